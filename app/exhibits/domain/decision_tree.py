"""Decision trees: squares where we choose, circles where chance does, and what comes out at the ends."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isclose, isfinite
from typing import Literal

from app.exhibits.domain.checks import require_count, require_names
from app.exhibits.domain.exhibit import STRICT, refuse_unless
from app.exhibits.domain.lettering import LINE, NAME, SMALL, slug, width, wrap
from app.exhibits.domain.marks import Area, Dot, Label, Mark, Path, Picture, Rect, Table, figure

SHALLOW, WIDE = 560.0, 720.0
EDGE = 8.0
HALF = 14.0
SLANT = 26.0
ROW = 56.0
VALUE_ROOM, BOX_ROOM = 84.0, 76.0
BOX_HEIGHT = 24.0
UNIT_ROOM = 18.0
MOST_LEAVES, MOST_STEPS = 12, 3
NAMES = {"decision": "Decision", "chance": "Chance", "outcome": "Outcome"}


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A node and the branch that leads to it: its name, what choosing it costs, or how probable it is."""

    __pydantic_config__ = STRICT

    id: str
    shape: Literal["decision", "chance", "outcome"]
    under: str = ""
    branch: str = ""
    probability: float | None = None
    cost: float = 0
    value: float | None = None


@dataclass(frozen=True, slots=True)
class DecisionTree:
    """Nodes, each listed after the one it stands under; the first is the root.

    With `value_boxes` each decision and chance node has a box for its value, empty where none is given.
    """

    __pydantic_config__ = STRICT

    title: str
    nodes: tuple[TreeNode, ...]
    unit: str = ""
    value_boxes: bool = False
    kind: Literal["decision-tree"] = "decision-tree"

    def __post_init__(self) -> None:
        """Refuse data that cannot be drawn."""
        require_count("nodes", self.nodes, 3, 30)
        require_names("nodes", [node.id for node in self.nodes])
        refuse_unless(not self.nodes[0].under, "nodes: begin with the root, which stands under none")
        for place, node in enumerate(self.nodes[1:], start=1):
            above = {other.id for other in self.nodes[:place]}
            refuse_unless(node.under in above, f"under: {node.id} needs a node that is listed before it")
        for node in self.nodes:
            self._check(node)
        leaves = sum(node.shape == "outcome" for node in self.nodes)
        refuse_unless(leaves <= MOST_LEAVES, f"nodes: at most {MOST_LEAVES} outcomes can be read")
        steps = max(self._steps().values())
        refuse_unless(steps <= MOST_STEPS, f"nodes: at most {MOST_STEPS} branches in a row can be read")

    def picture(self) -> Picture:
        """The nodes from left to right, what is known of each branch on it."""
        places = self._places()
        marks: list[Mark] = []
        for node in self.nodes[1:]:
            marks += self._branch(node, places[node.under], places[node.id])
        for node in self.nodes:
            marks += self._node(node, *places[node.id])
        areas = tuple(self._area(node, *places[node.id]) for node in self.nodes)
        height = 2 * EDGE + ROW * sum(node.shape == "outcome" for node in self.nodes)
        if self.unit:
            marks.append(Label(EDGE, height + 8, f"Costs and values in {self.unit}", "label-soft", "start"))
        return Picture(self._width, height + UNIT_ROOM * bool(self.unit), tuple(marks), areas)

    def table(self) -> Table:
        """Each node with its branch and its numbers."""
        unit = f" ({self.unit})" if self.unit else ""
        rows = tuple(
            (
                node.id,
                NAMES[node.shape],
                node.under,
                node.branch,
                _percent(node),
                figure(node.cost) if node.cost else "",
                _value(node),
            )
            for node in self.nodes
        )
        head = ("Node", "Shape", "Under", "Branch", "Probability", f"Cost{unit}", f"Value{unit}")
        return Table(head, rows, frozenset({4, 5, 6}))

    def alt(self) -> str:
        """Every branch with its probability, cost and value."""
        root = self.nodes[0]
        return f"Decision tree. {root.id} is a {root.shape}; {'; '.join(map(self._words, self.nodes[1:]))}."

    def _check(self, node: TreeNode) -> None:
        below = self._below(node.id)
        numbers = (node.cost, node.probability or 0, node.value or 0)
        refuse_unless(all(map(isfinite, numbers)), f"nodes: write the numbers of {node.id} as finite ones")
        refuse_unless(width(node.id, SMALL) < 2 * HALF, f"nodes: shorten the id {node.id} to 3 characters")
        room = BOX_ROOM if self.value_boxes else VALUE_ROOM + HALF
        long = width(_value(node), SMALL if self.value_boxes else NAME) > room - 6
        refuse_unless(not long, f"value: shorten that of {node.id}, give it in thousands or millions")
        if node.shape == "outcome":
            refuse_unless(not below, f"nodes: nothing stands under the outcome {node.id}")
            refuse_unless(node.value is not None, f"value: give the outcome {node.id} its value")
            return
        refuse_unless(len(below) > 1, f"nodes: put at least two branches under {node.id}")
        chances = [child.probability for child in below]
        if node.shape == "decision":
            refuse_unless(chances == [None] * len(below), f"probability: leave it out under the decision {node.id}")
            return
        known = [chance for chance in chances if chance is not None and 0 <= chance <= 1]
        whole = len(known) == len(chances) and isclose(sum(known), 1)
        refuse_unless(whole, f"probability: give each branch under {node.id} one from 0 to 1, adding up to 1")

    def _below(self, name: str) -> list[TreeNode]:
        return [node for node in self.nodes if node.under == name]

    def _steps(self) -> dict[str, int]:
        """How many branches lead from the root to each node."""
        steps: dict[str, int] = {}
        for node in self.nodes:
            steps[node.id] = steps[node.under] + 1 if node.under else 0
        return steps

    @property
    def _width(self) -> float:
        return WIDE if max(self._steps().values()) > 1 + (not self.value_boxes) else SHALLOW

    def _places(self) -> Mapping[str, tuple[float, float]]:
        """The middle of each node: outcomes in rows, the others half way between their branches."""
        steps = self._steps()
        column = (self._width - 2 * EDGE - 2 * HALF - VALUE_ROOM) / max(steps.values())
        rows = self._rows(self.nodes[0].id, iter(range(MOST_LEAVES)))
        return {name: (EDGE + HALF + column * steps[name], EDGE + ROW * (row + 0.5)) for name, row in rows.items()}

    def _rows(self, name: str, free: Iterator[int]) -> dict[str, float]:
        below = [child.id for child in self._below(name)]
        if not below:
            return {name: next(free)}
        rows: dict[str, float] = {}
        for child in below:
            rows |= self._rows(child, free)
        return rows | {name: (rows[below[0]] + rows[below[-1]]) / 2}

    def _room(self, node: TreeNode) -> float:
        """What a node and its box take right of its middle, before its branches begin."""
        return HALF + (BOX_ROOM if self.value_boxes and node.shape != "outcome" else 0)

    def _branch(self, node: TreeNode, start: tuple[float, float], end: tuple[float, float]) -> Iterator[Mark]:
        above = next(other for other in self.nodes if other.id == node.under)
        x, y = start[0] + self._room(above), end[1]
        yield Path(((x, start[1]), (x + SLANT, y), (end[0] - HALF, y)), "link")
        left = x + SLANT + 4
        lines = wrap(node.branch, end[0] - HALF - left, 2, SMALL)
        for place, line in enumerate(reversed(lines)):
            yield Label(left, y - 5 - (LINE - 1) * place, line, "small", "start")
        yield Label(left, y + 15, self._figures(node), "small", "start")

    def _figures(self, node: TreeNode) -> str:
        cost = f"cost {figure(node.cost)}" if node.cost else ""
        return ", ".join(text for text in (_percent(node), cost) if text)

    def _node(self, node: TreeNode, x: float, y: float) -> Iterator[Mark]:
        value = _value(node)
        if node.shape == "outcome":
            yield Path(((x - HALF, y), (x, y - 9), (x, y + 9)), "outcome-shape", closed=True)
            yield Label(x + 8, y + 5, value, "label-strong", "start")
            return
        if node.shape == "decision":
            yield Rect(x - HALF, y - HALF, 2 * HALF, 2 * HALF, "box-critical")
        else:
            yield Dot(x, y, "node-chance", HALF)
        yield Label(x, y + 4, node.id, "small")
        if self.value_boxes:
            yield Rect(x + HALF + 3, y - BOX_HEIGHT / 2, BOX_ROOM - 6, BOX_HEIGHT, "bar-outline", 2)
            yield Label(x + HALF + BOX_ROOM / 2, y + 4, value, "small")

    def _area(self, node: TreeNode, x: float, y: float) -> Area:
        name = f"{NAMES[node.shape]} {node.id}" + (f", {node.branch}" if node.branch else "")
        right = HALF + VALUE_ROOM if node.shape == "outcome" else self._room(node)
        return Area(slug(node.id), name, x - HALF, y - HALF, HALF + right, 2 * HALF)

    def _words(self, node: TreeNode) -> str:
        unit = f" {self.unit}" if self.unit else ""
        value = "" if node.value is None else f"value {_value(node)}{unit}"
        facts = ", ".join(text for text in (self._figures(node), value) if text)
        branch = f" by {node.branch}" if node.branch else ""
        return f"from {node.under}{branch} to {node.shape} {node.id}" + (f" ({facts})" if facts else "")


def _percent(node: TreeNode) -> str:
    return "" if node.probability is None else f"{figure(node.probability * 100)}%"


def _value(node: TreeNode) -> str:
    return "" if node.value is None else figure(node.value)

"""Worksheet: a decision tree, rolled back to the best choice."""

from collections.abc import Iterator
from typing import Literal

from app.calculators.domain.answer import Answer, Worksheet, drawn
from app.calculators.domain.entries import Entries, Field, beside
from app.calculators.domain.numbers import TIMES
from app.calculators.domain.worksheets.tree_lines import HINT, Twig, node, read_tree
from app.exhibits.domain import DecisionTree
from app.exhibits.domain.decision_tree import TreeNode
from app.formulas.decision_tree import Rolled, roll_back
from app.formulas.rounding import money, percent

MINUS = "\N{MINUS SIGN}"
Shape = Literal["decision", "chance", "outcome"]
LETTERS: dict[Shape, str] = {"decision": "D", "chance": "C", "outcome": "O"}


def work(entries: Entries) -> Answer:
    """The value of every node and the best choice; raises Invalid beside the lines."""
    root = read_tree(entries, "tree")
    with beside("tree"):
        rolled = roll_back(node(root))
    picture = drawn(lambda: _drawing(root, rolled))
    return Answer(
        _sentence(rolled),
        tuple(_steps(root, rolled)),
        (),
        picture,
        ()
        if picture
        else ("This tree is too large, or its numbers are too long, to be drawn; the steps have all of it.",),
    )


def _sentence(rolled: Rolled) -> str:
    if rolled.chosen is None:
        return f"{rolled.name} has an expected value of {money(rolled.value)}."
    return f"Choose {rolled.chosen}: it has the highest expected value, {money(rolled.value)}."


def _steps(twig: Twig, rolled: Rolled) -> Iterator[str]:
    """The value of each node from the ends to the root."""
    for child, result in zip(twig.children, rolled.children, strict=True):
        yield from _steps(child, result)
    if twig.is_chance:
        parts = (f"{percent(100 * (c.chance or 0))} {TIMES} {_signed(r)}" for c, r in _pairs(twig, rolled))
        yield f"{_headed(rolled)} {' + '.join(parts)} = {money(rolled.value)}"
    elif twig.children:
        nets = (f"{c.name} {_net(c, r)}" for c, r in _pairs(twig, rolled))
        yield f"{_headed(rolled)} the highest of {', '.join(nets)} is {money(rolled.value)}, so choose {rolled.chosen}"


def _pairs(twig: Twig, rolled: Rolled) -> Iterator[tuple[Twig, Rolled]]:
    return zip(twig.children, rolled.children, strict=True)


def _headed(rolled: Rolled) -> str:
    return rolled.name if rolled.name.endswith("?") else f"{rolled.name}:"


def _signed(rolled: Rolled) -> str:
    return f"({money(rolled.value)})" if rolled.value < 0 else money(rolled.value)


def _net(twig: Twig, rolled: Rolled) -> str:
    if not twig.cost:
        return money(rolled.value)
    return f"{_signed(rolled)} {MINUS} {money(twig.cost)} = {money(rolled.value - twig.cost)}"


def _drawing(root: Twig, rolled: Rolled) -> DecisionTree:
    return DecisionTree(
        "The tree with its values", tuple(_nodes(root, rolled, "", dict.fromkeys(LETTERS, 0))), value_boxes=True
    )


def _nodes(twig: Twig, rolled: Rolled, under: str, counts: dict[Shape, int]) -> Iterator[TreeNode]:
    """The nodes, each after the one it stands under, numbered by their shape."""
    shape = _shape(twig)
    counts[shape] += 1
    name = f"{LETTERS[shape]}{counts[shape]}"
    yield TreeNode(
        name,
        shape,
        under,
        twig.name if under else "",
        None if twig.chance is None else float(twig.chance),
        float(twig.cost),
        float(rolled.value),
    )
    for child, result in _pairs(twig, rolled):
        yield from _nodes(child, result, name, counts)


def _shape(twig: Twig) -> Shape:
    if twig.payoff is not None:
        return "outcome"
    return "chance" if twig.is_chance else "decision"


WORKSHEET = Worksheet(
    "decision-tree",
    "Decision tree",
    "Choices, chances and payoffs, rolled back to the choice with the highest expected value.",
    (
        Field(
            "tree",
            "Tree",
            "Build or buy?\n"
            "  Build cost 120\n"
            "    60% high demand: 400\n"
            "    40% low demand: 90\n"
            "  Buy cost 30\n"
            "    60% high demand: 210\n"
            "    40% low demand: 140",
            HINT,
            rows=9,
        ),
    ),
    work,
)

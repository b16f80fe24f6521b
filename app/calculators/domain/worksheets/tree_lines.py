"""A decision tree written in indented lines: a chance in percent, a name, a cost, and the payoff of an end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from app.calculators.domain.entries import Entries, Line, Unreadable
from app.calculators.domain.numbers import read_number
from app.formulas.decision_tree import Branch, Chance, Choice, Decision, Node, Outcome
from app.formulas.exact import exact

MOST_NODES = 30
HINT = (
    "Indent what follows from a line. End a line with “:\N{NO-BREAK SPACE}300” for a payoff, "
    "with “cost 120” for what a choice costs; begin it with “60%” where luck decides."
)
_CHANCE = re.compile(r"(?P<chance>\d[\d.,]*) ?%\s+(?P<rest>\S.*)", re.ASCII)
_PAYOFF = re.compile(r"(?P<rest>.*\S)\s*:\s*(?P<payoff>[^\s:]+)")
_COST = re.compile(r"(?P<rest>.*\S)\s+cost\s+(?P<cost>\S+)", re.IGNORECASE)


@dataclass(slots=True)
class Twig:
    """A line of the tree with the lines under it; the chance is 0 to 1."""

    line: Line
    depth: int
    name: str
    chance: Fraction | None
    cost: Fraction
    payoff: Fraction | None
    children: list["Twig"] = field(default_factory=list)

    @property
    def is_chance(self) -> bool:
        """Whether luck decides what follows."""
        return any(child.chance is not None for child in self.children)


def read_tree(entries: Entries, name: str) -> Twig:
    """The root of the tree with all under it; raises Unreadable beside the field."""
    lines = entries.lines(name, most=MOST_NODES)
    root, *rest = [_twig(line) for line in lines]
    above = [root]
    for twig in rest:
        while above and above[-1].depth >= twig.depth:
            above.pop()
        if not above:
            raise twig.line.refusal("indent it under the first line: a tree has one root.")
        above[-1].children.append(twig)
        above.append(twig)
    if not root.children or root.chance is not None or root.cost:
        raise Unreadable(
            name, "Begin with a line for the whole tree, without chance, cost or payoff, and indent the rest."
        )
    _check(root)
    return root


def node(twig: Twig) -> Node:
    """The tree as it is rolled back; raises Impossible for chances that do not sum to 1 and for negative costs."""
    if twig.payoff is not None:
        return Outcome(twig.name, twig.payoff)
    if twig.is_chance:
        return Chance(twig.name, tuple(Branch(child.chance or 0, node(child)) for child in twig.children))
    return Decision(twig.name, tuple(Choice(node(child), child.cost) for child in twig.children))


def _twig(line: Line) -> Twig:
    rest = line.text.strip()
    rest, chance = _part(_CHANCE, "chance", rest, line)
    rest, payoff = _part(_PAYOFF, "payoff", rest, line)
    rest, cost = _part(_COST, "cost", rest, line)
    depth = len(line.text) - len(line.text.lstrip())
    return Twig(line, depth, rest, None if chance is None else chance / 100, cost or Fraction(0), payoff)


def _part(pattern: re.Pattern[str], what: str, text: str, line: Line) -> tuple[str, Fraction | None]:
    found = pattern.fullmatch(text)
    if not found:
        return text, None
    number = read_number(found[what])
    if number is None:
        raise line.refusal(f"write the {what} as a number, not “{found[what]}”.")
    return found["rest"], exact(number)


def _check(twig: Twig) -> None:
    if bool(twig.children) == (twig.payoff is not None):
        raise twig.line.refusal("give it either a payoff, such as “: 300”, or lines under it.")
    _check_branches(twig, twig.children)
    for child in twig.children:
        _check(child)


def _check_branches(twig: Twig, children: Sequence[Twig]) -> None:
    if twig.is_chance and not all(child.chance is not None and not child.cost for child in children):
        raise twig.line.refusal("where luck decides, every branch has a chance in percent and none a cost.")

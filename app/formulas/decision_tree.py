"""Decision trees: decisions, chances and outcomes, rolled back to the best choice."""

from dataclasses import dataclass
from fractions import Fraction
from functools import singledispatch
from typing import TypeAlias

from app.formulas.exact import Impossible, Number, exact, not_negative, total


@dataclass(frozen=True, slots=True)
class Outcome:
    """An end of the tree with its payoff, negative for a loss."""

    name: str
    payoff: Number


@dataclass(frozen=True, slots=True)
class Branch:
    """What happens with a chance of 0 to 1."""

    probability: Number
    leads_to: "Node"


@dataclass(frozen=True, slots=True)
class Chance:
    """A point where luck decides; raises Impossible unless the chances are 0 or more and sum to 1."""

    name: str
    branches: tuple[Branch, ...]

    def __post_init__(self) -> None:
        """Check that the chances are whole."""
        for branch in self.branches:
            not_negative(probability=branch.probability)
        if total(branch.probability for branch in self.branches) != 1:
            raise Impossible(
                f"The chances at {self.name} must sum to 1: adjust them.", {"probability": "Must sum to 1."}
            )


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be chosen, at a cost of zero or more that is paid at once."""

    leads_to: "Node"
    cost: Number = 0

    def __post_init__(self) -> None:
        """Check the cost."""
        not_negative(cost=self.cost)


@dataclass(frozen=True, slots=True)
class Decision:
    """A point where we decide; raises Impossible without a choice."""

    name: str
    choices: tuple[Choice, ...]

    def __post_init__(self) -> None:
        """Refuse a decision without a choice."""
        if not self.choices:
            raise Impossible(f"There is nothing to choose at {self.name}: add a choice.", {"choices": "Is empty."})


Node: TypeAlias = Outcome | Chance | Decision


@dataclass(frozen=True, slots=True)
class Rolled:
    """A node with its expected value; at a decision, the node that the best choice leads to, the first among equals."""

    name: str
    value: Fraction
    chosen: str | None = None
    children: tuple["Rolled", ...] = ()


@singledispatch
def roll_back(node: Node) -> Rolled:
    """The tree with the value of every node, and the choice taken at every decision: payoffs less costs."""
    raise TypeError(node)


@roll_back.register
def _outcome(node: Outcome) -> Rolled:
    return Rolled(node.name, exact(node.payoff))


@roll_back.register
def _chance(node: Chance) -> Rolled:
    children = tuple(roll_back(branch.leads_to) for branch in node.branches)
    value = total(
        exact(branch.probability) * child.value for branch, child in zip(node.branches, children, strict=True)
    )
    return Rolled(node.name, value, children=children)


@roll_back.register
def _decision(node: Decision) -> Rolled:
    children = tuple(roll_back(choice.leads_to) for choice in node.choices)
    values = [child.value - exact(choice.cost) for choice, child in zip(node.choices, children, strict=True)]
    best = values.index(max(values))
    return Rolled(node.name, values[best], children[best].name, children)

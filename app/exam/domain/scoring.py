"""Scores of an attempt: right or wrong per item, first sight told apart from repeats."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.bank.domain import Item


@dataclass(frozen=True, slots=True)
class Graded:
    """One item of a submitted attempt."""

    item: Item
    is_answered: bool
    is_right: bool
    is_first_sight: bool


@dataclass(frozen=True, slots=True)
class Score:
    """Right answers among items; a blank counts as wrong. `first_sight` is the same over items never seen before."""

    right: int
    items: int
    answered: int
    first_sight_right: int
    first_sight_items: int

    @property
    def percent(self) -> float:
        """Share of right answers, 0 to 100."""
        return 100 * self.right / self.items if self.items else 0.0


def score(lines: Iterable[Graded]) -> Score:
    """The score over these items."""
    kept = list(lines)
    first = [line for line in kept if line.is_first_sight]
    return Score(
        right=sum(line.is_right for line in kept),
        items=len(kept),
        answered=sum(line.is_answered for line in kept),
        first_sight_right=sum(line.is_right for line in first),
        first_sight_items=len(first),
    )


def by(lines: Sequence[Graded], part: Callable[[Item], str]) -> dict[str, Score]:
    """Scores by a part of the outline, such as domain or task."""
    return {
        name: score(line for line in lines if part(line.item) == name)
        for name in dict.fromkeys(part(line.item) for line in lines)
    }

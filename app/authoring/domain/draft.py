"""A draft, its revisions, and the blind solves of its words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.bank.domain import Chosen, Item, is_right


class State(StrEnum):
    """Where a draft stands; saving other words makes any of them a draft again."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"

    def leads_to(self, state: "State") -> bool:
        """Whether the author can bring the draft there without changing its words."""
        return state in _NEXT[self]


_NEXT = {
    State.DRAFT: {State.REVIEW, State.WITHDRAWN},
    State.REVIEW: {State.DRAFT, State.PUBLISHED, State.WITHDRAWN},
    State.PUBLISHED: {State.WITHDRAWN},
    State.WITHDRAWN: {State.DRAFT},
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it stands: its newest revision, and the item that it was published as, the first of a case."""

    learner_id: int
    number: int
    state: State
    item_id: str | None
    updated_at: datetime
    revision: int
    text: str


@dataclass(frozen=True, slots=True)
class Revision:
    """One text that was saved, and what was noted with it."""

    number: int
    text: str
    saved_at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class Solve:
    """What somebody picked who saw the words, by their digest, and not the key; and why."""

    solver_id: int
    words: str
    pick: Chosen
    argument: str
    solved_at: datetime


def agreeing(item: Item, words: str, solves: Iterable[Solve]) -> int:
    """Number of solvers who saw just these words, by their digest, and picked the key."""
    return len({solve.solver_id for solve in solves if solve.words == words and is_right(item, solve.pick)})


def is_clash(base: str, stored: str, typed: str) -> bool:
    """Whether saving would bury words that the author has not seen: others than those it started from."""
    return stored not in {base, typed}

"""Reads of attempts. Every one filters by learner."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, Row, func, select

from app.bank.domain import Chosen, Modality
from app.errors import NotFound
from app.exam.domain import Sitting
from app.exam.models import Attempt, AttemptAnswer


class AttemptNotFound(NotFound):
    """No such attempt, or not this learner's."""


@dataclass(frozen=True, slots=True)
class Place:
    """One position of a form: the item at its revision, and its options as shown (canonical indices)."""

    position: int
    item_id: str
    revision: int
    option_order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Saved:
    """The current response at a position, as its item knows it."""

    chosen: Chosen
    is_flagged: bool
    sequence: int
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class AttemptView:
    """An attempt with its current answers by position."""

    number: int
    size: int
    modality: Modality
    places: tuple[Place, ...]
    sitting: Sitting
    raw_score: int | None
    saved: Mapping[int, Saved] = field(default_factory=dict)

    def place(self, position: int) -> Place:
        """The place at a position counted from 1; raises AttemptNotFound."""
        if not 1 <= position <= len(self.places):
            message = f"This exam has questions 1 to {len(self.places)}."
            raise AttemptNotFound(message)
        return self.places[position - 1]

    @property
    def answered(self) -> int:
        """How many positions have a choice."""
        return sum(bool(saved.chosen) for saved in self.saved.values())


def attempt(connection: Connection, learner_id: int, number: int, *, hold: bool = False) -> AttemptView:
    """An attempt of the learner; `hold` keeps its row until the transaction ends. Raises AttemptNotFound."""
    query = select(Attempt.__table__).where(Attempt.learner_id == learner_id, Attempt.number == number)
    row = connection.execute(query.with_for_update() if hold else query).first()
    if row is None:
        message = "There is no such exam. Start a new one from Exam."
        raise AttemptNotFound(message)
    return _view(connection, row)


def open_attempt(connection: Connection, learner_id: int) -> AttemptView | None:
    """The learner's attempt that is not submitted yet, whether or not its time is over."""
    row = connection.execute(
        select(Attempt.__table__)
        .where(Attempt.learner_id == learner_id, Attempt.submitted_at.is_(None))
        .order_by(Attempt.number.desc())
    ).first()
    return _view(connection, row) if row else None


@dataclass(frozen=True, slots=True)
class PastAttempt:
    """A submitted attempt, for lists."""

    number: int
    size: int
    submitted_at: datetime
    raw_score: int


def past_attempts(connection: Connection, learner_id: int) -> list[PastAttempt]:
    """Submitted attempts, newest first."""
    rows = connection.execute(
        select(Attempt.number, Attempt.size, Attempt.submitted_at, Attempt.raw_score)
        .where(Attempt.learner_id == learner_id, Attempt.submitted_at.is_not(None))
        .order_by(Attempt.number.desc())
    )
    return [PastAttempt(row.number, row.size, row.submitted_at, row.raw_score) for row in rows]


def last_number(connection: Connection, learner_id: int) -> int:
    """Number of the learner's newest attempt, 0 without one."""
    return connection.scalar(select(func.max(Attempt.number)).where(Attempt.learner_id == learner_id)) or 0


def _view(connection: Connection, row: Row) -> AttemptView:  # type: ignore[type-arg]
    answers = connection.execute(
        select(AttemptAnswer.__table__).where(
            AttemptAnswer.learner_id == row.learner_id, AttemptAnswer.number == row.number
        )
    )
    return AttemptView(
        number=row.number,
        size=row.size,
        modality=Modality(row.modality),
        places=tuple(
            Place(position, place["item"], place["revision"], tuple(place["order"]))
            for position, place in enumerate(row.form, 1)
        ),
        sitting=Sitting(row.started_at, row.deadline_at, row.known_at, row.submitted_at),
        raw_score=row.raw_score,
        saved={a.position: Saved(tuple(a.chosen), a.is_flagged, a.sequence, a.saved_at) for a in answers},
    )

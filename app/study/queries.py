"""Reads of study: cards, sessions, the day's figures. Every one filters by learner."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from app.accounts.domain import Learner
from app.bank.domain import Bank, Chosen
from app.clock import end_of_day, today_in
from app.errors import NotFound
from app.responses import queries as log
from app.study.domain import Agenda, Memory, agenda
from app.study.models import Card, SessionQuestion, StudySession


class SessionNotFound(NotFound):
    """No such session, or not this learner's."""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question of a session as it was shown, and what was answered."""

    position: int
    item_id: str
    revision: int
    objective: str
    reason: str
    option_order: tuple[int, ...]
    answered_at: datetime | None
    chosen: Chosen
    confidence: str | None
    raw_score: int | None
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class SessionView:
    """One session with its questions in order."""

    number: int
    started_at: datetime
    ended_at: datetime | None
    questions: tuple[QuestionView, ...]

    @property
    def answered(self) -> tuple[QuestionView, ...]:
        """The questions answered so far."""
        return tuple(q for q in self.questions if q.answered_at)

    @property
    def next_position(self) -> int | None:
        """Position of the first question without an answer; None when there is none left."""
        return next((q.position for q in self.questions if q.answered_at is None), None)

    @property
    def right(self) -> int:
        """How many answers were right."""
        return sum(q.raw_score or 0 for q in self.questions)


def cards(connection: Connection, learner_id: int) -> dict[str, Memory]:
    """The learner's memory of each objective met."""
    rows = connection.execute(select(Card.__table__).where(Card.learner_id == learner_id))
    return {
        row.objective: Memory(row.stability, row.difficulty, row.reviewed_at, row.due_at, row.reps, row.lapses)
        for row in rows
    }


def session(db: Session, learner_id: int, number: int) -> SessionView:
    """A session of the learner; raises SessionNotFound."""
    head = db.get(StudySession, (learner_id, number))
    if head is None:
        message = "There is no such study session. Start a new one from Study."
        raise SessionNotFound(message)
    rows = db.scalars(
        select(SessionQuestion)
        .where(SessionQuestion.learner_id == learner_id, SessionQuestion.number == number)
        .order_by(SessionQuestion.position)
    )
    return SessionView(head.number, head.started_at, head.ended_at, tuple(_view(row) for row in rows))


def open_session(db: Session, learner_id: int) -> SessionView | None:
    """The newest session that is not ended."""
    number = db.scalar(
        select(func.max(StudySession.number)).where(
            StudySession.learner_id == learner_id, StudySession.ended_at.is_(None)
        )
    )
    return session(db, learner_id, number) if number else None


def recent_sessions(db: Session, learner_id: int, count: int = 10) -> list[SessionView]:
    """The newest sessions with at least one answer, newest first."""
    numbers: Sequence[int] = db.scalars(
        select(StudySession.number)
        .where(
            StudySession.learner_id == learner_id,
            select(SessionQuestion.position)
            .where(
                SessionQuestion.learner_id == learner_id,
                SessionQuestion.number == StudySession.number,
                SessionQuestion.answered_at.is_not(None),
            )
            .exists(),
        )
        .order_by(StudySession.number.desc())
        .limit(count)
    ).all()
    return [session(db, learner_id, number) for number in numbers]


def todays_agenda(connection: Connection, bank: Bank, learner: Learner, now: datetime) -> Agenda:
    """What the plan holds for the rest of the learner's day."""
    today = today_in(learner.zone, now)
    ends = end_of_day(today, learner.zone)
    begins = end_of_day(today.fromordinal(today.toordinal() - 1), learner.zone)
    live = bank.served
    rows = connection.execute(
        select(Card.objective, Card.met_at, Card.due_at, Card.reviewed_at).where(Card.learner_id == learner.id)
    ).all()
    rows = [row for row in rows if row.objective in live]
    met_today = sum(row.met_at >= begins for row in rows)
    return agenda(
        unmet=len(live) - len(rows),
        total=len(live),
        met_today=met_today,
        due=sum(row.due_at < ends for row in rows),
        reviewed_today=sum(row.reviewed_at >= begins for row in rows) - met_today,
        days_left=learner.days_to_exam(today),
        minutes_a_day=learner.minutes_a_day,
    )


def cases_met(connection: Connection, bank: Bank, learner_id: int) -> dict[str, int]:
    """How many questions of each case the learner has answered; cases without an answer are left out."""
    seen = log.seen(connection, learner_id).keys()
    counts = {case.id: len(seen & set(case.items)) for case in bank.cases.values()}
    return {name: count for name, count in counts.items() if count}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the syllabus a learner has met, and how much of that is likely remembered now."""

    objectives: int
    met: int
    remembered: float


def coverage(connection: Connection, bank: Bank, learner_id: int, now: datetime) -> Coverage:
    """Coverage over the objectives that have items; `remembered` is the expected number recalled now."""
    known = {o: memory for o, memory in cards(connection, learner_id).items() if o in bank.served}
    return Coverage(len(bank.served), len(known), sum(m.retrievability(now) for m in known.values()))


def _view(row: SessionQuestion) -> QuestionView:
    return QuestionView(
        position=row.position,
        item_id=row.item_id,
        revision=row.revision,
        objective=row.objective,
        reason=row.reason,
        option_order=tuple(row.option_order),
        answered_at=row.answered_at,
        chosen=tuple(row.chosen or ()),
        confidence=row.confidence,
        raw_score=row.raw_score,
        due_at=row.due_at,
    )

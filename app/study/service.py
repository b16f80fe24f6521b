"""Starting, answering and ending sessions: load, decide, save."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.orm import Session

from app.accounts.domain import Learner
from app.accounts.receipts import ClientKey, hold, once
from app.bank.domain import Bank, Chosen, Item, grade, guess_chance, read_response, shown_order
from app.bank.queries import item_at
from app.clock import end_of_day, today_in
from app.errors import Conflict, Invalid
from app.responses import queries as log
from app.responses import service as responses
from app.responses.domain import Confidence, Kind, Rescore, Response, Setting
from app.study import queries
from app.study.domain import Evidence, Filter, Memory, Pick, Reason, choose_questions, fresh_questions, review
from app.study.models import Card, SessionQuestion, StudySession
from app.study.schemas import AnswerRequest, SessionRequest


class NothingToStudy(Invalid):
    """No question fits the filter."""


class SessionEnded(Conflict):
    """The session takes no more answers."""


class QuestionAnswered(Conflict):
    """The question was answered before; its first answer stands."""


class QuestionLocked(Conflict):
    """The question belongs to an exam that the learner has open."""


def start_session(
    db: Session, bank: Bank, learner: Learner, wanted: SessionRequest, key: ClientKey, *, now: datetime, rng: Random
) -> int:
    """Number of a new session; the same key again returns the same. Raises NothingToStudy."""
    connection = db.connection()

    def effect() -> dict[str, Any]:
        return {"number": _new_session(connection, bank, learner, wanted, now=now, rng=rng)}

    number: int = once(connection, learner.id, key, ["session", wanted.model_dump()], effect, now=now)["number"]
    return number


def _new_session(
    connection: Connection, bank: Bank, learner: Learner, wanted: SessionRequest, *, now: datetime, rng: Random
) -> int:
    _check_filter(bank, wanted)
    picks = _picks(connection, bank, learner, wanted, now=now, rng=rng)
    if not picks:
        message = "No question fits these choices. Choose fewer limits."
        raise NothingToStudy(message)
    last = connection.scalar(select(func.max(StudySession.number)).where(StudySession.learner_id == learner.id))
    number = (last or 0) + 1
    head = {
        "learner_id": learner.id,
        "number": number,
        "started_at": now,
        "wanted": wanted.model_dump(exclude={"count"}),
    }
    connection.execute(insert(StudySession), [head])
    connection.execute(
        insert(SessionQuestion),
        [
            {
                "learner_id": learner.id,
                "number": number,
                "position": position,
                "item_id": pick.item.id,
                "revision": pick.item.revision,
                "objective": pick.item.objective,
                "reason": pick.reason.value,
                "option_order": list(shown_order(pick.item, rng)),
            }
            for position, pick in enumerate(picks, 1)
        ],
    )
    return number


def _picks(
    connection: Connection, bank: Bank, learner: Learner, wanted: SessionRequest, *, now: datetime, rng: Random
) -> list[Pick]:
    """The session's questions: a case as a whole, fresh ones of a family, or the day's choice."""
    locked = log.locked(connection, learner.id, now)
    if wanted.case:
        items = [bank.items[item_id] for item_id in bank.cases[wanted.case].items]
        return [Pick(item, Reason.CASE) for item in items if item.id not in locked]
    if wanted.family:
        return fresh_questions(bank, wanted.family, log.seen(connection, learner.id), wanted.count, rng=rng)
    today = queries.todays_agenda(connection, bank, learner, now)
    return choose_questions(
        bank,
        cards=queries.cards(connection, learner.id),
        seen=log.seen(connection, learner.id),
        locked=locked,
        wanted=Filter(wanted.domain, wanted.task, wanted.approach, wanted.type),
        count=wanted.count,
        new=_new_share(today.new, today.reviews, wanted.count),
        today_ends_at=end_of_day(today_in(learner.zone, now), learner.zone),
        now=now,
        rng=rng,
    )


def _new_share(new: int, reviews: int, count: int) -> int:
    """How many of a session's questions are new, so that a short session mixes as the day does."""
    if new + reviews <= count:
        return new
    return max(1, round(count * new / (new + reviews))) if new else 0


def _check_filter(bank: Bank, wanted: SessionRequest) -> None:
    if wanted.domain and wanted.domain not in {domain.id for domain in bank.outline.domains}:
        message = "Choose a domain from the list."
        raise NothingToStudy(message, {"domain": message})
    if wanted.task and wanted.task not in bank.outline.tasks:
        message = "Choose a task from the list."
        raise NothingToStudy(message, {"task": message})
    if wanted.case and wanted.case not in bank.cases:
        message = "There is no such case. Choose one from Study."
        raise NothingToStudy(message, {"case": message})
    if wanted.family and wanted.family not in bank.families:
        message = "There is no such family of calculations. Choose one from Study."
        raise NothingToStudy(message, {"family": message})


@dataclass(frozen=True, slots=True)
class Graded:
    """A stored answer: what was chosen (canonical indices) and when the objective comes again."""

    item: Item
    option_order: tuple[int, ...]
    chosen: Chosen
    is_right: bool
    due_at: datetime | None


def answer_question(
    connection: Connection,
    bank: Bank,
    learner_id: int,
    number: int,
    position: int,
    answer: AnswerRequest,
    key: ClientKey,
    *,
    now: datetime,
) -> Graded:
    """Store an answer, its score and what it does to memory, in the writer's transaction.

    The same key with the same answer changes nothing and is graded alike. Raises SessionNotFound, SessionEnded,
    QuestionAnswered, QuestionLocked and BadChoice.
    """
    hold(connection, learner_id)
    question = _question(connection, learner_id, number, position)
    item = item_at(connection, bank, question.item_id, question.revision)
    chosen = read_response(item, question.option_order, answer.chosen)
    worth = grade(item, chosen)
    right = worth.is_right
    response = Response(
        client_key=str(key),
        kind=Kind.ANSWER,
        setting=Setting.STUDY,
        sitting=number,
        position=position,
        item_id=item.id,
        revision=item.revision,
        chosen=chosen,
        responded_at=now,
        confidence=answer.confidence,
        spent_ms=answer.spent_ms,
        is_first_sight=not responses.answered(connection, learner_id, [item.id]),
        raw_score=int(right),
    )
    if responses.known(connection, learner_id, response):
        refuse_locked(item.id, log.locked(connection, learner_id, now))
        return Graded(item, tuple(question.option_order), chosen, right, question.due_at)
    _refuse_late(question, item.id, log.locked(connection, learner_id, now))
    responses.append(connection, learner_id, [response])
    evidence = Evidence(
        is_right=right,
        confidence=answer.confidence,
        parts=worth.share,
        guess_chance=guess_chance(item),
        is_multiple=worth.parts > 1,
    )
    memory = _remember(connection, learner_id, item.objective, evidence, now=now)
    _close_question(connection, question, chosen, answer.confidence, right=right, due_at=memory.due_at, now=now)
    return Graded(item, tuple(question.option_order), chosen, right, memory.due_at)


def _question(connection: Connection, learner_id: int, number: int, position: int) -> Any:
    row = connection.execute(
        select(SessionQuestion.__table__, StudySession.ended_at)
        .join(
            StudySession,
            (StudySession.learner_id == SessionQuestion.learner_id) & (StudySession.number == SessionQuestion.number),
        )
        .where(
            SessionQuestion.learner_id == learner_id,
            SessionQuestion.number == number,
            SessionQuestion.position == position,
        )
        .with_for_update()
    ).first()
    if row is None:
        message = "There is no such question in this session. Start a new session from Study."
        raise queries.SessionNotFound(message)
    return row


def _refuse_late(question: Any, item_id: str, locked: frozenset[str]) -> None:
    if question.answered_at:
        message = "You answered this question already; your first answer stands. Go on to the next one."
        raise QuestionAnswered(message)
    if question.ended_at:
        message = "This session has ended; what you answered is kept. Start a new one from Study."
        raise SessionEnded(message)
    refuse_locked(item_id, locked)


def refuse_locked(item_id: str, locked: frozenset[str]) -> None:
    """Raise QuestionLocked for an item that an open exam holds."""
    if item_id in locked:
        message = "This question is part of the exam that you have open. Finish the exam first."
        raise QuestionLocked(message)


def _remember(connection: Connection, learner_id: int, objective: str, evidence: Evidence, *, now: datetime) -> Memory:
    row = connection.execute(
        select(Card.__table__).where(Card.learner_id == learner_id, Card.objective == objective).with_for_update()
    ).first()
    before = Memory(row.stability, row.difficulty, row.reviewed_at, row.due_at, row.reps, row.lapses) if row else None
    after = review(before, evidence, now=now)
    values = {
        "stability": after.stability,
        "difficulty": after.difficulty,
        "reviewed_at": after.reviewed_at,
        "due_at": after.due_at,
        "reps": after.reps,
        "lapses": after.lapses,
    }
    if row:
        mine = (Card.learner_id == learner_id) & (Card.objective == objective)
        connection.execute(update(Card).where(mine).values(**values))
    else:
        connection.execute(insert(Card).values(learner_id=learner_id, objective=objective, met_at=now, **values))
    return after


def _close_question(
    connection: Connection,
    question: Any,
    chosen: Chosen,
    confidence: Confidence | None,
    *,
    right: bool,
    due_at: datetime,
    now: datetime,
) -> None:
    mine = (SessionQuestion.learner_id == question.learner_id) & (SessionQuestion.number == question.number)
    connection.execute(
        update(SessionQuestion)
        .where(mine, SessionQuestion.position == question.position)
        .values(answered_at=now, chosen=list(chosen), confidence=confidence, raw_score=int(right), due_at=due_at)
    )
    left = connection.scalar(
        select(func.count()).select_from(SessionQuestion).where(mine, SessionQuestion.answered_at.is_(None))
    )
    if not left:
        _end(connection, question.learner_id, question.number, now)


def take_rescores(connection: Connection, changes: Iterable[Rescore]) -> None:
    """Bring the scores of answered questions to what corrected keys make of them; cards keep what they learned."""
    for change in changes:
        if change.setting is Setting.STUDY:
            connection.execute(
                update(SessionQuestion)
                .where(
                    SessionQuestion.learner_id == change.learner_id,
                    SessionQuestion.number == change.sitting,
                    SessionQuestion.position == change.position,
                )
                .values(raw_score=change.raw_score)
            )


def end_session(db: Session, learner_id: int, number: int, *, now: datetime) -> None:
    """End a session early; what was answered is kept. Ending an ended session changes nothing."""
    if queries.session(db, learner_id, number).ended_at is None:
        _end(db.connection(), learner_id, number, now)


def _end(connection: Connection, learner_id: int, number: int, now: datetime) -> None:
    connection.execute(
        update(StudySession)
        .where(StudySession.learner_id == learner_id, StudySession.number == number)
        .values(ended_at=now)
    )

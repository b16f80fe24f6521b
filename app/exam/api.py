"""Practice exams as JSON: the same services as the pages."""

from datetime import datetime

from fastapi import APIRouter
from sqlalchemy import Connection

from app.accounts.queries import LearnerId
from app.accounts.receipts import IdempotencyKey
from app.bank.domain import Bank, as_shown
from app.bank.queries import BankDep, item_at
from app.bank.schemas import asked_out, explained_out
from app.clock import Now
from app.db import Db, WriterDep
from app.exam import queries, service
from app.exam.domain import Score, score
from app.exam.domain.scoring import by
from app.exam.schemas import (
    AttemptOut,
    AttemptRequest,
    ExamQuestionOut,
    ReportOut,
    ReportQuestionOut,
    SaveOut,
    SaveRequest,
    ScoreOut,
)
from app.randomness import Rng
from app.web.paths import Number

router = APIRouter(prefix="/api/v1/exam", tags=["exam"])


def _attempt_out(connection: Connection, bank: Bank, learner_id: int, number: int, now: datetime) -> AttemptOut:
    found = queries.attempt(connection, learner_id, number)
    questions = []
    for place in found.places if found.sitting.is_open(now) else ():
        item = item_at(connection, bank, place.item_id, place.revision)
        saved = found.saved.get(place.position)
        questions.append(
            ExamQuestionOut(
                position=place.position,
                question=asked_out(item, place.option_order),
                chosen=as_shown(item, place.option_order, saved.chosen if saved else ()),
                is_flagged=bool(saved and saved.is_flagged),
            )
        )
    return AttemptOut(
        number=number,
        size=found.size,
        modality=found.modality,
        started_at=found.sitting.started_at,
        deadline_at=found.sitting.deadline_at,
        submitted_at=found.sitting.submitted_at,
        seconds_left=found.sitting.time_left(now).total_seconds(),
        answered=found.answered,
        questions=questions,
    )


@router.post("/attempts", status_code=201)
def start_attempt(
    db: Db, now: Now, learner_id: LearnerId, bank: BankDep, rng: Rng, key: IdempotencyKey, wanted: AttemptRequest
) -> AttemptOut:
    """Start an attempt; the same Idempotency-Key returns the same attempt."""
    connection = db.connection()
    number = service.start_attempt(connection, bank, learner_id, wanted, key, now=now, rng=rng)
    return _attempt_out(connection, bank, learner_id, number, now)


@router.get("/attempts/{number}")
def read_attempt(db: Db, now: Now, learner_id: LearnerId, bank: BankDep, number: Number) -> AttemptOut:
    """An attempt with its questions and current choices, without any key."""
    return _attempt_out(db.connection(), bank, learner_id, number, now)


@router.post("/attempts/{number}/saves")
async def save_answer(
    now: Now,
    learner_id: LearnerId,
    bank: BankDep,
    writer: WriterDep,
    number: Number,
    key: IdempotencyKey,
    save: SaveRequest,
) -> SaveOut:
    """Save a choice; answered only after it is on disk. The same Idempotency-Key is stored once."""
    outcome = await writer.run(
        lambda connection: service.save_answer(connection, bank, learner_id, number, save, key, now=now)
    )
    return SaveOut(
        position=save.position,
        sequence=outcome.sequence,
        is_current=outcome.is_current,
        answered=outcome.answered,
        seconds_left=outcome.seconds_left,
    )


@router.post("/attempts/{number}/submission")
def submit_attempt(db: Db, now: Now, learner_id: LearnerId, bank: BankDep, number: Number) -> ReportOut:
    """Submit and return the report; submitting twice is the same as once."""
    connection = db.connection()
    service.submit_attempt(connection, bank, learner_id, number, now=now)
    return _report_out(connection, bank, learner_id, number, now)


@router.get("/attempts/{number}/report")
async def read_report(now: Now, learner_id: LearnerId, bank: BankDep, writer: WriterDep, number: Number) -> ReportOut:
    """The report of an attempt that is submitted or whose time is over."""

    def work(connection: Connection) -> ReportOut:
        service.settle(connection, bank, learner_id, now=now)
        return _report_out(connection, bank, learner_id, number, now)

    return await writer.run(work)


def _report_out(connection: Connection, bank: Bank, learner_id: int, number: int, now: datetime) -> ReportOut:
    lines = service.report_lines(connection, bank, learner_id, number, now=now)
    submitted_at = queries.attempt(connection, learner_id, number).sitting.submitted_at
    assert submitted_at is not None  # noqa: S101 - report_lines has checked it
    graded = [line.graded for line in lines]
    return ReportOut(
        number=number,
        submitted_at=submitted_at,
        total=_score_out(score(graded)),
        domains={name: _score_out(part) for name, part in by(graded, bank.domain_of).items()},
        tasks={name: _score_out(part) for name, part in by(graded, lambda item: item.task).items()},
        questions=[
            ReportQuestionOut(
                position=line.place.position,
                item_id=line.item.id,
                task=line.item.task,
                is_right=line.graded.is_right,
                is_first_sight=line.graded.is_first_sight,
                chosen=as_shown(line.item, line.place.option_order, line.chosen),
                explained=None if line.is_locked else explained_out(line.item, line.place.option_order, line.chosen),
            )
            for line in lines
        ],
    )


def _score_out(part: Score) -> ScoreOut:
    return ScoreOut(
        right=part.right,
        items=part.items,
        first_sight_right=part.first_sight_right,
        first_sight_items=part.first_sight_items,
    )

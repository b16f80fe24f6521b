"""Study as JSON: the same services as the pages."""

from fastapi import APIRouter

from app.accounts.queries import CurrentLearner, LearnerId
from app.accounts.receipts import IdempotencyKey
from app.bank.domain import Bank
from app.bank.queries import BankDep, item_at
from app.bank.schemas import asked_out, explained_out
from app.clock import Now
from app.db import Db, WriterDep
from app.randomness import Rng
from app.study import queries, service
from app.study.schemas import (
    AnswerRequest,
    CaseChoice,
    ChoicesOut,
    FamilyChoice,
    FeedbackOut,
    QuestionOut,
    SessionOut,
    SessionRequest,
)
from app.web.paths import Number

router = APIRouter(prefix="/api/v1/study", tags=["study"])


def _session_out(db: Db, bank: Bank, learner_id: int, number: int) -> SessionOut:
    found = queries.session(db, learner_id, number)
    questions = []
    for q in found.questions:
        item = item_at(db.connection(), bank, q.item_id, q.revision)
        questions.append(
            QuestionOut(
                position=q.position,
                question=asked_out(item, q.option_order),
                reason=q.reason,
                is_answered=q.answered_at is not None,
            )
        )
    return SessionOut(
        number=number,
        started_at=found.started_at,
        ended_at=found.ended_at,
        answered=len(found.answered),
        right=found.right,
        questions=questions,
    )


@router.get("/choices")
def choices(bank: BankDep) -> ChoicesOut:
    """The types of question, the cases and the families of calculations that the bank holds."""
    return ChoicesOut(
        types=sorted({item.type for item in bank.live}),
        cases=[CaseChoice(id=c.id, title=c.title, questions=len(c.items)) for c in bank.cases.values()],
        families=[FamilyChoice(id=f.id, title=f.title, objective=f.objective) for f in bank.families.values()],
    )


@router.post("/sessions", status_code=201)
def start_session(
    db: Db, now: Now, learner: CurrentLearner, bank: BankDep, rng: Rng, key: IdempotencyKey, wanted: SessionRequest
) -> SessionOut:
    """Start a session; the same Idempotency-Key returns the same session."""
    number = service.start_session(db, bank, learner, wanted, key, now=now, rng=rng)
    return _session_out(db, bank, learner.id, number)


@router.get("/sessions/{number}")
def read_session(db: Db, learner_id: LearnerId, bank: BankDep, number: Number) -> SessionOut:
    """A session, without any key."""
    return _session_out(db, bank, learner_id, number)


@router.post("/sessions/{number}/questions/{position}/answer")
async def answer_question(
    now: Now,
    learner_id: LearnerId,
    bank: BankDep,
    writer: WriterDep,
    number: Number,
    position: Number,
    key: IdempotencyKey,
    answer: AnswerRequest,
) -> FeedbackOut:
    """Store an answer and return every reason; the same Idempotency-Key with the same answer is stored once."""
    return await writer.run(
        lambda connection: _feedback(
            service.answer_question(connection, bank, learner_id, number, position, answer, key, now=now)
        )
    )


@router.post("/sessions/{number}/end")
def end_session(db: Db, now: Now, learner_id: LearnerId, bank: BankDep, number: Number) -> SessionOut:
    """End a session early; what was answered is kept."""
    service.end_session(db, learner_id, number, now=now)
    return _session_out(db, bank, learner_id, number)


def _feedback(graded: service.Graded) -> FeedbackOut:
    return FeedbackOut(
        is_right=graded.is_right,
        raw_score=int(graded.is_right),
        explained=explained_out(graded.item, graded.option_order, graded.chosen),
        item_id=graded.item.id,
        due_at=graded.due_at,
    )

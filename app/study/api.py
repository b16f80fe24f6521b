"""Study as JSON: the same services as the pages."""

from fastapi import APIRouter

from app.accounts.queries import CurrentLearner, LearnerId
from app.accounts.receipts import IdempotencyKey
from app.bank.domain import Bank
from app.bank.queries import BankDep, item_at
from app.clock import Now
from app.db import Db, WriterDep
from app.randomness import Rng
from app.study import queries, service
from app.study.schemas import (
    AnswerRequest,
    FeedbackOut,
    OptionFeedback,
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
                stem=item.stem,
                options=[item.options[i].text for i in q.option_order],
                choose=item.choose,
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
    item = graded.item
    options = [
        OptionFeedback(
            text=item.options[i].text,
            is_key=item.options[i].is_key,
            is_chosen=i in graded.chosen,
            why=item.options[i].why,
            trap=item.options[i].trap,
        )
        for i in graded.option_order
    ]
    return FeedbackOut(
        is_right=graded.is_right,
        raw_score=int(graded.is_right),
        options=options,
        clue=item.clue,
        rule=item.rule,
        item_id=item.id,
        due_at=graded.due_at,
    )

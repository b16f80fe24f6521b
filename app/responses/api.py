"""The answered questions as JSON."""

from datetime import date, datetime

from fastapi import APIRouter, Request
from pydantic import BaseModel

from app.accounts.queries import CurrentLearner
from app.bank.queries import BankDep
from app.bank.schemas import AskedOut, ExplainedOut, asked_out, explained_out
from app.clock import Now
from app.db import Db
from app.responses import queries
from app.responses.browse import found, wanted

router = APIRouter(prefix="/api/v1/bank", tags=["bank"])


class ItemOut(BaseModel):
    """An answered question with its provenance."""

    id: str
    revision: int
    task: str
    approach: str
    objective: str
    difficulty: str
    question: AskedOut
    explained: ExplainedOut
    references: list[str]
    author: str
    drafted: str
    drafted_on: date
    reviewed: list[str]
    licence: str
    times_answered: int
    last_answered_at: datetime
    last_score: int


class ItemsOut(BaseModel):
    """A page of answered questions, last answered first."""

    total: int
    page: int
    items: list[ItemOut]


PAGE = 25


@router.get("/items")
def browse(
    request: Request,
    db: Db,
    now: Now,
    learner: CurrentLearner,
    bank: BankDep,
    q: str = "",
    domain: str = "",
    task: str = "",
    outcome: str = "",
    page: int = 1,
) -> ItemsOut:
    """Search among the questions that the learner has answered; others are not shown, so that nothing is spoiled."""
    del q, domain, task, outcome, page
    connection = db.connection()
    choice = wanted(request.query_params, bank)
    lines = found(bank, queries.seen(connection, learner.id), queries.locked(connection, learner.id, now), choice)
    items = [
        ItemOut(
            id=line.item.id,
            revision=line.item.revision,
            task=line.item.task,
            approach=line.item.approach,
            objective=line.item.objective,
            difficulty=line.item.difficulty,
            question=asked_out(line.item, range(len(line.item.options))),
            explained=explained_out(line.item, range(len(line.item.options)), ()),
            references=list(line.item.references),
            author=line.item.provenance.author,
            drafted=line.item.provenance.drafted,
            drafted_on=line.item.provenance.drafted_on,
            reviewed=list(line.item.provenance.reviewed),
            licence=line.item.provenance.licence,
            times_answered=line.sight.times,
            last_answered_at=line.sight.last_at,
            last_score=line.sight.last_score,
        )
        for line in lines[(choice.page - 1) * PAGE : choice.page * PAGE]
    ]
    return ItemsOut(total=len(lines), page=choice.page, items=items)

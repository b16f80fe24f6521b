"""The bank as a learner may see it: what was answered, with every reason and its provenance, and nothing else."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from app.accounts.queries import CurrentLearner
from app.bank.domain import ItemNotFound
from app.bank.queries import BankDep, item_at
from app.bank.view import explained
from app.clock import Now
from app.db import Db
from app.responses import queries
from app.responses.browse import found, wanted
from app.responses.rescoring import in_force, rescores
from app.web.render import render

router = APIRouter(prefix="/bank", include_in_schema=False)

PAGE = 25
ItemId = Annotated[str, Path(pattern=r"^[A-Za-z0-9-]{1,20}$")]


@router.get("")
def browse(request: Request, db: Db, now: Now, learner: CurrentLearner, bank: BankDep) -> Response:
    """Search among the questions that the learner has answered."""
    seen = queries.seen(db.connection(), learner.id)
    locked = queries.locked(db.connection(), learner.id, now)
    choice = wanted(request.query_params, bank)
    lines = found(bank, seen, locked, choice)
    pages = max(1, -(-len(lines) // PAGE))
    page = min(choice.page, pages)
    return render(
        request,
        "responses/bank.html",
        choice=choice,
        lines=lines[(page - 1) * PAGE : page * PAGE],
        total=len(lines),
        page=page,
        pages=pages,
        answered=len(seen),
        live=len(bank.live),
        outline=bank.outline,
    )


@router.get("/items/{item_id}")
def item(request: Request, db: Db, now: Now, learner: CurrentLearner, bank: BankDep, item_id: ItemId) -> Response:
    """An answered question: key, reasons, provenance, and how it was answered."""
    history = queries.answers(db.connection(), learner.id, item_id)
    if not history or item_id in queries.locked(db.connection(), learner.id, now):
        message = "This question is shown here once you have answered it, and not while an exam that holds it is open."
        raise ItemNotFound(message)
    last = history[0]
    again = {r.client_key: r for r in rescores(db.connection(), learner.id)}
    shown = item_at(db.connection(), bank, item_id, last.revision)
    order = tuple(range(len(shown.options)))
    answer = in_force(db.connection(), bank, shown, order, last.chosen, again.get(last.client_key))
    return render(
        request,
        "responses/item.html",
        feedback=explained(bank, answer.item, answer.order, answer.chosen),
        history=history,
        again=again,
        current=bank.known(item_id),
        outline=bank.outline,
    )

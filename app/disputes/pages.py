"""Pages of disputes: say what is wrong, read what came of it, and see what changed in the bank."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.accounts.queries import CurrentLearner, LearnerId
from app.bank.domain import Bank, Item
from app.bank.queries import BankDep, item_at, revisions
from app.bank.view import explained
from app.clock import Now
from app.db import Db
from app.disputes import changes, queries, service
from app.disputes.domain import Reason
from app.disputes.schemas import DisputeForm, DisputeRequest
from app.responses import queries as log
from app.responses.rescoring import rescores
from app.web.forms import FormView, RawForm
from app.web.paths import Number
from app.web.render import render

router = APIRouter(prefix="/bank", include_in_schema=False)

ItemId = Annotated[str, Path(pattern=r"^[A-Za-z0-9-]{1,20}$")]


@router.get("/items/{item_id}/dispute")
def dispute(request: Request, db: Db, now: Now, learner: CurrentLearner, bank: BankDep, item_id: ItemId) -> Response:
    """The form to dispute an answered question."""
    return _form(request, db, now, learner.id, bank, item_id, FormView(DisputeForm))


def _form(
    request: Request,
    db: Session,
    now: Now,
    learner_id: int,
    bank: Bank,
    item_id: str,
    form: FormView[DisputeForm],
    status: int = 200,
) -> Response:
    revision = service.disputable(db.connection(), learner_id, item_id, now=now)
    item = item_at(db.connection(), bank, item_id, revision)
    return render(request, "disputes/dispute.html", status, item=item, reasons=list(Reason), form=form)


@router.post("/items/{item_id}/dispute")
def file_dispute(
    request: Request, db: Db, now: Now, learner: CurrentLearner, bank: BankDep, item_id: ItemId, raw: RawForm
) -> Response:
    """Store the dispute and show the record of the question."""
    form = FormView(DisputeForm, raw)
    if form.value is None:
        return _form(request, db, now, learner.id, bank, item_id, form, 422)
    wanted = DisputeRequest(reason=form.value.reason, text=form.value.text)
    service.file_dispute(db.connection(), learner.id, item_id, wanted, form.value.client_key, now=now)
    return RedirectResponse(f"/bank/items/{item_id}/history?disputed", 303)


@router.post("/disputes/{number}/withdrawal")
def withdraw(db: Db, now: Now, learner_id: LearnerId, number: Number) -> Response:
    """Take a dispute back."""
    service.withdraw(db.connection(), learner_id, number, now=now)
    return RedirectResponse("/bank/changes", 303)


@router.get("/items/{item_id}/history")
def history(request: Request, db: Db, now: Now, learner: CurrentLearner, bank: BankDep, item_id: ItemId) -> Response:
    """The record of a question for everybody; its words, notes and arguments only for who has answered it."""
    connection = db.connection()
    item = bank.item(item_id)
    answered = log.answers(connection, learner.id, item_id)
    is_open = bool(answered) and item_id not in log.locked(connection, learner.id, now)
    return render(
        request,
        "disputes/history.html",
        item=item,
        feedback=_words(bank, item) if is_open else None,
        revisions=revisions(connection, item_id),
        disputes=queries.against(connection, item_id),
        own={d.number for d in queries.mine(connection, learner.id) if d.item_id == item_id},
        learner_id=learner.id,
        outline=bank.outline,
        was_disputed="disputed" in request.query_params,
    )


def _words(bank: Bank, item: Item) -> object:
    return explained(bank, item, range(len(item.options)), ())


@router.get("/changes")
def changed(request: Request, db: Db, learner: CurrentLearner, bank: BankDep) -> Response:
    """What changed in the bank since it was first loaded, and what that means for the learner's answers."""
    connection = db.connection()
    return render(
        request,
        "disputes/changes.html",
        updates=changes.updates(connection, bank, learner.id),
        rescores=rescores(connection, learner.id),
        disputes=queries.mine(connection, learner.id),
    )

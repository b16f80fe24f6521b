"""Blind solves: a draft of somebody else as learners would meet it, without its key."""

from fastapi import APIRouter, Request
from sqlalchemy import Connection
from starlette.responses import RedirectResponse, Response

from app.accounts.queries import CurrentLearner, LearnerId
from app.authoring import publishing, queries
from app.authoring.schemas import ReturnForm, SolveForm
from app.bank.domain import BadChoice, Bank
from app.bank.queries import BankDep
from app.bank.view import asked
from app.clock import Now
from app.db import Db
from app.errors import Invalid
from app.web.forms import FormView, RawForm
from app.web.paths import Number
from app.web.render import render

router = APIRouter()


@router.get("/review/{author_id}/{number}")
def question(
    request: Request, db: Db, learner: CurrentLearner, bank: BankDep, author_id: Number, number: Number
) -> Response:
    """The next question of a draft to solve, or thanks after the last."""
    return _question(request, db.connection(), bank, learner.id, author_id, number, FormView(SolveForm))


@router.post("/review/{author_id}/{number}")
def solve(
    request: Request,
    db: Db,
    now: Now,
    learner: CurrentLearner,
    bank: BankDep,
    raw: RawForm,
    author_id: Number,
    number: Number,
) -> Response:
    """Record a solve; what does not fit comes back as typed."""
    connection, form = db.connection(), FormView(SolveForm, raw)
    if form.value:
        try:
            publishing.solve(connection, bank, learner.id, author_id, number, form.value, now=now)
        except BadChoice as problem:
            form.refuse(problem)
        else:
            return RedirectResponse(f"/bank/author/review/{author_id}/{number}", 303)
    return _question(request, connection, bank, learner.id, author_id, number, form, 422)


@router.post("/review/{author_id}/{number}/return")
def send_back(db: Db, now: Now, learner_id: LearnerId, raw: RawForm, author_id: Number, number: Number) -> Response:
    """Send a solved draft back to its author with a note."""
    form = FormView(ReturnForm, raw)
    if form.value is None or not form.value.note:
        raise Invalid("Say in a sentence or two what the author should look at.")
    publishing.return_to_author(db.connection(), learner_id, author_id, number, form.value.note, now=now)
    return RedirectResponse("/bank/author?sent", 303)


def _question(
    request: Request,
    connection: Connection,
    bank: Bank,
    learner_id: int,
    author_id: int,
    number: int,
    form: FormView[SolveForm],
    status: int = 200,
) -> Response:
    blind = publishing.to_solve(connection, bank, learner_id, author_id, number)
    return render(
        request,
        "authoring/solve.html",
        status,
        draft=queries.in_review(connection, learner_id, author_id, number),
        blind=blind,
        asked=asked(blind.item, blind.order) if blind else None,
        given=form.entries("chosen"),
        form=form,
        is_solved=publishing.is_solved(connection, learner_id, author_id, number),
    )

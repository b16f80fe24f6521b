"""What becomes of a draft: its revisions, the way to review, into the bank and out of it."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError
from starlette.responses import RedirectResponse, Response

from app.accounts.queries import CurrentLearner, LearnerId
from app.authoring import publishing, queries, service
from app.authoring.domain import Draft, Revision
from app.authoring.schemas import RestoreForm
from app.authoring.view import Solved, checked, solved
from app.bank.checks import BLIND_SOLVES
from app.bank.domain import Bank, Item
from app.bank.queries import BankDep
from app.clock import Now
from app.db import Db, WriterDep
from app.errors import Conflict, Invalid
from app.settings import Settings
from app.web.forms import FormView, RawForm
from app.web.paths import Number
from app.web.render import render

router = APIRouter()


class IdTaken(Conflict):
    """Two questions wanted the same next free id."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a draft stands: its revisions, the solves of its present words, and the fewest that agree."""

    revisions: list[Revision]
    solves: list[Solved]
    agreeing: int
    needed: int
    questions: int


def standing(connection: Connection, bank: Bank, draft: Draft) -> Standing:
    """Where a draft stands, for its author."""
    items = publishing.items_of(connection, bank, draft)
    solves = queries.solves(connection, draft.learner_id, draft.number)
    return Standing(
        queries.revisions(connection, draft.learner_id, draft.number),
        solved(items, solves),
        publishing.fewest_agreeing(items, solves),
        BLIND_SOLVES,
        len(items),
    )


@router.get("/drafts/{number}/revisions/{revision}")
def revision(
    request: Request, db: Db, learner: CurrentLearner, bank: BankDep, number: Number, revision: Number
) -> Response:
    """An old text with its preview, to compare or to bring back."""
    connection = db.connection()
    draft = queries.draft(connection, learner.id, number)
    found = queries.revision(connection, learner.id, number, revision)
    seen = checked(found.text, bank, service.published(connection, draft))
    return render(request, "authoring/revision.html", draft=draft, revision=found, checked=seen)


@router.post("/drafts/{number}/revisions/{revision}/restoration")
def restore(db: Db, now: Now, learner_id: LearnerId, raw: RawForm, number: Number, revision: Number) -> Response:
    """Make an old text the newest one."""
    form = FormView(RestoreForm, raw)
    if form.value is None:
        raise Invalid("This form is incomplete. Load the page again.")
    service.restore(db.connection(), learner_id, number, revision, form.value.client_key, now=now)
    return RedirectResponse(f"/bank/author/drafts/{number}?restored", 303)


@router.post("/drafts/{number}/return")
def take_back(db: Db, now: Now, learner_id: LearnerId, number: Number) -> Response:
    """Take an own draft back from review, or from where it was withdrawn to."""
    service.take_back(db.connection(), learner_id, number, now=now)
    return RedirectResponse(f"/bank/author/drafts/{number}?returned", 303)


@router.post("/drafts/{number}/publication")
async def publish(
    request: Request, writer: WriterDep, now: Now, learner_id: LearnerId, bank: BankDep, number: Number
) -> Response:
    """Publish a draft; after the commit this process serves it."""
    settings: Settings = request.app.state.settings
    folder = settings.question_bank
    try:
        items = await writer.run(
            lambda connection: publishing.publish(connection, bank, folder, learner_id, number, now=now)
        )
    except IntegrityError as problem:
        raise IdTaken("Another question was published at this very moment. Publish yours again.") from problem
    _serve(request, items)
    return RedirectResponse(f"/bank/author/drafts/{number}?published", 303)


@router.post("/drafts/{number}/withdrawal")
async def withdraw(request: Request, writer: WriterDep, now: Now, learner_id: LearnerId, number: Number) -> Response:
    """Withdraw a draft; what was published of it is retired."""
    items = await writer.run(lambda connection: publishing.withdraw(connection, learner_id, number, now=now))
    _serve(request, items)
    return RedirectResponse(f"/bank/author/drafts/{number}?withdrawn", 303)


def _serve(request: Request, items: tuple[Item, ...]) -> None:
    """Let this process hold the items; nothing comes between reading and replacing its bank."""
    request.app.state.bank = publishing.holding(request.app.state.bank, items)

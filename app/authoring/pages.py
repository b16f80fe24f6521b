"""The editor: write a question as text, see it as learners will, keep it as a draft."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from sqlalchemy import Connection
from starlette.responses import RedirectResponse, Response

from app.accounts.queries import CurrentLearner
from app.authoring import drafts, queries, review, service
from app.authoring.domain import Draft, next_ids
from app.authoring.reading import title
from app.authoring.schemas import SaveForm
from app.authoring.service import BadText, DraftChanged
from app.authoring.skeleton import UNNAMED, case_size, case_text, item_text
from app.authoring.view import Checked, checked
from app.bank.domain import Bank, ItemType
from app.bank.queries import BankDep
from app.clock import Now, today_in
from app.db import Db
from app.web.forms import FormView, Raw, RawForm
from app.web.paths import Number
from app.web.render import render, wants_partial

router = APIRouter(prefix="/bank/author", include_in_schema=False)


@router.get("")
def start(
    request: Request,
    db: Db,
    now: Now,
    learner: CurrentLearner,
    bank: BankDep,
    kind: Annotated[str, Query(alias="type")] = "single",
    objective: str = "",
) -> Response:
    """A new question, begun with the skeleton of its type, and the drafts there are."""
    text = skeleton(bank, kind, objective, today=today_in(learner.zone, now))
    return _editor(request, db.connection(), bank, learner.id, text, FormView(SaveForm), kind=kind, objective=objective)


def skeleton(bank: Bank, kind: str, objective_id: str, *, today: date) -> str:
    """The text to start from; of a question with one answer for a type that does not exist."""
    objective = bank.objectives.get(objective_id)
    task = objective.task if objective else next(iter(bank.outline.tasks))
    if kind == "case":
        ids = next_ids([task] * case_size(), bank.items)
        return case_text(UNNAMED, ids, objective, task=task, today=today)
    [item_id] = next_ids([task], bank.items)
    known = ItemType(kind) if kind in set(ItemType) else ItemType.SINGLE
    return item_text(known, item_id, objective, task=task, today=today)


@router.post("/check")
def check(request: Request, db: Db, learner: CurrentLearner, bank: BankDep, raw: RawForm) -> Response:
    """What is wrong with a text, and its preview; nothing is stored."""
    return _checked(request, db.connection(), bank, learner.id, raw, None)


@router.post("/drafts/{number}/check")
def check_draft(
    request: Request, db: Db, learner: CurrentLearner, bank: BankDep, raw: RawForm, number: Number
) -> Response:
    """The same for the text of a draft, before it is saved."""
    draft = queries.draft(db.connection(), learner.id, number)
    return _checked(request, db.connection(), bank, learner.id, raw, draft)


@router.get("/drafts/{number}")
def draft(request: Request, db: Db, learner: CurrentLearner, bank: BankDep, number: Number) -> Response:
    """A draft with its newest text."""
    connection = db.connection()
    found = queries.draft(connection, learner.id, number)
    form = FormView(SaveForm, base=found.revision)
    return _editor(request, connection, bank, learner.id, found.text, form, draft=found)


@router.post("/drafts")
def create(request: Request, db: Db, now: Now, learner: CurrentLearner, bank: BankDep, raw: RawForm) -> Response:
    """Keep a new draft, and send it to review where that was wanted."""
    connection, form = db.connection(), FormView(SaveForm, raw)
    if form.value:
        wanted = form.value
        try:
            number = service.create(connection, learner.id, typed(raw), wanted.note, wanted.client_key, now=now)
        except BadText as problem:
            form.refuse(problem)
        else:
            return _after_save(connection, bank, learner.id, number, wanted, now)
    return _editor(request, connection, bank, learner.id, typed(raw), form, status=422)


@router.post("/drafts/{number}")
def save(
    request: Request, db: Db, now: Now, learner: CurrentLearner, bank: BankDep, raw: RawForm, number: Number
) -> Response:
    """Save a draft as a new revision; where others words were saved meanwhile both texts come back."""
    connection, form = db.connection(), FormView(SaveForm, raw)
    found = queries.draft(connection, learner.id, number)
    status = 422
    if form.value:
        wanted = form.value
        try:
            service.save(
                connection, learner.id, number, typed(raw), wanted.base, wanted.note, wanted.client_key, now=now
            )
        except BadText as problem:
            form.refuse(problem)
        except DraftChanged as clash:
            form.errors[""] = clash.message
            form.typed["base"] = str(clash.stored.revision)
            found, status = clash.stored, 409
        else:
            return _after_save(connection, bank, learner.id, number, wanted, now)
    return _editor(request, connection, bank, learner.id, typed(raw), form, draft=found, status=status)


def typed(raw: Raw) -> str:
    """The text as it was typed, with the line ends of a file."""
    return raw.get("text", [""])[-1].replace("\r\n", "\n").replace("\r", "\n")


def _after_save(
    connection: Connection, bank: Bank, learner_id: int, number: int, wanted: SaveForm, now: Now
) -> Response:
    told = "saved"
    if wanted.then == "review":
        try:
            service.send_to_review(connection, bank, learner_id, number, now=now)
        except service.StillFaulty:
            told = "faulty"
    return RedirectResponse(f"/bank/author/drafts/{number}?{told}", 303)


def _checked(
    request: Request, connection: Connection, bank: Bank, learner_id: int, raw: Raw, draft: Draft | None
) -> Response:
    form = FormView(SaveForm, raw)
    form.errors.clear()
    if not wants_partial(request):
        return _editor(request, connection, bank, learner_id, typed(raw), form, draft=draft)
    found = _look(connection, bank, typed(raw), form, draft)
    return render(request, "authoring/_checked.html", checked=found, check=_check_address(draft))


def _look(connection: Connection, bank: Bank, text: str, form: FormView[SaveForm], draft: Draft | None) -> Checked:
    own = service.published(connection, draft) if draft else {}
    place = next((part for part in form.entries("place")[::-1] if isinstance(part, int)), 1)
    return checked(text, bank, own, place=place, given=form.entries("chosen"))


def _check_address(draft: Draft | None) -> str:
    return f"/bank/author/drafts/{draft.number}/check" if draft else "/bank/author/check"


def _editor(
    request: Request,
    connection: Connection,
    bank: Bank,
    learner_id: int,
    text: str,
    form: FormView[SaveForm],
    *,
    draft: Draft | None = None,
    status: int = 200,
    kind: str = "single",
    objective: str = "",
) -> Response:
    return render(
        request,
        "authoring/editor.html",
        status,
        text=text,
        form=form,
        draft=draft,
        standing=drafts.standing(connection, bank, draft) if draft else None,
        stored=draft.text if draft and status == 409 else None,  # noqa: PLR2004 - the answer to a clash
        checked=_look(connection, bank, text, form, draft),
        check=_check_address(draft),
        told=next(iter(request.query_params), ""),
        types=[*ItemType, "case"],
        kind=kind,
        objective=objective,
        outline=bank.outline,
        objectives=sorted(bank.objectives.values(), key=lambda found: found.title),
        mine=[(found, title(found.text)) for found in queries.mine(connection, learner_id)],
        waiting=[(found, title(found.text)) for found in queries.waiting(connection, learner_id)],
    )


router.include_router(drafts.router)
router.include_router(review.router)

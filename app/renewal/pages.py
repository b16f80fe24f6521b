"""Pages of renewal: the cycle, what counts, what is missing, and the activities."""

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.accounts.domain import Learner
from app.accounts.queries import CurrentLearner, LearnerId
from app.clock import Now, today_in
from app.db import Db
from app.errors import Invalid
from app.renewal import queries, service
from app.renewal.domain import Category, Group, Side, missing_in_words, plain
from app.renewal.schemas import ClaimForm, ClaimRequest, CredentialForm, CredentialRequest
from app.web.forms import FormView, RawForm
from app.web.paths import Number
from app.web.render import render

router = APIRouter(prefix="/renewal", include_in_schema=False)


@router.get("")
def renewal(request: Request, db: Db, now: Now, learner: CurrentLearner) -> Response:
    """The running cycle, or the question when the PMP was earned."""
    return _page(request, db, now, learner)


def _page(
    request: Request,
    db: Session,
    now: Now,
    who: Learner,
    *,
    claim_form: FormView[ClaimForm] | None = None,
    status: int = 200,
) -> Response:
    today = today_in(who.zone, now)
    view = queries.cycle_view(db, who.id, today)
    if view is None:
        form = FormView(CredentialForm)
        if claim_form and claim_form.errors:
            form.errors[""] = next(iter(claim_form.errors.values()))
        return render(request, "renewal/credential.html", status, form=form, today=today, is_new=True)
    return render(
        request,
        "renewal/renewal.html",
        status,
        view=view,
        missing=missing_in_words(view.standing, view.cycle),
        plain=plain,
        education=[c for c in Category if c.group is Group.EDUCATION],
        giving_back=[c for c in Category if c.group is Group.GIVING_BACK],
        sides=list(Side),
        form=claim_form or FormView(ClaimForm, category="course", completed_on=today),
        today=today,
        removed=queries.removed_claim(db, who.id, request.query_params.get("removed", "")),
        logged="logged" in request.query_params,
    )


@router.get("/credential")
def credential(request: Request, db: Db, now: Now, learner: CurrentLearner) -> Response:
    """The certification date, to correct it."""
    held = queries.credential(db, learner.id)
    form = FormView(CredentialForm, certified_on=held.certified_on if held else "")
    today = today_in(learner.zone, now)
    return render(request, "renewal/credential.html", form=form, today=today, is_new=held is None)


@router.post("/credential")
def set_credential(request: Request, db: Db, now: Now, learner: CurrentLearner, raw: RawForm) -> Response:
    """Enter or correct the PMP."""
    form = FormView(CredentialForm, raw)
    if form.value:
        try:
            wanted = CredentialRequest(certified_on=form.value.certified_on)
            service.set_credential(db, learner, wanted, form.value.client_key, now=now)
        except Invalid as problem:
            form.refuse(problem)
        else:
            return RedirectResponse("/renewal", 303)
    held = queries.credential(db, learner.id)
    today = today_in(learner.zone, now)
    return render(request, "renewal/credential.html", 422, form=form, today=today, is_new=held is None)


@router.post("/claims")
def log_claim(request: Request, db: Db, now: Now, learner: CurrentLearner, raw: RawForm) -> Response:
    """Log an activity."""
    form = FormView(ClaimForm, raw)
    if form.value:
        wanted = ClaimRequest(**form.value.model_dump(exclude={"client_key"}))
        try:
            number = service.log_claim(db, learner, wanted, form.value.client_key, now=now)
        except Invalid as problem:
            form.refuse(problem)
        else:
            return RedirectResponse(f"/renewal?logged={number}#activities", 303)
    return _page(request, db, now, learner, claim_form=form, status=422)


@router.post("/claims/{number}/removal")
def remove_claim(db: Db, now: Now, learner_id: LearnerId, number: Number) -> Response:
    """Remove an activity; the page offers to bring it back."""
    service.remove_claim(db, learner_id, number, now=now)
    return RedirectResponse(f"/renewal?removed={number}#activities", 303)


@router.post("/claims/{number}/restoration")
def restore_claim(db: Db, learner_id: LearnerId, number: Number) -> Response:
    """Bring a removed activity back."""
    service.restore_claim(db, learner_id, number)
    return RedirectResponse(f"/renewal?logged={number}#activities", 303)

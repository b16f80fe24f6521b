"""Pages of the learner: the welcome with its three questions, and the settings."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.accounts import service
from app.accounts.domain import Theme
from app.accounts.queries import CurrentLearner
from app.accounts.schemas import ZONES, Preferences, PreferencesForm
from app.clock import Now, today_in
from app.db import Db
from app.errors import Invalid
from app.web.forms import FormView, RawForm
from app.web.render import render

router = APIRouter(include_in_schema=False)


@router.get("/welcome")
def welcome(request: Request, now: Now, learner: CurrentLearner) -> Response:
    """The three questions that a plan needs, each of which can wait."""
    form = FormView(PreferencesForm, minutes_a_day=learner.minutes_a_day, zone=learner.zone, exam_on=learner.exam_on)
    today = today_in(learner.zone, now)
    return render(request, "accounts/welcome.html", form=form, zones=ZONES, today=today, guess=not learner.welcomed_at)


@router.get("/settings")
def settings(request: Request, now: Now, learner: CurrentLearner) -> Response:
    """Exam date, minutes a day, zone, theme, and the way to the learner's data."""
    form = FormView(
        PreferencesForm,
        exam_on=learner.exam_on,
        minutes_a_day=learner.minutes_a_day,
        zone=learner.zone,
        theme=learner.theme,
    )
    today = today_in(learner.zone, now)
    saved = "saved" in request.query_params
    return render(
        request, "accounts/settings.html", form=form, zones=ZONES, themes=list(Theme), today=today, saved=saved
    )


@router.post("/welcome")
def answer_welcome(request: Request, db: Db, now: Now, learner: CurrentLearner, raw: RawForm) -> Response:
    """Store what was answered; the certified go on to renewal, the others to today."""
    form = FormView(PreferencesForm, raw)
    if form.value:
        try:
            wanted = Preferences(
                **(form.value.model_dump(exclude={"client_key", "certified"}) | {"theme": learner.theme})
            )
            service.set_preferences(db, learner.id, wanted, form.value.client_key, now=now)
        except Invalid as problem:
            form.refuse(problem)
        else:
            return RedirectResponse("/renewal" if form.value.certified else "/", 303)
    today = today_in(learner.zone, now)
    return render(request, "accounts/welcome.html", 422, form=form, zones=ZONES, today=today, guess=False)


@router.post("/settings")
def save_settings(request: Request, db: Db, now: Now, learner: CurrentLearner, raw: RawForm) -> Response:
    """Store the settings."""
    form = FormView(PreferencesForm, raw)
    if form.value:
        try:
            wanted = Preferences(**form.value.model_dump(exclude={"client_key", "certified"}))
            service.set_preferences(db, learner.id, wanted, form.value.client_key, now=now)
        except Invalid as problem:
            form.refuse(problem)
        else:
            return RedirectResponse("/settings?saved", 303)
    today = today_in(learner.zone, now)
    return render(
        request, "accounts/settings.html", 422, form=form, zones=ZONES, themes=list(Theme), today=today, saved=False
    )

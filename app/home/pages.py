"""Today, and the learner's data."""

import json

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.accounts import service as accounts
from app.accounts.queries import CurrentLearner
from app.bank.queries import BankDep
from app.clock import Now, today_in
from app.db import Db
from app.exam import queries as exam
from app.home import archive, service
from app.renewal import queries as renewal
from app.renewal.domain import missing_in_words
from app.study import queries as study
from app.web.render import render

router = APIRouter(include_in_schema=False)


@router.get("/")
def today(request: Request, db: Db, now: Now, learner: CurrentLearner, bank: BankDep) -> Response:
    """What to do now, in minutes, with one button; the exam and the renewal beside it."""
    connection = db.connection()
    day = today_in(learner.zone, now)
    cycle = renewal.cycle_view(db, learner.id, day)
    if learner.welcomed_at is None and cycle is None:
        return RedirectResponse("/welcome", 303)
    return render(
        request,
        "home/today.html",
        learner=learner,
        day=day,
        days_to_exam=learner.days_to_exam(day),
        agenda=study.todays_agenda(connection, bank, learner, now),
        coverage=study.coverage(connection, bank, learner.id, now),
        open_session=study.open_session(db, learner.id),
        open_attempt=_running(exam.open_attempt(connection, learner.id), now),
        past=exam.past_attempts(connection, learner.id)[:3],
        cycle=cycle,
        missing=missing_in_words(cycle.standing, cycle.cycle) if cycle else "",
        news=service.news(connection, learner.id, now),
    )


def _running(attempt: exam.AttemptView | None, now: Now) -> exam.AttemptView | None:
    return attempt if attempt and attempt.sitting.is_open(now) else None


@router.get("/settings/data")
def data(request: Request, db: Db, learner: CurrentLearner) -> Response:
    """Download the history, and start again after that."""
    ready = service.may_start_again(db, learner)
    return render(request, "home/data.html", ready=ready, exported_at=learner.exported_at)


@router.post("/settings/data/export")
def export(db: Db, now: Now, learner: CurrentLearner) -> Response:
    """The learner's whole history as one JSON file."""
    body = json.dumps(archive.archive(db.connection(), learner.id, now=now), indent=1, ensure_ascii=False)
    accounts.note_export(db, learner.id, now=now)
    name = f"earned-{today_in(learner.zone, now):%Y-%m-%d}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, media_type="application/json", headers=headers)


@router.post("/settings/data/new-start")
def start_again(db: Db, learner: CurrentLearner) -> Response:
    """Remove the history that was downloaded before."""
    service.start_again(db, learner)
    return RedirectResponse("/", 303)

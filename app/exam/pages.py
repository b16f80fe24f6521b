"""Pages of practice exams: start, sit, review, submit, report."""

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.accounts import queries as accounts
from app.accounts.queries import CurrentLearner, LearnerId
from app.bank.domain import Bank, Chosen, as_shown
from app.bank.queries import BankDep, item_at
from app.bank.view import asked, explained
from app.clock import Now
from app.db import Db, WriterDep
from app.errors import Invalid
from app.exam import queries, service
from app.exam.domain import SIZES, blueprint, score
from app.exam.domain.scoring import by
from app.exam.queries import AttemptView
from app.exam.schemas import AttemptForm, SaveForm, SaveRequest
from app.randomness import Rng
from app.web.forms import FormView, RawForm
from app.web.paths import Number, Position
from app.web.render import render

router = APIRouter(prefix="/exam", include_in_schema=False)


@router.get("")
def exam(request: Request, db: Db, now: Now, learner: CurrentLearner, bank: BankDep) -> Response:
    """The exams to choose from, an open one, and past ones."""
    return _chooser(request, db, now, learner.id, bank, FormView(AttemptForm))


def _chooser(
    request: Request, db: Session, now: Now, learner_id: int, bank: Bank, form: FormView[AttemptForm], status: int = 200
) -> Response:
    connection = db.connection()
    return render(
        request,
        "exam/exam.html",
        status,
        plans=[blueprint(bank.outline, size) for size in SIZES],
        outline=bank.outline,
        open_attempt=queries.open_attempt(connection, learner_id),
        past=queries.past_attempts(connection, learner_id),
        form=form,
        now=now,
    )


@router.post("/attempts")
def start(
    request: Request, db: Db, now: Now, learner: CurrentLearner, bank: BankDep, raw: RawForm, rng: Rng
) -> Response:
    """Start an attempt and go to its first question."""
    form = FormView(AttemptForm, raw)
    if form.value:
        try:
            number = service.start_attempt(
                db.connection(), bank, learner.id, form.value, form.value.client_key, now=now, rng=rng
            )
        except Invalid as problem:
            form.refuse(problem)
        else:
            return RedirectResponse(f"/exam/attempts/{number}/questions/1", 303)
    return _chooser(request, db, now, learner.id, bank, form, 422)


@router.get("/attempts/{number}")
def attempt(db: Db, now: Now, learner_id: LearnerId, number: Number) -> Response:
    """Where an attempt goes on: its first blank question, its review screen, or its report."""
    found = queries.attempt(db.connection(), learner_id, number)
    if not found.sitting.is_open(now):
        return RedirectResponse(f"/exam/attempts/{number}/report", 303)
    blank = next((p.position for p in found.places if not _chosen(found, p.position)), None)
    where = f"questions/{blank}" if blank else "review"
    return RedirectResponse(f"/exam/attempts/{number}/{where}", 303)


def _chosen(found: AttemptView, position: int) -> Chosen:
    saved = found.saved.get(position)
    return saved.chosen if saved else ()


@router.get("/attempts/{number}/questions/{position}")
def question(
    request: Request, db: Db, now: Now, learner: CurrentLearner, bank: BankDep, number: Number, position: Position
) -> Response:
    """One question of an open attempt, with its current choice."""
    return _question(request, db, now, learner.id, bank, number, position)


def _question(
    request: Request,
    db: Session,
    now: Now,
    learner_id: int,
    bank: Bank,
    number: int,
    position: int,
    form: FormView[SaveForm] | None = None,
    status: int = 200,
) -> Response:
    found = queries.attempt(db.connection(), learner_id, number)
    if not found.sitting.is_open(now):
        return RedirectResponse(f"/exam/attempts/{number}/report", 303)
    place = found.place(position)
    item = item_at(db.connection(), bank, place.item_id, place.revision)
    saved = found.saved.get(position)
    return render(
        request,
        "exam/question.html",
        status,
        attempt=found,
        position=position,
        asked=asked(item, place.option_order),
        given=form.entries("chosen") if form else as_shown(item, place.option_order, saved.chosen if saved else ()),
        is_flagged=bool(saved and saved.is_flagged),
        sequence=saved.sequence if saved else 0,
        seconds_left=found.sitting.time_left(now).total_seconds(),
        form=form or FormView(SaveForm),
    )


@router.post("/attempts/{number}/questions/{position}")
async def save(
    request: Request,
    now: Now,
    learner_id: LearnerId,
    bank: BankDep,
    writer: WriterDep,
    raw: RawForm,
    number: Number,
    position: Position,
) -> Response:
    """Store the choice of the form without scripts and go where its button says."""
    form = FormView(SaveForm, raw)
    if form.value:
        typed = form.value
        choice = SaveRequest(
            position=position, chosen=typed.chosen, is_flagged=typed.is_flagged, sequence=typed.sequence
        )
        try:
            await writer.run(
                lambda connection: service.save_answer(
                    connection, bank, learner_id, number, choice, typed.client_key, now=now
                )
            )
        except Invalid as problem:
            form.refuse(problem)
    if form.value is None or form.errors:
        return await run_in_threadpool(_asked_again, request, now, learner_id, bank, number, position, form)
    return await run_in_threadpool(_onward, request, learner_id, number, position, form.value.go)


def _asked_again(
    request: Request, now: Now, learner_id: int, bank: Bank, number: int, position: int, form: FormView[SaveForm]
) -> Response:
    with Session(request.app.state.engine) as db:
        accounts.arrive(request, db, learner_id)
        return _question(request, db, now, learner_id, bank, number, position, form, 422)


def _onward(request: Request, learner_id: int, number: int, position: int, go: str) -> Response:
    with Session(request.app.state.engine) as db:
        size = len(queries.attempt(db.connection(), learner_id, number).places)
    wanted = position + {"next": 1, "previous": -1}.get(go, size)
    where = f"questions/{wanted}" if 1 <= wanted <= size else "review"
    return RedirectResponse(f"/exam/attempts/{number}/{where}", 303)


@router.get("/attempts/{number}/review")
def review(request: Request, db: Db, now: Now, learner: CurrentLearner, number: Number) -> Response:
    """The review screen: every question's state, and the way to submit."""
    found = queries.attempt(db.connection(), learner.id, number)
    if not found.sitting.is_open(now):
        return RedirectResponse(f"/exam/attempts/{number}/report", 303)
    show = request.query_params.get("show", "all")
    return render(
        request,
        "exam/review.html",
        attempt=found,
        show=show if show in {"all", "flagged", "blank"} else "all",
        seconds_left=found.sitting.time_left(now).total_seconds(),
    )


@router.post("/attempts/{number}/submission")
def submit(db: Db, now: Now, learner_id: LearnerId, bank: BankDep, number: Number) -> Response:
    """Submit and show the report; submitting twice is the same as once."""
    service.submit_attempt(db.connection(), bank, learner_id, number, now=now)
    return RedirectResponse(f"/exam/attempts/{number}/report", 303)


@router.get("/attempts/{number}/report")
async def report(
    request: Request, now: Now, learner_id: LearnerId, bank: BankDep, writer: WriterDep, number: Number
) -> Response:
    """The score report; an attempt whose time is over is submitted first, by the clock and not by this visit."""
    await writer.run(lambda connection: service.settle(connection, bank, learner_id, now=now))
    return await run_in_threadpool(_report, request, now, learner_id, bank, number)


def _report(request: Request, now: Now, learner_id: int, bank: Bank, number: int) -> Response:
    with Session(request.app.state.engine) as db:
        accounts.arrive(request, db, learner_id)
        connection = db.connection()
        found = queries.attempt(connection, learner_id, number)
        if found.sitting.submitted_at is None:
            return RedirectResponse(f"/exam/attempts/{number}", 303)
        lines = service.report_lines(connection, bank, learner_id, number, now=now)
    graded = [line.graded for line in lines]
    show = request.query_params.get("show", "all")
    return render(
        request,
        "exam/report.html",
        attempt=found,
        total=score(graded),
        domains=by(graded, bank.domain_of),
        tasks=by(graded, lambda item: item.task),
        outline=bank.outline,
        rescores=[line.rescore for line in lines if line.rescore],
        lines=[line for line in lines if show != "wrong" or not line.graded.is_right],
        show=show,
    )


@router.get("/attempts/{number}/report/{position}")
async def reported_question(
    request: Request,
    now: Now,
    learner_id: LearnerId,
    bank: BankDep,
    writer: WriterDep,
    number: Number,
    position: Position,
) -> Response:
    """One question of a submitted attempt with every reason, unless an open exam holds it."""
    await writer.run(lambda connection: service.settle(connection, bank, learner_id, now=now))
    return await run_in_threadpool(_reported, request, now, learner_id, bank, number, position)


def _reported(request: Request, now: Now, learner_id: int, bank: Bank, number: int, position: int) -> Response:
    with Session(request.app.state.engine) as db:
        accounts.arrive(request, db, learner_id)
        connection = db.connection()
        lines = service.report_lines(connection, bank, learner_id, number, now=now)
        found = queries.attempt(connection, learner_id, number)
    found.place(position)
    line = lines[position - 1]
    if line.is_locked:
        message = "This question is part of the exam that you have open. It is shown again after it."
        raise service.QuestionLocked(message)
    return render(
        request,
        "exam/reported.html",
        attempt=found,
        position=position,
        feedback=explained(bank, line.item, line.place.option_order, line.chosen),
        is_first_sight=line.graded.is_first_sight,
        rescore=line.rescore,
    )

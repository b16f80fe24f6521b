"""Pages of study: choose, answer, read why, go on."""

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.accounts import queries as accounts
from app.accounts.domain import Learner
from app.accounts.queries import CurrentLearner, LearnerId
from app.bank.domain import Bank
from app.bank.queries import BankDep, item_at
from app.bank.view import asked, explained
from app.clock import Now, today_in
from app.db import Db, WriterDep
from app.errors import Invalid
from app.randomness import Rng
from app.responses import queries as log
from app.responses.domain import Confidence, Setting
from app.responses.rescoring import in_force, rescores_of
from app.study import queries, service
from app.study.schemas import AnswerForm, AnswerRequest, SessionForm, SessionRequest
from app.web.forms import FormView, RawForm
from app.web.paths import Number
from app.web.render import render, wants_partial

router = APIRouter(include_in_schema=False)

REASONS = {
    "due": "Due today: its objective is at the point where it starts to fade.",
    "new": "New: an objective you have not met yet.",
    "extra": "Extra practice beyond today's plan.",
    "case": "One of the questions on this case.",
    "fresh": "Drawn for you: nobody has seen these numbers.",
}


@router.get("/study")
def study(request: Request, db: Db, now: Now, learner: CurrentLearner, bank: BankDep) -> Response:
    """Today's plan, an unfinished session, and the choice of another one."""
    return _chooser(request, db, now, learner, bank, FormView(SessionForm, count=10))


def _chooser(
    request: Request, db: Session, now: Now, who: Learner, bank: Bank, form: FormView[SessionForm], status: int = 200
) -> Response:
    connection = db.connection()
    return render(
        request,
        "study/study.html",
        status,
        agenda=queries.todays_agenda(connection, bank, who, now),
        coverage=queries.coverage(connection, bank, who.id, now),
        open_session=queries.open_session(db, who.id),
        recent=queries.recent_sessions(db, who.id),
        outline=bank.outline,
        cases=list(bank.cases.values()),
        cases_met=queries.cases_met(connection, bank, who.id),
        families=sorted(bank.families.values(), key=lambda family: family.title),
        types=sorted({item.type for item in bank.live}),
        form=form,
    )


@router.post("/study/sessions")
def start(
    request: Request, db: Db, now: Now, learner: CurrentLearner, bank: BankDep, raw: RawForm, rng: Rng
) -> Response:
    """Start a session and go to its first question."""
    form = FormView(SessionForm, raw)
    if form.value:
        wanted = form.value
        try:
            number = service.start_session(
                db,
                bank,
                learner,
                SessionRequest(**wanted.model_dump(exclude={"client_key"})),
                wanted.client_key,
                now=now,
                rng=rng,
            )
        except Invalid as problem:
            form.refuse(problem)
        else:
            return RedirectResponse(f"/study/sessions/{number}", 303)
    return _chooser(request, db, now, learner, bank, form, 422)


@router.get("/study/sessions/{number}")
def session(request: Request, db: Db, now: Now, learner: CurrentLearner, bank: BankDep, number: Number) -> Response:
    """The next question of a session, or its summary when it has ended."""
    found = queries.session(db, learner.id, number)
    if found.ended_at is None and found.next_position:
        return RedirectResponse(f"/study/sessions/{number}/questions/{found.next_position}", 303)
    connection = db.connection()
    locked = log.locked(connection, learner.id, now)
    rescored = rescores_of(connection, learner.id, Setting.STUDY, number)
    lines = []
    for q in found.answered:
        if q.item_id not in locked:
            shown = item_at(connection, bank, q.item_id, q.revision)
            answer = in_force(connection, bank, shown, q.option_order, q.chosen, rescored.get(q.position))
            lines.append((q, explained(bank, answer.item, answer.order, answer.chosen)))
    return render(request, "study/summary.html", session=found, lines=lines, hidden=len(found.answered) - len(lines))


@router.get("/study/sessions/{number}/questions/{position}")
def question(
    request: Request, db: Db, now: Now, learner: CurrentLearner, bank: BankDep, number: Number, position: Number
) -> Response:
    """One question: to answer, or with its feedback."""
    return _question(request, db, now, learner, bank, number, position)


def _question(
    request: Request,
    db: Session,
    now: Now,
    learner: Learner,
    bank: Bank,
    number: int,
    position: int,
    form: FormView[AnswerForm] | None = None,
    status: int = 200,
) -> Response:
    found = queries.session(db, learner.id, number)
    shown = next((q for q in found.questions if q.position == position), None)
    if shown is None:
        message = "There is no such question in this session."
        raise queries.SessionNotFound(message)
    item = item_at(db.connection(), bank, shown.item_id, shown.revision)
    context = {
        "session": found,
        "question": shown,
        "reason": REASONS[shown.reason],
        "confidences": list(Confidence),
        "form": form or FormView(AnswerForm),
        "again_on": today_in(learner.zone, shown.due_at) if shown.due_at and shown.due_at > now else None,
    }
    if shown.answered_at:
        service.refuse_locked(item.id, log.locked(db.connection(), learner.id, now))
        rescore = rescores_of(db.connection(), learner.id, Setting.STUDY, number).get(position)
        answer = in_force(db.connection(), bank, item, shown.option_order, shown.chosen, rescore)
        context["feedback"] = explained(bank, answer.item, answer.order, answer.chosen)
        context["rescore"] = rescore
    else:
        context["asked"] = asked(item, shown.option_order)
        context["given"] = form.entries("chosen") if form else []
    template = "study/_question.html" if wants_partial(request) else "study/question.html"
    return render(request, template, status, **context)


@router.post("/study/sessions/{number}/questions/{position}/answer")
async def answer(
    request: Request,
    now: Now,
    learner_id: LearnerId,
    bank: BankDep,
    writer: WriterDep,
    raw: RawForm,
    number: Number,
    position: Number,
) -> Response:
    """Store the answer, after its commit go to the feedback; what does not fit comes back as typed."""
    form = FormView(AnswerForm, raw)
    if form.value:
        given = form.value
        request_ = AnswerRequest(chosen=given.chosen, confidence=given.confidence, spent_ms=given.spent_ms)
        try:
            await writer.run(
                lambda connection: service.answer_question(
                    connection, bank, learner_id, number, position, request_, given.client_key, now=now
                )
            )
        except Invalid as problem:
            form.refuse(problem)
    if not form.errors:
        return RedirectResponse(f"/study/sessions/{number}/questions/{position}", 303)
    return await run_in_threadpool(_asked_again, request, now, learner_id, bank, number, position, form)


def _asked_again(
    request: Request, now: Now, learner_id: int, bank: Bank, number: int, position: int, form: FormView[AnswerForm]
) -> Response:
    with Session(request.app.state.engine) as db:
        who = accounts.arrive(request, db, learner_id)
        return _question(request, db, now, who, bank, number, position, form, 422)


@router.post("/study/sessions/{number}/end")
def end(db: Db, now: Now, learner_id: LearnerId, number: Number) -> Response:
    """End a session early and show its summary."""
    service.end_session(db, learner_id, number, now=now)
    return RedirectResponse(f"/study/sessions/{number}", 303)

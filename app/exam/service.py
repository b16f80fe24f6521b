"""Starting, saving and submitting attempts: load, decide, save."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random
from typing import Any

from sqlalchemy import Connection, insert, update

from app.accounts.receipts import ClientKey, once
from app.bank.domain import Bank, Chosen, Item, Modality, is_right, read_response, shown_order
from app.bank.queries import item_at
from app.errors import Conflict, Invalid
from app.exam import queries
from app.exam.domain import SIZES, Graded, assemble, blueprint
from app.exam.models import Attempt, AttemptAnswer
from app.exam.queries import AttemptView, Place, Saved
from app.exam.schemas import AttemptForm, AttemptRequest, SaveRequest
from app.responses import queries as log
from app.responses import service as responses
from app.responses.domain import Kind, Rescore, Response, Setting
from app.responses.rescoring import in_force, rescores_of


class UnknownSize(Invalid):
    """There is no form of that length."""


class AttemptOpen(Conflict):
    """Another attempt is still open."""


class TimeOver(Conflict):
    """The attempt takes no more answers."""


class QuestionLocked(Conflict):
    """The question belongs to an exam that is open now."""


class NotSubmitted(Conflict):
    """The report exists only after submission."""


def start_attempt(
    connection: Connection,
    bank: Bank,
    learner_id: int,
    wanted: AttemptRequest | AttemptForm,
    key: ClientKey,
    *,
    now: datetime,
    rng: Random,
) -> int:
    """Number of a new attempt; the same key again returns the same.

    Raises UnknownSize, AttemptOpen and InfeasibleForm.
    """

    def effect() -> dict[str, Any]:
        number = _new_attempt(connection, bank, learner_id, wanted.size, wanted.modality, now=now, rng=rng)
        return {"number": number}

    request = ["attempt", wanted.size, wanted.modality]
    number: int = once(connection, learner_id, key, request, effect, now=now)["number"]
    return number


def _new_attempt(
    connection: Connection,
    bank: Bank,
    learner_id: int,
    size: int,
    modality: Modality,
    *,
    now: datetime,
    rng: Random,
) -> int:
    if size not in SIZES:
        message = f"Choose an exam of {', '.join(map(str, SIZES[:-1]))} or {SIZES[-1]} questions."
        raise UnknownSize(message, {"size": message})
    if (other := queries.open_attempt(connection, learner_id)) and other.sitting.is_open(now):
        message = "You have an exam open. Go on with it or submit it before you start another."
        raise AttemptOpen(message)
    settle(connection, bank, learner_id, now=now)
    plan = blueprint(bank.outline, size)
    seen, locked = log.seen(connection, learner_id), log.locked(connection, learner_id, now)
    items = assemble(bank, plan, modality, seen=seen, locked=locked, rng=rng)
    number = queries.last_number(connection, learner_id) + 1
    deadline = now + plan.time
    form = [{"item": i.id, "revision": i.revision, "order": list(shown_order(i, rng))} for i in items]
    head = {"learner_id": learner_id, "number": number, "size": size, "modality": modality.value, "form": form}
    times = {"started_at": now, "deadline_at": deadline, "known_at": now}
    connection.execute(insert(Attempt), [head | times])
    responses.lock(connection, learner_id, number, [item.id for item in items], until=deadline)
    return number


@dataclass(frozen=True, slots=True)
class SaveOutcome:
    """What the server holds after a save."""

    sequence: int
    is_current: bool
    answered: int
    seconds_left: float


def save_answer(
    connection: Connection,
    bank: Bank,
    learner_id: int,
    number: int,
    save: SaveRequest,
    key: ClientKey,
    *,
    now: datetime,
) -> SaveOutcome:
    """Log a choice and make it the current one unless a newer save came first; in the writer's transaction.

    The same key with the same choice changes nothing. Raises AttemptNotFound, TimeOver and BadChoice.
    """
    attempt = queries.attempt(connection, learner_id, number, hold=True)
    place = attempt.place(save.position)
    item = item_at(connection, bank, place.item_id, place.revision)
    chosen = read_response(item, place.option_order, save.chosen, may_be_partial=True)
    response = Response(
        client_key=str(key),
        kind=Kind.SAVE,
        setting=Setting.EXAM,
        sitting=number,
        position=save.position,
        item_id=place.item_id,
        revision=place.revision,
        chosen=chosen,
        responded_at=attempt.sitting.moment(now),
    )
    current = attempt.saved.get(save.position)
    sequence = save.sequence or _newest(current, now)
    if responses.known(connection, learner_id, response):
        return SaveOutcome(
            sequence=sequence,
            is_current=bool(current and (current.sequence <= sequence if save.sequence else current.chosen == chosen)),
            answered=attempt.answered,
            seconds_left=attempt.sitting.time_left(now).total_seconds(),
        )
    _refuse_late(attempt, now)
    responses.append(connection, learner_id, [response])
    is_newer = current is None or sequence > current.sequence
    if is_newer:
        saved = Saved(chosen, save.is_flagged, sequence, attempt.sitting.moment(now))
        _store(connection, learner_id, attempt, save.position, saved)
    was = bool(current and current.chosen)
    return SaveOutcome(
        sequence=sequence,
        is_current=is_newer,
        answered=attempt.answered + (bool(chosen) - was if is_newer else 0),
        seconds_left=attempt.sitting.time_left(now).total_seconds(),
    )


def _refuse_late(attempt: AttemptView, now: datetime) -> None:
    if attempt.sitting.submitted_at:
        message = "This exam is submitted; what was saved before that is scored."
        raise TimeOver(message)
    if not attempt.sitting.is_open(now):
        message = "The time of this exam is over. What was saved before the end is scored; this choice is not."
        raise TimeOver(message)


def _newest(current: Saved | None, now: datetime) -> int:
    """A sequence above the current one: for a save that came without a number of its own."""
    return max(int(now.timestamp() * 1000), current.sequence + 1 if current else 1)


def _store(connection: Connection, learner_id: int, attempt: AttemptView, position: int, saved: Saved) -> None:
    values = {
        "chosen": list(saved.chosen),
        "is_flagged": saved.is_flagged,
        "sequence": saved.sequence,
        "saved_at": saved.saved_at,
    }
    where = {"learner_id": learner_id, "number": attempt.number, "position": position}
    if position in attempt.saved:
        mine = [getattr(AttemptAnswer, name) == value for name, value in where.items()]
        connection.execute(update(AttemptAnswer).where(*mine).values(**values))
    else:
        connection.execute(insert(AttemptAnswer).values(**where, **values))
    connection.execute(
        update(Attempt)
        .where(Attempt.learner_id == learner_id, Attempt.number == attempt.number)
        .values(known_at=saved.saved_at)
    )


def submit_attempt(connection: Connection, bank: Bank, learner_id: int, number: int, *, now: datetime) -> None:
    """Score what is saved and close the attempt; submitting again changes nothing. Raises AttemptNotFound."""
    attempt = queries.attempt(connection, learner_id, number, hold=True)
    if attempt.sitting.submitted_at:
        return
    ended_at = min(attempt.sitting.moment(now), attempt.sitting.deadline_at)
    lines = list(_final_answers(connection, bank, learner_id, attempt, ended_at))
    responses.append(connection, learner_id, lines)
    responses.unlock(connection, learner_id, number)
    connection.execute(
        update(Attempt)
        .where(Attempt.learner_id == learner_id, Attempt.number == number)
        .values(submitted_at=ended_at, known_at=ended_at, raw_score=sum(line.raw_score or 0 for line in lines))
    )


def _final_answers(
    connection: Connection, bank: Bank, learner_id: int, attempt: AttemptView, ended_at: datetime
) -> Iterable[Response]:
    """The log's answer for each position; a blank is one that earns nothing, since its key is shown from now on."""
    ids = [place.item_id for place in attempt.places]
    seen = responses.answered(connection, learner_id, ids, by=attempt.sitting.started_at)
    for place in attempt.places:
        saved = attempt.saved.get(place.position)
        chosen = saved.chosen if saved else ()
        item = item_at(connection, bank, place.item_id, place.revision)
        yield Response(
            client_key=f"exam-{attempt.number}-{place.position}",
            kind=Kind.ANSWER,
            setting=Setting.EXAM,
            sitting=attempt.number,
            position=place.position,
            item_id=place.item_id,
            revision=place.revision,
            chosen=chosen,
            responded_at=ended_at,
            is_first_sight=place.item_id not in seen,
            raw_score=int(is_right(item, chosen)),
        )


def settle(connection: Connection, bank: Bank, learner_id: int, *, now: datetime) -> None:
    """Submit the learner's open attempt when its time is over."""
    attempt = queries.open_attempt(connection, learner_id)
    if attempt and not attempt.sitting.is_open(now):
        submit_attempt(connection, bank, learner_id, attempt.number, now=now)


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One place of a submitted attempt, its item, what was chosen, and whether that earned it.

    `is_locked` tells that an exam that is open now holds the item, so that its key stays hidden. After a corrected key
    `rescore` has the old score, and item, order and choice are those of the corrected revision.
    """

    place: Place
    item: Item
    chosen: Chosen
    graded: Graded
    is_locked: bool
    rescore: Rescore | None = None


def report_lines(
    connection: Connection, bank: Bank, learner_id: int, number: int, *, now: datetime
) -> list[ReportLine]:
    """The lines of a submitted attempt's report; raises NotSubmitted before that."""
    attempt = queries.attempt(connection, learner_id, number)
    if attempt.sitting.submitted_at is None:
        message = "The report comes when the exam is submitted."
        raise NotSubmitted(message)
    firsts = log.first_sights(connection, learner_id, attempt.number)
    locked = log.locked(connection, learner_id, now)
    rescored = rescores_of(connection, learner_id, Setting.EXAM, number)
    lines = []
    for position, kept in enumerate(attempt.places, 1):
        saved = attempt.saved.get(position)
        rescore = rescored.get(position)
        shown = item_at(connection, bank, kept.item_id, kept.revision)
        answer = in_force(connection, bank, shown, kept.option_order, saved.chosen if saved else (), rescore)
        item, chosen = answer.item, answer.chosen
        place = replace(kept, revision=item.revision, option_order=answer.order)
        graded = Graded(
            item,
            is_answered=bool(chosen),
            is_right=is_right(item, chosen),
            is_first_sight=firsts.get(place.position, True),
        )
        lines.append(ReportLine(place, item, chosen, graded, item.id in locked, rescore))
    return lines


def take_rescores(connection: Connection, changes: Iterable[Rescore]) -> None:
    """Bring the scores of submitted attempts to what corrected keys make of them."""
    for change in changes:
        if change.setting is Setting.EXAM:
            connection.execute(
                update(Attempt)
                .where(Attempt.learner_id == change.learner_id, Attempt.number == change.sitting)
                .values(raw_score=Attempt.raw_score + change.raw_score - change.old_score)
            )

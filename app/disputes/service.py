"""Disputing a question, taking it back, settling it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, update

from app.accounts.receipts import ClientKey, once
from app.bank.domain import ItemNotFound
from app.disputes import queries
from app.disputes.domain import Outcome
from app.disputes.models import DisputeRow
from app.disputes.schemas import DisputeRequest
from app.errors import Conflict
from app.responses import queries as log


class AlreadySettled(Conflict):
    """The dispute was settled or taken back before."""


def file_dispute(
    connection: Connection, learner_id: int, item_id: str, wanted: DisputeRequest, key: ClientKey, *, now: datetime
) -> int:
    """Number of the stored dispute; the same key again returns the same.

    Raises ItemNotFound for a question that the learner has not answered or that an open exam holds.
    """
    revision = disputable(connection, learner_id, item_id, now=now)

    def effect() -> dict[str, Any]:
        number = queries.last_number(connection, learner_id) + 1
        row = {"learner_id": learner_id, "number": number, "item_id": item_id, "revision": revision}
        words = {"reason": wanted.reason.value, "text": wanted.text, "disputed_at": now}
        state = {"outcome": Outcome.OPEN.value, "answer": "", "settled_at": None}
        connection.execute(insert(DisputeRow), [row | words | state])
        return {"number": number}

    request = ["dispute", item_id, wanted.reason, wanted.text]
    number: int = once(connection, learner_id, key, request, effect, now=now)["number"]
    return number


def disputable(connection: Connection, learner_id: int, item_id: str, *, now: datetime) -> int:
    """The revision that the learner answered last; raises ItemNotFound."""
    answers = log.answers(connection, learner_id, item_id)
    if not answers or item_id in log.locked(connection, learner_id, now):
        raise ItemNotFound("You can dispute a question once you have answered it, and not while an exam holds it.")
    return answers[0].revision


def withdraw(connection: Connection, learner_id: int, number: int, *, now: datetime) -> None:
    """Take an open dispute back, once or again; raises DisputeNotFound and AlreadySettled."""
    if queries.dispute(connection, learner_id, number).outcome is not Outcome.WITHDRAWN:
        _close(connection, learner_id, number, Outcome.WITHDRAWN, "", now)


def settle(
    connection: Connection, learner_id: int, number: int, outcome: Outcome, answer: str, *, now: datetime
) -> None:
    """Uphold or decline an open dispute with the editors' answer; raises DisputeNotFound and AlreadySettled."""
    _close(connection, learner_id, number, outcome, answer, now)


def _close(connection: Connection, learner_id: int, number: int, outcome: Outcome, answer: str, now: datetime) -> None:
    found = queries.dispute(connection, learner_id, number)
    if found.outcome is not Outcome.OPEN:
        raise AlreadySettled(f"This dispute is closed already: {found.outcome}.")
    connection.execute(
        update(DisputeRow)
        .where(DisputeRow.learner_id == learner_id, DisputeRow.number == number)
        .values(outcome=outcome.value, answer=answer, settled_at=now)
    )

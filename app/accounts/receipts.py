"""Receipts: a write that arrives twice takes effect once and is answered twice alike."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any

from fastapi import Header
from pydantic import UUID4
from sqlalchemy import Connection, insert, select

from app.accounts.models import LearnerRow, Receipt
from app.errors import Conflict, NotFound

ClientKey = UUID4
IdempotencyKey = Annotated[
    UUID4,
    Header(
        alias="Idempotency-Key",
        description="made by the client, new for each write; the same key again returns the first answer",
    ),
]


class KeyReused(Conflict):
    """The key was used before for something else."""


def hold(connection: Connection, learner_id: int) -> None:
    """Keep the learner's row until the transaction ends: two writes of one learner come after each other."""
    held = connection.execute(select(LearnerRow.id).where(LearnerRow.id == learner_id).with_for_update()).first()
    if held is None:
        message = "This learner does not exist any more."
        raise NotFound(message)


def once(
    connection: Connection,
    learner_id: int,
    client_key: ClientKey,
    request: object,
    effect: Callable[[], dict[str, Any]],
    *,
    now: datetime,
) -> dict[str, Any]:
    """The effect's answer, or the first answer when this key was seen with the same request.

    Call it inside the transaction that makes the effect. It holds the learner's row, so that two writes of one
    learner come after each other on every database. Raises KeyReused for the same key with another request.
    """
    hold(connection, learner_id)
    digest = hashlib.sha256(json.dumps(request, sort_keys=True, default=str).encode()).hexdigest()
    known = connection.execute(
        select(Receipt.request_digest, Receipt.answer).where(
            Receipt.learner_id == learner_id, Receipt.client_key == str(client_key)
        )
    ).first()
    if known:
        if known.request_digest != digest:
            message = "This key was used for something else. Load the page again and repeat what you did."
            raise KeyReused(message)
        first: dict[str, Any] = known.answer
        return first
    answer = effect()
    connection.execute(
        insert(Receipt).values(
            learner_id=learner_id,
            client_key=str(client_key),
            request_digest=digest,
            answer=answer,
            received_at=now,
        )
    )
    return answer

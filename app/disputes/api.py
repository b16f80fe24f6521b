"""Disputes as JSON: the same services as the pages."""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Path

from app.accounts.queries import LearnerId
from app.accounts.receipts import IdempotencyKey
from app.clock import Now
from app.db import Db
from app.disputes import queries, service
from app.disputes.domain import Dispute
from app.disputes.schemas import DisputeOut, DisputeRequest
from app.web.paths import Number

router = APIRouter(prefix="/api/v1/bank", tags=["bank"])

ItemId = Annotated[str, Path(pattern=r"^[A-Za-z0-9-]{1,20}$")]


@router.post("/items/{item_id}/disputes", status_code=201)
def file_dispute(
    db: Db, now: Now, learner_id: LearnerId, item_id: ItemId, key: IdempotencyKey, wanted: DisputeRequest
) -> DisputeOut:
    """Dispute an answered question; the same Idempotency-Key returns the same dispute."""
    connection = db.connection()
    number = service.file_dispute(connection, learner_id, item_id, wanted, key, now=now)
    return _out(queries.dispute(connection, learner_id, number))


@router.get("/disputes")
def my_disputes(db: Db, learner_id: LearnerId) -> list[DisputeOut]:
    """The learner's disputes, newest first."""
    return [_out(found) for found in queries.mine(db.connection(), learner_id)]


@router.post("/disputes/{number}/withdrawal")
def withdraw(db: Db, now: Now, learner_id: LearnerId, number: Number) -> DisputeOut:
    """Take an open dispute back."""
    connection = db.connection()
    service.withdraw(connection, learner_id, number, now=now)
    return _out(queries.dispute(connection, learner_id, number))


def _out(found: Dispute) -> DisputeOut:
    return DisputeOut(**{name: value for name, value in asdict(found).items() if name != "learner_id"})

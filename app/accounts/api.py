"""The learner's preferences as JSON."""

from fastapi import APIRouter

from app.accounts import queries, service
from app.accounts.queries import CurrentLearner
from app.accounts.receipts import IdempotencyKey
from app.accounts.schemas import Preferences
from app.clock import Now
from app.db import Db

router = APIRouter(prefix="/api/v1/learner", tags=["learner"])


@router.get("/preferences")
def read_preferences(learner: CurrentLearner) -> Preferences:
    """Exam date, minutes a day, zone and theme."""
    return Preferences(
        exam_on=learner.exam_on, minutes_a_day=learner.minutes_a_day, zone=learner.zone, theme=learner.theme
    )


@router.put("/preferences")
def set_preferences(db: Db, now: Now, learner: CurrentLearner, key: IdempotencyKey, wanted: Preferences) -> Preferences:
    """Replace the preferences."""
    service.set_preferences(db, learner.id, wanted, key, now=now)
    return read_preferences(queries.learner(db, learner.id))

"""Making the local learner and changing preferences."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.accounts.domain import DEFAULT_MINUTES, FARTHEST_EXAM_DAYS, Theme
from app.accounts.models import LearnerRow
from app.accounts.receipts import ClientKey, once
from app.accounts.schemas import Preferences
from app.clock import today_in
from app.errors import Invalid


class ExamDateOutOfReach(Invalid):
    """The exam date lies in the past or too far ahead."""


def ensure_learner(db: Session, learner_id: int, *, now: datetime) -> None:
    """Make the learner when there is none."""
    if db.get(LearnerRow, learner_id) is None:
        db.add(
            LearnerRow(id=learner_id, created_at=now, zone="UTC", theme=Theme.AUTO.value, minutes_a_day=DEFAULT_MINUTES)
        )
        db.flush()


def set_preferences(db: Session, learner_id: int, wanted: Preferences, key: ClientKey, *, now: datetime) -> None:
    """Store the preferences and note that the learner was welcomed; the same key again changes nothing.

    Raises ExamDateOutOfReach and KeyReused.
    An exam date that stays as it was may lie in the past: other settings can be changed after the exam.
    """

    def effect() -> dict[str, Any]:
        _set_preferences(db, learner_id, wanted, now)
        db.flush()
        return {}

    once(db.connection(), learner_id, key, ["preferences", wanted.model_dump(mode="json")], effect, now=now)


def _set_preferences(db: Session, learner_id: int, wanted: Preferences, now: datetime) -> None:
    row = db.get_one(LearnerRow, learner_id)
    today = today_in(wanted.zone, now)
    if wanted.exam_on and wanted.exam_on != row.exam_on:
        if wanted.exam_on < today:
            message = "That day has passed. Enter the day of your next exam, or leave it empty."
            raise ExamDateOutOfReach(message, {"exam_on": message})
        if wanted.exam_on > today + timedelta(days=FARTHEST_EXAM_DAYS):
            message = "That is more than three years ahead. Check the year."
            raise ExamDateOutOfReach(message, {"exam_on": message})
    row.exam_on, row.minutes_a_day = wanted.exam_on, wanted.minutes_a_day
    row.zone, row.theme = wanted.zone, wanted.theme.value
    row.welcomed_at = row.welcomed_at or now


def note_export(db: Session, learner_id: int, *, now: datetime) -> None:
    """Remember that the learner took their history out."""
    db.execute(update(LearnerRow).where(LearnerRow.id == learner_id).values(exported_at=now))

"""The learner's day and data as JSON."""

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from app.accounts import service as accounts
from app.accounts.queries import CurrentLearner
from app.bank.queries import BankDep
from app.clock import Now, today_in
from app.db import Db
from app.home import archive
from app.renewal import queries as renewal
from app.renewal.domain import missing_in_words
from app.study import queries as study

router = APIRouter(prefix="/api/v1", tags=["today"])


class TodayOut(BaseModel):
    """The plan for the rest of the day, the exam countdown, and what the renewal still needs."""

    minutes: int
    new: int
    reviews: int
    reviews_due: int
    days_to_exam: int | None
    objectives: int
    objectives_met: int
    renewal: str | None


@router.get("/today")
def today(db: Db, now: Now, learner: CurrentLearner, bank: BankDep) -> TodayOut:
    """What to do now."""
    connection = db.connection()
    day = today_in(learner.zone, now)
    agenda = study.todays_agenda(connection, bank, learner, now)
    coverage = study.coverage(connection, bank, learner.id, now)
    cycle = renewal.cycle_view(db, learner.id, day)
    return TodayOut(
        minutes=agenda.minutes,
        new=agenda.new,
        reviews=agenda.reviews,
        reviews_due=agenda.reviews_due,
        days_to_exam=learner.days_to_exam(day),
        objectives=coverage.objectives,
        objectives_met=coverage.met,
        renewal=missing_in_words(cycle.standing, cycle.cycle) if cycle else None,
    )


@router.post("/learner/export")
def export(db: Db, now: Now, learner: CurrentLearner) -> dict[str, Any]:
    """The learner's whole history; it also allows a new start."""
    found = archive.archive(db.connection(), learner.id, now=now)
    accounts.note_export(db, learner.id, now=now)
    return found

"""Entering a credential and logging activities: load, decide, save."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.accounts.domain import Learner
from app.accounts.receipts import ClientKey, once
from app.clock import today_in
from app.errors import Invalid
from app.renewal import queries
from app.renewal.domain import Group
from app.renewal.models import ClaimRow, CredentialRow
from app.renewal.schemas import ClaimRequest, CredentialRequest

FIRST_PMP = date(1984, 10, 1)
"""PMI examined its first PMPs in October 1984; no certification is older."""


class CredentialRefused(Invalid):
    """The certification date cannot be."""


class ClaimRefused(Invalid):
    """The activity cannot be claimed as entered."""


def set_credential(db: Session, learner: Learner, wanted: CredentialRequest, key: ClientKey, *, now: datetime) -> None:
    """Enter or correct the learner's PMP; activities stay. Raises CredentialRefused."""

    def effect() -> dict[str, Any]:
        _check_certified_on(wanted.certified_on, today_in(learner.zone, now))
        row = db.get(CredentialRow, (learner.id, "pmp"))
        if row:
            row.certified_on = wanted.certified_on
        else:
            fields = {"programme": "pmp", "certified_on": wanted.certified_on, "created_at": now}
            db.add(CredentialRow(learner_id=learner.id, **fields))
        db.flush()
        return {}

    once(db.connection(), learner.id, key, ["credential", wanted.model_dump(mode="json")], effect, now=now)


def _check_certified_on(day: date, today: date) -> None:
    if not FIRST_PMP <= day <= today:
        message = (
            "That day is still to come. Enter the day you passed the exam."
            if day > today
            else "There was no PMP before October 1984. Check the year."
        )
        raise CredentialRefused(message, {"certified_on": message})


def log_claim(db: Session, learner: Learner, wanted: ClaimRequest, key: ClientKey, *, now: datetime) -> int:
    """Number of the stored activity; the same key again returns the same. Raises ClaimRefused."""

    def effect() -> dict[str, Any]:
        _check(db, learner, wanted, today_in(learner.zone, now))
        last = db.scalar(select(func.max(ClaimRow.number)).where(ClaimRow.learner_id == learner.id))
        number = (last or 0) + 1
        db.add(
            ClaimRow(
                learner_id=learner.id,
                number=number,
                title=wanted.title,
                category=wanted.category.value,
                completed_on=wanted.completed_on,
                hundredths=_hundredths(wanted.hours),
                ways_of_working=_hundredths(wanted.ways_of_working),
                power_skills=_hundredths(wanted.power_skills),
                business_acumen=_hundredths(wanted.business_acumen),
                created_at=now,
            )
        )
        db.flush()
        return {"number": number}

    answer = once(db.connection(), learner.id, key, ["claim", wanted.model_dump(mode="json")], effect, now=now)
    number: int = answer["number"]
    return number


def _check(db: Session, learner: Learner, wanted: ClaimRequest, today: date) -> None:
    held = queries.credential(db, learner.id)
    if held is None:
        message = "Enter the date of your PMP first; activities count from that day."
        raise ClaimRefused(message)
    fields = {}
    if wanted.completed_on > today:
        fields["completed_on"] = "That day is still to come. Log an activity when it is done."
    if wanted.completed_on < held.certified_on:
        day = held.certified_on
        fields["completed_on"] = (
            f"That is before your certification on {day:%B} {day.day}, {day.year}; nothing earlier counts."
        )
    split = wanted.ways_of_working + wanted.power_skills + wanted.business_acumen
    if wanted.category.group is Group.EDUCATION and split != wanted.hours:
        fields["ways_of_working"] = f"The three sides add up to {split} h; they must make {wanted.hours} h."
    if wanted.category.group is Group.GIVING_BACK and split:
        fields["ways_of_working"] = "Giving back has no sides of the triangle. Leave the three empty."
    if fields:
        raise ClaimRefused(next(iter(fields.values())), fields)


def remove_claim(db: Session, learner_id: int, number: int, *, now: datetime) -> None:
    """Take an activity out of the ledger; it can be brought back. Raises ClaimNotFound."""
    row = queries.claim(db, learner_id, number)
    row.removed_at = row.removed_at or now


def restore_claim(db: Session, learner_id: int, number: int) -> None:
    """Bring a removed activity back. Raises ClaimNotFound."""
    queries.claim(db, learner_id, number).removed_at = None


def _hundredths(hours: Decimal) -> int:
    return int(hours * 100)

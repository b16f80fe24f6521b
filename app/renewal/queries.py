"""Reads of renewal. Every one filters by learner."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import NotFound
from app.renewal.domain import Category, Claim, Cycle, Programme, Side, Standing, cycle_on, standing
from app.renewal.models import ClaimRow, CredentialRow
from app.renewal.programmes import programme

LONGEST_NUMBER = 10


class ClaimNotFound(NotFound):
    """No such activity, or not this learner's."""


@dataclass(frozen=True, slots=True)
class Credential:
    """A certification that the learner holds, with the rules that apply to it."""

    programme: Programme
    certified_on: date


@dataclass(frozen=True, slots=True)
class CycleView:
    """A cycle, its claims and what they amount to."""

    credential: Credential
    cycle: Cycle
    claims: tuple[Claim, ...]
    outside: tuple[Claim, ...]
    standing: Standing
    today: date

    @property
    def days_left(self) -> int:
        """Days until the cycle ends, today included; 0 when it is over."""
        return max(0, (self.cycle.ends_on - self.today).days)

    @property
    def elapsed(self) -> float:
        """Share of the cycle that has passed, 0 to 1."""
        whole = (self.cycle.ends_on - self.cycle.starts_on).days
        return min(1.0, max(0.0, (self.today - self.cycle.starts_on).days / whole))


def credential(db: Session, learner_id: int, programme_id: str = "pmp") -> Credential | None:
    """The learner's credential, or None."""
    row = db.get(CredentialRow, (learner_id, programme_id))
    return Credential(programme(row.programme, row.certified_on), row.certified_on) if row else None


def claims(db: Session, learner_id: int) -> list[Claim]:
    """The learner's activities, newest first, without removed ones."""
    rows = db.scalars(
        select(ClaimRow)
        .where(ClaimRow.learner_id == learner_id, ClaimRow.removed_at.is_(None))
        .order_by(ClaimRow.completed_on.desc(), ClaimRow.number.desc())
    )
    return [as_claim(row) for row in rows]


def claim(db: Session, learner_id: int, number: int) -> ClaimRow:
    """The row of one activity, removed or not; raises ClaimNotFound."""
    row = db.get(ClaimRow, (learner_id, number))
    if row is None:
        message = "There is no such activity."
        raise ClaimNotFound(message)
    return row


def removed_claim(db: Session, learner_id: int, typed: str) -> int | None:
    """The number in an address when it is that of a removed activity of the learner, to offer its undo."""
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < LONGEST_NUMBER else 0
    row = db.get(ClaimRow, (learner_id, number))
    return number if row and row.removed_at else None


def cycle_view(db: Session, learner_id: int, today: date) -> CycleView | None:
    """The cycle that runs today, or None without a credential."""
    held = credential(db, learner_id)
    if held is None:
        return None
    cycle = cycle_on(held.certified_on, held.programme, today)
    mine: Sequence[Claim] = claims(db, learner_id)
    return CycleView(
        credential=held,
        cycle=cycle,
        claims=tuple(c for c in mine if cycle.covers(c.completed_on)),
        outside=tuple(c for c in mine if not cycle.covers(c.completed_on)),
        standing=standing(mine, cycle, held.programme),
        today=today,
    )


def as_claim(row: ClaimRow) -> Claim:
    """The domain's claim of a row."""
    split = {
        Side.WAYS_OF_WORKING: _pdus(row.ways_of_working),
        Side.POWER_SKILLS: _pdus(row.power_skills),
        Side.BUSINESS_ACUMEN: _pdus(row.business_acumen),
    }
    return Claim(row.number, row.title, Category(row.category), row.completed_on, _pdus(row.hundredths), split)


def _pdus(hundredths: int) -> Decimal:
    return Decimal(hundredths) / 100

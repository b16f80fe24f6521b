"""Tables of renewal: credentials and claims. Numbers count per learner; PDUs are stored in hundredths of an hour."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class CredentialRow(Base):
    """A certification that the learner holds."""

    __tablename__ = "credentials"
    learner_id: Mapped[int] = mapped_column(ForeignKey("learners.id"), primary_key=True)
    programme: Mapped[str] = mapped_column(String(20), primary_key=True)
    certified_on: Mapped[date]
    created_at: Mapped[datetime]


class ClaimRow(Base):
    """An activity that the learner logged; a removed one keeps its row, so that removal can be undone."""

    __tablename__ = "claims"
    learner_id: Mapped[int] = mapped_column(ForeignKey("learners.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    category: Mapped[str] = mapped_column(String(20))
    completed_on: Mapped[date]
    hundredths: Mapped[int]
    ways_of_working: Mapped[int]
    power_skills: Mapped[int]
    business_acumen: Mapped[int]
    created_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]

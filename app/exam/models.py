"""Tables of practice exams: attempts and their current answers. Numbers count per learner."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, ForeignKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class Attempt(Base):
    """One sitting of a form; `form` packs the items, their revisions and the shown order of their options."""

    __tablename__ = "attempts"
    learner_id: Mapped[int] = mapped_column(ForeignKey("learners.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    size: Mapped[int]
    modality: Mapped[str] = mapped_column(String(6))
    form: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    started_at: Mapped[datetime]
    deadline_at: Mapped[datetime]
    known_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    raw_score: Mapped[int | None]


class AttemptAnswer(Base):
    """The current choice at one position; `sequence` orders the saves, so that a late one cannot overwrite a newer."""

    __tablename__ = "attempt_answers"
    __table_args__ = (ForeignKeyConstraint(["learner_id", "number"], ["attempts.learner_id", "attempts.number"]),)
    learner_id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    chosen: Mapped[list[int | str]] = mapped_column(JSON)
    is_flagged: Mapped[bool]
    sequence: Mapped[int] = mapped_column(BigInteger)
    saved_at: Mapped[datetime]

"""Tables of learners and of the receipts of their writes."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class LearnerRow(Base):
    """A person who studies."""

    __tablename__ = "learners"
    id: Mapped[int] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]
    zone: Mapped[str] = mapped_column(String(64))
    theme: Mapped[str] = mapped_column(String(5))
    exam_on: Mapped[date | None]
    minutes_a_day: Mapped[int]
    welcomed_at: Mapped[datetime | None]
    exported_at: Mapped[datetime | None]


class Receipt(Base):
    """The answer that a write was given, kept under the key that its client made."""

    __tablename__ = "receipts"
    learner_id: Mapped[int] = mapped_column(ForeignKey("learners.id"), primary_key=True)
    client_key: Mapped[str] = mapped_column(String(36), primary_key=True)
    request_digest: Mapped[str] = mapped_column(String(64))
    answer: Mapped[dict[str, Any]] = mapped_column(JSON)
    received_at: Mapped[datetime]

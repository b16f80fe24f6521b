"""The log of responses, and the locks of open sittings."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class ResponseRow(Base):
    """What a learner chose at one moment; `raw_score` is 0 or 1 on answers and empty on saves."""

    __tablename__ = "responses"
    __table_args__ = (Index("ix_responses_learner_id_item_id", "learner_id", "item_id"),)
    learner_id: Mapped[int] = mapped_column(ForeignKey("learners.id"), primary_key=True)
    client_key: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(6))
    setting: Mapped[str] = mapped_column(String(5))
    sitting: Mapped[int]
    position: Mapped[int]
    item_id: Mapped[str] = mapped_column(String(20))
    revision: Mapped[int]
    chosen: Mapped[list[int | str]] = mapped_column(JSON)
    confidence: Mapped[str | None] = mapped_column(String(6))
    spent_ms: Mapped[int | None]
    is_first_sight: Mapped[bool | None]
    raw_score: Mapped[int | None]
    responded_at: Mapped[datetime]


class RescoreRow(Base):
    """A new score of a logged answer, after the key of its item was corrected; the log itself stays as it was."""

    __tablename__ = "rescores"
    learner_id: Mapped[int] = mapped_column(ForeignKey("learners.id"), primary_key=True)
    client_key: Mapped[str] = mapped_column(String(64), primary_key=True)
    to_revision: Mapped[int] = mapped_column(primary_key=True)
    setting: Mapped[str] = mapped_column(String(5))
    sitting: Mapped[int]
    position: Mapped[int]
    item_id: Mapped[str] = mapped_column(String(20))
    old_score: Mapped[int]
    raw_score: Mapped[int]
    rescored_at: Mapped[datetime]


class ItemLock(Base):
    """An item that an open sitting holds: no page may show its key before `until`, unless the sitting ends first."""

    __tablename__ = "item_locks"
    learner_id: Mapped[int] = mapped_column(ForeignKey("learners.id"), primary_key=True)
    item_id: Mapped[str] = mapped_column(String(20), primary_key=True)
    sitting: Mapped[int] = mapped_column(primary_key=True)
    until: Mapped[datetime]

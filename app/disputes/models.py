"""The table of disputes. Numbers count per learner."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class DisputeRow(Base):
    """One dispute; `answer` is what the editors said when they settled it."""

    __tablename__ = "disputes"
    learner_id: Mapped[int] = mapped_column(ForeignKey("learners.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[str] = mapped_column(String(20), index=True)
    revision: Mapped[int]
    reason: Mapped[str] = mapped_column(String(12))
    text: Mapped[str] = mapped_column(Text)
    disputed_at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(9))
    answer: Mapped[str] = mapped_column(Text)
    settled_at: Mapped[datetime | None]

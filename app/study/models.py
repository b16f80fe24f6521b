"""Tables of study: cards, sessions and their questions. Numbers count per learner."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, ForeignKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class Card(Base):
    """One learner's copy of one objective, with what is known of its memory."""

    __tablename__ = "cards"
    learner_id: Mapped[int] = mapped_column(ForeignKey("learners.id"), primary_key=True)
    objective: Mapped[str] = mapped_column(String(80), primary_key=True)
    stability: Mapped[float]
    difficulty: Mapped[float]
    met_at: Mapped[datetime]
    reviewed_at: Mapped[datetime]
    due_at: Mapped[datetime]
    reps: Mapped[int]
    lapses: Mapped[int]


class StudySession(Base):
    """One session; it ends when every question is answered or the learner ends it."""

    __tablename__ = "study_sessions"
    learner_id: Mapped[int] = mapped_column(ForeignKey("learners.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    wanted: Mapped[dict[str, str]] = mapped_column(JSON)


class SessionQuestion(Base):
    """One question of a session: `option_order` are canonical indices as shown, `chosen` the response."""

    __tablename__ = "session_questions"
    __table_args__ = (
        ForeignKeyConstraint(["learner_id", "number"], ["study_sessions.learner_id", "study_sessions.number"]),
    )
    learner_id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[str] = mapped_column(String(20))
    revision: Mapped[int]
    objective: Mapped[str] = mapped_column(String(80))
    reason: Mapped[str] = mapped_column(String(8))
    option_order: Mapped[list[int]] = mapped_column(JSON)
    answered_at: Mapped[datetime | None]
    chosen: Mapped[list[int | str] | None] = mapped_column(JSON(none_as_null=True))
    confidence: Mapped[str | None] = mapped_column(String(6))
    raw_score: Mapped[int | None]
    due_at: Mapped[datetime | None]

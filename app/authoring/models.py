"""Tables of drafts: their states, every text that was saved, and the blind solves. Numbers count per learner."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, ForeignKeyConstraint, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class DraftRow(Base):
    """A draft and where it stands; `item_id` is what it was published as, the first item of a case."""

    __tablename__ = "drafts"
    learner_id: Mapped[int] = mapped_column(ForeignKey("learners.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[str] = mapped_column(String(9), index=True)
    item_id: Mapped[str | None] = mapped_column(String(20))
    updated_at: Mapped[datetime]


class DraftRevision(Base):
    """One text of a draft; never changed, never deleted."""

    __tablename__ = "draft_revisions"
    __table_args__ = (ForeignKeyConstraint(["learner_id", "number"], ["drafts.learner_id", "drafts.number"]),)
    learner_id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime]
    note: Mapped[str] = mapped_column(Text)


class DraftSolve(Base):
    """One blind solve of a question of a draft; `learner_id` is the solver, `words` the digest of what was shown.

    It goes with the draft when the author's data are removed, and with the solver's.
    """

    __tablename__ = "draft_solves"
    __table_args__ = (
        ForeignKeyConstraint(["author_id", "number"], ["drafts.learner_id", "drafts.number"], ondelete="CASCADE"),
    )
    learner_id: Mapped[int] = mapped_column(ForeignKey("learners.id"), primary_key=True)
    author_id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[str] = mapped_column(String(16), primary_key=True)
    pick: Mapped[list[Any]] = mapped_column(JSON)
    argument: Mapped[str] = mapped_column(Text)
    solved_at: Mapped[datetime]

"""Tables of the bank: an item, and every revision of it that was ever served."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base

FILES, DATABASE = "files", "database"
"""Where the words of an item come from: the bank's folder, or a draft that was published here."""


class ItemRow(Base):
    """An item and its current revision; never deleted, since learners' history points at it."""

    __tablename__ = "items"
    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    revision: Mapped[int]
    status: Mapped[str] = mapped_column(String(10))
    digest: Mapped[str] = mapped_column(String(64))
    origin: Mapped[str] = mapped_column(String(8), default=FILES)


class BankLoad(Base):
    """One load of the files that changed something: how many items came, and which were revised or retired."""

    __tablename__ = "bank_loads"
    id: Mapped[int] = mapped_column(primary_key=True)
    loaded_at: Mapped[datetime]
    added: Mapped[int]
    revised: Mapped[list[str]] = mapped_column(JSON)
    retired: Mapped[list[str]] = mapped_column(JSON)


class ItemRevision(Base):
    """The words of an item at one revision."""

    __tablename__ = "item_revisions"
    item_id: Mapped[str] = mapped_column(ForeignKey("items.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    digest: Mapped[str] = mapped_column(String(64))
    loaded_at: Mapped[datetime]

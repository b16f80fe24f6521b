"""Reads of the bank's tables: the live bank at start, and an old revision that somebody answered."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from app.bank.domain import Bank, Item, ItemNotFound, Status
from app.bank.domain.families.registry import REGISTRY
from app.bank.files import Catalogue
from app.bank.models import BankLoad, ItemRevision, ItemRow
from app.bank.records import from_record


def bank(db: Session, catalogue: Catalogue) -> Bank:
    """The bank in memory: items as the database numbers their revisions, the rest from the catalogue."""
    items = {row.id: _item(db, catalogue, row) for row in db.scalars(select(ItemRow))}
    return Bank(catalogue.outline, catalogue.outlines, catalogue.traps, catalogue.objectives, items, REGISTRY)


def _item(db: Session, catalogue: Catalogue, row: ItemRow) -> Item:
    """The item of a row: the catalogue's where it is the same, else what the database keeps.

    An item that was published here rests as retired while its objective is not in the bank.
    """
    if catalogue.digests.get(row.id) == row.digest:
        return replace(catalogue.items[row.id], revision=row.revision, status=Status(row.status))
    kept = db.get_one(ItemRevision, (row.id, row.revision))
    item = from_record(kept.content, revision=row.revision, status=row.status)
    return item if item.objective in catalogue.objectives else replace(item, status=Status.RETIRED)


def stored(connection: Connection, item_id: str) -> Item | None:
    """The item as the database holds it now, which another process may have published; None when it holds none."""
    row = connection.execute(
        select(ItemRow.status, ItemRevision.revision, ItemRevision.content)
        .join(ItemRevision, (ItemRevision.item_id == ItemRow.id) & (ItemRevision.revision == ItemRow.revision))
        .where(ItemRow.id == item_id)
    ).first()
    return from_record(row.content, revision=row.revision, status=row.status) if row else None


def item_at(connection: Connection, bank: Bank, item_id: str, revision: int) -> Item:
    """The item as it stood at a revision; raises ItemNotFound."""
    current = bank.items.get(item_id)
    if current and current.revision == revision:
        return current
    if drawn := bank.generated(item_id, revision):
        return drawn
    content = connection.scalar(
        select(ItemRevision.content).where(ItemRevision.item_id == item_id, ItemRevision.revision == revision)
    )
    if content is None:
        message = f"There is no revision {revision} of question {item_id}."
        raise ItemNotFound(message)
    return from_record(content, revision=revision, status=current.status if current else Status.RETIRED)


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision of an item that was ever served, and when it came."""

    number: int
    loaded_at: datetime


def revisions(connection: Connection, item_id: str) -> list[Revision]:
    """The revisions of an authored item, newest first."""
    rows = connection.execute(
        select(ItemRevision.revision, ItemRevision.loaded_at)
        .where(ItemRevision.item_id == item_id)
        .order_by(ItemRevision.revision.desc())
    )
    return [Revision(row.revision, row.loaded_at) for row in rows]


@dataclass(frozen=True, slots=True)
class Load:
    """What one load of the bank changed."""

    loaded_at: datetime
    added: int
    revised: tuple[str, ...]
    retired: tuple[str, ...]


def loads(connection: Connection) -> list[Load]:
    """The loads that changed something, newest first; the oldest is the one that filled the bank."""
    rows = connection.execute(select(BankLoad.__table__).order_by(BankLoad.id.desc()))
    return [Load(row.loaded_at, row.added, tuple(row.revised), tuple(row.retired)) for row in rows]


def _bank(request: Request) -> Bank:
    found: Bank = request.app.state.bank
    return found


BankDep = Annotated[Bank, Depends(_bank)]

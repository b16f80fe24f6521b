"""Reads of the bank's tables: the live bank at start, and an old revision that somebody answered."""

from dataclasses import replace
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from app.bank.domain import Bank, Item, ItemNotFound, Status
from app.bank.files import Catalogue
from app.bank.models import ItemRevision, ItemRow
from app.bank.records import from_record


def bank(db: Session, catalogue: Catalogue) -> Bank:
    """The bank in memory: items as the database numbers their revisions, the rest from the catalogue."""
    items = {row.id: _item(db, catalogue, row) for row in db.scalars(select(ItemRow))}
    return Bank(catalogue.outline, catalogue.outlines, catalogue.traps, catalogue.objectives, items)


def _item(db: Session, catalogue: Catalogue, row: ItemRow) -> Item:
    """The item of a row: the catalogue's where it is the same, else what the database keeps."""
    if catalogue.digests.get(row.id) == row.digest:
        return replace(catalogue.items[row.id], revision=row.revision, status=Status(row.status))
    kept = db.get_one(ItemRevision, (row.id, row.revision))
    return from_record(kept.content, revision=row.revision, status=row.status)


def item_at(connection: Connection, bank: Bank, item_id: str, revision: int) -> Item:
    """The item as it stood at a revision; raises ItemNotFound."""
    current = bank.items.get(item_id)
    if current and current.revision == revision:
        return current
    content = connection.scalar(
        select(ItemRevision.content).where(ItemRevision.item_id == item_id, ItemRevision.revision == revision)
    )
    if content is None:
        message = f"There is no revision {revision} of question {item_id}."
        raise ItemNotFound(message)
    return from_record(content, revision=revision, status=current.status if current else Status.RETIRED)


def _bank(request: Request) -> Bank:
    found: Bank = request.app.state.bank
    return found


BankDep = Annotated[Bank, Depends(_bank)]

"""Loading the files into the database: idempotent by content, all or nothing, never deleting what was served."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.orm import Session

from app.bank import checks, files
from app.bank.domain import Item, Status
from app.bank.files import Catalogue
from app.bank.models import DATABASE, FILES, BankLoad, ItemRevision, ItemRow
from app.bank.records import content_digest, to_record
from app.errors import Conflict, StartError

log = logging.getLogger("earned")


class ItemOfFiles(Conflict):
    """The item has come from the bank's files since, where it is changed from now on."""


class BankFaulty(StartError):
    """The files have problems; nothing was loaded. The message lists them, a line each."""


@dataclass(frozen=True, slots=True)
class LoadReport:
    """How many items a load touched."""

    added: int = 0
    revised: int = 0
    retired: int = 0
    unchanged: int = 0


def read_checked(folder: Path) -> Catalogue:
    """The catalogue of a folder without a problem; raises BankFaulty with every problem at once."""
    catalogue = files.read(folder)
    if problems := checks.check(catalogue):
        lines = "\n".join(map(str, problems))
        message = f"The question bank in {folder} has {len(problems)} problems; nothing was loaded.\n{lines}"
        raise BankFaulty(message)
    return catalogue


def load(db: Session, catalogue: Catalogue, *, now: datetime) -> LoadReport:
    """Bring the tables to what the catalogue says.

    A changed item becomes a new revision, numbered by its file or, where the file forgot to raise it, one above the
    last; an item whose file is gone is retired. An item that was published here stays, until a file claims its id.
    """
    known = {row.id: row for row in db.scalars(select(ItemRow))}
    revisions: list[ItemRevision] = []
    revised: list[str] = []
    added = unchanged = 0
    for item in catalogue.items.values():
        row = known.pop(item.id, None)
        digest = catalogue.digests[item.id]
        if row is None:
            db.add(ItemRow(id=item.id, revision=item.revision, status=item.status.value, digest=digest))
            revisions.append(_revision(item, item.revision, digest, now))
            added += 1
            continue
        if row.origin == DATABASE:
            log.warning("question bank: %s was published here; from now on its file counts", item.id)
            row.origin = FILES
        row.status = item.status.value
        if row.digest == digest:
            unchanged += 1
            continue
        row.revision, row.digest = max(item.revision, row.revision + 1), digest
        revisions.append(_revision(item, row.revision, digest, now))
        revised.append(item.id)
    gone = [row for row in known.values() if row.status != Status.RETIRED and row.origin == FILES]
    for row in gone:
        row.status = Status.RETIRED.value
    db.flush()
    db.add_all(revisions)
    if added or revised or gone:
        db.add(BankLoad(loaded_at=now, added=added, revised=sorted(revised), retired=sorted(row.id for row in gone)))
    db.flush()
    return LoadReport(added, len(revised), len(gone), unchanged)


def _revision(item: Item, revision: int, digest: str, now: datetime) -> ItemRevision:
    return ItemRevision(item_id=item.id, revision=revision, content=to_record(item), digest=digest, loaded_at=now)


def item_ids(connection: Connection) -> list[str]:
    """The ids of all items that were ever loaded or published."""
    return list(connection.scalars(select(ItemRow.id)))


def publish(connection: Connection, items: Sequence[Item], *, now: datetime) -> tuple[Item, ...]:
    """The items as stored: live, of this database's own, at a revision above any they had here; raises ItemOfFiles."""
    stored = [_store(connection, item, now) for item in items]
    revised = sorted(item.id for item in stored if item.revision > 1)
    _note(connection, now, added=len(stored) - len(revised), revised=revised)
    return tuple(stored)


def retire(connection: Connection, items: Sequence[Item], *, now: datetime) -> tuple[Item, ...]:
    """The items as retired, those of this database's own; raises ItemOfFiles."""
    for item in items:
        _own_revision(connection, item.id)
        connection.execute(update(ItemRow).where(ItemRow.id == item.id).values(status=Status.RETIRED.value))
    if items:
        _note(connection, now, retired=sorted(item.id for item in items))
    return tuple(replace(item, status=Status.RETIRED) for item in items)


def _store(connection: Connection, item: Item, now: datetime) -> Item:
    revision = _own_revision(connection, item.id) + 1
    live = replace(item, status=Status.LIVE, revision=revision)
    content = to_record(live)
    digest = content_digest(content)
    row = {"revision": revision, "status": Status.LIVE.value, "digest": digest, "origin": DATABASE}
    if revision == 1:
        connection.execute(insert(ItemRow), [{"id": item.id} | row])
    else:
        connection.execute(update(ItemRow).where(ItemRow.id == item.id).values(row))
    kept = {"item_id": item.id, "revision": revision, "content": content, "digest": digest, "loaded_at": now}
    connection.execute(insert(ItemRevision), [kept])
    return live


def _own_revision(connection: Connection, item_id: str) -> int:
    """The revision of an item of this database's own, 0 for a new one; raises ItemOfFiles."""
    row = connection.execute(select(ItemRow.revision, ItemRow.origin).where(ItemRow.id == item_id)).first()
    if row and row.origin == FILES:
        raise ItemOfFiles(f"{item_id} stands in the bank's files now. Change it there.")
    return row.revision if row else 0


def _note(
    connection: Connection, now: datetime, *, added: int = 0, revised: Sequence[str] = (), retired: Sequence[str] = ()
) -> None:
    row = {"loaded_at": now, "added": added, "revised": list(revised), "retired": list(retired)}
    connection.execute(insert(BankLoad), [row])

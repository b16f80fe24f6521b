"""Loading the files into the database: idempotent by content, all or nothing, never deleting what was served."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.bank import checks, files
from app.bank.domain import Item, Status
from app.bank.files import Catalogue
from app.bank.models import ItemRevision, ItemRow
from app.bank.records import to_record
from app.errors import StartError


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
    last; an item whose file is gone is retired.
    """
    known = {row.id: row for row in db.scalars(select(ItemRow))}
    revisions: list[ItemRevision] = []
    added = revised = unchanged = 0
    for item in catalogue.items.values():
        row = known.pop(item.id, None)
        digest = catalogue.digests[item.id]
        if row is None:
            db.add(ItemRow(id=item.id, revision=item.revision, status=item.status.value, digest=digest))
            revisions.append(_revision(item, item.revision, digest, now))
            added += 1
            continue
        row.status = item.status.value
        if row.digest == digest:
            unchanged += 1
            continue
        row.revision, row.digest = max(item.revision, row.revision + 1), digest
        revisions.append(_revision(item, row.revision, digest, now))
        revised += 1
    gone = [row for row in known.values() if row.status != Status.RETIRED]
    for row in gone:
        row.status = Status.RETIRED.value
    db.flush()
    db.add_all(revisions)
    db.flush()
    return LoadReport(added, revised, len(gone), unchanged)


def _revision(item: Item, revision: int, digest: str, now: datetime) -> ItemRevision:
    return ItemRevision(item_id=item.id, revision=revision, content=to_record(item), digest=digest, loaded_at=now)

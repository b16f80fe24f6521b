"""Everything the database holds of one learner, as data that a later version can read, and its removal.

It asks the schema, not the features: a table with a `learner_id` column belongs to a learner, so a new feature's
rows can never be forgotten here.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select

from app import __version__
from app.db import Base

FORMAT = 1
"""Raised when the shape of the archive changes; older ones stay readable."""
KEPT = frozenset({"learners"})
"""Tables whose rows outlive a new start: the person stays, the history goes."""

MOMENTS = {
    "responses": "responded_at",
    "receipts": "received_at",
    "claims": "removed_at",
    "disputes": "settled_at",
    "drafts": "updated_at",
}
"""Where each kind of change leaves its moment: answers, other writes, removals."""


def learner_tables() -> list[Table]:
    """Tables with rows of learners, parents before children."""
    return [t for t in Base.metadata.sorted_tables if "learner_id" in t.c or t.name in KEPT]


def archive(connection: Connection, learner_id: int, *, now: datetime) -> dict[str, Any]:
    """All rows of the learner by table, as JSON data."""
    tables = {table.name: _rows(connection, table, learner_id) for table in learner_tables()}
    return {"format": FORMAT, "program": f"earned {__version__}", "exported_at": now.isoformat(), "tables": tables}


def changed_at(connection: Connection, learner_id: int) -> datetime | None:
    """When the learner last answered, sent or removed something."""
    moments = [
        connection.scalar(select(func.max(table.c[column])).where(table.c.learner_id == learner_id))
        for table, column in ((Base.metadata.tables[name], column) for name, column in MOMENTS.items())
    ]
    return max((moment for moment in moments if moment), default=None)


def forget(connection: Connection, learner_id: int) -> None:
    """Remove all rows of the learner but the learner's own."""
    for table in reversed(learner_tables()):
        if table.name not in KEPT:
            connection.execute(delete(table).where(table.c.learner_id == learner_id))


def _rows(connection: Connection, table: Table, learner_id: int) -> list[dict[str, Any]]:
    owner = table.c.learner_id if "learner_id" in table.c else table.c.id
    rows = connection.execute(select(table).where(owner == learner_id).order_by(*table.primary_key)).mappings()
    return [{name: _plain(value) for name, value in row.items()} for row in rows]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value

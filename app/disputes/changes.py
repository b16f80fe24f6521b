"""What changed in the bank, and which of it a learner has answered."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from app.bank.domain import Bank
from app.bank.queries import Load, loads
from app.responses import queries as log


@dataclass(frozen=True, slots=True)
class Change:
    """One question that changed; `note` is the newest change note of a question that the learner has answered."""

    item_id: str
    is_answered: bool
    note: str


@dataclass(frozen=True, slots=True)
class Update:
    """One load of the bank with what it changed; the first load of all only added."""

    loaded_at: datetime
    added: int
    revised: tuple[Change, ...]
    retired: tuple[Change, ...]

    @property
    def touched(self) -> int:
        """How many of the learner's answered questions it changed."""
        return sum(change.is_answered for change in (*self.revised, *self.retired))


def updates(connection: Connection, bank: Bank, learner_id: int) -> list[Update]:
    """Every load that changed something, newest first, questions that the learner answered before others."""
    seen = log.seen(connection, learner_id)
    return [_update(load, bank, seen.keys()) for load in loads(connection)]


def _update(load: Load, bank: Bank, seen: Collection[str]) -> Update:
    def change(item_id: str) -> Change:
        item = bank.known(item_id)
        answered = item_id in seen
        notes = item.provenance.changes if item and answered else ()
        return Change(item_id, answered, notes[-1] if notes else "")

    def sorted_changes(ids: tuple[str, ...]) -> tuple[Change, ...]:
        return tuple(sorted(map(change, ids), key=lambda c: (not c.is_answered, c.item_id)))

    return Update(load.loaded_at, load.added, sorted_changes(load.revised), sorted_changes(load.retired))

"""Grading logged answers again after a key was corrected: the old score stays in the log, the new one beside it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from app.bank.domain import Bank, Chosen, Item, is_right
from app.bank.domain.correction import as_answer_to, order_of
from app.bank.queries import item_at
from app.responses.domain import Kind, Rescore, Setting
from app.responses.models import RescoreRow, ResponseRow


def rescore(connection: Connection, bank: Bank, *, now: datetime) -> list[Rescore]:
    """Grade again what corrected items ask for, and return the answers whose score changed.

    Answers that were graded again by the same revision before are left as they are, so that a second call changes
    nothing. An answer whose item changed its words as well cannot be read any more and keeps its score.
    """
    corrected = [item for item in bank.items.values() if item.rescore_from is not None]
    changed = [change for item in corrected for change in _changes(connection, bank, item, now)]
    if changed:
        connection.execute(insert(RescoreRow), [asdict(c) | {"setting": c.setting.value} for c in changed])
    return changed


def _changes(connection: Connection, bank: Bank, item: Item, now: datetime) -> Iterator[Rescore]:
    known = {(r.learner_id, r.client_key): r for r in _known(connection, item.id)}
    answers = connection.execute(
        select(ResponseRow.__table__).where(
            ResponseRow.item_id == item.id,
            ResponseRow.kind == Kind.ANSWER,
            ResponseRow.revision >= item.rescore_from,
            ResponseRow.revision < item.revision,
        )
    ).all()
    for row in answers:
        before = known.get((row.learner_id, row.client_key))
        old_score = before.raw_score if before else row.raw_score
        if before and before.to_revision >= item.revision:
            continue
        given = as_answer_to(item, item_at(connection, bank, item.id, row.revision), row.chosen)
        if given is None or is_right(item, given) == bool(old_score):
            continue
        yield Rescore(
            learner_id=row.learner_id,
            client_key=row.client_key,
            setting=Setting(row.setting),
            sitting=row.sitting,
            position=row.position,
            item_id=item.id,
            to_revision=item.revision,
            old_score=old_score,
            raw_score=1 - old_score,
            rescored_at=now,
        )


def _known(connection: Connection, item_id: str) -> list[Rescore]:
    """The rescores of an item, older ones first, so that the last of an answer is the one in force."""
    query = select(RescoreRow.__table__).where(RescoreRow.item_id == item_id).order_by(RescoreRow.to_revision)
    return [_rescore(row) for row in connection.execute(query)]


def rescores(connection: Connection, learner_id: int) -> list[Rescore]:
    """The learner's answers that were graded again, those in force, newest first."""
    query = select(RescoreRow.__table__).where(RescoreRow.learner_id == learner_id).order_by(RescoreRow.to_revision)
    found = {row.client_key: _rescore(row) for row in connection.execute(query)}
    return sorted(found.values(), key=lambda r: (r.rescored_at, r.client_key), reverse=True)


def rescores_of(connection: Connection, learner_id: int, setting: Setting, sitting: int) -> dict[int, Rescore]:
    """The rescores in force of one sitting, by position."""
    return {r.position: r for r in rescores(connection, learner_id) if (r.setting, r.sitting) == (setting, sitting)}


@dataclass(frozen=True, slots=True)
class InForce:
    """An item with its shown order and the response to it, in the revision by which the response counts now."""

    item: Item
    order: tuple[int, ...]
    chosen: Chosen


def in_force(
    connection: Connection, bank: Bank, shown: Item, order: tuple[int, ...], chosen: Chosen, rescore: Rescore | None
) -> InForce:
    """What was shown and chosen; in the corrected revision where the answer was graded again."""
    if rescore is None:
        return InForce(shown, order, chosen)
    item = item_at(connection, bank, shown.id, rescore.to_revision)
    return InForce(item, order_of(item, shown, order), as_answer_to(item, shown, chosen) or chosen)


def _rescore(row: object) -> Rescore:
    fields = {name: getattr(row, name) for name in Rescore.__slots__}
    return Rescore(**(fields | {"setting": Setting(fields["setting"])}))

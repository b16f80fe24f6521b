"""Reads of the log: what was seen, what is locked."""

from datetime import datetime

from sqlalchemy import Connection, func, select

from app.responses.domain import Confidence, Kind, Response, Seen, Setting, Sight
from app.responses.models import ItemLock, ResponseRow
from app.responses.rescoring import rescores


def seen(connection: Connection, learner_id: int) -> Seen:
    """Every item that the learner has answered, in study or in a finished exam."""
    answers = (
        select(
            ResponseRow.item_id,
            ResponseRow.client_key,
            ResponseRow.raw_score,
            ResponseRow.responded_at,
            func.count().over(partition_by=ResponseRow.item_id).label("times"),
            func.row_number()
            .over(partition_by=ResponseRow.item_id, order_by=ResponseRow.responded_at.desc())
            .label("back"),
        )
        .where(ResponseRow.learner_id == learner_id, ResponseRow.kind == Kind.ANSWER)
        .subquery()
    )
    rows = connection.execute(select(answers).where(answers.c.back == 1))
    again = {r.client_key: r.raw_score for r in rescores(connection, learner_id)}
    return {row.item_id: Sight(row.times, row.responded_at, again.get(row.client_key, row.raw_score)) for row in rows}


def locked(connection: Connection, learner_id: int, now: datetime) -> frozenset[str]:
    """Items that an open sitting of the learner holds."""
    return frozenset(
        connection.scalars(select(ItemLock.item_id).where(ItemLock.learner_id == learner_id, ItemLock.until > now))
    )


def answers(connection: Connection, learner_id: int, item_id: str) -> list[Response]:
    """The learner's answers to an item, newest first."""
    rows = connection.execute(
        select(ResponseRow.__table__)
        .where(
            ResponseRow.learner_id == learner_id,
            ResponseRow.item_id == item_id,
            ResponseRow.kind == Kind.ANSWER,
        )
        .order_by(ResponseRow.responded_at.desc(), ResponseRow.client_key)
    )
    return [
        Response(
            client_key=row.client_key,
            kind=Kind(row.kind),
            setting=Setting(row.setting),
            sitting=row.sitting,
            position=row.position,
            item_id=row.item_id,
            revision=row.revision,
            chosen=tuple(row.chosen),
            responded_at=row.responded_at,
            confidence=Confidence(row.confidence) if row.confidence else None,
            spent_ms=row.spent_ms,
            is_first_sight=row.is_first_sight,
            raw_score=row.raw_score,
        )
        for row in rows
    ]


def last_answer_at(connection: Connection, learner_id: int) -> datetime | None:
    """When the learner responded last."""
    found: datetime | None = connection.scalar(
        select(func.max(ResponseRow.responded_at)).where(ResponseRow.learner_id == learner_id)
    )
    return found


def first_sights(connection: Connection, learner_id: int, sitting: int) -> dict[int, bool]:
    """Whether each answered position of a submitted exam was the first sight of its item."""
    rows = connection.execute(
        select(ResponseRow.position, ResponseRow.is_first_sight).where(
            ResponseRow.learner_id == learner_id,
            ResponseRow.setting == Setting.EXAM,
            ResponseRow.sitting == sitting,
            ResponseRow.kind == Kind.ANSWER,
        )
    )
    return {row.position: row.is_first_sight for row in rows}

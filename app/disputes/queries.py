"""Reads of disputes: a learner's own, and without names those of a question."""

from sqlalchemy import Connection, Row, func, select

from app.disputes.domain import Dispute, Outcome, Reason
from app.disputes.models import DisputeRow
from app.errors import NotFound


class DisputeNotFound(NotFound):
    """No such dispute, or not this learner's."""


def mine(connection: Connection, learner_id: int) -> list[Dispute]:
    """The learner's disputes, newest first."""
    query = select(DisputeRow.__table__).where(DisputeRow.learner_id == learner_id).order_by(DisputeRow.number.desc())
    return [_dispute(row) for row in connection.execute(query)]


def dispute(connection: Connection, learner_id: int, number: int) -> Dispute:
    """One dispute; raises DisputeNotFound."""
    query = select(DisputeRow.__table__).where(DisputeRow.learner_id == learner_id, DisputeRow.number == number)
    row = connection.execute(query.with_for_update()).first()
    if row is None:
        raise DisputeNotFound("There is no such dispute of yours.")
    return _dispute(row)


def against(connection: Connection, item_id: str) -> list[Dispute]:
    """All disputes of a question that were not withdrawn, newest first; show them without their learners."""
    query = (
        select(DisputeRow.__table__)
        .where(DisputeRow.item_id == item_id, DisputeRow.outcome != Outcome.WITHDRAWN)
        .order_by(DisputeRow.disputed_at.desc(), DisputeRow.learner_id, DisputeRow.number)
    )
    return [_dispute(row) for row in connection.execute(query)]


def unsettled(connection: Connection) -> list[Dispute]:
    """Every open dispute, oldest first, for those who settle them."""
    query = select(DisputeRow.__table__).where(DisputeRow.outcome == Outcome.OPEN).order_by(DisputeRow.disputed_at)
    return [_dispute(row) for row in connection.execute(query)]


def last_number(connection: Connection, learner_id: int) -> int:
    """Number of the learner's newest dispute, 0 without one."""
    return connection.scalar(select(func.max(DisputeRow.number)).where(DisputeRow.learner_id == learner_id)) or 0


def _dispute(row: Row) -> Dispute:  # type: ignore[type-arg]
    fields = {name: getattr(row, name) for name in Dispute.__slots__}
    return Dispute(**(fields | {"reason": Reason(row.reason), "outcome": Outcome(row.outcome)}))

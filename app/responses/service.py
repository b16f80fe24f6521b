"""Writing to the log, and taking and giving back the locks of a sitting."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from app.errors import Conflict
from app.responses.domain import Kind, Response
from app.responses.models import ItemLock, ResponseRow


class AlreadyAnswered(Conflict):
    """The key of this response was used for a different one."""


def known(connection: Connection, learner_id: int, response: Response) -> bool:
    """Whether this very response is in the log already; raises AlreadyAnswered when its key stands for another."""
    row = connection.execute(
        select(ResponseRow.sitting, ResponseRow.setting, ResponseRow.position, ResponseRow.chosen).where(
            ResponseRow.learner_id == learner_id, ResponseRow.client_key == response.client_key
        )
    ).first()
    if row is None:
        return False
    same = (row.sitting, row.setting, row.position, tuple(row.chosen)) == (
        response.sitting,
        response.setting.value,
        response.position,
        response.chosen,
    )
    if not same:
        message = "This key was used for another answer. Load the page again; what was stored first stands."
        raise AlreadyAnswered(message)
    return True


def append(connection: Connection, learner_id: int, responses: Sequence[Response]) -> None:
    """Add responses to the log; the caller has checked that their keys are new."""
    if responses:
        rows = [
            asdict(r)
            | {"learner_id": learner_id, "kind": r.kind.value, "setting": r.setting.value, "chosen": list(r.chosen)}
            for r in responses
        ]
        connection.execute(insert(ResponseRow), rows)


def answered(
    connection: Connection, learner_id: int, item_ids: Iterable[str], *, by: datetime | None = None
) -> frozenset[str]:
    """Which of these items the learner has answered, or had answered by a moment."""
    wanted = select(ResponseRow.item_id).where(
        ResponseRow.learner_id == learner_id,
        ResponseRow.item_id.in_(list(item_ids)),
        ResponseRow.kind == Kind.ANSWER,
    )
    if by:
        wanted = wanted.where(ResponseRow.responded_at <= by)
    return frozenset(connection.scalars(wanted))


def lock(connection: Connection, learner_id: int, sitting: int, item_ids: Iterable[str], *, until: datetime) -> None:
    """Hold these items for an open sitting."""
    rows = [{"learner_id": learner_id, "item_id": i, "sitting": sitting, "until": until} for i in item_ids]
    connection.execute(insert(ItemLock), rows)


def unlock(connection: Connection, learner_id: int, sitting: int) -> None:
    """Give back the items of a sitting that has ended."""
    connection.execute(delete(ItemLock).where(ItemLock.learner_id == learner_id, ItemLock.sitting == sitting))

"""Reads of drafts: a learner's own, and for others only those that wait for blind solves."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, select

from app.authoring.domain import Draft, Revision, Solve, State
from app.authoring.models import DraftRevision, DraftRow, DraftSolve
from app.errors import NotFound


class DraftNotFound(NotFound):
    """No such draft, or not one that this learner may see."""


def mine(connection: Connection, learner_id: int) -> list[Draft]:
    """The learner's drafts, the one that changed last first."""
    query = _drafts().where(DraftRow.learner_id == learner_id).order_by(DraftRow.updated_at.desc(), DraftRow.number)
    return [_draft(row) for row in connection.execute(query)]


def waiting(connection: Connection, learner_id: int) -> list[Draft]:
    """The drafts of others in review, the longest waiting first."""
    query = (
        _drafts()
        .where(DraftRow.learner_id != learner_id, DraftRow.state == State.REVIEW.value)
        .order_by(DraftRow.updated_at, DraftRow.learner_id, DraftRow.number)
    )
    return [_draft(row) for row in connection.execute(query)]


def draft(connection: Connection, learner_id: int, number: int) -> Draft:
    """One draft of the learner's own; raises DraftNotFound."""
    query = _drafts().where(DraftRow.learner_id == learner_id, DraftRow.number == number)
    row = connection.execute(query).first()
    if row is None:
        raise DraftNotFound("There is no such draft of yours. Your drafts are listed under Write questions.")
    return _draft(row)


def in_review(connection: Connection, learner_id: int, author_id: int, number: int) -> Draft:
    """A draft of somebody else that waits for solves; raises DraftNotFound."""
    query = _drafts().where(
        DraftRow.learner_id == author_id, DraftRow.number == number, DraftRow.state == State.REVIEW.value
    )
    row = connection.execute(query).first() if author_id != learner_id else None
    if row is None:
        raise DraftNotFound("This draft does not wait for you to solve it, or not any more. Choose another one.")
    return _draft(row)


def revisions(connection: Connection, learner_id: int, number: int) -> list[Revision]:
    """Every text of a draft, newest first."""
    query = (
        select(DraftRevision.__table__)
        .where(DraftRevision.learner_id == learner_id, DraftRevision.number == number)
        .order_by(DraftRevision.revision.desc())
    )
    return [Revision(row.revision, row.text, row.saved_at, row.note) for row in connection.execute(query)]


def revision(connection: Connection, learner_id: int, number: int, wanted: int) -> Revision:
    """One text of a draft; raises DraftNotFound."""
    for found in revisions(connection, learner_id, number):
        if found.number == wanted:
            return found
    raise DraftNotFound("There is no such revision of a draft of yours.")


def solves(connection: Connection, author_id: int, number: int) -> list[Solve]:
    """Every blind solve of a draft, oldest first; show them without their solvers."""
    query = (
        select(DraftSolve.__table__)
        .where(DraftSolve.author_id == author_id, DraftSolve.number == number, DraftSolve.learner_id != author_id)
        .order_by(DraftSolve.solved_at, DraftSolve.words)
    )
    return [
        Solve(row.learner_id, row.words, tuple(row.pick), row.argument, row.solved_at)
        for row in connection.execute(query)
    ]


def last_number(connection: Connection, learner_id: int) -> int:
    """Number of the learner's newest draft, 0 without one."""
    return connection.scalar(select(func.max(DraftRow.number)).where(DraftRow.learner_id == learner_id)) or 0


def _drafts() -> Select:  # type: ignore[type-arg]
    """Drafts with their newest text."""
    newest = (
        select(DraftRevision.learner_id, DraftRevision.number, func.max(DraftRevision.revision).label("revision"))
        .group_by(DraftRevision.learner_id, DraftRevision.number)
        .subquery()
    )
    columns = select(DraftRow.__table__, DraftRevision.revision, DraftRevision.text)
    return columns.join(DraftRevision, _same(DraftRevision, DraftRow)).join(
        newest, and_(_same(DraftRevision, newest.c), DraftRevision.revision == newest.c.revision)
    )


def _same(one: Any, other: Any) -> ColumnElement[bool]:
    return and_(one.learner_id == other.learner_id, one.number == other.number)


def _draft(row: Row) -> Draft:  # type: ignore[type-arg]
    return Draft(row.learner_id, row.number, State(row.state), row.item_id, row.updated_at, row.revision, row.text)

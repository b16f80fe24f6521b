"""Taking one's history out, starting again, and what the bank's corrections did to one's answers."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from app.accounts.domain import Learner
from app.disputes import queries as disputes
from app.disputes.domain import Outcome
from app.errors import Conflict
from app.home import archive
from app.responses.rescoring import rescores


class NotExported(Conflict):
    """There are changes that no export holds yet."""


def may_start_again(db: Session, learner: Learner) -> bool:
    """Whether the newest export holds the newest change."""
    if learner.exported_at is None:
        return False
    last = archive.changed_at(db.connection(), learner.id)
    return last is None or last <= learner.exported_at


def start_again(db: Session, learner: Learner) -> None:
    """Remove the learner's history; settings stay. Raises NotExported while answers are in no export."""
    if not may_start_again(db, learner):
        message = "Download your history first. What you answered since the last download would be lost."
        raise NotExported(message)
    archive.forget(db.connection(), learner.id)


NEWS_LASTS = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class News:
    """What happened to the learner's answers lately: how many were graded again, how many disputes were settled."""

    rescored: int
    settled: int


def news(connection: Connection, learner_id: int, now: datetime) -> News:
    """What a corrected bank did to the learner in the last 30 days."""
    since = now - NEWS_LASTS
    return News(
        rescored=sum(r.rescored_at >= since for r in rescores(connection, learner_id)),
        settled=sum(
            bool(d.settled_at and d.settled_at >= since and d.outcome is not Outcome.WITHDRAWN)
            for d in disputes.mine(connection, learner_id)
        ),
    )

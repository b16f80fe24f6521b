"""Taking one's history out, and starting again."""

from sqlalchemy.orm import Session

from app.accounts.domain import Learner
from app.errors import Conflict
from app.home import archive


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

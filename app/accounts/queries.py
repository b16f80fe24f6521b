"""Who is asking."""

from contextlib import suppress
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.accounts.domain import Learner, Theme
from app.accounts.models import LearnerRow
from app.db import Db
from app.errors import NotFound

LOCAL_LEARNER = 1
"""The one learner of an installation without accounts."""


class LearnerNotFound(NotFound):
    """The learner's record is gone."""


def learner(db: Session, learner_id: int) -> Learner:
    """The learner; raises LearnerNotFound."""
    row = db.execute(select(LearnerRow).where(LearnerRow.id == learner_id)).scalar_one_or_none()
    if row is None:
        message = "This learner does not exist any more. Start the program again."
        raise LearnerNotFound(message)
    return Learner(
        id=row.id,
        zone=row.zone,
        theme=Theme(row.theme),
        exam_on=row.exam_on,
        minutes_a_day=row.minutes_a_day,
        welcomed_at=row.welcomed_at,
        exported_at=row.exported_at,
    )


def current_learner_id(request: Request) -> int:
    """Id of the learner who asks: the local one, as long as there are no accounts."""
    learner_id: int = getattr(request.app.state, "learner_id", LOCAL_LEARNER)
    return learner_id


def arrive(request: Request, db: Session, learner_id: int) -> Learner:
    """The learner, whose colors the page takes; raises LearnerNotFound."""
    found = learner(db, learner_id)
    request.state.theme = found.theme.value
    return found


def _current(request: Request, db: Db, learner_id: Annotated[int, Depends(current_learner_id)]) -> Learner:
    return arrive(request, db, learner_id)


def theme_of(request: Request) -> str:
    """Colors for a page that did not load its learner; as the device says when the database does not answer."""
    with suppress(SQLAlchemyError, NotFound), Session(request.app.state.engine) as db:
        return learner(db, current_learner_id(request)).theme.value
    return Theme.AUTO.value


LearnerId = Annotated[int, Depends(current_learner_id)]
CurrentLearner = Annotated[Learner, Depends(_current)]

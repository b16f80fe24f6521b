"""What a learner does in the tests of study, and a look at what is stored."""

import re
from collections.abc import Sequence
from datetime import datetime
from html import unescape
from random import Random
from typing import Any
from uuid import UUID, uuid4

from fastapi import FastAPI
from sqlalchemy.orm import Session

from app.accounts import queries as accounts
from app.bank.domain import Bank, Item, ItemType, right_response
from app.responses import service as log
from app.study import queries, service
from app.study.queries import QuestionView, SessionView
from app.study.schemas import AnswerRequest, SessionRequest
from app.study.service import Graded
from app.web.text import inline
from tests.answering import wrong_response
from tests.conftest import ALICE, NOW

INLINE = re.compile(r"</?(?:mark|em|strong|code|b|i)\b[^>]*>")
TAG = re.compile(r"<[^>]*>")


def words(html: str) -> str:
    """What a learner reads of a page."""
    return " ".join(unescape(TAG.sub(" ", INLINE.sub("", html))).split())


def said(text: str) -> str:
    """A text of the bank as a learner reads it."""
    return words(str(inline(text)))


def shown(question: QuestionView, picks: Sequence[int]) -> list[int]:
    """The shown positions of canonical options."""
    return [question.option_order.index(pick) for pick in picks]


def right_picks(item: Item) -> list[int]:
    """Canonical options that earn the item."""
    return [int(pick) for pick in right_response(item)]


def wrong_picks(item: Item) -> list[int]:
    """As many canonical options as asked for, distractors first."""
    return [int(pick) for pick in wrong_response(item)]


def a_multiple(bank: Bank, keys: int = 2) -> Item:
    """An item with this number of keys."""
    return next(item for item in bank.live if item.type is ItemType.MULTIPLE and item.choose == keys)


def start(
    db: Session,
    bank: Bank,
    learner_id: int = ALICE,
    *,
    now: datetime = NOW,
    key: UUID | None = None,
    seed: int = 1,
    **wanted: Any,
) -> SessionView:
    """A new session of the learner."""
    number = service.start_session(
        db,
        bank,
        accounts.learner(db, learner_id),
        SessionRequest(**wanted),
        key or uuid4(),
        now=now,
        rng=Random(seed),
    )
    return stored(db, number, learner_id)


def stored(db: Session, number: int, learner_id: int = ALICE) -> SessionView:
    """A session as the database holds it now."""
    db.expire_all()
    return queries.session(db, learner_id, number)


def answer(
    db: Session,
    bank: Bank,
    session: SessionView,
    position: int = 1,
    learner_id: int = ALICE,
    *,
    right: bool = True,
    picks: Sequence[int] | None = None,
    key: UUID | None = None,
    now: datetime = NOW,
    **fields: Any,
) -> Graded:
    """An answer with canonical options: the right ones unless told otherwise."""
    question = session.questions[position - 1]
    item = bank.items[question.item_id]
    if picks is None:
        picks = right_picks(item) if right else wrong_picks(item)
    request = AnswerRequest(chosen=shown(question, picks), **fields)
    return service.answer_question(
        db.connection(), bank, learner_id, session.number, position, request, key or uuid4(), now=now
    )


def position_of(session: SessionView, item: Item) -> int:
    """Where a session asks the item."""
    return next(q.position for q in session.questions if q.item_id == item.id)


def lock_items(app: FastAPI, item_ids: Sequence[str], *, until: datetime, learner_id: int = ALICE) -> None:
    """Hold items as an open exam of the learner does."""
    with app.state.writer.session() as db:
        log.lock(db.connection(), learner_id, 1, item_ids, until=until)


def found(app: FastAPI, number: int = 1, learner_id: int = ALICE) -> SessionView:
    """A session as the database of the application holds it."""
    with Session(app.state.engine) as db:
        return queries.session(db, learner_id, number)

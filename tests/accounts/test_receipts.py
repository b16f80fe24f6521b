"""Receipts: a write that arrives twice takes effect once and is answered twice alike."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4

import pytest
from fastapi import FastAPI
from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from app.accounts.models import Receipt
from app.accounts.receipts import KeyReused, once
from app.accounts.service import ensure_learner
from app.db import Writer
from app.errors import NotFound
from tests.conftest import ALICE, BOB, NOW

KEY = UUID("6f1c2a4e-8f1b-4f0e-9a36-0d8c7a5b1e22")
NOBODY = 77


class Effects:
    """An effect that answers with how often it has run."""

    def __init__(self) -> None:
        self.runs = 0

    def __call__(self) -> dict[str, Any]:
        self.runs += 1
        return {"run": self.runs}


class PowerCut(Exception):
    """What stops a transaction in the middle."""


def send(
    connection: Connection, effect: Callable[[], dict[str, Any]], request: object = "log", who: int = ALICE
) -> dict[str, Any]:
    return once(connection, who, KEY, request, effect, now=NOW)


def test_the_same_key_and_request_get_the_first_answer_and_the_effect_runs_once(db: Session) -> None:
    effect = Effects()

    answers = [send(db.connection(), effect, ["claim", {"hours": "2", "title": "x"}]) for _ in range(3)]

    assert (answers, effect.runs) == ([{"run": 1}] * 3, 1)


def test_the_order_of_a_requests_fields_does_not_make_it_another(db: Session) -> None:
    effect = Effects()

    answers = [send(db.connection(), effect, {"a": 1, "b": 2}), send(db.connection(), effect, {"b": 2, "a": 1})]

    assert answers == [{"run": 1}, {"run": 1}]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(["claim", {"hours": "3"}], id="another value"),
        pytest.param(["session", {"hours": "2"}], id="another use case"),
        pytest.param(["claim", {"hours": "2", "title": ""}], id="one more field"),
    ],
)
def test_the_same_key_with_another_request_is_refused_and_nothing_happens(db: Session, other: object) -> None:
    effect = Effects()
    send(db.connection(), effect, ["claim", {"hours": "2"}])

    with pytest.raises(KeyReused, match="used for something else"):
        send(db.connection(), effect, other)

    assert effect.runs == 1


def test_the_first_answer_stands_after_a_key_was_refused(db: Session) -> None:
    effect = Effects()
    send(db.connection(), effect, "first")
    with pytest.raises(KeyReused):
        send(db.connection(), effect, "second")

    assert send(db.connection(), effect, "first") == {"run": 1}


def test_another_key_is_another_write(db: Session) -> None:
    effect = Effects()

    answers = [once(db.connection(), ALICE, uuid4(), "log", effect, now=NOW) for _ in range(2)]

    assert answers == [{"run": 1}, {"run": 2}]


def test_two_learners_may_use_the_same_key_for_different_things(db: Session) -> None:
    effect = Effects()

    answers = [
        send(db.connection(), effect, request, who)
        for request, who in (("of Alice", ALICE), ("of Bob", BOB), ("of Alice", ALICE), ("of Bob", BOB))
    ]

    assert answers == [{"run": 1}, {"run": 2}, {"run": 1}, {"run": 2}]


def test_a_receipt_holds_whose_it_is_when_it_came_and_what_was_answered(db: Session) -> None:
    send(db.connection(), Effects())

    row = db.scalars(select(Receipt)).one()

    assert (row.learner_id, row.client_key, row.answer, row.received_at) == (ALICE, str(KEY), {"run": 1}, NOW)


def test_a_failing_effect_leaves_no_receipt_so_that_the_write_can_be_repeated(app: FastAPI) -> None:
    writer: Writer = app.state.writer

    def fail() -> dict[str, Any]:
        raise PowerCut

    with pytest.raises(PowerCut), writer.session() as db:
        send(db.connection(), fail)

    with writer.session() as db:
        assert send(db.connection(), Effects()) == {"run": 1}


def test_receipt_and_effect_roll_back_together(app: FastAPI) -> None:
    writer: Writer = app.state.writer

    def stop_after_the_effect() -> None:
        with writer.session() as db:

            def make_a_learner() -> dict[str, Any]:
                ensure_learner(db, NOBODY, now=NOW)
                return {"made": True}

            send(db.connection(), make_a_learner)
            raise PowerCut

    with pytest.raises(PowerCut):
        stop_after_the_effect()

    with writer.session() as db:
        receipts = db.scalars(select(Receipt)).all()
        with pytest.raises(NotFound):  # the learner that the effect had made is gone with the receipt
            send(db.connection(), Effects(), who=NOBODY)
    assert receipts == []


def test_a_learner_who_is_gone_gets_no_receipt(db: Session) -> None:
    effect = Effects()

    with pytest.raises(NotFound, match="does not exist any more"):
        send(db.connection(), effect, who=NOBODY)

    assert effect.runs == 0


def test_the_same_write_from_many_threads_at_once_takes_effect_once(app: FastAPI) -> None:
    writer: Writer = app.state.writer
    effect = Effects()

    def write(_: int) -> dict[str, Any]:
        with writer.session() as db:
            return send(db.connection(), effect)

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(write, range(12)))

    assert (answers, effect.runs) == ([{"run": 1}] * 12, 1)

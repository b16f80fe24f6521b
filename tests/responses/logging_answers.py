"""Lines of the log for tests, written without a session or an exam."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from fastapi import FastAPI

from app.bank.domain import Bank, Item
from app.responses import service
from app.responses.domain import Confidence, Kind, Response, Setting
from tests.conftest import ALICE, NOW
from tests.study.learning import right_picks, wrong_picks


def a_response(item_id: str = "P1-001", **fields: Any) -> Response:
    """A right answer of study, now."""
    defaults: dict[str, Any] = {
        "client_key": str(uuid4()),
        "kind": Kind.ANSWER,
        "setting": Setting.STUDY,
        "sitting": 1,
        "position": 1,
        "item_id": item_id,
        "revision": 1,
        "chosen": (0,),
        "responded_at": NOW,
        "confidence": Confidence.SURE,
        "spent_ms": 1000,
        "is_first_sight": True,
        "raw_score": 1,
    }
    return Response(**(defaults | fields))


def a_save(item_id: str = "P1-001", **fields: Any) -> Response:
    """A choice in an exam that may still change."""
    defaults = {"kind": Kind.SAVE, "setting": Setting.EXAM, "is_first_sight": None, "raw_score": None}
    return a_response(item_id, **(defaults | {"confidence": None, "spent_ms": None} | fields))


def an_answer_to(item: Item, *, right: bool = True, **fields: Any) -> Response:
    """An answer that fits the item."""
    chosen = tuple(right_picks(item) if right else wrong_picks(item))
    return a_response(item.id, **({"chosen": chosen, "revision": item.revision, "raw_score": int(right)} | fields))


def write(app: FastAPI, *responses: Response, learner_id: int = ALICE) -> None:
    """Store lines in the log."""
    with app.state.writer.session() as db:
        service.append(db.connection(), learner_id, responses)


def items_of(bank: Bank, task: str) -> Sequence[Item]:
    """The live items of a task."""
    return [item for item in bank.live if item.task == task]

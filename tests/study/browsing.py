"""What a learner does with a browser in the tests of study, and what is stored of it."""

import re
from typing import Any
from uuid import uuid4

from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from app.bank.domain import Bank, Item
from app.responses import queries as log
from app.study import queries
from app.study.queries import QuestionView, SessionView
from tests.conftest import ALICE
from tests.study.learning import found, right_picks, said, shown, words, wrong_picks

PARTIAL = {"HX-Request": "true"}
CHOICE = re.compile(r'<label class="choice">.*?</label>', re.DOTALL)


def key() -> str:
    """A new key as a form carries it."""
    return str(uuid4())


def begin(client: TestClient, app: FastAPI, number: int = 1, learner_id: int = ALICE, **fields: Any) -> SessionView:
    """A session that was started with the form."""
    client.post("/study/sessions", data={"client_key": key()} | fields)
    return found(app, number, learner_id)


def address(session: SessionView, position: int = 1) -> str:
    """Where a question stands."""
    return f"/study/sessions/{session.number}/questions/{position}"


def send(client: TestClient, session: SessionView, position: int = 1, **fields: Any) -> Any:
    """The answer to the form of a question, filled in as given."""
    return client.post(address(session, position) + "/answer", data={"client_key": key()} | fields)


def reply(
    client: TestClient, bank: Bank, session: SessionView, position: int = 1, *, right: bool = True, **fields: Any
) -> Any:
    """The answer to the form of a question, with the right options or wrong ones."""
    question, item = asked_in(bank, session, position)
    picks = right_picks(item) if right else wrong_picks(item)
    return send(client, session, position, chosen=shown(question, picks), **fields)


def asked_in(bank: Bank, session: SessionView, position: int = 1) -> tuple[QuestionView, Item]:
    """A question of a session and its item."""
    question = session.questions[position - 1]
    return question, bank.items[question.item_id]


def times_logged(app: FastAPI, item_id: str, learner_id: int = ALICE) -> int:
    """How many answers to an item the log holds."""
    with Session(app.state.engine) as db:
        return len(log.answers(db.connection(), learner_id, item_id))


def nothing_is_stored(app: FastAPI, learner_id: int = ALICE) -> bool:
    """Whether the learner has neither a line in the log nor a card."""
    with Session(app.state.engine) as db:
        connection = db.connection()
        return log.last_answer_at(connection, learner_id) is None and queries.cards(connection, learner_id) == {}


def no_session_is_stored(app: FastAPI) -> bool:
    """Whether Alice has no open session."""
    with Session(app.state.engine) as db:
        return queries.open_session(db, ALICE) is None


def secrets_in(html: str, item: Item) -> list[str]:
    """What of the item a page gives away: its reasons, its rule, a marked clue."""
    told = words(html)
    hidden = [said(option.why) for option in item.options] + [said(item.rule), 'class="clue"', "Trap:", "Take away"]
    return [secret for secret in hidden if secret in told or secret in html]

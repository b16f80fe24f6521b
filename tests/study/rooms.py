"""A study with questions of every type: the two doors to it, and what is stored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol
from uuid import uuid4

from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from app.bank.domain import Bank, Item, as_shown
from app.responses import queries as log
from app.responses.domain import Response
from app.study.queries import QuestionView, SessionView
from tests.conftest import ALICE, Api
from tests.makers import a_family, an_objective, one_of_each
from tests.study.learning import found, words

TASK = "P1"


def stock(app: FastAPI, *items: Item, family: bool = False) -> Bank:
    """Let the application ask these items alone, by default one of each type; and the sums of family G42, if wanted."""
    whole: Bank = app.state.bank
    kept = items or one_of_each(TASK)
    names = {item.objective for item in kept} | {"sums"}
    made = replace(
        whole,
        items={item.id: item for item in kept},
        objectives={name: an_objective(name, TASK) for name in names},
        registry={("G42", 1): a_family("G42", objective="sums")} if family else {},
    )
    app.state.bank = made
    return made


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of either door: its status, and what it says."""

    status: int
    told: str


class Door(Protocol):
    """The ways to study."""

    def start(self, **wanted: Any) -> Reply: ...

    def send(self, number: int, position: int, given: Sequence[object]) -> Reply: ...


@dataclass
class Pages:
    """The forms of the pages, as a browser without scripts posts them."""

    client: TestClient

    def start(self, **wanted: Any) -> Reply:
        return self._post("/study/sessions", {name: str(value) for name, value in wanted.items()})

    def send(self, number: int, position: int, given: Sequence[object]) -> Reply:
        path = f"/study/sessions/{number}/questions/{position}/answer"
        return self._post(path, {"chosen": list(map(str, given))})

    def _post(self, path: str, form: dict[str, Any]) -> Reply:
        response = self.client.post(path, data={"client_key": str(uuid4())} | form)
        return Reply(response.status_code, words(response.text))


@dataclass
class Json:
    """The JSON API."""

    api: Api

    def start(self, **wanted: Any) -> Reply:
        return self._post("/study/sessions", wanted)

    def send(self, number: int, position: int, given: Sequence[object]) -> Reply:
        return self._post(f"/study/sessions/{number}/questions/{position}/answer", {"chosen": list(given)})

    def _post(self, path: str, body: object) -> Reply:
        answer = self.api.post(path, body)
        return Reply(answer.status, str(answer.json))


def asked(app: FastAPI, bank: Bank, number: int = 1) -> list[tuple[QuestionView, Item]]:
    """The questions of a session with their items."""
    return [(question, bank.item(question.item_id)) for question in found(app, number).questions]


def given(question: QuestionView, item: Item, chosen: Sequence[int | str]) -> list[int | str]:
    """A response as the learner gives it to the question as shown."""
    return as_shown(item, question.option_order, tuple(chosen))


def logged(app: FastAPI, item_id: str, learner_id: int = ALICE) -> list[Response]:
    """The answers to an item in the log."""
    with Session(app.state.engine) as db:
        return log.answers(db.connection(), learner_id, item_id)


def answered(session: SessionView) -> list[int]:
    """The positions that have an answer."""
    return [question.position for question in session.answered]

"""The exam hall: two doors to the same services, the rows behind them, and what a page shows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any, Protocol
from uuid import uuid4

from fastapi.testclient import TestClient
from sqlalchemy import Engine, select

from app.bank.domain import Bank, Item, as_shown
from app.db import Base
from app.exam import queries
from app.exam.queries import AttemptView, Place
from tests.conftest import ALICE, Api

STORED = ("attempts", "attempt_answers", "responses", "item_locks")
"""The tables that an attempt touches."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of either door: its status, and the words in it."""

    status: int
    words: str

    @property
    def is_taken(self) -> bool:
        """Whether the door did what it was asked to do."""
        return self.status in {200, 201, 303}


class Door(Protocol):
    """The ways to use an exam; each call has a key of its own unless one is given."""

    def start(self, size: object, key: object = None, *, modality: str = "") -> Reply: ...

    def save(
        self,
        position: int,
        chosen: Sequence[int],
        *,
        number: int = 1,
        flag: bool = False,
        sequence: int | None = None,
        key: object = None,
    ) -> Reply: ...

    def submit(self, number: int = 1) -> Reply: ...

    def report(self, number: int = 1) -> Reply: ...


@dataclass
class Pages:
    """The forms of the pages, as a browser without scripts posts them."""

    client: TestClient

    def start(self, size: object, key: object = None, *, modality: str = "") -> Reply:
        form = {"size": str(size), "client_key": str(key or uuid4())}
        return self._post("/exam/attempts", form | ({"modality": modality} if modality else {}))

    def save(
        self,
        position: int,
        chosen: Sequence[int],
        *,
        number: int = 1,
        flag: bool = False,
        sequence: int | None = None,
        key: object = None,
    ) -> Reply:
        form: dict[str, Any] = {"chosen": [str(place) for place in chosen], "client_key": str(key or uuid4())}
        form |= {"is_flagged": "true"} if flag else {}
        form |= {"sequence": str(sequence)} if sequence else {}
        return self._post(f"/exam/attempts/{number}/questions/{position}", form)

    def submit(self, number: int = 1) -> Reply:
        return self._post(f"/exam/attempts/{number}/submission", {})

    def report(self, number: int = 1) -> Reply:
        response = self.client.get(f"/exam/attempts/{number}/report", follow_redirects=False)
        return Reply(response.status_code, unescape(response.text))

    def _post(self, path: str, form: dict[str, Any]) -> Reply:
        response = self.client.post(path, data=form, follow_redirects=False)
        return Reply(response.status_code, unescape(response.text))


@dataclass
class Json:
    """The JSON API."""

    api: Api

    def start(self, size: object, key: object = None, *, modality: str = "") -> Reply:
        return self._post("/exam/attempts", {"size": size} | ({"modality": modality} if modality else {}), key)

    def save(
        self,
        position: int,
        chosen: Sequence[int],
        *,
        number: int = 1,
        flag: bool = False,
        sequence: int | None = None,
        key: object = None,
    ) -> Reply:
        body: dict[str, object] = {"position": position, "chosen": list(chosen), "is_flagged": flag}
        return self._post(f"/exam/attempts/{number}/saves", body | ({"sequence": sequence} if sequence else {}), key)

    def submit(self, number: int = 1) -> Reply:
        return self._post(f"/exam/attempts/{number}/submission", None, None)

    def report(self, number: int = 1) -> Reply:
        answer = self.api.get(f"/exam/attempts/{number}/report")
        return Reply(answer.status, str(answer.json))

    def _post(self, path: str, body: object, key: object) -> Reply:
        answer = self.api.post(path, body, key)
        return Reply(answer.status, str(answer.json))


def rows(engine: Engine, table: str) -> list[dict[str, Any]]:
    """All rows of a table, in the order of its key."""
    found = Base.metadata.tables[table]
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(select(found).order_by(*found.primary_key)).mappings()]


def everything(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    """All rows of the tables that an attempt touches."""
    return {table: rows(engine, table) for table in STORED}


def view(engine: Engine, number: int = 1, learner_id: int = ALICE) -> AttemptView:
    """The attempt as the database holds it."""
    with engine.connect() as connection:
        return queries.attempt(connection, learner_id, number)


def held(engine: Engine, number: int = 1, learner_id: int = ALICE) -> dict[int, tuple[list[int], bool]]:
    """The current choice, in shown places, and the flag of each position saved so far."""
    attempt = view(engine, number, learner_id)
    return {
        position: (shown(attempt.place(position), saved.chosen), saved.is_flagged)
        for position, saved in attempt.saved.items()
    }


def shown(place: Place, chosen: Sequence[int | str]) -> list[int]:
    """Where canonical options stand on the screen."""
    return sorted(place.option_order.index(int(i)) for i in chosen)


def held_as_given(bank: Bank, attempt: AttemptView) -> dict[int, list[int | str]]:
    """The current response at each position, as it was given."""
    return {
        position: as_shown(bank.items[place.item_id], place.option_order, saved.chosen)
        for position, saved in attempt.saved.items()
        for place in [attempt.place(position)]
    }


def right_choice(bank: Bank, place: Place) -> list[int]:
    """The shown places of an item's keys."""
    return shown(place, sorted(bank.items[place.item_id].keys))


def wrong_choice(bank: Bank, place: Place) -> list[int]:
    """As many shown places as asked for, one of them a distractor."""
    item = bank.items[place.item_id]
    distractor = next(i for i in range(len(item.options)) if i not in item.keys)
    return shown(place, [distractor, *sorted(item.keys)[1:]])


def items_of(bank: Bank, attempt: AttemptView) -> list[Item]:
    """The items of an attempt by position."""
    return [bank.items[place.item_id] for place in attempt.places]


def first_position(bank: Bank, attempt: AttemptView, *, multiple: bool) -> int:
    """The first position that asks for several options, or for one."""
    return next(p.position for p in attempt.places if (bank.items[p.item_id].choose > 1) == multiple)


def checked(page: str, name: str = "chosen") -> list[str]:
    """The values of the boxes and buttons of a name that a page shows as checked."""
    return re.findall(rf'<input type="(?:radio|checkbox)" name="{name}" value="(\w+)"[^>]* checked>', page)


def text_of(page: str) -> str:
    """The words of a page without its elements, with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())

"""Disputing a question: page and API store the same, everybody reads the record, only the owner takes it back."""

from uuid import uuid4

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from app.bank.domain import Bank, Item
from app.disputes import queries, service
from app.disputes.domain import Outcome
from app.disputes.service import AlreadySettled
from tests.conftest import ALICE, BOB, NOW, Api, become
from tests.reading import read
from tests.responses.logging_answers import an_answer_to, write

WHY = "The second sentence says that the sponsor has agreed already."


@pytest.fixture
def item(app: FastAPI, bank: Bank) -> Item:
    """A question that Alice has answered."""
    found = bank.live[0]
    write(app, an_answer_to(found))
    return found


def file(api: Api, item: Item, text: str = WHY) -> dict[str, object]:
    answer = api.post(f"/bank/items/{item.id}/disputes", {"reason": "key", "text": text})
    assert answer.status == 201
    found: dict[str, object] = answer.json
    return found


def test_the_page_and_the_api_store_the_same_dispute(client: TestClient, api: Api, item: Item) -> None:
    fields = {"reason": "key", "text": WHY, "client_key": str(uuid4())}
    page = client.post(f"/bank/items/{item.id}/dispute", data=fields)
    file(api, item)

    assert "Your dispute is filed." in read(page.text).text
    second, first = api.get("/bank/disputes").json
    assert {k: v for k, v in first.items() if k != "number"} == {k: v for k, v in second.items() if k != "number"}
    assert (first["reason"], first["text"], first["revision"], first["outcome"]) == ("key", WHY, item.revision, "open")


def test_the_same_key_stores_one_dispute(client: TestClient, api: Api, item: Item) -> None:
    fields = {"reason": "two-right", "text": WHY, "client_key": str(uuid4())}

    for _ in range(2):
        client.post(f"/bank/items/{item.id}/dispute", data=fields)

    assert len(api.get("/bank/disputes").json) == 1


def test_a_dispute_without_a_reason_or_with_few_words_comes_back_as_typed(
    client: TestClient, api: Api, item: Item
) -> None:
    answer = client.post(f"/bank/items/{item.id}/dispute", data={"text": "No.", "client_key": str(uuid4())})

    assert answer.status_code == 422
    assert read(answer.text).one("textarea").text == "No."
    assert api.get("/bank/disputes").json == []


def test_a_question_that_was_not_answered_cannot_be_disputed(api: Api, client: TestClient, bank: Bank) -> None:
    unseen = bank.live[1]

    assert client.get(f"/bank/items/{unseen.id}/dispute").status_code == 404
    assert api.post(f"/bank/items/{unseen.id}/disputes", {"reason": "key", "text": WHY}).status == 404


def test_the_record_shows_the_arguments_only_to_who_has_answered(
    app: FastAPI, client: TestClient, api: Api, item: Item
) -> None:
    file(api, item)
    mine = read(client.get(f"/bank/items/{item.id}/history").text).text
    become(app, BOB)

    others = read(client.get(f"/bank/items/{item.id}/history").text).text

    assert WHY in mine
    assert WHY not in others
    assert "The key is wrong , against revision 1" in others.replace("wrong,", "wrong ,")
    assert item.stem[:40] not in others


def test_only_its_owner_takes_a_dispute_back(app: FastAPI, api: Api, item: Item) -> None:
    file(api, item)
    become(app, BOB)

    assert api.post("/bank/disputes/1/withdrawal", {}).status == 404
    become(app, ALICE)
    assert api.post("/bank/disputes/1/withdrawal", {}).json["outcome"] == "withdrawn"
    assert api.post("/bank/disputes/1/withdrawal", {}).json["outcome"] == "withdrawn"


def test_a_withdrawn_dispute_leaves_the_record(api: Api, engine: Engine, item: Item) -> None:
    file(api, item)

    api.post("/bank/disputes/1/withdrawal", {})

    with engine.connect() as connection:
        assert queries.against(connection, item.id) == []


def test_a_settled_dispute_tells_its_answer_and_is_settled_once(
    app: FastAPI, client: TestClient, api: Api, item: Item
) -> None:
    file(api, item)
    with app.state.writer.session() as db:
        service.settle(db.connection(), ALICE, 1, Outcome.UPHELD, "You are right; the key is corrected.", now=NOW)

    page = read(client.get("/bank/changes").text).text

    assert "upheld. You are right; the key is corrected." in page
    with app.state.writer.session() as db, pytest.raises(AlreadySettled):
        service.settle(db.connection(), ALICE, 1, Outcome.DECLINED, "", now=NOW)


def test_the_open_disputes_of_all_learners_are_listed_oldest_first(
    app: FastAPI, api: Api, engine: Engine, item: Item
) -> None:
    file(api, item)
    write(app, an_answer_to(item), learner_id=BOB)
    become(app, BOB)
    file(api, item, "A second learner finds two right answers here.")

    with engine.connect() as connection:
        assert sorted(d.learner_id for d in queries.unsettled(connection)) == [ALICE, BOB]

import re
from datetime import timedelta

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.bank.domain import Bank
from tests.conftest import ALICE, BOB, NOW, TurnedClock, become
from tests.study.browsing import address, asked_in, begin, nothing_is_stored, reply
from tests.study.learning import found, lock_items, said, words


def test_a_session_leads_to_its_next_question(client: TestClient, app: FastAPI, bank: Bank) -> None:
    session = begin(client, app, count="3")
    reply(client, bank, session, 1)

    page = client.get("/study/sessions/1")

    assert page.url.path == "/study/sessions/1/questions/2"
    assert "2 of 3" in words(page.text)


def test_a_summary_counts_what_was_right_and_lists_every_rule(client: TestClient, app: FastAPI, bank: Bank) -> None:
    session = begin(client, app, count="3")
    for position, right in ((1, True), (2, False), (3, True)):
        reply(client, bank, session, position, right=right)

    page = client.get("/study/sessions/1")

    items = [bank.items[q.item_id] for q in session.questions]
    verdicts = ("Right:", "Missed:", "Right:")
    lines = [words(line) for line in re.findall(r"<li data-state.*?</li>", page.text, re.DOTALL)]
    assert "2 of 3 right" in words(page.text)
    assert [line.startswith(f"{v} {said(i.rule)}") for line, v, i in zip(lines, verdicts, items, strict=True)] == [
        True,
        True,
        True,
    ]
    assert ["trap:" in line for line in lines] == [False, True, False]


def test_a_session_ended_early_keeps_its_answers(client: TestClient, app: FastAPI, bank: Bank) -> None:
    session = begin(client, app, count="3")
    reply(client, bank, session, 1)

    page = client.post("/study/sessions/1/end")

    assert page.url.path == "/study/sessions/1"
    assert "1 of 1 right" in words(page.text)
    assert found(app).ended_at == NOW


def test_a_session_ended_without_an_answer_says_so(client: TestClient, app: FastAPI) -> None:
    begin(client, app, count="3")

    page = client.post("/study/sessions/1/end")

    assert "Nothing was answered in this session." in words(page.text)


def test_a_summary_hides_the_rule_of_an_item_while_an_exam_that_holds_it_is_open(
    client: TestClient, app: FastAPI, bank: Bank, clock: TurnedClock
) -> None:
    session = begin(client, app, count="1")
    _, item = asked_in(bank, session)
    reply(client, bank, session)
    lock_items(app, [item.id], until=NOW + timedelta(hours=1))

    hidden = words(client.get("/study/sessions/1").text)
    clock.turn(hours=1)
    after = words(client.get("/study/sessions/1").text)

    assert (said(item.rule) in hidden, said(item.rule) in after) == (False, True)


def test_a_learner_cannot_open_answer_or_end_the_session_of_another(
    client: TestClient, app: FastAPI, bank: Bank
) -> None:
    begin(client, app, count="1")
    theirs = begin(client, app, number=2, count="2")
    become(app, BOB)
    begin(client, app, learner_id=BOB, count="3")

    refused = [
        client.get("/study/sessions/2"),
        client.get(address(theirs)),
        reply(client, bank, theirs),
        client.post("/study/sessions/2/end"),
    ]

    assert [(page.status_code, "<h1>Not found</h1>" in page.text) for page in refused] == [(404, True)] * 4
    assert found(app, 2) == theirs
    assert (nothing_is_stored(app, ALICE), nothing_is_stored(app, BOB)) == (True, True)


def test_what_does_not_exist_is_not_found(client: TestClient, app: FastAPI) -> None:
    begin(client, app, count="2")
    paths = ["2", "0", "-1", "one", "1/questions/3", "1/questions/0", "1/questions/x", f"1/questions/{10**30}"]

    pages = [client.get(f"/study/sessions/{path}") for path in paths]

    assert [(page.status_code, "<h1>Not found</h1>" in page.text) for page in pages] == [(404, True)] * len(paths)


@pytest.mark.parametrize("number", [pytest.param(2**31, id="of a database"), pytest.param(10**30, id="of any")])
def test_a_number_beyond_the_largest_is_not_found(client: TestClient, number: int) -> None:
    pages = [client.get(f"/study/sessions/{number}"), client.get(f"/study/sessions/{number}/questions/1")]

    assert [(page.status_code, "<h1>Not found</h1>" in page.text) for page in pages] == [(404, True)] * 2

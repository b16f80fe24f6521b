"""Going on with an attempt: from the first blank question, in a new process, and with a bank that changed."""

from dataclasses import replace
from uuid import uuid4

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from app.bank.domain import Bank
from app.bank.files import Catalogue
from app.main import create_app
from app.settings import Settings
from tests.conftest import Api, TurnedClock
from tests.exam.hall import checked, held, right_choice, text_of, view


def answer_all(api: Api, positions: range) -> None:
    for position in positions:
        assert api.post("/exam/attempts/1/saves", {"position": position, "chosen": [0]}).status == 200


def test_an_attempt_goes_on_at_its_first_blank_question(sitting: Api, client: TestClient) -> None:
    start = client.get("/exam/attempts/1").url.path
    answer_all(sitting, range(1, 4))
    sitting.post("/exam/attempts/1/saves", {"position": 6, "chosen": [0]})
    after_three = client.get("/exam/attempts/1").url.path
    sitting.post("/exam/attempts/1/saves", {"position": 2, "chosen": []})
    after_clearing = client.get("/exam/attempts/1").url.path

    assert [start, after_three, after_clearing] == [f"/exam/attempts/1/questions/{n}" for n in (1, 4, 2)]


def test_a_flagged_question_without_a_choice_is_blank(sitting: Api, client: TestClient) -> None:
    sitting.post("/exam/attempts/1/saves", {"position": 1, "chosen": [], "is_flagged": True})

    page = client.get("/exam/attempts/1")

    assert page.url.path == "/exam/attempts/1/questions/1"


def test_an_attempt_with_every_question_answered_goes_on_at_its_review_screen(sitting: Api, client: TestClient) -> None:
    answer_all(sitting, range(1, 21))

    page = client.get("/exam/attempts/1")

    assert page.url.path == "/exam/attempts/1/review"
    assert "20 answered, 0 blank, 0 flagged." in text_of(page.text)


def test_an_attempt_whose_time_is_over_leads_to_its_report(
    sitting: Api, client: TestClient, clock: TurnedClock
) -> None:
    clock.turn(hours=1)

    pages = [client.get(f"/exam/attempts/1{rest}") for rest in ("", "/questions/3", "/review")]

    assert [page.url.path for page in pages] == ["/exam/attempts/1/report"] * 3
    assert "0 of 20 right" in text_of(pages[0].text)


def test_the_exam_page_leads_back_to_the_open_attempt_and_offers_no_other(
    sitting: Api, client: TestClient, clock: TurnedClock
) -> None:
    answer_all(sitting, range(1, 3))
    clock.turn(minutes=6)

    page = client.get("/exam").text

    assert "An exam of 20 questions is open: 2 answered, 20 min 40 s left." in text_of(page)
    assert '<a class="button" href="/exam/attempts/1">Go on with the exam</a>' in page
    assert page.count("-question exam</button>") == 0


@pytest.fixture
def interrupted(app: FastAPI, clock: TurnedClock) -> dict[str, object]:
    """An attempt of 20 with two choices, left after five minutes by a process that ended: its questions then."""
    with TestClient(app, base_url="http://localhost") as client:
        api = Api(client)
        api.post("/exam/attempts", {"size": 20})
        api.post("/exam/attempts/1/saves", {"position": 1, "chosen": [2], "is_flagged": True})
        api.post("/exam/attempts/1/saves", {"position": 2, "chosen": [0]})
        clock.turn(minutes=5)
        attempt: dict[str, object] = api.get("/exam/attempts/1").json
    return attempt


def test_a_new_process_over_the_same_database_goes_on_where_the_last_one_stopped(
    interrupted: dict[str, object], settings: Settings, clock: TurnedClock, catalogue: Catalogue
) -> None:
    again = create_app(settings, clock=clock, seed=2, catalogue=catalogue)

    with TestClient(again, base_url="http://localhost") as client:
        attempt = Api(client).get("/exam/attempts/1").json
        page = client.get("/exam/attempts/1")
        first = client.get("/exam/attempts/1/questions/1").text
        form = {"chosen": "1", "client_key": str(uuid4())}
        client.post("/exam/attempts/1/questions/3", data=form)

    engine: Engine = again.state.engine
    assert attempt == interrupted
    assert attempt["seconds_left"] == 1300.0
    assert page.url.path == "/exam/attempts/1/questions/3"
    assert (checked(first), checked(first, "is_flagged")) == (["2"], ["true"])
    assert held(engine) == {1: ([2], True), 2: ([0], False), 3: ([1], False)}
    engine.dispose()


def test_an_open_attempt_keeps_the_wording_and_keys_it_began_with_when_the_bank_changes(
    sitting: Api, app: FastAPI, engine: Engine, bank: Bank
) -> None:
    place = view(engine).place(1)
    item = bank.items[place.item_id]
    sitting.post("/exam/attempts/1/saves", {"position": 1, "chosen": right_choice(bank, place)})
    before = sitting.get("/exam/attempts/1").json
    turned = tuple(replace(option, is_key=not option.is_key) for option in item.options)
    changed = replace(item, revision=item.revision + 1, stem=f"Reworded. {item.stem}", options=turned)

    app.state.bank = replace(bank, items={**bank.items, item.id: changed})
    after = sitting.get("/exam/attempts/1").json
    report = sitting.post("/exam/attempts/1/submission").json

    assert after == before
    assert report["total"]["right"] == 1
    options = report["questions"][0]["explained"]["options"]
    assert [n for n, option in enumerate(options) if option["is_key"]] == right_choice(bank, place)

"""An attempt is its learner's alone: to everybody else there is no such exam."""

from uuid import uuid4

from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from tests.conftest import ALICE, BOB, Api, TurnedClock, become
from tests.exam.hall import everything, held, rows, text_of, view

ATTEMPT = "/exam/attempts/1"


def statuses(client: TestClient, api: Api) -> dict[str, int]:
    """What every way to attempt 1 answers, redirects not followed."""
    form = {"chosen": "3", "client_key": str(uuid4())}
    reads = {
        f"GET {rest}": client.get(f"{ATTEMPT}{rest}", follow_redirects=False).status_code
        for rest in ("", "/questions/1", "/review", "/report", "/report/1")
    }
    writes = {
        "POST question": client.post(f"{ATTEMPT}/questions/1", data=form, follow_redirects=False).status_code,
        "POST submission": client.post(f"{ATTEMPT}/submission", follow_redirects=False).status_code,
        "API save": api.post(f"{ATTEMPT}/saves", {"position": 1, "chosen": [3]}).status,
        "API submission": api.post(f"{ATTEMPT}/submission").status,
    }
    return reads | writes | {"API GET": api.get(ATTEMPT).status, "API report": api.get(f"{ATTEMPT}/report").status}


def test_bob_finds_no_attempt_of_alice_and_changes_nothing_in_it(
    sitting: Api, app: FastAPI, client: TestClient, engine: Engine
) -> None:
    sitting.post(f"{ATTEMPT}/saves", {"position": 1, "chosen": [0]})
    before = everything(engine)
    become(app, BOB)

    answers = statuses(client, sitting)

    assert answers == dict.fromkeys(answers, 404)
    assert everything(engine) == before


def test_bob_cannot_read_a_report_of_alice(sitting: Api, app: FastAPI, client: TestClient, engine: Engine) -> None:
    sitting.post(f"{ATTEMPT}/submission")
    before = everything(engine)
    become(app, BOB)

    answers = statuses(client, sitting)

    assert answers == dict.fromkeys(answers, 404)
    assert everything(engine) == before


def test_the_attempt_numbered_1_of_bob_is_another_one(
    sitting: Api, app: FastAPI, client: TestClient, engine: Engine
) -> None:
    sitting.post(f"{ATTEMPT}/saves", {"position": 1, "chosen": [0], "is_flagged": True})
    become(app, BOB)

    made = sitting.post("/exam/attempts", {"size": 60}).json
    sitting.post(f"{ATTEMPT}/saves", {"position": 1, "chosen": [3]})
    page = client.get(f"{ATTEMPT}/questions/1").text
    sitting.post(f"{ATTEMPT}/submission")

    assert (made["number"], made["size"], made["answered"]) == (1, 60, 0)
    assert "Question 1 of 60" in text_of(page)
    assert held(engine, learner_id=BOB) == {1: ([3], False)}
    assert held(engine, learner_id=ALICE) == {1: ([0], True)}
    assert view(engine, learner_id=ALICE).sitting.submitted_at is None
    assert {lock["learner_id"] for lock in rows(engine, "item_locks")} == {ALICE}


def test_the_keys_of_alice_mean_nothing_for_bob(sitting: Api, app: FastAPI, engine: Engine) -> None:
    start, save = uuid4(), uuid4()
    sitting.post(f"{ATTEMPT}/submission")
    sitting.post("/exam/attempts", {"size": 20}, start)
    sitting.post("/exam/attempts/2/saves", {"position": 1, "chosen": [0]}, save)
    become(app, BOB)

    made = sitting.post("/exam/attempts", {"size": 20}, start)
    saved = sitting.post(f"{ATTEMPT}/saves", {"position": 1, "chosen": [3]}, save)

    assert (made.status, made.json["number"], saved.status) == (201, 1, 200)
    assert held(engine, learner_id=BOB) == {1: ([3], False)}


def test_a_visit_of_bob_does_not_submit_an_exam_of_alice_whose_time_is_over(
    sitting: Api, app: FastAPI, client: TestClient, engine: Engine, clock: TurnedClock
) -> None:
    before = everything(engine)
    clock.turn(hours=1)
    become(app, BOB)

    client.get(f"{ATTEMPT}/report")

    assert everything(engine) == before


def test_locks_of_alice_leave_bob_all_questions(sitting: Api, app: FastAPI, engine: Engine) -> None:
    become(app, BOB)

    made = sitting.post("/exam/attempts", {"size": 180})

    mine = {place.item_id for place in view(engine, learner_id=ALICE).places}
    theirs = {place.item_id for place in view(engine, learner_id=BOB).places}
    assert made.status == 201
    assert len(mine & theirs) > 0


def test_past_exams_list_only_ones_own(sitting: Api, app: FastAPI, client: TestClient) -> None:
    sitting.post(f"{ATTEMPT}/submission")
    become(app, BOB)

    words = text_of(client.get("/exam").text)

    assert ("Past exams" in words, "Start 20-question exam" in words) == (False, True)

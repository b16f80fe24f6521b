"""Starting an attempt: one at a time, once a key, in the sizes offered."""

from datetime import timedelta
from uuid import uuid4

from fastapi.testclient import TestClient
from sqlalchemy import Engine

from app.bank.domain import Bank
from tests.conftest import ALICE, NOW, Api, TurnedClock
from tests.exam.hall import Door, everything, items_of, rows, text_of, view

TIMES = {20: timedelta(minutes=26, seconds=40), 60: timedelta(minutes=80), 180: timedelta(hours=4)}
REFUSED_SIZES = {
    "7": "Choose an exam of 20, 60 or 180 questions.",
    "1000000000000": "Choose an exam of 20, 60 or 180 questions.",
    "0": "Input should be greater than or equal to 1.",
    "-20": "Input should be greater than or equal to 1.",
    "abc": "Enter a whole number.",
    "20.5": "Enter a whole number.",
    "": "Fill this in.",
}


def test_a_new_attempt_has_all_of_its_questions_and_time(api: Api) -> None:
    made = {}
    for number, size in enumerate(TIMES, 1):
        made[size] = api.post("/exam/attempts", {"size": size})
        api.post(f"/exam/attempts/{number}/submission")

    assert {size: answer.status for size, answer in made.items()} == dict.fromkeys(TIMES, 201)
    assert {size: [q["position"] for q in answer.json["questions"]] for size, answer in made.items()} == {
        size: list(range(1, size + 1)) for size in TIMES
    }
    heads = [{k: v for k, v in answer.json.items() if k != "questions"} for answer in made.values()]
    assert heads == [
        {
            "number": number,
            "size": size,
            "modality": "online",
            "started_at": NOW.isoformat().replace("+00:00", "Z"),
            "deadline_at": (NOW + time).isoformat().replace("+00:00", "Z"),
            "submitted_at": None,
            "seconds_left": time.total_seconds(),
            "answered": 0,
        }
        for number, (size, time) in enumerate(TIMES.items(), 1)
    ]


def test_a_form_is_fixed_at_the_start(door: Door, engine: Engine, bank: Bank) -> None:
    reply = door.start(60)

    attempt = view(engine)
    items = items_of(bank, attempt)
    assert reply.is_taken
    assert len({item.id for item in items}) == 60
    assert {item.task for item in items} == bank.outline.tasks.keys()
    assert [place.revision for place in attempt.places] == [item.revision for item in items]
    assert [sorted(p.option_order) for p in attempt.places] == [list(range(len(item.options))) for item in items]


def test_the_items_of_a_new_attempt_are_locked_until_its_deadline(api: Api, engine: Engine) -> None:
    api.post("/exam/attempts", {"size": 20})

    attempt = view(engine)
    assert [(lock["item_id"], lock["sitting"], lock["until"]) for lock in rows(engine, "item_locks")] == [
        (item_id, 1, NOW + TIMES[20]) for item_id in sorted(place.item_id for place in attempt.places)
    ]


def test_the_same_key_twice_starts_one_attempt(door: Door, engine: Engine, clock: TurnedClock) -> None:
    key = uuid4()
    first = door.start(20, key)
    before = everything(engine)
    clock.turn(minutes=1)

    again = door.start(20, key)

    assert (first.is_taken, again.is_taken) == (True, True)
    assert everything(engine) == before
    assert len(before["attempts"]) == 1


def test_the_same_key_for_another_size_is_refused(door: Door, engine: Engine) -> None:
    key = uuid4()
    door.start(20, key)
    before = everything(engine)

    reply = door.start(60, key)

    assert reply.status == 409
    assert "This key was used for something else." in reply.words
    assert everything(engine) == before


def test_a_second_attempt_is_refused_while_one_is_open(door: Door, engine: Engine) -> None:
    door.start(20)
    before = everything(engine)

    reply = door.start(60)

    assert reply.status == 409
    assert "You have an exam open." in reply.words
    assert everything(engine) == before


def test_an_attempt_whose_time_is_over_is_submitted_when_the_next_one_starts(
    door: Door, engine: Engine, clock: TurnedClock
) -> None:
    door.start(20)
    clock.turn(hours=5)

    reply = door.start(20)

    assert reply.is_taken
    assert view(engine, 1).sitting.submitted_at == NOW + TIMES[20]
    assert view(engine, 2).sitting.started_at == NOW + timedelta(hours=5)
    assert {lock["sitting"] for lock in rows(engine, "item_locks")} == {2}


def test_attempts_count_up_and_repeat_no_question_while_unseen_ones_are_left(api: Api, engine: Engine) -> None:
    for number in (1, 2, 3):
        api.post("/exam/attempts", {"size": 20})
        api.post(f"/exam/attempts/{number}/submission")

    assert [(row["learner_id"], row["number"]) for row in rows(engine, "attempts")] == [(ALICE, n) for n in (1, 2, 3)]
    assert len({place.item_id for number in (1, 2, 3) for place in view(engine, number).places}) == 60


def test_a_size_that_is_not_offered_is_refused_with_what_is_wrong(client: TestClient, engine: Engine) -> None:
    pages = {
        size: client.post("/exam/attempts", data={"size": size, "client_key": str(uuid4())}) for size in REFUSED_SIZES
    }

    assert {size: page.status_code for size, page in pages.items()} == dict.fromkeys(REFUSED_SIZES, 422)
    said = {size: text_of(page.text).partition("another look: ")[2] for size, page in pages.items()}
    assert {size: words[: len(REFUSED_SIZES[size])] for size, words in said.items()} == REFUSED_SIZES
    offers = {size: page.text.count("-question exam</button>") for size, page in pages.items()}
    assert offers == dict.fromkeys(REFUSED_SIZES, 3)
    assert rows(engine, "attempts") == []


def test_the_api_refuses_a_size_that_is_not_offered_and_names_the_field(api: Api, engine: Engine) -> None:
    sizes: list[object] = [7, 0, -20, 10**12, "abc", "20", "", 20.5, None, [20], True]

    answers = [api.post("/exam/attempts", {"size": size}) for size in sizes]

    assert [(answer.status, answer.json["errors"]) for answer in answers] == [
        (422, {"size": "Choose one of the choices."})
    ] * len(sizes)
    assert rows(engine, "attempts") == []


def test_an_attempt_without_a_key_is_refused(client: TestClient, engine: Engine) -> None:
    page = client.post("/exam/attempts", data={"size": "20"})
    answer = client.post("/api/v1/exam/attempts", json={"size": 20})

    assert (page.status_code, answer.status_code) == (422, 422)
    assert rows(engine, "attempts") == []


def test_the_exam_page_offers_three_sizes_and_leads_to_the_first_question(
    client: TestClient, engine: Engine, bank: Bank
) -> None:
    offer = text_of(client.get("/exam").text)
    page = client.post("/exam/attempts", data={"size": "20", "client_key": str(uuid4())})

    times = ("20 questions 26 min 40 s.", "60 questions 1 h 20 min.", "180 questions 4 h.")
    assert [words in offer for words in times] == [True, True, True]
    [item, *_] = items_of(bank, view(engine))
    assert page.url.path == "/exam/attempts/1/questions/1"
    assert "Question 1 of 20" in text_of(page.text)
    assert "Time left 26 min 40 s" in text_of(page.text)
    assert page.text.count('name="chosen"') == len(item.options)

"""Submitting, by the learner or by the clock: what was saved is scored, once, and logged."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from app.bank.domain import Bank
from tests.answering import a_fitting_answer
from tests.conftest import NOW, Api, TurnedClock
from tests.exam.hall import Door, everything, first_position, items_of, right_choice, rows, text_of, view, wrong_choice

TIME = timedelta(minutes=26, seconds=40)


def answer_some(api: Api, engine: Engine, bank: Bank, *, number: int = 1) -> None:
    """Right at 1 to 7, wrong at 8 to 12, and blank or cleared after that."""
    for place in view(engine, number).places[:14]:
        chosen = right_choice(bank, place) if place.position <= 7 else wrong_choice(bank, place)
        save = {"position": place.position, "chosen": chosen if place.position <= 12 else []}
        assert api.post(f"/exam/attempts/{number}/saves", save).status == 200


def final_answers(engine: Engine) -> list[dict[str, object]]:
    """The log's answers by position."""
    found = [row for row in rows(engine, "responses") if row["kind"] == "answer" and row["setting"] == "exam"]
    return sorted(found, key=lambda row: (row["sitting"], row["position"]))


def study_answers(api: Api, wanted: Mapping[str, object]) -> list[str]:
    """Answer every question of a new study session; the ids of its items."""
    session = api.post("/study/sessions", wanted).json
    return [
        api.post(
            f"/study/sessions/{session['number']}/questions/{question['position']}/answer",
            {"chosen": a_fitting_answer(question["question"])},
        ).json["item_id"]
        for question in session["questions"]
    ]


def test_submission_scores_what_is_saved_and_closes_the_attempt(
    sitting: Api, door: Door, engine: Engine, bank: Bank, clock: TurnedClock
) -> None:
    answer_some(sitting, engine, bank)
    clock.turn(minutes=9)

    reply = door.submit()

    attempt = view(engine)
    assert reply.is_taken
    assert (attempt.raw_score, attempt.sitting.submitted_at) == (7, NOW + timedelta(minutes=9))
    assert attempt.sitting.is_open(NOW + timedelta(minutes=9)) is False


def test_every_position_is_logged_as_an_answer_with_its_score(
    sitting: Api, door: Door, engine: Engine, bank: Bank, clock: TurnedClock
) -> None:
    answer_some(sitting, engine, bank)
    attempt = view(engine)
    clock.turn(minutes=9)

    door.submit()

    answers = final_answers(engine)
    assert [(a["position"], a["item_id"], a["revision"], a["sitting"]) for a in answers] == [
        (place.position, place.item_id, place.revision, 1) for place in attempt.places
    ]
    assert [a["raw_score"] for a in answers] == [1] * 7 + [0] * 13
    assert [a["chosen"] for a in answers] == [
        list(attempt.saved[n].chosen) if n in attempt.saved else [] for n in range(1, 21)
    ]
    assert {a["responded_at"] for a in answers} == {NOW + timedelta(minutes=9)}
    assert {a["is_first_sight"] for a in answers} == {True}


def test_a_multiple_response_with_only_some_of_its_keys_earns_nothing(sitting: Api, engine: Engine, bank: Bank) -> None:
    position = first_position(bank, view(engine), multiple=True)
    some = right_choice(bank, view(engine).place(position))[:-1]
    sitting.post("/exam/attempts/1/saves", {"position": position, "chosen": some})

    report = sitting.post("/exam/attempts/1/submission").json

    assert (report["total"]["right"], report["questions"][position - 1]["is_right"]) == (0, False)
    assert report["questions"][position - 1]["chosen"] == some


def test_submitting_twice_is_the_same_as_once(
    sitting: Api, door: Door, engine: Engine, bank: Bank, clock: TurnedClock
) -> None:
    answer_some(sitting, engine, bank)
    first = door.submit()
    before = everything(engine)
    clock.turn(hours=3)

    again = door.submit()

    assert again == first
    assert everything(engine) == before
    assert len(final_answers(engine)) == 20


def test_after_the_deadline_the_report_is_there_without_any_submission(
    sitting: Api, door: Door, engine: Engine, bank: Bank, clock: TurnedClock
) -> None:
    answer_some(sitting, engine, bank)
    clock.turn(days=3)

    reply = door.report()

    attempt = view(engine)
    assert reply.status == 200
    assert (attempt.raw_score, attempt.sitting.submitted_at) == (7, NOW + TIME)
    assert {answer["responded_at"] for answer in final_answers(engine)} == {NOW + TIME}
    assert rows(engine, "item_locks") == []


def test_after_the_deadline_each_question_can_be_reviewed_at_once(
    sitting: Api, client: TestClient, engine: Engine, clock: TurnedClock
) -> None:
    clock.turn(days=3)

    page = client.get("/exam/attempts/1/report/4")

    assert page.status_code == 200
    assert "Left blank" in text_of(page.text)


def test_a_submission_that_comes_late_counts_from_the_deadline(
    sitting: Api, door: Door, engine: Engine, bank: Bank, clock: TurnedClock
) -> None:
    answer_some(sitting, engine, bank)
    clock.turn(seconds=TIME.total_seconds() + 30)

    door.submit()

    attempt = view(engine)
    assert (attempt.raw_score, attempt.sitting.submitted_at) == (7, NOW + TIME)


def test_a_submission_with_the_clock_set_back_is_not_before_the_last_save(
    sitting: Api, engine: Engine, clock: TurnedClock
) -> None:
    clock.turn(minutes=10)
    sitting.post("/exam/attempts/1/saves", {"position": 1, "chosen": [0]})
    clock.turn(minutes=-60)

    report = sitting.post("/exam/attempts/1/submission").json

    assert report["submitted_at"] == (NOW + timedelta(minutes=10)).isoformat().replace("+00:00", "Z")


@pytest.mark.parametrize("is_late", [False, True], ids=["by the learner", "by the clock"])
def test_after_submission_the_locks_are_gone_and_the_next_attempt_may_start(
    sitting: Api, client: TestClient, engine: Engine, clock: TurnedClock, is_late: bool
) -> None:
    locked = len(rows(engine, "item_locks"))
    if is_late:
        clock.turn(hours=1)
        client.get("/exam/attempts/1/report")
    else:
        sitting.post("/exam/attempts/1/submission")

    unlocked = rows(engine, "item_locks")
    following = sitting.post("/exam/attempts", {"size": 20})

    assert (locked, unlocked) == (20, [])
    assert (following.status, following.json["number"]) == (201, 2)


def test_an_item_answered_in_study_before_is_not_a_first_sight_in_the_exam(
    api: Api, engine: Engine, bank: Bank
) -> None:
    known = set(study_answers(api, {"task": "P1", "count": 8}))
    api.post("/exam/attempts", {"size": 60})

    total = api.post("/exam/attempts/1/submission").json["total"]

    repeats = [item.id for item in items_of(bank, view(engine)) if item.id in known]
    assert len(repeats) in {2, 3}
    assert {a["item_id"]: a["is_first_sight"] for a in final_answers(engine)} == {
        item.id: item.id not in known for item in items_of(bank, view(engine))
    }
    assert (total["items"], total["first_sight_items"]) == (60, 60 - len(repeats))


def test_saves_of_the_same_attempt_do_not_make_an_answer_a_repeat(sitting: Api, engine: Engine, bank: Bank) -> None:
    for chosen in ([0], [1]):
        sitting.post("/exam/attempts/1/saves", {"position": 1, "chosen": chosen})

    report = sitting.post("/exam/attempts/1/submission").json

    assert report["total"]["first_sight_items"] == 20


def test_an_item_met_in_an_earlier_exam_is_a_repeat_even_if_it_was_left_blank(
    api: Api, engine: Engine, bank: Bank
) -> None:
    for number in (1, 2):
        api.post("/exam/attempts", {"size": 180})
        api.post(f"/exam/attempts/{number}/submission")

    total = api.get("/exam/attempts/2/report").json["total"]

    first, second = ({place.item_id for place in view(engine, number).places} for number in (1, 2))
    assert (total["items"], total["first_sight_items"]) == (180, len(second - first))


def test_what_is_studied_after_the_deadline_does_not_make_the_exam_a_repeat(
    sitting: Api, engine: Engine, clock: TurnedClock
) -> None:
    exam = {place.item_id for place in view(engine).places}
    clock.turn(hours=1)
    studied = study_answers(sitting, {"count": 60})

    report = sitting.post("/exam/attempts/1/submission").json

    assert len(exam & set(studied)) > 0
    assert report["total"]["first_sight_items"] == 20


def test_the_exam_page_says_that_the_time_of_an_unsubmitted_exam_is_over(
    sitting: Api, client: TestClient, clock: TurnedClock
) -> None:
    clock.turn(hours=1)

    page = client.get("/exam").text

    assert "The time of your last exam is over." in text_of(page)
    assert '<a href="/exam/attempts/1/report">See its report</a>' in page
    assert page.count("-question exam</button>") == 3

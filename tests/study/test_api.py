from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.bank.domain import Bank, ItemType
from app.study.queries import SessionView
from tests.conftest import ALICE, BOB, NOW, Answer, Api, TurnedClock, become
from tests.study.browsing import asked_in, no_session_is_stored, nothing_is_stored, secrets_in, times_logged
from tests.study.learning import a_multiple, found, lock_items, position_of, right_picks, shown, wrong_picks


def begin(api: Api, app: FastAPI, learner_id: int = ALICE, **wanted: Any) -> SessionView:
    """A session that was started through the API."""
    number = api.post("/study/sessions", wanted).json["number"]
    return found(app, number, learner_id)


def path(session: SessionView, position: int = 1) -> str:
    return f"/study/sessions/{session.number}/questions/{position}/answer"


def reply(
    api: Api,
    bank: Bank,
    session: SessionView,
    position: int = 1,
    *,
    right: bool = True,
    key: object = None,
    **fields: Any,
) -> Answer:
    question, item = asked_in(bank, session, position)
    picks = right_picks(item) if right else wrong_picks(item)
    return api.post(path(session, position), {"chosen": shown(question, picks)} | fields, key)


def problem(answer: Answer) -> tuple[int, str, str, int, str]:
    """Everything of a refusal but its words, and the first of them."""
    told = answer.json
    return answer.status, answer.kind, told["type"], told["status"], told["detail"].split(". ")[0]


def refusal(status: int, detail: str) -> tuple[int, str, str, int, str]:
    return status, "application/problem+json", "about:blank", status, detail


NOT_THERE = refusal(404, "There is no such question in this session")
NO_SESSION = refusal(404, "There is no such study session")
REFUSED_WISHES: list[tuple[dict[str, Any], dict[str, str] | None]] = [
    ({"count": "abc"}, {"count": "Enter a whole number."}),
    ({"count": 0}, {"count": "Input should be greater than or equal to 1."}),
    ({"count": 61}, {"count": "Input should be less than or equal to 60."}),
    ({"approach": "chaos"}, {"approach": "Choose one of the choices."}),
    ({"task": "X9"}, {"task": "Choose a task from the list."}),
    ({"domain": "people", "task": "R1"}, None),
    ({"nonsense": 1}, {"nonsense": "Extra inputs are not permitted."}),
]
REFUSED_ANSWERS: list[tuple[dict[str, Any], str]] = [
    ({"chosen": [99]}, "That option is not part of this question"),
    ({"chosen": [-1]}, "That option is not part of this question"),
    ({"chosen": [10**30]}, "That option is not part of this question"),
    ({"chosen": [0, 0]}, "That option is not part of this question"),
    ({"chosen": []}, "Choose one option."),
    ({"chosen": [1, 2]}, "Choose one option."),
    ({"chosen": ["abc"]}, "That option is not part of this question"),
    ({"chosen": ["1.5"]}, "That option is not part of this question"),
    ({"chosen": [1.5]}, "Nothing was stored"),
    ({"chosen": ["x" * 1001]}, "Nothing was stored"),
    ({"chosen": ["1" * 25]}, "That option is not part of this question"),
    ({"chosen": [0] * 13}, "Nothing was stored"),
    ({"chosen": "1"}, "Nothing was stored"),
    ({}, "Nothing was stored"),
    ({"chosen": [1], "confidence": "certain"}, "Nothing was stored"),
    ({"chosen": [1], "spent_ms": -1}, "Nothing was stored"),
]


def test_starting_returns_the_questions_without_anything_that_gives_them_away(
    api: Api, app: FastAPI, bank: Bank
) -> None:
    answer = api.post("/study/sessions", {"task": a_multiple(bank).task, "count": 8})

    session = found(app)
    assert (answer.status, answer.kind) == (201, "application/json")
    assert answer.json == {
        "number": 1,
        "started_at": "2026-11-22T09:00:00Z",
        "ended_at": None,
        "answered": 0,
        "right": 0,
        "questions": [
            {
                "position": q.position,
                "question": {
                    "type": item.type,
                    "stem": item.stem,
                    "options": [item.options[i].text for i in q.option_order],
                    "areas": [None] * len(item.options),
                    "choose": item.choose,
                    "blanks": [],
                    "gap_text": "",
                    "unit": "",
                    "exhibits": [],
                    "case": None,
                },
                "reason": q.reason,
                "is_answered": False,
            }
            for q in session.questions
            for item in [bank.items[q.item_id]]
        ],
    }
    assert api.get("/study/sessions/1").json == answer.json


def test_the_same_form_sent_twice_starts_one_session(api: Api, app: FastAPI) -> None:
    key = uuid4()
    first = api.post("/study/sessions", {"count": 3}, key)

    again = api.post("/study/sessions", {"count": 3}, key)

    assert again == first
    assert begin(api, app, count=3).number == 2


def test_the_same_key_with_another_wish_is_refused(api: Api, app: FastAPI) -> None:
    key = uuid4()
    api.post("/study/sessions", {"count": 3}, key)

    answer = api.post("/study/sessions", {"count": 4}, key)

    assert problem(answer) == refusal(409, "This key was used for something else")
    assert begin(api, app, count=3).number == 2


def test_a_session_without_a_key_is_refused(client: TestClient, app: FastAPI) -> None:
    answer = client.post("/api/v1/study/sessions", json={"count": 3})

    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert answer.json()["errors"] == {"Idempotency-Key": "Fill this in."}
    assert no_session_is_stored(app)


@pytest.mark.parametrize("right", [pytest.param(True, id="right"), pytest.param(False, id="wrong")])
def test_feedback_shows_every_reason_the_rule_and_the_clue(api: Api, app: FastAPI, bank: Bank, right: bool) -> None:
    session = begin(api, app, count=2)
    question, item = asked_in(bank, session)
    picks = right_picks(item) if right else wrong_picks(item)

    answer = reply(api, bank, session, right=right, confidence="guess")

    assert (answer.status, answer.kind) == (200, "application/json")
    assert answer.json == {
        "is_right": right,
        "raw_score": int(right),
        "explained": {
            "options": [
                {
                    "text": item.options[i].text,
                    "is_key": i in item.keys,
                    "is_chosen": i in picks,
                    "why": item.options[i].why,
                    "trap": item.options[i].trap,
                }
                for i in question.option_order
            ],
            "blanks": [],
            "number": None,
            "credit": float(right),
            "steps": [],
            "clue": item.clue,
            "rule": item.rule,
        },
        "item_id": item.id,
        "due_at": "2026-11-23T09:00:00Z",
    }


def test_the_same_answer_sent_twice_is_stored_once(api: Api, app: FastAPI, bank: Bank, clock: TurnedClock) -> None:
    session, key = begin(api, app, count=2), uuid4()
    _, item = asked_in(bank, session)
    first = reply(api, bank, session, key=key)
    clock.turn(minutes=1)

    again = reply(api, bank, session, key=key)

    assert again == first
    assert times_logged(app, item.id) == 1


def test_the_same_key_with_another_choice_is_refused(api: Api, app: FastAPI, bank: Bank) -> None:
    session, key = begin(api, app, count=2), uuid4()
    _, item = asked_in(bank, session)
    reply(api, bank, session, key=key)

    answer = reply(api, bank, session, right=False, key=key)

    assert problem(answer) == refusal(409, "This key was used for another answer")
    assert found(app).questions[0].chosen == tuple(right_picks(item))


def test_a_second_answer_is_refused_and_the_first_stands(api: Api, app: FastAPI, bank: Bank) -> None:
    session = begin(api, app, count=2)
    _, item = asked_in(bank, session)
    reply(api, bank, session)

    answer = reply(api, bank, session, right=False)

    assert problem(answer) == refusal(409, "You answered this question already; your first answer stands")
    assert found(app).questions[0].chosen == tuple(right_picks(item))
    assert times_logged(app, item.id) == 1


def test_an_answer_to_an_ended_session_is_refused(api: Api, app: FastAPI, bank: Bank) -> None:
    session = begin(api, app, count=2)
    api.post("/study/sessions/1/end")

    answer = reply(api, bank, session)

    assert problem(answer) == refusal(409, "This session has ended; what you answered is kept")
    assert nothing_is_stored(app)


def test_a_multiple_response_takes_exactly_its_number_of_picks(api: Api, app: FastAPI, bank: Bank) -> None:
    item = a_multiple(bank)
    session = begin(api, app, task=item.task, count=8)
    position = position_of(session, item)

    refused = [api.post(path(session, position), {"chosen": chosen}) for chosen in ([0], [0, 1, 2])]
    taken = reply(api, bank, session, position)

    assert [problem(answer) for answer in refused] == [refusal(422, "Choose exactly 2 options.")] * 2
    assert (taken.status, taken.json["is_right"]) == (200, True)


def test_an_item_of_an_open_exam_takes_no_answer(api: Api, app: FastAPI, bank: Bank, clock: TurnedClock) -> None:
    session = begin(api, app, count=2)
    lock_items(app, [session.questions[0].item_id], until=NOW + timedelta(hours=1))

    answer = reply(api, bank, session)

    assert problem(answer) == refusal(409, "This question is part of the exam that you have open")
    assert nothing_is_stored(app)
    clock.turn(hours=1)
    assert reply(api, bank, session).status == 200


def test_a_missed_objective_comes_back_tomorrow_with_another_item(
    api: Api, app: FastAPI, bank: Bank, clock: TurnedClock
) -> None:
    session = begin(api, app, count=1)
    _, item = asked_in(bank, session)
    reply(api, bank, session, right=False)
    clock.turn(days=1)

    tomorrows = begin(api, app, count=60)

    [due] = [q for q in tomorrows.questions if q.reason == "due"]
    assert (due.objective, due.item_id != item.id) == (item.objective, True)


def test_a_session_ends_with_its_last_answer(api: Api, app: FastAPI, bank: Bank, clock: TurnedClock) -> None:
    session = begin(api, app, count=2)
    reply(api, bank, session, 1)
    clock.turn(minutes=1)
    reply(api, bank, session, 2, right=False)

    ended = api.get("/study/sessions/1").json

    assert (ended["ended_at"], ended["answered"], ended["right"]) == ("2026-11-22T09:01:00Z", 2, 1)
    assert [q["is_answered"] for q in ended["questions"]] == [True, True]


def test_a_session_ended_early_keeps_its_answers(api: Api, app: FastAPI, bank: Bank) -> None:
    session = begin(api, app, count=3)
    reply(api, bank, session, 1)

    ended = api.post("/study/sessions/1/end").json

    assert (ended["ended_at"], ended["answered"], ended["right"]) == ("2026-11-22T09:00:00Z", 1, 1)


def test_a_learner_cannot_open_answer_or_end_the_session_of_another(api: Api, app: FastAPI, bank: Bank) -> None:
    begin(api, app, count=1)
    theirs = begin(api, app, count=2)
    become(app, BOB)
    begin(api, app, BOB, count=3)

    refused = [
        api.get("/study/sessions/2"),
        reply(api, bank, theirs),
        api.post("/study/sessions/2/end"),
    ]

    assert [problem(answer) for answer in refused] == [NO_SESSION, NOT_THERE, NO_SESSION]
    assert found(app, 2) == theirs
    assert (nothing_is_stored(app, ALICE), nothing_is_stored(app, BOB)) == (True, True)


def test_a_refused_choice_names_its_fields(api: Api, app: FastAPI) -> None:
    answers = [api.post("/study/sessions", wanted) for wanted, _ in REFUSED_WISHES]

    assert {(a.status, a.kind, a.json["title"]) for a in answers} == {
        (422, "application/problem+json", "Something does not fit")
    }
    assert [a.json.get("errors") for a in answers] == [errors for _, errors in REFUSED_WISHES]
    assert no_session_is_stored(app)


def test_a_nonsense_choice_is_refused(api: Api, app: FastAPI, bank: Bank) -> None:
    single = next(item for item in bank.live if item.type is ItemType.SINGLE)
    session = begin(api, app, task=single.task, count=8)

    answers = [api.post(path(session, position_of(session, single)), body) for body, _ in REFUSED_ANSWERS]

    assert [problem(answer) for answer in answers] == [refusal(422, detail) for _, detail in REFUSED_ANSWERS]
    assert [secrets_in(str(answer.json), single) for answer in answers] == [[]] * len(answers)
    assert nothing_is_stored(app)


def everything_of(api: Api, number: object) -> list[Answer]:
    return [
        api.get(f"/study/sessions/{number}"),
        api.post(f"/study/sessions/{number}/questions/1/answer", {"chosen": [0]}),
        api.post(f"/study/sessions/{number}/end"),
    ]


def test_what_does_not_exist_is_not_found(api: Api, app: FastAPI) -> None:
    begin(api, app, count=2)

    answers = [*everything_of(api, 2), *everything_of(api, 0), *everything_of(api, "one")]

    assert {(a.status, a.kind, a.json["title"]) for a in answers} == {(404, "application/problem+json", "Not found")}


@pytest.mark.parametrize("number", [pytest.param(2**31, id="of a database"), pytest.param(10**30, id="of any")])
def test_a_number_beyond_the_largest_is_not_found(api: Api, number: int) -> None:
    answers = everything_of(api, number)

    assert [a.status for a in answers] == [404, 404, 404]


def test_feedback_is_hidden_while_an_exam_that_holds_the_item_is_open(
    api: Api, app: FastAPI, bank: Bank, clock: TurnedClock
) -> None:
    session, key = begin(api, app, count=2), uuid4()
    _, item = asked_in(bank, session)
    first = reply(api, bank, session, key=key)
    lock_items(app, [item.id], until=NOW + timedelta(hours=1))

    hidden = reply(api, bank, session, key=key)
    clock.turn(hours=1)

    assert problem(hidden) == refusal(409, "This question is part of the exam that you have open")
    assert reply(api, bank, session, key=key) == first

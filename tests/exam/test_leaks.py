"""While an exam is open nothing gives its answers away: no reason, rule, clue, trap, key or item id of its items."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from typing import Any
from uuid import UUID, uuid4

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from app.bank.domain import Bank, Item
from app.web.text import inline
from tests.answering import a_fitting_answer
from tests.conftest import Api, TurnedClock
from tests.exam.hall import items_of, rows, text_of, view

KEY = 'data-state="key"'
"""How pages mark an option that is right."""


@dataclass(frozen=True, slots=True)
class OpenExam:
    """Alice's open attempt 2 of 60 questions: most of them she has met before, in study or in her attempt 1."""

    items: list[Item]
    secrets: list[tuple[str, str]]
    study_keys: dict[int, UUID]
    study_choices: dict[int, list[int | str]]

    @property
    def ids(self) -> set[str]:
        return {item.id for item in self.items}


@pytest.fixture
def open_exam(api: Api, engine: Engine, bank: Bank) -> OpenExam:
    session = api.post("/study/sessions", {"task": "P1", "count": 8}).json
    keys = {question["position"]: uuid4() for question in session["questions"]}
    choices = {question["position"]: a_fitting_answer(question["question"]) for question in session["questions"]}
    for position, key in keys.items():
        path = f"/study/sessions/1/questions/{position}/answer"
        assert api.post(path, {"chosen": choices[position]}, key).status == 200
    api.post("/exam/attempts", {"size": 180})
    api.post("/exam/attempts/1/submission")
    assert api.post("/exam/attempts", {"size": 60}).status == 201
    items = items_of(bank, view(engine, 2))
    return OpenExam(items, [secret for item in items for secret in secrets_of(item, bank)], keys, choices)


def secrets_of(item: Item, bank: Bank) -> list[tuple[str, str]]:
    """What nobody may read of an item before its answer, by name, as pages and JSON write it."""
    reasons = {f"why {n}": option.why for n, option in enumerate(item.options)} | {"rule": item.rule}
    traps = [f"Trap: {bank.traps[option.trap].title.lower()}" for option in item.options if option.trap]
    return [
        (f"{item.id} id", item.id),
        *((f"{item.id} {name}", text) for name, text in reasons.items()),
        *((f"{item.id} {name}, rendered", text_of(str(inline(text)))) for name, text in reasons.items()),
        *((f"{item.id} trap", text) for text in traps),
    ]


def told(answer: str, exam: OpenExam) -> list[str]:
    """What an answer, page or JSON, gives away of the items of the exam."""
    plain = f"{unescape(answer)} {text_of(answer)}"
    clue = ["clue"] if '<mark class="clue">' in answer else []
    return clue + [name for name, text in exam.secrets if text in plain]


def written(answer: Any) -> str:
    """A JSON answer with its texts as they are."""
    return json.dumps(answer, ensure_ascii=False).replace('\\"', '"')


def reasons_in(answer: str, exam: OpenExam) -> list[str]:
    """The rules and reasons of the exam's items in an answer that may show those of other items."""
    plain = f"{unescape(answer)} {text_of(answer)}"
    return [name for name, text in exam.secrets if text in plain and not name.endswith((" id", " trap"))]


def leaks(client: TestClient, paths: Iterable[str], exam: OpenExam) -> dict[str, list[str]]:
    """What each address gives away; addresses that keep silent are left out."""
    answers = {path: client.get(path) for path in paths}
    texts = {
        path: written(answer.json()) if "json" in answer.headers["content-type"] else answer.text
        for path, answer in answers.items()
    }
    return {path: found for path, text in texts.items() if (found := told(text, exam))}


def test_this_test_would_see_what_the_pages_after_an_answer_tell(
    open_exam: OpenExam, client: TestClient, api: Api, engine: Engine, bank: Bank
) -> None:
    api.post("/exam/attempts/2/submission")

    page = client.get("/exam/attempts/2/report/1").text
    item = client.get(f"/bank/items/{open_exam.items[0].id}").text
    report = written(api.get("/exam/attempts/2/report").json)

    first = open_exam.items[0]
    shown = {name for name, _ in secrets_of(first, bank) if name.endswith(("id", "rendered", "trap"))} | {"clue"}
    assert [shown - set(told(answer, open_exam)) for answer in (page, item)] == [set(), set()]
    rules = {f"{item.id} rule" for item in open_exam.items}
    assert rules - set(told(report, open_exam)) == set()


def test_no_page_of_an_open_exam_gives_anything_away(open_exam: OpenExam, client: TestClient, bank: Bank) -> None:
    attempt = "/exam/attempts/2"
    questions = [f"{attempt}/questions/{position}" for position in range(1, 61)]
    reports = [f"{attempt}/report/{position}" for position in (1, 2, 60)]
    reviews = [f"{attempt}/review?show={show}" for show in ("all", "flagged", "blank")]

    found = leaks(client, ["/", "/exam", attempt, f"{attempt}/report", *questions, *reviews, *reports], open_exam)

    assert found == {}


def test_a_refused_form_gives_nothing_away(open_exam: OpenExam, client: TestClient, bank: Bank) -> None:
    pages = [
        client.post(
            f"/exam/attempts/2/questions/{position}",
            data={"chosen": [str(n) for n in range(item.choose + 1)], "client_key": str(uuid4())},
        )
        for position, item in enumerate(open_exam.items, 1)
    ]

    assert [page.status_code for page in pages] == [422] * 60
    assert [told(page.text, open_exam) for page in pages] == [[]] * 60


def test_the_json_of_an_open_attempt_holds_its_questions_and_nothing_else(
    open_exam: OpenExam, api: Api, bank: Bank
) -> None:
    attempt = api.get("/exam/attempts/2").json
    saved = api.post("/exam/attempts/2/saves", {"position": 1, "chosen": [0]}).json
    report = api.get("/exam/attempts/2/report")

    shape = {"position", "question", "chosen", "is_flagged"}
    asked = {"type", "stem", "options", "areas", "choose", "blanks", "gap_text", "unit", "exhibits", "case"}
    assert [set(question) for question in attempt["questions"]] == [shape] * 60
    assert [set(question["question"]) for question in attempt["questions"]] == [asked] * 60
    assert told(written(attempt), open_exam) == []
    assert set(saved) == {"position", "sequence", "is_current", "answered", "seconds_left"}
    assert (report.status, told(written(report.json), open_exam)) == (409, [])


def test_the_bank_keeps_the_items_of_an_open_exam_closed(
    open_exam: OpenExam, client: TestClient, engine: Engine, bank: Bank
) -> None:
    answered = {row["item_id"] for row in rows(engine, "responses") if row["kind"] == "answer"}
    items = {item.id: client.get(f"/bank/items/{item.id}") for item in open_exam.items}
    lists = [
        *(f"/bank?page={page}" for page in range(1, 10)),
        *(f"/api/v1/bank/items?page={page}" for page in range(1, 10)),
        *(f"/bank?q={item.id}" for item in open_exam.items[:9]),
        *(f"/api/v1/bank/items?q={item.id}" for item in open_exam.items[:9]),
    ]
    texts = {path: client.get(path) for path in lists}

    repeats = open_exam.ids & answered
    assert len(repeats) >= 32
    assert {item_id: page.status_code for item_id, page in items.items()} == dict.fromkeys(open_exam.ids, 404)
    assert [told(page.text.replace(item_id, ""), open_exam) for item_id, page in items.items()] == [[]] * 60
    listed = [i["id"] for n in range(1, 10) for i in texts[f"/api/v1/bank/items?page={n}"].json()["items"]]
    assert sorted(listed) == sorted(answered - open_exam.ids)
    linked = {
        path: [item_id for item_id in open_exam.ids if f"/bank/items/{item_id}" in page.text]
        for path, page in texts.items()
    }
    assert [path for path, ids in linked.items() if ids] == []
    secrets = [text for item in open_exam.items for text in (item.rule, *(option.why for option in item.options))]
    bodies = " ".join(
        written(page.json()) if path.startswith("/api") else unescape(page.text) for path, page in texts.items()
    )
    assert [text for text in secrets if text in bodies] == []


def test_study_serves_no_item_of_an_open_exam(
    open_exam: OpenExam, client: TestClient, api: Api, engine: Engine, bank: Bank
) -> None:
    tasks = sorted({item.task for item in open_exam.items})
    numbers = [api.post("/study/sessions", wanted).json["number"] for wanted in ({"count": 60}, {"task": tasks[0]})]

    asked = [row for row in rows(engine, "session_questions") if row["number"] in numbers]
    paths = [f"/study/sessions/{row['number']}/questions/{row['position']}" for row in asked]
    assert len(asked) > 60
    assert {row["item_id"] for row in asked} & open_exam.ids == set()
    assert leaks(client, ["/study", *paths, *(f"/api/v1/study/sessions/{n}" for n in numbers)], open_exam) == {}


def test_study_takes_no_answer_to_an_item_that_an_exam_holds_since(
    api: Api, client: TestClient, engine: Engine
) -> None:
    api.post("/study/sessions", {"count": 60})
    api.post("/exam/attempts", {"size": 180})
    exam = {place.item_id for place in view(engine).places}
    [question, *_] = [row for row in rows(engine, "session_questions") if row["item_id"] in exam]
    chosen = a_fitting_answer(api.get("/study/sessions/1").json["questions"][question["position"] - 1]["question"])
    path = f"/study/sessions/1/questions/{question['position']}/answer"
    before = rows(engine, "responses")

    answer = api.post(path, {"chosen": chosen})
    page = client.post(path, data={"chosen": list(map(str, chosen)), "client_key": str(uuid4())})

    message = "This question is part of the exam that you have open. Finish the exam first."
    assert (answer.status, answer.json["detail"], page.status_code) == (409, message, 409)
    assert message in text_of(page.text)
    assert rows(engine, "responses") == before


def test_answered_study_questions_stay_silent_about_items_that_an_exam_holds_since(
    open_exam: OpenExam, client: TestClient, engine: Engine
) -> None:
    held_since = [row["position"] for row in rows(engine, "session_questions") if row["item_id"] in open_exam.ids]
    summary = client.get("/study/sessions/1").text

    pages = [client.get(f"/study/sessions/1/questions/{position}").text for position in held_since]

    assert len(held_since) in {2, 3}
    assert [(reasons_in(page, open_exam), KEY in page) for page in pages] == [([], False)] * len(pages)
    assert reasons_in(summary, open_exam) == []


def test_a_repeated_study_answer_stays_silent_about_an_item_that_an_exam_holds_since(
    open_exam: OpenExam, api: Api, engine: Engine
) -> None:
    held_since = [row for row in rows(engine, "session_questions") if row["item_id"] in open_exam.ids]

    answers = [
        api.post(
            f"/study/sessions/1/questions/{row['position']}/answer",
            {"chosen": open_exam.study_choices[row["position"]]},
            open_exam.study_keys[row["position"]],
        )
        for row in held_since
    ]

    assert len(held_since) in {2, 3}
    assert [reasons_in(written(answer.json), open_exam) for answer in answers] == [[]] * len(answers)


def test_reports_of_past_exams_stay_silent_about_items_that_the_open_exam_holds(
    open_exam: OpenExam, client: TestClient, api: Api, engine: Engine
) -> None:
    held_since = [place.position for place in view(engine, 1).places if place.item_id in open_exam.ids]

    report = api.get("/exam/attempts/1/report").json
    overview = client.get("/exam/attempts/1/report").text
    pages = [client.get(f"/exam/attempts/1/report/{position}").text for position in held_since]

    assert len(held_since) >= 32
    assert [(reasons_in(page, open_exam), KEY in page) for page in pages] == [([], False)] * len(pages)
    assert reasons_in(overview, open_exam) == []
    assert reasons_in(written(report), open_exam) == []
    explained = {question["item_id"] for question in report["questions"] if question["explained"]}
    reported = {question["item_id"] for question in report["questions"]}
    assert explained == reported - open_exam.ids


@pytest.mark.parametrize("is_late", [False, True], ids=["by the learner", "by the clock"])
def test_after_submission_the_items_are_open_again(
    open_exam: OpenExam, client: TestClient, api: Api, clock: TurnedClock, is_late: bool
) -> None:
    if is_late:
        clock.turn(hours=2)
        client.get("/exam/attempts/2/report")
    else:
        api.post("/exam/attempts/2/submission")

    pages = {item.id: client.get(f"/bank/items/{item.id}") for item in open_exam.items}

    assert {item_id: page.status_code for item_id, page in pages.items()} == dict.fromkeys(open_exam.ids, 200)

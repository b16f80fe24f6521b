"""The report: figures that add up, every question with every reason, and nothing of it before submission."""

import re

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from app.bank.domain import Bank, grade
from app.web.text import inline, marked
from tests.conftest import Api
from tests.exam.hall import everything, items_of, right_choice, text_of, view, wrong_choice

FIGURES = ("right", "items", "first_sight_right", "first_sight_items")


@pytest.fixture
def submitted(api: Api, engine: Engine, bank: Bank) -> Api:
    """Attempt 1, submitted: of 20 questions every third is right, every third wrong, every third blank."""
    api.post("/exam/attempts", {"size": 20})
    for place in view(engine).places:
        chosen = {1: right_choice, 2: wrong_choice}.get(place.position % 3)
        if chosen:
            api.post("/exam/attempts/1/saves", {"position": place.position, "chosen": chosen(bank, place)})
    assert api.post("/exam/attempts/1/submission").status == 200
    return api


def added(parts: dict[str, dict[str, int]]) -> dict[str, int]:
    return {figure: sum(part[figure] for part in parts.values()) for figure in FIGURES}


def test_the_figures_by_domain_and_by_task_add_up_to_the_total(submitted: Api, engine: Engine, bank: Bank) -> None:
    report = submitted.get("/exam/attempts/1/report").json

    total = {"right": 7, "items": 20, "first_sight_right": 7, "first_sight_items": 20}
    assert report["total"] == total
    assert added(report["domains"]) == total
    assert added(report["tasks"]) == total
    assert {name: part["items"] for name, part in report["domains"].items()} == {
        "people": 7,
        "process": 8,
        "business": 5,
    }
    items = items_of(bank, view(engine))
    right = [item for position, item in enumerate(items, 1) if position % 3 == 1]
    assert {task: (part["right"], part["items"]) for task, part in report["tasks"].items()} == {
        task: (sum(item.task == task for item in right), sum(item.task == task for item in items))
        for task in {item.task for item in items}
    }


def test_the_page_shows_the_same_figures(submitted: Api, client: TestClient, bank: Bank) -> None:
    report = submitted.get("/exam/attempts/1/report").json

    page = client.get("/exam/attempts/1/report").text

    words = text_of(page)
    assert "7 of 20 right" in words
    assert "35 % of the questions; 6 blanks. You had seen none of them before." in words
    domains, tasks = page.split('id="by-task"')
    lines = re.findall(r'<td class="num">(\d+)</td><td class="num">(\d+)</td>', domains)
    assert [(int(right), int(items)) for right, items in lines] == [
        (report["domains"][domain.id]["right"], report["domains"][domain.id]["items"])
        for domain in bank.outline.domains
    ]
    lines = re.findall(r'<td class="num">(\d+)</td><td class="num">(\d+)</td>', tasks)
    assert [(int(right), int(items)) for right, items in lines] == [
        (report["tasks"][task]["right"], report["tasks"][task]["items"])
        for task in bank.outline.tasks
        if task in report["tasks"]
    ]


def test_the_report_gives_each_question_with_its_key_its_rule_and_what_was_chosen(
    submitted: Api, engine: Engine, bank: Bank
) -> None:
    attempt = view(engine)

    questions = submitted.get("/exam/attempts/1/report").json["questions"]

    questions = [question | {"chosen": sorted(question["chosen"])} for question in questions]
    picked = {1: right_choice, 2: wrong_choice}
    assert questions == [
        {
            "position": place.position,
            "item_id": item.id,
            "task": item.task,
            "is_right": place.position % 3 == 1,
            "is_first_sight": True,
            "chosen": chosen,
            "explained": {
                "options": [
                    {
                        "text": item.options[i].text,
                        "is_key": i in item.keys,
                        "is_chosen": n in chosen,
                        "why": item.options[i].why,
                        "trap": item.options[i].trap,
                    }
                    for n, i in enumerate(place.option_order)
                ],
                "blanks": [],
                "number": None,
                "credit": grade(item, [place.option_order[n] for n in chosen]).credit,
                "steps": list(item.steps),
                "clue": item.clue,
                "rule": item.rule,
            },
        }
        for place, item in zip(attempt.places, items_of(bank, attempt), strict=True)
        for chosen in [picked[place.position % 3](bank, place) if place.position % 3 in picked else []]
    ]


def test_every_question_can_be_reviewed_with_every_reason(
    submitted: Api, client: TestClient, engine: Engine, bank: Bank
) -> None:
    attempt = view(engine)
    verdicts = {1: "Right", 2: "Not this one", 0: "Left blank"}

    pages = {place.position: client.get(f"/exam/attempts/1/report/{place.position}").text for place in attempt.places}

    missing = {
        place.position: [
            text
            for text in (
                f"</svg>{verdicts[place.position % 3]}</h1>",
                str(marked(item.stem, item.clue)),
                str(inline(item.rule)),
                *(f'<p class="why">{inline(option.why)}</p>' for option in item.options),
                *(f"Trap: {bank.traps[o.trap].title.lower()}<" for o in item.options if o.trap),
            )
            if text not in pages[place.position]
        ]
        for place, item in zip(attempt.places, items_of(bank, attempt), strict=True)
    }
    assert {position: texts for position, texts in missing.items() if texts} == {}
    assert len(pages) == 20
    keys = {
        position: [
            n for n, state in enumerate(re.findall(r'class="option" data-state="(\w+)"', page)) if state == "key"
        ]
        for position, page in pages.items()
    }
    assert keys == {place.position: right_choice(bank, place) for place in attempt.places}


def test_a_wrong_choice_is_named_and_the_trap_behind_it(
    submitted: Api, client: TestClient, engine: Engine, bank: Bank
) -> None:
    place = view(engine).place(2)
    item = bank.items[place.item_id]
    [wrong] = [i for i in (place.option_order[n] for n in wrong_choice(bank, place)) if i not in item.keys]
    trap = bank.traps[item.options[wrong].trap or ""]

    words = text_of(client.get("/exam/attempts/1/report/2").text)

    assert f"The trap you fell for: {trap.title.lower()}. {trap.gist} {trap.remedy}" in words
    assert words.count("Your choice") == 1


def test_the_filter_of_the_report_leaves_out_what_was_right(submitted: Api, client: TestClient) -> None:
    pages = {show: client.get(f"/exam/attempts/1/report?show={show}").text for show in ("all", "wrong")}

    listed = {show: [int(n) for n in re.findall(r">Question (\d+)</a>", page)] for show, page in pages.items()}
    assert listed == {"all": list(range(1, 21)), "wrong": [n for n in range(1, 21) if n % 3 != 1]}


def test_a_position_that_the_report_does_not_have_is_not_found(submitted: Api, client: TestClient) -> None:
    pages = [client.get(f"/exam/attempts/1/report/{position}") for position in (0, 21, 999)]

    assert [page.status_code for page in pages] == [404, 404, 404]
    assert "This exam has questions 1 to 20." in text_of(pages[1].text)


def test_past_exams_are_listed_with_their_score(submitted: Api, client: TestClient) -> None:
    submitted.post("/exam/attempts", {"size": 60})
    submitted.post("/exam/attempts/2/submission")

    words = text_of(client.get("/exam").text)

    assert "November 22, 2026 60 0 0 % November 22, 2026 20 7 35 %" in words


def test_there_is_no_report_before_submission(sitting: Api, client: TestClient, engine: Engine) -> None:
    before = everything(engine)

    answer = sitting.get("/exam/attempts/1/report")
    question = client.get("/exam/attempts/1/report/1")
    page = client.get("/exam/attempts/1/report")

    assert (answer.status, answer.json["detail"]) == (409, "The report comes when the exam is submitted.")
    assert question.status_code == 409
    assert "The report comes when the exam is submitted." in text_of(question.text)
    assert page.url.path == "/exam/attempts/1/questions/1"
    assert everything(engine) == before


def test_a_submitted_attempt_has_no_questions_left_to_answer(submitted: Api, client: TestClient) -> None:
    attempt = submitted.get("/exam/attempts/1").json
    pages = [client.get(f"/exam/attempts/1{rest}").url.path for rest in ("", "/questions/1", "/review")]

    assert (attempt["questions"], attempt["seconds_left"], attempt["answered"]) == ([], 0.0, 14)
    assert pages == ["/exam/attempts/1/report"] * 3

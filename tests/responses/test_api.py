from datetime import timedelta
from typing import Any

from fastapi import FastAPI

from app.bank.domain import Bank
from app.bank.schemas import asked_out, explained_out
from tests.conftest import BOB, NOW, Answer, Api, become
from tests.responses.logging_answers import a_save, an_answer_to, items_of, write
from tests.responses.test_pages import held_by_an_exam, many


def listed(answer: Answer) -> list[str]:
    items: list[dict[str, Any]] = answer.json["items"]
    return [item["id"] for item in items]


def test_an_empty_bank_lists_nothing(api: Api) -> None:
    answer = api.get("/bank/items")

    assert (answer.status, answer.kind, answer.json) == (
        200,
        "application/json",
        {"total": 0, "page": 1, "items": []},
    )


def test_the_bank_lists_the_answered_questions_last_answered_first(api: Api, app: FastAPI, bank: Bank) -> None:
    first, second, saved = items_of(bank, "P1")[:3]
    write(
        app,
        an_answer_to(second, right=False, responded_at=NOW),
        an_answer_to(first, responded_at=NOW - timedelta(days=2)),
        a_save(saved.id),
    )

    answer = api.get("/bank/items")

    assert (listed(answer), answer.json["total"]) == ([second.id, first.id], 2)


def test_an_answered_question_is_shown_with_every_reason_and_where_it_comes_from(
    api: Api, app: FastAPI, bank: Bank
) -> None:
    item = bank.live[0]
    write(app, an_answer_to(item, right=False, responded_at=NOW - timedelta(days=1)), an_answer_to(item))

    [shown] = api.get("/bank/items").json["items"]

    assert shown == {
        "id": item.id,
        "revision": item.revision,
        "task": item.task,
        "approach": item.approach,
        "objective": item.objective,
        "difficulty": item.difficulty,
        "question": asked_out(item, range(len(item.options))).model_dump(mode="json"),
        "explained": explained_out(item, range(len(item.options)), ()).model_dump(mode="json"),
        "references": list(item.references),
        "author": item.provenance.author,
        "drafted": item.provenance.drafted,
        "drafted_on": item.provenance.drafted_on.isoformat(),
        "reviewed": list(item.provenance.reviewed),
        "licence": item.provenance.licence,
        "times_answered": 2,
        "last_answered_at": "2026-11-22T09:00:00Z",
        "last_score": 1,
    }


def test_a_search_finds_what_fits(api: Api, app: FastAPI, bank: Bank) -> None:
    people, process = items_of(bank, "P1")[:2], items_of(bank, "R1")[:2]
    write(app, *(an_answer_to(i, right=i.id.endswith("1")) for i in (*people, *process)))

    found = {
        query: sorted(listed(api.get(f"/bank/items?{query}")))
        for query in ("task=P1", "domain=process", "outcome=wrong&task=R1", f"q={people[0].id.lower()}", "q=qqqq")
    }

    assert found == {
        "task=P1": sorted(i.id for i in people),
        "domain=process": sorted(i.id for i in process),
        "outcome=wrong&task=R1": sorted(i.id for i in process if not i.id.endswith("1")),
        f"q={people[0].id.lower()}": [people[0].id],
        "q=qqqq": [],
    }


def test_a_nonsense_search_shows_what_there_is(api: Api, app: FastAPI, bank: Bank) -> None:
    [item, *_] = items_of(bank, "P1")
    write(app, an_answer_to(item))

    queries = ["page=-1", "page=0", "page=99999999999999999", "task=%00", "domain=1", "outcome=maybe"]
    answers = [api.get(f"/bank/items?{query}") for query in queries]

    assert [(a.status, listed(a), a.json["page"]) for a in answers] == [(200, [item.id], 1)] * len(queries)


def test_a_page_in_letters_is_refused(api: Api) -> None:
    answer = api.get("/bank/items?page=abc")

    assert (answer.status, answer.kind) == (422, "application/problem+json")
    assert answer.json["errors"] == {"page": "Enter a whole number."}


def test_a_long_list_is_cut_into_pages(api: Api, app: FastAPI, bank: Bank) -> None:
    answers = many(bank)
    write(app, *answers)
    newest_first = [answer.item_id for answer in answers[::-1]]

    pages = [api.get(f"/bank/items?page={n}") for n in (1, 2, 3)]

    assert [listed(page) for page in pages] == [newest_first[:25], newest_first[25:], []]
    assert [(page.json["total"], page.json["page"]) for page in pages] == [(30, 1), (30, 2), (30, 3)]


def test_a_question_of_an_open_exam_is_hidden_until_it_is_submitted(api: Api, app: FastAPI, bank: Bank) -> None:
    api.post("/exam/attempts", {"size": 20})
    item = held_by_an_exam(app, bank)
    write(app, an_answer_to(item))

    hidden = api.get("/bank/items").json
    api.post("/exam/attempts/1/submission")
    shown = api.get("/bank/items")

    assert hidden == {"total": 0, "page": 1, "items": []}
    assert (shown.json["total"], item.id in listed(shown)) == (20, True)


def test_a_learner_sees_nothing_of_what_another_answered(api: Api, app: FastAPI, bank: Bank) -> None:
    write(app, an_answer_to(bank.live[0]))
    become(app, BOB)

    answer = api.get("/bank/items")

    assert answer.json == {"total": 0, "page": 1, "items": []}

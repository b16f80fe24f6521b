import re
from dataclasses import replace
from datetime import timedelta

from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from app.bank.domain import Bank, Item, Status
from app.responses import queries
from app.responses.domain import Confidence, Response, Setting
from tests.conftest import ALICE, BOB, NOW, Api, become
from tests.responses.logging_answers import a_save, an_answer_to, items_of, write
from tests.study.browsing import secrets_in
from tests.study.learning import said, words

CLOSED = "This question is shown here once you have answered it, and not while an exam that holds it is open."


def listed(html: str) -> list[str]:
    """Items that a page of the bank links to, in order."""
    return re.findall(r'<a href="/bank/items/([^"]+)">', html)


def many(bank: Bank, count: int = 30) -> list[Response]:
    """Right answers to this many items, a minute after each other."""
    return [an_answer_to(i, responded_at=NOW + timedelta(minutes=n)) for n, i in enumerate(bank.live[:count])]


def held_by_an_exam(app: FastAPI, bank: Bank) -> Item:
    with Session(app.state.engine) as db:
        return bank.items[min(queries.locked(db.connection(), ALICE, NOW))]


def test_an_empty_bank_says_how_to_fill_it(client: TestClient, bank: Bank) -> None:
    page = client.get("/bank").text

    assert "Questions appear here once you have answered them" in words(page)
    assert f"The bank holds {len(bank.live)}." in words(page)
    assert listed(page) == []


def test_the_bank_lists_the_answered_questions_last_answered_first(
    client: TestClient, app: FastAPI, bank: Bank
) -> None:
    first, second, saved = items_of(bank, "P1")[:3]
    write(
        app,
        an_answer_to(second, right=False, responded_at=NOW),
        an_answer_to(first, responded_at=NOW - timedelta(days=2)),
        a_save(saved.id),
    )

    page = client.get("/bank").text

    assert listed(page) == [second.id, first.id]
    assert f"2 questions you have answered, of {len(bank.live)} in the bank." in words(page)
    lines = [words(line) for line in re.findall(r"<li><a href=.*?</li>", page, re.DOTALL)]
    assert [line.startswith(said(item.stem)) for line, item in zip(lines, (second, first), strict=True)] == [True] * 2
    assert [line.rsplit(" · ", 1)[1] for line in lines] == [
        "not right on November 22, 2026",
        "right on November 20, 2026",
    ]


def test_a_search_keeps_what_was_typed_and_finds_what_fits(client: TestClient, app: FastAPI, bank: Bank) -> None:
    people, process = items_of(bank, "P1")[:2], items_of(bank, "R1")[:2]
    write(app, *(an_answer_to(i, right=i.id.endswith("1")) for i in (*people, *process)))

    pages = {
        query: client.get(f"/bank?{query}").text
        for query in ("task=P1", "domain=process", "outcome=wrong&task=R1", f"q={people[0].id.lower()}", "q=qqqq")
    }

    assert {query: sorted(listed(page)) for query, page in pages.items()} == {
        "task=P1": sorted(i.id for i in people),
        "domain=process": sorted(i.id for i in process),
        "outcome=wrong&task=R1": sorted(i.id for i in process if not i.id.endswith("1")),
        f"q={people[0].id.lower()}": [people[0].id],
        "q=qqqq": [],
    }
    assert '<option value="R1" selected>' in pages["outcome=wrong&task=R1"]
    assert '<option value="wrong" selected>' in pages["outcome=wrong&task=R1"]
    assert 'name="q" value="qqqq"' in pages["q=qqqq"]
    assert "No answered question fits." in words(pages["q=qqqq"])


def test_a_nonsense_search_shows_what_there_is(client: TestClient, app: FastAPI, bank: Bank) -> None:
    [item, *_] = items_of(bank, "P1")
    write(app, an_answer_to(item))

    queries_ = ["page=abc", "page=-1", "page=99999999999999999", "page=%C2%B2", "task=%00", "domain=1", "outcome=maybe"]
    pages = [client.get(f"/bank?{query}") for query in queries_]

    assert [(page.status_code, listed(page.text)) for page in pages] == [(200, [item.id])] * len(queries_)


def test_what_was_searched_for_is_escaped(client: TestClient, app: FastAPI, bank: Bank) -> None:
    write(app, an_answer_to(bank.live[0]))

    page = client.get('/bank?q="><script>x</script>').text

    assert "<script>x" not in page
    assert 'value="&#34;&gt;&lt;script&gt;x&lt;/script&gt;"' in page


def test_a_long_list_is_cut_into_pages(client: TestClient, app: FastAPI, bank: Bank) -> None:
    answers = many(bank)
    write(app, *answers)
    newest_first = [answer.item_id for answer in answers[::-1]]

    first, second, beyond = (client.get(f"/bank?domain=&page={n}").text for n in (1, 2, 3))

    assert (listed(first), listed(second), listed(beyond)) == (newest_first[:25], newest_first[25:], newest_first[25:])
    assert ("Page 1 of 2 Older" in words(first), "Newer Page 2 of 2" in words(second)) == (True, True)
    assert ("Newer" in words(first), "Older" in words(second)) == (False, False)


def test_the_way_to_the_next_page_keeps_the_search(client: TestClient, app: FastAPI, bank: Bank) -> None:
    write(app, *many(bank))

    page = client.get("/bank?outcome=right&q=a").text

    assert 'href="?q=a&amp;outcome=right&amp;page=2"' in page


def test_an_answered_question_is_shown_with_every_reason_and_where_it_comes_from(
    client: TestClient, app: FastAPI, bank: Bank
) -> None:
    item = bank.live[0]
    write(
        app,
        an_answer_to(item, right=False, responded_at=NOW - timedelta(days=1), confidence=Confidence.GUESS),
        an_answer_to(item, setting=Setting.EXAM, confidence=None, is_first_sight=False),
    )

    page = client.get(f"/bank/items/{item.id}").text

    told = words(page)
    assert [said(o.why) for o in item.options if said(o.why) not in told] == []
    assert f"Take away {said(item.rule)}" in told
    assert [words(clue) for clue in re.findall(r'<mark class="clue">(.*?)</mark>', page)] == [said(item.clue)]
    assert (
        "Your answers November 22, 2026, exam: right November 21, 2026, study: not right, guess, first sight "
    ) in told
    sources = [item.provenance.author, item.provenance.licence, *item.references, bank.objectives[item.objective].title]
    assert [source for source in sources if " ".join(source.split()) not in told] == []


def test_a_question_that_was_not_answered_is_not_found(client: TestClient, app: FastAPI, bank: Bank) -> None:
    [saved, unseen, *_] = bank.live
    write(app, a_save(saved.id))

    pages = [client.get(f"/bank/items/{name}") for name in (saved.id, unseen.id, "NOPE-1")]

    assert [(page.status_code, CLOSED in words(page.text)) for page in pages] == [(404, True)] * 3
    assert [secrets_in(page.text, item) for page, item in zip(pages, (saved, unseen), strict=False)] == [[], []]


def test_an_address_that_no_database_takes_is_not_found(client: TestClient) -> None:
    assert client.get("/bank/items/%00").status_code == 404


def test_a_question_of_an_open_exam_is_hidden_until_it_is_submitted(
    client: TestClient, app: FastAPI, api: Api, bank: Bank
) -> None:
    api.post("/exam/attempts", {"size": 20})
    item = held_by_an_exam(app, bank)
    write(app, an_answer_to(item))

    hidden, closed = client.get("/bank"), client.get(f"/bank/items/{item.id}")
    api.post("/exam/attempts/1/submission")
    shown, opened = client.get("/bank"), client.get(f"/bank/items/{item.id}")

    assert (listed(hidden.text), closed.status_code, secrets_in(closed.text, item)) == ([], 404, [])
    assert (len(listed(shown.text)), opened.status_code) == (20, 200)
    assert said(item.rule) in words(opened.text)


def test_the_revision_that_was_answered_is_shown(client: TestClient, app: FastAPI, bank: Bank) -> None:
    item = bank.live[0]
    write(app, an_answer_to(item))
    revised = replace(item, revision=item.revision + 1, rule="A rule that nobody has read.")
    app.state.bank = replace(bank, items={**bank.items, item.id: revised})

    page = words(client.get(f"/bank/items/{item.id}").text)

    assert (said(item.rule) in page, "A rule that nobody has read." in page) == (True, False)
    assert f"You answered revision {item.revision}; the bank now holds revision {revised.revision}." in page


def test_a_retired_question_stays_for_who_answered_it(client: TestClient, app: FastAPI, bank: Bank) -> None:
    item = bank.live[0]
    write(app, an_answer_to(item))
    app.state.bank = replace(bank, items={**bank.items, item.id: replace(item, status=Status.RETIRED)})

    page = words(client.get(f"/bank/items/{item.id}").text)

    assert said(item.rule) in page
    assert "Retired: it is not asked any more." in page


def test_a_learner_sees_nothing_of_what_another_answered(client: TestClient, app: FastAPI, bank: Bank) -> None:
    item = bank.live[0]
    write(app, an_answer_to(item))
    become(app, BOB)

    listing, page = client.get("/bank"), client.get(f"/bank/items/{item.id}")

    assert listed(listing.text) == []
    assert "Questions appear here once you have answered them" in words(listing.text)
    assert (page.status_code, secrets_in(page.text, item)) == (404, [])

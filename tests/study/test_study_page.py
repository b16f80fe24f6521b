import re

from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.bank.domain import Bank
from tests.conftest import BOB, become
from tests.study.browsing import CHOICE, asked_in, begin, key, no_session_is_stored, reply
from tests.study.learning import found, said, words


def test_the_study_page_shows_the_plan_of_today(client: TestClient, bank: Bank) -> None:
    new = -(-len(bank.items_of) // 60)

    page = client.get("/study")

    assert f"Today: {-(-new * 150 // 60)} minutes, 0 reviews and {new} new." in words(page.text)


def test_the_study_page_says_when_the_plan_is_done(client: TestClient, app: FastAPI, bank: Bank) -> None:
    session = begin(client, app, count="10")
    for position in range(1, 11):
        reply(client, bank, session, position)

    page = words(client.get("/study").text)

    assert "Today's plan is done. More practice is welcome, not needed." in page
    assert "November 22, 2026 10 10" in page


def test_the_study_page_leads_back_to_an_open_session(client: TestClient, app: FastAPI, bank: Bank) -> None:
    session = begin(client, app, count="3")
    reply(client, bank, session, 1)

    page = client.get("/study")

    assert "You stopped at question 2 of 3. Everything is kept." in words(page.text)
    assert '<a class="button" href="/study/sessions/1">Go on</a>' in page.text


def test_starting_leads_to_the_first_question(client: TestClient, app: FastAPI, bank: Bank) -> None:
    page = client.post("/study/sessions", data={"client_key": key(), "count": "3"})

    question, item = asked_in(bank, found(app))
    assert page.url.path == "/study/sessions/1/questions/1"
    assert "1 of 3" in words(page.text)
    assert said(item.stem) in words(page.text)
    assert [said(item.options[i].text) for i in question.option_order] == [
        words(choice).removeprefix(f"{place} ") for place, choice in enumerate(CHOICE.findall(page.text), 1)
    ]


def test_the_same_form_sent_twice_starts_one_session(client: TestClient, app: FastAPI) -> None:
    form = {"client_key": key(), "count": "3"}
    client.post("/study/sessions", data=form)

    page = client.post("/study/sessions", data=form)

    assert page.url.path == "/study/sessions/1/questions/1"
    assert begin(client, app, number=2, count="3").number == 2


def test_the_message_of_a_field_stands_beside_it(client: TestClient) -> None:
    page = client.post("/study/sessions", data={"client_key": key(), "count": "abc"})

    [field] = re.findall(r'<input[^>]* name="count"[^>]*>', page.text)
    assert 'aria-invalid="true"' in field
    assert 'aria-describedby="count-error"' in field
    assert '<span class="error" id="count-error">Enter a whole number.</span>' in page.text


def test_an_unknown_choice_is_refused(client: TestClient, app: FastAPI) -> None:
    unknown = {
        "approach": "Choose one of the choices.",
        "domain": "Choose a domain from the list.",
        "task": "Choose a task from the list.",
    }

    pages = [client.post("/study/sessions", data={"client_key": key(), name: "chaos"}) for name in unknown]

    assert [page.status_code for page in pages] == [422] * 3
    assert [told in words(page.text) for page, told in zip(pages, unknown.values(), strict=True)] == [True] * 3
    assert no_session_is_stored(app)


def test_a_file_in_place_of_a_text_is_refused(client: TestClient, app: FastAPI) -> None:
    page = client.post("/study/sessions", data={"count": "5"}, files={"client_key": ("key.txt", b"5")})

    assert (page.status_code, "One entry needs another look" in words(page.text)) == (422, True)
    assert no_session_is_stored(app)


def test_what_was_typed_is_escaped(client: TestClient) -> None:
    page = client.post("/study/sessions", data={"client_key": key(), "count": '"><script>x</script>'})

    assert "<script>x" not in page.text
    assert 'value="&#34;&gt;&lt;script&gt;x&lt;/script&gt;"' in page.text


def test_the_study_page_shows_nothing_of_another_learner(client: TestClient, app: FastAPI, bank: Bank) -> None:
    session = begin(client, app, count="2")
    reply(client, bank, session)
    become(app, BOB)

    page = words(client.get("/study").text)

    assert "You stopped" not in page
    assert "Recent sessions" not in page


REFUSED: list[tuple[dict[str, str], str]] = [
    ({"count": "abc"}, "Enter a whole number."),
    ({"count": "0"}, "Input should be greater than or equal to 1."),
    ({"count": "61"}, "Input should be less than or equal to 60."),
    ({"count": "7"}, "No question fits these choices. Choose fewer limits."),
    ({"count": "7", "client_key": ""}, "Fill this in."),
    ({"count": "7", "client_key": "x"}, "This form is incomplete. Load the page again."),
]


def test_a_refused_choice_keeps_what_was_typed_and_says_why(client: TestClient, app: FastAPI) -> None:
    choices = {"domain": "people", "task": "R1", "approach": "agile"}

    pages = [client.post("/study/sessions", data={"client_key": key()} | choices | typed) for typed, _ in REFUSED]

    assert [page.status_code for page in pages] == [422] * len(REFUSED)
    assert [message in words(page.text) for page, (_, message) in zip(pages, REFUSED, strict=True)] == [True] * 6
    assert [re.findall(r'<option value="(\w+)" selected>', page.text) for page in pages] == [
        ["people", "R1", "agile"]
    ] * len(REFUSED)
    assert [re.findall(r'name="count" value="([^"]*)"', page.text) for page in pages] == [
        [typed["count"]] for typed, _ in REFUSED
    ]
    assert no_session_is_stored(app)

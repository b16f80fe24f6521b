import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.bank.domain import Bank, Item
from tests.conftest import NOW, TurnedClock
from tests.study.browsing import (
    PARTIAL,
    address,
    asked_in,
    begin,
    key,
    nothing_is_stored,
    reply,
    secrets_in,
    send,
    times_logged,
)
from tests.study.learning import a_multiple, found, lock_items, position_of, right_picks, shown, words

CHECKED = re.compile(r'value="(\w+)"[^>]* checked')
REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"client_key": ""}, "Fill this in."),
    ({"client_key": "x"}, "This form is incomplete. Load the page again."),
    ({"confidence": "certain"}, "Choose one of the choices."),
    ({"spent_ms": "long"}, "Enter a whole number."),
]


def without_key(html: str) -> str:
    return re.sub(r'name="client_key" value="[^"]*"', "", html).strip()


def with_other_keys(item: Item) -> Item:
    """The item with everything turned that a learner must not know before the answer."""
    options = [
        replace(option, is_key=item.options[i - 1].is_key, why="Another reason.", trap=None)
        for i, option in enumerate(item.options)
    ]
    return replace(item, options=tuple(options), clue=item.stem[:9], rule="Another rule.")


def test_a_question_looks_the_same_whichever_option_is_its_key(client: TestClient, app: FastAPI, bank: Bank) -> None:
    session = begin(client, app, task=a_multiple(bank).task, count="8")
    as_it_is = [without_key(client.get(address(session, q.position)).text) for q in session.questions]
    app.state.bank = replace(bank, items={name: with_other_keys(item) for name, item in bank.items.items()})

    turned = [without_key(client.get(address(session, q.position)).text) for q in session.questions]

    assert turned == as_it_is


def test_a_question_gives_nothing_away_before_its_answer(client: TestClient, app: FastAPI, bank: Bank) -> None:
    session = begin(client, app, task=a_multiple(bank).task, count="8")

    pages = [client.get(address(session, q.position)).text for q in session.questions]

    assert [secrets_in(page, bank.items[q.item_id]) for page, q in zip(pages, session.questions, strict=True)] == [
        []
    ] * 8


def test_a_question_says_why_it_comes_now(client: TestClient, app: FastAPI) -> None:
    session = begin(client, app, count="4")
    told = {
        "new": "New: an objective you have not met yet.",
        "extra": "Extra practice beyond today's plan.",
    }

    reasons = [words(client.get(address(session, q.position)).text) for q in session.questions]

    assert [told[q.reason] in page for q, page in zip(session.questions, reasons, strict=True)] == [True] * 4
    assert {q.reason for q in session.questions} == {"new", "extra"}


def test_a_multiple_response_says_how_many_to_choose(client: TestClient, app: FastAPI, bank: Bank) -> None:
    item = a_multiple(bank)
    session = begin(client, app, task=item.task, count="8")

    page = client.get(address(session, position_of(session, item))).text

    assert "<legend>Choose two.</legend>" in page
    assert page.count('type="checkbox" name="chosen"') == len(item.options)


def test_a_second_answer_is_refused_and_the_first_stands(client: TestClient, app: FastAPI, bank: Bank) -> None:
    session = begin(client, app, count="2")
    _, item = asked_in(bank, session)
    reply(client, bank, session)

    page = reply(client, bank, session, right=False)

    assert page.status_code == 409
    assert "You answered this question already; your first answer stands." in words(page.text)
    assert found(app).questions[0].chosen == tuple(right_picks(item))
    assert times_logged(app, item.id) == 1


def test_the_same_answer_sent_twice_is_stored_once(client: TestClient, app: FastAPI, bank: Bank) -> None:
    session, same = begin(client, app, count="2"), key()
    _, item = asked_in(bank, session)
    first = reply(client, bank, session, client_key=same)

    again = reply(client, bank, session, client_key=same)

    assert (again.status_code, words(again.text)) == (200, words(first.text))
    assert times_logged(app, item.id) == 1


def test_the_same_key_with_another_choice_is_refused(client: TestClient, app: FastAPI, bank: Bank) -> None:
    session, same = begin(client, app, count="2"), key()
    _, item = asked_in(bank, session)
    reply(client, bank, session, client_key=same)

    page = reply(client, bank, session, right=False, client_key=same)

    assert page.status_code == 409
    assert "what was stored first stands" in words(page.text)
    assert found(app).questions[0].chosen == tuple(right_picks(item))


def test_an_answer_to_an_ended_session_is_refused(client: TestClient, app: FastAPI, bank: Bank) -> None:
    session = begin(client, app, count="2")
    client.post("/study/sessions/1/end")

    page = reply(client, bank, session)

    assert page.status_code == 409
    assert "This session has ended; what you answered is kept." in words(page.text)
    assert nothing_is_stored(app)


def test_an_item_of_an_open_exam_takes_no_answer(
    client: TestClient, app: FastAPI, bank: Bank, clock: TurnedClock
) -> None:
    session = begin(client, app, count="2")
    lock_items(app, [session.questions[0].item_id], until=NOW + timedelta(hours=1))

    page = reply(client, bank, session)

    assert page.status_code == 409
    assert "This question is part of the exam that you have open. Finish the exam first." in words(page.text)
    assert nothing_is_stored(app)
    clock.turn(hours=1)
    assert reply(client, bank, session).status_code == 200


def test_a_script_gets_the_question_alone(client: TestClient, app: FastAPI) -> None:
    session = begin(client, app, count="2")
    page = client.get(address(session)).text

    partial = client.get(address(session), headers=PARTIAL).text

    assert partial.lstrip().startswith('<div id="question"')
    assert "<html" not in partial
    assert without_key(partial) in without_key(page)


def test_a_script_gets_a_refused_question_alone(client: TestClient, app: FastAPI) -> None:
    session = begin(client, app, count="2")

    page = client.post(address(session) + "/answer", data={"client_key": key(), "chosen": "99"}, headers=PARTIAL)

    assert (page.status_code, page.text.lstrip().startswith('<div id="question"')) == (422, True)
    assert "<html" not in page.text
    assert "That option is not part of this question. Choose again." in words(page.text)


def test_a_script_gets_a_refusal_as_its_message_alone(client: TestClient, app: FastAPI, bank: Bank) -> None:
    session = begin(client, app, count="2")
    question, item = asked_in(bank, session)
    reply(client, bank, session)

    form = {"client_key": key(), "chosen": shown(question, right_picks(item))}
    page = client.post(address(session) + "/answer", data=form, headers=PARTIAL)

    assert page.status_code == 409
    assert page.text.startswith('<div role="alert">')
    assert words(page.text) == ("You answered this question already; your first answer stands. Go on to the next one.")


def test_a_nonsense_choice_is_refused_beside_the_options(client: TestClient, app: FastAPI, bank: Bank) -> None:
    single = next(item for item in bank.live if item.choose == 1)
    session = begin(client, app, task=single.task, count="8")
    position = position_of(session, single)
    choices = [["99"], ["-1"], ["abc"], [], ["1", "2"]]

    pages = [send(client, session, position, confidence="unsure", chosen=chosen) for chosen in choices]

    assert [page.status_code for page in pages] == [422] * 5
    assert [re.findall(r'<span class="error" id="chosen-error">(.*?)</span>', page.text) for page in pages] == [
        ["That option is not part of this question. Choose again."],
        ["That option is not part of this question. Choose again."],
        ["That option is not part of this question. Choose again."],
        ["Choose one option."],
        ["Choose one option."],
    ]
    told = '<fieldset class="ask" aria-invalid="true" aria-describedby="chosen-error">'
    assert [page.text.count(told) for page in pages] == [1] * 5
    assert [re.findall(CHECKED, page.text) for page in pages] == [["unsure"]] * 4 + [["1", "2", "unsure"]]
    assert [secrets_in(page.text, single) for page in pages] == [[]] * 5
    assert nothing_is_stored(app)


def test_a_refused_form_keeps_its_choice(client: TestClient, app: FastAPI) -> None:
    session = begin(client, app, count="2")

    pages = [send(client, session, **({"chosen": "1", "confidence": "sure"} | typed)) for typed, _ in REFUSED]

    assert [page.status_code for page in pages] == [422] * len(REFUSED)
    assert [re.findall(CHECKED, page.text)[0] for page in pages] == ["1"] * len(REFUSED)
    assert nothing_is_stored(app)


def test_a_refused_form_says_why(client: TestClient, app: FastAPI) -> None:
    session = begin(client, app, count="2")

    pages = [send(client, session, **({"chosen": "1"} | typed)) for typed, _ in REFUSED]

    assert [message in words(page.text) for page, (_, message) in zip(pages, REFUSED, strict=True)] == [True] * 4

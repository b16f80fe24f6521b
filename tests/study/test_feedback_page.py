import re
from datetime import timedelta

from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.bank.domain import Bank
from tests.conftest import NOW, TurnedClock
from tests.study.browsing import PARTIAL, address, asked_in, begin, key, reply, secrets_in, send
from tests.study.learning import a_multiple, lock_items, position_of, right_picks, said, shown, words, wrong_picks


def test_feedback_shows_every_reason_the_rule_and_the_clue(client: TestClient, app: FastAPI, bank: Bank) -> None:
    session = begin(client, app, count="2")
    question, item = asked_in(bank, session)

    page = reply(client, bank, session, right=False)

    told = words(page.text)
    titles = [f"Trap: {bank.traps[o.trap].title.lower()}" for o in item.options if o.trap]
    assert page.url.path == address(session)
    assert [said(o.why) for o in item.options if said(o.why) not in told] == []
    assert [told.count(title) >= titles.count(title) for title in titles] == [True] * len(titles)
    assert f"Take away {said(item.rule)}" in told
    [clue] = re.findall(r'<mark class="clue">(.*?)</mark>', page.text, re.DOTALL)
    assert words(clue) == said(item.clue)
    assert [words(option) for option in re.findall(r'<p class="option-text">(.*?)</p>', page.text, re.DOTALL)] == [
        said(item.options[i].text) for i in question.option_order
    ]


def test_feedback_on_a_wrong_answer_names_the_trap(client: TestClient, app: FastAPI, bank: Bank) -> None:
    session = begin(client, app, count="2")
    _, item = asked_in(bank, session)
    fallen = item.options[wrong_picks(item)[0]].trap

    page = words(reply(client, bank, session, right=False).text)

    assert "Not this one" in page
    assert f"The trap you fell for: {bank.traps[fallen or ''].title.lower()}." in page


def test_feedback_on_a_right_answer_names_no_trap_fallen_for(client: TestClient, app: FastAPI, bank: Bank) -> None:
    session = begin(client, app, count="2")

    page = words(reply(client, bank, session).text)

    assert "Right, your choice" in page
    assert "Not this one" not in page
    assert "The trap you fell for" not in page


def test_feedback_on_a_multiple_response_marks_each_pick(client: TestClient, app: FastAPI, bank: Bank) -> None:
    item = a_multiple(bank)
    session = begin(client, app, task=item.task, count="8")
    position = position_of(session, item)
    distractor = next(i for i in range(len(item.options)) if i not in item.keys)
    picks = [right_picks(item)[0], distractor]

    page = send(client, session, position, chosen=shown(session.questions[position - 1], picks)).text

    assert "Not this one" in words(page)
    assert (page.count('data-state="key"'), page.count('data-state="missed"')) == (2, 1)
    assert (words(page).count("Right, your choice"), words(page).count("Your choice")) == (1, 1)


def test_feedback_says_when_the_objective_comes_again(client: TestClient, app: FastAPI, bank: Bank) -> None:
    session = begin(client, app, count="2")

    page = words(reply(client, bank, session, right=False).text)

    assert "It comes again on November 23, 2026, with another question." in page


def test_a_right_guess_is_called_lucky(client: TestClient, app: FastAPI, bank: Bank) -> None:
    session = begin(client, app, count="2")

    guessed = words(reply(client, bank, session, 1, confidence="guess").text)
    sure = words(reply(client, bank, session, 2, confidence="sure").text)

    assert ("A lucky guess" in guessed, "A lucky guess" in sure) == (True, False)
    assert "It comes again on November 23, 2026" in guessed


def test_feedback_leads_to_the_next_open_question_and_at_last_to_the_summary(
    client: TestClient, app: FastAPI, bank: Bank
) -> None:
    session = begin(client, app, count="2")

    second = reply(client, bank, session, 2).text
    first = reply(client, bank, session, 1).text

    assert 'href="/study/sessions/1/questions/1">Next question</a>' in second
    assert 'href="/study/sessions/1">See the summary</a>' in first


def test_feedback_is_hidden_while_an_exam_that_holds_the_item_is_open(
    client: TestClient, app: FastAPI, bank: Bank, clock: TurnedClock
) -> None:
    session = begin(client, app, count="2")
    _, item = asked_in(bank, session)
    reply(client, bank, session)
    lock_items(app, [item.id], until=NOW + timedelta(hours=1))

    hidden = client.get(address(session)).text
    clock.turn(hours=1)
    after = client.get(address(session)).text

    assert secrets_in(hidden, item) == []
    assert said(item.rule) in words(after)


def test_a_script_gets_the_feedback_alone(client: TestClient, app: FastAPI, bank: Bank) -> None:
    session = begin(client, app, count="2")
    question, item = asked_in(bank, session)

    form = {"client_key": key(), "chosen": shown(question, right_picks(item))}
    partial = client.post(address(session) + "/answer", data=form, headers=PARTIAL).text

    assert partial.lstrip().startswith('<div id="question"')
    assert "<html" not in partial
    assert said(item.rule) in words(partial)

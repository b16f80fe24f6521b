"""The review screen, and moving between questions without scripts."""

import re
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient

from tests.conftest import Api
from tests.exam.hall import text_of


def listed(page: str) -> list[tuple[int, str, str]]:
    """Position, state and flag of each question that the review screen lists."""
    cells = re.findall(r'href="/exam/attempts/1/questions/(\d+)" data-state="(\w+)" data-flagged="(\w+)"', page)
    return [(int(position), state, flagged) for position, state, flagged in cells]


@pytest.fixture
def reviewed(sitting: Api) -> Api:
    """Attempt 1: question 2 answered, 5 answered and flagged, 7 flagged but blank, 9 cleared again."""
    for position, chosen, flag in ((2, [0], False), (5, [1], True), (7, [], True), (9, [0], False), (9, [], False)):
        save = {"position": position, "chosen": chosen, "is_flagged": flag}
        assert sitting.post("/exam/attempts/1/saves", save).status == 200
    return sitting


def test_the_review_screen_shows_the_state_of_every_question(reviewed: Api, client: TestClient) -> None:
    page = client.get("/exam/attempts/1/review").text

    states = dict.fromkeys(range(1, 21), ("blank", "false"))
    states |= {2: ("answered", "false"), 5: ("answered", "true"), 7: ("blank", "true")}
    assert "2 answered, 18 blank, 2 flagged." in text_of(page)
    assert listed(page) == [(n, *state) for n, state in states.items()]
    assert "Question 5 answered , flagged" in text_of(page)
    assert "Time left 26 min 40 s" in text_of(page)


def test_the_filters_of_the_review_screen_list_what_they_say(reviewed: Api, client: TestClient) -> None:
    pages = {
        show: client.get(f"/exam/attempts/1/review?show={show}").text for show in ("all", "flagged", "blank", "odd")
    }

    positions = {show: [n for n, _, _ in listed(page)] for show, page in pages.items()}
    everything = list(range(1, 21))
    blank = [n for n in everything if n not in {2, 5}]
    assert positions == {"all": everything, "flagged": [5, 7], "blank": blank, "odd": everything}
    current = {show: re.findall(r'href="\?show=(\w+)" aria-current="true"', page) for show, page in pages.items()}
    assert current == {"all": ["all"], "flagged": ["flagged"], "blank": ["blank"], "odd": ["all"]}


def test_a_filter_that_finds_nothing_says_so(sitting: Api, client: TestClient) -> None:
    page = client.get("/exam/attempts/1/review?show=flagged").text

    assert listed(page) == []
    assert "None." in text_of(page)


def test_the_buttons_lead_to_the_next_the_previous_and_the_review_screen(sitting: Api, client: TestClient) -> None:
    moves = [(1, "next"), (2, "previous"), (8, "next"), (8, "review"), (20, "next"), (20, "previous")]

    reached = [
        client.post(
            f"/exam/attempts/1/questions/{position}", data={"chosen": "0", "go": go, "client_key": str(uuid4())}
        ).url.path.removeprefix("/exam/attempts/1/")
        for position, go in moves
    ]

    assert reached == ["questions/2", "questions/1", "questions/9", "review", "review", "questions/19"]


def test_every_button_saves_before_it_leads_on(sitting: Api, client: TestClient) -> None:
    for position, go in ((1, "next"), (2, "previous"), (3, "review")):
        form = {"chosen": "0", "is_flagged": "true", "go": go, "client_key": str(uuid4())}
        client.post(f"/exam/attempts/1/questions/{position}", data=form)

    page = client.get("/exam/attempts/1/review?show=flagged").text

    assert listed(page) == [(n, "answered", "true") for n in (1, 2, 3)]


def test_the_question_page_is_one_form_that_works_without_scripts(sitting: Api, client: TestClient) -> None:
    pages = {position: client.get(f"/exam/attempts/1/questions/{position}").text for position in (1, 2, 20)}

    buttons = {
        position: [
            (name, "disabled" in rest)
            for name, rest in re.findall(r'<button class="[^"]*" name="go" value="(\w+)"([^>]*)>', page)
        ]
        for position, page in pages.items()
    }
    others = [("previous", False), ("review", False), ("next", False)]
    assert buttons == {1: [("previous", True), ("review", False), ("next", False)], 2: others, 20: others}
    forms = [re.findall(r'<form method="post" action="([^"]+)" data-sitting', page) for page in pages.values()]
    assert forms == [[f"/exam/attempts/1/questions/{position}"] for position in pages]
    assert [len(re.findall(r'name="client_key" value="[0-9a-f-]{36}"', page)) for page in pages.values()] == [1, 1, 1]


def test_a_question_that_the_form_does_not_have_is_not_found(sitting: Api, client: TestClient) -> None:
    pages = [client.get(f"/exam/attempts/1/questions/{position}") for position in (0, 21, 999, 2**70, "x")]

    assert [page.status_code for page in pages] == [404] * 5
    assert ["Not found" in text_of(page.text) for page in pages] == [True] * 5


def test_an_attempt_that_does_not_exist_is_not_found(sitting: Api, client: TestClient) -> None:
    paths = [f"/exam/attempts/{n}{rest}" for n in (0, 2, 2**70) for rest in ("", "/questions/1", "/review", "/report")]
    pages = {path: client.get(path) for path in paths}
    answers = {n: sitting.get(f"/exam/attempts/{n}") for n in (0, 2, 2**70)}

    assert {path: page.status_code for path, page in pages.items()} == dict.fromkeys(paths, 404)
    assert {n: answer.status for n, answer in answers.items()} == {0: 404, 2: 404, 2**70: 404}

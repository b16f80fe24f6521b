"""The welcome: where a first visit leads, and its three questions, each of which can wait."""

from uuid import uuid4

from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.conftest import ALICE, BOB, Api, become
from tests.reading import read

DEFAULTS = {"exam_on": None, "minutes_a_day": 30, "zone": "UTC", "theme": "auto"}


def where(client: TestClient, path: str) -> str:
    """The address at which a visit to this path ends."""
    return client.get(path).url.path


def answer(client: TestClient, **answers: str) -> str:
    """Post the welcome; the address at which that ends."""
    response = client.post("/welcome", data=answers | {"client_key": str(uuid4())})
    assert response.status_code == 200
    return response.url.path


def test_the_first_visit_leads_to_the_welcome_with_its_three_questions(client: TestClient) -> None:
    response = client.get("/")

    page = read(response.text)
    form = page.one("form", action="/welcome")
    assert (response.url.path, page.h1) == ("/welcome", "Prepare for the PMP, pass it, keep it")
    assert [label.text for label in form.all("label")] == [
        "When is your exam?",
        "How many minutes a day?",
        "Time zone",
    ]
    assert [button.text for button in form.all("button")] == ["Make my plan", "I am already certified"]


def test_all_questions_can_be_skipped_with_the_key_alone(client: TestClient, api: Api) -> None:
    ended = answer(client)

    assert (ended, where(client, "/"), api.get("/learner/preferences").json) == ("/", "/", DEFAULTS)


def test_the_form_as_it_stands_can_be_sent(client: TestClient, api: Api) -> None:
    entries = read(client.get("/welcome").text).sends("/welcome")

    response = client.post("/welcome", data=entries)

    assert (response.status_code, response.url.path, api.get("/learner/preferences").json) == (200, "/", DEFAULTS)


def test_answers_become_preferences(client: TestClient, api: Api) -> None:
    ended = answer(client, exam_on="2027-03-01", minutes_a_day="45", zone="Europe/Berlin")

    assert (ended, api.get("/learner/preferences").json) == (
        "/",
        DEFAULTS | {"exam_on": "2027-03-01", "minutes_a_day": 45, "zone": "Europe/Berlin"},
    )


def test_the_certified_go_on_to_renewal_and_are_welcomed(client: TestClient) -> None:
    ended = answer(client, minutes_a_day="30", zone="UTC", exam_on="", certified="yes")

    assert (ended, where(client, "/")) == ("/renewal", "/")


def test_an_answer_that_cannot_be_is_kept_as_typed_and_nobody_is_welcomed(client: TestClient, api: Api) -> None:
    typed = {"exam_on": "2020-01-01", "minutes_a_day": "1800", "zone": "Europe/Berlin"}

    response = client.post("/welcome", data=typed | {"client_key": str(uuid4())})

    page = read(response.text)
    assert (response.status_code, {name: page.entry(name).value for name in typed}) == (422, typed)
    assert (bool(page.entry("minutes_a_day").told), where(client, "/")) == (True, "/welcome")
    assert api.get("/learner/preferences").json == DEFAULTS


def test_an_exam_in_the_past_is_told_beside_its_field(client: TestClient) -> None:
    response = client.post("/welcome", data={"exam_on": "2020-01-01", "client_key": str(uuid4())})

    assert (response.status_code, read(response.text).entry("exam_on").told) == (
        422,
        "That day has passed. Enter the day of your next exam, or leave it empty.",
    )


def test_the_device_is_asked_for_its_zone_only_before_the_first_answer(client: TestClient) -> None:
    def guesses() -> bool:
        return "data-guess-zone" in read(client.get("/welcome").text).one("select", name="zone").attributes

    before = guesses()
    answer(client, zone="Europe/Berlin")

    assert (before, guesses()) == (True, False)


def test_who_has_entered_a_credential_needs_no_welcome(client: TestClient, api: Api) -> None:
    api.put("/renewal/credential", {"certified_on": "2024-01-15"})

    assert where(client, "/") == "/"


def test_who_set_preferences_through_the_api_needs_no_welcome(client: TestClient, api: Api) -> None:
    api.put("/learner/preferences", {})

    assert where(client, "/") == "/"


def test_answering_again_keeps_the_colors(client: TestClient, api: Api) -> None:
    api.put("/learner/preferences", {"theme": "dark"})

    answer(client, minutes_a_day="45")

    assert api.get("/learner/preferences").json == DEFAULTS | {"minutes_a_day": 45, "theme": "dark"}


def test_the_welcome_of_alice_is_not_that_of_bob(app: FastAPI, client: TestClient) -> None:
    answer(client)
    become(app, BOB)
    of_bob = where(client, "/")

    become(app, ALICE)

    assert (of_bob, where(client, "/")) == ("/welcome", "/")

"""Preferences on the settings page and through the API."""

from uuid import uuid4

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.conftest import ALICE, BOB, Api, TurnedClock, become
from tests.reading import Page, read

DEFAULTS = {"exam_on": None, "minutes_a_day": 30, "zone": "UTC", "theme": "auto"}
CHOSEN = {"exam_on": "2027-03-01", "minutes_a_day": "45", "zone": "Europe/Berlin", "theme": "dark"}
STORED = CHOSEN | {"minutes_a_day": 45}
CHOICES = {"zone", "theme"}
"""Lists to choose from: they cannot show an entry that is not in them."""

REFUSED = [
    pytest.param(
        {"exam_on": "2026-11-21"},
        "That day has passed. Enter the day of your next exam, or leave it empty.",
        id="exam in the past",
    ),
    pytest.param(
        {"exam_on": "2030-11-22"},
        "That is more than three years ahead. Check the year.",
        id="exam four years ahead",
    ),
    pytest.param({"exam_on": "in spring"}, "Enter a date that exists, as year-month-day.", id="an exam date in words"),
    pytest.param({"minutes_a_day": "a lot"}, "Enter a whole number.", id="minutes in words"),
    pytest.param(
        {"zone": "Mars/Olympus_Mons"},
        "Choose a time zone from the list, for example Europe/Berlin.",
        id="an unknown zone",
    ),
    pytest.param({"theme": "pink"}, "Choose one of the choices.", id="an unknown theme"),
]


def save(client: TestClient, wanted: dict[str, str], key: str = "", path: str = "/settings") -> tuple[int, Page]:
    response = client.post(path, data=wanted | {"client_key": key or str(uuid4())})
    return response.status_code, read(response.text)


def stored(api: Api) -> object:
    return api.get("/learner/preferences").json


def entries(page: Page) -> dict[str, str]:
    return {name: page.entry(name).value for name in CHOSEN}


def test_the_page_starts_from_what_is_stored(client: TestClient, api: Api) -> None:
    first = entries(read(client.get("/settings").text))
    api.put("/learner/preferences", STORED)

    later = entries(read(client.get("/settings").text))

    assert (first, later) == ({"exam_on": "", "minutes_a_day": "30", "zone": "UTC", "theme": "auto"}, CHOSEN)


def test_saving_on_the_page_stores_everything_and_says_so(client: TestClient, api: Api) -> None:
    status, page = save(client, CHOSEN)

    assert (status, page.one("p", role="status").text, entries(page)) == (
        200,
        "Saved. Your plan follows from now on.",
        CHOSEN,
    )
    assert stored(api) == STORED


def test_saving_through_the_api_stores_everything_and_returns_it(api: Api) -> None:
    before = stored(api)

    answer = api.put("/learner/preferences", STORED)

    assert (before, answer.status, answer.json, stored(api)) == (DEFAULTS, 200, STORED, STORED)


def test_a_put_without_a_field_sets_its_default(api: Api) -> None:
    api.put("/learner/preferences", STORED)

    answer = api.put("/learner/preferences", {"theme": "light"})

    assert answer.json == DEFAULTS | {"theme": "light"}


@pytest.mark.parametrize(("wrong", "told"), REFUSED)
def test_what_cannot_be_is_kept_as_typed_and_page_and_api_tell_why(
    client: TestClient, api: Api, wrong: dict[str, str], told: str
) -> None:
    [field] = wrong
    status, page = save(client, CHOSEN | wrong)
    answer = api.put("/learner/preferences", CHOSEN | wrong)

    kept = entries(page) | ({field: wrong[field]} if field in CHOICES else {})
    assert (status, kept, page.entry(field).told) == (422, CHOSEN | wrong, told)
    assert (answer.status, answer.json["errors"], stored(api)) == (422, {field: told}, DEFAULTS)


def test_thirty_hours_a_day_are_refused_alike_by_page_and_api(client: TestClient, api: Api) -> None:
    status, page = save(client, CHOSEN | {"minutes_a_day": "1800"})
    answer = api.put("/learner/preferences", CHOSEN | {"minutes_a_day": "1800"})

    entry = page.entry("minutes_a_day")
    assert (status, entry.value, bool(entry.told)) == (422, "1800", True)
    assert (answer.status, answer.json["errors"], stored(api)) == (422, {"minutes_a_day": entry.told}, DEFAULTS)


def test_a_refused_page_tells_every_field_at_once(client: TestClient) -> None:
    _, page = save(client, {"exam_on": "x", "minutes_a_day": "0", "zone": "x", "theme": "x"})

    assert [bool(page.entry(name).told) for name in CHOSEN] == [True] * 4


def test_an_exam_date_that_has_passed_may_stay_while_the_rest_changes(
    client: TestClient, api: Api, clock: TurnedClock
) -> None:
    api.put("/learner/preferences", {"exam_on": "2026-11-22"})
    clock.turn(days=7)

    by_page, _ = save(client, {"exam_on": "2026-11-22", "minutes_a_day": "60", "zone": "UTC", "theme": "dark"})
    by_api = api.put("/learner/preferences", {"exam_on": "2026-11-22", "minutes_a_day": 90})

    assert (by_page, by_api.json) == (200, DEFAULTS | {"exam_on": "2026-11-22", "minutes_a_day": 90})


def test_the_day_of_the_learner_decides_whether_an_exam_date_has_passed(
    client: TestClient, api: Api, clock: TurnedClock
) -> None:
    clock.turn(hours=3)  # 12:00 in UTC, 01:00 of the next day in Auckland

    in_utc = api.put("/learner/preferences", {"exam_on": "2026-11-22", "zone": "UTC"})
    in_auckland, page = save(client, {"exam_on": "2026-11-22", "zone": "Pacific/Auckland", "theme": "auto"})

    assert (in_utc.status, in_auckland, page.entry("exam_on").told) == (200, 200, "")
    api.put("/learner/preferences", DEFAULTS)
    refused, page = save(client, {"exam_on": "2026-11-22", "zone": "Pacific/Auckland", "theme": "auto"})
    assert (refused, page.entry("exam_on").value) == (422, "2026-11-22")


def test_the_same_key_again_does_not_undo_later_preferences_in_the_api(api: Api) -> None:
    key = uuid4()
    first = api.put("/learner/preferences", {"minutes_a_day": 20}, key)
    api.put("/learner/preferences", {"minutes_a_day": 40})

    again = api.put("/learner/preferences", {"minutes_a_day": 20}, key)

    assert (first.json["minutes_a_day"], again.status, stored(api)) == (20, 200, DEFAULTS | {"minutes_a_day": 40})


def test_a_settings_form_that_arrives_again_does_not_undo_later_preferences(client: TestClient, api: Api) -> None:
    key = str(uuid4())
    save(client, CHOSEN, key)
    api.put("/learner/preferences", DEFAULTS | {"minutes_a_day": 40})

    status, _ = save(client, CHOSEN, key)

    assert (status, stored(api)) == (200, DEFAULTS | {"minutes_a_day": 40})


def test_the_same_key_with_other_preferences_is_a_conflict(client: TestClient, api: Api) -> None:
    key = str(uuid4())
    api.put("/learner/preferences", {"minutes_a_day": 20}, key)

    by_api = api.put("/learner/preferences", {"minutes_a_day": 25}, key)
    by_page, _ = save(client, CHOSEN, key)

    assert (by_api.status, by_page, stored(api)) == (409, 409, DEFAULTS | {"minutes_a_day": 20})


def test_preferences_of_alice_are_not_those_of_bob(app: FastAPI, client: TestClient, api: Api) -> None:
    save(client, CHOSEN)
    become(app, BOB)
    of_bob = (stored(api), entries(read(client.get("/settings").text))["zone"])
    api.put("/learner/preferences", {"minutes_a_day": 10})

    become(app, ALICE)

    assert (of_bob, stored(api)) == ((DEFAULTS, "UTC"), STORED)

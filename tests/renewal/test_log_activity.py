"""Logging an activity, on the page and through the API: what is stored, what is refused and how it is told."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.conftest import BOB, Api, TurnedClock, become
from tests.renewal.sending import a_key, a_talk, an_activity, certify, log, post, show, titles

LOG = "/renewal/claims"
NOT_YET = "That day is still to come. Log an activity when it is done."
TOO_EARLY = "That is before your certification on January 15, 2024; nothing earlier counts."
NO_SIDES = "Giving back has no sides of the triangle. Leave the three empty."
NO_DATE = "Enter a date that exists, as year-month-day."

WORDED = [
    pytest.param(an_activity(completed_on="2026-11-23"), "completed_on", NOT_YET, id="tomorrow"),
    pytest.param(an_activity(completed_on="2024-01-14"), "completed_on", TOO_EARLY, id="the day before certification"),
    pytest.param(an_activity(completed_on="soon"), "completed_on", NO_DATE, id="a date in words"),
    pytest.param(
        an_activity(hours="2", ways_of_working="1", power_skills="0.5"),
        "ways_of_working",
        "The three sides add up to 1.5 h; they must make 2 h.",
        id="sides too small",
    ),
    pytest.param(
        an_activity(hours="2", ways_of_working="2", business_acumen="0.25"),
        "ways_of_working",
        "The three sides add up to 2.25 h; they must make 2 h.",
        id="sides too large",
    ),
    pytest.param(
        an_activity(ways_of_working=""),
        "ways_of_working",
        "The three sides add up to 0 h; they must make 2 h.",
        id="education without sides",
    ),
    pytest.param(a_talk(power_skills="3"), "ways_of_working", NO_SIDES, id="giving back with a side"),
    pytest.param(an_activity(hours="abc"), "hours", "Enter a number, for example 1.5.", id="hours in letters"),
    pytest.param(an_activity(hours="NaN"), "hours", "Enter a number.", id="hours that are no number"),
    pytest.param(an_activity(category="party"), "category", "Choose one of the choices.", id="an unknown category"),
]
BEYOND = {
    "no hours": (an_activity(hours="0"), "hours"),
    "negative hours": (an_activity(hours="-1"), "hours"),
    "a billion hours": (an_activity(hours="1e9"), "hours"),
    "endless hours": (an_activity(hours="Infinity"), "hours"),
    "thousandths of an hour": (an_activity(hours="2.005"), "hours"),
    "a negative side": (an_activity(ways_of_working="-2"), "ways_of_working"),
    "a title of 201 characters": (an_activity(title="x" * 201), "title"),
    "no title": (an_activity(title=""), "title"),
}


@pytest.fixture(autouse=True)
def certified(api: Api) -> None:
    """Alice holds the PMP since January 15, 2024."""
    certify(api)


def test_a_logged_activity_stands_on_the_page(client: TestClient) -> None:
    activity = an_activity(hours="2.5", ways_of_working="1", power_skills="1", business_acumen="0.5")

    sent = post(client, LOG, activity)

    assert (sent.status, sent.page.h1, sent.page.rows) == (
        200,
        "2.5 of 60 PDUs",
        [["May 1, 2026", "Risk workshop", "Course or training", "2.5"]],
    )


def test_a_logged_activity_is_answered_by_the_api(api: Api) -> None:
    activity = an_activity(hours="2.6", ways_of_working="1", power_skills="1", business_acumen="0.6")

    answer = log(api, activity)

    assert (answer.status, answer.json) == (
        201,
        {
            "number": 1,
            "title": "Risk workshop",
            "category": "course",
            "completed_on": "2026-05-01",
            "hours": "2.6",
            "pdus": "2.50",
            "ways_of_working": "1",
            "power_skills": "1",
            "business_acumen": "0.6",
        },
    )
    assert api.get("/renewal/cycle").json["claims"] == [answer.json]


def test_what_lies_just_within_the_limits_is_stored_as_it_was_typed(client: TestClient, api: Api) -> None:
    activities = [
        a_talk(title="Giving back without sides"),
        a_talk(title="Sides of zero", ways_of_working="0", power_skills="0", business_acumen="0"),
        an_activity(title="On the day of certification", completed_on="2024-01-15"),
        an_activity(title="Today", completed_on="2026-11-22"),
        an_activity(title="x" * 200),
        an_activity(title="  With room around it "),
        an_activity(title="A quarter", hours="0.25", ways_of_working="0.25"),
        an_activity(title="A thousand", hours="1000", ways_of_working="1000"),
    ]

    statuses = [post(client, LOG, activity).status for activity in activities]

    stored = {c["number"]: c for c in api.get("/renewal/cycle").json["claims"]}
    assert statuses == [200] * len(activities)
    assert [(stored[n]["title"], stored[n]["completed_on"], stored[n]["hours"]) for n in sorted(stored)] == [
        (activity["title"].strip(), activity["completed_on"], activity["hours"]) for activity in activities
    ]
    assert sorted(titles(show(client))) == sorted(activity["title"].strip() for activity in activities)


@pytest.mark.parametrize(("activity", "field", "told"), WORDED)
def test_an_activity_that_cannot_be_is_kept_as_typed_and_page_and_api_tell_why(
    client: TestClient, api: Api, activity: dict[str, str], field: str, told: str
) -> None:
    sent = post(client, LOG, activity)
    answer = log(api, activity)

    kept = {name: sent.page.entry(name).value for name in activity if (name, field) != ("category", "category")}
    assert (sent.status, sent.page.entry(field).told, titles(sent.page)) == (422, told, [])
    assert kept == {name: activity[name] for name in kept}
    assert (answer.status, answer.json["errors"], api.get("/renewal/cycle").json["claims"]) == (422, {field: told}, [])


def test_what_lies_beyond_the_limits_is_kept_as_typed_and_refused_alike_by_page_and_api(
    client: TestClient, api: Api
) -> None:
    outcomes = {}
    for label, (activity, field) in BEYOND.items():
        sent, answer = post(client, LOG, activity), log(api, activity)
        told = {name: sent.page.entry(name).told for name in activity if sent.page.entry(name).told}
        alike = told == answer.json["errors"]
        outcomes[label] = (sent.status, answer.status, sent.page.entry(field).value, list(told), alike)

    assert outcomes == {
        label: (422, 422, activity[field], [field], True) for label, (activity, field) in BEYOND.items()
    }
    assert titles(show(client)) == []


def test_titles_of_any_script_and_as_pasted_from_a_document_are_stored(client: TestClient, api: Api) -> None:
    written = [
        "Résumé <b>&amp; 'quotes'",
        "研修 🎓",
        "Talk of a 👩\u200d💻",
        "क\u094d\u200dष परियोजना",
        "PMI\u00a0Chapter",
        "リスク\u3000研修",
    ]

    statuses = [post(client, LOG, an_activity(title=title)).status for title in written]

    stored = [claim["title"] for claim in api.get("/renewal/cycle").json["claims"]]
    assert (statuses, stored) == ([200] * len(written), written[::-1])
    assert titles(show(client)) == [" ".join(title.split()) for title in written[::-1]]


def test_a_title_with_a_null_character_is_refused(client: TestClient, api: Api) -> None:
    answer = log(api, an_activity(title="a\x00b"))
    sent = post(client, LOG, an_activity(title="a\x00b"))

    assert (answer.status, list(answer.json.get("errors", {}))) == (422, ["title"])
    assert (sent.status, bool(sent.page.entry("title").told), titles(show(client))) == (422, True, [])


def test_every_field_that_does_not_fit_is_told_at_once(client: TestClient) -> None:
    sent = post(client, LOG, an_activity(title="", hours="-1", completed_on="soon", power_skills="many"))

    told = {name for name in an_activity() if sent.page.entry(name).told}
    assert told == {"title", "hours", "completed_on", "power_skills"}


def test_a_future_day_and_a_wrong_split_are_told_together(client: TestClient) -> None:
    sent = post(client, LOG, an_activity(completed_on="2027-01-01", ways_of_working="1"))

    assert (sent.page.entry("completed_on").told, sent.page.entry("ways_of_working").told) == (
        NOT_YET,
        "The three sides add up to 1 h; they must make 2 h.",
    )


def test_the_form_begins_with_today_of_the_learner(client: TestClient, api: Api, clock: TurnedClock) -> None:
    clock.turn(hours=3)
    in_utc = show(client).entry("completed_on").value

    api.put("/learner/preferences", {"zone": "Pacific/Auckland"})

    assert (in_utc, show(client).entry("completed_on").value) == ("2026-11-22", "2026-11-23")


def test_an_activity_of_today_is_taken_in_the_zone_where_it_is_today(
    client: TestClient, api: Api, clock: TurnedClock
) -> None:
    clock.turn(hours=3)  # 12:00 in UTC, 01:00 of the next day in Auckland
    activity = an_activity(completed_on="2026-11-23")
    in_utc = log(api, activity)
    api.put("/learner/preferences", {"zone": "Pacific/Auckland"})

    in_auckland = post(client, LOG, activity)

    assert (in_utc.json["errors"], in_auckland.status, titles(in_auckland.page)) == (
        {"completed_on": NOT_YET},
        200,
        ["Risk workshop"],
    )


def test_west_of_greenwich_the_day_of_the_server_is_still_to_come(api: Api, clock: TurnedClock) -> None:
    clock.turn(hours=-6)  # 03:00 in UTC, the evening before in Los Angeles
    api.put("/learner/preferences", {"zone": "America/Los_Angeles"})

    answer = log(api, an_activity(completed_on="2026-11-22"))

    assert answer.json["errors"] == {"completed_on": NOT_YET}


def test_the_same_key_twice_is_one_activity_on_the_page(client: TestClient) -> None:
    key = a_key()
    first = post(client, LOG, an_activity(), key)

    again = post(client, LOG, an_activity(), key)

    assert (first.status, again.status, titles(again.page)) == (200, 200, ["Risk workshop"])


def test_the_same_key_twice_is_one_activity_and_one_answer_in_the_api(api: Api) -> None:
    key = a_key()
    first = log(api, an_activity(), key)
    log(api, a_talk())

    again = log(api, an_activity(), key)

    assert (again.status, again.json) == (201, first.json)
    assert [claim["number"] for claim in api.get("/renewal/cycle").json["claims"]] == [2, 1]


def test_page_and_api_share_the_keys(client: TestClient, api: Api) -> None:
    key = a_key()
    post(client, LOG, a_talk(), key)

    again = log(api, a_talk(), key)

    assert (again.json["number"], len(api.get("/renewal/cycle").json["claims"])) == (1, 1)


def test_the_same_activity_with_two_keys_is_two_activities(api: Api) -> None:
    numbers = [log(api, an_activity()).json["number"] for _ in range(2)]

    assert numbers == [1, 2]


def test_the_same_key_with_other_content_is_a_conflict(client: TestClient, api: Api) -> None:
    key = a_key()
    log(api, an_activity(), key)

    by_api = log(api, an_activity(title="Another"), key)
    by_page = post(client, LOG, an_activity(title="Another"), key)

    told = "This key was used for something else. Load the page again and repeat what you did."
    assert (by_api.status, by_api.json["detail"], by_api.kind) == (409, told, "application/problem+json")
    assert (by_page.status, by_page.page.one("div", role="alert").text) == (409, told)
    assert titles(show(client)) == ["Risk workshop"]


def test_the_key_of_a_credential_serves_no_activity(api: Api) -> None:
    key = a_key()
    api.put("/renewal/credential", {"certified_on": "2024-01-15"}, key)

    answer = log(api, an_activity(), key)

    assert (answer.status, api.get("/renewal/cycle").json["claims"]) == (409, [])


def test_a_refused_activity_leaves_its_key_free(api: Api) -> None:
    key = a_key()
    log(api, an_activity(ways_of_working="1"), key)

    answer = log(api, an_activity(), key)

    assert (answer.status, answer.json["number"]) == (201, 1)


def test_the_same_key_gets_the_first_answer_even_after_the_certification_date_moved(api: Api) -> None:
    key = a_key()
    first = log(api, an_activity(completed_on="2024-02-01"), key)
    certify(api, "2025-01-15")

    again = log(api, an_activity(completed_on="2024-02-01"), key)

    assert (again.status, again.json) == (201, first.json)


def test_without_a_key_nothing_is_logged(client: TestClient, api: Api) -> None:
    by_api = client.post("/api/v1/renewal/claims", json=an_activity(power_skills="0", business_acumen="0"))
    by_page = client.post(LOG, data=an_activity())

    assert (by_api.status_code, by_page.status_code, titles(show(client))) == (422, 422, [])


def test_an_unknown_field_is_refused_by_the_api(api: Api) -> None:
    answer = log(api, an_activity(pdus="60"))

    assert (answer.status, list(answer.json["errors"])) == (422, ["pdus"])


def test_without_a_credential_an_activity_is_refused_with_the_way_to_enter_it(
    app: FastAPI, client: TestClient, api: Api
) -> None:
    become(app, BOB)

    by_api = log(api, an_activity())
    by_page = post(client, LOG, an_activity())

    told = "Enter the date of your PMP first; activities count from that day."
    assert (by_api.status, by_api.json["detail"]) == (422, told)
    assert (by_page.status, [alert.text for alert in by_page.page.all(role="alert")]) == (422, [told])

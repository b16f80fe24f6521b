"""Entering and correcting the PMP, on the page and through the API."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.conftest import ALICE, BOB, Api, TurnedClock, become
from tests.renewal.sending import a_key, an_activity, certify, log, post, show, titles

AUCKLAND = {"zone": "Pacific/Auckland"}
NOT_YET = "That day is still to come. Enter the day you passed the exam."
TOO_OLD = "There was no PMP before October 1984. Check the year."
NO_DATE = "Enter a date that exists, as year-month-day."

REFUSED = [
    pytest.param("2026-11-23", NOT_YET, id="tomorrow"),
    pytest.param("2027-11-22", NOT_YET, id="next year"),
    pytest.param("1984-09-30", TOO_OLD, id="before the first PMP"),
    pytest.param("0026-01-15", TOO_OLD, id="a year of two digits"),
    pytest.param("last spring", NO_DATE, id="words"),
    pytest.param("2026-02-30", NO_DATE, id="a day that does not exist"),
    pytest.param("20260115", NO_DATE, id="without dashes"),
]


def test_without_a_credential_the_page_asks_when_the_exam_was_passed(client: TestClient) -> None:
    page = show(client)

    assert (page.h1, page.actions, page.entry("certified_on").value) == (
        "Keep your PMP",
        ["/renewal/credential"],
        "",
    )


def test_without_a_credential_the_api_has_no_cycle(api: Api) -> None:
    answer = api.get("/renewal/cycle")

    assert (answer.status, answer.json["detail"]) == (404, "No PMP is entered. Put its certification date first.")


def test_entering_the_date_starts_the_cycle_on_the_page(client: TestClient) -> None:
    sent = post(client, "/renewal/credential", {"certified_on": "2024-01-15"})

    ends = [part.text for part in sent.page.one("p", class_="timeline-ends").all("span")]
    assert (sent.status, sent.page.h1, ends) == (
        200,
        "0 of 60 PDUs",
        ["January 15, 2024", "54 days left", "January 14, 2027"],
    )


def test_entering_the_date_starts_the_cycle_in_the_api(api: Api) -> None:
    answer = api.put("/renewal/credential", {"certified_on": "2024-01-15"})

    cycle = api.get("/renewal/cycle").json
    assert (answer.status, answer.json) == (204, None)
    assert [cycle[name] for name in ("programme", "certified_on", "starts_on", "ends_on", "is_complete")] == [
        "pmp",
        "2024-01-15",
        "2024-01-15",
        "2027-01-15",
        False,
    ]


def test_the_first_possible_day_and_today_are_taken(api: Api) -> None:
    statuses = [api.put("/renewal/credential", {"certified_on": day}).status for day in ("1984-10-01", "2026-11-22")]

    assert (statuses, api.get("/renewal/cycle").json["certified_on"]) == ([204, 204], "2026-11-22")


@pytest.mark.parametrize(("typed", "told"), REFUSED)
def test_a_date_that_cannot_be_is_kept_as_typed_and_page_and_api_tell_why(
    client: TestClient, api: Api, typed: str, told: str
) -> None:
    sent = post(client, "/renewal/credential", {"certified_on": typed})
    answer = api.put("/renewal/credential", {"certified_on": typed})

    entry = sent.page.entry("certified_on")
    assert (sent.status, entry.value, entry.told) == (422, typed, told)
    assert (answer.status, answer.json["errors"], answer.kind) == (
        422,
        {"certified_on": told},
        "application/problem+json",
    )
    assert api.get("/renewal/cycle").status == 404


def test_an_empty_date_asks_to_be_filled_in(client: TestClient) -> None:
    sent = post(client, "/renewal/credential", {"certified_on": " "})

    assert (sent.status, sent.page.entry("certified_on").told) == (422, "Fill this in.")


def test_the_correction_starts_from_the_date_that_is_stored(client: TestClient, api: Api) -> None:
    certify(api)

    page = show(client, "/renewal/credential")

    assert (page.h1, page.entry("certified_on").value) == ("Certification date", "2024-01-15")


def test_correcting_the_date_moves_the_cycle_and_keeps_the_activities(client: TestClient, api: Api) -> None:
    certify(api, "2024-01-15")
    log(api, an_activity(title="Early", completed_on="2024-02-01"))
    log(api, an_activity(title="Late", completed_on="2026-05-01"))

    sent = post(client, "/renewal/credential", {"certified_on": "2025-01-15"})

    assert (sent.page.h1, titles(sent.page)) == ("2 of 60 PDUs", ["Late"])
    assert api.get("/renewal/cycle").json["ends_on"] == "2028-01-15"
    certify(api, "2024-01-15")
    assert titles(show(client)) == ["Late", "Early"]


def test_a_refused_correction_leaves_the_stored_date(client: TestClient, api: Api) -> None:
    certify(api)

    sent = post(client, "/renewal/credential", {"certified_on": "2027-01-01"})

    assert (sent.status, sent.page.h1, api.get("/renewal/cycle").json["certified_on"]) == (
        422,
        "Certification date",
        "2024-01-15",
    )


def test_the_same_key_again_does_not_undo_a_later_correction(client: TestClient, api: Api) -> None:
    key = a_key()
    post(client, "/renewal/credential", {"certified_on": "2024-01-15"}, key)
    certify(api, "2025-06-01")

    again = post(client, "/renewal/credential", {"certified_on": "2024-01-15"}, key)

    assert (again.status, api.get("/renewal/cycle").json["certified_on"]) == (200, "2025-06-01")


def test_the_same_key_with_another_date_is_a_conflict(client: TestClient, api: Api) -> None:
    key = a_key()
    api.put("/renewal/credential", {"certified_on": "2024-01-15"}, key)

    by_api = api.put("/renewal/credential", {"certified_on": "2024-01-16"}, key)
    by_page = post(client, "/renewal/credential", {"certified_on": "2024-01-16"}, key)

    assert (by_api.status, by_page.status, api.get("/renewal/cycle").json["certified_on"]) == (409, 409, "2024-01-15")


def test_today_is_the_learners_day_not_the_servers(client: TestClient, api: Api, clock: TurnedClock) -> None:
    clock.turn(hours=3)  # 12:00 in UTC, 01:00 of the next day in Auckland
    in_utc = api.put("/renewal/credential", {"certified_on": "2026-11-23"})
    api.put("/learner/preferences", AUCKLAND)

    in_auckland = post(client, "/renewal/credential", {"certified_on": "2026-11-23"})

    assert (in_utc.json["errors"], in_auckland.status) == ({"certified_on": NOT_YET}, 200)
    assert api.get("/renewal/cycle").json["starts_on"] == "2026-11-23"


def test_the_cycle_turns_at_midnight_of_the_learner(client: TestClient, api: Api, clock: TurnedClock) -> None:
    certify(api, "2023-11-23")
    clock.turn(hours=3)
    in_utc = (api.get("/renewal/cycle").json["ends_on"], show(client).one("p", class_="timeline-ends").text)

    api.put("/learner/preferences", AUCKLAND)

    in_auckland = (api.get("/renewal/cycle").json["ends_on"], show(client).one("p", class_="timeline-ends").text)
    assert in_utc[0] == "2026-11-23"
    assert in_auckland[0] == "2029-11-23"
    assert ("1 day left" in in_utc[1], "1096 days left" in in_auckland[1].replace(",", "")) == (True, True)


def test_the_page_names_cycle_rules_source_and_confidence(client: TestClient, api: Api) -> None:
    certify(api, "2021-01-15")

    page = show(client)

    cycle, rules = (p.text for p in page.all("p", class_="small"))
    assert cycle == "Cycle 2, Project Management Professional (PMP), certified January 15, 2021. Correct the date"
    assert rules == (
        "Sides of the triangle count education only. Rules: PMI, Certification Handbook and CCR Handbook "
        "(2026 editions, as quoted by two or more sources); confidence: two sources."
    )


def test_bob_does_not_see_the_credential_of_alice(app: FastAPI, client: TestClient, api: Api) -> None:
    certify(api)

    become(app, BOB)

    assert (show(client).h1, api.get("/renewal/cycle").status) == ("Keep your PMP", 404)


def test_the_credential_of_bob_leaves_that_of_alice(app: FastAPI, api: Api) -> None:
    certify(api, "2024-01-15")
    become(app, BOB)
    certify(api, "2025-02-02")

    become(app, ALICE)

    assert api.get("/renewal/cycle").json["certified_on"] == "2024-01-15"

"""The ledger of a cycle: totals after caps, removing and bringing back, what lies outside, and whose it is."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.conftest import ALICE, BOB, Api, become
from tests.renewal.sending import a_talk, amounts, an_activity, certify, log, post, show, titles


def requirements(api: Api) -> dict[str, tuple[float, float, float]]:
    """Reported, counted and missing by title."""
    found = api.get("/renewal/cycle").json["requirements"]
    return {r["title"]: (float(r["reported"]), float(r["counted"]), float(r["missing"])) for r in found}


def sixty_with_thirty_giving_back(api: Api) -> None:
    certify(api)
    log(api, an_activity(hours="30", ways_of_working="14.5", power_skills="8", business_acumen="7.5"))
    log(api, a_talk(hours="20"))
    log(api, a_talk(title="At work", category="work", hours="10"))


def test_totals_of_an_empty_cycle(client: TestClient, api: Api) -> None:
    certify(api)

    page = show(client)

    assert amounts(page) == {
        "Total": "0 of 60",
        "Education": "0 of 35",
        "Ways of Working": "0 of 8",
        "Power Skills": "0 of 8",
        "Business Acumen": "0 of 8",
        "Giving back": "0 of at most 25",
        "of which work as a professional": "0 of at most 8",
    }


def test_totals_stand_on_the_page_after_caps(client: TestClient, api: Api) -> None:
    sixty_with_thirty_giving_back(api)

    page = show(client)

    assert (page.h1, page.one("p", class_="lead").text) == (
        "55 of 60 PDUs",
        "5 more PDUs, among them 5 Education and 0.5 Business Acumen, by January 14, 2027.",
    )
    assert amounts(page) == {
        "Total": "55 of 60 5 over the cap",
        "Education": "30 of 35",
        "Ways of Working": "14.5 of 8 ✓ met",
        "Power Skills": "8 of 8 ✓ met",
        "Business Acumen": "7.5 of 8",
        "Giving back": "25 of at most 25 5 over the cap",
        "of which work as a professional": "8 of at most 8 2 over the cap",
    }


def test_totals_stand_in_the_api_after_caps(api: Api) -> None:
    sixty_with_thirty_giving_back(api)

    cycle = api.get("/renewal/cycle").json

    assert requirements(api) == {
        "Total": (60, 55, 5),
        "Education": (30, 30, 5),
        "Ways of Working": (14.5, 14.5, 0),
        "Power Skills": (8, 8, 0),
        "Business Acumen": (7.5, 7.5, 0.5),
        "Giving back": (30, 25, 0),
        "of which work as a professional": (10, 8, 0),
    }
    assert (cycle["is_complete"], cycle["missing"]) == (
        False,
        "5 more PDUs, among them 5 Education and 0.5 Business Acumen, by January 14, 2027.",
    )


def test_a_complete_cycle_says_so_on_page_and_api(client: TestClient, api: Api) -> None:
    certify(api)
    log(api, an_activity(hours="44", ways_of_working="28", power_skills="8", business_acumen="8"))
    log(api, a_talk(hours="16"))

    cycle, page = api.get("/renewal/cycle").json, show(client)

    sentence = "Every requirement of this cycle is met."
    assert (cycle["is_complete"], cycle["missing"]) == (True, sentence)
    assert (page.h1, page.one("p", class_="lead").text) == ("60 of 60 PDUs", sentence)


def test_activities_stand_newest_first_and_later_logged_before_earlier_on_one_day(client: TestClient, api: Api) -> None:
    certify(api)
    for title, day in (("A", "2025-01-01"), ("B", "2026-01-01"), ("C", "2025-01-01"), ("D", "2024-06-01")):
        log(api, an_activity(title=title, completed_on=day))

    assert titles(show(client)) == ["B", "C", "A", "D"]
    assert [claim["title"] for claim in api.get("/renewal/cycle").json["claims"]] == ["B", "C", "A", "D"]


def test_a_removed_activity_leaves_page_and_totals_and_undo_brings_it_back(client: TestClient, api: Api) -> None:
    certify(api)
    log(api, an_activity(title="Kept"))
    log(api, a_talk(title="Removed by mistake"))

    removed = post(client, "/renewal/claims/2/removal", {})
    undone = post(client, "/renewal/claims/2/restoration", {})

    assert (removed.page.h1, titles(removed.page)) == ("2 of 60 PDUs", ["Kept"])
    assert removed.page.one("div", role="status").text == "Activity removed. Undo"
    assert removed.page.one("div", role="status").one("form").attributes["action"] == "/renewal/claims/2/restoration"
    assert (undone.page.h1, titles(undone.page)) == ("5 of 60 PDUs", ["Removed by mistake", "Kept"])


def test_every_activity_of_the_cycle_can_be_removed_from_its_row(client: TestClient, api: Api) -> None:
    certify(api)
    for title in "ABC":
        log(api, an_activity(title=title))

    actions = [form.attributes["action"] for form in show(client).all("form", class_="remove")]

    assert actions == [f"/renewal/claims/{number}/removal" for number in (3, 2, 1)]


def test_removing_and_restoring_through_the_api(api: Api) -> None:
    certify(api)
    first = log(api, an_activity()).json

    removed = api._send("DELETE", "/renewal/claims/1", None, None)
    while_gone = api.get("/renewal/cycle").json["claims"]
    restored = api.post("/renewal/claims/1/restoration")

    assert (removed.status, while_gone, restored.status, restored.json) == (204, [], 200, first)
    assert api.get("/renewal/cycle").json["claims"] == [first]


def test_removing_twice_is_the_same_as_once_and_one_undo_is_enough(api: Api) -> None:
    certify(api)
    log(api, an_activity())

    statuses = [api._send("DELETE", "/renewal/claims/1", None, None).status for _ in range(2)]
    api.post("/renewal/claims/1/restoration")

    assert (statuses, len(api.get("/renewal/cycle").json["claims"])) == ([204, 204], 1)


def test_the_number_of_a_removed_activity_is_not_given_again(api: Api) -> None:
    certify(api)
    log(api, an_activity())
    api._send("DELETE", "/renewal/claims/1", None, None)

    assert log(api, a_talk()).json["number"] == 2


def test_an_activity_that_does_not_exist_is_not_found(client: TestClient, api: Api) -> None:
    certify(api)

    statuses = {
        number: (
            client.post(f"/renewal/claims/{number}/removal").status_code,
            client.post(f"/renewal/claims/{number}/restoration").status_code,
            api._send("DELETE", f"/renewal/claims/{number}", None, None).status,
            api.post(f"/renewal/claims/{number}/restoration").status,
        )
        for number in ("1", "0", "-1", "one")
    }

    assert statuses == dict.fromkeys(statuses, (404, 404, 404, 404))


@pytest.mark.parametrize("number", [2**31, 10**30], ids=["more than 32 bits", "more than 64 bits"])
def test_a_number_too_large_for_the_database_is_not_found_either(client: TestClient, api: Api, number: int) -> None:
    certify(api)

    by_page = client.post(f"/renewal/claims/{number}/removal").status_code
    by_api = api._send("DELETE", f"/renewal/claims/{number}", None, None).status

    assert (by_page, by_api) == (404, 404)


def test_a_link_cannot_make_the_page_offer_an_undo_of_something_else(client: TestClient, api: Api) -> None:
    certify(api)
    log(api, an_activity(title="Never removed"))
    links = {
        "an activity that does not exist": "7",
        "an activity that was not removed": "1",
        "a path to the removal of everything": "../../settings/data/new-start%3F",
    }

    offered = {
        name: [a for a in show(client, f"/renewal?removed={link}").actions if a.endswith("restoration")]
        for name, link in links.items()
    }

    assert offered == {name: [] for name in links}


def test_activities_outside_the_cycle_are_told_apart_and_do_not_count(client: TestClient, api: Api) -> None:
    certify(api, "2021-01-15")  # the second cycle runs from January 15, 2024 to January 14, 2027
    log(api, an_activity(title="First day of now", completed_on="2024-01-15"))
    log(api, an_activity(title="Last day of before", completed_on="2024-01-14"))
    log(api, an_activity(title="Long ago", completed_on="2021-01-15"))

    page = show(client)

    assert (page.h1, titles(page)) == ("2 of 60 PDUs", ["First day of now"])
    assert page.one("section", id="activities").all("p")[-1].text == (
        "2 activities outside this cycle do not count here: Last day of before (January 14, 2024), "
        "Long ago (January 15, 2021)."
    )
    assert [claim["title"] for claim in api.get("/renewal/cycle").json["claims"]] == ["First day of now"]
    assert requirements(api)["Total"] == (2, 2, 58)


def test_one_activity_outside_is_one(client: TestClient, api: Api) -> None:
    certify(api, "2021-01-15")
    log(api, an_activity(completed_on="2023-05-01"))

    activities = show(client).one("section", id="activities")

    assert [p.text for p in activities.all("p")] == [
        "Nothing logged in this cycle yet. A course, a webinar, a book, a talk you gave: an hour is a PDU.",
        "1 activity outside this cycle does not count here: Risk workshop (May 1, 2023).",
    ]


def test_bob_sees_nothing_of_alice_and_can_change_nothing(app: FastAPI, client: TestClient, api: Api) -> None:
    certify(api)
    log(api, an_activity(title="Of Alice"))
    become(app, BOB)
    certify(api)

    seen = (titles(show(client)), api.get("/renewal/cycle").json["claims"])
    refused = [
        client.post("/renewal/claims/1/removal").status_code,
        client.post("/renewal/claims/1/restoration").status_code,
        api._send("DELETE", "/renewal/claims/1", None, None).status,
        api.post("/renewal/claims/1/restoration").status,
    ]

    become(app, ALICE)
    assert (seen, refused, titles(show(client))) == (([], []), [404, 404, 404, 404], ["Of Alice"])


def test_numbers_count_for_each_learner_and_removal_stays_with_the_own(
    app: FastAPI, client: TestClient, api: Api
) -> None:
    certify(api)
    log(api, an_activity(title="Of Alice"))
    become(app, BOB)
    certify(api)
    number = log(api, an_activity(title="Of Bob")).json["number"]

    post(client, f"/renewal/claims/{number}/removal", {})

    of_bob = titles(show(client))
    become(app, ALICE)
    assert (number, of_bob, titles(show(client))) == (1, [], ["Of Alice"])

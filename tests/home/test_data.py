"""Taking the history out, and starting again only after that. The tables are asked of the schema, not listed."""

import json
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import Engine, Table, func, select

from app import __version__
from app.db import Base
from tests.conftest import ALICE, BOB, Api, TurnedClock, become
from tests.home.studying import certify, live, log, sit, study, today, welcomed
from tests.reading import Page, read

PATH = "/settings/data"
REFUSED = "Download your history first. What you answered since the last download would be lost."


def owned() -> dict[str, Table]:
    """Tables whose rows belong to a learner: by their column."""
    return {name: table for name, table in Base.metadata.tables.items() if "learner_id" in table.c}


def lead_to(table: Table, name: str) -> bool:
    """Whether the foreign keys of a table lead to the named one, over any number of others."""
    parents = {fk.column.table for fk in table.foreign_keys}
    return any(parent.name == name or lead_to(parent, name) for parent in parents if parent is not table)


def counts(engine: Engine, learner_id: int) -> dict[str, int]:
    """Rows of a learner by table."""
    with engine.connect() as connection:
        return {
            name: connection.scalar(select(func.count()).select_from(t).where(t.c.learner_id == learner_id)) or 0
            for name, t in owned().items()
        }


def export(client: TestClient) -> Any:
    return client.post(f"{PATH}/export").json()


def start_again(client: TestClient) -> tuple[int, str]:
    response = client.post(f"{PATH}/new-start")
    return response.status_code, response.url.path


def buttons(client: TestClient) -> list[str]:
    return [button.text for button in page(client).one("main").all("button")]


def page(client: TestClient) -> Page:
    return read(client.get(PATH).text)


def test_every_table_that_leads_to_a_learner_names_the_learner() -> None:
    leading = {name for name, table in Base.metadata.tables.items() if lead_to(table, "learners")}

    assert leading == set(owned())


def test_every_table_of_learners_is_in_the_export_and_none_else(client: TestClient) -> None:
    assert set(export(client)["tables"]) == {*owned(), "learners"}


def test_every_row_of_alice_is_in_the_export_and_none_of_bob(
    app: FastAPI, client: TestClient, api: Api, engine: Engine
) -> None:
    live(api, mark="Alice")
    become(app, BOB)
    live(api, mark="Bob")
    become(app, ALICE)

    tables = export(client)["tables"]

    owners = {row["learner_id"] for name in owned() for row in tables[name]}
    rows = {name: len(tables[name]) for name in owned()}
    assert (owners, rows, [row["id"] for row in tables["learners"]]) == ({ALICE}, counts(engine, ALICE), [ALICE])
    assert (min(rows.values()) > 0, "Activity of Bob" in json.dumps(tables)) == (True, False)


def test_the_export_holds_values_as_they_were_entered(client: TestClient, api: Api) -> None:
    welcomed(api, exam_on="2027-03-01", zone="Europe/Berlin", theme="dark", minutes_a_day=45)
    certify(api)
    log(api, "Résumé 研修 🎓")

    found = export(client)

    assert found["tables"]["claims"] == [
        {
            "learner_id": ALICE,
            "number": 1,
            "title": "Résumé 研修 🎓",
            "category": "course",
            "completed_on": "2026-05-01",
            "hundredths": 200,
            "ways_of_working": 150,
            "power_skills": 50,
            "business_acumen": 0,
            "created_at": "2026-11-22T09:00:00+00:00",
            "removed_at": None,
        }
    ]
    [learner] = found["tables"]["learners"]
    assert [learner[name] for name in ("exam_on", "zone", "theme", "minutes_a_day")] == [
        "2027-03-01",
        "Europe/Berlin",
        "dark",
        45,
    ]


def test_a_removed_activity_is_in_the_export_with_the_moment_of_its_removal(client: TestClient, api: Api) -> None:
    certify(api)
    log(api)
    client.post("/renewal/claims/1/removal")

    assert [row["removed_at"] for row in export(client)["tables"]["claims"]] == ["2026-11-22T09:00:00+00:00"]


def test_the_export_is_a_json_file_named_after_the_learners_day(
    client: TestClient, api: Api, clock: TurnedClock
) -> None:
    clock.turn(hours=3)  # 12:00 in UTC, 01:00 of the next day in Auckland
    welcomed(api, zone="Pacific/Auckland")

    response = client.post(f"{PATH}/export")

    assert [response.headers[name] for name in ("content-type", "content-disposition")] == [
        "application/json",
        'attachment; filename="earned-2026-11-23.json"',
    ]
    found = json.loads(response.content)
    assert [found[name] for name in ("format", "program", "exported_at")] == [
        1,
        f"earned {__version__}",
        "2026-11-22T12:00:00+00:00",
    ]


def test_the_api_exports_what_the_page_exports(client: TestClient, api: Api) -> None:
    live(api, mark="Alice")
    client.post(f"{PATH}/export")  # from now on the learner's row says when

    answer = api.post("/learner/export")

    assert (answer.status, answer.json) == (200, export(client))


def test_the_page_offers_a_new_start_only_after_a_download(client: TestClient, api: Api) -> None:
    study(api, 1)
    before = buttons(client)

    export(client)

    assert (before, buttons(client)) == (
        ["Download your history"],
        ["Download your history", "Remove my history"],
    )
    assert page(client).all("p")[1].text == (
        "One JSON file with every answer, time, confidence, plan and activity. Last downloaded November 22, 2026."
    )


def test_a_new_start_without_an_export_is_refused_and_removes_nothing(
    client: TestClient, api: Api, engine: Engine
) -> None:
    live(api, mark="Alice")
    before = counts(engine, ALICE)

    response = client.post(f"{PATH}/new-start")

    assert (response.status_code, read(response.text).one("div", role="alert").text) == (409, REFUSED)
    assert counts(engine, ALICE) == before


def test_a_new_start_after_an_export_removes_all_of_alice_but_her_settings_and_none_of_bob(
    app: FastAPI, client: TestClient, api: Api, engine: Engine
) -> None:
    become(app, BOB)
    live(api, mark="Bob")
    of_bob = counts(engine, BOB)
    become(app, ALICE)
    live(api, mark="Alice")
    export(client)

    outcome = start_again(client)

    assert (outcome, counts(engine, ALICE), counts(engine, BOB)) == ((200, "/"), dict.fromkeys(owned(), 0), of_bob)
    preferences = api.get("/learner/preferences").json
    assert (today(client).h1, preferences["minutes_a_day"], preferences["theme"]) == (
        "Start with ten questions",
        45,
        "dark",
    )


def test_the_export_of_bob_allows_alice_nothing(app: FastAPI, client: TestClient, api: Api, engine: Engine) -> None:
    live(api, mark="Alice")
    before = counts(engine, ALICE)
    become(app, BOB)
    export(client)
    become(app, ALICE)

    assert (start_again(client)[0], counts(engine, ALICE)) == (409, before)


def test_an_answer_after_the_export_needs_another_export(
    client: TestClient, api: Api, engine: Engine, clock: TurnedClock
) -> None:
    study(api, 1)
    export(client)
    clock.turn(seconds=1)
    study(api, 1)
    refused = (start_again(client)[0], buttons(client), counts(engine, ALICE)["responses"])

    clock.turn(seconds=1)
    export(client)

    assert (refused, start_again(client)[0]) == ((409, ["Download your history"], 2), 200)
    assert counts(engine, ALICE)["responses"] == 0


def test_a_choice_in_a_running_exam_after_the_export_needs_another_export(
    client: TestClient, api: Api, clock: TurnedClock
) -> None:
    export(client)
    clock.turn(seconds=1)
    sit(api, saves=1)

    assert start_again(client)[0] == 409


def test_an_activity_after_the_export_needs_another_export(
    client: TestClient, api: Api, engine: Engine, clock: TurnedClock
) -> None:
    certify(api)
    export(client)
    clock.turn(seconds=1)
    log(api)

    assert (start_again(client)[0], counts(engine, ALICE)["claims"]) == (409, 1)


def test_a_credential_after_the_export_needs_another_export(
    client: TestClient, api: Api, engine: Engine, clock: TurnedClock
) -> None:
    export(client)
    clock.turn(seconds=1)
    certify(api)

    assert (start_again(client)[0], counts(engine, ALICE)["credentials"]) == (409, 1)


def test_a_removal_after_the_export_needs_another_export(
    client: TestClient, api: Api, engine: Engine, clock: TurnedClock
) -> None:
    certify(api)
    log(api)
    export(client)
    clock.turn(seconds=1)
    client.post("/renewal/claims/1/removal")

    assert (start_again(client)[0], counts(engine, ALICE)["claims"]) == (409, 1)


def test_an_answer_of_bob_after_the_export_of_alice_is_none_of_hers(
    app: FastAPI, client: TestClient, api: Api, engine: Engine, clock: TurnedClock
) -> None:
    live(api, mark="Alice")
    export(client)
    clock.turn(seconds=1)
    become(app, BOB)
    study(api, 1)
    become(app, ALICE)

    assert (start_again(client), counts(engine, BOB)["responses"]) == ((200, "/"), 1)


def test_the_export_through_the_api_allows_a_new_start_too(client: TestClient, api: Api, engine: Engine) -> None:
    live(api, mark="Alice")
    api.post("/learner/export")

    assert (start_again(client), counts(engine, ALICE)) == ((200, "/"), dict.fromkeys(owned(), 0))


def test_after_a_new_start_numbers_begin_at_one_and_old_keys_are_free(client: TestClient, api: Api) -> None:
    live(api, mark="Alice")
    export(client)
    start_again(client)
    certify(api)

    assert (log(api), study(api, 1), sit(api)) == (1, 1, 1)

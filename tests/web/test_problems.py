"""Refusals: a page for people, a fragment for scripts, problem JSON for programs."""

import logging

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.conftest import Api


@pytest.mark.parametrize(
    "address", ["/nowhere", "/exam/attempts/77", "/exam/attempts/abc", "/bank/items/ZZ-1", "/study/sessions/5"]
)
def test_an_unknown_address_gets_a_page_that_says_so(client: TestClient, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 404
    assert "<h1>Not found</h1>" in answer.text
    assert "Go to Today" in answer.text


def test_a_script_gets_the_message_alone(client: TestClient) -> None:
    answer = client.get("/study/sessions/5", headers={"HX-Request": "true"})

    assert answer.text.startswith('<div role="alert">')
    assert "<html" not in answer.text


def test_a_program_gets_problem_json(api: Api) -> None:
    answer = api.get("/exam/attempts/77")

    assert (answer.status, answer.kind) == (404, "application/problem+json")
    assert answer.json == {
        "type": "about:blank",
        "title": "Not found",
        "status": 404,
        "detail": "There is no such exam. Start a new one from Exam.",
    }


def test_an_unreadable_body_names_each_field(api: Api) -> None:
    answer = api.put("/learner/preferences", {"minutes_a_day": "many", "mood": "fine"})

    assert (answer.status, sorted(answer.json["errors"])) == (422, ["minutes_a_day", "mood"])


def test_a_body_that_is_no_json_is_refused_plainly(client: TestClient) -> None:
    answer = client.put(
        "/api/v1/learner/preferences",
        content="{",
        headers={"Content-Type": "application/json", "Idempotency-Key": "2f5f4b0e-8a37-4a39-9d0c-6a6e0c2d1f11"},
    )

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_write_without_a_client_key_is_refused(client: TestClient) -> None:
    answer = client.post("/api/v1/exam/attempts", json={"size": 20})

    assert (answer.status_code, answer.json()["errors"]) == (422, {"Idempotency-Key": "Fill this in."})


def test_a_fault_of_ours_says_that_saved_answers_are_safe_and_is_logged_once(
    app: FastAPI, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> None:
        raise RuntimeError

    app.add_api_route("/broken", broken)

    with (
        TestClient(app, base_url="http://localhost", raise_server_exceptions=False) as client,
        caplog.at_level(logging.ERROR),
    ):
        answer = client.get("/broken")

    assert answer.status_code == 500
    assert "Everything you had saved is safe." in answer.text
    assert [record.getMessage() for record in caplog.records if record.name == "earned"] == ["GET /broken failed"]


def test_a_method_that_is_not_possible_is_told(client: TestClient) -> None:
    answer = client.delete("/settings")

    assert (answer.status_code, "Not possible here" in answer.text) == (405, True)

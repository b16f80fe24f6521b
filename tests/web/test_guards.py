"""What every request passes and every response carries."""

from uuid import uuid4

import pytest
from fastapi.testclient import TestClient

from app.web.guards import LARGEST_BODY


def test_every_page_carries_a_policy_without_inline_code(client: TestClient) -> None:
    policy = client.get("/settings").headers["content-security-policy"]

    assert policy.split("; ")[:3] == ["default-src 'none'", "script-src 'self'", "style-src 'self'"]
    assert "unsafe" not in policy


def test_personal_pages_are_not_kept_by_any_cache(client: TestClient) -> None:
    assert client.get("/settings").headers["cache-control"] == "private, no-store"


def test_hashed_static_files_may_be_kept_for_ever_and_others_are_checked(client: TestClient) -> None:
    named = client.get("/static/css/base.css?v=1").headers["cache-control"]
    plain = client.get("/static/css/base.css").headers["cache-control"]

    assert (named, plain) == ("public, max-age=31536000, immutable", "no-cache")


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "127.0.0.1.nip.example"])
def test_a_foreign_host_name_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST:1"])
def test_loopback_names_are_served(client: TestClient, host: str) -> None:
    assert client.get("/healthz", headers={"Host": host}).text == "ok"


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Sec-Fetch-Site": "cross-site"}, id="from another site"),
        pytest.param({"Sec-Fetch-Site": "same-site"}, id="from a sibling host"),
        pytest.param({"Origin": "http://evil.example"}, id="from another origin"),
        pytest.param({"Origin": "null"}, id="from a sandboxed frame"),
    ],
)
def test_a_change_sent_from_elsewhere_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.post("/settings", data={"client_key": str(uuid4()), "minutes_a_day": "45"}, headers=headers)

    assert answer.status_code == 403
    assert client.get("/api/v1/learner/preferences").json()["minutes_a_day"] == 30


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Sec-Fetch-Site": "same-origin"}, id="our page"),
        pytest.param({"Origin": "http://localhost"}, id="our origin"),
        pytest.param({}, id="no browser"),
    ],
)
def test_a_change_of_our_own_is_taken(client: TestClient, headers: dict[str, str]) -> None:
    client.post("/settings", data={"client_key": str(uuid4()), "minutes_a_day": "45"}, headers=headers)

    assert client.get("/api/v1/learner/preferences").json()["minutes_a_day"] == 45


def test_a_body_over_its_size_is_refused(client: TestClient) -> None:
    answer = client.post("/settings", content=b"x" * (LARGEST_BODY + 1))

    assert (answer.status_code, answer.text) == (413, "That is more than 1,000,000 bytes. Send less.")


def test_a_body_that_hides_its_size_is_cut_off(client: TestClient) -> None:
    chunks = (b"minutes_a_day=45&x=" if n == 0 else b"x" * 100_000 for n in range(12))

    answer = client.post("/settings", content=chunks, headers={"Content-Type": "application/x-www-form-urlencoded"})

    assert answer.status_code == 413
    assert client.get("/api/v1/learner/preferences").json()["minutes_a_day"] == 30

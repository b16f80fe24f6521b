"""The API describes itself, as OpenAPI 3.1 and as a page."""

from fastapi.testclient import TestClient


def test_the_description_is_openapi_3_1(client: TestClient) -> None:
    assert client.get("/api/openapi.json").json()["openapi"].startswith("3.1")


def test_every_operation_stands_on_the_page(client: TestClient) -> None:
    spec = client.get("/api/openapi.json").json()
    page = client.get("/api/docs").text

    missing = [
        f"{method} {path}"
        for path, methods in spec["paths"].items()
        for method in methods
        if f'<span class="method">{method.upper()}</span> <code>{path}</code>' not in page
    ]

    assert missing == []


def test_every_write_asks_for_a_client_key_or_is_the_same_when_repeated(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    repeatable = {
        "POST /api/v1/study/sessions/{number}/end",
        "POST /api/v1/exam/attempts/{number}/submission",
        "POST /api/v1/renewal/claims/{number}/restoration",
        "DELETE /api/v1/renewal/claims/{number}",
        "POST /api/v1/learner/export",
        "POST /api/v1/bank/disputes/{number}/withdrawal",
        "POST /api/v1/formulas/{name}",
    }

    without = {
        f"{method.upper()} {path}"
        for path, methods in paths.items()
        for method, operation in methods.items()
        if method != "get" and "Idempotency-Key" not in {p["name"] for p in operation.get("parameters", ())}
    }

    assert without == repeatable


def test_the_service_says_that_it_is_alive_and_which_database_answers(client: TestClient) -> None:
    assert client.get("/healthz").text == "ok"
    assert client.get("/readyz").json()["database"] in {"sqlite", "postgresql"}

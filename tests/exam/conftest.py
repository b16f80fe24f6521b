"""Fixtures of exam tests: an exam is used through its pages or through the API, and both must do the same."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.answering import of_choices
from tests.conftest import Api
from tests.exam.hall import Door, Json, Pages


@pytest.fixture
def app(app: FastAPI) -> FastAPI:
    """The application over eight questions a task, each of one or several options."""
    app.state.bank = of_choices(app.state.bank)
    return app


@pytest.fixture(params=["page", "api"])
def door(request: pytest.FixtureRequest, client: TestClient) -> Door:
    """Alice's way in: the pages without scripts, then the API."""
    return Pages(client) if request.param == "page" else Json(Api(client))


@pytest.fixture
def sitting(api: Api) -> Api:
    """The API with an exam of 20 questions open: Alice's attempt 1."""
    assert api.post("/exam/attempts", {"size": 20}).status == 201
    return api

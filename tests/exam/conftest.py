"""Fixtures of exam tests: an exam is used through its pages or through the API, and both must do the same."""

import pytest
from fastapi.testclient import TestClient

from tests.conftest import Api
from tests.exam.hall import Door, Json, Pages


@pytest.fixture(params=["page", "api"])
def door(request: pytest.FixtureRequest, client: TestClient) -> Door:
    """Alice's way in: the pages without scripts, then the API."""
    return Pages(client) if request.param == "page" else Json(Api(client))


@pytest.fixture
def sitting(api: Api) -> Api:
    """The API with an exam of 20 questions open: Alice's attempt 1."""
    assert api.post("/exam/attempts", {"size": 20}).status == 201
    return api

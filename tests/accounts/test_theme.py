"""The colors that a learner chose reach every page."""

from uuid import uuid4

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.conftest import BOB, Api, become
from tests.reading import read


def theme(html: str) -> str:
    return read(html).one("html").attributes["data-theme"]


def test_without_a_choice_the_device_decides(client: TestClient) -> None:
    assert theme(client.get("/settings").text) == "auto"


@pytest.mark.parametrize("chosen", ["light", "dark"])
def test_the_choice_reaches_every_page(client: TestClient, api: Api, chosen: str) -> None:
    api.put("/learner/preferences", {"theme": chosen})
    addresses = (
        "/",
        "/study",
        "/exam",
        "/renewal",
        "/renewal/credential",
        "/bank",
        "/settings",
        "/settings/data",
        "/welcome",
    )

    themes = {address: theme(client.get(address).text) for address in addresses}

    assert themes == dict.fromkeys(addresses, chosen)


def test_the_choice_reaches_the_page_that_confirms_it(client: TestClient) -> None:
    response = client.post("/settings", data={"theme": "dark", "client_key": str(uuid4())})

    assert theme(response.text) == "dark"


def test_the_choice_reaches_exams_and_their_reports(client: TestClient, api: Api) -> None:
    api.put("/learner/preferences", {"theme": "dark"})
    api.post("/exam/attempts", {"size": 20})
    sitting = [theme(client.get(f"/exam/attempts/1/{part}").text) for part in ("questions/1", "review")]
    api.post("/exam/attempts/1/submission")

    reported = [theme(client.get(f"/exam/attempts/1/{part}").text) for part in ("report", "report/1")]

    assert (sitting, reported) == (["dark", "dark"], ["dark", "dark"])


def test_the_choice_reaches_a_question_that_was_answered_with_nothing(client: TestClient, api: Api) -> None:
    api.put("/learner/preferences", {"theme": "dark"})
    api.post("/study/sessions", {"count": 1})
    asked = client.get("/study/sessions/1/questions/1")

    again = client.post("/study/sessions/1/questions/1/answer", data={"client_key": str(uuid4())})

    assert (theme(asked.text), again.status_code, theme(again.text)) == ("dark", 422, "dark")


def test_the_choice_of_alice_is_not_that_of_bob(app: FastAPI, client: TestClient, api: Api) -> None:
    api.put("/learner/preferences", {"theme": "dark"})

    become(app, BOB)

    assert theme(client.get("/settings").text) == "auto"

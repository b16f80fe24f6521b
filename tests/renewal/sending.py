"""What the renewal tests send: a credential, an activity as form and as JSON, with a key of its own."""

from dataclasses import dataclass
from uuid import uuid4

from fastapi.testclient import TestClient

from tests.conftest import Answer, Api
from tests.reading import Page, read

CERTIFIED_ON = "2024-01-15"
SIDES = ("ways_of_working", "power_skills", "business_acumen")


def a_key() -> str:
    """A client key as a page makes it."""
    return str(uuid4())


def an_activity(**fields: str) -> dict[str, str]:
    """Two hours of a course, all Ways of Working."""
    made = {
        "title": "Risk workshop",
        "category": "course",
        "completed_on": "2026-05-01",
        "hours": "2",
        "ways_of_working": "2",
        "power_skills": "",
        "business_acumen": "",
    }
    return made | fields


def a_talk(**fields: str) -> dict[str, str]:
    """Three hours of giving back, without sides."""
    return an_activity(
        **({"title": "Talk at the chapter", "category": "presentation", "hours": "3", "ways_of_working": ""} | fields)
    )


def as_json(activity: dict[str, str]) -> dict[str, str]:
    """The activity as the API takes it: empty sides are left out."""
    return {name: value for name, value in activity.items() if value or name not in SIDES}


@dataclass(frozen=True)
class Sent:
    """A page that came back, and its status."""

    status: int
    page: Page


def certify(api: Api, day: str = CERTIFIED_ON) -> None:
    """Enter the credential; fails when it is refused."""
    assert api.put("/renewal/credential", {"certified_on": day}).status == 204


def post(client: TestClient, path: str, data: dict[str, str], key: str = "") -> Sent:
    """Post a form as a browser does, following its redirect."""
    response = client.post(path, data=data | {"client_key": key or a_key()})
    return Sent(response.status_code, read(response.text))


def log(api: Api, activity: dict[str, str], key: str = "") -> Answer:
    """Log an activity through the API."""
    return api.post("/renewal/claims", as_json(activity), key or a_key())


def show(client: TestClient, path: str = "/renewal") -> Page:
    """The page at an address."""
    return read(client.get(path).text)


def titles(page: Page) -> list[str]:
    """Titles of the activities in the table."""
    return [row[1] for row in page.rows]


def amounts(page: Page) -> dict[str, str]:
    """The requirements of the page by title, as written."""
    rows = [[part.text for part in row.all("span")] for row in page.all("div", class_="requirement")]
    return {row[0]: row[1] for row in rows}

"""What the home tests do before they look: study, sit an exam, log an activity."""

from uuid import uuid4

from fastapi.testclient import TestClient

from tests.conftest import Api
from tests.reading import Page, read


def welcomed(api: Api, **preferences: object) -> None:
    """Answer the welcome with these preferences."""
    assert api.put("/learner/preferences", preferences).status == 200


def study(api: Api, count: int, answers: int | None = None) -> int:
    """Start a session and answer its first questions as guesses, so that each comes again after a day."""
    session = api.post("/study/sessions", {"count": count}).json
    for question in session["questions"][: count if answers is None else answers]:
        body = {"chosen": list(range(question["choose"])), "confidence": "guess"}
        path = f"/study/sessions/{session['number']}/questions/{question['position']}/answer"
        assert api.post(path, body).status == 200
    number: int = session["number"]
    return number


def sit(api: Api, saves: int = 0) -> int:
    """Start an exam of 20 questions and save choices for its first ones."""
    attempt = api.post("/exam/attempts", {"size": 20}).json
    for question in attempt["questions"][:saves]:
        body = {"position": question["position"], "chosen": list(range(question["choose"]))}
        assert api.post(f"/exam/attempts/{attempt['number']}/saves", body).status == 200
    number: int = attempt["number"]
    return number


def certify(api: Api, day: str = "2024-01-15") -> None:
    """Enter the credential."""
    assert api.put("/renewal/credential", {"certified_on": day}).status == 204


def log(api: Api, title: str = "Risk workshop") -> int:
    """Log two hours of a course."""
    body = {
        "title": title,
        "category": "course",
        "completed_on": "2026-05-01",
        "hours": "2",
        "ways_of_working": "1.5",
        "power_skills": "0.5",
    }
    number: int = api.post("/renewal/claims", body).json["number"]
    return number


def live(api: Api, *, mark: str) -> None:
    """Use every feature, so that every table holds something of this learner; the mark stands in an activity."""
    welcomed(api, minutes_a_day=45, theme="dark")
    certify(api)
    log(api, f"Activity of {mark}")
    study(api, 3, answers=2)
    sit(api, saves=2)


def today(client: TestClient) -> Page:
    """The page at the root."""
    return read(client.get("/").text)


def section(page: Page, title: str) -> str:
    """What a section beside the plan says, without its heading."""
    [found] = [s for s in page.one("aside").all("section") if s.one("h2").text == title]
    return found.text.removeprefix(title).strip()


def press(client: TestClient, page: Page, action: str) -> Page:
    """Send a form of the page as it stands and follow it."""
    response = client.post(action, data=page.sends(action) or {"client_key": str(uuid4())})
    return read(response.text)

"""What the home tests do before they look: study, sit an exam, log an activity."""

from typing import Any
from uuid import uuid4

from fastapi.testclient import TestClient

from app.db import Base
from tests.answering import a_fitting_answer
from tests.conftest import ALICE, NOW, Api
from tests.reading import Page, read


def welcomed(api: Api, **preferences: object) -> None:
    """Answer the welcome with these preferences."""
    assert api.put("/learner/preferences", preferences).status == 200


def study(api: Api, count: int, answers: int | None = None) -> int:
    """Start a session and answer its first questions as guesses, so that each comes again after a day."""
    session = api.post("/study/sessions", {"count": count}).json
    for question in session["questions"][: count if answers is None else answers]:
        body = {"chosen": a_fitting_answer(question["question"]), "confidence": "guess"}
        path = f"/study/sessions/{session['number']}/questions/{question['position']}/answer"
        assert api.post(path, body).status == 200
    number: int = session["number"]
    return number


def sit(api: Api, saves: int = 0) -> int:
    """Start an exam of 20 questions and save choices for its first ones."""
    attempt = api.post("/exam/attempts", {"size": 20}).json
    for question in attempt["questions"][:saves]:
        body = {"position": question["position"], "chosen": a_fitting_answer(question["question"])}
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


def dispute(api: Api) -> None:
    """Answer a question of a session of its own and dispute it."""
    session = api.post("/study/sessions", {"count": 1}).json
    path = f"/study/sessions/{session['number']}/questions/1/answer"
    answer = api.post(path, {"chosen": a_fitting_answer(session["questions"][0]["question"])}).json
    wanted = {"reason": "fact", "text": "The sponsor owns the limit, says the stem."}
    assert api.post(f"/bank/items/{answer['item_id']}/disputes", wanted).status == 201


def be_rescored(api: Api) -> None:
    """Have one answer scored anew, as after a corrected key."""
    state: Any = api.client.app.state  # type: ignore[attr-defined]
    row = {
        "learner_id": getattr(state, "learner_id", ALICE),
        "client_key": str(uuid4()),
        "to_revision": 2,
        "setting": "study",
        "sitting": 1,
        "position": 1,
        "item_id": "P1-001",
        "old_score": 0,
        "raw_score": 1,
        "rescored_at": NOW,
    }
    with state.writer.session() as db:
        db.execute(Base.metadata.tables["rescores"].insert(), [row])


def write_a_draft(api: Api) -> None:
    """Keep a draft of a question, and have solved one of a colleague's."""
    fields = {"text": "type: single\n", "note": "", "client_key": str(uuid4()), "base": "0"}
    assert api.client.post("/bank/author/drafts", data=fields).status_code == 200
    state: Any = api.client.app.state  # type: ignore[attr-defined]
    me = getattr(state, "learner_id", ALICE)
    row = {"learner_id": me, "author_id": me, "number": 1, "words": "w", "pick": [1], "argument": "", "solved_at": NOW}
    with state.writer.session() as db:
        db.execute(Base.metadata.tables["draft_solves"].insert(), [row])


def live(api: Api, *, mark: str) -> None:
    """Use every feature, so that every table holds something of this learner; the mark stands in an activity."""
    welcomed(api, minutes_a_day=45, theme="dark")
    certify(api)
    log(api, f"Activity of {mark}")
    study(api, 3, answers=2)
    dispute(api)
    be_rescored(api)
    write_a_draft(api)
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

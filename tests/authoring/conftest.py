"""Fixtures of authoring: four learners at one desk, and no published question left behind."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import text

from app.accounts.service import ensure_learner
from app.bank.domain import Bank
from app.bank.files import Catalogue
from tests.authoring.drafting import CAROL, DAVE, Desk
from tests.conftest import NOW

LEFT_BEHIND = (
    "delete from item_revisions where item_id in (select id from items where origin = 'database')",
    "delete from items where origin = 'database'",
    "delete from bank_loads where id > 1",
)


@pytest.fixture(scope="session")
def library(catalogue: Catalogue) -> Bank:
    """The shipped bank without a database."""
    return Bank(catalogue.outline, catalogue.outlines, catalogue.traps, catalogue.objectives, catalogue.items)


@pytest.fixture
def desk(app: FastAPI, client: TestClient) -> Iterator[Desk]:
    """The pages, for Alice, Bob, Carol and Dave; the server that tests share forgets what they published."""
    with app.state.writer.session() as db:
        for learner in (CAROL, DAVE):
            ensure_learner(db, learner, now=NOW)
    yield Desk(app, client)
    with app.state.writer.session() as db:
        for statement in LEFT_BEHIND:
            db.execute(text(statement))

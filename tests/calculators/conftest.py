"""The calculators alone: they need no database and no bank."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.accounts.domain import Theme
from app.calculators import api, pages
from app.web import problems
from app.web.render import environment


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    """A browser without scripts; nothing that it does leaves a trace."""
    app = FastAPI()
    app.state.templates, app.state.theme_of = environment(), lambda _: Theme.LIGHT
    app.include_router(pages.router)
    app.include_router(api.router)
    problems.install(app)
    with TestClient(app) as made:
        yield made

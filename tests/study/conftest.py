"""Fixtures of these tests: a bank of which they know what it holds."""

import pytest
from fastapi import FastAPI

from tests.answering import of_choices


@pytest.fixture
def app(app: FastAPI) -> FastAPI:
    """The application over eight questions a task, each of one or several options."""
    app.state.bank = of_choices(app.state.bank)
    return app

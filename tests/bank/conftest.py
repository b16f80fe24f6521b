"""Bank folders to plant faults in."""

import shutil
from pathlib import Path

import pytest

from app.settings import bundled
from tests.bank.folders import a_small_bank


@pytest.fixture
def small_bank(tmp_path: Path) -> Path:
    """A sound folder of three items."""
    return a_small_bank(tmp_path / "bank")


@pytest.fixture
def copied_bank(tmp_path: Path) -> Path:
    """A copy of the bank that travels with the program."""
    return Path(shutil.copytree(bundled("question_bank"), tmp_path / "bank"))

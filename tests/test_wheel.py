"""The wheel carries migrations and questions and works without a checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from app.bank.files import Catalogue
from tests.test_cli import ROOT, call, earned, serving


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as an installer fills it from the wheel (pure Python: unpacking is installing)."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    [wheel] = (folder / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_serves_from_a_folder_of_its_own(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, catalogue: Catalogue
) -> None:
    monkeypatch.setattr("tests.test_cli.ROOT", installed)

    with serving(tmp_path / "data") as (_, address):
        session = call(address, "/api/v1/study/sessions", {"count": 1})
    where = earned(tmp_path / "data", "doctor").stdout

    assert isinstance(session, dict)
    assert len(session["questions"]) == 1
    assert f"ok    question bank: {len(catalogue.items)} items" in where


def test_the_wheel_holds_licences_and_the_command(installed: Path) -> None:
    [metadata] = installed.glob("earned-*.dist-info")

    assert (metadata / "entry_points.txt").read_text().split() == ["[console_scripts]", "earned", "=", "app.cli:main"]
    assert sorted(path.name for path in (metadata / "licenses").iterdir()) == ["LICENSE", "LICENSE-question-bank"]


def test_nothing_of_the_tests_is_in_the_wheel(installed: Path) -> None:
    assert sorted(path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")) == ["app"]

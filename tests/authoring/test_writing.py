"""`earned bank new`: skeletons in the files of a bank."""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app import cli
from app.authoring.writing import CannotStart, new_case, new_item
from app.bank import files
from app.bank.domain import ItemType, Status
from tests.bank.folders import FIRST, a_small_bank

TODAY = date(2026, 11, 22)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small sound bank."""
    return a_small_bank(tmp_path / "bank")


@pytest.mark.parametrize("kind", ItemType)
def test_an_item_of_each_type_joins_the_file_of_its_objective(folder: Path, kind: ItemType) -> None:
    before = (folder / FIRST).read_text()

    place = new_item(folder, kind, "own-the-limit", today=TODAY)

    found = files.read(folder)
    assert found.problems == []
    assert (found.items["P1-004"].type, found.items["P1-004"].status) == (kind, Status.DRAFT)
    assert place.file == folder / FIRST
    assert place.file.read_text().splitlines()[place.line - 1].startswith("- id: P1-004")
    assert place.file.read_text().startswith(before)


def test_a_second_one_takes_the_next_id_though_the_first_was_broken_meanwhile(folder: Path) -> None:
    place = new_item(folder, "single", "own-the-limit", today=TODAY)
    place.file.write_text(place.file.read_text().replace("task: P1  #", "task: [  #"))

    second = new_item(folder, "single", "own-the-limit", today=TODAY)

    assert second.file.read_text().splitlines()[second.line - 1].startswith("- id: P1-005")


def test_the_first_item_of_an_objective_makes_its_file(folder: Path) -> None:
    (folder / FIRST).unlink()

    place = new_item(folder, "single", "own-the-limit", today=TODAY)

    assert str(place) == f"{folder / FIRST}:1"


def test_a_case_has_a_file_of_its_own(folder: Path) -> None:
    place = new_case(folder, "late-supplier", today=TODAY)

    found = files.read(folder)
    assert found.problems == []
    assert [item.id for item in found.cases["late-supplier"].items] == [f"P1-{n:03}" for n in range(4, 10)]
    assert str(place) == f"{folder / 'cases' / 'late-supplier.yaml'}:1"


@pytest.mark.parametrize(
    ("kind", "objective", "message"),
    [
        ("poem", "own-the-limit", f"There is no type poem. Choose one of: {', '.join(ItemType)}, case."),
        ("single", "own-the", "There is no objective own-the. Did you mean own-the-limit?"),
        ("single", "", "There is no objective (none given). They stand in objectives/."),
        ("single", "../../etc", "There is no objective ../../etc. They stand in objectives/."),
    ],
)
def test_what_does_not_exist_is_refused_in_one_line(folder: Path, kind: str, objective: str, message: str) -> None:
    with pytest.raises(CannotStart) as refusal:
        new_item(folder, kind, objective, today=TODAY)

    assert refusal.value.message == message


@pytest.mark.parametrize(
    ("case_id", "message"),
    [
        ("late", "There is a case late already. Choose another id."),
        ("../late", "'../late' is no id. Write small letters and digits with hyphens: --id late-supplier"),
        ("", "'' is no id. Write small letters and digits with hyphens: --id late-supplier"),
    ],
)
def test_a_case_needs_an_id_that_is_free(folder: Path, case_id: str, message: str) -> None:
    new_case(folder, "late", today=TODAY)

    with pytest.raises(CannotStart) as refusal:
        new_case(folder, case_id, today=TODAY)

    assert refusal.value.message == message


def test_the_command_prints_file_and_line(folder: Path) -> None:
    ran = CliRunner().invoke(
        cli.app, ["bank", "new", "numeric", "--objective", "own-the-limit", "--folder", str(folder)]
    )

    line = next(n for n, text in enumerate((folder / FIRST).read_text().splitlines(), 1) if "P1-004" in text)
    assert (ran.exit_code, ran.output) == (0, f"{folder / FIRST}:{line}\n")


def test_the_command_begins_a_case(folder: Path) -> None:
    ran = CliRunner().invoke(cli.app, ["bank", "new", "case", "--id", "late-supplier", "--folder", str(folder)])

    assert (ran.exit_code, ran.output) == (0, f"{folder / 'cases' / 'late-supplier.yaml'}:1\n")

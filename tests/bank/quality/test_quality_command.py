"""`earned bank quality` and the measures of `earned bank check`."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.bank.domain.quality import Question
from app.bank.quality import report
from app.cli import app
from tests.bank.quality.synthetic import a_bank, longest_key


def earned(*words: str) -> tuple[int, str]:
    """Exit code and output of a command about the bank."""
    done = CliRunner().invoke(app, ["bank", *words])
    return done.exit_code, done.stdout


def a_file(path: Path, bank: list[Question]) -> Path:
    """A foreign bank's file."""
    data = [
        {"id": q.id, "stem": q.stem, "options": [{"text": o, "correct": i in q.keys} for i, o in enumerate(q.options)]}
        for q in bank
    ]
    path.write_text("\n".join(map(json.dumps, data)))
    return path


def test_the_report_is_kept_beside_the_bank(copied_bank: Path) -> None:
    code, out = earned("quality", "--folder", str(copied_bank), "--gate", "--by", "domain, approach")

    kept = report(copied_bank)
    assert kept is not None
    assert (code, kept.passes) == (0, True)
    assert out.splitlines()[0] == f"{kept.questions} questions, {kept.single} with one key"


@pytest.mark.parametrize(("words", "code"), [((), 0), (("--gate",), 1)])
def test_a_guessable_bank_fails_the_gate_only(tmp_path: Path, words: tuple[str, ...], code: int) -> None:
    file = a_file(tmp_path / "bank.jsonl", a_bank(80, longest_key))

    done = earned("quality", "--from", str(file), *words)

    assert done[0] == code
    assert "FAIL  Pick the longest option" in done[1]


def test_the_report_on_a_foreign_bank_is_kept_where_asked(tmp_path: Path) -> None:
    file = a_file(tmp_path / "bank.jsonl", a_bank(80))

    earned("quality", "--from", str(file), "--json", str(tmp_path / "quality.json"))

    kept = report(tmp_path)
    assert kept is not None
    assert kept.questions == 80


def test_the_check_measures_a_sound_bank(copied_bank: Path) -> None:
    code, out = earned("check", "--folder", str(copied_bank))

    assert code == 0
    assert any("Pick the longest option" in line for line in out.splitlines())
    assert out.splitlines()[-1].endswith(" 0 problems.")


def test_the_check_of_a_faulty_bank_tells_its_problems_alone(copied_bank: Path) -> None:
    (copied_bank / "traps.yaml").write_text("- id: only\n")

    code, out = earned("check", "--folder", str(copied_bank))

    assert code == 1
    assert "Pick the longest option" not in out
    assert "traps.yaml:1: title: this field is missing (only)" in out

"""The command line as a person meets it: a real process, its output, its exit code."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from app import __version__
from app.settings import Settings, bundled
from tests.answering import a_fitting_answer

ROOT = Path(__file__).parent.parent


def environment(folder: Path, **extra: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("EARNED_")}
    return kept | {"EARNED_DATA_DIR": str(folder), "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"} | extra


def earned(folder: Path, *arguments: str, **extra: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        env=environment(folder, **extra),
        cwd=folder.parent,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@contextmanager
def serving(folder: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server process and its address, once it says that it is ready."""
    command = [sys.executable, "-m", "app", *(arguments or ("serve", "--port", "0"))]
    with subprocess.Popen(
        command, env=environment(folder), cwd=folder.parent, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        line = server.stdout.readline()
        found = re.search(r"http://\S+", line)
        assert found, line
        try:
            yield server, found.group()
        finally:
            server.kill()


def call(address: str, path: str, body: object = None) -> object:
    request = urllib.request.Request(f"{address}{path}", headers={"Idempotency-Key": str(uuid4())})
    if body is not None:
        request.data = json.dumps(body).encode()
        request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def test_serve_prints_its_address_and_answers(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as (_, address):
        today = call(address, "/api/v1/today")

    assert isinstance(today, dict)
    assert today["objectives_met"] == 0


def test_serve_stops_cleanly_when_told(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as (server, _):
        server.send_signal(signal.SIGTERM)

        assert server.wait(10) in {0, -signal.SIGTERM}


def test_a_killed_server_has_lost_no_acknowledged_answer_of_an_exam(tmp_path: Path) -> None:
    acknowledged: dict[int, list[int]] = {}
    for restart in range(4):
        with serving(tmp_path / "data") as (server, address):
            if restart == 0:
                call(address, "/api/v1/exam/attempts", {"size": 20})
            for position in range(5 * restart + 1, 5 * restart + 6):
                call(address, "/api/v1/exam/attempts/1/saves", {"position": position, "chosen": [position % 3]})
                acknowledged[position] = [position % 3]
            server.kill()
            server.wait(10)

    with serving(tmp_path / "data") as (_, address):
        attempt = call(address, "/api/v1/exam/attempts/1")
        report = call(address, "/api/v1/exam/attempts/1/submission", {})

    assert isinstance(attempt, dict)
    assert isinstance(report, dict)
    assert {q["position"]: q["chosen"] for q in attempt["questions"]} == acknowledged
    assert {q["position"]: q["chosen"] for q in report["questions"]} == acknowledged


def test_a_killed_server_goes_on_with_the_same_study_session(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as (server, address):
        session = call(address, "/api/v1/study/sessions", {"count": 3})
        assert isinstance(session, dict)
        first = session["questions"][0]
        chosen = a_fitting_answer(first["question"])
        call(address, "/api/v1/study/sessions/1/questions/1/answer", {"chosen": chosen, "confidence": "sure"})
        server.kill()
        server.wait(10)

    with serving(tmp_path / "data") as (_, address):
        again = call(address, "/api/v1/study/sessions/1")

    assert isinstance(again, dict)
    assert [q["is_answered"] for q in again["questions"]] == [True, False, False]
    assert [q["question"] for q in again["questions"]] == [q["question"] for q in session["questions"]]


def test_a_taken_port_is_one_clear_line(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        done = earned(tmp_path / "data", "serve", "--port", str(port))

    assert done.returncode == 1
    assert done.stderr == (
        f"Cannot listen on 127.0.0.1:{port}: Address already in use. Choose another port: earned serve --port 0\n"
    )


def test_an_open_address_without_accounts_is_refused_with_the_reason(tmp_path: Path) -> None:
    done = earned(tmp_path / "data", "serve", "--host", "0.0.0.0", "--port", "0")

    assert done.returncode == 1
    assert done.stderr.startswith("0.0.0.0 can be reached by others, and there are no accounts yet")
    assert done.stderr.count("\n") == 1


def test_a_folder_that_cannot_be_used_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    done = earned(tmp_path / "data", "serve", "--port", "0", EARNED_DATA_DIR=str(tmp_path / "file" / "data"))

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "Set EARNED_DATA_DIR to another one." in done.stderr


def test_a_full_disk_is_one_clear_line(tmp_path: Path) -> None:
    limit = "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000)); "
    command = [sys.executable, "-c", limit + "sys.argv = ['app', 'serve', '--port', '0']; runpy.run_module('app')"]

    done = subprocess.run(
        command, env=environment(tmp_path / "data"), capture_output=True, text=True, timeout=60, check=False
    )

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "Is the disk full?" in done.stderr


def test_a_faulty_bank_stops_the_start_and_lists_every_problem(tmp_path: Path) -> None:
    folder = tmp_path / "bank"
    shutil.copytree(bundled("question_bank"), folder)
    (folder / "traps.yaml").write_text("- id: only\n  title: 1\n")

    done = earned(tmp_path / "data", "serve", "--port", "0", EARNED_QUESTION_BANK=str(folder))

    assert done.returncode == 1
    assert "traps.yaml:2: title: " in done.stderr
    assert "traps.yaml:1: gist: this field is missing (only)" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_bundled_bank_passes_its_check(tmp_path: Path) -> None:
    done = earned(tmp_path / "data", "bank", "check")

    assert (done.returncode, done.stdout.splitlines()[-1].endswith(" 0 problems.")) == (0, True)


def test_the_bank_is_exported_a_line_an_item(tmp_path: Path) -> None:
    lines = [
        json.loads(line)
        for line in earned(tmp_path / "data", "bank", "export", "--format", "jsonl").stdout.splitlines()
    ]

    assert len({line["id"] for line in lines}) == len(lines) >= 208
    keyed = {line["id"] for line in lines if any(option["correct"] for option in line["options"])}
    assert {line["id"] for line in lines if not line["blanks"] and not line["number"]} - keyed == set()


def test_the_bank_is_counted_by_its_parts(tmp_path: Path) -> None:
    out = earned(tmp_path / "data", "bank", "stats").stdout

    assert [line.split(":")[0] for line in out.splitlines()] == [
        "domain",
        "task",
        "type",
        "approach",
        "difficulty",
        "total",
    ]


def test_the_database_can_be_made_checked_copied_and_put_back(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    codes = [earned(folder, "db", *words).returncode for words in (("check",), ("upgrade",), ("check",), ("backup",))]
    [copy] = (folder / "backups").glob("*.sqlite3")

    restored = earned(folder, "db", "restore", str(copy))
    listed = earned(folder, "db", "restore")

    assert codes == [1, 0, 0, 0]
    assert (restored.returncode, listed.stdout.strip()) == (0, str(copy))


def test_doctor_finds_nothing_wrong_with_a_new_installation(tmp_path: Path) -> None:
    done = earned(tmp_path / "data", "doctor")

    assert (done.returncode, "FAIL" in done.stdout) == (0, False)


def test_doctor_names_the_fault_and_its_remedy(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    Settings(data_dir=folder).database_file.write_bytes(b"no database at all, though long enough" * 200)

    done = earned(folder, "doctor")

    assert done.returncode == 1
    assert "Restore a backup: earned db restore" in done.stdout


def test_version_is_the_programs_version(tmp_path: Path) -> None:
    assert earned(tmp_path / "data", "version").stdout == f"{__version__}\n"


def test_the_demo_serves_three_months_of_history_and_throws_it_away(tmp_path: Path) -> None:
    with serving(tmp_path / "data", "demo", "--port", "0") as (server, address):
        today = call(address, "/api/v1/today")
        seen = call(address, "/api/v1/bank/items")
        cycle = call(address, "/api/v1/renewal/cycle")
        server.send_signal(signal.SIGINT)
        server.wait(10)

    assert isinstance(today, dict)
    assert isinstance(seen, dict)
    assert isinstance(cycle, dict)
    assert today["objectives_met"] > today["objectives"] / 2
    assert seen["total"] > 100
    assert len(cycle["claims"]) == 7
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("words", [("bank", "export", "--format", "csv"), ("nonsense",)], ids=["format", "command"])
def test_wrong_usage_exits_with_two(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert earned(tmp_path / "data", *words).returncode == 2

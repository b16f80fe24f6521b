"""Figures of speed and size, printed as a table: `python -m tests.benchmarks.run`. Never part of the tests.

Requests per CPU-second are the server's own user and system time, which other load on the machine hardly touches.
The product and a bare FastAPI + sqlite3 server do the same kind of work in the same run, in turns.
"""

import http.client
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any
from uuid import uuid4

from app.bank import checks, files
from app.bank.service import load
from app.db import Writer, make_engine
from app.db.schema import prepare
from app.settings import Settings, bundled
from tests.answering import a_fitting_answer

ROUNDS = 3
CLIENTS = 16
REQUESTS = 600
TICKS = os.sysconf("SC_CLK_TCK")
Ask = Callable[[http.client.HTTPConnection, int], None]


def main() -> None:
    """Measure everything and print it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        print(
            f"cold start to first page: {cold_start(root / 'cold'):.2f} s wall (database made), "
            f"{cold_start(root / 'cold'):.2f} s again"
        )
        against_bare(root)
        print(f"bank check of the shipped bank: {timed(check_bank):.2f} s")
        print(
            f"loading 10,000 generated items: {load_many(root / 'many'):.2f} s, unchanged again "
            f"{load_many(root / 'many'):.2f} s"
        )


def cold_start(folder: Path) -> float:
    """Seconds from the command to the first answered page."""
    began = time.perf_counter()
    with product(folder) as (_, port):
        connection = http.client.HTTPConnection("127.0.0.1", port)
        connection.request("GET", "/welcome")
        connection.getresponse().read()
        return time.perf_counter() - began


def against_bare(root: Path) -> None:
    """Answer + next page and autosave, product and bare in turns; medians of requests per CPU-second."""
    rates: dict[str, list[float]] = {name: [] for name in ("answer", "bare answer", "save", "bare save")}
    with product(root / "data") as (mine, port), bare(root) as (other, bare_port):
        sessions = study_sessions(port, ROUNDS * REQUESTS // 4 // 60 + 1)
        for _ in range(ROUNDS):
            rates["answer"].append(rate(mine, port, REQUESTS // 4, study(sessions)))
            rates["bare answer"].append(rate(other, bare_port, REQUESTS // 4, bare_study))
        call(port, "POST", "/api/v1/exam/attempts", {"size": 20})  # it locks its items in study
        for _ in range(ROUNDS):
            rates["save"].append(rate(mine, port, REQUESTS, save))
            rates["bare save"].append(rate(other, bare_port, REQUESTS, bare_save))
        print(f"memory after {ROUNDS * REQUESTS * 2}+ requests: {memory(mine):.0f} MiB")
    for name in ("answer", "save"):
        ours, theirs = median(rates[name]), median(rates[f"bare {name}"])
        what = "answer + next page" if name == "answer" else "autosave"
        print(f"{what}: {ours:,.0f} per CPU-second, bare {theirs:,.0f}, {ours / theirs:.0%} of bare")


def study_sessions(port: int, count: int) -> Iterator[tuple[int, Any]]:
    """Sessions of sixty questions and each question of them, to be answered once."""
    found = []
    for _ in range(count):
        session = call(port, "POST", "/api/v1/study/sessions", {"count": 60})
        found += [(session["number"], question) for question in session["questions"]]
    return iter(found)


def study(questions: Iterator[tuple[int, Any]]) -> Ask:
    """Answer a question and fetch the next page."""

    def ask(connection: http.client.HTTPConnection, _: int) -> None:
        number, question = next(questions)
        path = f"/api/v1/study/sessions/{number}/questions/{question['position']}/answer"
        send(connection, "POST", path, {"chosen": a_fitting_answer(question["question"]), "confidence": "sure"})
        send(connection, "GET", f"/study/sessions/{number}/questions/{question['position'] % 60 + 1}")

    return ask


def bare_study(connection: http.client.HTTPConnection, n: int) -> None:
    """The same two requests on the bare server."""
    send(connection, "POST", "/answer", {"n": n, "chosen": [1]})
    send(connection, "GET", "/page")


def save(connection: http.client.HTTPConnection, n: int) -> None:
    """Save a choice of the open exam."""
    body = {"position": n % 20 + 1, "chosen": [n % 3], "sequence": time.time_ns() // 1000}
    send(connection, "POST", "/api/v1/exam/attempts/1/saves", body)


def bare_save(connection: http.client.HTTPConnection, n: int) -> None:
    """The same on the bare server."""
    send(connection, "POST", "/save", {"position": n % 20 + 1, "chosen": [n % 3], "sequence": time.time_ns() // 1000})


def rate(server: subprocess.Popen[str], port: int, requests: int, ask: Ask) -> float:
    """Asks per second of the server's own CPU time, from sixteen clients at once."""

    def client(first: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        for n in range(first, requests, CLIENTS):
            ask(connection, n)

    before = cpu(server)
    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(client, range(CLIENTS)))
    return requests / (cpu(server) - before)


def cpu(server: subprocess.Popen[str]) -> float:
    """CPU seconds that the process has used."""
    fields = Path(f"/proc/{server.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(server: subprocess.Popen[str]) -> float:
    """Resident memory of the process in MiB."""
    text = Path(f"/proc/{server.pid}/status").read_text()
    return int(re.findall(r"VmRSS:\s+(\d+)", text)[0]) / 1024


def send(connection: http.client.HTTPConnection, method: str, path: str, body: object = None) -> bytes:
    """One request on a kept connection; anything but success raises."""
    headers = {"Idempotency-Key": str(uuid4()), "Content-Type": "application/json"}
    connection.request(method, path, json.dumps(body) if body is not None else None, headers)
    answer = connection.getresponse()
    data = answer.read()
    if answer.status >= 400:
        raise RuntimeError(answer.status, data[:300])
    return data


def call(port: int, method: str, path: str, body: object) -> Any:
    """One request's JSON."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    return json.loads(send(connection, method, path, body))


@contextmanager
def product(folder: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Our server and its port."""
    environment = os.environ | {"EARNED_DATA_DIR": str(folder), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "app", "serve", "--port", "0"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        port = int(re.findall(r"http://[^:]+:(\d+)", server.stdout.readline())[0])
        try:
            yield server, port
        finally:
            server.terminate()


@contextmanager
def bare(folder: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """The bare server and its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "tests.benchmarks.bare", str(folder / "bare.sqlite3"), str(port)]
    with subprocess.Popen(command, text=True) as server:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        try:
            yield server, port
        finally:
            server.terminate()


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def check_bank() -> None:
    """Read and check the bundled bank."""
    checks.check(files.read(bundled("question_bank")))


def load_many(folder: Path) -> float:
    """Seconds to load ten thousand items made from the bundled ones."""
    settings = Settings(data_dir=folder, database_url=None)
    prepare(settings)
    catalogue = files.read(bundled("question_bank"))
    originals = list(catalogue.items.values())
    catalogue.items = {
        f"X{n // 1000}-{n:05d}": replace(originals[n % len(originals)], id=f"X{n // 1000}-{n:05d}")
        for n in range(10_000)
    }
    writer = Writer(make_engine(settings.url))

    def work() -> None:
        with writer.session() as db:
            load(db, catalogue, now=datetime.now(UTC))

    return timed(work)


if __name__ == "__main__":
    main()

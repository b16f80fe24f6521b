"""The single writer: turns, shared commits, refusals that do not reach the neighbors."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, insert, select, text
from sqlalchemy.exc import IntegrityError

from app.accounts.models import Receipt
from app.db import Writer
from app.db.engine import make_engine
from app.db.writer import WAITING, WriterBusy
from tests.conftest import ALICE, NOW


@pytest.fixture
def writer(engine: Engine) -> Iterator[Writer]:
    made = Writer(engine)
    made.start()
    yield made
    made.stop()


def store(key: str) -> Callable[[Connection], str]:
    def work(connection: Connection) -> str:
        row = {"learner_id": ALICE, "client_key": key, "request_digest": "", "answer": {}, "received_at": NOW}
        connection.execute(insert(Receipt), [row])
        return key

    return work


def stored(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return sorted(connection.scalars(select(Receipt.client_key)))


def test_an_answer_comes_after_its_commit(writer: Writer, engine: Engine) -> None:
    answer = writer.submit(store("one")).result(5)

    assert (answer, stored(engine)) == ("one", ["one"])


def test_many_threads_write_without_one_being_refused(writer: Writer, engine: Engine) -> None:
    def by_turn(number: int) -> None:
        with writer.session() as db:
            store(f"turn-{number:03d}")(db.connection())

    def by_queue(number: int) -> None:
        writer.submit(store(f"queue-{number:03d}")).result(20)

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(by_turn, range(40)))
        list(pool.map(by_queue, range(40)))

    assert len(stored(engine)) == 80


def test_writers_of_both_kinds_never_overlap_on_sqlite(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'turns.sqlite3'}")
    with engine.begin() as connection:
        connection.execute(text("create table counted (value integer)"))
        connection.execute(text("insert into counted values (0)"))
    writer = Writer(engine)
    writer.start()

    def add_one(connection: Connection) -> None:
        value = connection.scalar(text("select value from counted"))
        threading.Event().wait(0.001)
        connection.execute(text("update counted set value = :value"), {"value": value + 1})

    def in_session(_: int) -> None:
        with writer.session() as db:
            add_one(db.connection())

    with ThreadPoolExecutor(8) as pool:
        turns = [pool.submit(in_session, n) for n in range(30)]
        for future in [writer.submit(add_one) for _ in range(30)]:
            future.result(20)
        for turn in turns:
            turn.result(20)

    with engine.connect() as connection:
        assert connection.scalar(text("select value from counted")) == 60


def test_a_refused_work_leaves_its_neighbors_stored(writer: Writer, engine: Engine) -> None:
    with writer.turn():  # all three wait and are committed together
        futures = [writer.submit(store(key)) for key in ("a", "a", "b")]

    outcomes = [future.exception(5) for future in futures]

    assert sum(isinstance(outcome, IntegrityError) for outcome in outcomes) == 1
    assert stored(engine) == ["a", "b"]


def test_nothing_is_acknowledged_when_the_commit_fails(tmp_path: Path) -> None:
    file = tmp_path / "full.sqlite3"
    engine = make_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        connection.execute(text("create table filled (value blob)"))
        connection.execute(text("pragma user_version = 1"))
    writer = Writer(engine)
    writer.start()

    def limit(connection: Connection) -> None:
        connection.execute(text("pragma max_page_count = 3"))

    def fill(connection: Connection) -> None:
        connection.execute(text("insert into filled values (zeroblob(100000))"))

    writer.submit(limit).result(5)
    refused = writer.submit(fill).exception(5)
    writer.submit(lambda connection: connection.execute(text("pragma max_page_count = 100000"))).result(5)
    healed = writer.submit(fill).exception(5)

    with engine.connect() as connection:
        rows = connection.scalar(text("select count(*) from filled"))
    assert (type(refused), healed, rows) == (WriterBusy, None, 1)


def test_too_many_waiting_works_are_refused_as_busy(tmp_path: Path) -> None:
    writer = Writer(make_engine(f"sqlite:///{tmp_path / 'busy.sqlite3'}"))
    for _ in range(WAITING):
        writer.submit(lambda _connection: None)

    with pytest.raises(WriterBusy, match="very busy"):
        writer.submit(lambda _connection: None)


def test_stopping_finishes_what_waits(engine: Engine, writer: Writer) -> None:
    futures = [writer.submit(store(f"{n:02d}")) for n in range(20)]

    writer.stop()

    assert [future.done() for future in futures] == [True] * 20
    assert len(stored(engine)) == 20


def test_sqlite_syncs_every_commit_and_checks_foreign_keys(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'pragmas.sqlite3'}")

    with engine.connect() as connection:
        pragmas = [
            connection.scalar(text(f"pragma {name}")) for name in ("journal_mode", "synchronous", "foreign_keys")
        ]

    assert pragmas == ["wal", 2, 1]


def test_statements_keep_their_values_out_of_error_messages(engine: Engine) -> None:
    with pytest.raises(Exception) as caught, engine.connect() as connection:  # noqa: PT011 - each engine has its own
        connection.execute(text("select :secret from nowhere"), {"secret": "hunter2"})

    assert "hunter2" not in str(caught.value)

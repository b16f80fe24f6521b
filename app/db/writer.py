"""The single writer: whoever changes something waits for a turn, and hears back only after the commit.

On SQLite one thread commits everything that waits in one transaction, so that many learners share the cost of one
sync to disk. On PostgreSQL each work has a transaction of its own. Ordinary requests that write take the same turn.
"""

import asyncio
import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from app.db.engine import WRITES
from app.errors import Busy

Result = TypeVar("Result")
Work = Callable[[Connection], Result]

BATCH = 256
"""Most works in one transaction."""
WAITING = 2048
"""Most works that may wait; one more is refused as busy."""


class WriterBusy(Busy):
    """The queue is full or the disk refused; nothing was stored."""


class Writer:
    """Runs works that change the database, one transaction at a time on SQLite."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._single = engine.dialect.name == "sqlite"
        self._turn = threading.Lock()
        self._waiting: queue.Queue[tuple[Work[Any], Future[Any]] | None] = queue.Queue(WAITING)
        self._pool: ThreadPoolExecutor | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to take works."""
        if self._single:
            self._thread = threading.Thread(target=self._serve, name="writer", daemon=True)
            self._thread.start()
        else:
            self._pool = ThreadPoolExecutor(4, thread_name_prefix="writer")

    def stop(self) -> None:
        """Finish what waits, then stop."""
        if self._thread:
            self._waiting.put(None)
            self._thread.join()
        if self._pool:
            self._pool.shutdown()

    def submit(self, work: Work[Result]) -> "Future[Result]":
        """A future of the work's result, done only after its commit; raises WriterBusy when too many wait."""
        if self._pool:
            return self._pool.submit(self._alone, work)
        done: Future[Result] = Future()
        try:
            self._waiting.put_nowait((work, done))
        except queue.Full:
            message = "The service is very busy. Nothing is lost: the page tries again by itself."
            raise WriterBusy(message) from None
        return done

    async def run(self, work: Work[Result]) -> Result:
        """The work's result, after its commit."""
        return await asyncio.wrap_future(self.submit(work))

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session that holds the turn to write until the block ends, and then commits."""
        with self.turn(), self.open_session() as session, session.begin():
            yield session

    def open_session(self) -> Session:
        """A session for writing; the caller holds the turn and commits."""
        return Session(self._engine.execution_options(**WRITES), expire_on_commit=False)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """The right to write: exclusive on SQLite, free on PostgreSQL."""
        if not self._single:
            yield
            return
        with self._turn:
            yield

    def _alone(self, work: Work[Result]) -> Result:
        with self._engine.execution_options(**WRITES).begin() as connection:
            return work(connection)

    def _serve(self) -> None:
        with self._engine.execution_options(**WRITES).connect() as connection:
            while batch := self._next_batch():
                with self._turn:
                    _commit_together(connection, batch)

    def _next_batch(self) -> list[tuple[Work[Any], Future[Any]]]:
        """The works that wait now, at least one; empty when the writer is to stop."""
        batch = []
        job = self._waiting.get()
        while job:
            batch.append(job)
            if len(batch) == BATCH or self._waiting.empty():
                return batch
            job = self._waiting.get()
        if batch:
            self._waiting.put(None)  # stop after this batch
        return batch


def _commit_together(connection: Connection, batch: list[tuple[Work[Any], Future[Any]]]) -> None:
    """Run the works in one transaction, each behind a savepoint; answer all of them after the commit."""
    outcomes: list[tuple[Future[Any], Any, BaseException | None]] = []
    try:
        with connection.begin():
            for work, done in batch:
                outcomes.append((done, *_guarded(connection, work)))
    except Exception as problem:  # noqa: BLE001 - nothing was stored: everyone who waits must hear it
        for _, done in batch:
            done.set_exception(_refusal(problem))
        return
    for done, result, refusal in outcomes:
        if refusal is not None:
            done.set_exception(refusal)
        else:
            done.set_result(result)


def _guarded(connection: Connection, work: Work[Any]) -> tuple[Any, BaseException | None]:
    try:
        with connection.begin_nested():
            return work(connection), None
    except Exception as problem:
        if isinstance(problem, OperationalError):
            raise  # the disk or the file is the trouble, not this work
        return None, problem


def _refusal(problem: Exception) -> Exception:
    if isinstance(problem, OperationalError):
        return WriterBusy("The answer could not be written to disk. It is still on this page: try again in a moment.")
    return problem

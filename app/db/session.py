"""One session a request: it reads on GET, takes the turn to write otherwise, and commits before the response leaves."""

from collections.abc import AsyncIterator
from typing import Annotated

import anyio
from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from app.db.writer import Writer, WriterBusy

READS = frozenset({"GET", "HEAD", "OPTIONS"})


async def session_per_request(request: Request) -> AsyncIterator[Session]:
    """A session whose work is committed when the handler returns and undone when it raises.

    Requests that write wait for their turn on the event loop, not in a thread: waiting threads could starve the one
    whose turn it is.
    """
    state = request.app.state
    if request.method in READS:
        with Session(state.engine, expire_on_commit=False) as session:
            yield session
        return
    writer: Writer = state.writer
    limit: anyio.CapacityLimiter = state.write_limit
    async with limit:
        turn = writer.turn()
        await run_in_threadpool(turn.__enter__)
        session = writer.open_session()
        try:
            yield session
            await run_in_threadpool(session.commit)
        except OperationalError as problem:
            message = "This could not be written to disk. Nothing was changed: try again in a moment."
            raise WriterBusy(message) from problem
        finally:
            await run_in_threadpool(session.close)
            turn.__exit__(None, None, None)


def _writer(request: Request) -> Writer:
    writer: Writer = request.app.state.writer
    return writer


Db = Annotated[Session, Depends(session_per_request, scope="function")]
WriterDep = Annotated[Writer, Depends(_writer)]

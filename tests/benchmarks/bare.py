"""The same two writes on bare FastAPI and sqlite3, for comparison: group commit, FULL sync, no rules, no log-in."""

import asyncio
import queue
import sqlite3
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import uvicorn
from fastapi import FastAPI, Request
from jinja2 import Environment
from starlette.responses import HTMLResponse, JSONResponse, Response

PAGE = Environment(autoescape=True).from_string(
    "<!doctype html><title>q</title>"
    "{% for n in range(90) %}<a href='/q/{{ n }}'>{{ n }}</a>{% endfor %}<p>{{ stem }}</p>"
)
Work = Callable[[sqlite3.Connection], Any]


def serve(file: str, port: int) -> None:
    """Serve until killed."""
    app = FastAPI(docs_url=None, redoc_url=None)
    waiting: queue.Queue[tuple[Work, Future[Any]]] = queue.Queue()
    threading.Thread(target=write, args=(file, waiting), daemon=True).start()

    async def run(work: Work) -> Any:
        done: Future[Any] = Future()
        waiting.put((work, done))
        return await asyncio.wrap_future(done)

    @app.post("/answer")
    async def answer(request: Request) -> Response:
        body = await request.json()

        def work(db: sqlite3.Connection) -> None:
            db.execute("select due from cards where id = ?", (body["n"] % 52,)).fetchone()
            db.execute("insert into log (n, chosen) values (?, ?)", (body["n"], str(body["chosen"])))
            db.execute(
                "insert into cards values (?, 1) on conflict (id) do update set due = due + 1", (body["n"] % 52,)
            )

        await run(work)
        return JSONResponse({"right": True})

    @app.get("/page")
    async def page() -> Response:
        return HTMLResponse(PAGE.render(stem="A question of some length, as they are. " * 8))

    @app.post("/save")
    async def save(request: Request) -> Response:
        body = await request.json()

        def work(db: sqlite3.Connection) -> None:
            db.execute("select sequence from saves where position = ?", (body["position"],)).fetchone()
            sql = "insert into saves values (?, ?, ?) on conflict (position) do update set sequence = excluded.sequence"
            db.execute(sql, (body["position"], body["sequence"], str(body["chosen"])))

        await run(work)
        return Response(status_code=204)

    uvicorn.run(app, port=port, log_level="warning", access_log=False)


def write(file: str, waiting: "queue.Queue[tuple[Work, Future[Any]]]") -> None:
    """Commit everything that waits in one transaction."""
    db = sqlite3.connect(file, isolation_level=None)
    db.executescript(
        "pragma journal_mode=wal; pragma synchronous=full; create table log (n, chosen);"
        "create table cards (id integer primary key, due);"
        "create table saves (position integer primary key, sequence, chosen)"
    )
    while True:
        batch = [waiting.get()]
        while not waiting.empty() and len(batch) < 256:
            batch.append(waiting.get())
        db.execute("begin immediate")
        results = [work(db) for work, _ in batch]
        db.execute("commit")
        for (_, done), result in zip(batch, results, strict=True):
            done.set_result(result)


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]))

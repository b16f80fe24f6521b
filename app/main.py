"""Puts the parts together: one application from settings, ready to serve."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

import anyio
from fastapi import FastAPI
from sqlalchemy import Engine
from starlette.middleware.gzip import GZipMiddleware

from app import __version__
from app.accounts import api as accounts_api
from app.accounts import pages as accounts_pages
from app.accounts.queries import LOCAL_LEARNER, theme_of
from app.accounts.service import ensure_learner
from app.authoring import pages as authoring_pages
from app.bank import pages as bank_pages
from app.bank.domain import Bank
from app.bank.files import Catalogue
from app.bank.queries import bank as bank_in_memory
from app.bank.service import load, read_checked
from app.calculators import api as calculators_api
from app.calculators import pages as calculators_pages
from app.clock import Clock, utc_now
from app.db import Writer, make_engine
from app.db.schema import prepare
from app.disputes import api as disputes_api
from app.disputes import pages as disputes_pages
from app.exam import api as exam_api
from app.exam import pages as exam_pages
from app.exam import service as exam_service
from app.home import api as home_api
from app.home import pages as home_pages
from app.renewal import api as renewal_api
from app.renewal import pages as renewal_pages
from app.responses import api as responses_api
from app.responses import pages as responses_pages
from app.responses.rescoring import rescore
from app.settings import Settings
from app.study import api as study_api
from app.study import pages as study_pages
from app.study import service as study_service
from app.web import docs, health, problems
from app.web.assets import FOLDER, HashedFiles
from app.web.guards import Guards
from app.web.render import environment

log = logging.getLogger("earned")

PAGES = (
    home_pages,
    accounts_pages,
    study_pages,
    exam_pages,
    renewal_pages,
    bank_pages,
    authoring_pages,
    disputes_pages,
    responses_pages,
    calculators_pages,
    docs,
    health,
)
APIS = (home_api, accounts_api, study_api, exam_api, renewal_api, responses_api, disputes_api, calculators_api)


def create_app(
    settings: Settings, *, clock: Clock = utc_now, seed: int | None = None, catalogue: Catalogue | None = None
) -> FastAPI:
    """The application; the database is prepared and the bank loaded when it starts.

    `clock` and `seed` make time and chance repeatable; a `catalogue` that was read before is not read again.
    Raises StartError where something is amiss.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        writer: Writer = app.state.writer
        writer.start()
        yield
        writer.stop()
        app.state.engine.dispose()

    app = FastAPI(
        title="Earned",
        version=__version__,
        summary="Prepare for the PMP, pass it, keep it.",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.settings = settings
    app.state.clock, app.state.seed = clock, seed
    app.state.templates, app.state.theme_of = environment(), theme_of
    opened = open_database(settings, clock(), catalogue)
    app.state.engine, app.state.writer, app.state.bank = opened.engine, opened.writer, opened.bank
    app.state.write_limit = anyio.CapacityLimiter(1 if settings.is_sqlite else 4)
    for part in (*PAGES, *APIS):
        app.include_router(part.router)
    app.mount("/static", HashedFiles(directory=FOLDER))
    problems.install(app)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=1)
    app.add_middleware(Guards, host_names=settings.host_names)
    return app


@dataclass(frozen=True, slots=True)
class Opened:
    """A database that is ready, its writer (not started), and the bank in memory."""

    engine: Engine
    writer: Writer
    bank: Bank


def open_database(settings: Settings, now: datetime, catalogue: Catalogue | None = None) -> Opened:
    """Bring the schema up to date, load the bank, make the local learner. Raises StartError."""
    prepare(settings)
    catalogue = catalogue or read_checked(settings.question_bank)
    engine = make_engine(settings.url)
    writer = Writer(engine)
    with writer.session() as db:
        report = load(db, catalogue, now=now)
        ensure_learner(db, LOCAL_LEARNER, now=now)
        found = bank_in_memory(db, catalogue)
        corrected = rescore(db.connection(), found, now=now)
        exam_service.take_rescores(db.connection(), corrected)
        study_service.take_rescores(db.connection(), corrected)
    log.info("question bank: %d live items, %s", len(found.live), report)
    return Opened(engine, writer, found)

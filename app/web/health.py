"""Whether the service is alive, and whether it can answer from its database."""

from fastapi import APIRouter, Request
from sqlalchemy import text
from starlette.responses import JSONResponse, PlainTextResponse, Response

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
def alive() -> PlainTextResponse:
    """The process answers."""
    return PlainTextResponse("ok")


@router.get("/readyz")
def ready(request: Request) -> Response:
    """The database answers; its kind and version are named."""
    engine = request.app.state.engine
    sqlite = engine.dialect.name == "sqlite"
    with engine.connect() as connection:
        version = connection.scalar(text("select sqlite_version()" if sqlite else "show server_version"))
    return JSONResponse({"database": engine.dialect.name, "version": version})

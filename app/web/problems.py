"""The one place that knows HTTP statuses: refusals as pages, as fragments, or as problem JSON (RFC 9457)."""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from app.errors import AppError, Busy, Conflict, Invalid, NotAllowed, NotFound
from app.web.forms import plain
from app.web.render import render, wants_partial

log = logging.getLogger("earned")

STATUSES: dict[type[AppError], HTTPStatus] = {
    NotFound: HTTPStatus.NOT_FOUND,
    Conflict: HTTPStatus.CONFLICT,
    NotAllowed: HTTPStatus.FORBIDDEN,
    Invalid: HTTPStatus.UNPROCESSABLE_ENTITY,
    Busy: HTTPStatus.SERVICE_UNAVAILABLE,
}
TITLES = {
    400: "That request is not readable",
    403: "Not allowed",
    404: "Not found",
    405: "Not possible here",
    409: "Not possible now",
    413: "Too large",
    422: "Something does not fit",
    500: "Something broke on our side",
    503: "Busy at the moment",
}
UNKNOWN_PAGE = "There is nothing at this address. It may be mistyped, or the thing was removed."
BROKEN = "Everything you had saved is safe. Try again; if it happens again, the log of the server says why."


def install(app: FastAPI) -> None:
    """Make every refusal and fault take the same path."""
    app.add_exception_handler(AppError, _refused)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _broken)


def answer(request: Request, status: int, message: str, fields: Mapping[str, str] | None = None) -> Response:
    """The refusal in the form that the asker reads."""
    title = TITLES.get(status, HTTPStatus(status).phrase)
    headers = {"Retry-After": "2"} if status == HTTPStatus.SERVICE_UNAVAILABLE else None
    if request.url.path.startswith("/api/"):
        problem: dict[str, Any] = {"type": "about:blank", "title": title, "status": status, "detail": message}
        if fields:
            problem["errors"] = dict(fields)
        return JSONResponse(problem, status, headers, media_type="application/problem+json")
    template = "web/errors/_message.html" if wants_partial(request) else "web/errors/problem.html"
    response = render(request, template, status, title=title, message=message, fields=fields or {})
    response.headers.update(headers or {})
    return response


def _refused(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, AppError)  # noqa: S101 - registered for this type
    status = next((s for kind, s in STATUSES.items() if isinstance(problem, kind)), HTTPStatus.INTERNAL_SERVER_ERROR)
    return answer(request, status, problem.message, getattr(problem, "fields", None))


def _unreadable(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, RequestValidationError)  # noqa: S101 - registered for this type
    if any(error["loc"][0] == "path" for error in problem.errors()):
        return answer(request, HTTPStatus.NOT_FOUND, UNKNOWN_PAGE)
    fields = {".".join(map(str, error["loc"][1:])): plain(error["type"], error["msg"]) for error in problem.errors()}
    named = "; ".join(f"{name or 'body'}: {text}" for name, text in fields.items())
    return answer(request, HTTPStatus.UNPROCESSABLE_ENTITY, f"Nothing was stored. {named}", fields)


def _http(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, HTTPException)  # noqa: S101 - registered for this type
    message = UNKNOWN_PAGE if problem.status_code == HTTPStatus.NOT_FOUND else str(problem.detail)
    return answer(request, problem.status_code, message)


def _broken(request: Request, problem: Exception) -> Response:
    log.error("%s %s failed", request.method, request.url.path, exc_info=problem)
    return answer(request, HTTPStatus.INTERNAL_SERVER_ERROR, BROKEN)

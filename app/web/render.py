"""Templates: one environment, folders beside their features, undefined names are errors."""

from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from starlette.responses import HTMLResponse

from app import __version__
from app.web import assets, text

_APP = Path(__file__).parent.parent


def environment() -> Environment:
    """Templates of all features, named `feature/file.html`; those of the shell have no prefix but `web/`."""
    loaders = {folder.parent.name: FileSystemLoader(folder) for folder in _APP.glob("*/templates")}
    env = Environment(loader=PrefixLoader(loaders), autoescape=True, undefined=StrictUndefined, auto_reload=False)
    env.trim_blocks = env.lstrip_blocks = True
    env.globals |= {
        "asset": assets.asset,
        "integrity": assets.integrity,
        "new_key": lambda: str(uuid4()),
        "version": __version__,
    }
    env.filters |= {
        "inline": text.inline,
        "number": text.number,
        "count": text.count,
        "duration": text.duration,
        "type_name": _type_name,
        "day": _day,
        "moment": _moment,
    }
    return env


def render(request: Request, template: str, status_code: int = 200, **context: Any) -> HTMLResponse:
    """The page or partial; `theme` of the learner reaches every template."""
    env: Environment = request.app.state.templates
    context.setdefault("theme", getattr(request.state, "theme", None) or request.app.state.theme_of(request))
    body = env.get_template(template).render(request=request, path=request.url.path, **context)
    return HTMLResponse(body, status_code)


def wants_partial(request: Request) -> bool:
    """Whether a script asked for a piece of the page that it swaps in."""
    return request.headers.get("HX-Request") == "true"


def _type_name(value: str) -> str:
    """A type of question as a person says it."""
    names = {
        "single": "One answer",
        "multiple": "Several answers",
        "hotspot": "Point and click",
        "numeric": "Number entry",
    }
    return names.get(value, value.replace("-", " ").capitalize())


def _day(value: date) -> str:
    return f"{value:%B} {value.day}, {value.year}"


def _moment(value: datetime) -> str:
    return f"{value:%B} {value.day}, {value.year}, {value:%H:%M}"

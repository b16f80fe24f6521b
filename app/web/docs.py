"""The API's reference as a page of our own, made from its OpenAPI description: no outside script, no download."""

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.web.render import render

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter, or a field of a body or answer."""

    name: str
    kind: str
    note: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class Operation:
    """One call of the API."""

    method: str
    path: str
    summary: str
    parameters: tuple[Field, ...]
    body: str
    answer: str


@router.get("/api/docs")
def docs(request: Request) -> Response:
    """Every operation and every shape."""
    spec = request.app.openapi()
    groups: dict[str, list[Operation]] = {}
    for path, methods in spec["paths"].items():
        for method, operation in methods.items():
            groups.setdefault(operation["tags"][0], []).append(_operation(path, method, operation))
    schemas = spec["components"]["schemas"]
    shapes = {name: _fields(schema) for name, schema in schemas.items() if "properties" in schema}
    return render(request, "web/docs.html", groups=groups, shapes=shapes)


def _operation(path: str, method: str, operation: dict[str, Any]) -> Operation:
    parameters = tuple(
        Field(p["name"], _kind(p["schema"]), p.get("description", ""), p.get("required", False))
        for p in operation.get("parameters", ())
    )
    answers = (_content(operation["responses"][code]) for code in ("200", "201") if code in operation["responses"])
    return Operation(
        method=method.upper(),
        path=path,
        summary=operation.get("description", operation["summary"]),
        parameters=parameters,
        body=_content(operation.get("requestBody", {})),
        answer=next(answers, ""),
    )


def _content(part: dict[str, Any]) -> str:
    schema = part.get("content", {}).get("application/json", {}).get("schema", {})
    return _kind(schema) if schema else ""


def _fields(schema: dict[str, Any]) -> tuple[Field, ...]:
    required = schema.get("required", ())
    return tuple(
        Field(name, _kind(field), field.get("description", ""), name in required)
        for name, field in schema["properties"].items()
    )


def _kind(schema: dict[str, Any]) -> str:
    """A schema in a few words: `integer`, `list of QuestionOut`, `date or null`."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in schema:
        return " or ".join(_kind(part) for part in schema["anyOf"])
    if "enum" in schema:
        return " or ".join(f"“{value}”" if isinstance(value, str) else str(value) for value in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    return str(schema.get("format") or schema.get("type") or "any")

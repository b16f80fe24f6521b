"""Forms that keep what was typed: values and messages by field, ready for a template."""

import re
from collections.abc import Mapping
from typing import Annotated, Generic, TypeVar

from fastapi import Depends, Request
from pydantic import BaseModel, ValidationError

from app.errors import Invalid

Model = TypeVar("Model", bound=BaseModel)
Raw = Mapping[str, list[str]]
_WHOLE = re.compile(r"^-?\d{1,9}$", re.ASCII)

MESSAGES = {
    "missing": "Fill this in.",
    "string_too_short": "Fill this in.",
    "int_parsing": "Enter a whole number.",
    "int_from_float": "Enter a whole number.",
    "float_parsing": "Enter a number.",
    "decimal_parsing": "Enter a number, for example 1.5.",
    "finite_number": "Enter a number.",
    "date_from_datetime_parsing": "Enter a date that exists, as year-month-day.",
    "date_from_datetime_inexact": "Enter a date that exists, as year-month-day.",
    "date_parsing": "Enter a date that exists, as year-month-day.",
    "enum": "Choose one of the choices.",
    "literal_error": "Choose one of the choices.",
    "uuid_parsing": "This form is incomplete. Load the page again.",
}


class Typed(dict[str, str]):
    """What stands in each field; empty where nothing was typed."""

    def __missing__(self, name: str) -> str:
        """The empty field."""
        return ""


class FormView(Generic[Model]):
    """A posted form: `value` when it fits its model, else None with `errors` by field; `typed` keeps every entry."""

    def __init__(self, model: type[Model], raw: Raw | None = None, **start: object) -> None:
        self.typed = Typed({name: "" if v is None else str(v) for name, v in start.items()})
        self.errors: dict[str, str] = {}
        self.value: Model | None = None
        self._raw: Raw = raw or {}
        if raw is not None:
            self.typed |= {name: values[-1] for name, values in raw.items()}
            self._read(model, raw)

    def refuse(self, problem: Invalid) -> None:
        """Show a service's refusal beside the fields it names, or above the form."""
        self.errors |= problem.fields or {"": problem.message}

    def entries(self, name: str) -> list[int | str]:
        """All that was typed under a name, whole numbers as such."""
        return [int(text) if _WHOLE.match(text) else text for text in self._raw.get(name, ())]

    def _read(self, model: type[Model], raw: Raw) -> None:
        lists = {name for name, f in model.model_fields.items() if "list" in str(f.annotation)}
        data = {
            name: values if name in lists else values[-1].strip()
            for name, values in raw.items()
            if name in lists or values[-1].strip()
        }
        try:
            self.value = model.model_validate(data)
        except ValidationError as problems:
            for problem in problems.errors():
                name = str(problem["loc"][0]) if problem["loc"] else ""
                self.errors.setdefault(name, plain(problem["type"], problem["msg"]))


def plain(kind: str, message: str) -> str:
    """A validator's message in the words of a person."""
    own = message.removeprefix("Value error, ").removeprefix("Assertion failed, ")
    return MESSAGES.get(kind, own if own.endswith(".") else own + ".")


async def _raw_form(request: Request) -> Raw:
    form = await request.form(max_fields=200)
    texts = {name: [v for v in form.getlist(name) if isinstance(v, str)] for name in form}
    await form.close()
    return {name: values for name, values in texts.items() if values}


RawForm = Annotated[Raw, Depends(_raw_form)]

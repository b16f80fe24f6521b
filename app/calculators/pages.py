"""Pages of the calculators: the list of formulas, a formula, a worksheet, and the sheet to print."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.calculators.domain import (
    ANSWER,
    LONGEST_QUERY,
    Entries,
    Field,
    Worksheet,
    contents,
    fields_of,
    find,
    related,
    solved,
)
from app.errors import Invalid
from app.formulas.catalogue import Formula
from app.web.render import render

router = APIRouter(prefix="/formulas", include_in_schema=False)

OK, UNPROCESSABLE = 200, 422


@dataclass
class Form:
    """The fields of a page, what stands in them, and what is wrong with it; "" is the form as a whole."""

    fields: Sequence[Field]
    typed: Mapping[str, str]
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def status(self) -> int:
        """The status of the page that shows it."""
        return UNPROCESSABLE if self.errors else OK

    def refuse(self, problem: Invalid) -> None:
        """Show a refusal beside the fields it names, or above the form."""
        self.errors |= problem.fields or {"": problem.message}


@router.get("")
def formulas(request: Request, q: str = "") -> Response:
    """All formulas by group, or those with the words that are looked for."""
    words = q[:LONGEST_QUERY].strip()
    return render(request, "calculators/formulas.html", groups=contents(words), words=words)


@router.get("/sheet")
def sheet(request: Request) -> Response:
    """All formulas on one page of paper."""
    groups = {group: [entry for entry in entries if entry.expression] for group, entries in contents().items()}
    return render(request, "calculators/sheet.html", groups=groups)


@router.get("/{name}")
def calculator(request: Request, name: str) -> Response:
    """A formula or a worksheet, worked with what stands in the address, at first with its example."""
    found = find(name)
    return _formula(request, found) if isinstance(found, Formula) else _worksheet(request, found)


def _formula(request: Request, formula: Formula) -> Response:
    form = _form(request, (*fields_of(formula), ANSWER))
    solution = None
    try:
        solution = solved(formula, Entries(form.typed))
    except Invalid as problem:
        form.refuse(problem)
    return render(
        request,
        "calculators/formula.html",
        form.status,
        formula=formula,
        form=form,
        solution=solution,
        related=related(formula.id),
    )


def _worksheet(request: Request, worksheet: Worksheet) -> Response:
    form = _form(request, worksheet.fields)
    answer = None
    try:
        answer = worksheet.work(Entries(form.typed))
    except Invalid as problem:
        form.refuse(problem)
    return render(
        request,
        "calculators/worksheet.html",
        form.status,
        worksheet=worksheet,
        form=form,
        answer=answer,
        related=related(worksheet.id),
    )


def _form(request: Request, fields: Sequence[Field]) -> Form:
    """The form with what stands in the address; with the examples where nothing does."""
    given = request.query_params
    is_first = not any(each.name in given for each in fields)
    return Form(fields, {each.name: each.example if is_first else given.get(each.name, "") for each in fields})

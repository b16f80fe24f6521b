"""The calculators as JSON: the same rules as the pages."""

from fastapi import APIRouter

from app.calculators.domain import (
    ANSWER,
    Answer,
    Entries,
    Entry,
    Field,
    Solution,
    contents,
    fields_of,
    find,
    solved,
)
from app.calculators.schemas import (
    FieldOut,
    FormulaOut,
    JudgmentOut,
    SlipOut,
    SolutionOut,
    TableOut,
    ValuesRequest,
)
from app.formulas.catalogue import Formula

router = APIRouter(prefix="/api/v1/formulas", tags=["formulas"])


@router.get("")
def list_formulas() -> list[FormulaOut]:
    """Every formula and worksheet with the values that it takes."""
    return [_formula_out(entry) for entries in contents().values() for entry in entries]


@router.post("/{name}")
def work_formula(name: str, given: ValuesRequest) -> SolutionOut:
    """The result, its steps and the usual slips for these values; nothing is stored."""
    found, entries = find(name), Entries(given.typed())
    if isinstance(found, Formula):
        return _solution_out(solved(found, entries))
    return _answer_out(found.work(entries))


def _formula_out(entry: Entry) -> FormulaOut:
    found = find(entry.id)
    fields = (*fields_of(found), ANSWER) if isinstance(found, Formula) else found.fields
    return FormulaOut(
        id=entry.id,
        group=entry.group,
        title=entry.title,
        meaning=entry.meaning,
        expression=entry.expression,
        fields=list(map(_field_out, fields)),
    )


def _field_out(field: Field) -> FieldOut:
    return FieldOut(
        name=field.name,
        label=field.label,
        unit=field.unit,
        hint=field.hint,
        example=field.example,
        is_optional=field.is_optional,
    )


def _solution_out(solution: Solution) -> SolutionOut:
    judgment = solution.judgment
    return SolutionOut(
        sentence=solution.sentence,
        result=solution.text,
        reading=solution.formula.reading,
        steps=list(solution.steps),
        slips=[SlipOut(name=each.slip.name, what=each.slip.what, result=each.text) for each in solution.missteps],
        judgment=judgment
        and JudgmentOut(
            standing=judgment.standing.value,
            slip=judgment.misstep and judgment.misstep.slip.name,
            sentence=judgment.sentence,
        ),
    )


def _answer_out(answer: Answer) -> SolutionOut:
    return SolutionOut(
        sentence=answer.sentence,
        steps=list(answer.steps),
        tables=[
            TableOut(title=each.title, head=list(each.table.head), rows=[list(row) for row in each.table.rows])
            for each in answer.tables
        ],
        notes=list(answer.notes),
    )

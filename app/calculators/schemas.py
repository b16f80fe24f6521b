"""JSON shapes of the calculators."""

from decimal import Decimal

from pydantic import BaseModel, Field


class FieldOut(BaseModel):
    """A value to give."""

    name: str
    label: str
    unit: str
    hint: str
    example: str
    is_optional: bool


class FormulaOut(BaseModel):
    """A formula, or a worksheet, which has no expression."""

    id: str
    group: str
    title: str
    meaning: str
    expression: str
    fields: list[FieldOut]


class ValuesRequest(BaseModel):
    """A value for each field, as a number or as a person types it; a formula also judges an `answer`."""

    values: dict[str, Decimal | str] = Field(max_length=20)

    def typed(self) -> dict[str, str]:
        """The values as they would stand in the form."""
        return {name: value if isinstance(value, str) else _plain(value) for name, value in self.values.items()}


class SlipOut(BaseModel):
    """A usual slip and the number it leads to."""

    name: str
    what: str
    result: str


class JudgmentOut(BaseModel):
    """What the given answer is: right, a known slip, or wrong."""

    standing: str
    slip: str | None
    sentence: str


class TableOut(BaseModel):
    """A table of a worksheet."""

    title: str
    head: list[str]
    rows: list[list[str]]


class SolutionOut(BaseModel):
    """The result in words, the number as shown (formulas only), and how it came about."""

    sentence: str
    result: str | None = None
    reading: str = ""
    steps: list[str]
    slips: list[SlipOut] = []
    judgment: JudgmentOut | None = None
    tables: list[TableOut] = []
    notes: list[str] = []


def _plain(value: Decimal) -> str:
    """The digits without an exponent; a number of very many digits as it is, to be refused."""
    _, digits, exponent = value.as_tuple()
    is_short = isinstance(exponent, int) and len(digits) + abs(exponent) <= 50  # noqa: PLR2004 - longer is refused
    return format(value, "f") if is_short else str(value)

"""Worksheet: an asset written off by three methods, year by year."""

from collections.abc import Iterator

from app.calculators.domain.answer import Answer, Titled, Worksheet
from app.calculators.domain.entries import Entries, Field, beside
from app.calculators.domain.numbers import TIMES
from app.exhibits.domain import Table
from app.formulas.depreciation import Asset, double_declining, straight_line, sum_of_years
from app.formulas.rounding import MINUS, money

MOST_YEARS = 50
DIGITS = "Sum of the years' digits"
METHODS = {
    "Straight line": straight_line,
    "Double declining balance": double_declining,
    DIGITS: sum_of_years,
}


def work(entries: Entries) -> Answer:
    """Charges and book values of each year; raises Invalid beside the field."""
    cost, salvage = entries.number("cost"), entries.number("salvage")
    years = entries.whole("years", most=MOST_YEARS)
    with beside("salvage"):
        asset = Asset(cost, salvage, years)
    first = {name: money(method(asset)[0].charge) for name, method in METHODS.items()}
    return Answer(
        f"The first year's charge is {first['Straight line']} by straight line, "
        f"{first['Double declining balance']} by double declining balance and "
        f"{first[DIGITS]} by the sum of the years' digits.",
        tuple(_steps(asset)),
        (Titled("Charges and book values", _table(asset)),),
        notes=("None writes off more than the cost less the final value; the accelerated ones do it earlier.",),
    )


def _steps(asset: Asset) -> Iterator[str]:
    cost, salvage, years = money(asset.cost), money(asset.salvage), asset.years
    digits = years * (years + 1) // 2
    yield f"Straight line = ({cost} {MINUS} {salvage}) / {years} = {money(straight_line(asset)[0].charge)} every year"
    first = money(double_declining(asset)[0].charge)
    yield f"Double declining, first year = 2 / {years} {TIMES} {cost} = {first}, never below the salvage value"
    charge = money(sum_of_years(asset)[0].charge)
    yield f"Sum of the years' digits, first year = {years} / {digits} {TIMES} ({cost} {MINUS} {salvage}) = {charge}"


def _table(asset: Asset) -> Table:
    years = zip(*(method(asset) for method in METHODS.values()), strict=True)
    rows = tuple(
        (str(same[0].number), *(money(n) for year in same for n in (year.charge, year.book_value))) for same in years
    )
    head = ("Year", *(f"{name}, {what}" for name in METHODS for what in ("charge", "book value")))
    return Table(head, rows, frozenset(range(1, 7)))


WORKSHEET = Worksheet(
    "depreciation",
    "Depreciation schedule",
    "What an asset loses each year by straight line, double declining balance and sum of the years' digits.",
    (
        Field("cost", "Cost of the asset", "50,000"),
        Field("salvage", "Value at the end of its life", "5,000"),
        Field("years", "Years of life", "5"),
    ),
    work,
)

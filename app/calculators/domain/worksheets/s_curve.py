"""Worksheet: the S-curve of planned value with earned value and actual cost."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from app.calculators.domain.answer import Answer, Titled, Worksheet, drawn
from app.calculators.domain.entries import Entries, Field, Unreadable, beside
from app.exhibits.domain import SCurve, Table
from app.formulas.earned_value import cpi, cv, eac_typical, spi, sv
from app.formulas.rounding import MINUS, index, money

Series = Sequence[Fraction]


def work(entries: Entries) -> Answer:
    """Variances and indices period by period, and the forecast at the data date; raises Invalid beside the field."""
    planned, earned, actual = (_cumulative(entries, name) for name in ("planned", "earned", "actual"))
    if len(earned) > len(planned):
        raise Unreadable("earned", f"Enter at most {len(planned)} numbers, one for each planned period.")
    if len(actual) != len(earned):
        raise Unreadable("actual", f"Enter {len(earned)} numbers: one for each earned value.")
    with beside("planned"):
        speed = spi(earned[-1], planned[len(earned) - 1])
    with beside("actual"):
        cost = cpi(earned[-1], actual[-1])
    with beside("earned"):
        forecast = eac_typical(bac=planned[-1], ev=earned[-1], ac=actual[-1])
    return Answer(
        f"At the end of period {len(earned)} CPI is {index(cost)} and SPI is {index(speed)}; "
        f"if the cost goes on like this, the project will cost {money(forecast)} instead of {money(planned[-1])}.",
        tuple(_steps(planned, earned, actual)),
        (Titled("Period by period", _table(planned, earned, actual)),),
        drawn(lambda: _drawing(planned, earned, actual)),
    )


def _cumulative(entries: Entries, name: str) -> tuple[Fraction, ...]:
    values = entries.numbers(name)
    if values[0] < 0 or any(later < earlier for earlier, later in pairwise(values)):
        raise Unreadable(name, "Enter cumulative values: zero or more, none lower than the one before.")
    return values


def _steps(planned: Series, earned: Series, actual: Series) -> Iterator[str]:
    pv, ev, ac = planned[len(earned) - 1], earned[-1], actual[-1]
    yield f"CV = EV {MINUS} AC = {money(ev)} {MINUS} {money(ac)} = {money(cv(ev, ac))}"
    yield f"SV = EV {MINUS} PV = {money(ev)} {MINUS} {money(pv)} = {money(sv(ev, pv))}"
    yield f"CPI = EV / AC = {money(ev)} / {money(ac)} = {index(cpi(ev, ac))}"
    yield f"SPI = EV / PV = {money(ev)} / {money(pv)} = {index(spi(ev, pv))}"
    forecast = money(eac_typical(bac=planned[-1], ev=ev, ac=ac))
    yield f"EAC = BAC / (EV / AC) = {money(planned[-1])} / ({money(ev)} / {money(ac)}) = {forecast}"


def _table(planned: Series, earned: Series, actual: Series) -> Table:
    rows = tuple(
        (str(period), *_row(pv, earned[period - 1 : period], actual[period - 1 : period]))
        for period, pv in enumerate(planned, start=1)
    )
    return Table(("Period", "PV", "EV", "AC", "CV", "SV", "CPI", "SPI"), rows, frozenset(range(1, 8)))


def _row(pv: Fraction, earned: Series, actual: Series) -> tuple[str, ...]:
    if not earned:
        return (money(pv), *[""] * 6)
    ev, ac = earned[0], actual[0]
    indices = (index(cpi(ev, ac)) if ac else "", index(spi(ev, pv)) if pv else "")
    return (money(pv), money(ev), money(ac), money(cv(ev, ac)), money(sv(ev, pv)), *indices)


def _drawing(planned: Series, earned: Series, actual: Series) -> SCurve:
    periods = tuple(str(period) for period in range(1, len(planned) + 1))
    pv, ev, ac = (tuple(map(float, series)) for series in (planned, earned, actual))
    return SCurve("Planned value, earned value and actual cost", "cumulative", periods, pv, ev, ac, pv[-1])


WORKSHEET = Worksheet(
    "s-curve",
    "S-curve with earned value and actual cost",
    "Three cumulative lines, what stands between them at the data date, and where the cost is heading.",
    (
        Field(
            "planned",
            "Cumulative planned value, PV",
            "40 110 220 350 450 500",
            "At the end of each period; the last is the budget at completion.",
        ),
        Field("earned", "Cumulative earned value, EV", "35 95 190 300", "Up to the data date."),
        Field("actual", "Cumulative actual cost, AC", "40 110 215 330", "As many as earned values."),
    ),
    work,
)

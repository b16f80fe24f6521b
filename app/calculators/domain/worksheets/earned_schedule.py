"""Worksheet: the earned schedule, read from a cumulative plan."""

from fractions import Fraction

from app.calculators.domain.answer import Answer, Titled, Worksheet
from app.calculators.domain.entries import Entries, Field, beside
from app.exhibits.domain import Table
from app.formulas import Impossible
from app.formulas.earned_schedule import earned_schedule, forecast_duration, spi_time, sv_time
from app.formulas.rounding import MINUS, index, money, plain


def work(entries: Entries) -> Answer:
    """Earned schedule, variance and index in time, and the forecast; raises Invalid beside the field."""
    planned, ev, at = entries.numbers("planned"), entries.number("ev"), entries.number("at")
    with beside("planned"):
        earned_schedule(planned, 0)  # the plan alone is sound
    with beside("ev"):
        es = earned_schedule(planned, ev)
    with beside("at"):
        spi = spi_time(es, at)
    measures = (
        ("Earned schedule, ES", plain(es)),
        ("Schedule variance in time, SV(t)", plain(sv_time(es, at))),
        ("Schedule index in time, SPI(t)", index(spi)),
        ("Forecast of the whole duration", _forecast(len(planned), es, at)),
    )
    return Answer(
        f"After {plain(at)} periods the work stands where the plan was after {plain(es)}: {_verdict(es, at)}.",
        (
            _reading(planned, ev, es),
            f"SV(t) = ES {MINUS} AT = {plain(es)} {MINUS} {plain(at)} = {plain(sv_time(es, at))}",
            f"SPI(t) = ES / AT = {plain(es)} / {plain(at)} = {index(spi)}",
        ),
        (Titled("Measures", Table(("Measure", "Result"), measures, frozenset({1}))),),
    )


def _forecast(periods: int, es: Fraction, at: Fraction) -> str:
    try:
        return plain(forecast_duration(periods, es=es, at=at))
    except Impossible as refusal:
        return f"None. {refusal.message}"


def _verdict(es: Fraction, at: Fraction) -> str:
    behind = at - es
    return f"{plain(abs(behind))} {'behind' if behind > 0 else 'ahead'}" if behind else "on schedule"


def _reading(planned: tuple[Fraction, ...], ev: Fraction, es: Fraction) -> str:
    whole = int(es)
    if es == whole:
        return f"ES = {whole}: the plan reaches {money(ev)} at the end of that period"
    before, after = (planned[whole - 1] if whole else Fraction(0)), planned[whole]
    return (
        f"ES = {whole} + ({money(ev)} {MINUS} {money(before)}) / ({money(after)} {MINUS} {money(before)}) = {plain(es)}"
    )


WORKSHEET = Worksheet(
    "earned-schedule",
    "Earned schedule",
    "When the plan should have earned what is earned today, and what that says of the end.",
    (
        Field(
            "planned",
            "Cumulative planned value",
            "50,000 120,000 210,000 320,000 420,000 500,000",
            "At the end of each period, with spaces between.",
        ),
        Field("ev", "Earned value, EV", "265,000"),
        Field("at", "Actual time, AT", "4", unit="periods"),
    ),
    work,
)

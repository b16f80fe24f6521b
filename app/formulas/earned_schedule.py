"""Earned schedule: the schedule measured in time, so that a late project stays visibly late to its end.

Source: W. Lipke, Schedule Is Different, 2003.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from app.formulas.exact import Impossible, Number, above_zero, exact, not_negative, quotient


def earned_schedule(planned: Sequence[Number], ev: Number) -> Fraction:
    """The time by which the plan would have earned this value, in periods, interpolated within a period.

    `planned` is the cumulative planned value at the end of each period; before the first it is zero. Where the plan
    stands still the later moment counts. Raises Impossible for a falling plan and a value outside it.
    """
    curve = _curve(planned)
    earned = exact(ev)
    if not 0 <= earned <= curve[-1]:
        raise Impossible(
            "The plan never reaches this value: enter an earned value between zero and the last planned value.",
            {"ev": "Must lie within the plan."},
        )
    whole = max(period for period, value in enumerate(curve) if value <= earned)
    if whole == len(curve) - 1:
        return Fraction(whole)
    return whole + (earned - curve[whole]) / (curve[whole + 1] - curve[whole])


def sv_time(es: Number, at: Number) -> Fraction:
    """Schedule variance in periods: the earned schedule less the time gone, negative when behind."""
    return exact(es) - exact(at)


def spi_time(es: Number, at: Number) -> Fraction:
    """Schedule index in time, below 1 when behind; raises Impossible before any time has gone."""
    refusal = "There is no index before the first period has gone: enter an actual time other than zero."
    return quotient(es, at, field="at", refusal=refusal)


def forecast_duration(planned_duration: Number, *, es: Number, at: Number) -> Fraction:
    """The whole duration if the pace so far goes on; raises Impossible while no time is earned."""
    above_zero(planned_duration=planned_duration)
    refusal = "There is no forecast while no time is earned: wait until some value is earned."
    return quotient(planned_duration, spi_time(es, at), field="es", refusal=refusal)


def _curve(planned: Sequence[Number]) -> list[Fraction]:
    curve = [Fraction(0), *map(exact, planned)]
    not_negative(planned=curve[-1])
    if len(curve) == 1 or any(later < earlier for earlier, later in pairwise(curve)):
        raise Impossible(
            "A cumulative plan has at least one period and never falls: check the planned values.",
            {"planned": "Must be cumulative."},
        )
    return curve

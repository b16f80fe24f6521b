"""Money over time: present and future value, net present value, internal rate of return, payback.

Rates are in percent per period. Flows stand at the ends of periods 0, 1, 2 and so on; an outlay is negative.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate

from app.formulas.exact import HUNDRED, Impossible, Number, exact, share_of
from app.formulas.roots import RootCounter

RATE_PLACES = 4
"""Decimal places of an internal rate of return in percent."""
_STEPS: int = HUNDRED * 10**RATE_PLACES


def growth(rate: Number) -> Fraction:
    """What one unit of money becomes in one period; raises Impossible at a loss of everything or more."""
    factor = 1 + share_of(rate)
    if factor <= 0:
        raise Impossible("A rate must be above -100%: enter a higher one.", {"rate": "Must be above -100."})
    return factor


def pv(future_value: Number, rate: Number, *, periods: int) -> Fraction:
    """What a later amount is worth today; raises Impossible for a rate of -100 % or less."""
    return exact(future_value) / growth(rate) ** periods


def fv(present_value: Number, rate: Number, *, periods: int) -> Fraction:
    """What an amount of today grows to; raises Impossible for a rate of -100 % or less."""
    return exact(present_value) * growth(rate) ** periods


def discounted(flows: Iterable[Number], rate: Number) -> list[Fraction]:
    """Each flow as its present value; raises Impossible for a rate of -100 % or less."""
    return [pv(flow, rate, periods=period) for period, flow in enumerate(flows)]


def npv(flows: Iterable[Number], rate: Number) -> Fraction:
    """Net present value: worth doing above zero; raises Impossible for a rate of -100 % or less."""
    return sum(discounted(flows, rate), Fraction(0))


def irr(flows: Sequence[Number]) -> Decimal:
    """The rate in percent, to `RATE_PLACES` places, at which the net present value is zero.

    Raises Impossible when there is no such rate or more than one.
    """
    values = [exact(flow) for flow in flows]
    if not any(values):
        raise Impossible("Without any flow every rate gives zero: enter the flows.", {"flows": "Are all zero."})
    factors = RootCounter(values)  # the net present value is a polynomial in 1 / growth
    found = factors.count()
    if found != 1:
        how_many = f"{found} different rates make" if found else "No rate makes"
        raise Impossible(
            f"{how_many} the net present value zero: compare the net present values at your own rate.",
            {"flows": "Have no single rate of return."},
        )
    return Decimal(f"{_nearest_step(factors)}E-{RATE_PLACES}")


def payback_periods(flows: Sequence[Number]) -> int:
    """The first whole period at whose end the flows so far are not negative; raises Impossible when there is none."""
    for period, balance in enumerate(accumulate(map(exact, flows))):
        if balance >= 0:
            return period
    raise Impossible("The money never comes back: add later flows.", {"flows": "Do not cover the outlay."})


def payback(flows: Sequence[Number]) -> Fraction:
    """The time at which the outlay is recovered, if each flow comes evenly over its period.

    Raises Impossible when it is not.
    """
    period = payback_periods(flows)
    if period == 0:
        return Fraction(0)
    missing = -sum(map(exact, flows[:period]), Fraction(0))
    return period - 1 + missing / exact(flows[period])


def discounted_payback(flows: Sequence[Number], rate: Number) -> Fraction:
    """The payback of the present values; raises Impossible when they do not recover the outlay."""
    return payback(discounted(flows, rate))


def _nearest_step(factors: RootCounter) -> int:
    """The rate in steps of the last place, half up: the greatest step whose lower edge is not above the rate."""

    def reaches(step: int) -> bool:
        edge = Fraction(2 * step - 1, 2 * _STEPS)
        return factors.count(up_to=1 / (1 + edge)) == 1

    low, high = -_STEPS, _STEPS
    while reaches(high):
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if reaches(middle) else (low, middle)
    return low

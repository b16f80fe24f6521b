"""Earned value: variances, indices, forecasts at completion and what it takes to get there.

The earned value always comes first: a negative variance and an index below 1 are bad news.
Source: PMI, The Standard for Earned Value Management, 2019.
"""

from fractions import Fraction

from app.formulas.exact import HUNDRED, Impossible, Number, exact, quotient, share_of

_NO_COST = "There is no cost index while nothing has been spent: enter an actual cost other than zero."
_NO_PLAN = "There is no schedule index while nothing was planned: enter a planned value other than zero."
_NO_VALUE = "There is no forecast from an index of zero: wait until some value is earned."
_NO_BUDGET = "There is no percent of an empty budget: enter a budget at completion other than zero."


def pv(planned: Number, bac: Number) -> Fraction:
    """Planned value: the budget of the percent of work planned by now."""
    return share_of(planned) * exact(bac)


def ev(done: Number, bac: Number) -> Fraction:
    """Earned value: the budget of the percent of work done, whatever it cost."""
    return share_of(done) * exact(bac)


def cv(ev: Number, ac: Number) -> Fraction:
    """Cost variance, negative when over cost."""
    return exact(ev) - exact(ac)


def sv(ev: Number, pv: Number) -> Fraction:
    """Schedule variance in money, negative when behind."""
    return exact(ev) - exact(pv)


def cpi(ev: Number, ac: Number) -> Fraction:
    """Cost performance index, below 1 when over cost; raises Impossible while nothing is spent."""
    return quotient(ev, ac, field="ac", refusal=_NO_COST)


def spi(ev: Number, pv: Number) -> Fraction:
    """Schedule performance index, below 1 when behind; raises Impossible while nothing is planned."""
    return quotient(ev, pv, field="pv", refusal=_NO_PLAN)


def percent_complete(ev: Number, bac: Number) -> Fraction:
    """The percent of the budgeted work that is done; raises Impossible for an empty budget."""
    return HUNDRED * quotient(ev, bac, field="bac", refusal=_NO_BUDGET)


def percent_spent(ac: Number, bac: Number) -> Fraction:
    """The percent of the budget that is spent; raises Impossible for an empty budget."""
    return HUNDRED * quotient(ac, bac, field="bac", refusal=_NO_BUDGET)


def eac_typical(*, bac: Number, ev: Number, ac: Number) -> Fraction:
    """Estimate at completion if the cost index so far goes on: BAC / CPI; raises Impossible while it is zero."""
    return quotient(bac, cpi(ev, ac), field="ev", refusal=_NO_VALUE)


def eac_atypical(*, bac: Number, ev: Number, ac: Number) -> Fraction:
    """Estimate at completion if the rest goes as budgeted: AC + (BAC - EV)."""
    return exact(ac) + exact(bac) - exact(ev)


def eac_with_schedule(*, bac: Number, pv: Number, ev: Number, ac: Number) -> Fraction:
    """Estimate at completion if cost and schedule both press: AC + (BAC - EV) / (CPI x SPI).

    Raises Impossible while either index is missing or zero.
    """
    remaining = exact(bac) - exact(ev)
    return exact(ac) + quotient(remaining, cpi(ev, ac) * spi(ev, pv), field="ev", refusal=_NO_VALUE)


def eac_bottom_up(ac: Number, etc: Number) -> Fraction:
    """Estimate at completion from a new estimate of the rest: AC + ETC."""
    return exact(ac) + exact(etc)


def etc_(eac: Number, ac: Number) -> Fraction:
    """Estimate to complete: what is still to be spent."""
    return exact(eac) - exact(ac)


def vac(bac: Number, eac: Number) -> Fraction:
    """Variance at completion, negative when an overrun is expected."""
    return exact(bac) - exact(eac)


def tcpi_to_bac(*, bac: Number, ev: Number, ac: Number) -> Fraction:
    """The cost index that the rest needs to meet the budget, above 1 when harder than planned.

    Raises Impossible when the budget is already spent.
    """
    return _to_complete(bac, ev, funds=exact(bac) - exact(ac), field="bac")


def tcpi_to_eac(*, bac: Number, ev: Number, ac: Number, eac: Number) -> Fraction:
    """The cost index that the rest needs to meet a new estimate; raises Impossible when that is already spent."""
    return _to_complete(bac, ev, funds=exact(eac) - exact(ac), field="eac")


def _to_complete(bac: Number, ev: Number, *, funds: Fraction, field: str) -> Fraction:
    if funds <= 0:
        refusal = f"Nothing is left to spend: no performance can meet this {field.upper()}. Set a higher estimate."
        raise Impossible(refusal, {field: "Must be more than the actual cost."})
    return (exact(bac) - exact(ev)) / funds

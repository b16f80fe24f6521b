"""What a budget is made of: estimates, contingency reserve for known risks, management reserve for unknown ones."""

from collections.abc import Iterable
from fractions import Fraction

from app.formulas.exact import Number, exact, not_negative, total


def cost_baseline(estimates: Iterable[Number], contingency_reserve: Number) -> Fraction:
    """The estimates with their contingency reserve, against which performance is measured."""
    not_negative(contingency_reserve=contingency_reserve)
    return total(estimates) + exact(contingency_reserve)


def budget(baseline: Number, reserve: Number) -> Fraction:
    """The whole budget: the baseline and the management reserve, which no measure of performance contains."""
    not_negative(reserve=reserve)
    return exact(baseline) + exact(reserve)

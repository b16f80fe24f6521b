"""Three-point estimates, their spread, and what they say of a whole path.

Source: the program evaluation and review technique (Malcolm and others, 1959); variances add, deviations do not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from math import erf, sqrt

from app.formulas.exact import Impossible, Number, exact, not_negative, root, total
from app.formulas.rounding import rounded

CHANCE_PLACES = 4


@dataclass(frozen=True, slots=True)
class ThreePoint:
    """An optimistic, a most likely and a pessimistic estimate; raises Impossible when they are not in that order."""

    optimistic: Number
    likely: Number
    pessimistic: Number

    def __post_init__(self) -> None:
        """Check the order."""
        if not exact(self.optimistic) <= exact(self.likely) <= exact(self.pessimistic):
            raise Impossible(
                "The estimates are out of order: put the optimistic first, then the most likely, then the pessimistic.",
                {"likely": "Must lie between the optimistic and the pessimistic."},
            )

    @property
    def pert_mean(self) -> Fraction:
        """The weighted mean (O + 4M + P) / 6."""
        return (exact(self.optimistic) + 4 * exact(self.likely) + exact(self.pessimistic)) / 6

    @property
    def triangular_mean(self) -> Fraction:
        """The simple mean (O + M + P) / 3."""
        return total((self.optimistic, self.likely, self.pessimistic)) / 3

    @property
    def sd(self) -> Fraction:
        """The standard deviation that goes with the weighted mean: (P - O) / 6."""
        return (exact(self.pessimistic) - exact(self.optimistic)) / 6

    @property
    def variance(self) -> Fraction:
        """The square of the standard deviation."""
        return self.sd**2

    @property
    def triangular_variance(self) -> Fraction:
        """The variance of the triangular distribution: (OO + MM + PP - OM - OP - MP) / 18."""
        low, mode, high = exact(self.optimistic), exact(self.likely), exact(self.pessimistic)
        return (low**2 + mode**2 + high**2 - low * mode - low * high - mode * high) / 18

    @property
    def triangular_sd(self) -> Decimal:
        """The standard deviation of the triangular distribution, to `ROOT_PLACES` places."""
        return root(self.triangular_variance)


class Sigmas(IntEnum):
    """How many standard deviations a range takes on each side."""

    ONE = 1
    TWO = 2
    THREE = 3

    @property
    def percent(self) -> Decimal:
        """The percent of normally distributed results inside, to two places."""
        return {Sigmas.ONE: Decimal("68.27"), Sigmas.TWO: Decimal("95.45"), Sigmas.THREE: Decimal("99.73")}[self]


@dataclass(frozen=True, slots=True)
class Range:
    """From low to high."""

    low: Fraction
    high: Fraction


def path_mean(path: Iterable[ThreePoint]) -> Fraction:
    """The expected length of a path: the sum of its weighted means."""
    return total(estimate.pert_mean for estimate in path)


def path_variance(path: Iterable[ThreePoint]) -> Fraction:
    """The variance of a path of independent activities: the sum of theirs."""
    return total(estimate.variance for estimate in path)


def path_sd(path: Iterable[ThreePoint]) -> Decimal:
    """The standard deviation of a path, to `ROOT_PLACES` places: the root of the summed variances."""
    return root(path_variance(path))


def likely_range(mean: Number, sd: Number, sigmas: Sigmas) -> Range:
    """The mean with so many standard deviations to each side; raises Impossible for a negative deviation."""
    not_negative(sd=sd)
    reach = sigmas * exact(sd)
    return Range(exact(mean) - reach, exact(mean) + reach)


def chance_within(limit: Number, *, mean: Number, variance: Number) -> Decimal:
    """The chance, 0 to 1 to `CHANCE_PLACES` places, that a normally distributed result is at most the limit.

    Without variance the result is the mean itself. Raises Impossible for a negative variance.
    """
    not_negative(variance=variance)
    if variance == 0:
        return rounded(int(exact(mean) <= exact(limit)), CHANCE_PLACES)
    distance = float(exact(limit) - exact(mean)) / sqrt(2 * variance)
    return rounded(Fraction(0.5 + erf(distance) / 2), CHANCE_PLACES)

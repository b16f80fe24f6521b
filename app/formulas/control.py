"""Control charts and process capability: what the process does, and whether that suits the customer.

Source: W. A. Shewhart's limits of three standard deviations; the rule of seven as the exam uses it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import groupby, pairwise

from app.formulas.exact import Impossible, Number, above_zero, exact, not_negative

SIGMAS = 3
SEVEN = 7
"""Points in a row that are no longer chance."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The center of a process and the limits that its own spread sets."""

    lower: Fraction
    center: Fraction
    upper: Fraction


class Rule(StrEnum):
    """A sign that a process is out of control."""

    OUTSIDE = "outside"
    ONE_SIDE = "one-side"
    TREND = "trend"


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that is broken, and the points that break it, counted from 1."""

    rule: Rule
    points: tuple[int, ...]


def control_limits(mean: Number, sd: Number) -> Limits:
    """The mean with three standard deviations to each side; raises Impossible for a negative deviation."""
    not_negative(sd=sd)
    reach = SIGMAS * exact(sd)
    return Limits(exact(mean) - reach, exact(mean), exact(mean) + reach)


def findings(points: Sequence[Number], limits: Limits) -> tuple[Finding, ...]:
    """What is out of control: points outside the limits, and seven or more in a row on one side or in one direction.

    A point on a limit is inside; a point on the center ends a run, and so do two equal points for a trend.
    """
    values = [exact(point) for point in points]
    outside = tuple(i for i, v in enumerate(values, start=1) if not limits.lower <= v <= limits.upper)
    sides = _runs(_sign(value - limits.center) for value in values)
    steps = _runs(_sign(later - earlier) for earlier, later in pairwise(values))
    return (
        *((Finding(Rule.OUTSIDE, outside),) if outside else ()),
        *(Finding(Rule.ONE_SIDE, tuple(run)) for run in sides if len(run) >= SEVEN),
        *(Finding(Rule.TREND, (*run, run.stop)) for run in steps if len(run) >= SEVEN - 1),
    )


def cp(*, lower: Number, upper: Number, sd: Number) -> Fraction:
    """The width of the specification over that of the process; raises Impossible without spread or width."""
    _check_specification(lower, upper, sd)
    return (exact(upper) - exact(lower)) / (2 * SIGMAS * exact(sd))


def cpk(*, lower: Number, upper: Number, mean: Number, sd: Number) -> Fraction:
    """The room to the nearer specification limit over half the width of the process, negative outside.

    Raises Impossible without spread or width.
    """
    _check_specification(lower, upper, sd)
    return min(exact(upper) - exact(mean), exact(mean) - exact(lower)) / (SIGMAS * exact(sd))


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)


def _runs(signs: Iterable[int]) -> Iterator[range]:
    """The positions, from 1, of equal signs in a row; zeros make no run."""
    for sign, group in groupby(enumerate(signs, start=1), key=lambda pair: pair[1]):
        positions = [position for position, _ in group]
        if sign:
            yield range(positions[0], positions[-1] + 1)


def _check_specification(lower: Number, upper: Number, sd: Number) -> None:
    above_zero(sd=sd)
    if exact(lower) >= exact(upper):
        raise Impossible(
            "The upper specification limit must lie above the lower one.", {"upper": "Must be above the lower limit."}
        )

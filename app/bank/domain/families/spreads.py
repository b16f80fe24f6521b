"""The spread of estimates and paths: worked lines, and the numbers and ranges that people take for it."""

from collections.abc import Sequence
from fractions import Fraction

from app.formulas import estimates as rules
from app.formulas.estimates import Range, Sigmas, ThreePoint
from app.formulas.exact import Number, exact, root, total
from app.formulas.rounding import plain

SUM = "slips-in-calculation"
MIX = "mixes-up-concepts"
CONFIDENCE = {Sigmas.ONE: "about 68 percent", Sigmas.TWO: "about 95 percent", Sigmas.THREE: "about 99.7 percent"}
"""The share of normal outcomes within so many deviations of the mean, in words."""
TIMES = {Sigmas.ONE: "one deviation", Sigmas.TWO: "two deviations", Sigmas.THREE: "three deviations"}

Slip = tuple[Number, str, str]
"""A wrong number, what went wrong, and the trap behind it."""


def mean_of(path: Sequence[ThreePoint]) -> Fraction:
    """The expected length of the path, whole as drawn."""
    return rules.path_mean(path)


def sd_of(path: Sequence[ThreePoint]) -> Fraction:
    """The whole deviation of the path, as the draw made it."""
    return Fraction(int(rules.path_sd(path)))


def held(sigmas: Sigmas) -> str:
    """The sentence that a range rests on."""
    return f"A range of {TIMES[sigmas]} to each side of the mean holds {CONFIDENCE[sigmas]} of normal outcomes"


def single_slips(estimate: ThreePoint) -> list[Slip]:
    """Wrong deviations of one estimate."""
    o, m, p = exact(estimate.optimistic), exact(estimate.likely), exact(estimate.pessimistic)
    return [
        ((p - o) / 3, "You divided the span by three.", SUM),
        ((p - o) / 2, "You took half of the span.", SUM),
        ((p - o) / 4, "You divided the span by four.", SUM),
        ((p - m) / 6, "You began the span at the most likely figure.", SUM),
        ((m - o) / 6, "You ended the span at the most likely figure.", SUM),
        (estimate.variance, "You gave the variance, the square of the deviation.", MIX),
        (root(estimate.sd), "You took a root, as if the deviation were a variance.", MIX),
        (estimate.pert_mean, "You gave the mean, not the spread around it.", MIX),
        ((p + o) / 6, "You added the extremes in place of taking one from the other.", SUM),
    ]


def path_slips(path: Sequence[ThreePoint]) -> list[Slip]:
    """Wrong deviations of a path of several activities."""
    added = total(e.sd for e in path)
    return [
        (added, "You added the deviations of the activities.", SUM),
        (2 * added, "You divided the spans by three and added them.", SUM),
        (rules.path_variance(path), "You stopped at the variance, the square of the deviation.", MIX),
        (added / len(path), "You took the mean of the deviations.", MIX),
        (max(e.sd for e in path), "You took the deviation of the least certain activity.", MIX),
        (min(e.sd for e in path), "You took the deviation of the most certain activity.", MIX),
        (root(added), "You took the root of the added deviations without squaring them.", SUM),
        (root(rules.path_variance(path) / len(path)), "You took the mean of the variances.", MIX),
    ]


def wrong_ranges(path: Sequence[ThreePoint], sigmas: Sigmas) -> list[tuple[Range, str, str]]:
    """Wrong ranges, each with the slip that leads there."""
    mean, sd = mean_of(path), sd_of(path)
    variance, added = rules.path_variance(path), total(e.sd for e in path)
    likely, triangular = total(e.likely for e in path), total(e.triangular_mean for e in path)
    best, worst = total(e.optimistic for e in path), total(e.pessimistic for e in path)
    multiples = [
        (_around(mean, other * sd), f"You took {TIMES[other]}, which holds {CONFIDENCE[other]}.", MIX)
        for other in Sigmas
        if other is not sigmas
    ]
    return [
        *multiples,
        (Range(best, worst), "You took the extremes, which are no range of a given confidence.", MIX),
        (_around(likely, sigmas * sd), "You started from the most likely figure, not from the mean.", MIX),
        (_around(triangular, sigmas * sd), "You started from the triangular mean.", MIX),
        (_around(mean, variance), "You took the variance for the deviation.", MIX),
        (_around(mean, 2 * sigmas * sd), "You divided the span by three, not by six.", SUM),
        (_around(mean, sigmas * sd / 2), "You split the deviation between the two sides.", SUM),
        (Range(mean, mean + sigmas * sd), "You began the range at the mean.", SUM),
        (_around(mean, sigmas * added), "You added the deviations, although variances add.", SUM),
    ]


def _around(center: Fraction, reach: Fraction) -> Range:
    return Range(center - reach, center + reach)


def sd_steps(path: Sequence[ThreePoint]) -> tuple[str, ...]:
    """The lines before the deviation."""
    if len(path) == 1:
        o, p = path[0].optimistic, path[0].pessimistic
        return ("SD = (P - O) / 6", f"P - O = {p} - {o} = {plain(exact(p) - exact(o))}")
    each = ", ".join(f"({e.pessimistic} - {e.optimistic}) / 6 = {plain(e.sd)}" for e in path)
    return (f"Each activity: {each}", "Path variance = sum of the squares, SD = its root")


def sd_line(path: Sequence[ThreePoint]) -> str:
    """The deviation as it is worked out."""
    if len(path) == 1:
        return f"SD = ({path[0].pessimistic} - {path[0].optimistic}) / 6 = {plain(sd_of(path))} days"
    squares = " + ".join(plain(e.variance) for e in path)
    return f"SD = root of ({squares}) = root of {plain(rules.path_variance(path))} = {plain(sd_of(path))} days"


def mean_line(path: Sequence[ThreePoint]) -> str:
    """The mean as it is worked out."""
    if len(path) == 1:
        e = path[0]
        return f"Mean = ({e.optimistic} + 4 x {e.likely} + {e.pessimistic}) / 6 = {plain(e.pert_mean)} days"
    return f"Mean = {' + '.join(plain(e.pert_mean) for e in path)} = {plain(mean_of(path))} days"

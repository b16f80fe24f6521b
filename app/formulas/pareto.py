"""Pareto: which few causes make most of the effect."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from app.formulas.exact import HUNDRED, Impossible, Number, exact, not_negative, total

VITAL_PERCENT = 80


@dataclass(frozen=True, slots=True)
class Cause:
    """A cause with its count, its percent of all, and the percent of it and all larger causes together."""

    name: str
    count: Fraction
    percent: Fraction
    cumulative: Fraction


def pareto(counts: Mapping[str, Number]) -> tuple[Cause, ...]:
    """The causes from the largest down, equal ones as given.

    Raises Impossible for a negative count and when all are zero.
    """
    for count in counts.values():
        not_negative(count=count)
    whole = total(counts.values())
    if whole == 0:
        raise Impossible("Nothing was counted: enter a count above zero.", {"counts": "Are all zero."})
    ordered = sorted(counts.items(), key=lambda pair: -exact(pair[1]))
    percents = [HUNDRED * exact(count) / whole for _, count in ordered]
    rows = zip(ordered, percents, accumulate(percents), strict=True)
    return tuple(Cause(name, exact(count), percent, cumulative) for (name, count), percent, cumulative in rows)


def vital_few(causes: Sequence[Cause], percent: Number = VITAL_PERCENT) -> tuple[Cause, ...]:
    """The fewest of the largest causes that together reach a percent of the whole."""
    return tuple(cause for cause in causes if cause.cumulative - cause.percent < exact(percent))

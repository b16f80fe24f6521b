"""Velocity, forecasts, capacity and flow; stories count when they are finished, and teams are not compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil

from app.formulas.exact import (
    HUNDRED,
    Impossible,
    Number,
    above_zero,
    exact,
    not_negative,
    root,
    share_of,
    total,
    within,
)


@dataclass(frozen=True, slots=True)
class Velocity:
    """Points finished in each sprint so far; raises Impossible without a sprint or for negative points."""

    finished: tuple[Number, ...]

    def __post_init__(self) -> None:
        """Refuse an empty record."""
        if not self.finished:
            raise Impossible("There is no velocity before the first sprint ends.", {"finished": "Must not be empty."})
        for points in self.finished:
            not_negative(finished=points)

    @property
    def mean(self) -> Fraction:
        """The mean points per sprint."""
        return mean(self.finished)

    @property
    def lowest(self) -> Fraction:
        """The points of the weakest sprint."""
        return min(map(exact, self.finished))

    @property
    def highest(self) -> Fraction:
        """The points of the strongest sprint."""
        return max(map(exact, self.finished))

    @property
    def sd(self) -> Decimal:
        """The standard deviation of a sample, to `ROOT_PLACES` places; raises Impossible for a single sprint."""
        return sample_sd(self.finished)


def mean(values: Sequence[Number]) -> Fraction:
    """The arithmetic mean; raises Impossible of nothing."""
    if not values:
        raise Impossible("There is no mean of nothing: enter a value.", {"values": "Must not be empty."})
    return total(values) / len(values)


def sample_sd(values: Sequence[Number]) -> Decimal:
    """The standard deviation of a sample (n - 1), to `ROOT_PLACES` places; raises Impossible below two values."""
    if len(values) <= 1:
        raise Impossible("A spread takes two values: enter another.", {"values": "Must be two or more."})
    center = mean(values)
    return root(total((exact(value) - center) ** 2 for value in values) / (len(values) - 1))


def sprints_left(backlog: Number, velocity: Number) -> int:
    """The whole sprints that the backlog takes; raises Impossible unless the velocity is above zero."""
    not_negative(backlog=backlog)
    above_zero(velocity=velocity)
    return ceil(exact(backlog) / exact(velocity))


def release_on(next_sprint_starts_on: date, *, sprints: int, days_per_sprint: int) -> date:
    """The first day after so many sprints, back to back, in calendar days."""
    not_negative(sprints=sprints)
    above_zero(days_per_sprint=days_per_sprint)
    return next_sprint_starts_on + timedelta(days=sprints * days_per_sprint)


def capacity(*, people: Number, days: Number, hours_per_day: Number, focus_percent: Number) -> Fraction:
    """The hours that a team can give to its work in a sprint; raises Impossible for a focus outside 0 to 100."""
    not_negative(people=people, days=days, hours_per_day=hours_per_day)
    within(0, HUNDRED, focus_percent=focus_percent)
    return exact(people) * exact(days) * exact(hours_per_day) * share_of(focus_percent)


def work_in_progress(throughput: Number, time: Number) -> Fraction:
    """Items under way in a steady system, by Little's law; `time` is the cycle time.

    Source: J. D. C. Little, A Proof for the Queuing Formula L = λW, 1961.
    """
    not_negative(throughput=throughput, time=time)
    return exact(throughput) * exact(time)


def cycle_time(wip: Number, throughput: Number) -> Fraction:
    """The mean time from start to finish, by Little's law; raises Impossible unless the throughput is above zero."""
    not_negative(wip=wip)
    above_zero(throughput=throughput)
    return exact(wip) / exact(throughput)


def throughput(wip: Number, time: Number) -> Fraction:
    """Items finished per unit of time: those under way over their cycle time, or those finished over the time counted.

    Raises Impossible unless the time is above zero.
    """
    not_negative(wip=wip)
    above_zero(time=time)
    return exact(wip) / exact(time)


def percentile(values: Sequence[Number], percent: int) -> Fraction:
    """The smallest of the values within which so many percent of them lie; raises Impossible outside 1 to 100."""
    within(1, HUNDRED, percent=percent)
    if not values:
        raise Impossible("There is no percentile of nothing: enter a value.", {"values": "Must not be empty."})
    return sorted(map(exact, values))[ceil(Fraction(percent * len(values), HUNDRED)) - 1]

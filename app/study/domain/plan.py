"""The day's plan: how many new objectives, how many reviews, and how long that takes."""

from dataclasses import dataclass
from math import ceil

SECONDS_NEW = 150
SECONDS_REVIEW = 75
"""Time for a first meeting with an objective and for a review, reading the reasons included; our estimate."""
COVERAGE_BY = 0.75
"""Share of the time left by which every objective is met, so that the rest goes to reviews."""
DAYS_WITHOUT_DATE = 60
"""Pace for a learner who has set no exam date: everything met in this many days; our choice."""
QUIET_DAYS = 2
"""The last days before the exam bring nothing new."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What today holds: new objectives to meet and reviews to do, already cut to the minutes there are."""

    new: int
    reviews: int
    reviews_due: int
    is_ahead: bool

    @property
    def minutes(self) -> int:
        """Time that the day's plan takes, in whole minutes."""
        return ceil((self.new * SECONDS_NEW + self.reviews * SECONDS_REVIEW) / 60)

    @property
    def is_done(self) -> bool:
        """Whether nothing of the plan is left today."""
        return self.new + self.reviews == 0


def pace(unmet: int, days_left: int | None, total: int) -> int:
    """New objectives a day so that all are met by three quarters of the time left, and before the quiet days.

    Recomputed each day from what is left of `total`, so that days missed are made up for; followed daily, it holds
    the promise. None in the last two days. Without an exam date the pace is that of `total` objectives in sixty days.
    """
    if unmet == 0 or (days_left is not None and days_left <= QUIET_DAYS):
        return 0
    if days_left is None:
        return ceil(total / DAYS_WITHOUT_DATE)
    spread = ((1 - COVERAGE_BY) * total + COVERAGE_BY * unmet) / (COVERAGE_BY * days_left)
    return ceil(max(spread, unmet / (days_left - QUIET_DAYS)))


def agenda(
    *,
    unmet: int,
    total: int,
    met_today: int,
    due: int,
    reviewed_today: int,
    days_left: int | None,
    minutes_a_day: int,
) -> Agenda:
    """Today's plan. New objectives come first, since reviews that crowd them out leave the syllabus half seen.

    `unmet` of `total` objectives and `due` reviews are what is left now; `met_today` and `reviewed_today` were done
    already and have used their share of the minutes.
    """
    seconds = minutes_a_day * 60 - met_today * SECONDS_NEW - reviewed_today * SECONDS_REVIEW
    wanted = max(0, pace(unmet + met_today, days_left, total) - met_today)
    new = min(wanted, unmet, max(0, seconds) // SECONDS_NEW)
    left = max(0, seconds - new * SECONDS_NEW)
    reviews = min(due, left // SECONDS_REVIEW)
    return Agenda(new, reviews, due, is_ahead=new == 0 and due == 0)

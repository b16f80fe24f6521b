"""Rules by which a work package earns its budget: percent done, fixed steps, weighted milestones."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from app.formulas.exact import HUNDRED, Impossible, Number, exact, not_negative, share_of, total, within


class Progress(Enum):
    """How far a work package is, as far as a fixed rule asks."""

    WAITING = "waiting"
    STARTED = "started"
    FINISHED = "finished"


class FixedRule(Enum):
    """A rule that credits a fixed percent at the start and the rest at the finish; the value is the first part."""

    ZERO_HUNDRED = 0
    TWENTY_EIGHTY = 20
    FIFTY_FIFTY = 50

    def earned(self, budget: Number, progress: Progress) -> Fraction:
        """The value that a work package with this budget has earned."""
        percent = {Progress.WAITING: 0, Progress.STARTED: self.value, Progress.FINISHED: HUNDRED}[progress]
        return share_of(percent) * exact(budget)


@dataclass(frozen=True, slots=True)
class Milestone:
    """A point of a work package with its weight in percent."""

    weight: Number
    is_reached: bool


def earned_by_percent(budget: Number, percent: Number) -> Fraction:
    """The value earned at a physical percent complete; raises Impossible outside 0 to 100."""
    within(0, HUNDRED, percent=percent)
    return share_of(percent) * exact(budget)


def earned_by_milestones(budget: Number, milestones: Sequence[Milestone]) -> Fraction:
    """The value of the milestones reached; raises Impossible unless the weights are 0 or more and sum to 100."""
    for milestone in milestones:
        not_negative(weight=milestone.weight)
    if total(milestone.weight for milestone in milestones) != HUNDRED:
        raise Impossible("The milestones must weigh 100% together: adjust the weights.", {"weight": "Must sum to 100."})
    return exact(budget) * share_of(total(milestone.weight for milestone in milestones if milestone.is_reached))

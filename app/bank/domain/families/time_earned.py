"""G09: earned schedule, and the schedule variance and index in time that follow from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from app.bank.domain.families.draft import Draft, Family, Miss, Number, Wanted, require
from app.bank.domain.families.scales import RATIO, Scale, dollars
from app.bank.domain.families.settings import Setting, setting
from app.bank.domain.families.sought import Sought, Telling, ask_sought, meaning
from app.bank.domain.item import Approach, Difficulty
from app.exhibits.domain import DataTable
from app.formulas import earned_schedule
from app.formulas.exact import exact
from app.formulas.rounding import index, plain

NEEDLESS = 0.4
"""Share of the draws that also tell the actual cost, which the schedule does not need."""
MIX = "mixes-up-concepts"
PARTS = tuple(Fraction(n, 20) for n in (4, 5, 6, 8, 10, 12, 14, 15, 16))
"""How far into a month the value earned reaches."""
ROUND = "Give two decimals."

FACTS = (
    (
        "The table gives the planned value of {project} up to the end of each month; within a month it grows "
        "evenly. After {at} months, {earned} of value has been earned.{cost}"
    ),
    (
        "{Asker} wants the schedule of {project} measured in months. At the end of month {at}, {earned} of value "
        "has been earned; the cumulative plan is in the table, with even growth within each month.{cost}"
    ),
    (
        "Month {at} of {project} has just ended, and {earned} of value has been earned.{cost} The table shows what "
        "the plan had accumulated at each month's end; between these points it rises evenly."
    ),
)


@dataclass(frozen=True, slots=True)
class Position:
    """A cumulative plan by month, the value earned by the end of the month `at`, and the cost of it."""

    plan: tuple[int, ...]
    at: int
    ev: int
    ac: int

    @property
    def earned(self) -> Fraction:
        """The months after which the plan would have earned this value."""
        return earned_schedule.earned_schedule(self.plan, self.ev)


def _draw(rng: Random, wanted: Wanted) -> Draft:
    position, place = _position(rng), setting(rng)
    sought = rng.choice((_months, _variance, _index))(position)
    return ask_sought(rng, wanted, sought, _telling(rng, position, place))


def _position(rng: Random) -> Position:
    """A plan of eight to ten months that first speeds up and then slows down, with value inside one of its months."""
    months = rng.randrange(8, 11)
    growth = [
        2000 * rng.randrange(5 + 3 * min(i, months - 1 - i), 12 + 5 * min(i, months - 1 - i)) for i in range(months)
    ]
    plan = tuple(sum(growth[: i + 1]) for i in range(months))
    whole, part = rng.randrange(1, months - 1), rng.choice(PARTS)
    ev = plan[whole - 1] + part * growth[whole]
    at = rng.randrange(max(2, whole - 1), min(months, whole + 4))
    require(Fraction(1, 5) <= abs(whole + part - at), "a schedule variance that can be seen")
    require(Fraction(3, 5) <= (whole + part) / at <= Fraction(7, 5), "performance that a report would show")
    ac = int(ev) * rng.randrange(75, 131) // 100_000 * 1000
    return Position(plan, at, int(ev), ac)


def _telling(rng: Random, position: Position, place: Setting) -> Telling:
    cost = f" Its actual cost is {dollars(position.ac)}." if rng.random() < NEEDLESS else ""
    facts = place.fill(rng.choice(FACTS), at=position.at, earned=dollars(position.ev), cost=cost)
    rows = tuple((f"Month {month}", value) for month, value in enumerate(position.plan, 1))
    head = ("End of", "Cumulative planned value ($)")
    exhibit = DataTable("Planned value by month", head, rows, head[1:])
    return Telling(facts, f"{dollars(position.ev)} of value has been earned", place, (exhibit,))


def _interpolation(position: Position) -> tuple[str, str]:
    """The two lines that lead to the earned schedule: the whole months, and the part of the next."""
    before, after = _around(position)
    whole = int(position.earned)
    grown = f"({dollars(position.ev)} - {dollars(before)}) / ({dollars(after)} - {dollars(before)})"
    return (
        f"The plan passes {dollars(before)} at the end of month {whole}, {dollars(after)} a month later.",
        f"ES = {whole} + {grown} = {index(position.earned)} months",
    )


def _around(position: Position) -> tuple[int, int]:
    """The planned values at the ends of the month before and of the month in which the value lies."""
    whole = int(position.earned)
    return position.plan[whole - 1], position.plan[whole]


def _candidates(position: Position) -> Sequence[tuple[Fraction, str, str]]:
    """Wrong earned schedules, each with the slip that leads there."""
    earned, planned = position.earned, position.plan[position.at - 1]
    whole, part = divmod(earned, 1)
    return (
        (Fraction(whole), "You counted whole months and forgot the part of the next one.", "slips-in-calculation"),
        (Fraction(whole + 1), "You counted the month that is begun as a whole one.", "slips-in-calculation"),
        (
            whole + 1 - part,
            "You took the part that is missing from the month for the part earned.",
            "slips-in-calculation",
        ),
        (
            position.at * Fraction(position.ev, planned),
            "You spread the schedule index in money over the time gone.",
            MIX,
        ),
        (len(position.plan) * Fraction(position.ev, position.plan[-1]), "You took the plan for a straight line.", MIX),
    )


def _months(position: Position) -> Sought:
    lines = _interpolation(position)
    right = f"{lines[1].replace(' months', '')}: whole months, then the part of the next."
    misses = [Miss(value, f"{why} {right}", trap) for value, why, trap in _candidates(position)]
    misses += [
        Miss(position.at, f"You gave the time that has gone, whatever is done. {right}", MIX),
        Miss(position.earned + 1, f"You began to count with a month too many. {right}"),
        Miss(position.earned - 1, f"You began to count with a month too few. {right}"),
        Miss(len(position.plan) - position.earned, f"You gave the planned time that is still ahead. {right}", MIX),
    ]
    return Sought(
        name="the earned schedule in months",
        value=position.earned,
        why=f"{lines[0]} {lines[1]}: when the plan would have earned what is earned now.",
        steps=(*lines, f"Month {position.at} has ended: {_words(position)[2]}."),
        misses=tuple(misses),
        scale=MONTHS,
        hint=ROUND,
        reading=meaning(*_words(position)),
    )


def _variance(position: Position) -> Sought:
    at, earned = position.at, position.earned
    value = earned_schedule.sv_time(earned, at)
    line = f"SV(t) = ES - AT = {index(earned)} - {at} = {_signed(value)} months"
    misses = [Miss(wrong - at, f"{why} {line}.", trap) for wrong, why, trap in _candidates(position) if wrong != at]
    misses += [
        Miss(-value, f"You took the earned time from the time gone, which turns the sign. {line}."),
        Miss(earned - len(position.plan), f"You compared with the end of the plan, not with today. {line}.", MIX),
        Miss(len(position.plan) - at, f"You gave the months that the plan still has. {line}.", MIX),
    ]
    return Sought(
        name="the schedule variance in months",
        value=value,
        why=f"{line}, with ES from the plan: {_words(position)[2]}.",
        steps=(*_interpolation(position), line),
        misses=tuple(misses),
        scale=SIGNED_MONTHS,
        hint=ROUND,
        reading=meaning(*_words(position)),
    )


def _index(position: Position) -> Sought:
    at, earned = position.at, position.earned
    value = earned_schedule.spi_time(earned, at)
    require(abs(value - 1) >= Fraction(1, 20), "an index that can be told from 1")
    line = f"SPI(t) = ES / AT = {index(earned)} / {at} = {index(value)}"
    misses = [Miss(wrong / at, f"{why} {line}.", trap) for wrong, why, trap in _candidates(position) if wrong != at]
    misses += [
        Miss(1 / value, f"You turned it upside down: the time earned stands on top. {line}."),
        Miss(
            Fraction(position.ev, position.plan[-1]), f"You gave the share of the whole work that is done. {line}.", MIX
        ),
        Miss(earned / len(position.plan), f"You divided by the planned duration. {line}.", MIX),
        Miss(
            Fraction(position.plan[at - 1], position.ev), f"You turned the schedule index in money round. {line}.", MIX
        ),
    ]
    return Sought(
        name="the schedule performance index in time",
        value=value,
        why=f"{line}, with ES from the plan: {_words(position)[2]}.",
        steps=(*_interpolation(position), line),
        misses=tuple(misses),
        scale=RATIO,
        hint=ROUND,
        reading=meaning(*_words(position)),
    )


def _signed(value: Number) -> str:
    """A number of two decimals with the plain hyphen that an option's figure reads."""
    return f"{'-' if value < 0 else ''}{index(abs(exact(value)))}"


MONTHS, SIGNED_MONTHS = Scale(2, index, "months"), Scale(2, _signed, "months")


def _words(position: Position) -> tuple[str, str, str]:
    """The right and the wrong reading, and why."""
    is_late = position.earned < position.at
    right, wrong = ("behind plan", "ahead of plan")[:: 1 if is_late else -1]
    reason = f"{plain(position.earned)} months are earned and {position.at} have gone, which is {right}"
    return right, wrong, reason


FAMILY = Family(
    id="G09",
    version=1,
    title="Earned schedule",
    objective="lateness-in-time",
    approach=Approach.PREDICTIVE,
    difficulty=Difficulty.EXPERT,
    rule="Find when the plan would have earned today's value, then compare that time with the time gone.",
    draw=_draw,
)

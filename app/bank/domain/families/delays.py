"""G14: what a delay of one activity does to the end of the project."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from app.bank.domain.families.draft import Draft, Family, Miss, Wanted, require
from app.bank.domain.families.posing import TYPED, Posed, Result, ask_count, ask_place, ask_words
from app.bank.domain.families.prompts import aside, prompt
from app.bank.domain.families.scales import DAYS
from app.bank.domain.families.schedules import Schedule, a_schedule
from app.bank.domain.item import Approach, Difficulty, Option

CLICKED, READ = 0.45, 0.65
"""Questions from `TYPED` to the first are answered by a click, those up to the second ask what to do."""
MOST_DAYS = 25
"""The longest plan that is drawn as bars."""

IMPACTS = (
    (
        "Activity {name} of {project} will take [{late} days longer than planned]. Nothing else changes, and all "
        "others start as early as they can. {aside} {Asker} asks only about the end date. By how many days does the "
        "project end later?"
    ),
    (
        "A supplier tells the team of {project} that [activity {name} will end {late} days late]. {aside} The plan in "
        "the "
        "exhibit is in days and leaves no other way to do the work. What delay of the whole project does this cause?"
    ),
    (
        "{Asker} hears that [activity {name} slips by {late} days] and wants the effect on {project}, with all links "
        "and all other durations as the exhibit has them. {aside} How much later is the last activity finished?"
    ),
)
ENDS = (
    (
        "Activity {name} of {project} will take [{late} days longer than planned]. All links and other durations stay "
        "as the exhibit has them, in days. {aside} {Asker} needs the new total. How long does the project take now?"
    ),
    (
        "The team of {project} learns that [activity {name} will end {late} days late] and nothing can make up for it. "
        "{aside} Each activity starts as early as it can. After how many days is the whole work finished?"
    ),
    (
        "{Asker} asks for a new forecast of {project} after [a slip of {late} days in activity {name}]. The exhibit "
        "shows the plan before the slip, in days. {aside} At how many days in all does the project end?"
    ),
)
ASIDES = (
    "The successor of {name} had been told of day {finish}.",
    "The plan gives {name} a duration of {days} days.",
    "Last month, another activity was {other} days late.",
)
CLICKS = (
    (
        "One activity of {project} will be [{late} days late], and {asker} may choose which: the crews can be swapped. "
        "The planned end must hold. Which activity can take that delay?"
    ),
    (
        "In the plan of {project}, a shared specialist is away [for {late} days]. {Asker} wants the gap where it "
        "leaves the end date alone. Which activity should wait for that long?"
    ),
    (
        "The network of {project} gives durations in days. {Asker} looks for the one activity that [may slip {late} "
        "days] without a later project end. Which activity is it?"
    ),
)
ACTS = (
    (
        "Activity {name} of {project} [will end {late} days late]; the exhibit shows the plan before that, in days. "
        "{Asker} wants to hear what it means for the promised end date. What does the project manager report?"
    ),
    (
        "During the weekly review of {project}, the lead of activity {name} announces [a delay of {late} days]. All "
        "other activities run as the exhibit shows, in days. Which message to {asker} fits the figures?"
    ),
    (
        "{Asker} asks whether the end date of {project} still holds [now that activity {name} needs {late} more days]. "
        "The plan in the exhibit is in days. Which answer is right?"
    ),
)
TITLE = "Activities with durations in days"
BARS = "Plan before the delay, in days"


@dataclass(frozen=True, slots=True)
class Delay:
    """An activity of a schedule that will be late by some days."""

    schedule: Schedule
    name: str
    days: int

    @property
    def total(self) -> int:
        """The total float of the activity."""
        return int(self.schedule.dates[self.name].total_float)

    @property
    def free(self) -> int:
        """The free float of the activity."""
        return int(self.schedule.dates[self.name].free_float)

    @property
    def impact(self) -> int:
        """How many days later the project ends."""
        return int(self.schedule.network.slip(self.name, self.days))

    @property
    def told(self) -> str:
        """The sum that decides, in words."""
        if not self.total:
            return f"{self.name} is critical, so no float stands against the {self.days} days"
        if self.impact:
            return (
                f"of {DAYS.show(self.days)}, the total float of {self.name} takes up {self.total} and "
                f"{self.impact} remain"
            )
        return f"the total float of {self.name} is {DAYS.show(self.total)}, which covers all {self.days} days of delay"


def _draw(rng: Random, wanted: Wanted) -> Draft:
    schedule = a_schedule(rng)
    if TYPED <= wanted.shape < CLICKED:
        return replace(_clicked(rng, schedule), exhibits=(schedule.drawing(TITLE),))
    delay = Delay(schedule, rng.choice(sorted(schedule.dates)), rng.randint(2, 9))
    require(delay.total or rng.random() < 0.3, "mostly an activity with float")  # noqa: PLR2004 - a few critical ones
    draft = _told(rng, delay) if CLICKED <= wanted.shape < READ else _counted(rng, wanted, delay)
    as_bars = schedule.duration <= MOST_DAYS and rng.random() < 0.6  # noqa: PLR2004 - some of each
    return replace(draft, exhibits=(schedule.bars(BARS) if as_bars else schedule.drawing(TITLE),))


def _counted(rng: Random, wanted: Wanted, delay: Delay) -> Draft:
    finish = delay.schedule.dates[delay.name].early_finish
    words = {"name": delay.name, "late": delay.days}
    extra = aside(
        rng, ASIDES, name=delay.name, finish=finish, days=delay.schedule.days(delay.name), other=rng.randint(2, 9)
    )
    steps = _steps(delay)
    if rng.random() < 0.5:  # noqa: PLR2004 - half of the questions each
        require(delay.impact or rng.random() < 0.3, "mostly a later end")  # noqa: PLR2004 - a few without effect
        why = (
            f"Delay less total float, but not below zero: {delay.told}, so the end moves by {DAYS.show(delay.impact)}."
        )
        result = Result(delay.impact, DAYS, why, list(_impact_misses(delay)))
        return ask_count(rng, wanted, prompt(rng, IMPACTS, aside=extra, **words), result, steps=steps)
    before, after = delay.schedule.duration, delay.schedule.duration + delay.impact
    why = f"The plan takes {before} days; {delay.told}, so the new total is {before} + {delay.impact} = {after} days."
    result = Result(after, DAYS, why, list(_end_misses(delay)))
    steps = (*steps, f"new duration = {before} + {delay.impact} = {after}")
    return ask_count(rng, wanted, prompt(rng, ENDS, aside=extra, **words), result, steps=steps)


def _steps(delay: Delay) -> tuple[str, ...]:
    dates = delay.schedule.dates[delay.name]
    return (
        f"project: {delay.schedule.duration} days; {delay.name} starts on day {dates.early_start} at the earliest",
        f"late start of {delay.name}: day {dates.late_start}",
        f"total float = {dates.late_start} - {dates.early_start} = {delay.total}",
        f"delay of the project = {delay.days} - {delay.total} = {delay.days - delay.total}"
        + ("" if delay.days >= delay.total else ", below zero, so 0"),
    )


def _impact_misses(delay: Delay) -> Iterator[Miss]:
    right = delay.told
    yield Miss(delay.days, f"This passes the whole delay on to the end of the project: {right}.")
    yield Miss(0, f"This expects the float to swallow the whole delay, however long it is: {right}.")
    yield Miss(
        max(0, delay.days - delay.free),
        f"This takes off free float, but the end of the project feels total float: {right}.",
    )
    yield Miss(delay.total, f"This is the total float itself, and not what the delay leaves beyond it: {right}.")
    yield Miss(delay.days + delay.total, f"This adds the float to the delay, although float absorbs delay: {right}.")
    yield Miss(delay.impact - 1, f"This is one day short, as if the day after the float were free as well: {right}.")
    yield Miss(delay.impact + 1, f"This is one day too many, as if the last day of float were of no use: {right}.")
    days = delay.schedule.days(delay.name)
    yield Miss(
        days + delay.days, f"This is the new duration of {delay.name}, and not the effect on the project: {right}."
    )


def _end_misses(delay: Delay) -> Iterator[Miss]:
    before, after = delay.schedule.duration, delay.schedule.duration + delay.impact
    right = f"{delay.told}, which makes {after} days in all"
    yield Miss(before, f"This is the plan before the delay, as if the float covered all of it: {right}.")
    yield Miss(before + delay.days, f"This adds the whole delay to the plan of {before} days: {right}.")
    yield Miss(
        before + max(0, delay.days - delay.free),
        f"This takes only free float off the delay, but total float counts: {right}.",
    )
    yield Miss(
        before + delay.days + delay.total,
        f"This adds delay and float to the plan, although float absorbs delay: {right}.",
    )
    yield Miss(before - delay.total, f"This is the longest path through {delay.name} before the delay: {right}.")
    yield Miss(after - 1, f"This is one day short, as if the day after the float were free as well: {right}.")
    yield Miss(after + 1, f"This is one day too many, as if the last day of float were of no use: {right}.")
    yield Miss(
        before - delay.days, f"This takes the delay off the plan instead of adding what the float leaves: {right}."
    )
    rest = max(0, delay.total - delay.days)
    yield Miss(
        before - rest,
        f"This takes the float that is left off the plan, but the other path still takes {before}: {right}.",
    )


def _clicked(rng: Random, schedule: Schedule) -> Draft:
    slack = {name: int(dates.total_float) for name, dates in schedule.dates.items()}
    ranked = sorted(slack.values())
    require(ranked[-1] - ranked[-2] >= 2 and ranked[-2] > 0, "one activity with clearly the most float")  # noqa: PLR2004
    late = rng.randint(ranked[-2] + 1, ranked[-1])
    [key] = [name for name in slack if slack[name] >= late]
    options = [_area(schedule, name, key, late) for name in sorted(slack)]
    dates = schedule.dates[key]
    steps = (
        f"project: {schedule.duration} days",
        f"{key}: {dates.late_start} - {dates.early_start} = {dates.total_float} days of total float",
        f"next most float: {ranked[-2]} days",
        f"only {key} covers {late} days",
    )
    return ask_place(Posed(prompt(rng, CLICKS, late=late), steps), options)


def _area(schedule: Schedule, name: str, key: str, late: int) -> Option:
    dates = schedule.dates[name]
    text, area = f"Activity {name}", name.lower()
    slack = (
        f"late start {dates.late_start} less early start {dates.early_start} gives {DAYS.show(dates.total_float)} "
        "of float"
    )
    if name == key:
        why = f"For {name}, {slack}, the only float in the network that covers a delay of {late} days."
        return Option(text, is_key=True, why=why, area=area)
    moved = int(schedule.network.slip(name, late))
    why = f"For {name}, {slack}, so {late} days of delay would move the end of the project by {DAYS.show(moved)}."
    return Option(text, is_key=False, why=why, trap="slips-in-calculation", area=area)


def _told(rng: Random, delay: Delay) -> Draft:
    gap = abs(delay.days - delay.total)
    require(0 < delay.total != gap != delay.days and gap, "numbers that tell the options apart")
    right, turned = _holds(gap), _moves(gap)
    if delay.impact:
        right, turned = turned, right
    why = f"The total float decides, and {delay.told}: that is what the report has to say of the end date."
    wrong = {
        turned: (f"The number is right and its sign is not, since {delay.told}.", "mixes-up-concepts"),
        _holds(delay.total): (
            f"This forgets to set the delay of {delay.days} days against the float: {delay.told}.",
            "slips-in-calculation",
        ),
        _moves(delay.days): (
            f"This passes the whole delay on, as if {delay.name} had no float: {delay.told}.",
            "slips-in-calculation",
        ),
    }
    posed = Posed(prompt(rng, ACTS, name=delay.name, late=delay.days), _steps(delay))
    return ask_words(rng, posed, right, why=why, wrong=wrong)


def _holds(left: int) -> str:
    return f"End date holds with {DAYS.show(left)} of float left: report it"


def _moves(by: int) -> str:
    return f"End date moves by {DAYS.show(by)}: bring options for a decision"


FAMILY = Family(
    id="G14",
    version=1,
    title="Effect of a delay on the end date",
    objective="act-where-date-is-driven",
    approach=Approach.PREDICTIVE,
    difficulty=Difficulty.HARD,
    rule="A delay moves the end of the project by what exceeds the activity's total float, and not at all within it.",
    draw=_draw,
)

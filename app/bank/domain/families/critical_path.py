"""G10: the longest path through a network and the duration that it sets."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from app.bank.domain.families.draft import Draft, Family, Miss, Wanted, require
from app.bank.domain.families.posing import TYPED, Posed, Result, ask_count, ask_place, ask_words
from app.bank.domain.families.prompts import aside, prompt
from app.bank.domain.families.scales import DAYS
from app.bank.domain.families.schedules import Schedule, a_schedule, added, written
from app.bank.domain.item import Approach, Difficulty, Option

CLICKED, READ = 0.5, 0.7
"""Questions from `TYPED` to the first are answered by a click, those up to the second by path and duration."""

LENGTHS = (
    (
        "The network shows the work of {project}, with durations in days and [finish-to-start links only]. Each "
        "activity "
        "has "
        "the people it needs. {aside} {Asker} asks how soon the whole can be done. What is the planned duration?"
    ),
    (
        "{Asker} wants a completion date for {project}. The activities, their durations in days and their order stand "
        "in "
        "the network; [activities without an arrow between them may run side by side]. {aside} After how many days "
        "can the "
        "last activity be finished?"
    ),
    (
        "For {project} the team has estimated every activity and drawn the network. [No activity waits for anything "
        "but "
        "its "
        "predecessors]. {aside} Before the dates are promised, the total time is checked. How many days does the plan "
        "take?"
    ),
)
ASIDES = (
    "Added up, the activities come to {total} days of work.",
    "A first guess without a network was {total} days.",
    "The time sheet plan holds {total} days in all.",
)
CLICKS = (
    (
        "The network shows {project}, with durations in days and finish-to-start links. {Asker} will pay for more "
        "people "
        "on "
        "one activity and wants [the {trait} one on the critical path]. Which activity is that?"
    ),
    (
        "A review of the plan for {project} begins with the chain of work that sets the end date. [Of the activities "
        "on "
        "this "
        "chain, the {trait}] is looked at first. Which activity in the network is it?"
    ),
    (
        "{Asker} asks to see where the end date of {project} is made. Durations in the network are in days. [Among the "
        "activities without any float], which one is the {trait}?"
    ),
)
READINGS = (
    (
        "The network shows the work of {project}, with durations in days and [finish-to-start links only]. {Asker} "
        "asks "
        "which "
        "chain of activities sets the end date, and how long it takes. Which answer is right?"
    ),
    (
        "In the plan of {project}, [activities start as soon as their predecessors are finished]. Durations are in "
        "days. "
        "The "
        "status report will name the critical path with its length. Which entry belongs in the report?"
    ),
    (
        "{Asker} wants the one path of {project} that [may not slip at all], with its number of days. The network "
        "gives "
        "each "
        "activity's duration. Which path is it, and how long is it?"
    ),
)
TITLE = "Activities with durations in days"


def _draw(rng: Random, wanted: Wanted) -> Draft:
    schedule = a_schedule(rng)
    return replace(_asked(rng, wanted, schedule), exhibits=(schedule.drawing(TITLE),))


def _asked(rng: Random, wanted: Wanted, schedule: Schedule) -> Draft:
    if TYPED <= wanted.shape < CLICKED:
        return _clicked(rng, schedule)
    if CLICKED <= wanted.shape < READ:
        return _read(rng, schedule)
    text = prompt(rng, LENGTHS, aside=aside(rng, ASIDES, total=_total(schedule)))
    why = (
        f"The longest path decides: {written(schedule.critical)} takes {added(schedule, schedule.critical)} days, and "
        "all "
        "other paths are shorter."
    )
    result = Result(schedule.duration, DAYS, why, list(_misses(schedule)))
    return ask_count(rng, wanted, text, result, steps=_steps(schedule))


def _total(schedule: Schedule) -> int:
    return sum(map(schedule.days, schedule.network.activities))


def _steps(schedule: Schedule) -> tuple[str, ...]:
    paths = [f"{written(path)}: {added(schedule, path)}" for path in schedule.paths[:4]]
    return (*paths, f"longest path: {written(schedule.critical)}, {schedule.duration} days")


def _misses(schedule: Schedule) -> Iterator[Miss]:
    path, days = written(schedule.critical), schedule.duration
    right = f"{path} takes {days} days, and the longest path decides"
    others = schedule.paths[1:]
    shortest, fullest = others[-1], max(others, key=len)
    yield Miss(
        schedule.length(shortest), f"This is {written(shortest)}, the shortest way through the network; {right}."
    )
    if len(fullest) > len(schedule.critical):
        text = f"This is {written(fullest)}, which has the most activities, but not the most days: {right}."
        yield Miss(schedule.length(fullest), text)
    for other in others:
        yield Miss(
            schedule.length(other), f"This is the length of {written(other)}, which another path exceeds: {right}."
        )
    *_, last = schedule.critical
    yield Miss(
        days - schedule.days(last),
        f"This stops when {last} can start; its {schedule.days(last)} days come on top: {right}.",
    )
    yield Miss(_total(schedule), f"This adds up all activities as if none ran beside another; on the network {right}.")
    yield Miss(days + 1, f"This counts one day too many, as if work began a day after the start: {right}.")
    for name in schedule.critical:
        for link in schedule.network.activities[name].links:
            if link.predecessor not in schedule.critical:
                both = (
                    f"This adds {link.predecessor} to the critical path, although it runs beside it toward {name}: "
                    f"{right}."
                )
                yield Miss(days + schedule.days(link.predecessor), both)


def _clicked(rng: Random, schedule: Schedule) -> Draft:
    trait, best = rng.choice([("longest", max), ("shortest", min)])
    names = sorted(schedule.network.activities)
    days = best(map(schedule.days, schedule.critical))
    [key, *ties] = [name for name in schedule.critical if schedule.days(name) == days]
    require(not ties, "one activity that is meant")
    require(best(map(schedule.days, names)) != days, "an activity off the path that tempts")
    path = written(schedule.critical)
    options = [
        _area(schedule, name, key, f"the {trait} activity of {path} is {key}, with {days} days") for name in names
    ]
    steps = (*_steps(schedule), f"{trait} on it: {key}, {days} days")
    return ask_place(Posed(prompt(rng, CLICKS, trait=trait), steps), options)


def _area(schedule: Schedule, name: str, key: str, right: str) -> Option:
    area, days, path = name.lower(), schedule.days(name), written(schedule.critical)
    if name == key:
        why = f"{path} takes {added(schedule, schedule.critical)} days, more than any other path, and {right}."
        return Option(f"Activity {name}", is_key=True, why=why, area=area)
    slack = schedule.dates[name].total_float
    if slack:
        why = f"{name} lasts {days} days but has {slack} of float, so it lies off the critical path: {right}."
    else:
        why = f"{name} lies on the critical path and lasts {days} days there, which is not what is asked: {right}."
    return Option(f"Activity {name}", is_key=False, why=why, trap="misses-constraint", area=area)


def _read(rng: Random, schedule: Schedule) -> Draft:
    days = schedule.duration
    other = rng.choice(
        [path for path in schedule.paths[1:] if len(path) == len(schedule.critical)] or [schedule.paths[1]]
    )
    wrong = schedule.length(other)
    one, two = written(schedule.critical), written(other)
    sums = f"{one} takes {added(schedule, schedule.critical)} days and {two} takes {added(schedule, other)}"
    why = f"{sums}; the longest path of all decides, and no other one reaches {days} days."
    others = {
        f"{one}, {wrong} days": (
            f"The path is the critical one, but its days are miscounted: {sums}.",
            "slips-in-calculation",
        ),
        f"{two}, {days} days": (
            f"The duration is right, but this path does not reach it, so it has float: {sums}.",
            "mixes-up-concepts",
        ),
        f"{two}, {wrong} days": (
            f"The sum is right for this path, but a longer one decides when the project ends: {sums}.",
            "mixes-up-concepts",
        ),
    }
    posed = Posed(prompt(rng, READINGS), _steps(schedule))
    return ask_words(rng, posed, f"{one}, {days} days", why=why, wrong=others)


FAMILY = Family(
    id="G10",
    version=1,
    title="Critical path and project duration",
    objective="longest-path-sets-the-date",
    approach=Approach.PREDICTIVE,
    difficulty=Difficulty.MEDIUM,
    rule="Add up every path from start to end; the longest one sets the duration, and its activities have no float.",
    draw=_draw,
)

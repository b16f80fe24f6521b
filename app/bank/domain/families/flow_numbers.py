"""Questions of Little's law: cycle time and work in progress from figures, and cycle time from the flow diagram."""

from fractions import Fraction
from random import Random

from app.bank.domain.families.draft import Draft, Miss, Wanted, require
from app.bank.domain.families.flow_pictures import ACTIVE, bands
from app.bank.domain.families.posing import Posed, ask_number
from app.bank.domain.families.prompts import aside, prompt
from app.bank.domain.families.scales import whole
from app.formulas import agile

WORKDAYS, WEEKDAYS = 5, 7

TIMES = (
    (
        "[On average {wip} items are under way] for {project}, and the team finishes {rate} items a {period}. The "
        "flow is steady. {aside} How many working days does an item take on average from start to finish?"
    ),
    (
        "{Asker} asks how long a new item of {project} will take once work on it begins. The system is stable: {rate} "
        "items are finished each {period}, while [{wip} are in progress at any time]. {aside} With five working days a "
        "week, what is the mean cycle time in working days?"
    ),
    (
        "The board of {project} shows the same picture each morning: [{wip} started and unfinished items]. Finished "
        "work comes to {rate} items a {period}. {aside} What cycle time in working days does Little's law give?"
    ),
)
LIMITS = (
    (
        "The team of {project} finishes {rate} items a day in a steady flow and promises [a mean cycle time of {time} "
        "working days]. {aside} Which limit for work in progress over the whole board keeps that promise, by Little's "
        "law?"
    ),
    (
        "{Asker} wants items of {project} to take {time} working days from start to finish. [At {rate} finished "
        "items a day], arrivals and departures are in balance. {aside} How many items may be in progress at a time?"
    ),
    (
        "Items of {project} linger. The agreed aim is [{time} working days from start to finish], and throughput "
        "stands firm at {rate} items a day. {aside} What total limit of work in progress follows from Little's law?"
    ),
)
ASIDES = (
    "Another {backlog} items wait in the backlog and are not started.",
    "The team has {people} members.",
)
READINGS = (
    (
        "The flow diagram shows the items of {project} in each state, day by day. [Started items are those between "
        "{first} and {done}.] From the last day's work in progress and the mean number of items finished a day, how "
        "many working days does an item take?"
    ),
    (
        "{Asker} reads the cumulative flow diagram of {project}. [Work in progress is what has left {first} and is "
        "not yet in {done}]; throughput is the mean daily growth of {done}. With the work in progress of the last "
        "day, what is the mean cycle time in days?"
    ),
    (
        "For {project}, estimate the mean cycle time from the cumulative flow diagram: [the items between {first} and "
        "{done} on the last day], and the daily rate at which {done} grew over the days shown. How many days does that "
        "give?"
    ),
)


def cycle_time(rng: Random, wanted: Wanted) -> Draft:
    """A question for the cycle time from work in progress and throughput."""
    daily, days = rng.randrange(2, 9), rng.randrange(3, 16)
    is_weekly = rng.randrange(2) == 1
    rate, period = (daily * WORKDAYS, "week") if is_weekly else (daily, "day")
    wip = int(agile.work_in_progress(daily, days))
    backlog, people = daily * rng.randrange(2, 20), rng.choice([n for n in range(3, 12) if n != days])
    note = aside(rng, ASIDES, backlog=backlog, people=people)
    per_day = f"{rate} / {WORKDAYS} = {daily} a day; " if is_weekly else ""
    misses = _time_misses(wip=wip, daily=daily, rate=rate, backlog=backlog, people=people)
    if is_weekly:
        misses += [
            Miss(
                Fraction(wip, rate),
                f"This is the time in weeks, {wip} over {rate} a week. The question asks for working days, five "
                "of which make a week.",
            ),
            Miss(
                Fraction(wip * WEEKDAYS, rate),
                "This counts seven days to the week. Working days are asked for, and a week has five of them.",
                "misses-constraint",
            ),
        ]
    why = f"Work in progress / throughput: {per_day}{wip} / {daily} = {days} working days from start to finish."
    steps = (
        "cycle time = work in progress / throughput",
        f"throughput = {f'{rate} / {WORKDAYS} = ' if is_weekly else ''}{daily} items a day",
        f"cycle time = {wip} / {daily} = {days} working days",
    )
    posed = Posed(prompt(rng, TIMES, wip=wip, rate=rate, period=period, aside=note), steps)
    return ask_number(rng, wanted, posed, days, whole("days"), why=why, misses=misses)


def _time_misses(*, wip: int, daily: int, rate: int, backlog: int, people: int) -> list[Miss]:
    return [
        Miss(
            wip * rate,
            f"This multiplies {wip} by {rate}. More finished items make each of them faster, so the throughput "
            "divides.",
        ),
        Miss(
            Fraction(wip + backlog, daily),
            "This counts items that wait in the backlog. Cycle time begins when work begins, so only started items "
            "count.",
            "misses-constraint",
        ),
        Miss(
            Fraction(wip, people),
            "This divides the started items by the people. Little's law asks how many items leave the system in a day.",
            "mixes-up-concepts",
        ),
        Miss(
            wip - daily,
            f"This takes the items finished off the items under way. How long an item takes is their ratio, {wip} to "
            f"{daily}.",
        ),
        Miss(
            wip + daily,
            f"This adds items under way and items finished. The time an item takes is their ratio, {wip} to {daily}.",
        ),
        Miss(
            wip,
            f"This would hold if one item were finished a day. The team finishes {daily} a day, so {wip} are "
            "worked off faster.",
        ),
        Miss(
            daily,
            "This is the number of items finished a day. The time that one of them takes is work in progress over it.",
            "mixes-up-concepts",
        ),
        Miss(
            wip // daily - 1,
            "This leaves out the day on which an item starts or ends. The ratio gives the mean time with nothing to "
            "take off.",
        ),
    ]


def limit(rng: Random, wanted: Wanted) -> Draft:
    """A question for the work in progress that keeps a promised cycle time."""
    rate, time = rng.randrange(2, 9), rng.randrange(3, 13)
    people, backlog = rng.randrange(3, 12), rng.randrange(15, 80)
    note = aside(rng, ASIDES, backlog=backlog, people=people)
    key = int(agile.work_in_progress(rate, time))
    misses = _limit_misses(rate=rate, time=time, people=people)
    why = f"Throughput * cycle time = {rate} * {time} = {key}: with more items under way, each of them takes longer."
    steps = (
        "work in progress = throughput * cycle time",
        f"throughput {rate} a day, cycle time {time} days",
        f"work in progress = {rate} * {time} = {key} items",
    )
    posed = Posed(prompt(rng, LIMITS, rate=rate, time=time, aside=note), steps)
    return ask_number(rng, wanted, posed, key, whole("items"), why=why, misses=misses)


def _limit_misses(*, rate: int, time: int, people: int) -> list[Miss]:
    key = rate * time
    return [
        Miss(
            rate + time,
            f"This adds throughput and time. {rate} items enter each day and each stays {time} days, so they multiply.",
        ),
        Miss(
            Fraction(max(rate, time), min(rate, time)),
            "This divides one figure by the other. Throughput times cycle time gives the items that are under way.",
        ),
        Miss(
            rate * people,
            f"This multiplies the throughput by the people. The law needs the time that an item stays, {time} days.",
            "mixes-up-concepts",
        ),
        Miss(
            time * people,
            f"This multiplies the time by the people. The law needs the items that are finished a day, {rate}.",
            "mixes-up-concepts",
        ),
        Miss(
            2 * people,
            "This allows two items a person, a rule of thumb. The promise of a cycle time asks for throughput times "
            "time.",
            "mixes-up-concepts",
        ),
        Miss(
            rate * WORKDAYS,
            f"This is the work of one week. Items stay {time} working days, so multiply the throughput by that time.",
            "misses-constraint",
        ),
        Miss(
            rate * (time - 1),
            f"This takes a day off. Items stay {time} working days on average, and each of these days brings "
            f"{rate} items.",
        ),
        Miss(
            rate * (time + 1),
            f"This adds a day. Items stay {time} working days on average, and each of these days brings {rate} items.",
        ),
        Miss(
            2 * key,
            f"This doubles the result, which doubles the time: at {2 * key} items under way, each would take "
            f"{2 * time} working days.",
        ),
    ]


def reading(rng: Random, wanted: Wanted) -> Draft:
    """A question for the cycle time as the flow diagram gives it."""
    flow = bands(rng, growing="")
    counts = {state.name: [int(count) for count in state.items] for state in flow.states}
    done, to_do = counts["Done"], counts["To do"]
    rate = Fraction(done[-1] - done[0], len(done) - 1)
    under_way = [counts[name][-1] for name in ACTIVE]
    wip = sum(under_way)
    key = agile.cycle_time(wip, rate)
    require(key.denominator == 1, "a whole number of days")
    misses = _reading_misses(to_do, under_way, done)
    sum_of = f"{' + '.join(map(str, under_way))} = {wip}"
    why = f"Under way on the last day: {sum_of}; finished a day: {rate}. Mean cycle time = {wip} / {rate} = {key} days."
    steps = (
        f"work in progress = {sum_of} items",
        f"throughput = ({done[-1]} - {done[0]}) / {len(done) - 1} = {rate} items a day",
        f"cycle time = {wip} / {rate} = {key} days",
    )
    posed = Posed(prompt(rng, READINGS, first="To do", done="Done"), steps, (flow,))
    return ask_number(rng, wanted, posed, key, whole("days"), why=why, misses=misses)


def _reading_misses(to_do: list[int], under_way: list[int], done: list[int]) -> list[Miss]:
    wip, rate = sum(under_way), Fraction(done[-1] - done[0], len(done) - 1)
    return [
        Miss(
            Fraction(wip + to_do[-1]) / rate,
            "This counts the items in To do as well. They are not started, so they are not work in progress.",
            "misses-constraint",
        ),
        Miss(
            Fraction(max(under_way)) / rate,
            "This takes the widest state alone. An item passes all three states between To do and Done; add them.",
            "misses-constraint",
        ),
        Miss(
            Fraction(min(under_way)) / rate,
            "This takes the narrowest state alone. An item passes all three states between To do and Done; add them.",
            "misses-constraint",
        ),
        Miss(
            len(done),
            "This is the width of the whole diagram. The time of an item is work in progress over the items finished "
            "a day.",
            "mixes-up-concepts",
        ),
        Miss(
            wip * rate,
            f"This multiplies {wip} by {rate}. The throughput divides: the more items leave a day, the shorter "
            "each stays.",
        ),
        Miss(
            wip,
            f"This is the work in progress, a number of items. Divide it by the {rate} items finished a day to "
            "get a time.",
            "mixes-up-concepts",
        ),
        Miss(
            Fraction(done[-1]) / rate,
            "This divides what is done. Finished items have left the flow; the time follows from those still in it.",
            "mixes-up-concepts",
        ),
        Miss(
            rate,
            "This is the number of items finished a day. The time of an item is work in progress over it.",
            "mixes-up-concepts",
        ),
    ]

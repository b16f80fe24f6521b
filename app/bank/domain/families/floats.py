"""G11: total and free float of activities in a network."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from app.bank.domain.families.draft import Draft, Family, Miss, Wanted, require
from app.bank.domain.families.posing import TYPED, Extra, Pair, Posed, Result, ask_count, ask_match, ask_words
from app.bank.domain.families.prompts import aside, prompt
from app.bank.domain.families.scales import DAYS
from app.bank.domain.families.schedules import Schedule, a_schedule
from app.bank.domain.item import Approach, Difficulty, ItemType

MATCHED, READ = 0.5, 0.7
"""Questions from `TYPED` to the first are matchings, those up to the second ask for both floats and their meaning."""
PAIRS = 4

TOTALS = (
    (
        "In the network of {project}, durations are in days and [activities may start at their early dates]. {aside} "
        "{Asker} asks how long activity {name} may slip before the whole project ends later. What is its total float?"
    ),
    (
        "The specialist for activity {name} of {project} wants to come later than planned. [Nothing else is to "
        "change, and "
        "the planned end must hold]. {aside} Durations in the network are in days. How many days later can the "
        "activity "
        "start?"
    ),
    (
        "{Asker} reads the network of {project}, drawn with durations in days and finish-to-start links, and looks for "
        "room. "
        "{aside} How many days lie [between the early and the late start] of activity {name}?"
    ),
)
FREES = (
    (
        "In the network of {project}, durations are in days and [every other activity starts at its early date]. "
        "{aside} "
        "{Asker} asks how long activity {name} may slip before it moves any other activity. What is its free float?"
    ),
    (
        "The crew of activity {name} of {project} asks for more time. [None of the following crews may be moved], "
        "since "
        "they "
        "are booked for their early dates. {aside} Durations are in days. How many days longer can the activity take?"
    ),
    (
        "{Asker} wants to use slack in the plan of {project} [without telling anyone who works later]. {aside} The "
        "network "
        "gives durations in days and finish-to-start links. By how many days can activity {name} be late?"
    ),
)
ASIDES = (
    "The crew of {name} is free from day {start} on.",
    "The early finish of {name} falls on day {finish}.",
    "The tender for {name} allowed {longer} days.",
)
MATCHES = (
    (
        "The network of {project} shows durations in days and finish-to-start links. {Asker} asks [how far each "
        "activity "
        "may "
        "slip before the planned end moves]. Match each activity with its total float."
    ),
    (
        "Before crews are traded, {asker} wants to see the slack in {project}. Durations in the network are in days. "
        "[With "
        "the planned end unchanged], match each activity with the days between its early and its late start."
    ),
    (
        "A plan review of {project} sorts activities by how near they are to the critical path. The network gives "
        "durations "
        "in days. Match each activity with [the delay it can take without a later project end]."
    ),
)
READINGS = (
    (
        "The network of {project} gives durations in days. {Asker} asks what a late start of activity {name} would do, "
        "[with "
        "all others at their early dates]. Which statement describes its room?"
    ),
    (
        "Activity {name} of {project} may run late, and {asker} wants to know [who feels it and from when on]. "
        "Durations "
        "in "
        "the network are in days, links are finish-to-start. Which statement belongs in the report?"
    ),
    (
        "The planner of {project} explains [both floats of activity {name}] to its crew, using the network with "
        "durations "
        "in "
        "days. Which explanation is right?"
    ),
)
TITLE = "Activities with durations in days"


def _draw(rng: Random, wanted: Wanted) -> Draft:
    schedule = a_schedule(rng)
    return replace(_asked(rng, wanted, schedule), exhibits=(schedule.drawing(TITLE),))


def _asked(rng: Random, wanted: Wanted, schedule: Schedule) -> Draft:
    if TYPED <= wanted.shape < MATCHED:
        return _matched(rng, schedule)
    if MATCHED <= wanted.shape < READ:
        return _read(rng, schedule)
    name = rng.choice([name for name in schedule.dates if name not in schedule.critical])
    return _counted(rng, wanted, schedule, name)


def _counted(rng: Random, wanted: Wanted, schedule: Schedule, name: str) -> Draft:
    dates = schedule.dates[name]
    total, free = int(dates.total_float), int(dates.free_float)
    of_end = rng.random() < 0.5  # noqa: PLR2004 - half of the questions each
    extra = aside(
        rng, ASIDES, name=name, start=dates.early_start, finish=dates.early_finish, longer=schedule.days(name) + total
    )
    text = prompt(rng, TOTALS if of_end else FREES, name=name, aside=extra)
    if of_end:
        why = f"Late start less early start of {name} is {dates.late_start} - {dates.early_start} = {total} days, "
        why += "which another path leaves."
        result = Result(total, DAYS, why, list(_total_misses(schedule, name)))
        return ask_count(rng, wanted, text, result, steps=_total_steps(schedule, name))
    require(schedule.followers(name), "an activity that others wait for")
    require(free or rng.random() < 0.3, "mostly some free float")  # noqa: PLR2004 - a few with none
    why = f"The earliest follower starts on day {_next_start(schedule, name)}, and {name} ends on day "
    why += f"{dates.early_finish}: {_next_start(schedule, name)} - {dates.early_finish} = {free} days."
    result = Result(free, DAYS, why, list(_free_misses(schedule, name)))
    return ask_count(rng, wanted, text, result, steps=_free_steps(schedule, name))


def _next_start(schedule: Schedule, name: str) -> int:
    """When the first follower starts, or the project ends."""
    starts = [schedule.dates[other].early_start for other in schedule.followers(name)]
    return int(min(starts, default=schedule.duration))


def _passes(schedule: Schedule, name: str) -> tuple[str, ...]:
    dates = schedule.dates[name]
    return (
        f"project: {schedule.duration} days",
        f"forward pass: {name} from day {dates.early_start} to day {dates.early_finish}",
    )


def _total_steps(schedule: Schedule, name: str) -> tuple[str, ...]:
    dates = schedule.dates[name]
    return (
        *_passes(schedule, name),
        f"backward pass: {name} ends by day {dates.late_finish}, starts by day {dates.late_start}",
        f"total float = {dates.late_start} - {dates.early_start} = {dates.total_float}",
    )


def _free_steps(schedule: Schedule, name: str) -> tuple[str, ...]:
    dates, after = schedule.dates[name], _next_start(schedule, name)
    followers = schedule.followers(name)
    starts = ", ".join(f"{other} on day {schedule.dates[other].early_start}" for other in followers)
    return (
        *_passes(schedule, name),
        f"followers start: {starts}",
        f"free float = {after} - {dates.early_finish} = {dates.free_float}",
    )


def _total_misses(schedule: Schedule, name: str) -> Iterator[Miss]:
    dates, days = schedule.dates[name], schedule.days(name)
    total = dates.total_float
    right = f"take the early start from the late start, {dates.late_start} - {dates.early_start} = {total}"
    yield Miss(
        dates.free_float, f"This is free float, the room before a following activity moves; for the end {right}."
    )
    yield Miss(0, f"This takes {name} for critical, but a longer path runs beside it: {right}.")
    yield Miss(
        total + days, f"This is late finish less early start, so the {days} days of {name} are still in it: {right}."
    )
    yield Miss(dates.late_start, f"This is the late start itself, counted from the start of the project: {right}.")
    yield Miss(total - 1, f"This is one day short, as if one date counted from 0 and the other from 1: {right}.")
    yield Miss(total + 1, f"This is one day too many, as if one date counted from 0 and the other from 1: {right}.")
    yield from _path_misses(schedule, name, right)


def _free_misses(schedule: Schedule, name: str) -> Iterator[Miss]:
    dates, days, after = schedule.dates[name], schedule.days(name), _next_start(schedule, name)
    free = dates.free_float
    right = f"what follows starts on day {after}, and {after} - {dates.early_finish} = {free}"
    yield Miss(dates.total_float, f"This is total float, which only spares the end of the project: {right}.")
    yield Miss(0, f"This takes the next activity to wait for {name} alone: {right}.")
    yield Miss(free + days, f"This counts from the early start of {name}, so its {days} days are still in it: {right}.")
    yield Miss(free - 1, f"This is one day short, as if one date counted from 0 and the other from 1: {right}.")
    yield Miss(free + 1, f"This is one day too many, as if one date counted from 0 and the other from 1: {right}.")
    yield Miss(
        dates.early_start, f"This is the early start of {name}, and not the gap after its early finish: {right}."
    )
    for other in schedule.followers(name):
        gap = schedule.dates[other].early_start - dates.early_finish
        yield Miss(gap, f"This looks at {other} alone, while another activity that follows starts earlier: {right}.")
    yield from _path_misses(schedule, name, right)


def _path_misses(schedule: Schedule, name: str, right: str) -> Iterator[Miss]:
    for path in schedule.paths:
        if name in path:
            spare = schedule.duration - schedule.length(path)
            yield Miss(
                spare, f"This is the slack of one path through {name}, which is not the figure asked for: {right}."
            )


def _matched(rng: Random, schedule: Schedule) -> Draft:
    floats = {name: int(dates.total_float) for name, dates in schedule.dates.items()}
    names = sorted({days: name for name, days in rng.sample(sorted(floats.items()), len(floats))}.values())
    require(len(names) >= PAIRS, "enough activities with floats of their own")
    names = sorted(rng.sample(names, PAIRS))
    frees = {int(schedule.dates[name].free_float) for name in names} - {floats[name] for name in names}
    spare = rng.choice(sorted(frees or {max(floats.values()) + rng.randint(1, 3)}))
    require(spare not in {floats[name] for name in names}, "one float that fits nowhere")
    pairs = [Pair(f"Activity {name}", DAYS.show(floats[name]), _why_total(schedule, name)) for name in names]
    extras = (
        Extra(DAYS.show(spare), "None of these activities has this total float; compare late with early starts."),
    )
    lines = [
        f"{name}: {schedule.dates[name].late_start} - {schedule.dates[name].early_start} = {floats[name]}"
        for name in names
    ]
    steps = (f"project: {schedule.duration} days", "total float = late start - early start", *lines)
    return ask_match(ItemType.MATCHING, prompt(rng, MATCHES), pairs, extras, steps=steps)


def _why_total(schedule: Schedule, name: str) -> str:
    dates = schedule.dates[name]
    return (
        f"{name} can start on day {dates.early_start} and must start by day {dates.late_start} for an end on day "
        f"{schedule.duration}: {dates.late_start} - {dates.early_start} = {dates.total_float}."
    )


def _read(rng: Random, schedule: Schedule) -> Draft:
    names = [name for name, dates in schedule.dates.items() if 0 < dates.free_float < dates.total_float]
    require(names, "an activity with two floats that differ")
    name = rng.choice(names)
    total, free = int(schedule.dates[name].total_float), int(schedule.dates[name].free_float)
    facts = f"free float is {free} and total float {total}"
    other = rng.choice([total + schedule.days(name), total + free])

    def says(unfelt: int, harmless: int) -> str:
        return f"{DAYS.show(unfelt)} unfelt by followers, {DAYS.show(harmless)} before the end moves"

    why = f"For {name} {facts}: a follower feels the first, the end of the project only the second."
    wrong = {
        says(total, free): (
            f"This swaps the two: for {name} {facts}, and free float is never the larger.",
            "mixes-up-concepts",
        ),
        says(free, other): (
            f"The first figure holds, but the second is not total float: for {name} {facts}.",
            "slips-in-calculation",
        ),
        says(total, other): (
            f"This puts total float first and too many days second: for {name} {facts}.",
            "mixes-up-concepts",
        ),
    }
    steps = (*_total_steps(schedule, name), *_free_steps(schedule, name)[2:])
    return ask_words(rng, Posed(prompt(rng, READINGS, name=name), steps), says(free, total), why=why, wrong=wrong)


FAMILY = Family(
    id="G11",
    version=1,
    title="Total float and free float",
    objective="float-is-room-to-slip",
    approach=Approach.PREDICTIVE,
    difficulty=Difficulty.HARD,
    rule="Total float is room before the project's end moves, free float the room before any following activity moves.",
    draw=_draw,
)

"""Questions to a resource histogram: the overload, what to do about it, and where there is room."""

from dataclasses import dataclass
from random import Random

from app.bank.domain.families.draft import Draft, Miss, Wanted, distinct, require
from app.bank.domain.families.posing import Half, Posed, ask_both, ask_number, ask_place
from app.bank.domain.families.prompts import aside, prompt
from app.bank.domain.families.scales import whole
from app.bank.domain.item import Option
from app.exhibits.domain import ResourceHistogram
from app.exhibits.domain.lettering import slug
from app.exhibits.domain.resource_histogram import Demand

OVERLOADS = (
    (
        "The histogram shows the hours that {project} needs from its engineers, week by week, and what they can give. "
        "[Work above the capacity has to be moved out of its week.] {aside} How many hours are that in all?"
    ),
    (
        "{Asker} asks how much of the work for {project} cannot be done in the week in which it is planned. [The "
        "histogram shows demand and weekly capacity.] {aside} How many hours does that make over all weeks?"
    ),
    (
        "Before leveling the plan of {project}, {asker} wants the size of the problem: [the hours above capacity, "
        "added up over the weeks of the histogram]. {aside} How many hours is that?"
    ),
)
ASIDES = (
    "A contractor could give {offer} hours at short notice.",
    "In the quarter before, {offer} hours were worked.",
)
CURES = (
    (
        "The histogram shows demand and capacity of the engineers for {project}. [Work may be moved to other weeks as "
        "long as all of it is done within the weeks shown.] How large is the overload, and can it be cured by moving "
        "work?"
    ),
    (
        "{Asker} has to decide about overtime for {project}. [Dates inside the weeks shown are free, the last week is "
        "fixed.] What does the histogram say about the hours above capacity and about the way out?"
    ),
    (
        "In some weeks the plan of {project} asks more of its engineers than the capacity line allows. [All work "
        "must be finished by the last week shown, and any week may take it.] Which size and which cure are right?"
    ),
)
ROOMS = (
    (
        "In {peak}, the plan of {project} asks for more hours than there are. [The extra work can be done later, not "
        "earlier.] Which week offers the most room for it?"
    ),
    (
        "{Asker} levels the work for {project}. [What is too much in {peak} may be moved to a later week], since its "
        "inputs come no sooner. Where is the most capacity free for it?"
    ),
    (
        "The histogram shows the demand of {project} on its engineers. [Work of {peak} above the capacity can be "
        "delayed, but not started before that week.] Which week should it be moved to first, by free capacity?"
    ),
)


@dataclass(frozen=True, slots=True)
class _Load:
    """Hours of demand by week, and the hours that there are in each."""

    demand: tuple[int, ...]
    capacity: int

    @property
    def weeks(self) -> tuple[str, ...]:
        return tuple(f"Week {i}" for i in range(1, len(self.demand) + 1))

    @property
    def overloads(self) -> tuple[int, ...]:
        return tuple(max(0, hours - self.capacity) for hours in self.demand)

    @property
    def rooms(self) -> tuple[int, ...]:
        return tuple(max(0, self.capacity - hours) for hours in self.demand)

    @property
    def chart(self) -> ResourceHistogram:
        demand = (Demand("engineers", self.demand),)
        return ResourceHistogram("Demand and capacity", "hours", self.weeks, demand, self.capacity)


def _load(rng: Random) -> _Load:
    capacity = 20 * rng.randrange(4, 13)
    steps = rng.sample([n for n in range(-10, 9) if n], rng.randrange(6, 9))
    load = _Load(tuple(capacity + capacity * step // 20 for step in steps), capacity)
    over = [hours for hours in load.overloads if hours]
    require(1 < len(over) < len(steps) - 1, "several weeks above and below the capacity")
    return load


def _misses(load: _Load) -> list[Miss]:
    over = [hours for hours in load.overloads if hours]
    net = sum(load.demand) - load.capacity * len(load.demand)
    return [
        Miss(
            max(over),
            "This is the overload of the worst week. Other weeks go above the capacity line as well, and they count "
            "too.",
            "misses-constraint",
        ),
        Miss(
            abs(net),
            "This balances the whole plan, so that free weeks hide full ones. Hours above the line count week by week.",
            "mixes-up-concepts",
        ),
        Miss(
            sum(load.rooms),
            "These are the hours below the line, which are free. The question is about those above it.",
            "mixes-up-concepts",
        ),
        Miss(
            max(load.demand),
            f"This is the whole demand of the worst week. Its overload is what goes beyond {load.capacity} hours.",
            "mixes-up-concepts",
        ),
        Miss(
            sum(load.demand) // len(load.demand),
            "This is the mean demand. A mean hides the weeks in which the capacity does not suffice; add up those.",
            "mixes-up-concepts",
        ),
        Miss(
            sum(over) + min(hours for hours in load.rooms if hours),
            "This counts a week that stays below the line. Only hours beyond the capacity of a week are overload.",
        ),
        Miss(
            sum(over) - min(over),
            "This leaves out the week with the smallest overload. It goes above the capacity line, if only by a "
            "little.",
        ),
        Miss(
            sum(hours for hours in load.demand if hours > load.capacity),
            "This adds the whole demand of the overloaded weeks. Only the part above the capacity line has to move.",
        ),
    ]


def _steps(load: _Load) -> tuple[str, ...]:
    shown = [
        f"{week}: {hours} - {load.capacity} = {over}"
        for week, hours, over in zip(load.weeks, load.demand, load.overloads, strict=True)
        if over
    ]
    added = " + ".join(str(over) for over in load.overloads if over)
    return (
        f"capacity: {load.capacity} hours a week",
        "; ".join(shown),
        f"overload = {added} = {sum(load.overloads)} hours",
    )


def _sum(load: _Load) -> str:
    added = " + ".join(str(over) for over in load.overloads if over)
    return f"Above the line of {load.capacity} hours stand {added} = {sum(load.overloads)} hours"


def overload(rng: Random, wanted: Wanted) -> Draft:
    """A question for the hours above capacity, added up."""
    load = _load(rng)
    note = aside(rng, ASIDES, offer=sum(load.overloads) + 10 * rng.randrange(2, 9))
    posed = Posed(prompt(rng, OVERLOADS, aside=note), _steps(load), (load.chart,))
    why = f"{_sum(load)}, week by week; free hours of other weeks do not take anything off."
    return ask_number(rng, wanted, posed, sum(load.overloads), whole("hours"), why=why, misses=_misses(load))


def cure(rng: Random) -> Draft:
    """A question for the overload and whether moving work within the plan cures it."""
    load = _load(rng)
    over, room = sum(load.overloads), sum(load.rooms)
    require(abs(over - room) >= load.capacity // 10, "a balance that can be read")
    wrong = rng.choice([miss for miss in distinct(over, _misses(load), places=0) if miss.value > 0])
    move, more = "move work into free weeks", "find more hours or cut work"
    first = Half(f"{over} hours", f"{wrong.value} hours", wrong.why, wrong.trap)
    second = Half(
        move if room > over else more,
        more if room > over else move,
        f"Free below the line are {room} hours, and {over} are too many: "
        f"{'the free weeks can take them all' if room > over else 'the free weeks cannot take them all'}.",
        "misses-constraint",
    )
    steps = (*_steps(load), f"free = {' + '.join(str(n) for n in load.rooms if n)} = {room} hours")
    why = (
        f"{_sum(load)}; free below it are {room}, which is {'enough' if room > over else 'too little'} to take them in."
    )
    return ask_both(rng, Posed(prompt(rng, CURES), steps, (load.chart,)), first, second, why=why)


def room(rng: Random) -> Draft:
    """A question that asks to click the later week with the most room."""
    load = _load(rng)
    peaks = [i for i, hours in enumerate(load.overloads[:-2]) if hours]
    require(peaks, "an overload with weeks after it")
    peak = rng.choice(peaks)
    later = range(peak + 1, len(load.demand))
    best = max(later, key=lambda i: load.rooms[i])
    require(load.rooms[best] > 0, "room in a later week")
    spots = [_week(load, i, peak, best) for i in range(len(load.demand))]
    steps = (
        f"{load.weeks[peak]} is {load.overloads[peak]} hours above {load.capacity}",
        "free after it: " + ", ".join(f"{load.weeks[i]} {load.rooms[i]}" for i in later),
        f"most room: {load.weeks[best]} with {load.rooms[best]} hours",
    )
    return ask_place(Posed(prompt(rng, ROOMS, peak=load.weeks[peak].lower()), steps, (load.chart,)), spots)


def _week(load: _Load, i: int, peak: int, best: int) -> Option:
    """A week as a place to move work to, and why it is the right one or is not."""
    week, free = load.weeks[i], load.capacity - load.demand[i]
    if i == best:
        sum_of = f"{load.capacity} - {load.demand[i]} = {free} hours"
        why = f"{sum_of} are free here, more than in the other weeks after {load.weeks[peak]}."
    elif free < 0:
        why = f"This week is {-free} hours above its own capacity of {load.capacity}, so it cannot take on more work."
    elif i < peak:
        why = (
            f"Here {free} hours are free, but this week comes before {load.weeks[peak]}: the work cannot start so soon."
        )
    else:
        why = (
            f"Here {free} hours are free below the line of {load.capacity}; {load.weeks[best]} has more room than that."
        )
    return Option(week, is_key=i == best, why=why, trap=None if i == best else "misses-constraint", area=slug(week))

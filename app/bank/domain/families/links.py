"""G12: leads, lags and links of three kinds, and the dates that follow from them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random

from app.bank.domain.families.draft import Draft, Family, Miss, Wanted, require
from app.bank.domain.families.posing import TYPED, Posed, Result, ask_count, ask_words
from app.bank.domain.families.prompts import aside, prompt
from app.bank.domain.families.scales import DAYS
from app.bank.domain.item import Approach, Difficulty
from app.exhibits.domain import Network
from app.exhibits.domain.network import NetworkActivity
from app.formulas import network as formula
from app.formulas.exact import exact
from app.formulas.network import Activity, Kind, Link
from app.formulas.rounding import MINUS

READ = 0.45
"""Questions from `TYPED` to this share ask what one link says."""
SHAPES = (
    "A B:A C:A D:BC E:D",
    "A B:A C:A D:B E:CD",
    "A B:A C:AB D:B E:CD",
    "A B C:A D:AB E:CD",
    "A B:A C:B D:A E:CD F:E",
)
"""Each activity with what it follows; the links get their kinds by chance."""

ENDS = (
    (
        "The network of {project} carries leads and lags; an arrow without a label is finish-to-start. [Once begun, "
        "work is not interrupted], and durations are in days. {aside} {Asker} asks for the end date. How many days "
        "does the plan take?"
    ),
    (
        "{Asker} receives the plan of {project} as a network with FS, SS and FF links, [a plus for a lag and a minus "
        "for a lead]. Plain arrows are finish-to-start, times are in days. {aside} After how many days is the last "
        "activity done?"
    ),
    (
        "In the network of {project}, durations, leads and lags are in days, and [labels name any link that is not a "
        "plain finish-to-start one]. Activities start as early as they may. {aside} What is the duration of the whole?"
    ),
)
STARTS = (
    (
        "In the network of {project}, durations, leads and lags are in days, and [an arrow without a label is "
        "finish-to-start]. {Asker} books the crew of activity {name}. {aside} How many days after the start of the "
        "project can {name} begin at the earliest?"
    ),
    (
        "The crew of activity {name} of {project} asks when it is needed. The network has FS, SS and FF links, [a plus "
        "for a lag and a minus for a lead]; plain arrows are finish-to-start. {aside} How many days of the project "
        "pass before its early start?"
    ),
    (
        "{Asker} may deliver the material of activity {name} of {project} [no sooner than its early start]. Times in "
        "the network are in days from 0, plain arrows are finish-to-start. {aside} After how many days is that?"
    ),
)
ASIDES = ("Without any link, all activities take {total} days of work.", "The durations add up to {total} days.")
READINGS = (
    (
        "Between the activities {before} and {after} of {project}, [the network shows {label}], in days. {Asker}, who "
        "does not know the notation, asks what the crews may do. Which statement says what the link says?"
    ),
    (
        "A new planner on {project} enters [the link {label} from {before} to {after}] and has to explain it to both "
        "crews; times are in days. What does this link demand?"
    ),
    (
        "{Asker} finds [{label} on the arrow from {before} to {after}] in the network of {project}, where times are in "
        "days. What does the label mean for the two activities?"
    ),
)
TITLE = "Activities with durations, leads and lags in days"


@dataclass(frozen=True)
class Linked:
    """A network with links of several kinds."""

    network: formula.Network

    @property
    def duration(self) -> int:
        """The days from the start to the end."""
        return int(self.network.duration)

    @cached_property
    def labeled(self) -> list[tuple[str, Link]]:
        """The links that are not plain finish-to-start, each with its successor."""
        links = [(activity.name, link) for activity in self.network.activities.values() for link in activity.links]
        return [(name, link) for name, link in links if label(link)]

    def start(self, name: str) -> int:
        """The early start of an activity."""
        return int(self.network.starts[name])

    def read_as(self, change: Callable[[Link], Link]) -> "Linked":
        """The network of somebody who reads each link as another."""
        activities = self.network.activities.values()
        return Linked(formula.network(replace(one, links=tuple(map(change, one.links))) for one in activities))

    def drawing(self) -> Network:
        """The network as an exhibit."""
        activities = (
            NetworkActivity(name, int(one.duration), tuple(map(_entry, one.links)))
            for name, one in sorted(self.network.activities.items())
        )
        return Network(TITLE, tuple(activities))


def label(link: Link) -> str:
    """What an arrow says: `FS+2`, `SS`, nothing for a plain finish-to-start link."""
    if not link.lag:
        return "" if link.kind is Kind.FINISH_START else link.kind.value
    return f"{link.kind}{'+' if link.lag > 0 else MINUS}{abs(link.lag)}"


def _entry(link: Link) -> str:
    text = label(link).replace(MINUS, "-")
    return f"{link.predecessor} {text}" if text else link.predecessor


def _draw(rng: Random, wanted: Wanted) -> Draft:
    if TYPED <= wanted.shape < READ:
        return _read(rng)
    linked = _linked(rng)
    draft = _end(rng, wanted, linked) if rng.random() < 0.6 else _start(rng, wanted, linked)  # noqa: PLR2004 - some of each
    return replace(draft, exhibits=(linked.drawing(),))


def _linked(rng: Random) -> Linked:
    activities = []
    for text in rng.choice(SHAPES).split():
        name, _, before = text.partition(":")
        links = (_a_link(rng, one, may_join_finishes=i > 0) for i, one in enumerate(before))
        activities.append(Activity(name, rng.randint(3, 12), tuple(links)))
    linked = Linked(formula.network(activities))
    kinds = {(link.kind, link.lag > 0) for _, link in linked.labeled}
    require(2 <= len(linked.labeled) <= 4 and len(kinds) > 1, "some links of several kinds")  # noqa: PLR2004
    for name, link in linked.labeled:
        _check(linked, name, link)
    held = all(linked.start(tie.before) + tie.gap >= 0 for tie in linked.network.ties)
    require(held, "no link that would hold before the project starts")
    return linked


def _a_link(rng: Random, before: str, *, may_join_finishes: bool) -> Link:
    drawn = rng.random()
    if drawn < 0.45:  # noqa: PLR2004 - the shares of the kinds
        return Link(before)
    if drawn < 0.7:  # noqa: PLR2004
        return Link(before, Kind.FINISH_START, rng.choice([-3, -2, -1, 1, 2, 3, 4]))
    if drawn < 0.9 or not may_join_finishes:  # noqa: PLR2004
        return Link(before, Kind.START_START, rng.randint(1, 5))
    return Link(before, Kind.FINISH_FINISH, rng.randint(1, 4))


def _check(linked: Linked, name: str, link: Link) -> None:
    """Keep links that readers would call odd out: they would make the early dates a matter of opinion."""
    before = linked.network.activities[link.predecessor]
    if link.kind is Kind.START_START:
        require(0 < link.lag < int(before.duration), "a start that falls into the predecessor")
    if link.lag < 0:
        require(-link.lag < int(before.duration), "a lead shorter than the predecessor")
    require(linked.start(name) > 0, "no start that is cut off at zero")


def _end(rng: Random, wanted: Wanted, linked: Linked) -> Draft:
    key = linked.duration
    total = sum(int(one.duration) for one in linked.network.activities.values())
    text = prompt(rng, ENDS, aside=aside(rng, ASIDES, total=total))
    last = max(linked.network.activities, key=lambda name: linked.start(name) + _days(linked, name))
    why = (
        f"With every lead and lag in its place, {last} runs from day {linked.start(last)} for {_days(linked, last)} "
        "days "
        f"and is the last to finish, after {key} days."
    )
    right = f"the last one to finish is {last}, after {key} days"
    misses = [Miss(value.duration, f"{slip}: {right}.") for value, slip in _misreadings(linked)]
    misses.append(Miss(total, f"This adds up all durations, as if no activity ran beside another: {right}."))
    misses.append(Miss(key + 1, f"This counts one day too many, as if work began a day after the start: {right}."))
    misses.append(
        Miss(linked.start(last), f"This is the day on which {last} starts, with its own duration left out: {right}.")
    )
    steps = (*_passes(linked), f"end: {last} on day {linked.start(last)} + {_days(linked, last)} = {key}")
    return ask_count(rng, wanted, text, Result(key, DAYS, why, misses), steps=steps)


def _days(linked: Linked, name: str) -> int:
    return int(linked.network.activities[name].duration)


def _start(rng: Random, wanted: Wanted, linked: Linked) -> Draft:
    held = [name for name in linked.network.activities if linked.start(name)]
    name = rng.choice(held[-2:])
    key = linked.start(name)
    total = sum(_days(linked, other) for other in linked.network.activities)
    text = prompt(rng, STARTS, name=name, aside=aside(rng, ASIDES, total=total))
    why = f"All links into {name} hold only from day {key} on: {_holds(linked, name)}; the latest of these decides."
    right = f"the links into {name} hold from day {key} on"
    misses = [Miss(value.start(name), f"{slip}: {right}.") for value, slip in _misreadings(linked)]
    misses.append(
        Miss(key + _days(linked, name), f"This is the early finish of {name}, with its own duration in it: {right}.")
    )
    misses.append(Miss(key + 1, f"This counts one day too many, since the first day here is day 0: {right}."))
    misses.append(Miss(key - 1, f"This is one day short, as if a finish and a start could share a day: {right}."))
    for tie in linked.network.ties:
        if tie.after == name:
            only = int(linked.start(tie.before) + tie.gap)
            misses.append(
                Miss(
                    only, f"This looks at {tie.before} alone, but the latest of all links into {name} decides: {right}."
                )
            )
    return ask_count(rng, wanted, text, Result(key, DAYS, why, misses), steps=_passes(linked)[: len(held) + 1])


def _passes(linked: Linked) -> tuple[str, ...]:
    """The early start of each activity that waits, at most five of them."""
    names = [name for name in linked.network.activities if linked.network.activities[name].links]
    return tuple(f"{name} starts on day {linked.start(name)}: {_holds(linked, name)}" for name in names[-5:])


def _holds(linked: Linked, name: str) -> str:
    links = linked.network.activities[name].links
    ties = [tie for tie in linked.network.ties if tie.after == name]
    return ", ".join(
        f"{link.predecessor}{' ' if label(link) else ''}{label(link)} from day {linked.start(tie.before) + tie.gap}"
        for link, tie in zip(links, ties, strict=True)
    )


def _read(rng: Random) -> Draft:
    before, after = sorted(rng.sample("ABCDEFGHJK", 2))
    days = rng.randint(1, 6)
    kind = rng.choice([*MEANINGS, Kind.FINISH_START])
    lag = -days if kind is Kind.FINISH_START and rng.random() < 0.5 else days  # noqa: PLR2004 - half of them
    link = Link(before, kind, lag)
    right = _says(before, after, link)
    others = [replace(link, kind=other, lag=days) for other in MEANINGS] + [Link(before, lag=-days)]
    reason = f"{label(link)} ties the {MEANINGS[kind]}, so {right}"
    wrong = {
        _says(before, after, other): (
            f"That would be {label(other)}, which ties the {MEANINGS[other.kind]}: {reason}.",
            "mixes-up-concepts",
        )
        for other in others
        if other != link
    }
    wrong[_says(after, before, replace(link, predecessor=after))] = (
        f"This lets {before} wait for {after}, against the direction of the arrow: {reason}.",
        "mixes-up-concepts",
    )
    sign = "lead, which brings the successor forward" if lag < 0 else "lag, which delays the successor"
    why = f"The letters tie the {MEANINGS[kind]}, and {DAYS.show(days)} of {sign}, are set between them: {right}."
    steps = (
        f"{kind}: {MEANINGS[kind]}",
        f"{label(link)[2]}{days}: {sign}",
        right,
    )
    posed = Posed(prompt(rng, READINGS, before=before, after=after, label=label(link)), steps)
    return ask_words(rng, posed, right, why=why, wrong=wrong)


MEANINGS = {
    Kind.FINISH_START: "start of the successor to the finish of the predecessor",
    Kind.START_START: "start of the successor to the start of the predecessor",
    Kind.FINISH_FINISH: "finish of the successor to the finish of the predecessor",
}
"""What each kind of link ties together."""


def _says(before: str, after: str, link: Link) -> str:
    """The demand of a link in words."""
    act = "starts" if link.kind.enters_start else "finishes"
    side = "before" if link.lag < 0 else "after"
    mark = "finishes" if link.kind.leaves_finish else "starts"
    return f"{after} {act} no sooner than {DAYS.show(abs(exact(link.lag)))} {side} {before} {mark}"


def _misreadings(linked: Linked) -> Iterator[tuple[Linked, str]]:
    """The network as slips read it, each with the words for it."""

    def plain(link: Link) -> Link:
        return Link(link.predecessor)

    def turned(link: Link) -> Link:
        return Link(link.predecessor, link.kind, -link.lag)

    def twice(link: Link) -> Link:
        return replace(link, lag=2 * link.lag)

    def without(link: Link) -> Link:
        return replace(link, lag=0)

    def in_sequence(link: Link) -> Link:
        return replace(link, kind=Kind.FINISH_START)

    def no_leads(link: Link) -> Link:
        return Link(link.predecessor, link.kind, abs(exact(link.lag)))

    yield linked.read_as(in_sequence), "This reads each SS or FF link as finish-to-start, with its lag on top"
    yield linked.read_as(turned), "This turns the signs: a lag delays the successor, a lead brings it forward"
    yield linked.read_as(without), "This leaves leads and lags out and uses the kinds of the links alone"
    yield linked.read_as(twice), "This counts each lead and lag twice, once at either end of its arrow"
    yield linked.read_as(plain), "This takes every arrow for a plain finish-to-start link without lead or lag"
    yield linked.read_as(no_leads), "This adds leads as if they were lags; a minus brings the successor forward"


FAMILY = Family(
    id="G12",
    version=1,
    title="Leads, lags and kinds of links",
    objective="links-and-lags-move-dates",
    approach=Approach.PREDICTIVE,
    difficulty=Difficulty.HARD,
    rule=(
        "The kind says which ends are tied, a lag delays the successor, a lead brings it forward; the latest link "
        "decides."
    ),
    draw=_draw,
)

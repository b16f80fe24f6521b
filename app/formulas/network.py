"""Network schedules: early and late dates, float, critical paths, with links of all four kinds, leads and lags.

Times are counted from 0: an activity that starts at 0 and lasts 3 finishes at 3, where its successor starts.
Source: J. E. Kelley and M. R. Walker, Critical-Path Planning and Scheduling, 1959; the precedence method for the links.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from app.formulas.exact import Impossible, Number, exact, not_negative

ZERO = Fraction(0)


class Kind(StrEnum):
    """Which end of the predecessor holds which end of the successor."""

    FINISH_START = "FS"
    START_START = "SS"
    FINISH_FINISH = "FF"
    START_FINISH = "SF"

    @property
    def leaves_finish(self) -> bool:
        """Whether the predecessor's finish decides, and not its start."""
        return self in {Kind.FINISH_START, Kind.FINISH_FINISH}

    @property
    def enters_start(self) -> bool:
        """Whether the successor's start is held, and not its finish."""
        return self in {Kind.FINISH_START, Kind.START_START}


@dataclass(frozen=True, slots=True)
class Link:
    """A predecessor; a lag delays the successor, a negative lag is a lead."""

    predecessor: str
    kind: Kind = Kind.FINISH_START
    lag: Number = 0


@dataclass(frozen=True, slots=True)
class Activity:
    """A piece of work with its duration and what it waits for."""

    name: str
    duration: Number
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Dates:
    """When an activity can and must take place; the free float is what delays no other activity and not the end."""

    early_start: Fraction
    early_finish: Fraction
    late_start: Fraction
    late_finish: Fraction
    free_float: Fraction

    @property
    def total_float(self) -> Fraction:
        """How late it may be without moving the end or breaking the deadline; negative when it is already too late."""
        return self.late_start - self.early_start


@dataclass(frozen=True, slots=True)
class Tie:
    """A link as the least time between the two starts."""

    before: str
    after: str
    gap: Fraction
    kind: Kind


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of activities with the kinds of the links between them."""

    names: tuple[str, ...]
    kinds: tuple[Kind, ...] = ()

    def __str__(self) -> str:
        """The names joined by hyphens."""
        return "-".join(self.names)


@dataclass(frozen=True)
class Network:
    """Activities in an order in which no one stands before its predecessors; `network` makes and checks one."""

    activities: Mapping[str, Activity]

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """All links, in the order of their successors."""
        return tuple(self._tie(link, activity) for activity in self.activities.values() for link in activity.links)

    @cached_property
    def starts(self) -> dict[str, Fraction]:
        """The early start of each activity: the forward pass."""
        starts: dict[str, Fraction] = {}
        for name in self.activities:
            starts[name] = max([ZERO, *(starts[tie.before] + tie.gap for tie in self._into[name])])
        return starts

    @cached_property
    def duration(self) -> Fraction:
        """The time from 0 to the last early finish."""
        return max(map(self._finish, self.activities))

    def dates(self, deadline: Number | None = None) -> dict[str, Dates]:
        """The dates of each activity; the late ones count back from the deadline, or else from the early end."""
        late = self._late_starts(self.duration if deadline is None else exact(deadline))
        return {
            name: Dates(
                early_start=start,
                early_finish=self._finish(name),
                late_start=late[name],
                late_finish=late[name] + self._length(name),
                free_float=self._free_float(name),
            )
            for name, start in self.starts.items()
        }

    def critical_paths(self) -> Iterator[Path]:
        """The longest paths, which decide the duration, one by one: a large network can have very many."""
        critical = {name for name, dates in self.dates().items() if dates.total_float == 0}
        for name in self.activities:
            if name in critical and self.starts[name] == 0 and not self._start_is_driven(name):
                yield from self._paths_from(Path((name,)), critical)

    def longer(self, name: str, by: Number) -> "Network":
        """The network with one activity longer, or shorter by a negative amount; raises Impossible below zero."""
        activity = self.activity(name)
        changed = replace(activity, duration=exact(activity.duration) + exact(by))
        return network({**self.activities, name: changed}.values())

    def slip(self, name: str, by: Number) -> Fraction:
        """How much later the project ends when one activity takes so much longer."""
        return self.longer(name, by).duration - self.duration

    def activity(self, name: str) -> Activity:
        """One activity; raises Impossible for an unknown name."""
        if name not in self.activities:
            raise Impossible(f"There is no activity {name}: choose one of the network.", {"name": "Is unknown."})
        return self.activities[name]

    @cached_property
    def _into(self) -> dict[str, list[Tie]]:
        into = defaultdict(list)
        for tie in self.ties:
            into[tie.after].append(tie)
        return into

    @cached_property
    def _out_of(self) -> dict[str, list[Tie]]:
        out_of = defaultdict(list)
        for tie in self.ties:
            out_of[tie.before].append(tie)
        return out_of

    def _length(self, name: str) -> Fraction:
        return exact(self.activities[name].duration)

    def _finish(self, name: str) -> Fraction:
        return self.starts[name] + self._length(name)

    def _tie(self, link: Link, activity: Activity) -> Tie:
        """Take the durations in: every kind of link then holds one start against the other."""
        gap = exact(link.lag)
        if link.kind.leaves_finish:
            gap += self._length(link.predecessor)
        if not link.kind.enters_start:
            gap -= exact(activity.duration)
        return Tie(link.predecessor, activity.name, gap, link.kind)

    def _late_starts(self, end: Fraction) -> dict[str, Fraction]:
        late: dict[str, Fraction] = {}
        for name in reversed(tuple(self.activities)):
            late[name] = min([end - self._length(name), *(late[tie.after] - tie.gap for tie in self._out_of[name])])
        return late

    def _slack(self, tie: Tie) -> Fraction:
        return self.starts[tie.after] - self.starts[tie.before] - tie.gap

    def _free_float(self, name: str) -> Fraction:
        return min([self.duration - self._finish(name), *map(self._slack, self._out_of[name])])

    def _start_is_driven(self, name: str) -> bool:
        return any(tie.kind.enters_start and self._slack(tie) == 0 for tie in self._into[name])

    def _paths_from(self, path: Path, critical: set[str]) -> Iterator[Path]:
        last = path.names[-1]
        onward = [tie for tie in self._out_of[last] if tie.after in critical and self._slack(tie) == 0]
        if self._finish(last) == self.duration and not any(tie.kind.leaves_finish for tie in onward):
            yield path
        for tie in onward:
            yield from self._paths_from(Path((*path.names, tie.after), (*path.kinds, tie.kind)), critical)


def network(activities: Iterable[Activity]) -> Network:
    """The network of these activities, in any order.

    Raises Impossible, naming the activities, for no activity at all, a name used twice, a negative duration, an
    unknown predecessor and a loop.
    """
    listed = tuple(activities)
    _check_names(listed)
    for activity in listed:
        not_negative(**{f"duration_of_{activity.name}": activity.duration})
    by_name = {activity.name: activity for activity in listed}
    return Network({name: by_name[name] for name in _order(listed)})


def _check_names(activities: Sequence[Activity]) -> None:
    if not activities:
        raise Impossible("A network needs at least one activity.", {"activities": "Must not be empty."})
    twice = [name for name, times in Counter(activity.name for activity in activities).items() if times > 1]
    if twice:
        raise Impossible(f"Give each activity its own name: {', '.join(twice)} stands more than once.")
    known = {activity.name for activity in activities}
    unknown = sorted({link.predecessor for activity in activities for link in activity.links} - known)
    if unknown:
        raise Impossible(f"Add the missing predecessors or correct their names: {', '.join(unknown)}.")


def _order(activities: Sequence[Activity]) -> tuple[str, ...]:
    waits = {activity.name: [link.predecessor for link in activity.links] for activity in activities}
    try:
        return tuple(TopologicalSorter(waits).static_order())
    except CycleError as error:
        loop = " - ".join(reversed(error.args[1]))
        raise Impossible(f"These activities wait for each other, so none can start: {loop}. Remove a link.") from error

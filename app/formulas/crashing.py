"""Crashing: the least cost of shortening a project, with all its critical paths watched.

The exact optimum is a flow: each activity carries at most its cost per day at its normal length and any amount at its
shortest, and flow runs along the longest path while that is longer than the target.
Source: D. R. Fulkerson, A Network Flow Computation for Project Cost Curves, 1961.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.formulas.exact import Impossible, Number, above_zero, exact, not_negative, total
from app.formulas.network import Network

ZERO = Fraction(0)
_SOURCE, _SINK = "source", "sink"


@dataclass(frozen=True, slots=True)
class Offer:
    """What it costs to shorten an activity by one day, and by how many days that can be done."""

    cost_per_day: Number
    days: Number


@dataclass(frozen=True, slots=True)
class Crash:
    """Days taken from activities, what they cost together, and the project's duration after that."""

    days: Mapping[str, Fraction]
    cost: Fraction
    duration: Fraction


def least_cost(network: Network, offers: Mapping[str, Offer], days: Number) -> Crash:
    """The cheapest way to end so many days earlier; whole days where all durations, lags and limits are whole.

    Raises Impossible when the offers do not reach that far.
    """
    above_zero(days=days)
    _check(network, offers)
    target = network.duration - exact(days)
    starts = _Flow(network, offers).times(target)
    taken = {}
    for name in offers:
        rest = exact(network.activities[name].duration) - (starts[name, True] - starts[name, False])
        if rest > 0:
            taken[name] = rest
    return _crash(network, offers, taken)


def step_by_step(network: Network, offers: Mapping[str, Offer], days: int) -> tuple[Crash, ...]:
    """The textbook account: each day the cheapest cut of one day, never taking an earlier one back.

    It can cost more than `least_cost`, which may leave alone what was shortened first. Raises Impossible as that does.
    """
    steps: list[Crash] = []
    for _ in range(days):
        step = least_cost(network, offers, 1)
        steps.append(step)
        for name, taken in step.days.items():
            network = network.longer(name, -taken)
            offer = offers[name]
            offers = {**offers, name: Offer(offer.cost_per_day, exact(offer.days) - taken)}
    return tuple(steps)


def _check(network: Network, offers: Mapping[str, Offer]) -> None:
    for name, offer in offers.items():
        not_negative(cost_per_day=offer.cost_per_day, days=offer.days)
        if exact(offer.days) > exact(network.activity(name).duration):
            raise Impossible(f"{name} does not last that many days: lower its limit.", {"days": "Is too high."})


def _crash(network: Network, offers: Mapping[str, Offer], taken: Mapping[str, Fraction]) -> Crash:
    for name, days in taken.items():
        network = network.longer(name, -days)
    cost = total(exact(offers[name].cost_per_day) * days for name, days in taken.items())
    return Crash(taken, cost, network.duration)


_Event = tuple[str, bool]
"""The start (False) or the finish (True) of an activity."""


@dataclass(slots=True)
class _Arc:
    tail: _Event
    head: _Event
    length: Fraction
    room: Fraction


class _Flow:
    """The flow whose longest remaining paths give the event times of the cheapest schedule."""

    def __init__(self, network: Network, offers: Mapping[str, Offer]) -> None:
        self.limit = total(offer.cost_per_day for offer in offers.values()) + 1
        self.arcs: list[_Arc] = []  # an arc and the one that takes its flow back stand side by side
        for name, activity in network.activities.items():
            start, finish = (name, False), (name, True)
            normal, offer = exact(activity.duration), offers.get(name, Offer(0, 0))
            self._add(start, finish, normal, exact(offer.cost_per_day))
            self._add(start, finish, normal - exact(offer.days), self.limit)
            self._add(finish, start, -normal, self.limit)
            self._add((_SOURCE, False), start, ZERO, self.limit)
            self._add(finish, (_SINK, True), ZERO, self.limit)
            for link in activity.links:
                leaves = (link.predecessor, link.kind.leaves_finish)
                self._add(leaves, (name, not link.kind.enters_start), exact(link.lag), self.limit)

    def times(self, target: Fraction) -> dict[_Event, Fraction]:
        """The time of each event in a cheapest schedule that meets the target."""
        sent = ZERO
        while (path := self._longest_path()) and sum(self.arcs[i].length for i in path) > target:
            amount = min(self.arcs[i].room for i in path)
            sent += amount
            if sent >= self.limit:
                raise Impossible(
                    "The project cannot be shortened that far: ask for fewer days or allow more activities to shrink.",
                    {"days": "Is more than the limits allow."},
                )
            for i in path:
                self.arcs[i].room -= amount
                self.arcs[i ^ 1].room += amount
        self._add((_SOURCE, False), (_SINK, True), target, self.limit)
        return self._longest()[0]

    def _add(self, tail: _Event, head: _Event, length: Fraction, room: Fraction) -> None:
        self.arcs += [_Arc(tail, head, length, room), _Arc(head, tail, -length, ZERO)]

    def _longest(self) -> tuple[dict[_Event, Fraction], dict[_Event, int]]:
        """The longest distance of each event from the source and the arc that it ends with (Bellman-Ford)."""
        reached, last = {(_SOURCE, False): ZERO}, {}
        changed = True
        while changed:
            changed = False
            for i, arc in enumerate(self.arcs):
                if arc.room > 0 and arc.tail in reached:
                    distance = reached[arc.tail] + arc.length
                    if arc.head not in reached or distance > reached[arc.head]:
                        reached[arc.head], last[arc.head], changed = distance, i, True
        return reached, last

    def _longest_path(self) -> list[int]:
        last, path, event = self._longest()[1], [], (_SINK, True)
        while event in last:
            path.append(last[event])
            event = self.arcs[last[event]].tail
        return path

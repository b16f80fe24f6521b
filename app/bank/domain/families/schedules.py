"""Networks drawn by chance: six to eight activities with finish-to-start links, and every path through them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from random import Random

from app.bank.domain.families.draft import require
from app.exhibits.domain import Gantt, Network
from app.exhibits.domain.gantt import Activity as Bar
from app.exhibits.domain.network import NetworkActivity
from app.formulas import network as formula
from app.formulas.network import Dates, Link

SHAPES = (
    "A B:A C:A D:B E:BC F:DE",
    "A B C:A D:AB E:C F:D G:EF",
    "A B:A C:A D:A E:B F:BC G:D H:EFG",
    "A B C:A D:B E:B F:CD G:E H:FG",
    "A B:A C:A D:B E:C F:CD G:EF",
    "A B C D:A E:AB F:C G:DE H:EF",
    "A B:A C:A D:B E:B F:C G:DF H:EG",
)
"""Each activity with what it follows."""
Path = tuple[str, ...]


@dataclass(frozen=True)
class Schedule:
    """A network with whole days and one longest path."""

    network: formula.Network

    @cached_property
    def paths(self) -> tuple[Path, ...]:
        """Every path from a start to an end, the longest first."""
        starts = [name for name, activity in self.network.activities.items() if not activity.links]
        found = [path for start in starts for path in self._onward((start,))]
        return tuple(sorted(found, key=lambda path: (-self.length(path), path)))

    @property
    def critical(self) -> Path:
        """The longest path."""
        return self.paths[0]

    @property
    def duration(self) -> int:
        """The days from the start to the end."""
        return int(self.network.duration)

    @cached_property
    def dates(self) -> dict[str, Dates]:
        """The early and late dates of each activity."""
        return self.network.dates()

    def days(self, name: str) -> int:
        """The duration of an activity."""
        return int(self.network.activities[name].duration)

    def length(self, path: Path) -> int:
        """The days that a path takes."""
        return sum(map(self.days, path))

    def followers(self, name: str) -> list[str]:
        """The activities that wait for this one."""
        return [tie.after for tie in self.network.ties if tie.before == name]

    def drawing(self, title: str) -> Network:
        """The network as an exhibit that shows durations and links alone."""
        activities = (
            NetworkActivity(name, self.days(name), tuple(link.predecessor for link in activity.links))
            for name, activity in sorted(self.network.activities.items())
        )
        return Network(title, tuple(activities))

    def bars(self, title: str) -> Gantt:
        """The early schedule as an exhibit."""
        periods = tuple(str(day) for day in range(1, self.duration + 2))
        activities = (
            Bar(
                f"Activity {name}",
                int(self.dates[name].early_start),
                self.days(name),
                after=tuple(f"Activity {link.predecessor}" for link in activity.links),
            )
            for name, activity in sorted(self.network.activities.items())
        )
        return Gantt(title, periods, tuple(activities))

    def _onward(self, path: Path) -> Iterator[Path]:
        followers = self.followers(path[-1])
        if not followers:
            yield path
        for name in followers:
            yield from self._onward((*path, name))


def a_schedule(rng: Random, *, shortest: int = 2, longest: int = 12) -> Schedule:
    """A network with durations in this range and a single longest path; raises Unsuitable."""
    activities = []
    for text in rng.choice(SHAPES).split():
        name, _, before = text.partition(":")
        activities.append(formula.Activity(name, rng.randint(shortest, longest), tuple(map(Link, before))))
    schedule = Schedule(formula.network(activities))
    require(schedule.length(schedule.paths[1]) < schedule.duration, "one longest path")
    return schedule


def written(path: Path) -> str:
    """A path as its activities joined by hyphens."""
    return "-".join(path)


def added(schedule: Schedule, path: Path) -> str:
    """The sum of a path, written out: `3 + 5 + 2 = 10`."""
    return f"{' + '.join(str(schedule.days(name)) for name in path)} = {schedule.length(path)}"

"""How live items spread over domains, tasks, approaches, difficulties and types, against this bank's targets."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.bank.domain.item import Approach, Difficulty, Item, ItemType
from app.bank.domain.outline import Outline

ENOUGH = 100
"""Below so many items shares say nothing."""
DIFFICULTY = {Difficulty.EASY: 20, Difficulty.MEDIUM: 40, Difficulty.HARD: 30, Difficulty.EXPERT: 10}
"""Shares in percent; the author's estimates."""
OTHER_THAN_SINGLE = 15
"""Least share, in percent, of items that ask for more than one choice."""


@dataclass(frozen=True, slots=True)
class Spread:
    """One share in percent, and the range in which it should lie."""

    name: str
    value: float
    low: float
    high: float

    @property
    def holds(self) -> bool:
        """Whether the share lies in its range."""
        return self.low <= self.value <= self.high

    def __str__(self) -> str:
        """The share as a line for a terminal."""
        mark = "ok  " if self.holds else "warn"
        return f"{mark}  {self.name:<66} {self.value:7.1f}%   wanted {self.low:.0f}% to {self.high:.0f}%"


def spreads(items: Sequence[Item], outline: Outline) -> list[Spread]:
    """The spread of the items; empty below `ENOUGH` of them. Domain shares are PMI's, the other targets ours."""
    if len(items) < ENOUGH:
        return []
    return [
        *_domains(items, outline),
        *_tasks(items, outline),
        *_approaches(items, outline),
        *_difficulties(items),
        Spread("More than one choice", _share(items, lambda i: i.type is not ItemType.SINGLE), OTHER_THAN_SINGLE, 100),
    ]


def _domains(items: Sequence[Item], outline: Outline) -> list[Spread]:
    return [
        Spread(d.title, _share(items, _in_domain(outline, d.id)), d.share - 2, d.share + 2) for d in outline.domains
    ]


def _tasks(items: Sequence[Item], outline: Outline) -> list[Spread]:
    """The tasks with fewest and most items beside an even share within their domain, from half of it to twice."""
    counts = Counter(item.task for item in items)
    even = {t.id: sum(counts[o.id] for o in d.tasks) / len(d.tasks) for d in outline.domains for t in d.tasks}
    ratio = {task: 100 * counts[task] / even[task] if even[task] else 0.0 for task in even}
    least, most = min(ratio, key=lambda t: ratio[t]), max(ratio, key=lambda t: ratio[t])
    return [
        Spread(f"Task {least}, the rarest, of an even share", ratio[least], 50, 200),
        Spread(f"Task {most}, the commonest, of an even share", ratio[most], 50, 200),
    ]


def _approaches(items: Sequence[Item], outline: Outline) -> list[Spread]:
    found = []
    for domain in outline.domains:
        there = [item for item in items if outline.domain_of[item.task] is domain]
        share = _share(there, lambda i: i.approach is Approach.PREDICTIVE)
        wanted = outline.predictive_share
        found.append(Spread(f"Predictive in {domain.title}", share, wanted - 8, wanted + 8))
    return found


def _difficulties(items: Sequence[Item]) -> list[Spread]:
    return [
        Spread(level.value.capitalize(), _share(items, _of(level)), goal - 7, goal + 7)
        for level, goal in DIFFICULTY.items()
    ]


def _in_domain(outline: Outline, domain: str) -> Callable[[Item], bool]:
    return lambda item: outline.domain_of[item.task].id == domain


def _of(level: Difficulty) -> Callable[[Item], bool]:
    return lambda item: item.difficulty is level


def _share(items: Sequence[Item], rule: Callable[[Item], bool]) -> float:
    return 100 * sum(rule(item) for item in items) / len(items) if items else 0.0

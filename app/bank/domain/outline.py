"""An exam content outline: domains with their shares, tasks, and the size of the exam."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Task:
    """One part of a domain; its id is unique in the outline."""

    id: str
    title: str
    gist: str
    domain: str


@dataclass(frozen=True, slots=True)
class Domain:
    """One area of the exam; `share` is the percentage of scored items that PMI assigns to it."""

    id: str
    title: str
    share: int
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Outline:
    """What one edition of the exam covers, and how long it is."""

    id: str
    title: str
    effective_from: date
    effective_until: date | None
    source: str
    confidence: str
    items: int
    scored_items: int
    minutes: int
    predictive_share: int
    domains: tuple[Domain, ...]

    @cached_property
    def tasks(self) -> Mapping[str, Task]:
        """All tasks by id, in the outline's order."""
        return {task.id: task for domain in self.domains for task in domain.tasks}

    @cached_property
    def domain_of(self) -> Mapping[str, Domain]:
        """The domain of each task id."""
        return {task.id: domain for domain in self.domains for task in domain.tasks}

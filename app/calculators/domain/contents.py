"""The table of contents: all formulas and worksheets in their groups, found by words, and what belongs to what."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.calculators.domain.answer import Worksheet
from app.calculators.domain.worksheets import WORKSHEETS
from app.errors import NotFound
from app.formulas.catalogue import CATALOGUE, Formula

MOST_RELATED = 6
LONGEST_QUERY = 60

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Earned value": (
        *("pv", "ev", "cv", "sv", "cpi", "spi", "percent-complete", "percent-spent"),
        *(
            "eac-typical",
            "eac-atypical",
            "eac-cost-and-schedule",
            "eac-bottom-up",
            "etc",
            "vac",
            "tcpi-bac",
            "tcpi-eac",
        ),
        *("sv-time", "spi-time", "cost-baseline", "project-budget", "s-curve", "earned-schedule"),
    ),
    "Schedule network": ("total-float", "crash-slope", "schedule-network", "crashing"),
    "Estimates": ("pert", "triangular", "sd", "variance", "triangular-variance", "pert-path"),
    "Decisions and risk": ("emv", "risk-score", "decision-tree"),
    "Contracts": ("pta", "fpif-fee", "fpif-price", "cpif-fee", "cpff-price", "time-and-material"),
    "Selection": ("present-value", "future-value", "bcr", "roi", "cash-flows", "weighted-scoring"),
    "Make or buy": ("break-even",),
    "Agile and flow": (
        *("sprints-left", "capacity", "work-in-progress", "cycle-time", "throughput", "wsjf"),
        *("velocity", "wsjf-order"),
    ),
    "Quality": ("upper-control-limit", "lower-control-limit", "cp", "cpk", "control-chart", "pareto"),
    "Others": (
        *("channels", "more-channels", "working-capital", "straight-line", "double-declining"),
        "depreciation",
    ),
}
"""Ids of formulas and worksheets by group, in the order of the page."""


class NoFormula(NotFound):
    """There is no formula and no worksheet of this name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents; a worksheet has no expression."""

    id: str
    title: str
    meaning: str
    group: str
    expression: str = ""

    def has(self, words: str) -> bool:
        """Whether every word stands somewhere in the entry."""
        text = f"{self.id} {self.title} {self.meaning} {self.group} {self.expression}".casefold()
        return all(word in text for word in words.casefold().split())


def find(name: str) -> Formula | Worksheet:
    """The formula or worksheet of this id; raises NoFormula."""
    if name in CATALOGUE:
        return CATALOGUE[name]
    if name in WORKSHEETS:
        return WORKSHEETS[name]
    raise NoFormula("There is no formula at this address. Look for it in the list of all formulas.")


def contents(words: str = "") -> dict[str, tuple[Entry, ...]]:
    """The entries with all these words, by group; a group without any is left out."""
    groups = {group: tuple(_entry(name, group) for name in names) for group, names in GROUPS.items()}
    found = {group: tuple(entry for entry in entries if entry.has(words)) for group, entries in groups.items()}
    return {group: entries for group, entries in found.items() if entries}


def related(name: str) -> tuple[Entry, ...]:
    """What stands closest in the same group: entries that share numbers with it first, then its neighbors."""
    group, names = next((group, names) for group, names in GROUPS.items() if name in names)

    def distance(other: str) -> tuple[int, int]:
        return -len(_numbers(name) & _numbers(other)), abs(names.index(name) - names.index(other))

    closest = sorted((other for other in names if other != name), key=distance)
    return tuple(_entry(other, group) for other in closest[:MOST_RELATED])


def _entry(name: str, group: str) -> Entry:
    found = find(name)
    expression = f"{found.result.name} = {found.typeset}" if isinstance(found, Formula) else ""
    return Entry(name, found.title, found.meaning, group, expression)


def _numbers(name: str) -> set[str]:
    """The names of what goes into a formula and comes out of it."""
    found = find(name)
    return {found.result.name, *(each.name for each in found.inputs)} if isinstance(found, Formula) else set()

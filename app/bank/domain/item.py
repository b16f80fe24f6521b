"""An item and what it carries: options with their reasons, the trap behind each distractor, the clue and the rule."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from math import isnan, nan

_FIGURE = re.compile(r"[-+]?\s*[$€£]?\s*[-+]?\d[\d,]*(\.\d+)?")
_PLAIN = str.maketrans("", "", "$€£, +")


class ItemType(StrEnum):
    """How an item is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"


class Approach(StrEnum):
    """The delivery approach of the situation."""

    PREDICTIVE = "predictive"
    AGILE = "agile"
    HYBRID = "hybrid"


class Difficulty(StrEnum):
    """The author's estimate."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"
    EXPERT = "expert"


class Status(StrEnum):
    """A draft is not served; a retired item is kept for the history of those who answered it."""

    DRAFT = "draft"
    LIVE = "live"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Trap:
    """A named misjudgement."""

    id: str
    title: str
    gist: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Objective:
    """The smallest thing worth knowing; memory belongs to it, not to a question."""

    id: str
    title: str
    gist: str
    task: str
    approach: str
    prerequisites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: `why` says why it is right, or why not here and when it would be; `trap` names the slip."""

    text: str
    is_key: bool
    why: str
    trap: str | None = None

    @property
    def figure(self) -> float:
        """The number that the text begins with, after a sign or currency; NaN when it begins with none."""
        found = _FIGURE.match(self.text)
        return float(found.group().translate(_PLAIN)) if found else nan


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an item comes from and how it was reviewed."""

    author: str
    drafted: str
    drafted_on: date
    reviewed: tuple[str, ...]
    reviewed_on: date | None
    licence: str
    changes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """A question of the bank at one revision; options stand in their canonical order."""

    id: str
    revision: int
    status: Status
    type: ItemType
    task: str
    tasks_2021: tuple[str, ...]
    approach: Approach
    difficulty: Difficulty
    objective: str
    secondary: tuple[str, ...]
    stem: str
    options: tuple[Option, ...]
    clue: str
    rule: str
    references: tuple[str, ...]
    provenance: Provenance
    contrast_with: tuple[str, ...] = ()

    @cached_property
    def keys(self) -> frozenset[int]:
        """Indices of the correct options in canonical order."""
        return frozenset(i for i, option in enumerate(self.options) if option.is_key)

    @property
    def choose(self) -> int:
        """How many options a response picks."""
        return len(self.keys)

    @cached_property
    def has_numeric_options(self) -> bool:
        """Whether all options are figures, which are shown in ascending order instead of shuffled."""
        return not any(isnan(option.figure) for option in self.options)

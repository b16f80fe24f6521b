"""An item and what it carries: what can be answered and why, the trap behind each distractor, the clue and the rule."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from math import isnan, nan

from app.exhibits.domain import AnyExhibit

_FIGURE = re.compile(r"[-+\u2212]?\s*[$€£]?\s*[-+\u2212]?\d[\d,]*(\.\d+)?")
_PLAIN = str.maketrans("\u2212", "-", "$€£, +")


class ItemType(StrEnum):
    """How an item is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    HOTSPOT = "hotspot"
    MATCHING = "matching"
    ENHANCED_MATCHING = "enhanced-matching"
    ORDERING = "ordering"
    PULL_DOWN = "pull-down"
    NUMERIC = "numeric"

    @property
    def is_choice(self) -> bool:
        """Whether a response is a set of options."""
        return self in CHOICES

    @property
    def has_blanks(self) -> bool:
        """Whether a response fills blanks with options."""
        return self in BLANKS


CHOICES = frozenset({ItemType.SINGLE, ItemType.MULTIPLE, ItemType.HOTSPOT})
BLANKS = frozenset({ItemType.MATCHING, ItemType.ENHANCED_MATCHING, ItemType.ORDERING, ItemType.PULL_DOWN})


class Modality(StrEnum):
    """Where the exam is taken."""

    CENTER = "center"
    ONLINE = "online"

    @property
    def types(self) -> frozenset[ItemType]:
        """The types that this exam may show; ordering and numeric entry are ours, for practice.

        Source: PMP Exam Content Outline, July 2026, question types.
        """
        both = frozenset({ItemType.SINGLE, ItemType.MULTIPLE})
        drawn = frozenset({ItemType.HOTSPOT, ItemType.MATCHING, ItemType.ENHANCED_MATCHING, ItemType.PULL_DOWN})
        return both | drawn if self is Modality.CENTER else both


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
    """One choice: `why` says why it is right, or why not here and when it would be; `trap` names the slip.

    `area` is the part of the exhibit that a hotspot stands for. In an item with blanks no option is a key by itself.
    """

    text: str
    is_key: bool
    why: str
    trap: str | None = None
    area: str | None = None

    @property
    def figure(self) -> float:
        """The number that the text begins with, after a sign or currency; NaN when it begins with none."""
        found = _FIGURE.match(self.text)
        return float(found.group().translate(_PLAIN)) if found else nan


@dataclass(frozen=True, slots=True)
class Blank:
    """A place to fill: a prompt to match, a position of an order, a gap of a text, a spot of the exhibit.

    `key` is the option that belongs here, `choices` are those that a learner can put here, all as indices.
    """

    label: str
    key: int
    choices: tuple[int, ...]
    why: str
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong number that a named misjudgement leads to, and what went wrong."""

    value: Decimal
    why: str
    trap: str | None = None


@dataclass(frozen=True, slots=True)
class NumberKey:
    """The number that answers an item: right within `tolerance` on either side."""

    value: Decimal
    tolerance: Decimal
    unit: str
    why: str
    slips: tuple[Slip, ...] = ()

    def accepts(self, value: Decimal) -> bool:
        """Whether the number is right."""
        return abs(value - self.value) <= self.tolerance

    def missed(self, typed: str) -> Slip | None:
        """The misjudgement that leads to a wrong number, when it is a known one; None for a right number."""
        value = Decimal(typed)
        if self.accepts(value):
            return None
        near = [slip for slip in self.slips if abs(value - slip.value) <= self.tolerance]
        return min(near, key=lambda slip: abs(value - slip.value), default=None)


@dataclass(frozen=True, slots=True)
class Case:
    """The situation that several items share; `items` are their ids in the order in which they are asked."""

    id: str
    title: str
    text: str
    items: tuple[str, ...]
    exhibits: tuple[AnyExhibit, ...] = ()


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
    """A question of the bank at one revision; options stand in their canonical order.

    Which of `options`, `blanks` and `number` are there follows from the type. `gap_text` is the text of a pull-down
    item, with `{1}` where its first blank stands. `steps` are the worked steps of a calculation. `rescore_from` is the
    first revision that was keyed wrongly: answers to it and to later ones are graded again by this revision.
    """

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
    blanks: tuple[Blank, ...] = ()
    gap_text: str = ""
    number: NumberKey | None = None
    exhibits: tuple[AnyExhibit, ...] = ()
    case: Case | None = None
    steps: tuple[str, ...] = ()
    rescore_from: int | None = None

    @cached_property
    def keys(self) -> frozenset[int]:
        """Indices of the correct options in canonical order."""
        return frozenset(i for i, option in enumerate(self.options) if option.is_key)

    @property
    def choose(self) -> int:
        """How many options a response picks, in an item answered by choice."""
        return len(self.keys)

    @property
    def uses_each_once(self) -> bool:
        """Whether an option fills at most one blank."""
        return self.type in BLANKS - {ItemType.PULL_DOWN}

    @cached_property
    def all_exhibits(self) -> tuple[AnyExhibit, ...]:
        """The exhibits of the case, then the item's own."""
        return (*(self.case.exhibits if self.case else ()), *self.exhibits)


def are_figures(options: Iterable[Option]) -> bool:
    """Whether all options are figures, which are shown in ascending order instead of shuffled."""
    return not any(isnan(option.figure) for option in options)

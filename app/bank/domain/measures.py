"""How guessable a bank is by form alone, against the targets that the test run holds it to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from statistics import median

from app.bank.domain.grading import shown_order
from app.bank.domain.item import Item, ItemType
from app.bank.domain.wording import SOFT_OPENINGS, commonest_share, lead_in, words

ENOUGH_ITEMS = 60
"""Below this many single-response items a share says nothing."""
SHOWN_OPTIONS = 4


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of the bank with its limits; shares are 0 to 1, ratios plain numbers."""

    name: str
    value: float
    at_least: float
    at_most: float

    @property
    def holds(self) -> bool:
        """Whether the value lies within its limits."""
        return self.at_least <= self.value <= self.at_most


def measures(items: Sequence[Item]) -> list[Measure]:
    """The form measures of the bank's single-response items with four options; empty below `ENOUGH_ITEMS`."""
    single = [i for i in items if i.type is ItemType.SINGLE and len(i.keys) == 1 and len(i.options) == SHOWN_OPTIONS]
    if len(single) < ENOUGH_ITEMS:
        return []
    return [
        Measure("picking the longest option is right", _share(single, _lengths), 0.15, 0.28),
        Measure(
            "picking the shortest option is right", _share(single, lambda i: [-n for n in _lengths(i)]), 0.15, 0.28
        ),
        Measure("picking the soft opening verb is right", _share(single, _softness), 0.15, 0.30),
        Measure("key length over distractor length, median", median(map(_length_ratio, single)), 0.97, 1.03),
        Measure("commonest shown position of the key", _position_share(single), 0.25, 0.32),
        Measure("commonest question sentence", commonest_share(lead_in(i.stem) for i in items)[1], 0.0, 0.08),
        Measure("commonest four opening words", commonest_share(_opening(i) for i in items)[1], 0.0, 0.05),
    ]


def pick_best(item: Item, scores: Sequence[float]) -> Fraction:
    """Expected credit of picking the option with the highest score, ties broken by chance."""
    best = [i for i, score in enumerate(scores) if score == max(scores)]
    return Fraction(len(item.keys & set(best)), len(best))


def _share(items: Sequence[Item], rule: Callable[[Item], list[int]]) -> float:
    return float(sum((pick_best(item, rule(item)) for item in items), Fraction(0)) / len(items))


def _lengths(item: Item) -> list[int]:
    return [len(option.text) for option in item.options]


def _softness(item: Item) -> list[int]:
    return [int(bool(SOFT_OPENINGS.intersection(words(option.text)[:1]))) for option in item.options]


def _length_ratio(item: Item) -> float:
    lengths = _lengths(item)
    [key] = item.keys
    return lengths[key] * (len(lengths) - 1) / (sum(lengths) - lengths[key])


def _position_share(items: Sequence[Item]) -> float:
    orders = [(item, shown_order(item, Random(item.id))) for item in items]  # noqa: S311 - a repeatable shuffle
    return commonest_share(str(order.index(min(item.keys))) for item, order in orders)[1]


def _opening(item: Item) -> str:
    return " ".join(words(item.stem)[:4])

"""Grading: exams score an item right or wrong; study also knows how many parts were right."""

from collections.abc import Collection, Sequence
from math import comb
from random import Random

from app.bank.domain.item import Item, ItemType
from app.errors import Invalid


class BadChoice(Invalid):
    """The response does not fit the item: an unknown option, or too many or too few picks."""


def check_choice(item: Item, chosen: Collection[int], *, may_be_partial: bool = False) -> frozenset[int]:
    """The chosen option indices as a set; raises BadChoice when they do not fit the item.

    `may_be_partial` accepts fewer picks than asked for: a response that is saved but not finished.
    """
    picks = frozenset(chosen)
    if not all(0 <= pick < len(item.options) for pick in picks) or len(picks) != len(chosen):
        message = "That option is not part of this question. Choose again."
        raise BadChoice(message, {"chosen": message})
    if len(picks) > item.choose or (len(picks) < item.choose and not may_be_partial):
        message = "Choose one option." if item.type is ItemType.SINGLE else f"Choose exactly {item.choose} options."
        raise BadChoice(message, {"chosen": message})
    return picks


def is_right(item: Item, chosen: Collection[int]) -> bool:
    """Whether the response earns the item: every key picked and nothing else."""
    return frozenset(chosen) == item.keys


def parts_right(item: Item, chosen: Collection[int]) -> float:
    """Share of the keys among the picks, 0 to 1, for practice feedback."""
    return len(frozenset(chosen) & item.keys) / item.choose


def guess_chance(item: Item) -> float:
    """Chance of earning the item by picking blindly: one over the number of possible responses."""
    return 1 / comb(len(item.options), item.choose)


def shown_order(item: Item, rng: Random) -> tuple[int, ...]:
    """The canonical indices in the order to show: shuffled, but figures in ascending order."""
    order = list(range(len(item.options)))
    if item.has_numeric_options:
        return tuple(sorted(order, key=lambda i: item.options[i].figure))
    rng.shuffle(order)
    return tuple(order)


def from_shown(order: Sequence[int], positions: Collection[int]) -> list[int]:
    """Canonical indices of options named by their shown positions; raises BadChoice for an unknown position."""
    if not all(0 <= position < len(order) for position in positions):
        message = "That option is not part of this question. Choose again."
        raise BadChoice(message, {"chosen": message})
    return [order[position] for position in positions]

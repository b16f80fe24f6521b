"""Grading: exams score an item right or wrong; study also says which parts were right and what they are worth."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import comb, factorial, perm, prod
from random import Random

from app.bank.domain.item import Item, ItemType, are_figures
from app.errors import Invalid
from app.formulas.typed import read_number

OPEN = -1
"""Stands for a blank that is not filled."""

Chosen = tuple[int | str, ...]
"""A response: options (canonical indices, ascending), or the option of each blank, or the typed number as text."""


class BadChoice(Invalid):
    """The response does not fit the item: an unknown option, too many or too few picks, or no number."""


@dataclass(frozen=True, slots=True)
class Grade:
    """What a response is worth: `is_right` for exams; `right` of `parts` and `credit` (0 to 1) for practice."""

    is_right: bool
    right: int
    parts: int
    credit: float

    @property
    def share(self) -> float:
        """Share of the parts that are right, 0 to 1."""
        return self.right / self.parts


def read_response(
    item: Item, order: Sequence[int], given: Sequence[int | str], *, may_be_partial: bool = False
) -> Chosen:
    """The response as the item knows it, from what was given: positions as shown, or a number as typed.

    `may_be_partial` accepts what is saved but not finished. Raises BadChoice when the response does not fit.
    """
    if item.type is ItemType.NUMERIC:
        return _number(given, may_be_partial=may_be_partial)
    picks = _from_shown(order, given)
    if item.type.is_choice:
        return _options(item, picks, may_be_partial=may_be_partial)
    return _filled(item, picks, may_be_partial=may_be_partial)


def as_shown(item: Item, order: Sequence[int], chosen: Collection[int | str]) -> list[int | str]:
    """The response as it was given: the inverse of `read_response`."""
    if item.type is ItemType.NUMERIC:
        return list(chosen)
    return [pick if pick == OPEN else order.index(int(pick)) for pick in chosen]


def _from_shown(order: Sequence[int], given: Sequence[int | str]) -> list[int]:
    try:
        places = [int(place) for place in given]
    except ValueError:
        raise _unknown() from None
    if not all(OPEN <= place < len(order) for place in places):
        raise _unknown()
    return [place if place == OPEN else order[place] for place in places]


def _unknown() -> BadChoice:
    message = "That option is not part of this question. Choose again."
    return BadChoice(message, {"chosen": message})


def _options(item: Item, picks: Sequence[int], *, may_be_partial: bool) -> Chosen:
    chosen = tuple(sorted(set(picks)))
    if len(chosen) != len(picks) or OPEN in chosen:
        raise _unknown()
    if len(chosen) > item.choose or (len(chosen) < item.choose and not may_be_partial):
        message = "Choose one option." if item.choose == 1 else f"Choose exactly {item.choose} options."
        raise BadChoice(message, {"chosen": message})
    return chosen


def _filled(item: Item, picks: Sequence[int], *, may_be_partial: bool) -> Chosen:
    if all(pick == OPEN for pick in picks) and may_be_partial:
        return ()
    if len(picks) != len(item.blanks):
        message = f"This question has {len(item.blanks)} places to fill; {len(picks)} came."
        raise BadChoice(message, {"chosen": message})
    if OPEN in picks and not may_be_partial:
        message = "Fill every place before you check the answer."
        raise BadChoice(message, {"chosen": message})
    if any(pick != OPEN and pick not in blank.choices for pick, blank in zip(picks, item.blanks, strict=True)):
        raise _unknown()
    used = [pick for pick in picks if pick != OPEN]
    twice = next((pick for pick in used if used.count(pick) > 1), None)
    if item.uses_each_once and twice is not None and not may_be_partial:
        message = f"“{item.options[twice].text}” stands in two places. Each fits one place only."
        raise BadChoice(message, {"chosen": message})
    return tuple(picks)


def _number(given: Sequence[int | str], *, may_be_partial: bool) -> Chosen:
    typed = [str(part).strip() for part in given if str(part).strip()]
    if not typed and may_be_partial:
        return ()
    number = read_number(typed[0]) if len(typed) == 1 else None
    if number is None:
        message = "Enter one number, for example 1,250.50 or 0.92."
        raise BadChoice(message, {"chosen": message})
    return (format(number, "f"),)


def grade(item: Item, chosen: Collection[int | str]) -> Grade:
    """What a response is worth; nothing chosen earns nothing.

    Credit: several options +1/k for a right and -1/k for a wrong pick, not below 0; an order by its neighbors that
    stand right; other blanks by the share filled right. Source of the rules: QTI 3 response processing, in our choice.
    """
    given = tuple(chosen)
    if item.type is ItemType.NUMERIC:
        return _grade_number(item, given)
    if item.type.is_choice:
        right = len(set(given) & item.keys)
        wrong = len(set(given) - item.keys)
        return Grade(set(given) == item.keys, right, item.choose, max(0.0, (right - wrong) / item.choose))
    keys = [blank.key for blank in item.blanks]
    hits = sum(pick == key for pick, key in zip(given, keys, strict=False))
    credit = _neighbors_right(given) if item.type is ItemType.ORDERING else hits / len(keys)
    return Grade(list(given) == keys, hits, len(keys), credit)


def _grade_number(item: Item, given: Chosen) -> Grade:
    assert item.number is not None  # noqa: S101 - every numeric item has one
    right = bool(given) and item.number.accepts(Decimal(str(given[0])))
    return Grade(right, int(right), 1, float(right))


def _neighbors_right(given: Sequence[int | str]) -> float:
    """Share of neighbors in an order that follow each other rightly; the canonical order is the right one."""
    pairs = list(pairwise(given))
    return sum(a != OPEN and b == int(a) + 1 for a, b in pairs) / len(pairs) if pairs else 0.0


def right_response(item: Item) -> Chosen:
    """The response that earns the item."""
    if item.number:
        return (format(item.number.value, "f"),)
    return tuple(blank.key for blank in item.blanks) if item.blanks else tuple(sorted(item.keys))


def is_right(item: Item, chosen: Collection[int | str]) -> bool:
    """Whether the response earns the item."""
    return grade(item, chosen).is_right


def guess_chance(item: Item) -> float:
    """Chance of earning the item blindly: one over the number of possible responses; 0 for a typed number."""
    if item.type is ItemType.NUMERIC:
        return 0.0
    if item.type.is_choice:
        return 1 / comb(len(item.options), item.choose)
    if item.type is ItemType.ORDERING:
        return 1 / factorial(len(item.blanks))
    if item.uses_each_once:
        return 1 / perm(len(item.options), len(item.blanks))
    return 1 / prod(len(blank.choices) for blank in item.blanks)


def shown_order(item: Item, rng: Random) -> tuple[int, ...]:
    """The canonical indices in the order to show: shuffled, but figures ascending; an order never as it should be."""
    if item.type is ItemType.PULL_DOWN:
        return tuple(i for blank in item.blanks for i in _shuffled(item, blank.choices, rng))
    order = _shuffled(item, range(len(item.options)), rng)
    while item.type is ItemType.ORDERING and order == sorted(order):
        order = _shuffled(item, range(len(item.options)), rng)
    return tuple(order)


def _shuffled(item: Item, indices: Sequence[int], rng: Random) -> list[int]:
    order = list(indices)
    if item.type is not ItemType.ORDERING and are_figures(item.options[i] for i in order):
        return sorted(order, key=lambda i: item.options[i].figure)
    rng.shuffle(order)
    return order

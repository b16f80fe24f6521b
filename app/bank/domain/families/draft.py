"""What a family draws: one question without the fields that all questions of the family share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from random import Random

from app.bank.domain.item import Approach, Blank, Difficulty, ItemType, NumberKey, Option, Slip
from app.exhibits.domain import AnyExhibit

Number = int | Fraction | Decimal
APART = Fraction(3, 100)
"""Options of a question differ by at least this share of the key: nearer ones differ by rounding."""


class Unsuitable(Exception):
    """A draw that would make a weak question; the message names the constraint it breaks. The next draw is tried."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One question as drawn; which of the later fields are there follows from the type, as in an item."""

    type: ItemType
    stem: str
    clue: str
    steps: tuple[str, ...]
    options: tuple[Option, ...] = ()
    blanks: tuple[Blank, ...] = ()
    gap_text: str = ""
    number: NumberKey | None = None
    exhibits: tuple[AnyExhibit, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a seed wants of each of its draws, so that refused draws do not make a rank or a type rarer.

    `rank`, 0 to 3, is where a key among four numbers stands when they ascend; `shape`, 0 to 1, chooses the type.
    """

    rank: int
    shape: float


@dataclass(frozen=True, slots=True)
class Family:
    """Endless questions of one kind: `draw` makes one from chance and what the seed wants, or raises Unsuitable.

    A change that alters what a seed gives is a new version; the old one stays in the registry, since attempts that
    hold it are rebuilt from it. `id` is a letter G and two digits.
    """

    id: str
    version: int
    title: str
    objective: str
    approach: Approach
    difficulty: Difficulty
    rule: str
    draw: Callable[[Random, Wanted], Draft]
    secondary: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Miss:
    """A wrong result that a named misjudgement gives: `why` tells the learner who got it what went wrong."""

    value: Number
    why: str
    trap: str = "slips-in-calculation"


def require(condition: object, constraint: str) -> None:
    """Raise Unsuitable with the constraint's name unless it holds."""
    if not condition:
        raise Unsuitable(constraint)


def rounded(value: Number, places: int = 2) -> Decimal:
    """The value as a decimal with so many places, half away from zero."""
    exact = Fraction(value)
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def distinct(key: Number, misses: Sequence[Miss], *, places: int = 2) -> list[Miss]:
    """The misses that differ visibly from the key and from each other, in their order.

    Visibly: by at least `APART` of the key's size, at least 3 in the last place shown.
    """
    gap = max(abs(Fraction(key)) * APART, Fraction(3, 10**places))
    kept: list[Miss] = []
    for miss in misses:
        if all(abs(Fraction(miss.value) - Fraction(other)) >= gap for other in (key, *(m.value for m in kept))):
            kept.append(miss)
    return kept


def number_options(
    wanted: Wanted,
    key: Number,
    misses: Sequence[Miss],
    *,
    rng: Random,
    why: str,
    show: Callable[[Decimal], str],
    places: int = 2,
) -> tuple[Option, ...]:
    """Four options in ascending order, the key at the wanted rank; raises Unsuitable when the misses do not allow it.

    Ranks are even over the seeds, so that the middle number is no cue.
    """
    usable = distinct(key, misses, places=places)
    lower = [miss for miss in usable if Fraction(miss.value) < Fraction(key)]
    higher = [miss for miss in usable if Fraction(miss.value) > Fraction(key)]
    rank = wanted.rank
    require(len(lower) >= rank and len(higher) >= 3 - rank, "enough distinct wrong numbers on either side of the key")
    chosen = [*rng.sample(lower, rank), *rng.sample(higher, 3 - rank)]
    options = [Option(show(rounded(miss.value, places)), is_key=False, why=miss.why, trap=miss.trap) for miss in chosen]
    options.append(Option(show(rounded(key, places)), is_key=True, why=why))
    require(len({option.text for option in options}) == len(options), "options that differ as shown")
    return tuple(sorted(options, key=lambda option: option.figure))


def number_key(
    key: Number, misses: Sequence[Miss], *, why: str, unit: str, places: int = 2, tolerance: Number = 0
) -> NumberKey:
    """The key of a numeric entry, with every distinct miss as a slip that feedback recognizes."""
    value = rounded(key, places)
    allowed = rounded(tolerance, places) if tolerance else Decimal(1).scaleb(-places)
    slips = (Slip(rounded(m.value, places), m.why, m.trap) for m in distinct(key, misses, places=places))
    return NumberKey(value, allowed, unit, why, tuple(s for s in slips if abs(s.value - value) > 2 * allowed))


def text_options(rng: Random, key: str, why: str, wrong: Mapping[str, tuple[str, str]]) -> tuple[Option, ...]:
    """Four options of words: the key and three of `wrong` (text to (why, trap)), in no telling order."""
    require(len(wrong) >= 3, "three distinct wrong options")  # noqa: PLR2004
    picked = rng.sample(sorted(wrong.items()), 3)
    options = [Option(text, is_key=False, why=reason, trap=trap) for text, (reason, trap) in picked]
    options.append(Option(key, is_key=True, why=why))
    require(len({option.text for option in options}) == len(options), "options that differ as shown")
    rng.shuffle(options)
    return tuple(options)

"""Ways to pose a drawn question: a number, statements, a place of the picture, a matching, an order, gaps of a text.

Reasons and steps are written with " - " and " * ", and shown with the signs of print.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from random import Random

from app.bank.domain.families.draft import (
    Draft,
    Miss,
    Number,
    Wanted,
    number_key,
    number_options,
    require,
    rounded,
    text_options,
)
from app.bank.domain.families.prompts import Prompt
from app.bank.domain.families.scales import Scale
from app.bank.domain.item import Blank, ItemType, NumberKey, Option
from app.exhibits.domain import AnyExhibit
from app.formulas.rounding import MINUS

TYPED = 0.25
"""Share of the questions whose number is typed: those below this shape."""
SLIPS = 2
"""Least number of wrong counts that feedback on a typed one recognizes."""
SPOTS = range(4, 9)
"""Places of a picture that a question offers."""
FIRST_DIGIT = 8
"""Where the base-4 digits of a seed's shape begin that give the ranks of gaps: the earlier ones choose the shape."""
_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh")


@dataclass(frozen=True, slots=True)
class Posed:
    """What any question has: its words, its worked steps, and what is shown beside it.

    Its reasons and steps take the signs of print unless they are to stand `as_written`.
    """

    words: Prompt
    steps: tuple[str, ...]
    exhibits: tuple[AnyExhibit, ...] = ()
    as_written: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """The right count of a question with the reason for it, and the wrong ones that slips lead to."""

    value: Number
    scale: Scale
    why: str
    misses: Sequence[Miss]


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two statements of an option: the right one, a wrong one, why that is wrong and the trap behind it."""

    right: str
    wrong: str
    why: str
    trap: str = "slips-in-calculation"


@dataclass(frozen=True, slots=True)
class Pair:
    """A prompt, or an area of the exhibit, with what belongs to it and why."""

    label: str
    match: str
    why: str
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Extra:
    """What belongs nowhere in a matching, and the slip that leads to it."""

    text: str
    why: str
    trap: str = "slips-in-calculation"


def ask_number(
    rng: Random,
    wanted: Wanted,
    posed: Posed,
    key: Number,
    scale: Scale,
    *,
    why: str,
    misses: Sequence[Miss],
    above: int | None = 0,
) -> Draft:
    """The question for a number: every fourth is typed, the others offer four; raises Unsuitable.

    Wrong numbers that do not lie `above` are left out, and those that are no whole numbers where the key is a count.
    """
    shown = key if scale.places else rounded(key, 0)
    usable = [miss for miss in misses if above is None or miss.value > above]
    if wanted.shape < TYPED:
        return drafted(ItemType.NUMERIC, posed, number=to_type(shown, scale, why=why, misses=usable))
    options = to_pick(rng, wanted, shown, scale, why=why, misses=usable)
    return drafted(ItemType.SINGLE, posed, options=options)


def to_type(key: Number, scale: Scale, *, why: str, misses: Sequence[Miss]) -> NumberKey:
    """The key of a number to type, with the wrong ones that feedback recognizes."""
    usable = [miss for miss in misses if scale.recognizes(miss.value)]
    slack = abs(Fraction(key)) * scale.slack
    entry = number_key(key, usable, why=why, unit=scale.unit, places=scale.finest, tolerance=slack)
    if not scale.is_count:
        return entry
    slips = tuple(replace(slip, value=_integral(slip.value)) for slip in entry.slips)
    tolerance = _integral(entry.tolerance) if slack else Decimal(0)
    return replace(entry, value=_integral(entry.value), tolerance=tolerance, slips=slips)


def _integral(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1))


def to_pick(
    rng: Random, wanted: Wanted, key: Number, scale: Scale, *, why: str, misses: Sequence[Miss]
) -> tuple[Option, ...]:
    """Four numbers to pick from, the key at the wanted rank; raises Unsuitable when the misses do not allow it."""
    usable = [miss for miss in misses if scale.offers(miss.value)]
    return number_options(wanted, key, usable, rng=rng, why=why, show=scale.show, places=scale.finest)


def ask_count(rng: Random, wanted: Wanted, words: Prompt, result: Result, *, steps: tuple[str, ...]) -> Draft:
    """The question for a whole number, where none is a count as well; raises Unsuitable."""
    require(Fraction(result.value).denominator == 1, "a whole number")
    posed = Posed(words, steps)
    draft = ask_number(
        rng, wanted, posed, result.value, result.scale, why=result.why, misses=result.misses, above=-1
    )  # 0 is the least wrong number
    require(draft.number is None or len(draft.number.slips) >= SLIPS, "slips to recognize")
    return draft


def ask_words(rng: Random, posed: Posed, key: str, *, why: str, wrong: Mapping[str, tuple[str, str]]) -> Draft:
    """The question for one of four statements; `wrong` gives at least three others with (why, trap)."""
    return drafted(ItemType.SINGLE, posed, options=text_options(rng, key, why, wrong))


def ask_both(rng: Random, posed: Posed, first: Half, second: Half, *, why: str) -> Draft:
    """The question for two statements at once, each right or wrong: of the four options one has both right."""
    require(first.right != first.wrong and second.right != second.wrong, "halves that differ")
    wrong = {
        f"{first.right}: {second.wrong}": (second.why, second.trap),
        f"{first.wrong}: {second.right}": (first.why, first.trap),
        f"{first.wrong}: {second.wrong}": (f"{first.why} {second.why}", first.trap),
    }
    return ask_words(rng, posed, f"{first.right}: {second.right}", why=why, wrong=wrong)


def ask_place(posed: Posed, spots: Sequence[Option]) -> Draft:
    """The question for one of four to eight places of the picture."""
    require(len(spots) in SPOTS, "four to eight places")
    return drafted(ItemType.HOTSPOT, posed, options=tuple(spots))


def ask_match(
    kind: ItemType, words: Prompt, pairs: Sequence[Pair], extras: Sequence[Extra] = (), *, steps: tuple[str, ...]
) -> Draft:
    """The question that puts each option to its prompt or area; raises Unsuitable when two options read alike."""
    return _paired(kind, Posed(words, steps), pairs, extras)


def ask_order(posed: Posed, places: Sequence[tuple[str, str]]) -> Draft:
    """The question for an order; `places` are text and reason, as they should stand."""
    pairs = [Pair(_ORDINALS[i], text, why) for i, (text, why) in enumerate(places)]
    return _paired(ItemType.ORDERING, posed, pairs)


def _paired(kind: ItemType, posed: Posed, pairs: Sequence[Pair], extras: Sequence[Extra] = ()) -> Draft:
    options = tuple(Option(pair.match, is_key=False, why=pair.why) for pair in pairs)
    options += tuple(Option(extra.text, is_key=False, why=extra.why, trap=extra.trap) for extra in extras)
    require(len({option.text for option in options}) == len(options), "options that differ as shown")
    choices = tuple(range(len(options)))
    blanks = tuple(Blank(pair.label, i, choices, pair.why, pair.area) for i, pair in enumerate(pairs))
    return drafted(kind, posed, options=options, blanks=blanks)


def ask_gaps(posed: Posed, text: str, gaps: Mapping[str, Sequence[Option]]) -> Draft:
    """The question for the gaps `{1}`, `{2}` of a text; each label offers options, one of them right."""
    options: list[Option] = []
    blanks: list[Blank] = []
    for label, offered in gaps.items():
        choices = tuple(range(len(options), len(options) + len(offered)))
        options += offered
        [key] = (i for i in choices if options[i].is_key)
        blanks.append(Blank(label, key, choices, options[key].why))
    return drafted(ItemType.PULL_DOWN, posed, options=tuple(options), blanks=tuple(blanks), gap_text=text)


def of_gap(wanted: Wanted, place: int) -> Wanted:
    """What the seed wants of the gap at a place, counted from 0: a rank of its own, so that none tells another."""
    return Wanted(int(wanted.shape * 4 ** (FIRST_DIGIT + place)) % 4, wanted.shape)


def drafted(
    kind: ItemType,
    posed: Posed,
    *,
    options: tuple[Option, ...] = (),
    blanks: tuple[Blank, ...] = (),
    gap_text: str = "",
    number: NumberKey | None = None,
) -> Draft:
    """The question with these ways to answer it."""
    words = posed.words
    draft = Draft(kind, words.stem, words.clue, posed.steps, options, blanks, gap_text, number, posed.exhibits)
    return draft if posed.as_written else _printed(draft)


def _printed(draft: Draft) -> Draft:
    """The draft with the signs of print in its reasons and steps."""
    number = draft.number
    if number:
        slips = tuple(replace(slip, why=_signs(slip.why)) for slip in number.slips)
        number = replace(number, why=_signs(number.why), slips=slips)
    return replace(
        draft,
        steps=tuple(map(_signs, draft.steps)),
        options=tuple(replace(option, why=_signs(option.why)) for option in draft.options),
        blanks=tuple(replace(blank, why=_signs(blank.why)) for blank in draft.blanks),
        number=number,
    )


def _signs(text: str) -> str:
    return text.replace(" - ", f" {MINUS} ").replace(" * ", " \N{MULTIPLICATION SIGN} ")

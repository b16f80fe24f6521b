"""Ways to guess by form alone: length, words shared with the stem or the other options, absolutes, numbers, grammar.

Sources: Haladyna, Downing and Rodriguez, A Review of Multiple-Choice Item-Writing Guidelines (2002); National Board of
Medical Examiners, Item-Writing Guide (convergence, clang and absolute-term cues).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.bank.domain.quality.lexicons import ABSOLUTE, HEDGE
from app.bank.domain.quality.reading import Reading
from app.bank.domain.quality.rows import Part

Scores = Sequence[float]
_NUMBER = re.compile(r"\d[\d,]*\.?\d*")
_MINUS = re.compile(r"^\W*[-\u2212(]")
_FINAL_ARTICLE = re.compile(r"\b(an?)\s*[:_.\u2026]*\s*$")
_VOWEL = re.compile(r"\W*[aeiou]", re.IGNORECASE)
_NUMERIC_WORDS = 8
_LIKE = 0.3


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to guess: a score for each option, the highest is picked; equal scores where it has nothing to say."""

    name: str
    title: str
    part: Part
    scores: Callable[[Reading], Scores]


def length(reading: Reading) -> Scores:
    """Length of each option over the mean of the question."""
    mean = max(1.0, sum(reading.lengths) / len(reading.lengths))
    return [n / mean for n in reading.lengths]


def second_longest(reading: Reading) -> Scores:
    """1 for the options of the second greatest length."""
    order = sorted(set(reading.lengths), reverse=True)
    return [float(n == order[min(1, len(order) - 1)]) for n in reading.lengths]


def stem_words(reading: Reading) -> Scores:
    """Roots that each option shares with the stem."""
    return [len(roots & reading.stem_roots) for roots in reading.roots]


def stem_share(reading: Reading) -> Scores:
    """Share of each option's roots that stand in the stem."""
    return [len(roots & reading.stem_roots) / max(1, len(roots)) for roots in reading.roots]


def echoes(reading: Reading) -> Scores:
    """Roots of the stem that this option alone repeats: the clang cue."""
    return [sum(reading.root_uses[root] == 1 for root in roots & reading.stem_roots) for roots in reading.roots]


def likeness(reading: Reading) -> Scores:
    """How much each option is like the others: the sum of its Jaccard similarities."""
    return [
        sum(_jaccard(mine, other) for j, other in enumerate(reading.roots) if j != i)
        for i, mine in enumerate(reading.roots)
    ]


def combination(reading: Reading) -> Scores:
    """Points for each root that other options use too: the key is often what the distractors were varied from."""
    return [sum(reading.root_uses[root] - 1 for root in roots) for roots in reading.roots]


def similar_pair(reading: Reading) -> Scores:
    """1 for both options of the most similar pair, where two are alike at all."""
    found = reading.roots
    pairs = [(_jaccard(found[i], found[j]), i, j) for i in range(len(found)) for j in range(i)]
    best, *pair = max(pairs, key=lambda pair: pair[0])
    return [float(best >= _LIKE and i in pair) for i in range(len(found))]


def no_absolute(reading: Reading) -> Scores:
    """-1 for options with an absolute word."""
    return [-float(count > 0) for count in reading.uses(ABSOLUTE)]


def hedges(reading: Reading) -> Scores:
    """Words of each option that make it safe."""
    return reading.uses(HEDGE)


def numbers(reading: Reading) -> list[float] | None:
    """The number of each option, when all options are different numbers; else None."""
    found = [_number(option) for option in reading.options]
    values = [value for value in found if value is not None]
    is_numeric = len(set(values)) == len(found) and max(map(len, reading.words)) <= _NUMERIC_WORDS
    return values if is_numeric else None


def middle_number(reading: Reading) -> Scores:
    """1 for numbers that are neither the least nor the greatest."""
    values = numbers(reading)
    if values is None or len(values) < 3:  # noqa: PLR2004 - two numbers have no middle
        return [0.0] * len(reading.options)
    return [float(min(values) < value < max(values)) for value in values]


def article(reading: Reading) -> Scores:
    """1 for options that fit the `a` or `an` that the stem ends with."""
    found = _FINAL_ARTICLE.search(reading.question.stem)
    if not found:
        return [0.0] * len(reading.options)
    return [float((_VOWEL.match(option) is not None) == (found[1] == "an")) for option in reading.options]


def _number(option: str) -> float | None:
    found = _NUMBER.findall(option)
    if len(found) != 1:
        return None
    value = float(found[0].replace(",", ""))
    return -value if _MINUS.match(option) else value


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def _least(scores: Callable[[Reading], Scores]) -> Callable[[Reading], Scores]:
    return lambda reading: [-score for score in scores(reading)]


FORM = (
    Rule("longest", "Pick the longest option", Part.FORM, length),
    Rule("shortest", "Pick the shortest option", Part.FORM, _least(length)),
    Rule("second_longest", "Pick the second longest option", Part.FORM, second_longest),
    Rule("stem_words", "Pick the option with most words of the question", Part.FORM, stem_words),
    Rule("stem_share", "Pick the option with the highest share of words of the question", Part.FORM, stem_share),
    Rule("stem_least", "Pick the option with the lowest share of words of the question", Part.FORM, _least(stem_share)),
    Rule("echo", "Pick the option that alone repeats a word of the question", Part.FORM, echoes),
    Rule("like_others", "Pick the option most like the others", Part.FORM, likeness),
    Rule("odd_one", "Pick the odd one out", Part.FORM, _least(likeness)),
    Rule("combination", "Pick the option that combines parts of the others", Part.FORM, combination),
    Rule("similar_pair", "Pick one of the two most similar options", Part.FORM, similar_pair),
    Rule("no_absolute", "Avoid absolute words", Part.FORM, no_absolute),
    Rule("hedged", "Pick the most hedged option", Part.FORM, hedges),
    Rule("middle_number", "Pick a middle number", Part.FORM, middle_number),
    Rule("extreme_number", "Pick the least or the greatest number", Part.FORM, _least(middle_number)),
    Rule("article", "Pick what fits the final a or an", Part.FORM, article),
)
"""The rules that know nothing of project management."""

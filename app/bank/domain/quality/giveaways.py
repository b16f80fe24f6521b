"""Words that give the key away: options that hold them are the key more, or less, often than chance."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from app.bank.domain.quality.language import content_words
from app.bank.domain.quality.lexicons import FUNCTION_WORDS
from app.bank.domain.quality.reading import Reading
from app.bank.domain.quality.rows import Part, Range, Row, figure, share

ENOUGH_OPTIONS = 15
"""A term that stands in fewer options is not judged."""
BEYOND_CHANCE = 4.5
"""Deviations from chance that no term reaches by luck, among the thousands of a bank."""
_KEY_RATE, _KEY_RATE_LIMIT = Range(0.10, 0.60), Range(0.05, 0.75)


@dataclass(frozen=True, slots=True)
class Term:
    """A word, pair of words or opening word: in how many options it stands, how many of these are keys, and `z`."""

    term: str
    options: int
    keys: int
    expected: float
    z: float

    @property
    def key_rate(self) -> float:
        """Share of its options that are keys, 0 to 1."""
        return self.keys / self.options


def telling_terms(readings: Sequence[Reading]) -> list[Term]:
    """Every word and pair of words in enough options, the most telling first."""
    return _terms(readings, _words_and_pairs)


def telling_openings(readings: Sequence[Reading]) -> list[Term]:
    """Every opening word of enough options, the most telling first."""
    return _terms(readings, lambda words: words[:1])


def giveaway_rows(terms: Sequence[Term], openings: Sequence[Term]) -> list[Row]:
    """Rows of how many terms tell, and of the opening words that tell most."""
    telling = sum(abs(term.z) > BEYOND_CHANCE for term in terms) / max(1, len(terms))
    rows = [
        figure(
            "telling_terms",
            "Words that give the key away",
            Part.WORDING,
            telling,
            len(terms),
            target=Range(at_most=0.0),
            limit=Range(at_most=0.02),
        )
    ]
    if openings:
        most, least = max(openings, key=lambda t: t.key_rate), min(openings, key=lambda t: t.key_rate)
        rows += [
            _opening("best_opening", "Key rate of the best opening word", most),
            _opening("worst_opening", "Key rate of the worst opening word", least),
        ]
    return rows


def _opening(name: str, title: str, term: Term) -> Row:
    rate = term.key_rate
    return share(
        name, f"{title}, {term.term}", Part.WORDING, rate, term.options, target=_KEY_RATE, limit=_KEY_RATE_LIMIT
    )


def _words_and_pairs(words: tuple[str, ...]) -> Iterable[str]:
    pairs = pairwise(words)
    return {*content_words(words), *(" ".join(pair) for pair in pairs if not FUNCTION_WORDS.issuperset(pair))}


def _terms(readings: Sequence[Reading], split: Callable[[tuple[str, ...]], Iterable[str]]) -> list[Term]:
    uses: dict[str, list[tuple[bool, float]]] = defaultdict(list)
    for reading in readings:
        chance = len(reading.question.keys) / len(reading.options)
        for i, words in enumerate(reading.words):
            for term in split(words):
                uses[term].append((i in reading.question.keys, chance))
    found = [_term(term, seen) for term, seen in uses.items() if len(seen) >= ENOUGH_OPTIONS]
    return sorted(found, key=lambda term: (-abs(term.z), term.term))


def _term(term: str, seen: Sequence[tuple[bool, float]]) -> Term:
    keys = sum(is_key for is_key, _ in seen)
    expected = sum(chance for _, chance in seen)
    deviation = sqrt(sum(chance * (1 - chance) for _, chance in seen))
    return Term(term, len(seen), keys, expected / len(seen), (keys - expected) / deviation)

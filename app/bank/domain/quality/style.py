"""The form of an option in numbers: what every rule says of it, and a few counts more."""

import re
from collections.abc import Callable, Sequence
from statistics import fmean

import numpy as np

from app.bank.domain.quality.flavour import FLAVOUR
from app.bank.domain.quality.reading import Reading
from app.bank.domain.quality.rules import FORM, Scores
from app.bank.domain.quality.sparse import Floats

_NEGATION = re.compile(r"\b(?:not|no|without|instead|rather)\b", re.IGNORECASE)
_INVERSES = {"shortest", "stem_least", "odd_one", "extreme_number"}


def _each(count: Callable[[str], float]) -> Callable[[Reading], Scores]:
    return lambda reading: [count(option) for option in reading.options]


def _length_rank(reading: Reading) -> Scores:
    return [sum(other > n for other in reading.lengths) for n in reading.lengths]


def _words(reading: Reading) -> Scores:
    return [float(len(found)) for found in reading.words]


def _word_length(reading: Reading) -> Scores:
    return [fmean(map(len, found)) if found else 0.0 for found in reading.words]


def _opens_with_ing(reading: Reading) -> Scores:
    return [float(word.endswith("ing")) for word in reading.openings]


COUNTS: tuple[Callable[[Reading], Scores], ...] = (
    _length_rank,
    _words,
    _word_length,
    _opens_with_ing,
    _each(lambda option: option.count(",")),
    _each(lambda option: option.count("-")),
    _each(lambda option: option.count("(")),
    _each(lambda option: len(re.findall(r"\d+", option))),
    _each(lambda option: option.rstrip().endswith(".")),
    _each(lambda option: len(_NEGATION.findall(option))),
)
FEATURES = (*(rule.scores for rule in (*FORM, *FLAVOUR) if rule.name not in _INVERSES), *COUNTS)


def style(readings: Sequence[Reading]) -> Floats:
    """A row for each option and a column for each feature, as differences from the question's mean in deviations."""
    parts = []
    for reading in readings:
        part = np.array([scores(reading) for scores in FEATURES], float).T
        parts.append(part - part.mean(0))
    found = np.vstack(parts)
    return np.asarray(found / (found.std(0) + 1e-9))

"""Guessers that learn from other questions which option is the key, by the options alone.

Of a stem they see no more than how many of its words an option repeats.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from zlib import crc32

import numpy as np

from app.bank.domain.quality import boosting, logistic
from app.bank.domain.quality.choices import Choices, choices
from app.bank.domain.quality.credit import expected_credit
from app.bank.domain.quality.reading import Reading
from app.bank.domain.quality.rows import Part, Row, guess
from app.bank.domain.quality.sparse import Flags, Floats, Ints, Rows, dense, kept, presence, rarity, weighted
from app.bank.domain.quality.style import style

FOLDS = 5
_CHARACTERS = range(2, 5)
_MOST_CHARACTER_TERMS = 20_000
Learner = Callable[[Flags], Floats]


def trained_rows(readings: Sequence[Reading], clusters: Sequence[str]) -> list[Row]:
    """What each trained guesser earns on questions that it did not learn from, nor from others of their cluster.

    A cluster's name decides its fold, so that a new question moves no other.
    """
    questions = [reading.question for reading in readings]
    given = choices(questions)
    folds = np.array([crc32(cluster.encode()) % FOLDS for cluster in clusters])
    chances = [question.chance for question in questions]
    rows = []
    for name, title, learner in _guessers(readings, given):
        scores = given.by_question(_cross_validated(learner, given, folds))
        credits_ = [expected_credit(part, q.keys) for part, q in zip(scores, questions, strict=True)]
        rows.append(guess(name, title, Part.TRAINED, credits_, chances))
    return rows


def _guessers(readings: Sequence[Reading], given: Choices) -> list[tuple[str, str, Learner]]:
    form = style(readings)
    words = _terms([_word_terms(found) for reading in readings for found in reading.words], least=2)
    characters = _terms(
        [_character_terms(option) for reading in readings for option in reading.options],
        least=3,
        most=_MOST_CHARACTER_TERMS,
    )
    verbs = _terms([[word] for reading in readings for word in reading.openings], least=2)
    places = presence([[f"{i} of {len(r.options)}"] for r in readings for i in range(len(r.options))])
    everything = words.beside(dense(form / 2)).beside(places)
    return [
        ("words", "Trained on the options' words", _linear(words, given)),
        ("characters", "Trained on the options' letters", _linear(characters, given)),
        ("verb", "Trained on the opening word", _linear(verbs, given)),
        (
            "style",
            "Trained on length, likeness and other form",
            lambda counted: boosting.foretold(form, given, counted),
        ),
        ("all", "Trained on words, form and position together", _linear(everything, given)),
    ]


def _linear(features: Rows, given: Choices) -> Learner:
    return lambda counted: features.times(logistic.fit(features, given, counted))


def _cross_validated(learner: Learner, given: Choices, folds: Ints) -> Floats:
    scores = np.zeros(len(given.owners))
    for fold in range(FOLDS):
        held_out = folds == fold
        if held_out.any():
            scores = np.where(held_out[given.owners], learner(~held_out), scores)
    return scores


def _terms(texts: Sequence[Sequence[str]], *, least: int, most: int | None = None) -> Rows:
    counts = kept(presence(texts), least=least, most=most)
    return weighted(counts, rarity(counts))


def _word_terms(found: Sequence[str]) -> list[str]:
    return [*found, *(f"{one} {two}" for one, two in pairwise(found))]


def _character_terms(option: str) -> list[str]:
    padded = [f" {word} " for word in option.lower().split()]
    return [word[i : i + n] for word in padded for n in _CHARACTERS for i in range(len(word) - n + 1)]

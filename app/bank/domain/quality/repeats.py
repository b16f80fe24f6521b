"""Questions that are nearly the same, and questions that tell the key of another."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from app.bank.domain.quality.language import content_words, sentences, without_numbers, words
from app.bank.domain.quality.question import Question
from app.bank.domain.quality.reading import Reading
from app.bank.domain.quality.rows import Part, Range, Row, figure
from app.bank.domain.quality.sparse import presence, products, rarity, weighted

Pairs = Collection[frozenset[str]]
NEAR = 0.80
"""Cosine of stem and key from which two questions are near-duplicates."""
VERY_NEAR = 0.90
SAME_RUNS = 0.50
"""Share of common runs of four words (Jaccard) from which they are."""
TELLS = 0.50
"""Cosine of a key and a sentence of another stem from which that sentence tells the key."""
_RUN = 4
_ENOUGH_WORDS = 4
"""A key of fewer words that carry a subject is too general to be told."""


@dataclass(frozen=True, slots=True)
class Twins:
    """Two questions that are nearly the same: cosine of their words, and Jaccard of their runs of four words."""

    one: str
    other: str
    cosine: float
    runs: float


@dataclass(frozen=True, slots=True)
class Cue:
    """The stem of one question nearly states the key of another."""

    stem_of: str
    key_of: str
    cosine: float


def near_duplicates(readings: Sequence[Reading], contrasts: Pairs = frozenset()) -> list[Twins]:
    """Pairs of nearly the same question, numbers aside, the nearest first.

    Declared contrast pairs and questions of one case are meant to be alike and are left out.
    """
    texts = [words(without_numbers(f"{r.question.stem} {r.question.key_text}")) for r in readings]
    pairs = [
        Twins(readings[i].question.id, readings[j].question.id, cosine, runs)
        for i, j, cosine, runs in _alike(texts)
        if not _may_be_alike(readings[i].question, readings[j].question, contrasts)
    ]
    return sorted(pairs, key=lambda pair: -pair.cosine)


def cues(readings: Sequence[Reading], contrasts: Pairs = frozenset()) -> list[Cue]:
    """Pairs in which a sentence of one stem nearly states a key of the other, the plainest first."""
    questions = [reading.question for reading in readings]
    told = [(i, content_words(words(text))) for i, q in enumerate(questions) for text in sentences(q.stem)]
    keys = [(i, content_words(words(q.options[key]))) for i, q in enumerate(questions) for key in sorted(q.keys)]
    keys = [(i, terms) for i, terms in keys if len(terms) >= _ENOUGH_WORDS]
    counts = presence([terms for _, terms in (*told, *keys)])
    texts = weighted(counts, rarity(counts))
    found: dict[tuple[int, int], float] = {}
    for k, cosines in products(texts.part(len(told), counts.height), texts.part(0, len(told))):
        for place in np.flatnonzero(cosines >= TELLS):
            pair = told[place][0], keys[k][0]
            found[pair] = max(found.get(pair, 0.0), float(cosines[place]))
    return sorted(
        (
            Cue(questions[stem].id, questions[key].id, cosine)
            for (stem, key), cosine in found.items()
            if stem != key and not _may_be_alike(questions[stem], questions[key], contrasts)
        ),
        key=lambda cue: -cue.cosine,
    )


def clusters(questions: Sequence[Question], pairs: Iterable[Collection[str]]) -> list[str]:
    """For each question the first id of those it belongs with: by these pairs, or by one case."""
    leaders = {question.id: question.id for question in questions}
    first_of_case: dict[str, str] = {}
    in_case = [{q.id, first_of_case.setdefault(q.groups["case"], q.id)} for q in questions if "case" in q.groups]
    for pair in (*pairs, *in_case):
        first, *others = sorted({_leader(leaders, name) for name in pair if name in leaders}) or [""]
        leaders |= dict.fromkeys(others, first)
    return [_leader(leaders, question.id) for question in questions]


def repeat_rows(twins: Sequence[Twins], found: Sequence[Cue], questions: int) -> list[Row]:
    """Rows of the questions with a twin, of very near twins, and of the questions whose key another tells."""
    with_twin = len({name for pair in twins for name in (pair.one, pair.other)}) / questions
    very_near = sum(pair.cosine >= VERY_NEAR for pair in twins)
    told = len({cue.key_of for cue in found}) / questions
    none = Range(at_most=0.0)
    return [
        figure(
            "near_duplicates",
            "Questions that nearly repeat another",
            Part.REPEATS,
            with_twin,
            questions,
            target=Range(at_most=0.005),
            limit=Range(at_most=0.02),
        ),
        figure(
            "very_near",
            "Pairs that are all but the same",
            Part.REPEATS,
            very_near,
            questions,
            target=none,
            limit=none,
            is_share=False,
        ),
        figure("told_elsewhere", "Questions whose key another one tells", Part.REPEATS, told, questions, target=none),
    ]


def _alike(texts: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int, float, float]]:
    counts = presence([content_words(text) for text in texts])
    in_words = weighted(counts, rarity(counts))
    in_runs = presence([sorted({text[i : i + _RUN] for i in range(max(1, len(text) - _RUN + 1))}) for text in texts])
    sizes = np.bincount(in_runs.owners, minlength=in_runs.height)
    for (i, cosines), (_, common) in zip(products(in_words, in_words), products(in_runs, in_runs), strict=True):
        runs = common / (sizes[i] + sizes - common)
        for j in np.flatnonzero((cosines >= NEAR) | (runs >= SAME_RUNS)):
            if j > i:
                yield i, int(j), float(min(1.0, cosines[j])), float(runs[j])


def _may_be_alike(one: Question, other: Question, contrasts: Pairs) -> bool:
    case = one.groups.get("case")
    return frozenset({one.id, other.id}) in contrasts or (case is not None and case == other.groups.get("case"))


def _leader(leaders: dict[str, str], name: str) -> str:
    while leaders[name] != name:
        name = leaders[name]
    return name

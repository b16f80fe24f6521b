"""Lengths and wording of a bank as a whole: what key and distractors, stems and questions look like."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import fmean, median

import numpy as np

from app.bank.domain.quality.language import grade, words
from app.bank.domain.quality.reading import Reading
from app.bank.domain.quality.rows import Part, Range, Row, figure, share

_ENOUGH_WORDS = 3
"""Options of fewer words, such as figures, have no telling length."""
_ENOUGH_RANKS = 20
_LONGER = 1.25
_OPENING = 4


def profile_rows(readings: Sequence[Reading]) -> list[Row]:
    """The rows of length and wording."""
    return [*_key_length_rows(readings), *_rank_rows(readings), *_size_rows(readings), *_variety_rows(readings)]


def _worded(readings: Iterable[Reading]) -> list[Reading]:
    return [r for r in readings if r.question.is_single and max(map(len, r.words)) >= _ENOUGH_WORDS]


def _key_length_rows(readings: Sequence[Reading]) -> Iterator[Row]:
    lengths = [(r.of_keys(r.lengths)[0], r.of_distractors(r.lengths)) for r in _worded(readings)]
    if not lengths:
        return
    yield figure(
        "length_ratio",
        "Length of the key over that of the other options, median",
        Part.LENGTH,
        median(key / max(1.0, fmean(others)) for key, others in lengths),
        len(lengths),
        target=Range(0.97, 1.03),
        limit=Range(0.90, 1.10),
        is_share=False,
    )
    yield figure(
        "clearly_longest",
        "Keys a quarter longer than every other option",
        Part.LENGTH,
        fmean(key > _LONGER * max(others) for key, others in lengths),
        len(lengths),
        target=Range(at_most=0.02),
        limit=Range(at_most=0.05),
    )


def _rank_rows(readings: Sequence[Reading]) -> Iterator[Row]:
    """How evenly the key is the longest, second longest and so on, for each number of options."""
    ranks: dict[int, list[list[float]]] = defaultdict(list)
    for reading in _worded(readings):
        ranks[len(reading.options)].append(_key_rank(reading))
    for size, found in sorted(ranks.items()):
        if len(found) >= _ENOUGH_RANKS:
            shares = [fmean(column) for column in zip(*found, strict=True)]
            wanted = Range(1 / size - 0.05, 1 / size + 0.05)
            for name, value in (("commonest", max(shares)), ("rarest", min(shares))):
                title = f"Key at its {name} rank of length among {size}"
                yield share(
                    f"{name}_rank_{size}",
                    title,
                    Part.LENGTH,
                    value,
                    len(found),
                    target=wanted,
                    limit=wanted,
                    chance=1 / size,
                )


def _key_rank(reading: Reading) -> list[float]:
    """1 at the rank of the key's length, the longest first; shared among the ranks of options as long."""
    [key] = reading.of_keys(reading.lengths)
    longer, same = sum(n > key for n in reading.lengths), reading.lengths.count(key)
    return [float(longer <= rank < longer + same) / same for rank in range(len(reading.lengths))]


def _size_rows(readings: Sequence[Reading]) -> Iterator[Row]:
    stems = [len(reading.stem_words) for reading in readings]
    options = [len(found) for reading in readings for found in reading.words]
    grades = [grade(reading.question.stem) for reading in readings]
    sizes = (
        ("stem_words_median", "Words of the question, median", median(stems), Range(40, 60), Range()),
        ("stem_words_most", "Words of the question, 95th percentile", _high(stems), Range(None, 90), Range(None, 130)),
        ("option_words_median", "Words of an option, median", median(options), Range(8, 15), Range()),
        ("option_words_most", "Words of an option, 95th percentile", _high(options), Range(), Range()),
        ("grade", "School grade of the wording, median", median(grades), Range(9, 12), Range(None, 13)),
    )
    for name, title, value, target, limit in sizes:
        yield figure(name, title, Part.WORDING, value, len(readings), target=target, limit=limit, is_share=False)


def _variety_rows(readings: Sequence[Reading]) -> Iterator[Row]:
    lead_ins = Counter(" ".join(words(reading.lead_in)) for reading in readings)
    openings = Counter(" ".join(reading.stem_words[:_OPENING]) for reading in readings)
    pairs = [pair for r in readings for pair in pairwise(r.stem_words)]
    count = len(readings)
    variety = (
        ("lead_in", "Commonest question sentence", _commonest(lead_ins), Range(None, 0.08), Range(None, 0.12)),
        ("opening", "Commonest four opening words", _commonest(openings), Range(None, 0.05), Range(None, 0.10)),
        ("lead_ins", "Different question sentences for each question", len(lead_ins) / count, Range(), Range()),
        ("word_pairs", "Different pairs of words among all", len(set(pairs)) / max(1, len(pairs)), Range(), Range()),
    )
    for name, title, value, target, limit in variety:
        yield figure(name, title, Part.WORDING, value, count, target=target, limit=limit)


def _commonest(counts: Counter[str]) -> float:
    return max(counts.values()) / counts.total()


def _high(values: Sequence[int]) -> float:
    return float(np.percentile(values, 95))

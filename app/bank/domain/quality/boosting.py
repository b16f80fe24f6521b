"""Boosted small trees over few features: finds cues that are not "the more, the likelier", and pairs of cues.

Each tree asks the same questions of all options (an oblivious tree), so a round is a handful of counts.
Source: Friedman, Greedy Function Approximation (2001), with second-order leaf values.
"""

import numpy as np

from app.bank.domain.quality.choices import Choices
from app.bank.domain.quality.sparse import Flags, Floats, Ints

_ROUNDS, _DEPTH, _RATE, _PENALTY, _BINS = 80, 2, 0.15, 5.0, 24


def foretold(features: Floats, given: Choices, counted: Flags) -> Floats:
    """A score for every option, learned from the counted questions."""
    bins = _binned(features)
    counts = counted[given.owners]
    scores = np.zeros(len(bins))
    for _ in range(_ROUNDS):
        now = given.probabilities(scores)
        slopes, curves = (given.targets - now) * counts, now * (1 - now) * counts
        leaves = np.zeros(len(bins), np.intp)
        for level in range(_DEPTH):
            feature, edge = _best_split(bins, leaves, 2**level, slopes, curves)
            leaves = 2 * leaves + (bins[:, feature] > edge)
        pull = np.bincount(leaves, slopes, minlength=2**_DEPTH)
        hold = np.bincount(leaves, curves, minlength=2**_DEPTH)
        scores += _RATE * (pull / (hold + _PENALTY))[leaves]
    return scores


def _binned(features: Floats) -> Ints:
    columns = []
    for column in features.T:
        edges = np.unique(np.quantile(column, np.linspace(0, 1, _BINS + 1)[1:-1]))
        columns.append(np.searchsorted(edges, column))
    return np.column_stack(columns).astype(np.intp)


def _best_split(bins: Ints, leaves: Ints, count: int, slopes: Floats, curves: Floats) -> tuple[int, int]:
    width = bins.shape[1]
    places = ((leaves[:, None] * width + np.arange(width)) * _BINS + bins).ravel()
    shape = (count, width, _BINS)
    pull = np.bincount(places, np.repeat(slopes, width), minlength=count * width * _BINS).reshape(shape).cumsum(2)
    hold = np.bincount(places, np.repeat(curves, width), minlength=count * width * _BINS).reshape(shape).cumsum(2)
    rest_pull, rest_hold = pull[:, :, -1:] - pull, hold[:, :, -1:] - hold
    gain = (pull**2 / (hold + _PENALTY) + rest_pull**2 / (rest_hold + _PENALTY)).sum(0)
    feature, edge = divmod(int(gain.argmax()), _BINS)
    return feature, edge

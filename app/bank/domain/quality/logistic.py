"""A conditional logistic model: which option of a question is the key, from weighted features.

Source: McFadden, Conditional Logit Analysis of Qualitative Choice Behavior (1974); the search is L-BFGS, Nocedal and
Wright, Numerical Optimization, 2nd edition, algorithm 7.4.
"""

from collections import deque
from collections.abc import Callable, Sequence

import numpy as np

from app.bank.domain.quality.choices import Choices
from app.bank.domain.quality.sparse import Flags, Floats, Rows

Loss = Callable[[Floats], tuple[float, Floats]]
_PENALTY, _STEPS, _MEMORY, _ENOUGH, _TINY = 1.0, 60, 8, 1e-5, 1e-12


def fit(features: Rows, given: Choices, counted: Flags) -> Floats:
    """The weights of the features that best foretell the keys of the counted questions, kept small by a penalty."""
    counts = counted[given.owners]

    def loss(weights: Floats) -> tuple[float, Floats]:
        foretold = given.probabilities(features.times(weights))
        surprise = -float(given.targets[counts] @ np.log(foretold[counts] + _TINY))
        slope = features.back((foretold - given.targets) * counts) + _PENALTY * weights
        return surprise + _PENALTY / 2 * float(weights @ weights), slope

    return minimum(loss, np.zeros(features.width))


def minimum(loss: Loss, start: Floats) -> Floats:
    """Where a smooth convex function that returns value and gradient is least, nearly."""
    here, (value, slope) = start, loss(start)
    past: deque[tuple[Floats, Floats]] = deque(maxlen=_MEMORY)
    for _ in range(_STEPS):
        way = _downhill(slope, past)
        length = 1.0
        there, (lower, steepness) = here + way, loss(here + way)
        while lower > value + 1e-4 * length * float(slope @ way):
            length /= 2
            if length < _TINY:
                return here
            there, (lower, steepness) = here + length * way, loss(here + length * way)
        if (there - here) @ (steepness - slope) > _TINY:
            past.append((there - here, steepness - slope))
        gained = value - lower
        here, value, slope = there, lower, steepness
        if gained <= _ENOUGH * abs(value):
            break
    return here


def _downhill(slope: Floats, past: Sequence[tuple[Floats, Floats]]) -> Floats:
    way, shares = -slope, []
    for step, change in reversed(past):
        share = float(step @ way) / float(step @ change)
        shares.append(share)
        way = way - share * change
    if past:
        step, change = past[-1]
        way = way * (float(step @ change) / float(change @ change))
    for (step, change), share in zip(past, reversed(shares), strict=True):
        way = way + (share - float(change @ way) / float(step @ change)) * step
    return way

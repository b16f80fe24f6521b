"""What a guesser earns who picks the options with the highest scores."""

from collections.abc import Collection, Sequence
from math import comb

_ROUNDING = 9


def expected_credit(scores: Sequence[float], keys: Collection[int]) -> float:
    """Chance, 0 to 1, that the highest scores are exactly the keys; ties are split evenly.

    As many options are picked as there are keys. Equal scores everywhere earn the chance of a blind pick.
    """
    rounded = [round(float(score), _ROUNDING) for score in scores]
    last = sorted(rounded, reverse=True)[len(keys) - 1]
    surely = {i for i, score in enumerate(rounded) if score > last}
    perhaps = {i for i, score in enumerate(rounded) if score == last}
    if not surely <= set(keys) or not set(keys) <= surely | perhaps:
        return 0.0
    return 1 / comb(len(perhaps), len(keys) - len(surely))

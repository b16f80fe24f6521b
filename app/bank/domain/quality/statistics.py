"""Intervals and tests of counts."""

from math import sqrt

_Z95 = 1.959963984540054


def wilson(share: float, count: int) -> tuple[float, float]:
    """The 95 % interval of a share, 0 to 1, seen in `count` cases.

    Source: Wilson, Probable Inference, the Law of Succession, and Statistical Inference (1927).
    """
    if count == 0:
        return 0.0, 1.0
    scale = 1 + _Z95**2 / count
    middle = (share + _Z95**2 / (2 * count)) / scale
    half = _Z95 * sqrt(share * (1 - share) / count + _Z95**2 / (4 * count**2)) / scale
    return max(0.0, middle - half), min(1.0, middle + half)

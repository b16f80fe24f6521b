"""How many positive numbers make a polynomial zero, exactly.

Source: the theorem of J. C. F. Sturm, 1829.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import dropwhile, pairwise

Polynomial = tuple[Fraction, ...]
"""Coefficients from the constant upward; the last is not zero, and zero itself has none."""


class RootCounter:
    """Counts the distinct positive roots of a polynomial that is not zero, given from the constant upward."""

    def __init__(self, coefficients: Sequence[Fraction]) -> None:
        plain = _trimmed(tuple(dropwhile(lambda c: c == 0, coefficients)))  # zero is no positive root
        self._chain = _sturm_chain(_divided(plain, _common_divisor(plain, _derivative(plain)))[0])

    def count(self, up_to: Fraction | None = None) -> int:
        """How many roots lie above zero and at most at the limit, or anywhere above zero."""
        at_zero = _changes([p[0] for p in self._chain])
        at_end = [p[-1] for p in self._chain] if up_to is None else [_value(p, up_to) for p in self._chain]
        return at_zero - _changes(at_end)


def _sturm_chain(plain: Polynomial) -> list[Polynomial]:
    chain = [plain]
    following = _derivative(plain)
    while following:
        chain.append(following)
        following = tuple(-c for c in _divided(chain[-2], chain[-1])[1])
    return chain


def _changes(values: Sequence[Fraction]) -> int:
    signs = [value > 0 for value in values if value]
    return sum(a != b for a, b in pairwise(signs))


def _value(polynomial: Polynomial, x: Fraction) -> Fraction:
    value = Fraction(0)
    for coefficient in reversed(polynomial):
        value = value * x + coefficient
    return value


def _derivative(polynomial: Polynomial) -> Polynomial:
    return tuple(power * c for power, c in enumerate(polynomial))[1:]


def _common_divisor(a: Polynomial, b: Polynomial) -> Polynomial:
    while b:
        a, b = b, _divided(a, b)[1]
    return a


def _divided(dividend: Polynomial, divisor: Polynomial) -> tuple[Polynomial, Polynomial]:
    rest, quotient = list(dividend), []
    while len(rest) >= len(divisor):
        factor = rest[-1] / divisor[-1]
        quotient.append(factor)
        offset = len(rest) - len(divisor)
        for i, coefficient in enumerate(divisor):
            rest[offset + i] -= factor * coefficient
        rest.pop()
    return tuple(reversed(quotient)), _trimmed(tuple(rest))


def _trimmed(coefficients: Polynomial) -> Polynomial:
    return tuple(reversed(tuple(dropwhile(lambda c: c == 0, reversed(coefficients)))))

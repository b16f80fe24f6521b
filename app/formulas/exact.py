"""Numbers without rounding, and the refusal of input for which no number exists."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import floor, isqrt
from typing import TypeAlias

from app.errors import Invalid

Number: TypeAlias = int | Fraction | Decimal

HUNDRED = 100
ROOT_PLACES = 10
"""Decimal places of a square root."""


class Impossible(Invalid):
    """No number exists for this input; the message names the reason."""


def exact(number: Number) -> Fraction:
    """The same number as a fraction; raises Impossible for a Decimal that is no finite number."""
    if isinstance(number, Decimal) and not number.is_finite():
        raise Impossible("That is not a number to calculate with: enter a finite one.")
    return Fraction(number)


def total(numbers: Iterable[Number]) -> Fraction:
    """The sum, 0 of nothing."""
    return sum(map(exact, numbers), Fraction(0))


def quotient(dividend: Number, divisor: Number, *, field: str, refusal: str) -> Fraction:
    """The dividend over the divisor; raises Impossible with the refusal when the divisor, named by field, is zero."""
    if divisor == 0:
        raise Impossible(refusal, {field: "Must not be zero."})
    return exact(dividend) / exact(divisor)


def share_of(percent: Number) -> Fraction:
    """A percent as a share of one."""
    return exact(percent) / HUNDRED


def root(square: Number) -> Decimal:
    """The square root to `ROOT_PLACES` places, half up; raises Impossible below zero."""
    not_negative(square=square)
    scaled = floor(4 * exact(square) * 10 ** (2 * ROOT_PLACES))
    return Decimal(f"{(isqrt(scaled) + 1) // 2}E-{ROOT_PLACES}")


def not_negative(**numbers: Number) -> None:
    """Refuse, by name, the numbers below zero; raises Impossible."""
    _refuse({name for name, number in numbers.items() if exact(number) < 0}, "zero or more")


def above_zero(**numbers: Number) -> None:
    """Refuse, by name, the numbers that are zero or less; raises Impossible."""
    _refuse({name for name, number in numbers.items() if exact(number) <= 0}, "more than zero")


def within(low: Number, high: Number, /, **numbers: Number) -> None:
    """Refuse, by name, the numbers outside low to high, both included; raises Impossible."""
    outside = {name for name, number in numbers.items() if not exact(low) <= exact(number) <= exact(high)}
    _refuse(outside, f"from {low} to {high}")


def _refuse(names: set[str], demand: str) -> None:
    if names:
        labels = " and ".join(sorted(name.replace("_", " ") for name in names))
        raise Impossible(f"Enter {demand} for {labels}.", dict.fromkeys(names, f"Must be {demand}."))

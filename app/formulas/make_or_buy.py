"""Make or buy, lease or own: two ways to pay, and the quantity at which they cost the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from app.formulas.exact import Impossible, Number, exact, not_negative


@dataclass(frozen=True, slots=True)
class Tariff:
    """A way to pay: once, and per unit (a piece, a day); raises Impossible for negative amounts."""

    name: str
    fixed: Number
    per_unit: Number

    def __post_init__(self) -> None:
        """Check the amounts."""
        not_negative(fixed=self.fixed, per_unit=self.per_unit)

    def cost(self, quantity: Number) -> Fraction:
        """What a quantity costs; raises Impossible for a negative one."""
        not_negative(quantity=quantity)
        return exact(self.fixed) + exact(self.per_unit) * exact(quantity)


def break_even(one: Tariff, other: Tariff) -> Fraction:
    """The quantity at which both cost the same; raises Impossible when one is never dearer than the other."""
    cheaper_unit = exact(one.per_unit) - exact(other.per_unit)
    more_at_once = exact(other.fixed) - exact(one.fixed)
    if cheaper_unit == 0 or more_at_once / cheaper_unit < 0:
        raise Impossible(
            f"There is no break-even between {one.name} and {other.name}: one is the better choice at any quantity.",
            {"per_unit": "Must be lower where the fixed amount is higher."},
        )
    return more_at_once / cheaper_unit


def break_even_units(one: Tariff, other: Tariff) -> int:
    """The first whole quantity from which the higher fixed amount is no longer dearer; raises as `break_even`."""
    return ceil(break_even(one, other))


def cheapest(tariffs: Sequence[Tariff], quantity: Number) -> tuple[Tariff, ...]:
    """The tariffs that cost least for a quantity: several at a break-even, none of none."""
    least = min((tariff.cost(quantity) for tariff in tariffs), default=None)
    return tuple(tariff for tariff in tariffs if tariff.cost(quantity) == least)

"""Depreciation of an asset over its life, year by year."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from app.formulas.exact import Impossible, Number, above_zero, exact, not_negative


@dataclass(frozen=True, slots=True)
class Asset:
    """What is written off, over whole years; raises Impossible when it is worth more at the end than at first."""

    cost: Number
    salvage: Number
    years: int

    def __post_init__(self) -> None:
        """Check the amounts and the life."""
        not_negative(salvage=self.salvage)
        above_zero(years=self.years)
        if exact(self.salvage) > exact(self.cost):
            raise Impossible(
                "An asset cannot end above its cost: lower the salvage value.", {"salvage": "Is above the cost."}
            )

    @property
    def loss(self) -> Fraction:
        """The value lost over the whole life."""
        return exact(self.cost) - exact(self.salvage)


@dataclass(frozen=True, slots=True)
class Year:
    """One year's charge and the book value after it."""

    number: int
    charge: Fraction
    book_value: Fraction


def straight_line(asset: Asset) -> tuple[Year, ...]:
    """The same charge every year."""
    return _schedule(asset, [asset.loss / asset.years] * asset.years)


def sum_of_years(asset: Asset) -> tuple[Year, ...]:
    """Charges in proportion to the years that are left."""
    digits = Fraction(asset.years * (asset.years + 1), 2)
    return _schedule(asset, [asset.loss * left / digits for left in range(asset.years, 0, -1)])


def double_declining(asset: Asset) -> tuple[Year, ...]:
    """Twice the straight rate of what is left in the books, never below the salvage value."""
    rate, book, charges = Fraction(2, asset.years), exact(asset.cost), []
    for _ in range(asset.years):
        charge = min(rate * book, book - exact(asset.salvage))
        charges.append(charge)
        book -= charge
    return _schedule(asset, charges)


def _schedule(asset: Asset, charges: Iterable[Fraction]) -> tuple[Year, ...]:
    book, years = exact(asset.cost), []
    for number, charge in enumerate(charges, start=1):
        book -= charge
        years.append(Year(number, charge, book))
    return tuple(years)

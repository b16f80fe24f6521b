"""How the numbers of drawn questions are shown, told apart and typed."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from app.bank.domain.families.draft import Number, rounded
from app.formulas.exact import exact
from app.formulas.rounding import MINUS, index, money, plain


@dataclass(frozen=True, slots=True)
class Scale:
    """How a number is shown: its places, its text as an option, its unit beside a typed one.

    A count is typed to the unit, differs from its neighbor by 1 and is never offered beside parts of one; any other
    number may be off by one in its last place. `slack` is the share of the key that is allowed instead.
    """

    places: int
    show: Callable[[Number], str]
    unit: str = ""
    slack: Fraction = Fraction(0)
    is_count: bool = False

    @property
    def finest(self) -> int:
        """The places by which two numbers are told apart: whole numbers of a count may differ by 1."""
        return self.places or int(self.is_count)

    def offers(self, value: Number) -> bool:
        """Whether a wrong number looks like the others as an option: a rounded one stands out among whole ones."""
        return self.places > 0 or Fraction(value).denominator == 1

    def recognizes(self, value: Number) -> bool:
        """Whether a wrong number can be typed."""
        return not self.is_count or self.offers(value)


def dollars(amount: Number) -> str:
    """An amount with its sign in front, thousands separated: `$450,000`, `-$2,000`."""
    return f"{'-' if amount < 0 else ''}${money(abs(exact(amount)))}"


def dollars_in_print(amount: Number) -> str:
    """An amount with the minus of print, as the reasons around it have it."""
    return dollars(amount).replace("-", MINUS)


def whole(unit: str) -> Scale:
    """The scale of a count, by its unit in the plural: `1 day`, `14 days`."""
    return Scale(
        0, lambda value: f"{plain(value)} {unit.removesuffix('s') if value == 1 else unit}", unit, is_count=True
    )


DAYS = whole("days")
DOLLARS = Scale(0, dollars, "dollars", is_count=True)
ABOUT_DOLLARS = Scale(0, dollars, "dollars", Fraction(1, 100), is_count=True)
ROUNDED_DOLLARS = Scale(0, dollars, "dollars")
RATIO = Scale(2, index)
YEARS = Scale(1, lambda value: f"{rounded(value, 1)} years", "years")
PERCENT = Scale(1, lambda value: f"{rounded(value, 1)}%", "%")

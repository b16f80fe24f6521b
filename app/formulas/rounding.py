"""How numbers are shown: rounded half up (away from zero) and only here, after every calculation."""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import floor

from app.formulas.exact import Number, exact

MINUS = "\N{MINUS SIGN}"
PLAIN_PLACES = 4


class Unit(StrEnum):
    """What a number counts, which decides how it is shown."""

    MONEY = "money"
    INDEX = "index"
    PERCENT = "percent"
    TIME = "time"
    COUNT = "count"
    NUMBER = "number"


def rounded(number: Number, places: int) -> Decimal:
    """The number to so many decimal places, halves away from zero."""
    value = exact(number)
    digits = floor(abs(value) * 10**places + Fraction(1, 2))
    return Decimal(f"{-digits if value < 0 else digits}E-{places}")


def money(amount: Number) -> str:
    """An amount with thousands separated: "450,000", with cents only where it has any: "1,234.50"."""
    cents = rounded(amount, 2)
    return _shown(cents, 0 if cents == cents.to_integral_value() else 2)


def index(ratio: Number) -> str:
    """An index or ratio to two places: "0.90"."""
    return _shown(ratio, 2)


def percent(value: Number) -> str:
    """A percent to at most two places: "12.5%"."""
    return f"{_trimmed(value, 2)}%"


def plain(number: Number) -> str:
    """A number to at most four places, without trailing zeros: "7.3333", "12"."""
    return _trimmed(number, PLAIN_PLACES)


def text(number: Number, unit: Unit) -> str:
    """The number as its unit is shown."""
    return _TEXTS[unit](number)


def _shown(number: Number, places: int) -> str:
    return f"{rounded(number, places):,f}".replace("-", MINUS)


def _trimmed(number: Number, places: int) -> str:
    shown = _shown(number, places)
    return shown.rstrip("0").rstrip(".")


_TEXTS = {
    Unit.MONEY: money,
    Unit.INDEX: index,
    Unit.PERCENT: percent,
    Unit.TIME: plain,
    Unit.COUNT: plain,
    Unit.NUMBER: plain,
}

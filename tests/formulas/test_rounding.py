from decimal import Decimal
from fractions import Fraction

import pytest

from app.formulas.exact import Number
from app.formulas.rounding import MINUS, Unit, rounded, text


@pytest.mark.parametrize(
    ("number", "shown"),
    [(Fraction(1, 8), "0.13"), (Fraction(-1, 8), "-0.13"), (Decimal("2.675"), "2.68"), (Fraction(1249, 10000), "0.12")],
)
def test_halves_are_rounded_away_from_zero(number: Number, shown: str) -> None:
    assert rounded(number, 2) == Decimal(shown)


@pytest.mark.parametrize(
    ("number", "unit", "shown"),
    [
        (450_000, Unit.MONEY, "450,000"),
        (Decimal("1234.5"), Unit.MONEY, "1,234.50"),
        (Decimal("999.999"), Unit.MONEY, "1,000"),
        (-50_000, Unit.MONEY, f"{MINUS}50,000"),
        (Fraction(-1, 1000), Unit.MONEY, "0"),
        (Fraction(9, 10), Unit.INDEX, "0.90"),
        (1, Unit.INDEX, "1.00"),
        (Decimal("12.50"), Unit.PERCENT, "12.5%"),
        (100, Unit.PERCENT, "100%"),
        (Fraction(22, 3), Unit.TIME, "7.3333"),
        (12, Unit.COUNT, "12"),
        (0, Unit.NUMBER, "0"),
    ],
)
def test_a_number_is_shown_as_its_unit_asks(number: Number, unit: Unit, shown: str) -> None:
    assert text(number, unit) == shown

from collections.abc import Callable, Sequence
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formulas import Impossible
from app.formulas.depreciation import Asset, Year, double_declining, straight_line, sum_of_years

ASSET = Asset(50_000, 5_000, 5)
METHODS = [straight_line, sum_of_years, double_declining]


def charges(years: Sequence[Year]) -> list[Fraction]:
    return [year.charge for year in years]


def test_the_straight_line_charges_the_same_each_year() -> None:
    assert charges(straight_line(ASSET)) == [9_000] * 5


def test_the_sum_of_years_charges_by_the_years_left() -> None:
    assert charges(sum_of_years(ASSET)) == [15_000, 12_000, 9_000, 6_000, 3_000]


def test_double_declining_stops_at_the_salvage_value() -> None:
    assert charges(double_declining(ASSET)) == [20_000, 12_000, 7_200, 4_320, 1_480]


def test_the_book_value_follows_the_charges() -> None:
    assert straight_line(Asset(1000, 400, 2)) == (
        Year(1, Fraction(300), Fraction(700)),
        Year(2, Fraction(300), Fraction(400)),
    )


@pytest.mark.parametrize("parts", [(100, 200, 5), (100, -1, 5), (100, 0, 0)])
def test_an_asset_that_makes_no_sense_is_refused(parts: tuple[int, int, int]) -> None:
    with pytest.raises(Impossible):
        Asset(*parts)


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=20, deadline=None)
@given(salvage=st.integers(0, 10**5), loss=st.integers(0, 10**6), years=st.integers(1, 15))
def test_no_method_charges_less_than_nothing_or_ends_below_the_salvage_value(
    method: Callable[[Asset], tuple[Year, ...]], salvage: int, loss: int, years: int
) -> None:
    schedule = method(Asset(salvage + loss, salvage, years))

    assert min(charges(schedule)) >= 0
    assert schedule[-1].book_value == salvage + loss - sum(charges(schedule))
    assert schedule[-1].book_value == salvage or (method is double_declining and schedule[-1].book_value > salvage)

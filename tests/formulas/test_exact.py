from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formulas import Impossible
from app.formulas.exact import exact, not_negative, root, within

laws = settings(max_examples=60, deadline=None)


def test_a_decimal_is_taken_as_written() -> None:
    assert exact(Decimal("0.1")) == Fraction(1, 10)


@pytest.mark.parametrize("endless", [Decimal("Infinity"), Decimal("NaN")], ids=str)
def test_a_decimal_that_is_no_number_is_refused(endless: Decimal) -> None:
    with pytest.raises(Impossible):
        exact(endless)


def test_a_refusal_names_each_wrong_field() -> None:
    with pytest.raises(Impossible) as refusal:
        not_negative(target_cost=-1, fee=0, hours=-2)

    assert refusal.value.message == "Enter zero or more for hours and target cost."
    assert refusal.value.fields == {"target_cost": "Must be zero or more.", "hours": "Must be zero or more."}


def test_both_limits_are_within() -> None:
    within(0, 100, low=0, high=100)


def test_a_root_is_rounded_half_up_to_ten_places() -> None:
    assert root(2) == Decimal("1.4142135624")


def test_a_negative_square_has_no_root() -> None:
    with pytest.raises(Impossible):
        root(-1)


@laws
@given(st.fractions(0, 10**9))
def test_a_root_is_never_off_by_more_than_half_of_its_last_place(square: Fraction) -> None:
    found, half = Fraction(root(square)), Fraction(1, 2 * 10**10)

    assert max(Fraction(0), found - half) ** 2 <= square <= (found + half) ** 2

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formulas import Impossible
from app.formulas.make_or_buy import Tariff, break_even, break_even_units, cheapest

MAKE, BUY = Tariff("make", 10_000, 20), Tariff("buy", 0, 50)


def test_the_break_even_is_exact_and_whole_units_are_rounded_up() -> None:
    assert (break_even(MAKE, BUY), break_even_units(MAKE, BUY)) == (Fraction(1000, 3), 334)


@pytest.mark.parametrize(("quantity", "best"), [(333, (BUY,)), (334, (MAKE,))])
def test_the_cheaper_way_changes_at_the_break_even(quantity: int, best: tuple[Tariff, ...]) -> None:
    assert cheapest([MAKE, BUY], quantity) == best


def test_at_the_break_even_both_are_cheapest() -> None:
    assert cheapest([MAKE, BUY], Fraction(1000, 3)) == (MAKE, BUY)


@pytest.mark.parametrize(
    "other", [Tariff("dear", 20_000, 30), Tariff("parallel", 0, 20)], ids=["dominated", "parallel"]
)
def test_one_that_is_always_better_has_no_break_even(other: Tariff) -> None:
    with pytest.raises(Impossible):
        break_even(MAKE, other)


def test_a_negative_quantity_or_amount_is_refused() -> None:
    with pytest.raises(Impossible):
        MAKE.cost(-1)
    with pytest.raises(Impossible):
        Tariff("gift", -1, 1)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**5), st.integers(0, 100), st.integers(0, 10**5), st.integers(1, 100))
def test_both_cost_the_same_at_the_break_even_whichever_is_named_first(
    fixed: int, rate: int, more_at_once: int, dearer: int
) -> None:
    one, other = Tariff("own", fixed + more_at_once, rate), Tariff("lease", fixed, rate + dearer)

    quantity = break_even(one, other)

    assert one.cost(quantity) == other.cost(quantity)
    assert break_even(other, one) == quantity

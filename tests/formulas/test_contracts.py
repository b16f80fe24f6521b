from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formulas import Impossible
from app.formulas.contracts import (
    CostPlusIncentive,
    FixedPriceIncentive,
    Sharing,
    cost_plus_award_fee,
    cost_plus_fixed_fee,
    fixed_price_award_fee,
    time_and_material,
)

laws = settings(max_examples=60, deadline=None)
costs = st.integers(0, 300_000)
FPIF = FixedPriceIncentive(100_000, 10_000, 124_000, underrun=Sharing(60, 40), overrun=Sharing(70, 30))
CPIF = CostPlusIncentive(100_000, 10_000, 4_000, 15_000, underrun=Sharing(80, 20), overrun=Sharing(80, 20))


def test_the_point_of_total_assumption_divides_the_room_by_the_buyers_share_of_an_overrun() -> None:
    assert FPIF.pta == 120_000


@pytest.mark.parametrize(
    ("cost", "fee", "price", "profit"),
    [
        pytest.param(90_000, 14_000, 104_000, 14_000, id="saving, shared by its own ratio"),
        pytest.param(100_000, 10_000, 110_000, 10_000, id="on target"),
        pytest.param(110_000, 7_000, 117_000, 7_000, id="overrun"),
        pytest.param(120_000, 4_000, 124_000, 4_000, id="at the point of total assumption"),
        pytest.param(130_000, 1_000, 124_000, -6_000, id="beyond it"),
    ],
)
def test_the_incentive_shares_the_difference_up_to_the_ceiling(cost: int, fee: int, price: int, profit: int) -> None:
    assert FPIF.fee(cost) == fee
    assert FPIF.price(cost) == price
    assert FPIF.profit(cost) == profit


@pytest.mark.parametrize(("cost", "fee"), [(60_000, 15_000), (90_000, 12_000), (110_000, 8_000), (150_000, 4_000)])
def test_a_cost_plus_incentive_fee_stays_within_its_limits(cost: int, fee: int) -> None:
    assert CPIF.fee(cost) == fee
    assert CPIF.price(cost) == cost + fee


def test_a_fixed_fee_comes_from_the_estimate() -> None:
    assert cost_plus_fixed_fee(estimated_cost=100_000, fee_percent=8, actual_cost=130_000) == 138_000


def test_an_award_is_added_to_cost_and_base_fee_or_to_the_price() -> None:
    assert cost_plus_award_fee(actual_cost=50_000, base_fee=1_000, award=2_000, award_pool=3_000) == 53_000
    assert fixed_price_award_fee(price=50_000, award=3_000, award_pool=3_000) == 53_000


@pytest.mark.parametrize("award", [-1, 3_001])
def test_an_award_outside_its_pool_is_refused(award: int) -> None:
    with pytest.raises(Impossible):
        fixed_price_award_fee(price=50_000, award=award, award_pool=3_000)


@pytest.mark.parametrize(("ceiling", "price"), [(None, 21_000), (25_000, 21_000), (20_000, 20_000)])
def test_time_and_material_is_paid_up_to_its_ceiling(ceiling: int | None, price: int) -> None:
    assert time_and_material(hours=200, hourly_rate=90, material=3_000, ceiling=ceiling) == price


@pytest.mark.parametrize("shares", [(70, 20), (120, -20)])
def test_shares_that_are_no_whole_are_refused(shares: tuple[int, int]) -> None:
    with pytest.raises(Impossible):
        Sharing(*shares)


def test_a_seller_who_bears_every_overrun_has_no_point_of_total_assumption() -> None:
    contract = replace(FPIF, overrun=Sharing(0, 100))

    with pytest.raises(Impossible) as refusal:
        _ = contract.pta

    assert refusal.value.fields == {"overrun": "Must not be zero."}


def test_a_ceiling_below_the_target_price_is_refused() -> None:
    with pytest.raises(Impossible):
        replace(FPIF, ceiling_price=109_999)


@pytest.mark.parametrize("limits", [(11_000, 15_000), (4_000, 9_000)])
def test_a_target_fee_outside_its_limits_is_refused(limits: tuple[int, int]) -> None:
    with pytest.raises(Impossible):
        replace(CPIF, minimum_fee=limits[0], maximum_fee=limits[1])


@laws
@given(st.integers(1, 99), st.integers(0, 50_000))
def test_the_shared_line_meets_the_ceiling_at_the_point_of_total_assumption(buyer: int, room: int) -> None:
    contract = replace(FPIF, ceiling_price=110_000 + room, overrun=Sharing(buyer, 100 - buyer))

    assert contract.pta + contract.fee(contract.pta) == contract.ceiling_price


@laws
@given(costs, costs)
def test_a_higher_cost_never_lowers_the_price_nor_raises_the_profit(one: int, other: int) -> None:
    low, high = sorted((one, other))

    assert FPIF.price(low) <= FPIF.price(high)
    assert FPIF.profit(low) >= FPIF.profit(high)


@laws
@given(costs)
def test_beyond_the_point_of_total_assumption_profit_falls_by_the_whole_overrun(more: int) -> None:
    at = Fraction(120_000)

    assert FPIF.profit(at) - FPIF.profit(at + more) == more

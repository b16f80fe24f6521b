from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formulas import Impossible
from app.formulas.cash_flow import discounted_payback, fv, irr, npv, payback, payback_periods, pv

laws = settings(max_examples=60, deadline=None)
flow_lists = st.lists(st.integers(-1000, 1000), min_size=1, max_size=8)
rates = st.integers(-50, 100)
FLOWS = [-1000, 500, 400, 300, 100]


def test_money_grows_and_shrinks_by_the_compound_rate() -> None:
    assert fv(100_000, 10, periods=3) == 133_100
    assert pv(133_100, 10, periods=3) == 100_000


def test_the_net_present_value_discounts_each_period() -> None:
    assert npv([-1000, 550, 605], 10) == 0


@pytest.mark.parametrize("rate", [-100, -150])
def test_a_rate_that_loses_everything_is_refused(rate: int) -> None:
    with pytest.raises(Impossible):
        pv(1, rate, periods=1)


@pytest.mark.parametrize(
    ("flows", "rate"),
    [
        ([-100, 110], "10.0000"),
        (FLOWS, "14.4888"),
        ([-100, 0, 0, 133], "9.9724"),
        ([0, -100, 50], "-50.0000"),
        ([-1, 1000], "99900.0000"),
        ([100, -110], "10.0000"),
        pytest.param([-400, 440, -121], "-45.0000", id="touches zero without crossing"),
    ],
)
def test_the_internal_rate_is_found_to_four_places(flows: list[int], rate: str) -> None:
    assert irr(flows) == Decimal(rate)


@pytest.mark.parametrize(
    ("flows", "opening"),
    [
        pytest.param([-100, 230, -132], "2 different rates", id="two rates"),
        pytest.param([100, 50], "No rate", id="no outlay"),
        pytest.param([-100, 200, -150], "No rate", id="never zero"),
        pytest.param([0, 0], "Without any flow", id="nothing"),
        pytest.param([], "Without any flow", id="no flows"),
    ],
)
def test_flows_without_a_single_rate_are_refused_with_the_reason(flows: list[int], opening: str) -> None:
    with pytest.raises(Impossible) as refusal:
        irr(flows)

    assert refusal.value.message.startswith(opening)


def test_the_payback_is_told_in_whole_periods_and_within_them() -> None:
    assert (payback_periods(FLOWS), payback(FLOWS)) == (3, Fraction(7, 3))


def test_discounting_delays_the_payback() -> None:
    assert discounted_payback([-1000, 550, 605, 1331], 10) == 2
    assert discounted_payback([-1000, 550, 302, 1331], 10) > payback([-1000, 550, 302, 1331])


def test_without_an_outlay_nothing_has_to_come_back() -> None:
    assert payback([0, 5]) == 0


def test_an_outlay_that_is_never_recovered_has_no_payback() -> None:
    with pytest.raises(Impossible):
        payback([-100, 40, 50])


@laws
@given(flow_lists, rates)
def test_the_net_present_value_is_that_of_horners_scheme(flows: list[int], rate: int) -> None:
    worth = Fraction(0)
    for flow in reversed(flows):
        worth = worth / (1 + Fraction(rate, 100)) + flow

    assert npv(flows, rate) == worth


@laws
@given(st.lists(st.integers(0, 1000), min_size=1, max_size=8), st.integers(1, 3000))
def test_the_value_changes_sign_within_the_last_place_of_the_internal_rate(inflows: list[int], outlay: int) -> None:
    flows = [-outlay, *inflows, 1]
    half = Fraction(1, 2 * 10**4)

    found = Fraction(irr(flows))

    assert npv(flows, found + half) <= 0
    assert found - half <= -100 or npv(flows, found - half) >= 0


@laws
@given(flow_lists.filter(any), st.integers(2, 9))
def test_a_common_factor_does_not_change_whether_a_single_rate_exists(flows: list[int], factor: int) -> None:
    def answer(values: list[int]) -> Decimal | str:
        try:
            return irr(values)
        except Impossible as refusal:
            return refusal.message

    assert answer([factor * flow for flow in flows]) == answer(flows)

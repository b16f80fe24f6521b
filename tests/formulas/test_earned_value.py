from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formulas import Impossible
from app.formulas.earned_value import (
    cpi,
    cv,
    eac_atypical,
    eac_bottom_up,
    eac_typical,
    eac_with_schedule,
    etc_,
    ev,
    percent_complete,
    percent_spent,
    pv,
    spi,
    sv,
    tcpi_to_bac,
    tcpi_to_eac,
    vac,
)

laws = settings(max_examples=60, deadline=None)
amounts = st.integers(1, 10**7)
BAC, PV, EV, AC = 1_000_000, 500_000, 400_000, 450_000


def test_planned_and_earned_value_are_parts_of_the_budget() -> None:
    assert pv(50, BAC) == 500_000
    assert ev(Decimal("40.5"), BAC) == 405_000


def test_variances_subtract_from_the_earned_value() -> None:
    assert cv(EV, AC) == -50_000
    assert sv(EV, PV) == -100_000


def test_indices_divide_the_earned_value() -> None:
    assert (cpi(EV, AC), spi(EV, PV)) == (Fraction(8, 9), Fraction(4, 5))


def test_percents_are_of_the_budget() -> None:
    assert percent_complete(EV, BAC) == 40
    assert percent_spent(AC, BAC) == 45


def test_each_forecast_follows_its_own_assumption() -> None:
    assert eac_typical(bac=BAC, ev=EV, ac=AC) == 1_125_000
    assert eac_atypical(bac=BAC, ev=EV, ac=AC) == 1_050_000
    assert eac_with_schedule(bac=BAC, pv=PV, ev=EV, ac=AC) == 1_293_750
    assert eac_bottom_up(AC, 700_000) == 1_150_000


def test_what_is_left_and_what_will_be_missing_come_from_the_forecast() -> None:
    assert etc_(1_125_000, AC) == 675_000
    assert vac(BAC, 1_125_000) == -125_000


def test_the_rest_must_do_better_to_meet_the_budget_than_to_meet_a_higher_estimate() -> None:
    assert tcpi_to_bac(bac=BAC, ev=EV, ac=AC) == Fraction(12, 11)
    assert tcpi_to_eac(bac=BAC, ev=EV, ac=AC, eac=1_050_000) == 1


def test_no_cost_index_exists_before_money_is_spent() -> None:
    with pytest.raises(Impossible) as refusal:
        cpi(EV, 0)

    assert refusal.value.fields == {"ac": "Must not be zero."}


def test_no_schedule_index_exists_before_work_is_planned() -> None:
    with pytest.raises(Impossible) as refusal:
        spi(EV, 0)

    assert refusal.value.fields == {"pv": "Must not be zero."}


def test_no_forecast_exists_before_value_is_earned() -> None:
    with pytest.raises(Impossible) as refusal:
        eac_typical(bac=BAC, ev=0, ac=AC)

    assert refusal.value.fields == {"ev": "Must not be zero."}


@pytest.mark.parametrize("spent", [BAC, BAC + 1])
def test_no_performance_meets_a_budget_that_is_spent(spent: int) -> None:
    with pytest.raises(Impossible) as refusal:
        tcpi_to_bac(bac=BAC, ev=EV, ac=spent)

    assert refusal.value.message.startswith("Nothing is left to spend")


def test_an_empty_budget_has_no_percent() -> None:
    with pytest.raises(Impossible):
        percent_complete(EV, 0)


@laws
@given(amounts, amounts, amounts)
def test_ten_times_the_money_leaves_the_indices_as_they_are(ev: int, ac: int, pv: int) -> None:
    assert (cpi(10 * ev, 10 * ac), spi(10 * ev, 10 * pv)) == (cpi(ev, ac), spi(ev, pv))


@laws
@given(amounts, amounts, amounts)
def test_the_rest_of_the_typical_forecast_goes_on_at_the_same_index(bac: int, ev: int, ac: int) -> None:
    bac += ev
    eac = eac_typical(bac=bac, ev=ev, ac=ac)

    assert eac == ac + (bac - ev) / cpi(ev, ac)
    assert tcpi_to_eac(bac=bac, ev=ev, ac=ac, eac=eac) == cpi(ev, ac)


@laws
@given(amounts, amounts)
def test_with_a_schedule_on_plan_both_pressures_are_the_typical_forecast(ev: int, ac: int) -> None:
    bac = 2 * ev

    assert eac_with_schedule(bac=bac, pv=ev, ev=ev, ac=ac) == eac_typical(bac=bac, ev=ev, ac=ac)

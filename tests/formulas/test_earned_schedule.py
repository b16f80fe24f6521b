from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formulas import Impossible
from app.formulas.earned_schedule import earned_schedule, forecast_duration, spi_time, sv_time

PLAN = [100, 250, 450, 600]


@pytest.mark.parametrize(("ev", "periods"), [(0, 0), (50, Fraction(1, 2)), (100, 1), (300, Fraction(9, 4)), (600, 4)])
def test_the_value_is_found_on_the_plan_and_within_its_periods(ev: int, periods: Fraction) -> None:
    assert earned_schedule(PLAN, ev) == periods


def test_where_the_plan_stands_still_the_later_moment_counts() -> None:
    assert earned_schedule([100, 100, 200], 100) == 2


@pytest.mark.parametrize("ev", [-1, 601])
def test_a_value_outside_the_plan_has_no_time(ev: int) -> None:
    with pytest.raises(Impossible) as refusal:
        earned_schedule(PLAN, ev)

    assert refusal.value.fields == {"ev": "Must lie within the plan."}


@pytest.mark.parametrize("plan", [[], [100, 90], [-5, 10]])
def test_a_plan_that_is_not_cumulative_is_refused(plan: list[int]) -> None:
    with pytest.raises(Impossible):
        earned_schedule(plan, 0)


def test_the_time_measures_compare_with_the_clock() -> None:
    assert sv_time(5, 6) == -1
    assert spi_time(5, 6) == Fraction(5, 6)


def test_the_pace_so_far_stretches_the_duration() -> None:
    assert forecast_duration(10, es=5, at=6) == 12


def test_nothing_earned_gives_no_forecast() -> None:
    with pytest.raises(Impossible):
        forecast_duration(10, es=0, at=6)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 500), min_size=1, max_size=8), st.data())
def test_the_plan_at_the_earned_time_is_the_value(steps: list[int], data: st.DataObject) -> None:
    plan = [sum(steps[: i + 1]) for i in range(len(steps))]
    ev = data.draw(st.integers(0, plan[-1]))

    time = earned_schedule(plan, ev)

    whole = int(time)
    assert sum(steps[:whole]) + (time - whole) * (steps[whole] if whole < len(steps) else 0) == ev

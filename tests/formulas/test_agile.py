from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formulas import Impossible
from app.formulas.agile import (
    Velocity,
    capacity,
    cycle_time,
    mean,
    percentile,
    release_on,
    sprints_left,
    throughput,
    work_in_progress,
)

laws = settings(max_examples=60, deadline=None)


def test_velocity_is_told_with_its_spread() -> None:
    velocity = Velocity((26, 30, 34))

    assert velocity.mean == 30
    assert velocity.lowest == 26
    assert velocity.highest == 34
    assert velocity.sd == 4


@pytest.mark.parametrize("finished", [(), (30, -1)])
def test_a_record_that_makes_no_velocity_is_refused(finished: tuple[int, ...]) -> None:
    with pytest.raises(Impossible):
        Velocity(finished)


def test_one_sprint_has_no_spread() -> None:
    with pytest.raises(Impossible):
        _ = Velocity((30,)).sd


@pytest.mark.parametrize(("backlog", "sprints"), [(0, 0), (120, 4), (121, 5)])
def test_a_part_of_a_sprint_takes_a_sprint(backlog: int, sprints: int) -> None:
    assert sprints_left(backlog, 30) == sprints


def test_without_velocity_the_backlog_never_ends() -> None:
    with pytest.raises(Impossible):
        sprints_left(100, 0)


def test_the_release_follows_the_last_sprint() -> None:
    assert release_on(date(2026, 11, 23), sprints=3, days_per_sprint=14) == date(2027, 1, 4)


def test_capacity_is_the_time_left_for_the_work() -> None:
    assert capacity(people=6, days=10, hours_per_day=8, focus_percent=75) == 360


@pytest.mark.parametrize(("percent", "days"), [(1, 1), (50, 3), (85, 9), (100, 9), (80, 5)])
def test_a_percentile_is_one_of_the_values(percent: int, days: int) -> None:
    assert percentile([5, 1, 9, 3, 2], percent) == days


def test_a_mean_is_exact() -> None:
    assert mean([1, Decimal("2.5")]) == Fraction(7, 4)


def test_of_no_values_there_is_neither_mean_nor_percentile() -> None:
    with pytest.raises(Impossible):
        mean([])
    with pytest.raises(Impossible):
        percentile([], 50)


def test_a_percentile_beyond_the_whole_is_refused() -> None:
    with pytest.raises(Impossible):
        percentile([1], 101)


def test_nothing_finished_has_no_cycle_time() -> None:
    with pytest.raises(Impossible):
        cycle_time(12, 0)


@laws
@given(st.integers(1, 500), st.integers(1, 500))
def test_littles_law_gives_any_of_three_from_the_other_two(wip: int, rate: int) -> None:
    time = cycle_time(wip, rate)

    assert work_in_progress(rate, time) == wip
    assert throughput(wip, time) == rate


@laws
@given(st.integers(0, 1000), st.integers(1, 100))
def test_the_sprints_hold_the_backlog_and_one_less_would_not(backlog: int, velocity: int) -> None:
    sprints = sprints_left(backlog, velocity)

    assert (sprints - 1) * velocity < backlog <= sprints * velocity or backlog == sprints == 0


@laws
@given(st.lists(st.integers(0, 60), min_size=1, max_size=20), st.integers(1, 100))
def test_at_least_the_percent_lies_within_the_percentile_and_less_below_it(days: list[int], percent: int) -> None:
    found = percentile(days, percent)

    assert 100 * sum(day <= found for day in days) >= percent * len(days)
    assert 100 * sum(day < found for day in days) < percent * len(days)

"""The blueprint: the outline's shares in whole items, and time in proportion."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.bank.files import Catalogue
from app.exam.domain import SIZES, blueprint
from app.exam.domain.blueprint import apportion

shares_of_parts = st.lists(st.integers(0, 1000), min_size=1, max_size=30).filter(any)


def test_forms_of_20_60_and_180_items_are_offered() -> None:
    assert SIZES == (20, 60, 180)


@pytest.mark.parametrize(
    ("size", "people", "process", "business"),
    [(20, 7, 8, 5), (60, 20, 25, 15), (180, 59, 74, 47)],
    ids=["20", "60", "180"],
)
def test_a_form_holds_the_shares_of_the_2026_outline_in_whole_items(
    catalogue: Catalogue, size: int, people: int, process: int, business: int
) -> None:
    plan = blueprint(catalogue.outline, size)

    assert plan.size == size
    assert plan.domains == {"people": people, "process": process, "business": business}


@pytest.mark.parametrize(
    ("size", "people", "process", "business"),
    [(20, 3, 3, 2), (60, 8, 10, 6), (180, 24, 29, 19)],
    ids=["20", "60", "180"],
)
def test_two_fifths_of_a_form_are_predictive_spread_over_its_domains(
    catalogue: Catalogue, size: int, people: int, process: int, business: int
) -> None:
    plan = blueprint(catalogue.outline, size)

    assert plan.predictive == {"people": people, "process": process, "business": business}


@pytest.mark.parametrize(
    ("size", "time"),
    [
        (20, timedelta(minutes=26, seconds=40)),
        (60, timedelta(minutes=80)),
        (180, timedelta(minutes=240)),
    ],
    ids=["20", "60", "180"],
)
def test_a_form_gets_the_time_of_the_real_exam_in_proportion(catalogue: Catalogue, size: int, time: timedelta) -> None:
    assert blueprint(catalogue.outline, size).time == time


@settings(max_examples=60, deadline=None)
@given(total=st.integers(0, 1000), shares=shares_of_parts)
def test_the_parts_always_add_up_to_the_total(total: int, shares: list[int]) -> None:
    assert sum(apportion(total, shares)) == total


@settings(max_examples=60, deadline=None)
@given(total=st.integers(0, 1000), shares=shares_of_parts)
def test_no_part_is_a_whole_item_away_from_its_exact_share(total: int, shares: list[int]) -> None:
    parts = apportion(total, shares)

    # whole numbers, so that no rounding hides in the comparison
    away = [abs(part * sum(shares) - total * share) for part, share in zip(parts, shares, strict=True)]
    assert [distance < sum(shares) for distance in away] == [True] * len(shares)


@settings(max_examples=60, deadline=None)
@given(total=st.integers(0, 1000), shares=shares_of_parts)
def test_a_larger_share_never_gets_fewer_items(total: int, shares: list[int]) -> None:
    parts = apportion(total, shares)

    by_share = [part for _, part in sorted(zip(shares, parts, strict=True))]
    assert by_share == sorted(parts)


@settings(max_examples=60, deadline=None)
@given(times=st.integers(1, 50), shares=shares_of_parts)
def test_shares_that_fit_in_whole_items_are_met_exactly(times: int, shares: list[int]) -> None:
    assert apportion(times * sum(shares), shares) == [times * share for share in shares]


def test_what_is_left_over_goes_to_the_largest_remainders() -> None:
    assert apportion(10, [26, 41, 33]) == [3, 4, 3]

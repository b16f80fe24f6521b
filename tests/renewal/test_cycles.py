"""Cycles: where each begins and ends, and which one a day falls into."""

from calendar import isleap
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.renewal.domain import Cycle, anniversary, cycle_on, cycles
from tests.makers import a_cycle, a_programme

DAY = timedelta(days=1)
EVERY_START = [date.fromordinal(n) for n in range(date(2024, 1, 1).toordinal(), date(2036, 12, 31).toordinal() + 1)]
LEAP_DAY = date(2024, 2, 29)


def same_day_later(start: date, years: int) -> date:
    """Written again from the rule, not from the code."""
    year = start.year + years
    if (start.month, start.day) == (2, 29) and not isleap(year):
        return date(year, 3, 1)
    return date(year, start.month, start.day)


def test_cycles_of_every_start_day_follow_each_other_without_gap_or_overlap() -> None:
    broken = []
    for start in EVERY_START:
        found = cycles(start, a_programme(), 5)
        edges = [found[0].starts_on, *(cycle.ends_on for cycle in found)]
        joined = all(before.ends_on == after.starts_on for before, after in pairwise(found))
        if not joined or edges != [same_day_later(start, years) for years in (0, 3, 6, 9, 12, 15)]:
            broken.append(start)

    assert (len(EVERY_START), broken) == (4749, [])


def test_cycles_are_numbered_from_one() -> None:
    found = cycles(date(2024, 1, 15), a_programme(), 4)

    assert [cycle.number for cycle in found] == [1, 2, 3, 4]


def test_a_leap_day_becomes_the_first_of_march_and_comes_back_in_the_next_leap_year() -> None:
    edges = [cycle.ends_on for cycle in cycles(LEAP_DAY, a_programme(), 4)]

    assert edges == [date(2027, 3, 1), date(2030, 3, 1), date(2033, 3, 1), date(2036, 2, 29)]


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        pytest.param(date(2026, 1, 15), 3, date(2029, 1, 15), id="an ordinary day"),
        pytest.param(date(2026, 12, 31), 1, date(2027, 12, 31), id="the last day of a year"),
        pytest.param(date(2024, 2, 29), 4, date(2028, 2, 29), id="a leap day in a leap year"),
        pytest.param(date(2024, 2, 29), 3, date(2027, 3, 1), id="a leap day in a common year"),
        pytest.param(date(2096, 2, 29), 4, date(2100, 3, 1), id="a leap day in a century that is none"),
        pytest.param(date(2027, 2, 28), 1, date(2028, 2, 28), id="28 February stays"),
        pytest.param(date(2024, 2, 29), 0, date(2024, 2, 29), id="the day itself"),
    ],
)
def test_an_anniversary_is_the_same_day_of_a_later_year(day: date, years: int, expected: date) -> None:
    assert anniversary(day, years) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2025, 12, 31), False, id="the day before"),
        pytest.param(date(2026, 1, 1), True, id="the first day"),
        pytest.param(date(2028, 12, 31), True, id="the last day"),
        pytest.param(date(2029, 1, 1), False, id="the day it ends on"),
    ],
)
def test_a_cycle_covers_its_first_and_last_day_and_no_day_beyond(day: date, expected: bool) -> None:
    cycle = a_cycle(date(2026, 1, 1), date(2029, 1, 1))

    assert cycle.covers(day) is expected


def test_the_last_day_is_the_day_before_the_cycle_ends() -> None:
    assert a_cycle(LEAP_DAY, date(2027, 3, 1)).last_day == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2026, 11, 22), Cycle(1, date(2026, 1, 15), date(2029, 1, 15)), id="first cycle"),
        pytest.param(date(2026, 1, 15), Cycle(1, date(2026, 1, 15), date(2029, 1, 15)), id="its first day"),
        pytest.param(date(2029, 1, 14), Cycle(1, date(2026, 1, 15), date(2029, 1, 15)), id="its last day"),
        pytest.param(date(2029, 1, 15), Cycle(2, date(2029, 1, 15), date(2032, 1, 15)), id="second cycle"),
        pytest.param(date(2040, 6, 1), Cycle(5, date(2038, 1, 15), date(2041, 1, 15)), id="fifth cycle"),
        pytest.param(date(2041, 1, 14), Cycle(5, date(2038, 1, 15), date(2041, 1, 15)), id="last day of the fifth"),
        pytest.param(date(2026, 1, 14), Cycle(1, date(2026, 1, 15), date(2029, 1, 15)), id="the day before it began"),
        pytest.param(date(2001, 1, 1), Cycle(1, date(2026, 1, 15), date(2029, 1, 15)), id="years before it began"),
    ],
)
def test_a_day_falls_into_its_cycle_and_days_before_certification_into_the_first(day: date, expected: Cycle) -> None:
    assert cycle_on(date(2026, 1, 15), a_programme(), day) == expected


@pytest.mark.parametrize("start", [date(2024, 1, 1), LEAP_DAY, date(2026, 12, 31)], ids=str)
def test_every_day_of_fifteen_years_falls_into_the_one_cycle_that_covers_it(start: date) -> None:
    programme = a_programme()
    five = cycles(start, programme, 5)
    days = (five[-1].ends_on - start).days

    wrong = [
        day
        for day in (start + n * DAY for n in range(days))
        if [cycle_on(start, programme, day)] != [cycle for cycle in five if cycle.covers(day)]
    ]

    assert wrong == []


@settings(max_examples=60)
@given(
    start=st.dates(date(1984, 10, 1), date(2100, 12, 31)),
    length=st.integers(0, 40_000),
    years=st.integers(1, 5),
)
def test_the_cycle_of_a_day_after_certification_always_covers_it(start: date, length: int, years: int) -> None:
    day = start + length * DAY

    assert cycle_on(start, a_programme(years=years), day).covers(day)

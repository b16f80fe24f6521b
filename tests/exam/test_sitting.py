"""The clock of an attempt: it starts full, ends at the deadline, and never gives time back."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exam.domain import Sitting
from tests.makers import NOW

LENGTH = timedelta(minutes=80)

moments = st.integers(-200, 400).map(lambda minutes: NOW + timedelta(minutes=minutes))


def a_sitting(known_after: timedelta = timedelta(0)) -> Sitting:
    return Sitting(started_at=NOW, deadline_at=NOW + LENGTH, known_at=NOW + known_after)


def test_at_the_start_all_of_the_time_is_left() -> None:
    assert a_sitting().time_left(NOW) == LENGTH


@pytest.mark.parametrize(
    ("seconds_to_deadline", "is_open"),
    [(4800, True), (1, True), (0, False), (-1, False)],
    ids=["start", "last second", "deadline", "after it"],
)
def test_answers_are_taken_until_the_deadline_and_not_at_it(seconds_to_deadline: int, is_open: bool) -> None:
    now = NOW + LENGTH - timedelta(seconds=seconds_to_deadline)

    assert a_sitting().is_open(now) is is_open


@settings(max_examples=60, deadline=None)
@given(readings=st.lists(moments, min_size=2, max_size=20))
def test_time_left_never_grows_whatever_the_clock_says(readings: list[datetime]) -> None:
    sitting = a_sitting()

    left = []
    for now in readings:
        left.append(sitting.time_left(now))
        sitting = replace(sitting, known_at=sitting.moment(now))

    assert [later <= earlier for earlier, later in pairwise(left)] == [True] * (len(left) - 1)


@settings(max_examples=60, deadline=None)
@given(known=st.integers(0, 100), now=moments)
def test_time_left_lies_between_nothing_and_what_was_left_at_the_last_known_moment(known: int, now: datetime) -> None:
    sitting = a_sitting(timedelta(minutes=known))

    left = sitting.time_left(now)

    assert timedelta(0) <= left <= max(timedelta(0), LENGTH - timedelta(minutes=known))


@settings(max_examples=60, deadline=None)
@given(known=st.integers(0, 100), now=moments)
def test_an_attempt_is_open_exactly_while_time_is_left(known: int, now: datetime) -> None:
    sitting = a_sitting(timedelta(minutes=known))

    assert sitting.is_open(now) == (sitting.time_left(now) > timedelta(0))


@settings(max_examples=60, deadline=None)
@given(now=moments)
def test_after_submission_no_time_is_left_and_no_answer_taken(now: datetime) -> None:
    sitting = replace(a_sitting(), submitted_at=NOW + timedelta(minutes=5))

    assert (sitting.time_left(now), sitting.is_open(now)) == (timedelta(0), False)


def test_a_clock_set_back_stands_at_the_latest_known_moment() -> None:
    sitting = a_sitting(timedelta(minutes=50))

    assert sitting.moment(NOW + timedelta(minutes=20)) == NOW + timedelta(minutes=50)
    assert sitting.time_left(NOW + timedelta(minutes=20)) == timedelta(minutes=30)


def test_a_clock_that_ran_past_the_deadline_and_back_does_not_open_the_attempt_again() -> None:
    sitting = a_sitting(LENGTH)

    assert sitting.is_open(NOW) is False

from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.study.domain import Agenda, agenda
from app.study.domain.plan import pace

laws = settings(max_examples=60, deadline=None)
days = st.one_of(st.none(), st.integers(0, 400))
counts = st.integers(0, 208)
PLENTY = 600


def an_agenda(
    *,
    unmet: int = 0,
    total: int | None = None,
    met_today: int = 0,
    due: int = 0,
    reviewed_today: int = 0,
    days_left: int | None = None,
    minutes: int = 30,
) -> Agenda:
    return agenda(
        unmet=unmet,
        total=unmet if total is None else total,
        met_today=met_today,
        due=due,
        reviewed_today=reviewed_today,
        days_left=days_left,
        minutes_a_day=minutes,
    )


def days_to_meet_all(unmet: int, days_left: int | None) -> int | None:
    """Days that a learner needs who follows the plan daily; None when the exam or a year comes first."""
    total = unmet
    for day in range(366 if days_left is None else days_left + 1):
        if not unmet:
            return day
        left = None if days_left is None else days_left - day
        unmet -= an_agenda(unmet=unmet, total=total, days_left=left, minutes=PLENTY).new
    return None


@pytest.mark.parametrize(
    ("unmet", "days_left", "new"),
    [
        pytest.param(0, None, 0, id="nothing unmet, no exam date"),
        pytest.param(1, None, 1, id="one unmet, no exam date"),
        pytest.param(60, None, 1, id="sixty unmet, no exam date"),
        pytest.param(61, None, 2, id="sixty-one unmet, no exam date"),
        pytest.param(208, None, 4, id="208 unmet, no exam date"),
        pytest.param(0, 40, 0, id="nothing unmet, exam in 40 days"),
        pytest.param(30, 40, 1, id="as many unmet as days in three quarters"),
        pytest.param(31, 40, 2, id="one more than days in three quarters"),
        pytest.param(104, 40, 4, id="104 unmet, exam in 40 days"),
        pytest.param(10, 2, 0, id="the day before the last"),
        pytest.param(10, 1, 0, id="the last day"),
        pytest.param(10, 0, 0, id="the day of the exam"),
    ],
)
def test_the_pace_spreads_what_is_unmet(unmet: int, days_left: int | None, new: int) -> None:
    assert pace(unmet, days_left, unmet) == new


def test_new_objectives_come_before_reviews() -> None:
    assert an_agenda(unmet=60, days_left=40, due=5, minutes=7) == Agenda(2, 1, 5, is_ahead=False)


def test_new_objectives_are_cut_to_the_minutes() -> None:
    assert an_agenda(unmet=104, days_left=40, due=5, minutes=5) == Agenda(2, 0, 5, is_ahead=False)


def test_what_was_met_today_counts_toward_the_pace() -> None:
    assert an_agenda(unmet=59, met_today=1, days_left=40) == Agenda(1, 0, 0, is_ahead=False)


def test_what_was_done_today_uses_its_share_of_the_minutes() -> None:
    used = an_agenda(unmet=58, met_today=2, reviewed_today=4, due=30, days_left=40, minutes=15)

    assert used == Agenda(0, 4, 30, is_ahead=False)


def test_the_day_of_the_exam_still_brings_reviews() -> None:
    assert an_agenda(unmet=10, due=3, days_left=0) == Agenda(0, 3, 3, is_ahead=False)


def test_a_plan_with_nothing_new_and_nothing_due_is_done_and_ahead() -> None:
    done = an_agenda(unmet=0, due=0, days_left=40)

    assert (done.is_done, done.is_ahead, done.minutes) == (True, True, 0)


def test_a_plan_whose_minutes_are_used_is_done_but_not_ahead() -> None:
    used = an_agenda(due=9, reviewed_today=24, days_left=40, minutes=30)

    assert (used.is_done, used.is_ahead, used.reviews_due) == (True, False, 9)


@pytest.mark.parametrize(
    ("new", "reviews", "minutes"),
    [
        pytest.param(1, 0, 3, id="one new"),
        pytest.param(2, 0, 5, id="two new"),
        pytest.param(0, 1, 2, id="one review"),
        pytest.param(2, 4, 10, id="both"),
    ],
)
def test_the_minutes_of_a_plan_are_rounded_up(new: int, reviews: int, minutes: int) -> None:
    assert Agenda(new, reviews, reviews, is_ahead=False).minutes == minutes


@laws
@given(counts, st.integers(0, 20), counts, st.integers(0, 40), days, st.integers(5, PLENTY))
def test_a_day_never_takes_more_than_its_minutes_and_one_question(
    unmet: int, met_today: int, due: int, reviewed_today: int, days_left: int | None, minutes: int
) -> None:
    today = an_agenda(
        unmet=unmet,
        met_today=met_today,
        due=due,
        reviewed_today=reviewed_today,
        days_left=days_left,
        minutes=minutes,
    )

    spent = 150 * met_today + 75 * reviewed_today
    planned = 150 * today.new + 75 * today.reviews
    assert planned <= max(0, minutes * 60 - spent) + 150


@laws
@given(counts, counts, days, st.integers(5, PLENTY))
def test_a_plan_holds_no_more_than_there_is(unmet: int, due: int, days_left: int | None, minutes: int) -> None:
    today = an_agenda(unmet=unmet, due=due, days_left=days_left, minutes=minutes)

    assert 0 <= today.new <= unmet
    assert 0 <= today.reviews <= due
    assert today.reviews_due == due


@laws
@given(counts, counts, st.integers(0, 2))
def test_the_last_two_days_bring_nothing_new(unmet: int, due: int, days_left: int) -> None:
    assert an_agenda(unmet=unmet, due=due, days_left=days_left, minutes=PLENTY).new == 0


@laws
@given(counts, counts, st.integers(3, 400), st.integers(5, PLENTY))
def test_reviews_never_crowd_out_what_is_new(unmet: int, due: int, days_left: int, minutes: int) -> None:
    with_reviews = an_agenda(unmet=unmet, due=due, days_left=days_left, minutes=minutes)

    assert with_reviews.new == an_agenda(unmet=unmet, due=0, days_left=days_left, minutes=minutes).new


@laws
@given(st.integers(1, 208), st.integers(8, 365))
def test_who_follows_the_plan_daily_has_met_everything_by_three_quarters_of_the_time(unmet: int, days: int) -> None:
    taken = days_to_meet_all(unmet, days)

    assert taken is not None
    assert taken <= ceil(0.75 * days)


@laws
@given(st.integers(1, 208), st.integers(3, 30))
def test_who_follows_the_plan_daily_has_met_everything_when_the_quiet_days_begin(unmet: int, days: int) -> None:
    taken = days_to_meet_all(unmet, days)

    assert taken is not None
    assert taken <= days - 2


@laws
@given(st.integers(1, 208))
def test_who_has_no_exam_date_and_follows_the_plan_daily_has_met_everything_in_sixty_days(unmet: int) -> None:
    taken = days_to_meet_all(unmet, None)

    assert taken is not None
    assert taken <= 60

"""Days to the exam, and what preferences can be."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from app.accounts.domain import Learner, Theme
from app.accounts.schemas import ZONES, Preferences

TODAY = date(2026, 11, 22)


def a_learner(exam_on: date | None) -> Learner:
    return Learner(1, "UTC", Theme.AUTO, exam_on, 30, None, None)


def refused(**wanted: Any) -> list[str]:
    """The fields that the preferences are refused for."""
    with pytest.raises(ValidationError) as caught:
        Preferences(**wanted)
    return [str(problem["loc"][0]) for problem in caught.value.errors()]


@pytest.mark.parametrize(
    ("exam_on", "days"),
    [
        pytest.param(date(2026, 12, 22), 30, id="ahead"),
        pytest.param(date(2026, 11, 23), 1, id="tomorrow"),
        pytest.param(TODAY, 0, id="today"),
        pytest.param(date(2026, 11, 21), None, id="yesterday"),
        pytest.param(None, None, id="without a date"),
    ],
)
def test_days_to_the_exam_end_with_the_exam(exam_on: date | None, days: int | None) -> None:
    assert a_learner(exam_on).days_to_exam(TODAY) == days


@settings(max_examples=60)
@given(exam_on=st.dates(date(2020, 1, 1), date(2040, 1, 1)), today=st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_days_to_the_exam_lead_from_today_to_its_day(exam_on: date, today: date) -> None:
    days = a_learner(exam_on).days_to_exam(today)

    assert (None if days is None else today + timedelta(days)) == (exam_on if exam_on >= today else None)


def test_all_preferences_can_be_left_out() -> None:
    assert Preferences() == Preferences(exam_on=None, minutes_a_day=30, zone="UTC", theme=Theme.AUTO)


@pytest.mark.parametrize("minutes", [5, 600])
def test_five_minutes_to_ten_hours_a_day_can_be_planned(minutes: int) -> None:
    assert Preferences(minutes_a_day=minutes).minutes_a_day == minutes


@pytest.mark.parametrize("minutes", [4, 601, 0, -30, 30 * 60, "half an hour", 30.5, None])
def test_other_minutes_are_refused(minutes: object) -> None:
    assert refused(minutes_a_day=minutes) == ["minutes_a_day"]


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "Pacific/Auckland", "America/Argentina/Buenos_Aires"])
def test_zones_of_the_list_are_taken(zone: str) -> None:
    assert (zone in ZONES, Preferences(zone=zone).zone) == (True, zone)


@pytest.mark.parametrize("zone", ["Mars/Olympus_Mons", "Etc/GMT+3", "europe/berlin", "../../etc/passwd", "+01:00", ""])
def test_zones_beyond_the_list_are_refused(zone: str) -> None:
    assert refused(zone=zone) == ["zone"]


@pytest.mark.parametrize("theme", ["pink", "", "DARK", None])
def test_unknown_themes_are_refused(theme: object) -> None:
    assert refused(theme=theme) == ["theme"]


def test_an_unknown_preference_is_refused() -> None:
    assert refused(streak=7) == ["streak"]

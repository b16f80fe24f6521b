"""Making the local learner, and the limits of the exam date."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from app.accounts import queries
from app.accounts.domain import Learner, Theme
from app.accounts.queries import LearnerNotFound
from app.accounts.schemas import Preferences
from app.accounts.service import ExamDateOutOfReach, ensure_learner, note_export, set_preferences
from tests.conftest import ALICE, BOB, NOW

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
"""Already November 23 in Auckland, still November 22 in UTC."""
PASSED = "That day has passed. Enter the day of your next exam, or leave it empty."
TOO_FAR = "That is more than three years ahead. Check the year."


def choose(db: Session, exam_on: date | None, *, zone: str = "UTC", now: datetime = NOON) -> date | None:
    """The exam date that is stored after this choice."""
    set_preferences(db, ALICE, Preferences(exam_on=exam_on, zone=zone), uuid4(), now=now)
    db.flush()
    return queries.learner(db, ALICE).exam_on


def test_a_new_learner_has_the_defaults_and_was_not_welcomed(db: Session) -> None:
    ensure_learner(db, 3, now=NOW)

    assert queries.learner(db, 3) == Learner(3, "UTC", Theme.AUTO, None, 30, None, None)


def test_making_a_learner_who_exists_changes_nothing(db: Session) -> None:
    set_preferences(db, ALICE, Preferences(minutes_a_day=45, theme=Theme.DARK), uuid4(), now=NOW)
    before = queries.learner(db, ALICE)

    ensure_learner(db, ALICE, now=NOON)

    assert queries.learner(db, ALICE) == before


def test_a_learner_who_does_not_exist_is_not_found(db: Session) -> None:
    with pytest.raises(LearnerNotFound, match="does not exist any more"):
        queries.learner(db, 77)


def test_exam_dates_from_today_to_three_years_ahead_are_stored(db: Session) -> None:
    nearest, farthest = date(2026, 11, 22), date(2029, 11, 24)

    assert [choose(db, day) for day in (nearest, farthest, None)] == [nearest, farthest, None]


@pytest.mark.parametrize(
    ("day", "zone", "told"),
    [
        pytest.param(date(2026, 11, 21), "UTC", PASSED, id="yesterday"),
        pytest.param(date(2026, 11, 22), "Pacific/Auckland", PASSED, id="today in UTC but yesterday in Auckland"),
        pytest.param(date(2029, 11, 25), "UTC", TOO_FAR, id="a day too far"),
        pytest.param(date(2030, 11, 22), "UTC", TOO_FAR, id="four years ahead"),
        pytest.param(date(9999, 12, 31), "UTC", TOO_FAR, id="the last day of the calendar"),
    ],
)
def test_exam_dates_out_of_reach_are_refused_with_the_reason(db: Session, day: date, zone: str, told: str) -> None:
    with pytest.raises(ExamDateOutOfReach) as caught:
        choose(db, day, zone=zone)

    assert (caught.value.message, caught.value.fields) == (told, {"exam_on": told})


def test_the_zone_that_is_being_set_decides_which_day_it_is(db: Session) -> None:
    assert choose(db, date(2029, 11, 25), zone="Pacific/Auckland") == date(2029, 11, 25)


def test_an_exam_date_that_has_passed_may_stay(db: Session) -> None:
    choose(db, date(2026, 11, 22))
    a_week_later = NOON.replace(day=29)

    assert choose(db, date(2026, 11, 22), zone="Europe/Berlin", now=a_week_later) == date(2026, 11, 22)


def test_an_exam_date_that_has_passed_cannot_be_changed_to_another_past_one(db: Session) -> None:
    choose(db, date(2026, 11, 22))

    with pytest.raises(ExamDateOutOfReach):
        choose(db, date(2026, 11, 23), now=NOON.replace(day=29))


def test_the_first_choice_welcomes_a_learner_and_later_ones_keep_that_moment(db: Session) -> None:
    choose(db, None, now=NOW)
    choose(db, None, now=NOON)

    assert queries.learner(db, ALICE).welcomed_at == NOW


def test_preferences_and_exports_of_alice_leave_bob_as_he_was(db: Session) -> None:
    before = queries.learner(db, BOB)

    choose(db, date(2027, 1, 1), zone="Europe/Berlin")
    note_export(db, ALICE, now=NOON)

    db.expire_all()
    assert (queries.learner(db, BOB), queries.learner(db, ALICE).exported_at) == (before, NOON)

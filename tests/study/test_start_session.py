from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from app.accounts.domain import Learner
from app.accounts.queries import learner
from app.accounts.receipts import KeyReused
from app.bank.domain import Bank
from app.responses import service as log
from app.study import queries
from app.study.domain import Agenda
from app.study.queries import Coverage, SessionNotFound
from app.study.service import NothingToStudy, _new_share, end_session
from tests.conftest import ALICE, BOB, NOW
from tests.study.learning import answer, start, stored


def agenda(db: Session, bank: Bank, learner: Learner, **later: float) -> Agenda:
    return queries.todays_agenda(db.connection(), bank, learner, NOW + timedelta(**later))


@pytest.mark.parametrize(
    ("new", "reviews", "count", "share"),
    [
        pytest.param(0, 0, 10, 0, id="nothing planned"),
        pytest.param(2, 3, 10, 2, id="the day fits"),
        pytest.param(5, 5, 10, 5, id="the day fits exactly"),
        pytest.param(10, 10, 10, 5, id="half of a short session"),
        pytest.param(2, 18, 10, 1, id="a tenth of a short session"),
        pytest.param(1, 99, 10, 1, id="never less than one"),
        pytest.param(0, 99, 10, 0, id="only reviews"),
        pytest.param(30, 0, 10, 10, id="only new"),
    ],
)
def test_a_short_session_mixes_new_and_due_as_the_day_does(new: int, reviews: int, count: int, share: int) -> None:
    assert _new_share(new, reviews, count) == share


def test_a_session_holds_its_questions_in_order_with_all_options_of_each(db: Session, bank: Bank) -> None:
    session = start(db, bank, count=7)

    assert (session.number, session.started_at, session.ended_at) == (1, NOW, None)
    assert [q.position for q in session.questions] == [1, 2, 3, 4, 5, 6, 7]
    assert [sorted(q.option_order) for q in session.questions] == [
        list(range(len(bank.items[q.item_id].options))) for q in session.questions
    ]
    assert session.next_position == 1


def test_the_same_key_starts_one_session(db: Session, bank: Bank) -> None:
    key = uuid4()

    first = start(db, bank, key=key, count=3)

    assert start(db, bank, key=key, seed=2, now=NOW + timedelta(minutes=1), count=3) == first
    assert start(db, bank, count=3).number == 2


def test_the_same_key_with_another_wish_is_refused(db: Session, bank: Bank) -> None:
    key = uuid4()
    start(db, bank, key=key, count=3)

    with pytest.raises(KeyReused):
        start(db, bank, key=key, count=4)

    assert start(db, bank).number == 2


def test_sessions_are_numbered_for_each_learner(db: Session, bank: Bank) -> None:
    numbers = [start(db, bank, who, count=1).number for who in (ALICE, ALICE, BOB, ALICE)]

    assert numbers == [1, 2, 1, 3]


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param({"domain": "nonsense"}, id="unknown domain"),
        pytest.param({"task": "X9"}, id="unknown task"),
        pytest.param({"domain": "people", "task": "R1"}, id="a task of another domain"),
    ],
)
def test_a_session_of_nothing_is_refused_and_not_stored(db: Session, bank: Bank, wanted: dict[str, Any]) -> None:
    with pytest.raises(NothingToStudy):
        start(db, bank, **wanted)

    with pytest.raises(SessionNotFound):
        stored(db, 1)


def test_a_filter_limits_every_question(db: Session, bank: Bank) -> None:
    session = start(db, bank, task="R1", approach="predictive", count=60)

    there = {i.id for i in bank.live if (i.task, i.approach) == ("R1", "predictive")}
    assert {q.item_id for q in session.questions} == there


def test_an_item_of_an_open_exam_is_not_asked(db: Session, bank: Bank) -> None:
    held, free = [i.id for i in bank.live if i.task == "R1"][1:], next(i.id for i in bank.live if i.task == "R1")
    log.lock(db.connection(), ALICE, 1, held, until=NOW + timedelta(hours=1))

    session = start(db, bank, task="R1", count=8)

    assert [q.item_id for q in session.questions] == [free]
    assert len(start(db, bank, BOB, task="R1", count=8).questions) == 8


def test_a_fresh_plan_holds_the_pace_of_new_objectives(db: Session, bank: Bank) -> None:
    alice = replace(learner(db, ALICE), minutes_a_day=600)
    objectives = len(bank.items_of)

    without_date = agenda(db, bank, alice)
    with_date = agenda(db, bank, replace(alice, exam_on=date(2027, 1, 1)))

    assert without_date == Agenda(-(-objectives // 60), 0, 0, is_ahead=False)
    assert with_date == Agenda(-(-objectives // 30), 0, 0, is_ahead=False)


def test_what_was_met_today_is_taken_off_the_plan(db: Session, bank: Bank) -> None:
    alice = replace(learner(db, ALICE), exam_on=date(2026, 12, 12), minutes_a_day=600)
    planned = agenda(db, bank, alice)
    session = start(db, bank, count=3)
    for position in (1, 2, 3):
        answer(db, bank, session, position)

    assert planned.new > 3
    assert agenda(db, bank, alice).new == planned.new - 3


def test_what_was_reviewed_today_is_taken_off_the_plan(db: Session, bank: Bank) -> None:
    alice, tomorrow = replace(learner(db, ALICE), minutes_a_day=5), NOW + timedelta(days=1)
    session = start(db, bank, count=3)
    for position in (1, 2, 3):
        answer(db, bank, session, position, right=False)
    planned = agenda(db, bank, alice, days=1)

    review = start(db, bank, count=60, now=tomorrow)
    due = next(q.position for q in review.questions if q.reason == "due")
    answer(db, bank, review, due, right=False, now=tomorrow)

    left = agenda(db, bank, alice, days=1)
    assert (planned.new, planned.reviews, planned.reviews_due) == (1, 2, 3)
    assert (left.new, left.reviews, left.reviews_due) == (1, 1, 2)


def test_minutes_used_today_are_gone(db: Session, bank: Bank) -> None:
    alice = replace(learner(db, ALICE), exam_on=date(2026, 11, 25), minutes_a_day=10)
    session = start(db, bank, count=3)
    for position in (1, 2, 3):
        answer(db, bank, session, position)

    assert agenda(db, bank, alice).new == 1


@pytest.mark.parametrize(
    ("met_at", "asked_at", "new"),
    [
        pytest.param("2026-11-22T07:30Z", "2026-11-22T08:30Z", {"home": 1, "utc": 0}, id="midnight at home"),
        pytest.param("2026-11-22T23:30Z", "2026-11-23T00:30Z", {"home": 0, "utc": 1}, id="midnight in UTC"),
    ],
)
def test_the_day_of_the_plan_is_the_learners_own(
    db: Session, bank: Bank, met_at: str, asked_at: str, new: dict[str, int]
) -> None:
    in_utc = learner(db, ALICE)
    at_home = replace(in_utc, zone="America/Los_Angeles")
    answer(db, bank, start(db, bank, count=1), now=datetime.fromisoformat(met_at).astimezone(UTC))
    now = datetime.fromisoformat(asked_at).astimezone(UTC)

    plans = {
        "home": queries.todays_agenda(db.connection(), bank, at_home, now),
        "utc": queries.todays_agenda(db.connection(), bank, in_utc, now),
    }

    assert {where: plan.new for where, plan in plans.items()} == new


def test_coverage_counts_what_was_met_and_expects_what_is_remembered(db: Session, bank: Bank) -> None:
    session = start(db, bank, count=2)
    fresh = queries.coverage(db.connection(), bank, ALICE, NOW)
    answer(db, bank, session, 1)
    answer(db, bank, session, 2)

    met = queries.coverage(db.connection(), bank, ALICE, NOW)

    assert fresh == Coverage(len(bank.items_of), 0, 0)
    assert met == Coverage(len(bank.items_of), 2, 2)
    assert queries.coverage(db.connection(), bank, BOB, NOW) == fresh


def test_remembering_fades(db: Session, bank: Bank) -> None:
    answer(db, bank, start(db, bank, count=1))

    later = queries.coverage(db.connection(), bank, ALICE, NOW + timedelta(days=30))

    assert later.met == 1
    assert 0 < later.remembered < 0.9


def test_the_open_session_is_the_newest_that_has_not_ended(db: Session, bank: Bank) -> None:
    numbers = [start(db, bank, count=2).number for _ in range(3)]
    end_session(db, ALICE, numbers[2], now=NOW)
    db.expire_all()

    assert queries.open_session(db, ALICE) == stored(db, numbers[1])
    assert queries.open_session(db, BOB) is None


def test_recent_sessions_are_those_with_an_answer_newest_first(db: Session, bank: Bank) -> None:
    sessions = [start(db, bank, count=2) for _ in range(3)]
    for session in (sessions[0], sessions[2]):
        answer(db, bank, session)
    answer(db, bank, start(db, bank, BOB, count=1), learner_id=BOB)
    db.expire_all()

    assert [s.number for s in queries.recent_sessions(db, ALICE)] == [3, 1]
    assert [s.number for s in queries.recent_sessions(db, ALICE, 1)] == [3]

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.accounts.service import ensure_learner
from app.responses import queries, service
from app.responses.domain import Confidence, Response, Setting, Sight
from app.responses.service import AlreadyAnswered
from tests.conftest import ALICE, BOB, NOW
from tests.responses.logging_answers import a_response, a_save

EARLIER, LATER = NOW - timedelta(hours=1), NOW + timedelta(hours=1)


def append(db: Session, *responses: Response, learner_id: int = ALICE) -> None:
    service.append(db.connection(), learner_id, responses)


def lock(db: Session, *item_ids: str, sitting: int = 1, learner_id: int = ALICE) -> None:
    service.lock(db.connection(), learner_id, sitting, item_ids, until=LATER)


def test_a_line_of_the_log_comes_back_as_it_was_written(db: Session) -> None:
    written = a_response(chosen=(1, 3), confidence=Confidence.UNSURE, spent_ms=None, is_first_sight=False, raw_score=0)

    append(db, written)

    assert queries.answers(db.connection(), ALICE, "P1-001") == [written]


def test_what_was_seen_counts_the_answers_and_keeps_the_last(db: Session) -> None:
    append(
        db,
        a_response("P1-001", responded_at=NOW, raw_score=0),
        a_response("P1-001", responded_at=LATER, raw_score=1, setting=Setting.EXAM),
        a_response("P1-001", responded_at=EARLIER, raw_score=0),
        a_response("R1-001", responded_at=NOW, raw_score=0),
    )

    assert queries.seen(db.connection(), ALICE) == {"P1-001": Sight(3, LATER, 1), "R1-001": Sight(1, NOW, 0)}


def test_a_choice_that_may_still_change_is_not_seen(db: Session) -> None:
    append(db, a_save("P1-001"), a_response("P1-002"), a_save("P1-002", responded_at=LATER))

    assert queries.seen(db.connection(), ALICE) == {"P1-002": Sight(1, NOW, 1)}


def test_a_blank_answer_of_an_exam_is_seen(db: Session) -> None:
    append(db, a_response("P1-001", setting=Setting.EXAM, chosen=(), raw_score=0))

    assert queries.seen(db.connection(), ALICE) == {"P1-001": Sight(1, NOW, 0)}


def test_what_another_learner_answered_is_not_seen(db: Session) -> None:
    append(db, a_response("P1-001"), learner_id=BOB)
    append(db, a_response("P1-002", raw_score=0))

    assert queries.seen(db.connection(), ALICE) == {"P1-002": Sight(1, NOW, 0)}
    assert queries.answers(db.connection(), ALICE, "P1-001") == []


def test_answers_to_an_item_come_newest_first_without_saves(db: Session) -> None:
    middle, newest, oldest = (a_response(responded_at=at) for at in (NOW, LATER, EARLIER))
    append(db, middle, newest, oldest, a_save(responded_at=LATER), a_response("P1-002"))

    assert queries.answers(db.connection(), ALICE, "P1-001") == [newest, middle, oldest]


def test_answered_items_are_those_with_an_answer_of_the_learner(db: Session) -> None:
    append(db, a_response("P1-001"), a_save("P1-002"), a_response("P1-004"))
    append(db, a_response("P1-003"), learner_id=BOB)

    answered = service.answered(db.connection(), ALICE, ["P1-001", "P1-002", "P1-003"])

    assert answered == {"P1-001"}


def test_the_last_answer_is_the_newest_moment_saves_included(db: Session) -> None:
    fresh = queries.last_answer_at(db.connection(), ALICE)
    append(db, a_response(responded_at=LATER), learner_id=BOB)
    append(db, a_response(responded_at=NOW), a_save(responded_at=NOW + timedelta(minutes=1)))
    append(db, a_response(responded_at=EARLIER))

    assert (fresh, queries.last_answer_at(db.connection(), ALICE)) == (None, NOW + timedelta(minutes=1))


def test_first_sights_are_those_of_one_exam_by_position(db: Session) -> None:
    exam: dict[str, Any] = {"setting": Setting.EXAM, "sitting": 2}
    append(
        db,
        a_response(position=1, is_first_sight=True, **exam),
        a_response(position=2, is_first_sight=False, **exam),
        a_save(position=3, sitting=2),
        a_response(position=4, setting=Setting.EXAM, sitting=1),
        a_response(position=5, setting=Setting.STUDY, sitting=2),
    )
    append(db, a_response(position=6, **exam), learner_id=BOB)

    assert queries.first_sights(db.connection(), ALICE, 2) == {1: True, 2: False}


def test_appending_nothing_writes_nothing(db: Session) -> None:
    append(db)

    assert queries.last_answer_at(db.connection(), ALICE) is None


def test_a_response_is_known_by_its_key_and_choice(db: Session) -> None:
    first = a_response(chosen=(0, 2))
    append(db, first)

    assert service.known(db.connection(), ALICE, replace(first, responded_at=LATER))
    assert not service.known(db.connection(), ALICE, a_response())
    assert not service.known(db.connection(), BOB, first)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"chosen": (1,)}, id="choice"),
        pytest.param({"position": 2}, id="position"),
        pytest.param({"sitting": 2}, id="sitting"),
        pytest.param({"setting": Setting.EXAM}, id="setting"),
    ],
)
def test_a_key_that_stands_for_another_response_is_refused(db: Session, change: dict[str, Any]) -> None:
    first = a_response()
    append(db, first)

    with pytest.raises(AlreadyAnswered):
        service.known(db.connection(), ALICE, replace(first, **change))


def test_items_are_locked_until_the_deadline_of_their_sitting(db: Session) -> None:
    lock(db, "P1-001", "P1-002")

    moments = (NOW, LATER - timedelta(microseconds=1), LATER)
    locked = [queries.locked(db.connection(), ALICE, moment) for moment in moments]

    assert locked == [{"P1-001", "P1-002"}, {"P1-001", "P1-002"}, set()]


def test_items_are_locked_for_their_own_learner(db: Session) -> None:
    lock(db, "P1-001", learner_id=BOB)

    assert queries.locked(db.connection(), ALICE, NOW) == set()


def test_unlocking_gives_back_the_items_of_that_sitting_alone(db: Session) -> None:
    lock(db, "P1-001", "P1-002", sitting=1)
    lock(db, "P1-002", "P1-003", sitting=2)
    lock(db, "P1-001", sitting=1, learner_id=BOB)

    service.unlock(db.connection(), ALICE, 1)

    assert queries.locked(db.connection(), ALICE, NOW) == {"P1-002", "P1-003"}
    assert queries.locked(db.connection(), BOB, NOW) == {"P1-001"}


def test_two_learners_may_use_the_same_key(db: Session) -> None:
    ensure_learner(db, BOB, now=NOW)
    mine = a_response()
    append(db, mine)

    append(db, mine, learner_id=BOB)

    assert queries.answers(db.connection(), BOB, "P1-001") == [mine]

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from app.bank.domain import BadChoice, Bank, Item, Option
from app.responses import queries as log
from app.responses import service as responses
from app.responses.domain import Confidence, Kind, Response, Setting
from app.responses.service import AlreadyAnswered
from app.study import queries
from app.study.domain import Evidence, review
from app.study.queries import QuestionView, SessionNotFound, SessionView
from app.study.schemas import AnswerRequest
from app.study.service import (
    Graded,
    QuestionAnswered,
    QuestionLocked,
    SessionEnded,
    answer_question,
    end_session,
)
from tests.conftest import ALICE, BOB, NOW
from tests.makers import an_option
from tests.study.learning import a_multiple, answer, position_of, right_picks, start, stored, wrong_picks

LATER = NOW + timedelta(minutes=7)
TOMORROW = NOW + timedelta(days=1)


def first_of(bank: Bank, session: SessionView) -> tuple[QuestionView, Item]:
    question = session.questions[0]
    return question, bank.items[question.item_id]


def logged(db: Session, item_id: str, learner_id: int = ALICE) -> list[Response]:
    return log.answers(db.connection(), learner_id, item_id)


def choose(db: Session, bank: Bank, number: int, position: int, chosen: list[int]) -> None:
    answer_question(db.connection(), bank, ALICE, number, position, AnswerRequest(chosen=chosen), uuid4(), now=NOW)


def nothing_is_stored(db: Session, learner_id: int = ALICE) -> bool:
    connection = db.connection()
    return log.last_answer_at(connection, learner_id) is None and queries.cards(connection, learner_id) == {}


@pytest.mark.parametrize("right", [pytest.param(True, id="right"), pytest.param(False, id="wrong")])
def test_an_answer_is_logged_graded_and_remembered(db: Session, bank: Bank, right: bool) -> None:
    session, key = start(db, bank, task="P1", count=2), uuid4()
    question, item = first_of(bank, session)
    picks = tuple(right_picks(item) if right else wrong_picks(item))

    graded = answer(db, bank, session, picks=picks, key=key, now=LATER, confidence=Confidence.SURE, spent_ms=41_000)

    memory = review(None, Evidence(is_right=right, confidence=Confidence.SURE), now=LATER)
    assert graded == Graded(item, question.option_order, picks, right, memory.due_at)
    assert queries.cards(db.connection(), ALICE) == {item.objective: memory}
    assert logged(db, item.id) == [
        Response(
            client_key=str(key),
            kind=Kind.ANSWER,
            setting=Setting.STUDY,
            sitting=session.number,
            position=1,
            item_id=item.id,
            revision=item.revision,
            chosen=picks,
            responded_at=LATER,
            confidence=Confidence.SURE,
            spent_ms=41_000,
            is_first_sight=True,
            raw_score=int(right),
        )
    ]
    assert stored(db, session.number).questions[0] == replace(
        question, answered_at=LATER, chosen=picks, confidence="sure", raw_score=int(right), due_at=memory.due_at
    )


@pytest.mark.parametrize(("options", "chance"), [(4, 1 / 4), (5, 1 / 5)], ids=["four options", "five options"])
def test_a_right_answer_without_confidence_is_weighed_by_the_chance_of_guessing(
    db: Session, bank: Bank, options: int, chance: float
) -> None:
    item = next(i for i in bank.live if len(i.options) == 4 and i.choose == 1)
    more = tuple(an_option(f"Another way {n}.") for n in range(options - 4))
    changed = replace(bank, items={**bank.items, item.id: replace(item, options=(*item.options, *more))})
    session = start(db, changed, task=item.task, count=8)

    answer(db, changed, session, position_of(session, item))

    weighed = review(None, Evidence(is_right=True, guess_chance=chance), now=NOW)
    assert queries.cards(db.connection(), ALICE) == {item.objective: weighed}


def test_two_of_three_parts_earn_nothing_but_count_as_hard(db: Session, bank: Bank) -> None:
    item = a_multiple(bank, 3)
    session = start(db, bank, task=item.task, count=8)
    distractor = next(i for i in range(len(item.options)) if i not in item.keys)
    picks = sorted([*right_picks(item)[:2], distractor])

    graded = answer(db, bank, session, position_of(session, item), picks=picks)

    hard = review(None, Evidence(is_right=True, confidence=Confidence.UNSURE), now=NOW)
    assert (graded.is_right, graded.due_at) == (False, hard.due_at)
    assert queries.cards(db.connection(), ALICE) == {item.objective: hard}
    assert [line.raw_score for line in logged(db, item.id)] == [0]


def test_a_multiple_response_is_right_in_any_order_of_its_picks(db: Session, bank: Bank) -> None:
    item = a_multiple(bank)
    session = start(db, bank, task=item.task, count=8)

    graded = answer(db, bank, session, position_of(session, item), picks=right_picks(item)[::-1])

    assert (graded.is_right, graded.chosen) == (True, tuple(right_picks(item)))


def test_the_same_key_twice_is_stored_once_and_graded_alike(db: Session, bank: Bank) -> None:
    session, key = start(db, bank, count=2), uuid4()
    _, item = first_of(bank, session)
    first = answer(db, bank, session, key=key)
    memory = queries.cards(db.connection(), ALICE)

    again = answer(db, bank, session, key=key, now=TOMORROW)

    assert again == first
    assert [line.responded_at for line in logged(db, item.id)] == [NOW]
    assert queries.cards(db.connection(), ALICE) == memory


def test_the_same_key_after_the_session_ended_is_graded_alike(db: Session, bank: Bank) -> None:
    session, key = start(db, bank, count=2), uuid4()
    first = answer(db, bank, session, key=key)
    end_session(db, ALICE, session.number, now=NOW)

    assert answer(db, bank, session, key=key, now=LATER) == first


def test_the_same_key_with_another_choice_is_refused(db: Session, bank: Bank) -> None:
    session, key = start(db, bank, count=2), uuid4()
    _, item = first_of(bank, session)
    answer(db, bank, session, key=key)

    with pytest.raises(AlreadyAnswered):
        answer(db, bank, session, key=key, right=False)

    assert [line.chosen for line in logged(db, item.id)] == [tuple(right_picks(item))]


def test_the_same_key_for_another_question_is_refused(db: Session, bank: Bank) -> None:
    session, key = start(db, bank, count=2), uuid4()
    answer(db, bank, session, 1, key=key)

    with pytest.raises(AlreadyAnswered):
        answer(db, bank, session, 2, key=key)

    assert [q.answered_at for q in stored(db, session.number).questions] == [NOW, None]


def test_a_second_answer_with_another_key_is_refused(db: Session, bank: Bank) -> None:
    session = start(db, bank, count=2)
    _, item = first_of(bank, session)
    answer(db, bank, session)
    memory = queries.cards(db.connection(), ALICE)

    with pytest.raises(QuestionAnswered):
        answer(db, bank, session, right=False, now=LATER)

    assert [line.chosen for line in logged(db, item.id)] == [tuple(right_picks(item))]
    assert queries.cards(db.connection(), ALICE) == memory


def test_an_answer_to_an_ended_session_is_refused(db: Session, bank: Bank) -> None:
    session = start(db, bank, count=2)
    end_session(db, ALICE, session.number, now=NOW)

    with pytest.raises(SessionEnded):
        answer(db, bank, session)

    assert nothing_is_stored(db)
    assert stored(db, session.number).answered == ()


def test_an_item_of_an_open_exam_takes_no_answer(db: Session, bank: Bank) -> None:
    session = start(db, bank, count=2)
    question, _ = first_of(bank, session)
    responses.lock(db.connection(), ALICE, 1, [question.item_id], until=LATER)

    with pytest.raises(QuestionLocked):
        answer(db, bank, session)

    assert nothing_is_stored(db)
    assert answer(db, bank, session, now=LATER).is_right


def test_an_open_exam_of_another_learner_locks_nothing(db: Session, bank: Bank) -> None:
    session = start(db, bank, count=2)
    question, _ = first_of(bank, session)
    responses.lock(db.connection(), BOB, 1, [question.item_id], until=LATER)

    assert answer(db, bank, session).is_right


def test_a_learner_cannot_read_the_session_of_another(db: Session, bank: Bank) -> None:
    start(db, bank, count=1)
    theirs = start(db, bank, count=2)
    own = start(db, bank, BOB, count=3)

    with pytest.raises(SessionNotFound):
        stored(db, theirs.number, BOB)

    assert stored(db, own.number, BOB) == own


def test_a_learner_cannot_answer_in_the_session_of_another(db: Session, bank: Bank) -> None:
    start(db, bank, count=1)
    theirs = start(db, bank, count=2)
    start(db, bank, BOB, count=3)

    with pytest.raises(SessionNotFound):
        answer(db, bank, theirs, learner_id=BOB)

    assert (nothing_is_stored(db, ALICE), nothing_is_stored(db, BOB)) == (True, True)
    assert stored(db, theirs.number) == theirs


def test_a_learner_cannot_end_the_session_of_another(db: Session, bank: Bank) -> None:
    start(db, bank, count=1)
    theirs = start(db, bank, count=2)
    start(db, bank, BOB, count=3)

    with pytest.raises(SessionNotFound):
        end_session(db, BOB, theirs.number, now=NOW)

    assert stored(db, theirs.number) == theirs


def test_the_same_number_is_another_session_for_each_learner(db: Session, bank: Bank) -> None:
    alices, bobs = start(db, bank, count=1), start(db, bank, BOB, count=1)

    answer(db, bank, bobs, learner_id=BOB)

    assert stored(db, alices.number) == alices
    assert nothing_is_stored(db)


def test_only_the_first_answer_to_an_item_is_its_first_sight(db: Session, bank: Bank) -> None:
    item = next(i for i in bank.live if i.task == "P1")
    bobs = start(db, bank, BOB, task="P1", count=8)
    answer(db, bank, bobs, position_of(bobs, item), learner_id=BOB)
    for now in (NOW, LATER):
        session = start(db, bank, task="P1", count=8, now=now)
        answer(db, bank, session, position_of(session, item), now=now)

    assert [line.is_first_sight for line in logged(db, item.id)] == [False, True]


def test_a_missed_objective_comes_back_tomorrow_with_another_item(db: Session, bank: Bank) -> None:
    session = start(db, bank, count=1)
    _, item = first_of(bank, session)
    graded = answer(db, bank, session, right=False)

    tomorrows = start(db, bank, count=60, now=TOMORROW)

    assert graded.due_at == TOMORROW
    [due] = [q for q in tomorrows.questions if q.reason == "due"]
    assert (due.objective, due.item_id != item.id) == (item.objective, True)


def test_a_session_ends_with_its_last_answer(db: Session, bank: Bank) -> None:
    session = start(db, bank, count=2)
    answer(db, bank, session, 2)
    halfway = stored(db, session.number)
    answer(db, bank, session, 1, right=False, now=LATER)

    ended = stored(db, session.number)

    assert (halfway.ended_at, halfway.next_position, halfway.right) == (None, 1, 1)
    assert (ended.ended_at, ended.next_position, ended.right) == (LATER, None, 1)


def test_a_session_ended_early_keeps_its_answers(db: Session, bank: Bank) -> None:
    session = start(db, bank, count=3)
    answer(db, bank, session, 2)

    end_session(db, ALICE, session.number, now=LATER)

    ended = stored(db, session.number)
    assert (ended.ended_at, [q.position for q in ended.answered]) == (LATER, [2])
    assert len(logged(db, session.questions[1].item_id)) == 1


def test_ending_an_ended_session_changes_nothing(db: Session, bank: Bank) -> None:
    session = start(db, bank, count=3)
    end_session(db, ALICE, session.number, now=NOW)
    ended = stored(db, session.number)

    end_session(db, ALICE, session.number, now=LATER)

    assert stored(db, session.number) == ended


def test_an_answer_changes_the_memory_of_its_learner_alone(db: Session, bank: Bank) -> None:
    sessions = {who: start(db, bank, who, task="P1", count=8) for who in (ALICE, BOB)}
    objective = sessions[ALICE].questions[0].objective
    for who, session in sessions.items():
        first = next(q.position for q in session.questions if q.objective == objective)
        answer(db, bank, session, first, who)
    bobs = queries.cards(db.connection(), BOB)

    second = [q.position for q in sessions[ALICE].questions if q.objective == objective][1]
    answer(db, bank, sessions[ALICE], second, right=False, now=TOMORROW)

    assert queries.cards(db.connection(), ALICE)[objective].reps == 2
    assert queries.cards(db.connection(), BOB) == bobs


@pytest.mark.parametrize("now", [pytest.param(NOW - timedelta(days=30), id="back"), pytest.param(NOW, id="still")])
def test_a_clock_that_was_set_back_moves_no_due_date_backward(db: Session, bank: Bank, now: datetime) -> None:
    session = start(db, bank, task="P1", count=8)
    pairs = [q for q in session.questions if q.objective == session.questions[0].objective]
    first = answer(db, bank, session, pairs[0].position, confidence=Confidence.SURE)

    second = answer(db, bank, session, pairs[1].position, confidence=Confidence.SURE, now=now)

    assert first.due_at is not None
    assert second.due_at is not None
    assert second.due_at >= first.due_at > NOW


def test_an_answer_is_graded_by_the_revision_that_was_shown(db: Session, bank: Bank) -> None:
    session = start(db, bank, count=2)
    question, item = first_of(bank, session)
    turned: tuple[Option, ...] = tuple(replace(o, is_key=not o.is_key) for o in item.options)
    revised = replace(bank, items={**bank.items, item.id: replace(item, revision=item.revision + 1, options=turned)})
    wanted = AnswerRequest(chosen=[question.option_order.index(i) for i in right_picks(item)])

    graded = answer_question(db.connection(), revised, ALICE, session.number, 1, wanted, uuid4(), now=NOW)

    assert (graded.item, graded.is_right) == (item, True)
    assert [line.revision for line in logged(db, item.id)] == [item.revision]


def test_a_question_that_does_not_exist_takes_no_answer(db: Session, bank: Bank) -> None:
    start(db, bank, count=2)

    for number, position in ((2, 1), (1, 3), (1, 0)):
        with pytest.raises(SessionNotFound):
            choose(db, bank, number, position, [0])

    assert nothing_is_stored(db)


@pytest.mark.parametrize(
    ("keys", "choices"),
    [
        pytest.param(1, [[99], [-1], [], [0, 1], [0, 0]], id="one of four"),
        pytest.param(2, [[99, 0], [-1, 0], [], [0], [0, 1, 2], [0, 0]], id="two of five"),
        pytest.param(3, [[0, 1], [0, 1, 2, 3, 4, 5], [0, 1, 99], [0, 1, 1]], id="three of six"),
    ],
)
def test_a_choice_that_does_not_fit_is_refused(db: Session, bank: Bank, keys: int, choices: list[list[int]]) -> None:
    item = a_multiple(bank, keys) if keys > 1 else next(i for i in bank.live if i.choose == 1)
    session = start(db, bank, task=item.task, count=8)

    for chosen in choices:
        with pytest.raises(BadChoice):
            choose(db, bank, session.number, position_of(session, item), chosen)

    assert nothing_is_stored(db)
    assert stored(db, session.number) == session

from datetime import datetime, timedelta
from math import log

import pytest
from fsrs import Card, Scheduler
from fsrs import Rating as FsrsRating
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from app.responses.domain import Confidence
from app.study.domain import Evidence, Memory, Rating, rating_of, review
from app.study.domain.memory import probability_known
from tests.makers import NOW, a_memory

GUESS, UNSURE, SURE = Confidence.GUESS, Confidence.UNSURE, Confidence.SURE
AGAIN, HARD, GOOD = Rating.AGAIN, Rating.HARD, Rating.GOOD
WRONG = Evidence(is_right=False)
STATED = {
    AGAIN: WRONG,
    HARD: Evidence(is_right=True, confidence=UNSURE),
    GOOD: Evidence(is_right=True, confidence=SURE),
}
PACKAGE = Scheduler(desired_retention=0.85, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
PACKAGE_RATING = {AGAIN: FsrsRating.Again, HARD: FsrsRating.Hard, GOOD: FsrsRating.Good}
LONGEST = timedelta(days=3650)

laws = settings(max_examples=60, deadline=None)
gaps = st.timedeltas(timedelta(0), timedelta(days=400))
histories = st.lists(st.tuples(st.sampled_from(list(STATED)), gaps), min_size=1, max_size=12)
chances = st.sampled_from([1 / 4, 1 / 5, 1 / 10, 1 / 20])
memories = st.builds(
    lambda magnitude, difficulty: a_memory(stability=10**magnitude, difficulty=difficulty, reviewed_at=NOW),
    st.floats(-2, 3),
    st.floats(1, 10),
)
evidences = st.builds(
    Evidence,
    is_right=st.booleans(),
    confidence=st.sampled_from([None, *Confidence]),
    parts=st.sampled_from([0.0, 1 / 3, 1 / 2, 2 / 3]),
    guess_chance=chances,
    is_multiple=st.booleans(),
)


def after(history: list[tuple[Rating, timedelta]]) -> Memory:
    memory, now = None, NOW
    for rating, gap in history:
        now += gap
        memory = review(memory, STATED[rating], now=now)
    assert memory is not None
    return memory


@pytest.mark.parametrize(
    ("is_multiple", "is_right", "parts", "confidence", "rating"),
    [
        pytest.param(False, True, 1, None, None, id="single, right, confidence not stated"),
        pytest.param(False, True, 1, GUESS, AGAIN, id="single, right, guess"),
        pytest.param(False, True, 1, UNSURE, HARD, id="single, right, unsure"),
        pytest.param(False, True, 1, SURE, GOOD, id="single, right, sure"),
        pytest.param(False, False, 0, None, AGAIN, id="single, wrong, confidence not stated"),
        pytest.param(False, False, 0, GUESS, AGAIN, id="single, wrong, guess"),
        pytest.param(False, False, 0, UNSURE, AGAIN, id="single, wrong, unsure"),
        pytest.param(False, False, 0, SURE, AGAIN, id="single, wrong, sure"),
        pytest.param(True, True, 1, None, GOOD, id="multiple, right, confidence not stated"),
        pytest.param(True, True, 1, GUESS, AGAIN, id="multiple, right, guess"),
        pytest.param(True, True, 1, UNSURE, HARD, id="multiple, right, unsure"),
        pytest.param(True, True, 1, SURE, GOOD, id="multiple, right, sure"),
        pytest.param(True, False, 2 / 3, None, HARD, id="multiple, two of three parts, confidence not stated"),
        pytest.param(True, False, 2 / 3, GUESS, AGAIN, id="multiple, two of three parts, guess"),
        pytest.param(True, False, 2 / 3, UNSURE, AGAIN, id="multiple, two of three parts, unsure"),
        pytest.param(True, False, 2 / 3, SURE, AGAIN, id="multiple, two of three parts, sure"),
        pytest.param(True, False, 1 / 2, None, AGAIN, id="multiple, one of two parts, confidence not stated"),
        pytest.param(True, False, 0, None, AGAIN, id="multiple, no part, confidence not stated"),
        pytest.param(True, False, 0, GUESS, AGAIN, id="multiple, no part, guess"),
        pytest.param(True, False, 0, UNSURE, AGAIN, id="multiple, no part, unsure"),
        pytest.param(True, False, 0, SURE, AGAIN, id="multiple, no part, sure"),
    ],
)
def test_an_answer_earns_the_rating_of_its_outcome_and_confidence(
    is_multiple: bool, is_right: bool, parts: float, confidence: Confidence | None, rating: Rating | None
) -> None:
    evidence = Evidence(is_right=is_right, confidence=confidence, parts=parts, is_multiple=is_multiple)

    assert rating_of(evidence) == rating


def test_a_right_guess_changes_memory_as_a_wrong_answer_does() -> None:
    memory = a_memory()

    guessed = review(memory, Evidence(is_right=True, confidence=GUESS), now=NOW)

    assert guessed == review(memory, WRONG, now=NOW)


@laws
@given(histories)
def test_a_history_of_rated_answers_equals_the_fsrs_package(history: list[tuple[Rating, timedelta]]) -> None:
    card, now = Card(card_id=7), NOW
    for rating, gap in history:
        now += gap
        card, _ = PACKAGE.review_card(card, PACKAGE_RATING[rating], now)
    assert card.stability is not None
    assert card.difficulty is not None

    memory = after(history)

    assert memory == Memory(
        stability=card.stability,
        difficulty=card.difficulty,
        reviewed_at=now,
        due_at=min(card.due, now + LONGEST),
        reps=len(history),
        lapses=sum(rating is AGAIN for rating, _ in history[1:]),
    )


@laws
@given(histories, gaps)
def test_retrievability_equals_the_fsrs_package(history: list[tuple[Rating, timedelta]], gap: timedelta) -> None:
    memory = after(history)
    card = Card(card_id=7, stability=memory.stability, last_review=memory.reviewed_at)

    assert memory.retrievability(memory.reviewed_at + gap) == PACKAGE.get_card_retrievability(
        card, memory.reviewed_at + gap
    )


def test_an_idea_is_recalled_with_ninety_percent_after_its_stability() -> None:
    memory = a_memory(stability=20, reviewed_at=NOW)

    assert memory.retrievability(NOW + timedelta(days=20)) == pytest.approx(0.9)


@laws
@given(memories, st.timedeltas(timedelta(days=-400), timedelta(days=4000)), gaps)
def test_retrievability_never_rises_with_time(memory: Memory, first: timedelta, gap: timedelta) -> None:
    earlier, later = memory.retrievability(NOW + first), memory.retrievability(NOW + first + gap)

    assert 0 <= later <= earlier <= 1


@laws
@given(st.one_of(st.none(), memories), evidences, gaps)
def test_an_answer_makes_the_objective_due_after_its_review(
    memory: Memory | None, evidence: Evidence, gap: timedelta
) -> None:
    now = NOW + gap

    known = review(memory, evidence, now=now)

    assert known.reviewed_at == now
    assert known.due_at > now
    assert known.reps == (memory.reps if memory else 0) + 1


@laws
@given(st.one_of(st.none(), memories), gaps, chances)
def test_a_right_answer_without_confidence_leaves_a_stability_between_again_and_good(
    memory: Memory | None, gap: timedelta, chance: float
) -> None:
    now = NOW + gap
    again, good = review(memory, WRONG, now=now), review(memory, STATED[GOOD], now=now)

    weighed = review(memory, Evidence(is_right=True, guess_chance=chance), now=now)

    assert again.stability * (1 - 1e-9) <= weighed.stability <= good.stability * (1 + 1e-9)


@laws
@given(st.one_of(st.none(), memories), gaps, chances)
@example(a_memory(stability=0.05, difficulty=9.5, reviewed_at=NOW), timedelta(days=1), 1 / 4)
def test_a_right_answer_without_confidence_is_due_between_again_and_good(
    memory: Memory | None, gap: timedelta, chance: float
) -> None:
    now = NOW + gap
    again, good = review(memory, WRONG, now=now), review(memory, STATED[GOOD], now=now)

    weighed = review(memory, Evidence(is_right=True, guess_chance=chance), now=now)

    assert again.due_at <= weighed.due_at <= good.due_at


def share_of_good(memory: Memory, now: datetime) -> float:
    """How far a weighed answer moves from "again" (0) to "good" (1)."""
    again, good = review(memory, WRONG, now=now), review(memory, STATED[GOOD], now=now)
    weighed = review(memory, Evidence(is_right=True), now=now)
    return log(weighed.stability / again.stability) / log(good.stability / again.stability)


@laws
@given(memories, gaps, gaps)
def test_a_right_answer_without_confidence_counts_more_the_likelier_recall_was(
    memory: Memory, first: timedelta, second: timedelta
) -> None:
    early, late = NOW + min(first, second), NOW + max(first, second)
    assume(memory.retrievability(early) > memory.retrievability(late) + 0.01)

    assert share_of_good(memory, early) > share_of_good(memory, late)


@laws
@given(st.floats(0, 1), st.floats(0, 1), chances)
def test_the_chance_that_an_idea_was_known_grows_with_recall(one: float, other: float, chance: float) -> None:
    low, high = sorted((one, other))

    assert 0 <= probability_known(low, chance) <= probability_known(high, chance) <= 1


@pytest.mark.parametrize(
    ("recall", "chance", "known"),
    [
        pytest.param(0.0, 0.25, 0.0, id="what cannot be recalled was guessed"),
        pytest.param(1.0, 0.25, 1.0, id="what is surely recalled was known"),
        pytest.param(0.5, 0.25, 0.475 / 0.6, id="even odds, one of four"),
        pytest.param(0.5, 0.1, 0.475 / 0.525, id="even odds, two of five"),
        pytest.param(0.85, 0.25, 0.8075 / 0.845, id="due, one of four"),
    ],
)
def test_the_chance_that_an_idea_was_known_follows_bayes(recall: float, chance: float, known: float) -> None:
    assert probability_known(recall, chance) == pytest.approx(known)


def test_a_first_right_answer_without_confidence_is_weighed_at_even_odds() -> None:
    again, good = review(None, WRONG, now=NOW), review(None, STATED[GOOD], now=NOW)

    weighed = review(None, Evidence(is_right=True, guess_chance=0.25), now=NOW)

    share = log(weighed.stability / again.stability) / log(good.stability / again.stability)
    assert share == pytest.approx(0.475 / 0.6)


@laws
@given(memories, evidences, st.timedeltas(timedelta(microseconds=1), timedelta(days=400)))
def test_a_clock_that_was_set_back_counts_as_no_time_passed(
    memory: Memory, evidence: Evidence, back: timedelta
) -> None:
    known = review(memory, evidence, now=NOW - back)

    assert known == review(memory, evidence, now=NOW)
    assert known.due_at > NOW


@laws
@given(histories, st.sampled_from([HARD, GOOD]), st.timedeltas(timedelta(0), timedelta(days=400)))
def test_a_right_answer_after_the_clock_was_set_back_never_moves_the_due_date_backward(
    history: list[tuple[Rating, timedelta]], rating: Rating, back: timedelta
) -> None:
    memory = after(history)

    known = review(memory, STATED[rating], now=memory.reviewed_at - back)

    assert known.due_at >= memory.due_at


def test_an_idea_is_surely_recalled_before_its_last_review() -> None:
    memory = a_memory(reviewed_at=NOW)

    assert memory.retrievability(NOW - timedelta(days=30)) == 1

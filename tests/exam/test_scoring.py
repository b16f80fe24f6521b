"""Scores: right or wrong per item, blanks wrong, first sight apart, parts that add up."""

from dataclasses import fields

from hypothesis import given, settings
from hypothesis import strategies as st

from app.bank.domain import is_right
from app.exam.domain import Graded, Score, score
from app.exam.domain.scoring import by
from tests.makers import a_bank, an_item

TASKS = ("P1", "P2", "R1", "R2", "B1", "B2")
BANK = a_bank(*(an_item(f"{task}-001") for task in TASKS))

lines_of_attempts = st.lists(
    st.builds(
        Graded,
        item=st.sampled_from(BANK.live),
        is_answered=st.booleans(),
        is_right=st.booleans(),
        is_first_sight=st.booleans(),
    ),
    max_size=60,
)


def a_line(*, answered: bool = True, right: bool = True, first: bool = True, task: str = "P1") -> Graded:
    return Graded(BANK.items[f"{task}-001"], is_answered=answered, is_right=right, is_first_sight=first)


def added(parts: list[Score]) -> dict[str, int]:
    return {f.name: sum(getattr(part, f.name) for part in parts) for f in fields(Score)}


@settings(max_examples=60, deadline=None)
@given(lines=lines_of_attempts)
def test_the_scores_by_domain_add_up_to_the_total(lines: list[Graded]) -> None:
    parts = by(lines, BANK.domain_of)

    assert added(list(parts.values())) == added([score(lines)])


@settings(max_examples=60, deadline=None)
@given(lines=lines_of_attempts)
def test_the_scores_by_task_add_up_to_the_total(lines: list[Graded]) -> None:
    parts = by(lines, lambda item: item.task)

    assert added(list(parts.values())) == added([score(lines)])


@settings(max_examples=60, deadline=None)
@given(lines=lines_of_attempts)
def test_each_task_is_scored_over_its_own_items(lines: list[Graded]) -> None:
    parts = by(lines, lambda item: item.task)

    tasks = {line.item.task for line in lines}
    assert parts == {task: score([line for line in lines if line.item.task == task]) for task in tasks}


@settings(max_examples=60, deadline=None)
@given(lines=lines_of_attempts)
def test_a_score_counts_its_lines(lines: list[Graded]) -> None:
    total = score(lines)

    assert total.items == len(lines)
    assert total.right == len([line for line in lines if line.is_right])
    assert total.answered == len([line for line in lines if line.is_answered])
    assert 0 <= total.percent <= 100


def test_repeats_count_in_the_total_and_not_in_the_first_sight() -> None:
    lines = [a_line(), a_line(right=False), a_line(first=False), a_line(right=False, first=False), a_line(first=False)]

    assert score(lines) == Score(right=3, items=5, answered=5, first_sight_right=1, first_sight_items=2)


def test_a_blank_counts_as_an_item_and_earns_nothing() -> None:
    blank = a_line(answered=False, right=False)

    total = score([a_line(), blank])

    assert total == Score(right=1, items=2, answered=1, first_sight_right=1, first_sight_items=2)
    assert total.percent == 50


@settings(max_examples=60, deadline=None)
@given(keys=st.integers(1, 4), options=st.integers(5, 6), data=st.data())
def test_an_item_is_right_only_with_every_key_and_nothing_else(keys: int, options: int, data: st.DataObject) -> None:
    item = an_item(keys=keys, options=options)

    chosen = data.draw(st.sets(st.integers(0, options - 1)))

    assert is_right(item, chosen) == (chosen == set(range(keys)))


def test_a_blank_is_wrong_whatever_the_item_asks_for() -> None:
    assert [is_right(an_item(keys=keys, options=5), ()) for keys in (1, 2, 3)] == [False, False, False]


def test_no_lines_score_nothing() -> None:
    assert score([]) == Score(right=0, items=0, answered=0, first_sight_right=0, first_sight_items=0)
    assert score([]).percent == 0

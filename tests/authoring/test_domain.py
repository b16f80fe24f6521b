"""Rules of drafts: states, clashes, numbers."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.authoring.domain import Solve, State, agreeing, is_clash, next_ids, numbered
from app.bank.domain import Case
from tests.conftest import NOW
from tests.makers import an_item

IDS = st.lists(st.builds("{}-{:03}".format, st.sampled_from(["P1", "P2", "R10"]), st.integers(1, 2000)), max_size=30)
TASKS = st.lists(st.sampled_from(["P1", "P2", "R10", "B8"]), max_size=6)


@given(tasks=TASKS, taken=IDS)
@settings(max_examples=60)
def test_next_ids_are_free_differ_and_belong_to_their_tasks(tasks: list[str], taken: list[str]) -> None:
    ids = next_ids(tasks, taken)

    assert len(set(ids) - set(taken)) == len(tasks)
    assert [name.split("-")[0] for name in ids] == tasks


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        ([], "P1-001"),
        (["P1-001", "P1-007"], "P1-008"),
        (["P10-044", "P2-009"], "P1-001"),
        (["P1-999"], "P1-1000"),
        (["earned-value:12", "P1-01"], "P1-001"),
    ],
)
def test_the_next_id_stands_above_all_that_were_ever_taken(taken: list[str], expected: str) -> None:
    assert next_ids(["P1"], taken) == (expected,)


def test_a_case_names_its_items_by_their_new_ids() -> None:
    case = Case("late", "Late", "It is late.", ("P1-001", "P1-002"))
    items = [replace(an_item(name), case=case) for name in case.items]

    found = numbered(items, ("P1-011", "P1-012"))

    assert [(item.id, item.case and item.case.items) for item in found] == [
        ("P1-011", ("P1-011", "P1-012")),
        ("P1-012", ("P1-011", "P1-012")),
    ]


def a_solve(solver: int, pick: int, words: str = "now") -> Solve:
    return Solve(solver, words, (pick,), "Because.", NOW + timedelta(minutes=solver))


def test_only_solves_of_these_words_by_different_learners_that_pick_the_key_agree() -> None:
    item = an_item("P1-001")
    [key] = item.keys
    wrong = (key + 1) % len(item.options)
    solves = [a_solve(2, key), a_solve(2, key), a_solve(3, wrong), a_solve(4, key, "before"), a_solve(5, key)]

    assert agreeing(item, "now", solves) == 2


@pytest.mark.parametrize(
    ("base", "stored", "typed", "expected"),
    [("a", "a", "b", False), ("a", "b", "b", False), ("a", "c", "b", True), ("a", "c", "a", True)],
)
def test_a_save_clashes_when_it_would_bury_unseen_words(base: str, stored: str, typed: str, expected: bool) -> None:
    assert is_clash(base, stored, typed) is expected


def test_only_a_draft_in_review_can_be_published() -> None:
    assert [state for state in State if state.leads_to(State.PUBLISHED)] == [State.REVIEW]

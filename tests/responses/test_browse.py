from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.responses.browse import Line, Wanted, found, wanted
from app.responses.domain import Sight
from tests.makers import NOW, a_bank, an_item

laws = settings(max_examples=60, deadline=None)

BANK = a_bank(
    an_item("P1-001", stem="The Vendor is late. What now?", rule="Ask early.", clue="late"),
    an_item("P2-001", stem="The team argues. What now?", rule="Listen to each side.", clue="argues"),
    an_item("R1-001", stem="The money is gone. What now?", rule="Tell the vendor early.", clue="gone"),
    an_item("B1-001", stem="Nobody has answered this. What now?", rule="Ask the vendor.", clue="Nobody"),
)
SEEN = {
    "P1-001": Sight(1, NOW - timedelta(days=3), 1),
    "P2-001": Sight(2, NOW - timedelta(days=1), 0),
    "R1-001": Sight(1, NOW - timedelta(days=2), 0),
}


def ids(choice: Wanted, *locked: str) -> list[str]:
    return [line.item.id for line in found(BANK, SEEN, locked, choice)]


def test_only_answered_questions_are_found_last_answered_first() -> None:
    lines = found(BANK, SEEN, (), Wanted())

    assert lines == [Line(BANK.items[name], SEEN[name]) for name in ("P2-001", "R1-001", "P1-001")]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        pytest.param(Wanted(words="vendor"), ["R1-001", "P1-001"], id="a word of stem or rule, in any case"),
        pytest.param(Wanted(words="early VENDOR"), ["R1-001", "P1-001"], id="words in any order"),
        pytest.param(Wanted(words="vendor money"), ["R1-001"], id="every word"),
        pytest.param(Wanted(words="way number 0"), ["P2-001", "R1-001", "P1-001"], id="words of an option"),
        pytest.param(Wanted(words="r1-001"), ["R1-001"], id="an item's number"),
        pytest.param(Wanted(words="limit is theirs"), [], id="words of a reason alone"),
        pytest.param(Wanted(words="unheard"), [], id="a word that does not occur"),
        pytest.param(Wanted(domain="people"), ["P2-001", "P1-001"], id="domain"),
        pytest.param(Wanted(task="P2"), ["P2-001"], id="task"),
        pytest.param(Wanted(domain="process", task="P2"), [], id="a task of another domain"),
        pytest.param(Wanted(outcome="right"), ["P1-001"], id="right"),
        pytest.param(Wanted(outcome="wrong"), ["P2-001", "R1-001"], id="not right"),
        pytest.param(Wanted(words="vendor", outcome="wrong", domain="process"), ["R1-001"], id="all at once"),
        pytest.param(Wanted(domain="business"), [], id="a domain without answers"),
    ],
)
def test_a_search_finds_what_fits_all_of_it(choice: Wanted, expected: list[str]) -> None:
    assert ids(choice) == expected


def test_questions_of_an_open_exam_are_left_out() -> None:
    assert ids(Wanted(), "P2-001", "B1-001") == ["R1-001", "P1-001"]


def test_an_answered_question_that_has_left_the_bank_is_left_out() -> None:
    smaller = replace(BANK, items={name: item for name, item in BANK.items.items() if name != "P2-001"})

    assert [line.item.id for line in found(smaller, SEEN, (), Wanted())] == ["R1-001", "P1-001"]


@pytest.mark.parametrize(
    ("query", "choice"),
    [
        pytest.param({}, Wanted(), id="nothing"),
        pytest.param(
            {"q": " late vendor ", "domain": "people", "task": "P1", "outcome": "right", "page": "3"},
            Wanted("late vendor", "people", "P1", "right", 3),
            id="everything",
        ),
        pytest.param({"q": "x" * 300}, Wanted(words="x" * 100), id="a very long search"),
        pytest.param({"domain": "art", "task": "Z9", "outcome": "maybe"}, Wanted(), id="choices that do not exist"),
        pytest.param({"page": "abc"}, Wanted(), id="page in letters"),
        pytest.param({"page": "0"}, Wanted(), id="page zero"),
        pytest.param({"page": "-2"}, Wanted(), id="page below zero"),
        pytest.param({"page": "1.5"}, Wanted(), id="half a page"),
        pytest.param({"page": "²"}, Wanted(), id="a digit that is no number"),
        pytest.param({"page": "9" * 5000}, Wanted(), id="page beyond counting"),
        pytest.param({"page": "999999"}, Wanted(page=999999), id="the last page there can be"),
    ],
)
def test_what_is_not_a_choice_reads_as_no_limit(query: dict[str, str], choice: Wanted) -> None:
    assert wanted(query, BANK) == choice


@laws
@given(st.dictionaries(st.sampled_from(["q", "domain", "task", "outcome", "page", "other"]), st.text()))
def test_any_address_is_a_search(query: dict[str, str]) -> None:
    choice = wanted(query, BANK)

    assert 1 <= choice.page <= 999_999
    assert len(choice.words) <= 100
    assert set(ids(choice)) <= set(SEEN)


@laws
@given(
    st.builds(
        Wanted,
        words=st.text(max_size=100).map(str.strip),
        domain=st.sampled_from(["", "people"]),
        task=st.sampled_from(["", "R1"]),
        outcome=st.sampled_from(["", "wrong"]),
    ),
    st.integers(1, 999_999),
)
def test_the_address_of_a_page_reads_back_as_the_same_search(choice: Wanted, page: int) -> None:
    query = dict(parse_qsl(choice.address(page)))

    assert wanted(query, BANK) == replace(choice, page=page)

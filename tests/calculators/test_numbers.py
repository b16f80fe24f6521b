"""Numbers as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.calculators.domain.numbers import LARGEST, read_listed, read_number
from app.formulas.typed import read_number as typed_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1,250.50", "1250.50"),
        ("0,92", "0.92"),
        ("$450,000", "450000"),
        ("-$5", "-5"),
        ("12 %", "12"),
        (" \N{MINUS SIGN}3 ", "-3"),
        ("1 250 000", "1250000"),
        ("1\N{NO-BREAK SPACE}250", "1250"),
        ("+7", "7"),
        (".5", "0.5"),
        ("1000000000000000", "1000000000000000"),
    ],
)
def test_a_typed_number_is_read(typed: str, number: str) -> None:
    assert read_number(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed",
    ["", "abc", "1/2", "1.250,50", "1.2.3", "--1", "1-2", "1e9", "NaN", "٣", "²", "$", "1000000000000001", "0" * 25],
)
def test_what_is_no_number_or_too_long_or_too_large_is_not_read(typed: str) -> None:
    assert read_number(typed) is None


@settings(max_examples=60)
@given(st.text(alphabet="0123456789.,-+$€% ", max_size=14))
def test_a_number_is_read_as_an_answer_to_a_question_is_unless_it_is_too_large(typed: str) -> None:
    answered = typed_number(typed)

    assert read_number(typed) == (answered if answered is None or abs(answered) <= LARGEST else None)


@pytest.mark.parametrize(
    ("typed", "number"), [("1,250,000", "1250000"), ("-1,250,000.5", "-1250000.5"), ("0,92", "0.92"), ("10", "10")]
)
def test_a_number_of_a_list_may_have_thousands_separated(typed: str, number: str) -> None:
    assert read_listed(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["10,20,30", "1,25,000", "1,250,00"])
def test_several_numbers_joined_by_commas_are_not_read_as_one(typed: str) -> None:
    assert read_listed(typed) is None

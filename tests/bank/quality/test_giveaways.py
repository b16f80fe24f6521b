"""Words that tell."""

from dataclasses import replace

import pytest

from app.bank.domain.quality import Question
from app.bank.domain.quality.giveaways import ENOUGH_OPTIONS, giveaway_rows, telling_openings, telling_terms
from app.bank.domain.quality.reading import Reading

OPTIONS = ("Sign contract today", "Call supplier today", "Wait until Monday", "Hire someone else")


def readings(keys: list[int]) -> list[Reading]:
    asked = Question("Q", "What comes next?", OPTIONS, frozenset({0}))
    return [Reading(replace(asked, id=str(i), keys=frozenset({key}))) for i, key in enumerate(keys)]


def test_a_word_is_counted_once_an_option_with_its_keys_and_deviations_from_chance() -> None:
    terms = {term.term: term for term in telling_terms(readings([0] * 16))}

    assert (terms["sign"].options, terms["sign"].keys, terms["sign"].key_rate) == (16, 16, 1.0)
    assert terms["sign"].z == pytest.approx((16 - 4) / 3**0.5)
    assert (terms["today"].options, terms["today"].keys, terms["today"].expected) == (32, 16, 0.25)
    assert terms["sign contract"].z == terms["sign"].z


def test_the_most_telling_words_come_first() -> None:
    [first, *_] = telling_terms(readings([3] * 20))

    assert first.term == "else"


def test_a_word_in_too_few_options_is_not_judged() -> None:
    terms = [term.term for term in telling_terms(readings([0] * (ENOUGH_OPTIONS - 1)))]

    assert terms == ["today"]  # it stands in two options of each question


def test_function_words_alone_and_in_pairs_are_no_terms() -> None:
    question = Question("Q", "What?", ("to the end", "of a kind"), frozenset({0}))

    terms = {term.term for term in telling_terms([Reading(question)] * ENOUGH_OPTIONS)}

    assert terms == {"end", "the end", "kind", "a kind"}


def test_the_best_and_the_worst_opening_word_have_rows() -> None:
    found = readings([0, 1] * 40)

    rows = {row.name: row for row in giveaway_rows(telling_terms(found), telling_openings(found))}

    assert (rows["best_opening"].title, rows["best_opening"].value) == ("Key rate of the best opening word, call", 0.5)
    assert (rows["worst_opening"].value, rows["worst_opening"].verdict.value) == (0.0, "fail")


def test_words_that_balance_give_nothing_away() -> None:
    found = readings([0, 1, 2, 3] * 20)

    assert [row.value for row in giveaway_rows(telling_terms(found), [])] == [0.0]

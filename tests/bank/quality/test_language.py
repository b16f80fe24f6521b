"""English in pieces."""

import pytest

from app.bank.domain.quality.language import content_words, grade, root, sentences, without_numbers, words


@pytest.mark.parametrize("word", ["plan", "plans", "planing"])
def test_forms_of_a_word_share_their_root(word: str) -> None:
    assert root(word) == "plan"


@pytest.mark.parametrize("word", ["use", "used", "day"])
def test_a_root_keeps_four_letters(word: str) -> None:
    assert root(word) == word


def test_words_are_lower_case_with_their_hyphens_and_apostrophes() -> None:
    assert words("The owner's 24-week Plan, so.") == ("the", "owner's", "24-week", "plan", "so")


def test_words_without_a_subject_are_no_content() -> None:
    assert content_words(["the", "owner", "of", "it", "up", "decides"]) == ["owner", "decides"]


def test_a_sentence_ends_before_a_capital_only() -> None:
    assert sentences("It costs 3.5 million. Who pays? (Both.) e.g. nobody") == [
        "It costs 3.5 million.",
        "Who pays?",
        "(Both.) e.g. nobody",
    ]


def test_an_empty_text_is_one_sentence() -> None:
    assert sentences("") == [""]


def test_the_same_text_with_other_numbers_reads_the_same() -> None:
    assert without_numbers("CPI 0.95 of $1,200") == without_numbers("CPI 1.1 of $80") == "CPI 0 of $0"


def test_the_grade_is_kincaids() -> None:
    # 6 words, 1 sentence, 8 syllables
    assert grade("The sponsor signs the new charter.") == pytest.approx(0.39 * 6 + 11.8 * 8 / 6 - 15.59)


def test_a_text_without_a_word_has_no_grade() -> None:
    assert grade("42 %") == 0

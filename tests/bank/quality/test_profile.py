"""Lengths and wording of a whole bank."""

from dataclasses import replace

import pytest

from app.bank.domain.quality import Question, Verdict
from app.bank.domain.quality.profile import profile_rows
from app.bank.domain.quality.reading import Reading
from app.bank.domain.quality.rows import Row

LENGTHS = ("a b c dd", "a b c ddd", "a b c dddd", "a b c ddddd")


def rows(questions: list[Question]) -> dict[str, Row]:
    return {row.name: row for row in profile_rows([Reading(question) for question in questions])}


def asked(number: int, key: int, *, options: tuple[str, ...] = LENGTHS, stem: str = "") -> Question:
    return Question(str(number), stem or f"Step {number} fails. What does role {number} do?", options, frozenset({key}))


def test_a_balanced_bank_has_keys_at_every_rank_of_length() -> None:
    found = rows([asked(i, i % 4) for i in range(80)])

    assert (found["commonest_rank_4"].value, found["rarest_rank_4"].value) == (0.25, 0.25)
    assert (found["clearly_longest"].value, found["option_words_median"].value) == (0.0, 4)


def test_keys_of_one_rank_fail() -> None:
    found = rows([asked(i, 2) for i in range(80)])

    assert (found["commonest_rank_4"].value, found["rarest_rank_4"].value) == (1.0, 0.0)
    assert {found[name].verdict for name in ("commonest_rank_4", "rarest_rank_4")} == {Verdict.FAIL}


def test_options_of_one_length_share_the_ranks() -> None:
    found = rows([asked(i, 0, options=("a b c",) * 4) for i in range(80)])

    assert (found["commonest_rank_4"].value, found["length_ratio"].value) == (0.25, 1)


def test_the_ratio_is_that_of_the_key_to_the_mean_of_the_others() -> None:
    found = rows([asked(i, 0, options=("x y z 4567890", "x y z 4567", "x y z 4", "x y z 4567")) for i in range(30)])

    assert found["length_ratio"].value == pytest.approx(13 / 9)
    assert found["clearly_longest"].value == 1.0


def test_figures_and_questions_of_two_keys_have_no_telling_length() -> None:
    figures = [asked(i, 0, options=("10 days", "12 days", "9 days")) for i in range(30)]
    double = [replace(asked(i, 0), keys=frozenset({0, 1})) for i in range(30)]

    assert "length_ratio" not in rows([*figures, *double])


def test_the_commonest_ways_to_ask_and_to_begin_are_shares() -> None:
    stems = ["A pump fails in May. Who pays?"] * 3 + ["A pump fails in June. Who signs?"]

    found = rows([asked(i, 0, stem=stem) for i, stem in enumerate(stems)])

    assert {name: found[name].value for name in ("lead_in", "opening", "lead_ins")} == {
        "lead_in": 0.75,
        "opening": 1.0,
        "lead_ins": 0.5,
    }
    assert (found["stem_words_median"].value, found["lead_in"].verdict) == (7, Verdict.FAIL)

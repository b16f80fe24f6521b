"""Nearly the same questions, and questions that tell another's key."""

from dataclasses import replace

import pytest

from app.bank.domain.quality import Question
from app.bank.domain.quality.reading import Reading
from app.bank.domain.quality.repeats import clusters, cues, near_duplicates, repeat_rows
from tests.bank.quality.synthetic import a_bank, a_question, with_key

BANK = a_bank(60)


def pairs(*more: Question, contrasts: tuple[frozenset[str], ...] = ()) -> list[tuple[str, str]]:
    readings = [Reading(question) for question in (*BANK, *more)]
    return [(pair.one, pair.other) for pair in near_duplicates(readings, frozenset(contrasts))]


def test_questions_of_their_own_have_no_twin() -> None:
    assert pairs() == []


def test_a_copy_with_other_numbers_is_all_but_the_same() -> None:
    numbered = replace(BANK[5], id="numbered", stem=f"It costs 1,200. {BANK[5].stem}")
    copy = replace(numbered, id="copy", stem=f"It costs 99. {BANK[5].stem}")

    [*_, found] = sorted(near_duplicates([Reading(numbered), Reading(copy)]), key=lambda pair: pair.other)

    assert (found.one, found.other) == ("numbered", "copy")
    assert (found.cosine, found.runs) == pytest.approx((1, 1))


def test_words_in_another_order_are_still_the_same_question() -> None:
    turned = replace(BANK[5], id="turned", stem=" ".join(reversed(BANK[5].stem.split())))

    assert pairs(turned) == [(BANK[5].id, "turned")]


def test_the_same_stem_with_other_options_is_nearly_the_same() -> None:
    other = replace(BANK[5], id="other", options=a_question(999).options)

    assert pairs(other) == [(BANK[5].id, "other")]


def test_a_declared_contrast_is_meant_to_be_alike() -> None:
    contrast = replace(BANK[5], id="contrast")

    assert pairs(contrast, contrasts=(frozenset({"contrast", BANK[5].id}),)) == []


@pytest.mark.parametrize(("case", "found"), [("one", []), ("another", [("first", "second")])])
def test_questions_of_one_case_share_its_words(case: str, found: list[tuple[str, str]]) -> None:
    first = replace(a_question(900), id="first", groups={"case": "one"})

    assert pairs(first, replace(first, id="second", groups={"case": case})) == found


def test_a_stem_that_states_the_key_of_another_question_tells_it() -> None:
    [key] = BANK[7].keys
    teller = replace(a_question(900), id="teller", stem=f"{BANK[7].options[key]} {a_question(900).stem}")

    [cue] = cues([Reading(question) for question in (*BANK, teller)])

    assert (cue.stem_of, cue.key_of) == ("teller", BANK[7].id)
    assert cue.cosine == pytest.approx(1)


def test_a_stem_that_states_a_distractor_tells_nothing() -> None:
    wrong = next(option for i, option in enumerate(BANK[7].options) if i not in BANK[7].keys)
    teller = replace(a_question(900), id="teller", stem=f"{wrong} {a_question(900).stem}")

    assert cues([Reading(question) for question in (*BANK, teller)]) == []


def test_a_key_of_three_words_is_too_general_to_be_told() -> None:
    short = with_key(a_question(901), lambda _: "Bind bolk bump.")
    teller = replace(a_question(900), id="teller", stem=f"Bind bolk bump. {a_question(900).stem}")

    assert cues([Reading(short), Reading(teller)]) == []


def test_pairs_and_cases_make_clusters_named_by_their_first_id() -> None:
    questions = [replace(a_question(), id=name, groups={"case": "x"} if name in "de" else {}) for name in "fedcba"]

    found = clusters(questions, [{"b", "c"}, {"c", "d"}, {"a", "unknown"}])

    assert dict(zip("fedcba", found, strict=True)) == {"a": "a", "b": "b", "c": "b", "d": "b", "e": "b", "f": "f"}


def test_a_question_counts_once_however_many_twins_it_has() -> None:
    copies = [replace(BANK[5], id=name) for name in ("one", "two")]
    twins = near_duplicates([Reading(question) for question in (*BANK, *copies)])

    rows = {row.name: row.value for row in repeat_rows(twins, [], 60)}

    assert rows == {"near_duplicates": 3 / 60, "very_near": 3, "told_elsewhere": 0}

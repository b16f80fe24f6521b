"""Every cue that is planted in a bank is found by its name, and a clean bank passes."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.bank.domain.quality import ENOUGH_QUESTIONS, Part, Question, Report, TooFewQuestions, Verdict, measure
from tests.bank.quality import synthetic
from tests.bank.quality.synthetic import Plant, a_bank, a_question, longest_key

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def measured(bank: list[Question], *, trains: bool = False, by: tuple[str, ...] = ()) -> Report:
    return measure(bank, now=NOW, trains=trains, by=by)


def failing(report: Report) -> set[str]:
    return {row.name for row in report.failing}


def test_a_clean_bank_passes_every_measure() -> None:
    report = measured(a_bank(600), trains=True)

    assert (failing(report), report.passes) == (set(), True)
    assert (report.questions, report.single) == (600, 600)
    assert (report.twins, report.cues) == ((), ())
    assert [row.name for row in report.part(Part.TRAINED)] == ["words", "characters", "verb", "style", "all"]


@pytest.mark.parametrize(
    ("plant", "names"),
    [
        (synthetic.longest_key, {"longest", "clearly_longest", "length_ratio", "no_flaw"}),
        (synthetic.second_longest_key, {"second_longest", "commonest_rank_4", "rarest_rank_4"}),
        (synthetic.soft_key, {"soft_verb", "no_harsh", "sentiment", "mindset", "best_opening", "several_flaws"}),
        (synthetic.absolute_distractors, {"no_absolute", "no_flaw"}),
        (synthetic.echoing_key, {"stem_words", "stem_share", "echo"}),
        (synthetic.convergent_key, {"like_others", "combination", "no_flaw"}),
        (synthetic.key_in_second_place, {"position_4"}),
        (synthetic.two_part_key, {"clauses", "two_steps"}),
        (synthetic.telling_word, {"best_opening"}),
    ],
)
def test_a_planted_cue_is_found_by_its_rule(plant: Plant, names: set[str]) -> None:
    report = measured(a_bank(240, plant))

    assert names - failing(report) == set()


@pytest.mark.parametrize(
    ("plant", "guesser"),
    [
        (synthetic.telling_word, "words"),
        (synthetic.telling_word, "characters"),
        (synthetic.telling_word, "verb"),
        (synthetic.second_longest_key, "style"),
        (synthetic.convergent_key, "style"),
        (synthetic.key_in_second_place, "all"),
    ],
)
def test_a_planted_cue_is_learned(plant: Plant, guesser: str) -> None:
    report = measured(a_bank(240, plant), trains=True)

    row = report.row(guesser)
    assert row is not None
    assert row.verdict is Verdict.FAIL


def test_a_copy_is_never_on_both_sides_of_learning_and_guessing() -> None:
    """Every question stands five times: whoever knew one copy would know the others."""
    once = a_bank(60)
    bank = [replace(question, id=f"{copy}-{question.id}") for copy in range(5) for question in once]

    report = measured(bank, trains=True)

    row = report.row("words")
    assert row is not None
    assert row.value < 0.40


def test_a_cue_in_one_domain_fails_inside_that_group_only() -> None:
    people = [replace(question, groups={"domain": "people"}) for question in a_bank(100, longest_key)]
    process = [replace(q, id=f"R{q.id}", groups={"domain": "process"}) for q in a_bank(600, seed=4)]

    report = measured([*people, *process], by=("domain", "approach"))

    longest = [(group.field, group.value) for group in report.groups if group.row.name == "longest"]
    assert longest == [("domain", "people")]
    assert {group.value for group in report.groups} == {"people"}
    assert not report.passes


def test_questions_that_cannot_be_measured_are_left_out() -> None:
    faulty = [
        replace(a_question(), keys=frozenset()),
        replace(a_question(), keys=frozenset({0, 1, 2, 3})),
        replace(a_question(), keys=frozenset({4})),
        replace(a_question(), stem=" "),
        replace(a_question(), options=("Only one.",)),
    ]

    assert measured([*faulty, *a_bank(ENOUGH_QUESTIONS)]) == measured(a_bank(ENOUGH_QUESTIONS))


def test_a_small_bank_is_not_measured() -> None:
    with pytest.raises(TooFewQuestions) as refusal:
        measured(a_bank(ENOUGH_QUESTIONS - 1))

    assert refusal.value.message == "59 questions have a stem, a key and a distractor; 60 are needed to measure."


def test_questions_with_two_keys_are_measured_against_their_own_chance() -> None:
    bank = [
        replace(question, keys=frozenset({i % 4, (i + 1 + i // 4 % 3) % 4})) for i, question in enumerate(a_bank(240))
    ]

    report = measured(bank)

    row = report.row("longest")
    assert row is not None
    assert report.single == 0
    assert row.chance == pytest.approx(1 / 6)
    assert failing(report) == {"no_flaw"}  # the stems do not say how many to choose


def test_the_digest_knows_the_words_and_keys_but_no_order() -> None:
    bank = a_bank(ENOUGH_QUESTIONS)
    turned = [
        replace(q, options=q.options[::-1], keys=frozenset(len(q.options) - 1 - key for key in q.keys))
        for q in reversed(bank)
    ]
    other_key = [replace(bank[0], keys=frozenset({1})), *bank[1:]]

    digests = [measured(questions).digest for questions in (bank, turned, other_key)]

    assert digests[0] == digests[1] != digests[2]

"""Each flaw is seen where it is planted, and a sound question has none."""

from dataclasses import replace

import pytest

from app.bank.domain.quality import Question
from app.bank.domain.quality.lint import FLAWS, flaw_counts, flaw_rows, flawed, flaws
from app.bank.domain.quality.reading import Reading

SOUND = Question(
    "Q1",
    "A pump fails during the trial run and the supplier denies the fault. Which step comes next?",
    (
        "Send the notice that the contract names.",
        "Have an engineer mend the pump today.",
        "Move the trial run to the following week.",
        "Give the repair to the second contractor.",
    ),
    frozenset({0}),
)


def with_stem(stem: str) -> Question:
    return replace(SOUND, stem=stem)


def with_options(*options: str, stem: str = SOUND.stem) -> Question:
    return replace(SOUND, stem=stem, options=options)


PLANTED = {
    "negative_stem": with_stem("The pump fails. Which step is NOT needed?"),
    "of_the_above": with_options(*SOUND.options[:3], "None of the above."),
    "combined_options": with_options(*SOUND.options[:3], "Both A and C."),
    "same_options": with_options(*SOUND.options[:3], "Send the notice, that the contract names."),
    "true_false": with_options("True", "False"),
    "unfocused_stem": with_stem("A pump fails. Which of the following is true?"),
    "blank_in_stem": with_stem("The pump fails, so ____ is sent. Who sends it?"),
    "no_question": with_stem("The pump fails during the trial run."),
    "two_questions": with_stem("The pump fails. Who mends it? Who pays?"),
    "long_stem": with_stem("word " * 130 + "Which step comes next?"),
    "keys_not_announced": replace(SOUND, keys=frozenset({0, 1})),
    "key_longest": with_options("Send the long and formal notice that the contract names for it.", *SOUND.options[1:]),
    "key_shortest": with_options("Send the notice.", *SOUND.options[1:]),
    "uneven_lengths": with_options(SOUND.options[0], "Wait a day.", SOUND.options[2], SOUND.options[3]),
    "absolute_distractor": with_options(*SOUND.options[:3], "Never use this supplier on a pump."),
    "vague_frequency": with_options("Send the notice that contracts often name.", *SOUND.options[1:]),
    "article_tells": with_options(
        "invoice of the supplier",
        "warranty of the pump",
        "report of the trial",
        "log of the repair",
        stem="The pump fails. The manager needs an",
    ),
    "key_echoes_stem": with_options(
        "Trial the supplier and fault the pump.",
        "Ask an engineer to look at it today.",
        "Move the dates to the following week.",
        "Give the repair to another contractor.",
    ),
    "same_opening": with_options(
        *(
            f"Send the notice {end}"
            for end in ("now by courier.", "later by mail.", "next week by phone.", "on paper in person.")
        )
    ),
    "uneven_ends": with_options(*SOUND.options[:3], SOUND.options[3].rstrip(".")),
    "unsorted_numbers": with_options("12 days", "9 days", "15 days", "20 days"),
    "only_key_soft": with_options("Review the notice that the contract names.", *SOUND.options[1:]),
    "harsh_distractors": with_options(
        SOUND.options[0],
        "Ignore the fault of the pump for today.",
        "Cancel the trial run of following week.",
        "Terminate the contract with the supplier.",
    ),
    "convergence": with_options(
        "Alpha beta gamma delta.", "Alpha beta omega sigma.", "Gamma delta kappa theta.", "Lambda rho epsilon zeta."
    ),
    "other_verb_form": with_options("Sending the notice the contract names.", *SOUND.options[1:]),
}


def test_a_sound_question_has_no_flaw() -> None:
    assert flaws(Reading(SOUND)) == ()


def test_every_flaw_is_planted_here() -> None:
    assert sorted(PLANTED) == sorted(flaw.name for flaw in FLAWS)


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_flaw_is_found(name: str) -> None:
    assert name in flaws(Reading(PLANTED[name]))


@pytest.mark.parametrize(
    "name", ["negative_stem", "key_longest", "absolute_distractor", "only_key_soft", "other_verb_form"]
)
def test_a_planted_flaw_is_the_only_one(name: str) -> None:
    assert flaws(Reading(PLANTED[name])) == (name,)


def test_flaws_are_counted_by_kind_and_questions_by_how_many_they_have() -> None:
    two = replace(PLANTED["negative_stem"], id="Q2", options=PLANTED["only_key_soft"].options)
    one = replace(PLANTED["only_key_soft"], id="Q3")

    found = flawed([Reading(question) for question in (SOUND, two, one, SOUND)])
    counts, rows = flaw_counts(found), flaw_rows(found, 4)

    assert [(question.id, question.flaws) for question in found] == [
        ("Q2", ("negative_stem", "only_key_soft")),
        ("Q3", ("only_key_soft",)),
    ]
    assert [(count.name, count.level, count.questions) for count in counts] == [
        ("only_key_soft", "B", 2),
        ("negative_stem", "A", 1),
    ]
    assert {row.name: row.value for row in rows} == {"no_flaw": 0.5, "several_flaws": 0.25}

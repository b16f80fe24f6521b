"""Rules of item-writing: each planted fault is named, and a sound item has none."""

from dataclasses import replace
from typing import Any

import pytest

from app.bank.domain import Item, ItemType, Option
from app.bank.domain.wording import commonest_share, count, flaws, lead_in, words
from tests.makers import an_item, an_option

TEXTS = (
    "Tell the sponsor that the limit is passed.",
    "Move money from the reserve of next week.",
    "Cut the work that has no owner this week.",
    "Send the crew home until prices fall again.",
)
WHY = "This takes the warning away and leaves its cause. Right when the owner of the limit asked for it."
STEM = "A crew of nine passes the agreed cost limit in week three. The sponsor owns it. {}"
LETTER = "names a letter or position; options are shuffled"
ABOVE = "no 'all' or 'none of the above'"
NEGATIVE = "asks for the exception (not, except, least); ask for what is right"


def a_sound_item(*, keys: int = 1, **fields: Any) -> Item:
    ask = "What should the project manager do next?" if keys == 1 else "Which two steps fit best?"
    options = tuple(an_option(text, is_key=i < keys, why=WHY) for i, text in enumerate(TEXTS))
    item = replace(an_item(keys=keys), options=options, stem=STEM.format(ask), clue="passes the agreed cost limit")
    return replace(item, **fields)


def with_option(item: Item, index: int, **fields: Any) -> Item:
    options = [replace(o, **fields) if i == index else o for i, o in enumerate(item.options)]
    return replace(item, options=tuple(options))


def with_texts(*texts: str, key: int = 0) -> Item:
    return a_sound_item(options=tuple(an_option(text, is_key=i == key, why=WHY) for i, text in enumerate(texts)))


def a_stem_of(length: int) -> str:
    """A stem of this many words."""
    ask = "What should the project manager do next?"
    return " ".join(["word"] * (length - count(ask) - 5)) + " passes the agreed cost limit " + ask


@pytest.mark.parametrize("keys", [1, 2])
def test_a_sound_item_has_no_flaw(keys: int) -> None:
    assert flaws(a_sound_item(keys=keys)) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            {"clue": "passes the agreed Cost limit"},
            [("clue", "these words do not stand in the stem; copy them exactly")],
            id="clue in other words",
        ),
        pytest.param({"stem": a_stem_of(14)}, [("stem", "14 words; write 15 to 130")], id="stem too short"),
        pytest.param({"stem": a_stem_of(131)}, [("stem", "131 words; write 15 to 130")], id="stem too long"),
        pytest.param(
            {"stem": STEM.format("State what the project manager should do next.")},
            [("stem", "0 question marks; ask exactly one question")],
            id="no question",
        ),
        pytest.param(
            {"stem": STEM.format("Who owns it? What should the project manager do next?")},
            [("stem", "2 question marks; ask exactly one question")],
            id="two questions",
        ),
        pytest.param({"stem": STEM.format("What should the manager NOT do next?")}, [("stem", NEGATIVE)], id="NOT"),
        pytest.param({"stem": STEM.format("All of these help EXCEPT which one?")}, [("stem", NEGATIVE)], id="EXCEPT"),
        pytest.param({"stem": STEM.format("Which step helps least here?")}, [("stem", NEGATIVE)], id="least"),
        pytest.param({"stem": STEM.format("What should the manager not do?")}, [("stem", NEGATIVE)], id="not"),
        pytest.param({"rule": " ".join(["word"] * 26)}, [("rule", "26 words; write at most 25")], id="rule too long"),
    ],
)
def test_a_flaw_of_stem_clue_or_rule_is_named(fields: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert flaws(a_sound_item(**fields)) == expected


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"stem": a_stem_of(15)}, id="shortest stem"),
        pytest.param({"stem": a_stem_of(130)}, id="longest stem"),
        pytest.param({"rule": " ".join(["word"] * 25)}, id="longest rule"),
        pytest.param(
            {"stem": STEM.format("It is not raised, and at least two know. What should the manager do next?")},
            id="not and least in the situation",
        ),
        pytest.param(
            {"stem": STEM.format("Which note or exception helps the manager?")}, id="words that begin like it"
        ),
    ],
)
def test_a_stem_or_rule_within_its_limits_has_no_flaw(fields: dict[str, Any]) -> None:
    assert flaws(a_sound_item(**fields)) == []


@pytest.mark.parametrize(
    "ask", ["Which steps fit best?", "Which three steps fit best?", "Two know of it. Which steps fit best?"]
)
def test_a_multiple_response_stem_that_does_not_say_how_many_to_choose_is_named(ask: str) -> None:
    item = a_sound_item(keys=2, stem=STEM.format(ask))

    assert flaws(item) == [("stem", "the question itself says how many options to choose")]


def test_a_single_response_stem_need_not_say_how_many_to_choose() -> None:
    assert flaws(a_sound_item(stem=STEM.format("Which step fits best?"))) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "Tell the sponsor, that the limit is PASSED.", "says the same as another option", id="the key's words"
        ),
        pytest.param("All of the above, whatever that costs us.", ABOVE, id="all of the above"),
        pytest.param("Any of these, since the limit is no limit.", ABOVE, id="any of these"),
        pytest.param("Both of them, one after the other, at once.", ABOVE, id="both of them"),
        pytest.param(
            "Move all of it and never speak of it again.",
            "'never' stands only in a distractor and gives it away",
            id="absolute word",
        ),
        pytest.param(
            "Move it immediately and ignore the reserve.",
            "'ignore' stands only in a distractor and gives it away",
            id="first of two absolute words",
        ),
    ],
)
def test_a_flaw_of_a_distractor_is_named(text: str, message: str) -> None:
    assert flaws(with_option(a_sound_item(), 2, text=text)) == [("options.2.text", message)]


def test_an_absolute_word_that_the_key_shares_gives_nothing_away() -> None:
    item = with_option(a_sound_item(), 0, text="Tell the sponsor that every limit is passed.")

    assert flaws(with_option(item, 2, text="Cut every work that has no owner at all.")) == []


def test_an_absolute_word_in_the_key_alone_is_no_flaw() -> None:
    assert flaws(with_option(a_sound_item(), 0, text="Tell the sponsor that every limit is passed.")) == []


def test_options_that_end_in_two_ways_are_named() -> None:
    item = with_option(a_sound_item(), 3, text="Send the crew home until prices fall again")

    assert flaws(item) == [("options", "some end with a period and some do not")]


def test_options_that_all_end_without_a_period_have_no_flaw() -> None:
    assert flaws(with_texts(*(text.rstrip(".") for text in TEXTS))) == []


@pytest.mark.parametrize("length", [14, 61])
def test_a_reason_outside_its_limits_is_named(length: int) -> None:
    item = with_option(a_sound_item(), 1, why=" ".join(["word"] * length))

    assert flaws(item) == [("options.1.why", f"{length} words; write 15 to 60")]


@pytest.mark.parametrize("length", [15, 60])
def test_a_reason_at_its_limits_has_no_flaw(length: int) -> None:
    assert flaws(with_option(a_sound_item(), 1, why=" ".join(["word"] * length))) == []


@pytest.mark.parametrize("name", ["Option B", "option 2", "Answer C", "choice D"])
def test_a_reason_that_names_a_letter_is_named(name: str) -> None:
    assert flaws(with_option(a_sound_item(), 1, why=f"{name} is better. {WHY}")) == [("options.1.why", LETTER)]


@pytest.mark.parametrize(
    "words_before", ["The best option a manager has", "An answer by 2 people", "Option and choice"]
)
def test_a_reason_that_speaks_of_options_without_naming_one_has_no_flaw(words_before: str) -> None:
    assert flaws(with_option(a_sound_item(), 1, why=f"{words_before} is this. {WHY}")) == []


SHORT, LONG = "Tell them now.", "Tell the sponsor and all who own a part of the limit that it is passed."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(LONG, "the key is clearly the longest option", id="longest"),
        pytest.param(SHORT, "the key is clearly the shortest option", id="shortest"),
        pytest.param("Discuss with the sponsor that it is passed.", "only the key opens with a soft verb", id="soft"),
    ],
)
def test_a_key_that_gives_itself_away_by_its_form_is_named(text: str, message: str) -> None:
    assert flaws(with_option(a_sound_item(), 0, text=text)) == [("options.0.text", message)]


@pytest.mark.parametrize("text", [LONG, SHORT, "Discuss with the sponsor that it is passed."])
def test_a_distractor_of_another_form_gives_no_key_away(text: str) -> None:
    assert flaws(with_option(a_sound_item(), 1, text=text)) == []


@pytest.mark.parametrize("text", [LONG, SHORT])
def test_a_distractor_as_long_or_short_as_the_key_hides_it(text: str) -> None:
    item = with_option(a_sound_item(), 0, text=text)

    assert flaws(with_option(item, 3, text=text.replace("Tell", "Show"))) == []


def test_a_soft_verb_in_a_distractor_too_hides_the_key() -> None:
    item = with_option(a_sound_item(), 0, text="Discuss with the sponsor that it is passed.")

    assert flaws(with_option(item, 1, text="Review the money in the reserve of next week.")) == []


@pytest.mark.parametrize(
    ("longer_by", "flawed"),
    [pytest.param(11, False, id="too little to see"), pytest.param(12, True, id="just enough to see")],
)
def test_a_key_among_short_options_is_longest_only_by_twelve_characters(longer_by: int, flawed: bool) -> None:
    item = with_texts("k" * (10 + longer_by), "b" * 10, "c" * 10, "d" * 10)

    assert bool(flaws(item)) == flawed


@pytest.mark.parametrize(
    ("shorter_by", "flawed"),
    [pytest.param(11, False, id="too little to see"), pytest.param(12, True, id="just enough to see")],
)
def test_a_key_among_short_options_is_shortest_only_by_twelve_characters(shorter_by: int, flawed: bool) -> None:
    item = with_texts("k" * 20, *(letter * (20 + shorter_by) for letter in "bcd"))

    assert bool(flaws(item)) == flawed


@pytest.mark.parametrize(
    ("length", "flawed"), [pytest.param(80, False, id="a quarter"), pytest.param(79, True, id="more than a quarter")]
)
def test_a_key_among_long_options_is_shortest_only_by_more_than_a_quarter(length: int, flawed: bool) -> None:
    item = with_texts("k" * length, "b" * 100, "c" * 100, "d" * 100)

    assert bool(flaws(item)) == flawed


@pytest.mark.parametrize(
    ("length", "flawed"), [pytest.param(100, False, id="a quarter"), pytest.param(101, True, id="more than a quarter")]
)
def test_a_key_among_long_options_is_longest_only_by_more_than_a_quarter(length: int, flawed: bool) -> None:
    item = with_texts("k" * length, "b" * 80, "c" * 80, "d" * 80)

    assert bool(flaws(item)) == flawed


def test_the_keys_of_a_multiple_response_item_may_be_the_longest() -> None:
    item = with_option(a_sound_item(keys=2), 0, text=LONG)

    assert flaws(with_option(item, 1, text=LONG.replace("Tell", "Show"))) == []


def test_every_flaw_comes_at_once() -> None:
    item = replace(a_sound_item(), clue="nowhere", rule="word " * 26)
    item = with_option(with_option(item, 1, why="Too short."), 2, text="All of the above, whatever that costs us.")

    assert [name for name, _ in flaws(item)] == ["clue", "options.2.text", "options.1.why", "rule"]


def test_an_item_with_a_wrong_number_of_keys_is_still_read() -> None:
    no_key = replace(a_sound_item(), options=tuple(Option(text, is_key=False, why=WHY) for text in TEXTS))
    two_keys = replace(a_sound_item(keys=2), type=ItemType.SINGLE)

    assert flaws(no_key) == []
    assert flaws(two_keys) == []


def test_words_are_lower_case_with_their_hyphens_and_apostrophes() -> None:
    assert words("Don't re-plan: 12 Days, (or) A.") == ["don't", "re-plan", "12", "days", "or", "a"]


@pytest.mark.parametrize(
    ("stem", "question"),
    [
        ("It is late. What should she do, then?", "what should she do then"),
        ("Late! Who decides?  ", "who decides"),
        ("Who decides?", "who decides"),
        ("It costs 1.5 days. Whom to tell?", "whom to tell"),
    ],
)
def test_the_lead_in_is_the_last_sentence(stem: str, question: str) -> None:
    assert lead_in(stem) == question


def test_the_commonest_text_comes_with_its_share() -> None:
    assert commonest_share(["a", "b", "a", "c"]) == ("a", 0.5)

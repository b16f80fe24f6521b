"""How guessable a bank is by form alone: a balanced bank holds, each planted bias is measured."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from app.bank.domain import Item
from app.bank.domain.measures import ENOUGH_ITEMS, Measure, measures, pick_best
from tests.makers import an_item, an_option

LONGEST, SHORTEST = "picking the longest option is right", "picking the shortest option is right"
SOFT, RATIO = "picking the soft opening verb is right", "key length over distractor length, median"
POSITION = "commonest shown position of the key"
SENTENCE, OPENING = "commonest question sentence", "commonest four opening words"
EVEN = (40, 44, 48, 52)


def a_text(length: int, *, soft: bool = False, figure: bool = False) -> str:
    start = "Review " if soft else "10 " if figure else "Decide "
    return start + "x" * (length - len(start))


def an_item_of(
    number: int,
    *,
    lengths: tuple[int, ...] = EVEN,
    key: int | None = None,
    soft: int | None = None,
    figures: bool = False,
    stem: str | None = None,
) -> Item:
    """An item whose option lengths are given; unless said otherwise each place is the key, and soft, equally often."""
    right = number % len(lengths) if key is None else key
    gentle = number // len(lengths) % len(lengths) if soft is None else soft
    options = tuple(
        an_option(a_text(length, soft=i == gentle, figure=figures), is_key=i == right)
        for i, length in enumerate(lengths)
    )
    text = (stem or "In case {number} a limit is passed. What does role {number} do?").format(number=number)
    return replace(an_item(f"P1-{number:03d}"), options=options, stem=text)


def balanced(number: int) -> Item:
    return an_item_of(number)


def longest(number: int) -> Item:
    return an_item_of(number, key=3)


def shortest(number: int) -> Item:
    return an_item_of(number, key=0)


def soft_key(number: int) -> Item:
    return an_item_of(number, soft=number % 4)


def longer_key(number: int) -> Item:
    return an_item_of(number, lengths=(44, 40, 40, 40), key=0)


def first_figure(number: int) -> Item:
    return an_item_of(number, figures=True, soft=-1, key=0)


def same_sentence(number: int) -> Item:
    return an_item_of(number, stem="In case {number} a limit is passed. What comes next?")


def same_opening(number: int) -> Item:
    return an_item_of(number, stem="A limit is passed {number} times. What does role {number} do?")


def a_multiple_response_item(number: int) -> Item:
    return an_item(f"P1-{number}", keys=2)


def an_item_of_three_options(number: int) -> Item:
    return an_item(f"P1-{number}", options=3)


def by_name(items: list[Item]) -> dict[str, Measure]:
    return {measure.name: measure for measure in measures(items)}


ALL = [balanced(number) for number in range(240)]


def test_a_balanced_bank_holds_every_measure() -> None:
    found = by_name(ALL)

    assert list(found) == [LONGEST, SHORTEST, SOFT, RATIO, POSITION, SENTENCE, OPENING]
    assert [name for name, measure in found.items() if not measure.holds] == []
    assert (found[LONGEST].value, found[SHORTEST].value, found[SOFT].value) == (0.25, 0.25, 0.25)
    assert found[SENTENCE].value == 1 / 240


@pytest.mark.parametrize(
    ("planted", "name", "value"),
    [
        pytest.param(longest, LONGEST, 1, id="key always longest"),
        pytest.param(longest, SHORTEST, 0, id="key never shortest"),
        pytest.param(shortest, SHORTEST, 1, id="key always shortest"),
        pytest.param(shortest, LONGEST, 0, id="key never longest"),
        pytest.param(soft_key, SOFT, 1, id="key always soft"),
        pytest.param(longer_key, RATIO, 1.1, id="key always a tenth longer"),
        pytest.param(first_figure, POSITION, 1, id="key always shown first"),
        pytest.param(same_sentence, SENTENCE, 1, id="one question sentence"),
        pytest.param(same_opening, OPENING, 1, id="one opening"),
    ],
)
def test_a_planted_bias_is_measured_and_does_not_hold(planted: Callable[[int], Item], name: str, value: float) -> None:
    found = by_name([planted(number) for number in range(240)])

    assert found[name].value == pytest.approx(value)
    assert not found[name].holds


def test_a_soft_verb_in_every_option_is_worth_no_more_than_chance() -> None:
    items = [replace(item, options=tuple(replace(o, text="Review " + o.text) for o in item.options)) for item in ALL]

    assert by_name(items)[SOFT].value == 0.25


def test_below_enough_items_nothing_is_measured() -> None:
    assert measures(ALL[: ENOUGH_ITEMS - 1]) == []
    assert len(measures(ALL[:ENOUGH_ITEMS])) == 7


@pytest.mark.parametrize("other", [a_multiple_response_item, an_item_of_three_options])
def test_only_single_response_items_of_four_options_count(other: Callable[[int], Item]) -> None:
    few = ALL[: ENOUGH_ITEMS - 1]

    assert measures([*few, *(other(number) for number in range(1000, 1100))]) == []


def test_an_option_without_a_latin_word_is_no_soft_one() -> None:
    [first, *others] = ALL
    wordless = replace(first, options=(*first.options[:3], an_option("≈ ∞")))

    assert by_name([wordless, *others])[SOFT].value == by_name(ALL)[SOFT].value


@pytest.mark.parametrize(
    ("scores", "credit"),
    [
        pytest.param([1, 3, 2, 0], Fraction(0), id="another option"),
        pytest.param([3, 1, 2, 0], Fraction(1), id="the key"),
        pytest.param([3, 3, 2, 0], Fraction(1, 2), id="the key and another"),
        pytest.param([0, 3, 3, 3], Fraction(0), id="three others"),
        pytest.param([2, 2, 2, 2], Fraction(1, 4), id="all of them"),
    ],
)
def test_ties_are_broken_by_chance(scores: list[int], credit: Fraction) -> None:
    assert pick_best(an_item(), scores) == credit


@pytest.mark.parametrize(
    ("value", "holds"), [(0.1499, False), (0.15, True), (0.2, True), (0.28, True), (0.2801, False)]
)
def test_a_measure_holds_within_its_limits_and_at_them(value: float, holds: bool) -> None:
    assert Measure("any", value, 0.15, 0.28).holds == holds

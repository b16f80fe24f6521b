"""Grading: what fits an item, what earns it, and the order in which its options are shown."""

from dataclasses import replace
from itertools import combinations, permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.bank.domain import BadChoice, Item, check_choice, is_right, parts_right
from app.bank.domain.grading import from_shown, guess_chance, shown_order
from tests.makers import an_item, an_option

STRANGE = "That option is not part of this question. Choose again."


@st.composite
def items(draw: st.DrawFn) -> Item:
    options = draw(st.integers(3, 8))
    return an_item(keys=draw(st.integers(1, options - 1)), options=options)


@st.composite
def items_with_picks(draw: st.DrawFn) -> tuple[Item, frozenset[int]]:
    """An item and as many different options as it asks for."""
    item = draw(items())
    order = draw(st.permutations(range(len(item.options))))
    return item, frozenset(order[: item.choose])


def test_a_fitting_choice_comes_back_as_a_set() -> None:
    assert check_choice(an_item(keys=2, options=5), [4, 0]) == {0, 4}


@pytest.mark.parametrize(
    ("keys", "chosen", "message"),
    [
        pytest.param(1, [], "Choose one option.", id="none of one"),
        pytest.param(1, [0, 1], "Choose one option.", id="two of one"),
        pytest.param(2, [0], "Choose exactly 2 options.", id="one of two"),
        pytest.param(2, [0, 1, 2], "Choose exactly 2 options.", id="three of two"),
        pytest.param(1, [4], STRANGE, id="past the last option"),
        pytest.param(1, [-1], STRANGE, id="before the first option"),
        pytest.param(2, [1, 1], STRANGE, id="one option twice"),
        pytest.param(2, [0, 1, 1], STRANGE, id="two options, one of them twice"),
    ],
)
def test_a_choice_that_does_not_fit_is_refused_beside_its_field(keys: int, chosen: list[int], message: str) -> None:
    with pytest.raises(BadChoice) as refusal:
        check_choice(an_item(keys=keys), chosen)

    assert (refusal.value.message, refusal.value.fields) == (message, {"chosen": message})


@pytest.mark.parametrize("chosen", [[], [1], [1, 3]])
def test_an_unfinished_choice_may_have_fewer_picks(chosen: list[int]) -> None:
    assert check_choice(an_item(keys=2), chosen, may_be_partial=True) == set(chosen)


@pytest.mark.parametrize("chosen", [[0, 1, 2], [4], [-1], [1, 1]])
def test_an_unfinished_choice_has_no_more_picks_and_no_strange_ones(chosen: list[int]) -> None:
    with pytest.raises(BadChoice):
        check_choice(an_item(keys=2), chosen, may_be_partial=True)


@settings(max_examples=60)
@given(items_with_picks())
def test_whatever_options_are_picked_the_right_number_of_them_fits(drawn: tuple[Item, frozenset[int]]) -> None:
    item, picks = drawn

    assert check_choice(item, tuple(picks)) == picks


@pytest.mark.parametrize(
    ("chosen", "right", "parts"),
    [
        pytest.param([0, 1], True, 1.0, id="both keys"),
        pytest.param([1, 0], True, 1.0, id="both keys in another order"),
        pytest.param([0, 3], False, 0.5, id="one key"),
        pytest.param([0], False, 0.5, id="one key alone"),
        pytest.param([2, 3], False, 0.0, id="no key"),
        pytest.param([], False, 0.0, id="nothing"),
        pytest.param([0, 1, 2], False, 1.0, id="both keys and another option"),
    ],
)
def test_an_item_is_earned_by_its_keys_and_nothing_else(chosen: list[int], right: bool, parts: float) -> None:
    item = an_item(keys=2, options=5)

    assert (is_right(item, chosen), parts_right(item, chosen)) == (right, parts)


@settings(max_examples=60)
@given(items_with_picks())
def test_a_full_choice_is_right_exactly_when_all_its_parts_are(drawn: tuple[Item, frozenset[int]]) -> None:
    item, picks = drawn

    parts = parts_right(item, picks)

    assert 0 <= parts <= 1
    assert (parts == 1) == is_right(item, picks)


@pytest.mark.parametrize(("keys", "options", "chance"), [(1, 4, 0.25), (1, 3, 1 / 3), (2, 5, 0.1), (3, 6, 0.05)])
def test_the_chance_of_a_blind_guess_is_one_over_the_possible_responses(keys: int, options: int, chance: float) -> None:
    assert guess_chance(an_item(keys=keys, options=options)) == chance


@settings(max_examples=60)
@given(items())
def test_the_chance_of_a_blind_guess_is_the_share_of_responses_that_are_right(item: Item) -> None:
    responses = list(combinations(range(len(item.options)), item.choose))

    share = sum(is_right(item, response) for response in responses) / len(responses)

    assert guess_chance(item) == share


@settings(max_examples=60)
@given(items(), st.integers())
def test_every_option_is_shown_once_in_an_order_that_the_seed_repeats(item: Item, seed: int) -> None:
    order = shown_order(item, Random(seed))

    assert sorted(order) == list(range(len(item.options)))
    assert shown_order(item, Random(seed)) == order


def test_options_in_words_are_shown_in_every_order() -> None:
    item = an_item(options=3)

    orders = {shown_order(item, Random(seed)) for seed in range(100)}

    assert orders == set(permutations(range(3)))


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        pytest.param(["10 days", "20 days", "30 days"], ["10 days", "20 days", "30 days"], id="written ascending"),
        pytest.param(["30 days", "9 days", "10 days"], ["9 days", "10 days", "30 days"], id="written otherwise"),
        pytest.param(["$1,200", "$900", "$1,050.50"], ["$900", "$1,050.50", "$1,200"], id="money"),
        pytest.param(["-5", "3", "-10", "+2"], ["-10", "-5", "+2", "3"], id="below zero"),
        pytest.param(["0.95", "1.05", "0.9"], ["0.9", "0.95", "1.05"], id="ratios"),
    ],
)
def test_figures_are_shown_in_ascending_order(texts: list[str], shown: list[str]) -> None:
    item = an_item_of(texts)

    orders = {shown_order(item, Random(seed)) for seed in range(20)}

    assert [[texts[i] for i in order] for order in orders] == [shown]


def test_figures_beside_words_are_shuffled() -> None:
    item = an_item_of(["10 days", "20 days", "No time at all"])

    orders = {shown_order(item, Random(seed)) for seed in range(100)}

    assert orders == set(permutations(range(3)))


def an_item_of(texts: list[str]) -> Item:
    """An item with these options, the first of them its key."""
    return replace(an_item(), options=tuple(an_option(text, is_key=i == 0) for i, text in enumerate(texts)))


def test_positions_as_shown_become_the_options_behind_them() -> None:
    assert from_shown([2, 0, 3, 1], [0, 3]) == [2, 1]


@pytest.mark.parametrize("position", [-1, 4, 99])
def test_a_position_that_was_not_shown_is_refused(position: int) -> None:
    with pytest.raises(BadChoice) as refusal:
        from_shown([2, 0, 3, 1], [0, position])

    assert refusal.value.fields == {"chosen": STRANGE}


@settings(max_examples=60)
@given(items_with_picks(), st.integers())
def test_a_choice_by_shown_position_is_the_choice_that_the_learner_meant(
    drawn: tuple[Item, frozenset[int]], seed: int
) -> None:
    item, picks = drawn
    order = shown_order(item, Random(seed))

    positions = [order.index(pick) for pick in picks]

    assert from_shown(order, positions) == list(picks)

"""Grading: what fits an item of each type, what earns it, what it is worth, and the order in which it is shown."""

from dataclasses import replace
from decimal import Decimal
from itertools import permutations
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.bank.domain import (
    OPEN,
    BadChoice,
    Chosen,
    Item,
    ItemType,
    as_shown,
    grade,
    guess_chance,
    is_right,
    read_response,
    right_response,
    shown_order,
)
from app.formulas.typed import read_number
from tests.answering import possible_responses, wrong_response
from tests.makers import (
    a_hotspot,
    a_matching,
    a_number,
    a_number_key,
    a_pull_down,
    an_enhanced_matching,
    an_item,
    an_option,
    an_ordering,
    one_of_each,
)

STRANGE = "That option is not part of this question. Choose again."
NOT_FILLED = "Fill every place before you check the answer."
NO_NUMBER = "Enter one number, for example 1,250.50 or 0.92."
TYPES = [pytest.param(item, id=item.type.value) for item in one_of_each()]
BLANKS = [pytest.param(item, id=item.type.value) for item in one_of_each() if item.type.has_blanks]
OPTIONS = [pytest.param(item, id=item.type.value) for item in one_of_each() if item.type is not ItemType.NUMERIC]


@st.composite
def choices(draw: st.DrawFn) -> Item:
    options = draw(st.integers(3, 8))
    return an_item(keys=draw(st.integers(1, options - 1)), options=options)


def filled() -> st.SearchStrategy[Item]:
    """Items with blanks, each of its type's usual sizes."""
    return st.one_of(
        st.builds(a_matching, pairs=st.integers(3, 5), extra=st.integers(0, 2)),
        st.builds(an_enhanced_matching, extra=st.integers(0, 2)),
        st.builds(an_ordering, steps=st.integers(3, 6)),
        st.builds(a_pull_down, gaps=st.integers(2, 4), lists=st.integers(2, 4)),
    )


def items() -> st.SearchStrategy[Item]:
    """Items of every type that is answered with options."""
    return st.one_of(choices(), st.builds(a_hotspot, keys=st.integers(1, 3)), filled())


@st.composite
def answered(draw: st.DrawFn) -> tuple[Item, Chosen]:
    """An item and a response that answers it in full, right or not."""
    item = draw(items())
    if item.type.is_choice:
        return item, tuple(sorted(draw(st.permutations(range(len(item.options))))[: item.choose]))
    if item.uses_each_once:
        return item, tuple(draw(st.permutations(range(len(item.options))))[: len(item.blanks)])
    return item, tuple(draw(st.sampled_from(blank.choices)) for blank in item.blanks)


@st.composite
def unfinished(draw: st.DrawFn) -> tuple[Item, Chosen]:
    """An item and a response in which something may be left open."""
    item, chosen = draw(answered())
    left_out = draw(st.lists(st.booleans(), min_size=len(chosen), max_size=len(chosen)))
    if item.type.is_choice:
        return item, tuple(pick for pick, is_out in zip(chosen, left_out, strict=True) if not is_out)
    picks = tuple(OPEN if is_out else pick for pick, is_out in zip(chosen, left_out, strict=True))
    return item, picks if set(picks) != {OPEN} else ()


def in_place(item: Item) -> range:
    """The order that shows every option where the bank has it."""
    return range(len(item.options))


def refusal(item: Item, given_: list[Any], *, may_be_partial: bool = False) -> str:
    """The message with which a response is refused, beside its field."""
    with pytest.raises(BadChoice) as refused:
        read_response(item, in_place(item), given_, may_be_partial=may_be_partial)
    assert refused.value.fields == {"chosen": refused.value.message}
    return refused.value.message


@pytest.mark.parametrize("item", TYPES)
def test_the_right_response_earns_its_item(item: Item) -> None:
    worth = grade(item, right_response(item))

    assert (worth.is_right, worth.right, worth.share, worth.credit) == (True, worth.parts, 1, 1)


@pytest.mark.parametrize("item", TYPES)
def test_the_right_response_is_one_that_can_be_given(item: Item) -> None:
    right = right_response(item)

    assert read_response(item, in_place(item), right) == right


@pytest.mark.parametrize("item", TYPES)
def test_another_response_does_not_earn_the_item(item: Item) -> None:
    assert not is_right(item, wrong_response(item))


@pytest.mark.parametrize("item", TYPES)
def test_nothing_earns_nothing(item: Item) -> None:
    worth = grade(item, ())

    assert (worth.is_right, worth.right, worth.credit) == (False, 0, 0)


@pytest.mark.parametrize(
    ("item", "chosen"),
    [
        pytest.param(an_item(), (0,), id="single"),
        pytest.param(an_item(keys=2, options=5), (0, 1), id="multiple"),
        pytest.param(a_hotspot(), (0,), id="hotspot"),
        pytest.param(a_matching(), (0, 1, 2), id="matching"),
        pytest.param(an_enhanced_matching(), (0, 1, 2), id="enhanced matching"),
        pytest.param(an_ordering(), (0, 1, 2, 3), id="ordering"),
        pytest.param(a_pull_down(), (0, 3), id="pull-down"),
        pytest.param(a_number(), ("1250.50",), id="numeric"),
    ],
)
def test_the_right_response_is_what_the_item_says(item: Item, chosen: Chosen) -> None:
    assert right_response(item) == chosen


@settings(max_examples=60)
@given(answered())
def test_a_response_is_worth_from_nothing_to_all_and_all_exactly_when_it_is_right(drawn: tuple[Item, Chosen]) -> None:
    item, chosen = drawn

    worth = grade(item, chosen)

    assert 0 <= worth.credit <= 1
    assert 0 <= worth.right <= worth.parts
    assert worth.is_right == (worth.credit == 1) == (worth.right == worth.parts) == (chosen == right_response(item))


@settings(max_examples=60)
@given(unfinished())
def test_what_is_left_open_never_earns_an_item(drawn: tuple[Item, Chosen]) -> None:
    item, chosen = drawn
    assume(len(chosen) < len(right_response(item)) or OPEN in chosen)

    worth = grade(item, chosen)

    assert not worth.is_right
    assert 0 <= worth.credit < 1


@settings(max_examples=60)
@given(unfinished(), st.integers())
def test_a_response_comes_back_as_it_was_given_whatever_the_order_shown(drawn: tuple[Item, Chosen], seed: int) -> None:
    item, chosen = drawn
    order = shown_order(item, Random(seed))

    given_ = as_shown(item, order, chosen)

    assert read_response(item, order, given_, may_be_partial=True) == chosen


@settings(max_examples=60)
@given(answered(), st.randoms(use_true_random=False))
def test_every_full_response_fits_in_any_order_of_the_options(drawn: tuple[Item, Chosen], rng: Random) -> None:
    item, chosen = drawn
    order = list(in_place(item))
    rng.shuffle(order)

    assert read_response(item, order, as_shown(item, order, chosen)) == chosen


def test_positions_as_shown_become_the_options_behind_them() -> None:
    order = [2, 0, 3, 1]

    assert read_response(an_item(), order, [3]) == (1,)
    assert read_response(a_matching(), order, [2, 0, 1]) == (3, 2, 0)
    assert as_shown(a_matching(), order, (3, OPEN, 0)) == [2, OPEN, 1]


def test_positions_may_come_as_text_as_forms_send_them() -> None:
    assert read_response(an_ordering(), range(4), ["2", "0", "1", "3"]) == (2, 0, 1, 3)


def test_picks_of_a_choice_are_kept_in_ascending_order_and_those_of_blanks_in_their_places() -> None:
    assert read_response(an_item(keys=2, options=5), range(5), [4, 0]) == (0, 4)
    assert read_response(a_matching(), range(4), [3, 0, 2]) == (3, 0, 2)


@pytest.mark.parametrize(
    ("keys", "chosen", "message"),
    [
        pytest.param(1, [], "Choose one option.", id="none of one"),
        pytest.param(1, [0, 1], "Choose one option.", id="two of one"),
        pytest.param(2, [0], "Choose exactly 2 options.", id="one of two"),
        pytest.param(2, [0, 1, 2], "Choose exactly 2 options.", id="three of two"),
        pytest.param(1, [4], STRANGE, id="past the last option"),
        pytest.param(1, [-1], STRANGE, id="nothing for an option"),
        pytest.param(1, [-2], STRANGE, id="before the first option"),
        pytest.param(2, [1, 1], STRANGE, id="one option twice"),
        pytest.param(2, [0, 1, 1], STRANGE, id="two options, one of them twice"),
        pytest.param(1, ["one"], STRANGE, id="a word"),
        pytest.param(1, ["1.5"], STRANGE, id="half an option"),
    ],
)
@pytest.mark.parametrize("make", [pytest.param(an_item, id="options"), pytest.param(a_hotspot, id="areas")])
def test_a_choice_that_does_not_fit_is_refused_beside_its_field(
    make: Any, keys: int, chosen: list[Any], message: str
) -> None:
    assert refusal(make(keys=keys), chosen) == message


@pytest.mark.parametrize("chosen", [[], [1], [1, 3]])
def test_an_unfinished_choice_may_have_fewer_picks(chosen: list[int]) -> None:
    assert read_response(an_item(keys=2), range(4), chosen, may_be_partial=True) == tuple(chosen)


@pytest.mark.parametrize("chosen", [[0, 1, 2], [4], [-1], [1, 1]])
def test_an_unfinished_choice_has_no_more_picks_and_no_strange_ones(chosen: list[int]) -> None:
    assert refusal(an_item(keys=2), chosen, may_be_partial=True) in {STRANGE, "Choose exactly 2 options."}


@pytest.mark.parametrize("item", BLANKS)
def test_every_place_of_a_finished_response_is_filled(item: Item) -> None:
    *others, _ = right_response(item)

    assert refusal(item, [*others, OPEN]) == NOT_FILLED
    assert refusal(item, [OPEN] * len(item.blanks)) == NOT_FILLED


@pytest.mark.parametrize("item", BLANKS)
def test_an_unfinished_response_may_leave_places_open(item: Item) -> None:
    *others, _ = right_response(item)

    assert read_response(item, in_place(item), [*others, OPEN], may_be_partial=True) == (*others, OPEN)


@pytest.mark.parametrize("item", TYPES)
def test_an_unfinished_response_with_nothing_in_it_is_none(item: Item) -> None:
    nothing = [OPEN] * len(item.blanks)

    assert read_response(item, in_place(item), nothing, may_be_partial=True) == ()
    assert read_response(item, in_place(item), [], may_be_partial=True) == ()


@pytest.mark.parametrize("may_be_partial", [False, True], ids=["finished", "unfinished"])
@pytest.mark.parametrize("item", BLANKS)
def test_a_response_fills_as_many_places_as_there_are(item: Item, may_be_partial: bool) -> None:
    right = list(right_response(item))
    places = len(right)

    said = [refusal(item, picks, may_be_partial=may_be_partial) for picks in (right[:-1], [*right, OPEN])]

    assert said == [f"This question has {places} places to fill; {n} came." for n in (places - 1, places + 1)]


@pytest.mark.parametrize("may_be_partial", [False, True], ids=["finished", "unfinished"])
@pytest.mark.parametrize("item", BLANKS)
@pytest.mark.parametrize("strange", [99, -2, "x", "", "0.5"])
def test_what_no_place_offers_is_refused(item: Item, strange: object, may_be_partial: bool) -> None:
    *others, _ = right_response(item)

    assert refusal(item, [*others, strange], may_be_partial=may_be_partial) == STRANGE


def test_a_gap_takes_no_option_of_another_gap() -> None:
    assert refusal(a_pull_down(), [0, 1]) == STRANGE


@pytest.mark.parametrize("item", [p for p in BLANKS if p.id != "pull-down"])
def test_an_option_that_fits_one_place_only_is_kept_in_two_while_unfinished_and_earns_nothing(item: Item) -> None:
    twice = [1, 1, *range(2, len(item.blanks))]

    kept = read_response(item, range(len(item.options)), twice, may_be_partial=True)

    assert (kept, is_right(item, kept)) == (tuple(twice), False)


@pytest.mark.parametrize("item", [p for p in BLANKS if p.id != "pull-down"])
def test_an_option_that_fits_one_place_only_is_refused_in_two(item: Item) -> None:
    twice = [1, 1, *range(2, len(item.blanks))]

    said = refusal(item, twice)

    assert said == "“What fits 1.” stands in two places. Each fits one place only."


@pytest.mark.parametrize(
    ("chosen", "right", "parts", "credit"),
    [
        pytest.param([0, 1], 2, 2, 1.0, id="both keys"),
        pytest.param([1, 0], 2, 2, 1.0, id="both keys in another order"),
        pytest.param([0, 3], 1, 2, 0.0, id="one key and one other: the wrong pick takes it back"),
        pytest.param([0], 1, 2, 0.5, id="one key alone"),
        pytest.param([2, 3], 0, 2, 0.0, id="no key, and not below nothing"),
        pytest.param([], 0, 2, 0.0, id="nothing"),
        pytest.param([0, 1, 2], 2, 2, 0.5, id="both keys and another option"),
    ],
)
def test_an_item_is_earned_by_its_keys_and_nothing_else(
    chosen: list[int], right: int, parts: int, credit: float
) -> None:
    worth = grade(an_item(keys=2, options=5), chosen)

    assert (worth.is_right, worth.right, worth.parts, worth.credit) == (credit == 1, right, parts, credit)


@pytest.mark.parametrize(
    ("item", "chosen", "right", "credit"),
    [
        pytest.param(a_matching(), (0, 1, 3), 2, 2 / 3, id="two of three pairs"),
        pytest.param(a_matching(), (0, OPEN, OPEN), 1, 1 / 3, id="one pair, the rest open"),
        pytest.param(an_enhanced_matching(), (1, 0, 2), 1, 1 / 3, id="two labels swapped"),
        pytest.param(a_pull_down(gaps=4), (0, 3, 6, 10), 3, 3 / 4, id="three of four gaps"),
        pytest.param(an_ordering(), (1, 2, 3, 0), 0, 2 / 3, id="an order that begins one too late"),
        pytest.param(an_ordering(), (1, 0, 3, 2), 0, 0.0, id="an order of swapped pairs"),
        pytest.param(an_ordering(), (0, 1, 3, 2), 2, 1 / 3, id="an order with its last two swapped"),
        pytest.param(an_ordering(), (3, 2, 1, 0), 0, 0.0, id="an order backward"),
        pytest.param(an_ordering(), (OPEN, 0, 1, OPEN), 0, 1 / 3, id="two neighbors in an order with open places"),
        pytest.param(an_ordering(), (OPEN, OPEN, OPEN, 0), 0, 0.0, id="an open place before the first"),
    ],
)
def test_partial_credit_of_places(item: Item, chosen: Chosen, right: int, credit: float) -> None:
    worth = grade(item, chosen)

    assert (worth.is_right, worth.right, worth.parts) == (False, right, len(item.blanks))
    assert worth.credit == pytest.approx(credit)


@pytest.mark.parametrize(
    ("typed", "is_earned"),
    [
        ("1250.50", True),
        ("1250.5", True),
        ("1250.49", True),
        ("1250.51", True),
        ("1250.489", False),
        ("1250.511", False),
        ("-1250.50", False),
        ("1000", False),
    ],
)
def test_a_number_is_right_within_its_tolerance(typed: str, is_earned: bool) -> None:
    worth = grade(a_number(), (typed,))

    assert (worth.is_right, worth.right, worth.parts, worth.credit) == (is_earned, int(is_earned), 1, float(is_earned))


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("1000", "The reserve was left out."),
        ("0.8", "The fraction stands upside down."),
        ("0.79", "The fraction stands upside down."),
        ("0.82", None),
        ("77", None),
        ("1250.50", None),
    ],
)
def test_a_wrong_number_is_told_by_the_slip_that_leads_to_it(typed: str, why: str | None) -> None:
    slip = a_number_key().missed(typed)

    assert (slip and slip.why) == why


def test_of_two_slips_the_nearer_one_is_told() -> None:
    first, second = a_number_key().slips
    key = a_number_key(tolerance="1", slips=(replace(first, value=Decimal(10)), replace(second, value=Decimal(11))))

    assert [slip.why for slip in map(key.missed, ("10.4", "10.6")) if slip] == [first.why, second.why]


NUMBERS = [
    ("1250.50", "1250.50"),
    ("1,250.50", "1250.50"),
    ("1,250", "1250"),
    ("1,250,000", "1250000"),
    ("1 250.50", "1250.50"),
    ("1\N{NO-BREAK SPACE}250", "1250"),
    ("0,92", "0.92"),
    ("0.92", "0.92"),
    (".5", "0.5"),
    ("5.", "5"),
    ("  12  ", "12"),
    ("12 %", "12"),
    ("12%", "12"),
    ("$50", "50"),
    ("$ 1,000", "1000"),
    ("50 €", "50"),
    ("£50", "50"),
    ("-$50", "-50"),
    ("$-50", "-50"),
    ("-€50", "-50"),
    ("-£50", "-50"),
    ("\N{MINUS SIGN}3", "-3"),
    ("\N{MINUS SIGN}$1,250.50", "-1250.50"),
    ("+3", "3"),
    ("007", "7"),
    ("9" * 24, "9" * 24),
]
NO_NUMBERS = [
    "",
    " ",
    "%",
    "$",
    "-",
    "+",
    ".",
    ",",
    "1.250,50",
    "1.2.3",
    "1-2",
    "--5",
    "+-5",
    "5-",
    "1e5",
    "1E5",
    "0x10",
    "1_000",
    "nan",
    "NaN",
    "inf",
    "-Infinity",
    "\N{ARABIC-INDIC DIGIT THREE}",
    "\N{FULLWIDTH DIGIT THREE}",
    "\N{SUPERSCRIPT TWO}",
    "1/2",
    "five",
    "5 days",
    "1\n2",
    "9" * 25,
    "1" * 5000,
]


@pytest.mark.parametrize(("typed", "value"), NUMBERS)
def test_a_number_is_read_as_a_person_means_it(typed: str, value: str) -> None:
    assert read_number(typed) == Decimal(value)


@pytest.mark.parametrize("typed", NO_NUMBERS)
def test_what_is_not_surely_a_number_is_asked_again(typed: str) -> None:
    assert read_number(typed) is None


@pytest.mark.parametrize("typed", ["0,920", "1,2,3", "1,,250", "12,5.0"])
def test_a_comma_that_stands_where_no_thousands_end_is_not_read_over(typed: str) -> None:
    assert read_number(typed) is None


@settings(max_examples=60)
@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_finite_number_or_none(typed: str) -> None:
    number = read_number(typed)

    assert number is None or number.is_finite()


@settings(max_examples=60)
@given(st.decimals(-(10**9), 10**9, places=2))
def test_a_number_reads_the_same_with_separators_and_without(value: Decimal) -> None:
    assert read_number(f"{value:,f}") == read_number(f"{value:f}") == read_number(f"${value:,f}") == value


@pytest.mark.parametrize("typed", ["", "x", "1e5", "9" * 25])
def test_a_response_that_is_no_number_is_refused(typed: str) -> None:
    assert refusal(a_number(), [typed]) == NO_NUMBER


@pytest.mark.parametrize("typed", [["1", "2"], [1, 2]])
def test_a_response_of_two_numbers_is_refused(typed: list[str]) -> None:
    assert (refusal(a_number(), typed), refusal(a_number(), typed, may_be_partial=True)) == (NO_NUMBER, NO_NUMBER)


@pytest.mark.parametrize(
    ("typed", "kept"), [(["$1,250.50"], ("1250.50",)), ([5], ("5",)), ([" 0,92 "], ("0.92",)), (["-1"], ("-1",))]
)
def test_a_number_is_kept_as_plain_text(typed: list[Any], kept: Chosen) -> None:
    assert read_response(a_number(), (), typed) == kept


@settings(max_examples=60)
@given(st.decimals(-(10**9), 10**9, places=2))
def test_a_typed_number_comes_back_as_it_was_kept(value: Decimal) -> None:
    chosen = read_response(a_number(), (), [f"{value:f}"])

    assert read_response(a_number(), (), as_shown(a_number(), (), chosen)) == chosen


@pytest.mark.parametrize(
    ("item", "chance"),
    [
        pytest.param(an_item(), 1 / 4, id="one of four"),
        pytest.param(an_item(options=3), 1 / 3, id="one of three"),
        pytest.param(an_item(keys=2, options=5), 1 / 10, id="two of five"),
        pytest.param(an_item(keys=3, options=6), 1 / 20, id="three of six"),
        pytest.param(a_hotspot(keys=2), 1 / 6, id="two of four areas"),
        pytest.param(a_matching(pairs=3, extra=0), 1 / 6, id="three pairs"),
        pytest.param(a_matching(pairs=3, extra=1), 1 / 24, id="three pairs of four choices"),
        pytest.param(an_enhanced_matching(extra=0), 1 / 6, id="three labels"),
        pytest.param(an_ordering(steps=4), 1 / 24, id="an order of four"),
        pytest.param(a_pull_down(gaps=2, lists=3), 1 / 9, id="two gaps of three"),
        pytest.param(a_number(), 0, id="a number"),
    ],
)
def test_the_chance_of_a_blind_guess_is_one_over_the_possible_responses(item: Item, chance: float) -> None:
    assert guess_chance(item) == pytest.approx(chance)


@settings(max_examples=60, deadline=None)
@given(items())
def test_the_chance_of_a_blind_guess_is_the_share_of_responses_that_are_right(item: Item) -> None:
    responses = possible_responses(item)

    share = sum(is_right(item, response) for response in responses) / len(responses)

    assert guess_chance(item) == pytest.approx(share)


@settings(max_examples=60)
@given(items(), st.integers())
def test_every_option_is_shown_once_in_an_order_that_the_seed_repeats(item: Item, seed: int) -> None:
    order = shown_order(item, Random(seed))

    assert sorted(order) == list(range(len(item.options)))
    assert shown_order(item, Random(seed)) == order


def test_a_number_has_nothing_to_show() -> None:
    assert shown_order(a_number(), Random(1)) == ()


def test_options_in_words_are_shown_in_every_order() -> None:
    item = an_item(options=3)

    orders = {shown_order(item, Random(seed)) for seed in range(100)}

    assert orders == set(permutations(range(3)))


@settings(max_examples=60)
@given(st.integers(3, 7), st.integers())
def test_steps_are_never_shown_in_their_right_order(steps: int, seed: int) -> None:
    order = shown_order(an_ordering(steps=steps), Random(seed))

    assert list(order) != list(range(steps))


def test_steps_are_shown_in_every_other_order_also_when_they_are_figures() -> None:
    item = an_ordering(steps=3)
    figures = replace(item, options=tuple(an_option(f"{n} days") for n in (1, 2, 3)))

    orders = {each: {shown_order(each, Random(seed)) for seed in range(200)} for each in (item, figures)}

    others = set(permutations(range(3))) - {(0, 1, 2)}
    assert list(orders.values()) == [others, others]


@settings(max_examples=60)
@given(st.integers(2, 4), st.integers(2, 4), st.integers())
def test_each_list_of_a_text_with_gaps_is_shuffled_by_itself(gaps: int, lists: int, seed: int) -> None:
    item = a_pull_down(gaps=gaps, lists=lists)

    order = shown_order(item, Random(seed))

    shown = [tuple(sorted(order[lists * n : lists * (n + 1)])) for n in range(gaps)]
    assert shown == [blank.choices for blank in item.blanks]


def test_a_list_of_a_text_with_gaps_is_shown_in_every_order_and_a_list_of_figures_in_its_own() -> None:
    item = a_pull_down(gaps=2, lists=3)
    figures = tuple(replace(o, text=text) for o, text in zip(item.options[3:], ("30 %", "9 %", "12 %"), strict=True))
    mixed = replace(item, options=(*item.options[:3], *figures))

    orders = [shown_order(mixed, Random(seed)) for seed in range(100)]

    assert {order[:3] for order in orders} == set(permutations(range(3)))
    assert {order[3:] for order in orders} == {(4, 5, 3)}


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        pytest.param(["10 days", "20 days", "30 days"], ["10 days", "20 days", "30 days"], id="written ascending"),
        pytest.param(["30 days", "9 days", "10 days"], ["9 days", "10 days", "30 days"], id="written otherwise"),
        pytest.param(["$1,200", "$900", "$1,050.50"], ["$900", "$1,050.50", "$1,200"], id="money"),
        pytest.param(["-5", "3", "-10", "+2"], ["-10", "-5", "+2", "3"], id="below zero"),
        pytest.param(["-$5", "$3", "-$10"], ["-$10", "-$5", "$3"], id="money below zero"),
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

"""Laws of the families on contracts, value, flow, quality and tables; each is solved again from what is shown."""

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

import pytest

from app.bank.domain.families import Family, generate
from app.bank.domain.families.assumption_point import FAMILY as ASSUMPTION_POINT
from app.bank.domain.families.bar_charts import FAMILY as BAR_CHARTS
from app.bank.domain.families.burn_reading import FAMILY as BURN_READING
from app.bank.domain.families.flow import FAMILY as FLOW
from app.bank.domain.families.forgone_value import FAMILY as FORGONE_VALUE
from app.bank.domain.families.incentive_fee import FAMILY as INCENTIVE_FEE
from app.bank.domain.families.posing import TYPED
from app.bank.domain.families.present_value import FAMILY as PRESENT_VALUE
from app.bank.domain.families.quality_control import FAMILY as QUALITY_CONTROL
from app.bank.domain.families.ranking import FAMILY as RANKING
from app.bank.domain.families.settings import SETTINGS, sentence
from app.bank.domain.families.velocity_forecast import FAMILY as VELOCITY_FORECAST
from app.bank.domain.grading import is_right
from app.bank.domain.item import Item, ItemType, Objective
from app.bank.domain.structure import faults
from app.bank.domain.wording import count, flaws
from tests.bank.families.solvers_flow import solved

FAMILIES = (
    ASSUMPTION_POINT,
    INCENTIVE_FEE,
    PRESENT_VALUE,
    FORGONE_VALUE,
    VELOCITY_FORECAST,
    BURN_READING,
    FLOW,
    QUALITY_CONTROL,
    BAR_CHARTS,
    RANKING,
)
BY_ID = {family.id: family for family in FAMILIES}
MORE_TYPES = {
    "G22": {ItemType.ORDERING},
    "G27": {ItemType.PULL_DOWN},
    "G28": {ItemType.HOTSPOT},
    "G29": {ItemType.HOTSPOT},
    "G30": {ItemType.HOTSPOT},
    "G31": {ItemType.ORDERING},
}
SEEDS = 200
CHI_SQUARE = 16.27
"""Three degrees of freedom, exceeded by chance once in a thousand."""

each_family = pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.id)


def objective_of(family: Family) -> Objective:
    return Objective(family.objective, "A title", "A gist", "R8", "any")


@cache
def item(family_id: str, seed: int) -> Item:
    family = BY_ID[family_id]
    return generate(family, seed, objective_of(family))


def items(family: Family, seeds: int = SEEDS) -> list[Item]:
    return [item(family.id, seed) for seed in range(seeds)]


def key(one: Item) -> tuple[int | Decimal, ...]:
    if one.number:
        return (one.number.value,)
    return tuple(blank.key for blank in one.blanks) or tuple(sorted(one.keys))


@each_family
def test_a_second_solver_that_reads_only_what_is_shown_finds_the_key(family: Family) -> None:
    missed = [one.id for one in items(family) if solved(one) != key(one)]

    assert missed == []


@each_family
def test_the_key_earns_the_item(family: Family) -> None:
    given = {one.id: [str(part) if isinstance(part, Decimal) else part for part in key(one)] for one in items(family)}

    missed = [one.id for one in items(family) if not is_right(one, given[one.id])]

    assert missed == []


@each_family
def test_every_item_holds_together(family: Family) -> None:
    found = [(one.id, fault) for one in items(family) for fault in faults(one, one.choose)]

    assert found == []


@each_family
def test_no_item_has_a_flaw_of_wording(family: Family) -> None:
    found = [(one.id, flaw) for one in items(family) for flaw in flaws(one)]

    assert found == []


@each_family
def test_a_single_response_offers_four_distinct_options_and_one_key(family: Family) -> None:
    single = [one for one in items(family) if one.type is ItemType.SINGLE]

    counts = {(len({option.text for option in one.options}), len(one.options), len(one.keys)) for one in single}

    assert counts == {(4, 4, 1)}


@each_family
def test_a_click_chooses_among_four_to_eight_places_with_one_key(family: Family) -> None:
    clicked = [one for one in items(family) if one.type is ItemType.HOTSPOT]

    assert {len(one.keys) for one in clicked} <= {1}
    assert {len(one.options) for one in clicked} <= {4, 5, 6, 7, 8}


@each_family
def test_an_option_has_one_to_twelve_words_and_a_stem_twenty_five_to_eighty_five(family: Family) -> None:
    stems = [count(one.stem) for one in items(family)]
    options = [count(option.text) for one in items(family) for option in one.options]

    assert 25 <= min(stems) <= max(stems) <= 85
    assert 1 <= min(options) <= max(options) <= 12


@each_family
def test_the_key_stands_in_each_rank_as_often_as_in_the_others(family: Family) -> None:
    single = [one for one in items(family, 400) if one.type is ItemType.SINGLE]

    numbers = [one for one in single if are_four_numbers(one)]
    statements = [one for one in single if not are_four_numbers(one)]

    assert unevenness(numbers) < CHI_SQUARE
    assert unevenness(statements) < CHI_SQUARE


def are_four_numbers(one: Item) -> bool:
    figures = [option.figure for option in one.options]
    return figures == sorted(figures) and len(set(figures)) == 4


def unevenness(asked: Sequence[Item]) -> float:
    """The chi-square of the places in which the keys stand."""
    places, expected = Counter(place for one in asked for place in one.keys), len(asked) / 4
    return sum((places[place] - expected) ** 2 / expected for place in range(4))


@each_family
def test_the_same_seed_gives_the_same_item(family: Family) -> None:
    again = [generate(family, seed, objective_of(family)) for seed in range(20)]

    assert again == items(family, 20)


@each_family
def test_five_of_seven_items_show_something_else_than_a_new_setting(family: Family) -> None:
    shown = {
        (masked(one.stem), tuple(option.text for option in one.options), one.exhibits) for one in items(family, 700)
    }

    assert len(shown) >= 500


def masked(stem: str) -> str:
    for place in SETTINGS:
        for words in (place.project, place.asker):
            stem = stem.replace(words, "_").replace(sentence(words), "_")
    return stem


@each_family
def test_each_type_is_asked_in_three_wordings_or_more(family: Family) -> None:
    wordings = {(one.type, re.sub(r"[\d,.]+", "#", masked(one.stem))) for one in items(family)}

    assert min(Counter(kind for kind, _ in wordings).values()) >= 3


@each_family
def test_the_types_are_those_of_the_family_each_in_a_fair_share(family: Family) -> None:
    types = Counter(one.type for one in items(family))

    assert set(types) == {ItemType.SINGLE, ItemType.NUMERIC} | MORE_TYPES.get(family.id, set())
    assert abs(types[ItemType.NUMERIC] / SEEDS - TYPED) < 0.12
    assert min(types.values()) >= SEEDS * 0.15


@each_family
def test_each_item_has_three_to_six_worked_steps(family: Family) -> None:
    assert {len(one.steps) for one in items(family)} <= {3, 4, 5, 6}


@each_family
def test_a_typed_number_tells_at_least_two_slips_apart(family: Family) -> None:
    typed = [one.number for one in items(family) if one.number]

    assert min(len(number.slips) for number in typed) >= 2
    assert all(not number.accepts(slip.value) for number in typed for slip in number.slips)


@each_family
def test_seeds_far_apart_all_give_an_item(family: Family) -> None:
    ids = [item(family.id, seed).id for seed in range(1, 1_000_000, 9_999)]

    assert len(ids) == 101

"""Laws of the families on networks, risks, decisions and channels; each is solved a second time from what is shown."""

from collections import Counter
from decimal import Decimal
from functools import cache

import pytest

from app.bank.domain.families import Family, generate
from app.bank.domain.families.break_even import FAMILY as BREAK_EVEN
from app.bank.domain.families.channels import FAMILY as CHANNELS
from app.bank.domain.families.compression import FAMILY as COMPRESSION
from app.bank.domain.families.critical_path import FAMILY as CRITICAL_PATH
from app.bank.domain.families.decision_trees import FAMILY as DECISION_TREES
from app.bank.domain.families.delays import FAMILY as DELAYS
from app.bank.domain.families.exposure import FAMILY as EXPOSURE
from app.bank.domain.families.floats import FAMILY as FLOATS
from app.bank.domain.families.links import FAMILY as LINKS
from app.bank.domain.families.posing import TYPED as ENTRY
from app.bank.domain.families.risk_ranking import FAMILY as RISK_RANKING
from app.bank.domain.families.settings import SETTINGS, sentence
from app.bank.domain.grading import is_right
from app.bank.domain.item import Item, ItemType, Objective
from app.bank.domain.structure import faults
from app.bank.domain.wording import count, flaws
from tests.bank.families.solvers_network import solved

FAMILIES = (
    CRITICAL_PATH,
    FLOATS,
    LINKS,
    COMPRESSION,
    DELAYS,
    EXPOSURE,
    DECISION_TREES,
    RISK_RANKING,
    BREAK_EVEN,
    CHANNELS,
)
TYPES = {
    "G10": {ItemType.HOTSPOT},
    "G11": {ItemType.MATCHING},
    "G14": {ItemType.HOTSPOT},
    "G17": {ItemType.MATCHING},
    "G18": {ItemType.HOTSPOT},
    "G19": {ItemType.ORDERING, ItemType.ENHANCED_MATCHING},
}
SEEDS = 200
MANY = {"G13": 200}
"""How many seeds the counts over many of them take; crashing is solved exactly, which takes its time."""
CHI_SQUARE = 16.27
"""Three degrees of freedom, exceeded by chance once in a thousand."""

each_family = pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.id)


def objective_of(family: Family) -> Objective:
    return Objective(family.objective, "A title", "A gist", "R8", "any")


@cache
def item(family_id: str, seed: int) -> Item:
    family = next(family for family in FAMILIES if family.id == family_id)
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
    missed = [one.id for one in items(family) if not is_right(one, given(one))]

    assert missed == []


def given(one: Item) -> list[int | str]:
    """The key as a response."""
    return [str(part) if isinstance(part, Decimal) else part for part in key(one)]


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

    counts = {(len({option.text for option in one.options}), len(one.keys)) for one in single}

    assert counts == {(4, 1)}


@each_family
def test_an_option_has_one_to_twelve_words_and_a_stem_twenty_five_to_eighty_five(family: Family) -> None:
    stems = [count(one.stem) for one in items(family)]
    options = [count(option.text) for one in items(family) for option in one.options]

    assert 25 <= min(stems) <= max(stems) <= 85
    assert 1 <= min(options) <= max(options) <= 12


@each_family
def test_the_key_stands_in_each_rank_as_often_as_in_the_others(family: Family) -> None:
    numbers = [one for one in items(family, MANY.get(family.id, 400)) if are_four_numbers(one)]

    ranks = Counter(rank for one in numbers for rank in one.keys)

    expected = len(numbers) / 4
    assert sum((ranks[rank] - expected) ** 2 / expected for rank in range(4)) < CHI_SQUARE


def are_four_numbers(one: Item) -> bool:
    figures = [option.figure for option in one.options]
    return one.type is ItemType.SINGLE and figures == sorted(figures) and len(set(figures)) == 4


@each_family
def test_the_same_seed_gives_the_same_item(family: Family) -> None:
    again = [generate(family, seed, objective_of(family)) for seed in range(20)]

    assert again == items(family, 20)


@each_family
def test_five_of_seven_items_differ_in_more_than_their_setting(family: Family) -> None:
    seeds = MANY.get(family.id, 400)

    different = {
        (masked(one.stem), *(option.text for option in one.options), str(key(one))) for one in items(family, seeds)
    }

    assert len(different) >= seeds * 5 / 7


def masked(stem: str) -> str:
    for place in SETTINGS:
        for words in (place.project, place.asker):
            stem = stem.replace(words, "_").replace(sentence(words), "_")
    return stem


@each_family
def test_the_types_are_those_of_the_family_each_in_a_fair_share(family: Family) -> None:
    types = Counter(one.type for one in items(family))

    assert set(types) == {ItemType.SINGLE, ItemType.NUMERIC} | TYPES.get(family.id, set())
    assert abs(types[ItemType.NUMERIC] / SEEDS - ENTRY) < 0.12
    assert min(types.values()) >= SEEDS * 0.08


@each_family
def test_each_item_has_three_to_six_worked_steps(family: Family) -> None:
    assert {len(one.steps) for one in items(family)} <= {3, 4, 5, 6}


@each_family
def test_a_typed_number_is_whole_and_every_slip_is_told_apart_from_it(family: Family) -> None:
    typed = [one.number for one in items(family) if one.number]

    assert {number.tolerance for number in typed} == {Decimal(0)}
    assert {number.value % 1 for number in typed} == {Decimal(0)}
    assert min(len(number.slips) for number in typed) >= 2
    assert all(number.missed(str(slip.value)) == slip for number in typed for slip in number.slips)

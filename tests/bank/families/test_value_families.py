"""Laws that every family of value and estimates keeps, over many seeds."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.bank.domain import structure, wording
from app.bank.domain.families import (
    earned_rules,
    estimate_ranges,
    forecast_atypical,
    forecast_rebuilt,
    forecast_typical,
    generate,
    indices,
    pace_to_complete,
    remaining_cost,
    three_point,
    time_earned,
    variances,
)
from app.bank.domain.families.draft import Family
from app.bank.domain.families.engine import SEEDS
from app.bank.domain.families.settings import SETTINGS
from app.bank.domain.item import Item, ItemType, Objective, Option
from tests.bank.families.solvers_value import named

FAMILIES = (
    variances.FAMILY,
    indices.FAMILY,
    earned_rules.FAMILY,
    forecast_typical.FAMILY,
    forecast_atypical.FAMILY,
    forecast_rebuilt.FAMILY,
    remaining_cost.FAMILY,
    pace_to_complete.FAMILY,
    time_earned.FAMILY,
    three_point.FAMILY,
    estimate_ranges.FAMILY,
)
OURS = tuple(family for family in FAMILIES if family is not indices.FAMILY)
"""The families that explain each slip in fifteen words or more and ask last."""
BY_ID = {family.id: family for family in FAMILIES}
FILLED = ("G03", "G07")
CHI_SQUARE_OF_3 = 16.27
"""Exceeded by chance in one of a thousand even draws."""

every_family = pytest.mark.parametrize("family", [family.id for family in FAMILIES])
our_family = pytest.mark.parametrize("family", [family.id for family in OURS])
filled_family = pytest.mark.parametrize("family", FILLED)


def an_item(family: Family, seed: int) -> Item:
    objective = Objective(family.objective, "An objective", "Its gist.", "R6", "predictive")
    return generate(family, seed, objective)


@cache
def drawn(family: str) -> tuple[Item, ...]:
    return tuple(an_item(BY_ID[family], seed) for seed in range(700))


def items(family: str, count: int = 200) -> tuple[Item, ...]:
    return drawn(family)[:count]


def key_of(item: Item) -> object:
    if item.type is ItemType.PULL_DOWN:
        return tuple(blank.key for blank in item.blanks)
    return item.number.value if item.number else next(iter(item.keys))


def option_lists(item: Item) -> list[Sequence[Option]]:
    if item.type is ItemType.PULL_DOWN:
        return [[item.options[i] for i in blank.choices] for blank in item.blanks]
    return [item.options] if item.options else []


def skeleton(stem: str) -> str:
    """The words of a stem without its world and its numbers."""
    for place in sorted(SETTINGS, key=lambda place: -len(place.asker)):
        for word in (place.project, place.asker):
            stem = re.sub(re.escape(word), "_", stem, flags=re.IGNORECASE)
    return re.sub(r"[\d.,]*\d", "#", stem)


def unevenness(ranks: Sequence[int]) -> float:
    counts, even = Counter(ranks), len(ranks) / 4
    return sum((counts[rank] - even) ** 2 / even for rank in range(4))


@every_family
def test_the_key_is_what_a_second_solver_finds(family: str) -> None:
    found = items(family)

    assert [named(item) for item in found] == [key_of(item) for item in found]


@settings(max_examples=60, deadline=None)
@given(family=st.sampled_from(FAMILIES), seed=st.integers(0, SEEDS - 1))
def test_any_seed_gives_an_item_whose_key_the_second_solver_finds(family: Family, seed: int) -> None:
    item = an_item(family, seed)

    assert named(item) == key_of(item)


@every_family
def test_each_choice_has_one_key_and_options_that_differ(family: str) -> None:
    choices = [options for item in items(family) for options in option_lists(item)]

    assert {sum(option.is_key for option in options) for options in choices} == {1}
    assert [options for options in choices if len({option.text for option in options}) < len(options)] == []


@every_family
def test_an_item_holds_together(family: str) -> None:
    found = [fault for item in items(family) for fault in structure.faults(item, item.choose)]

    assert found == []


@our_family
def test_an_item_is_worded_without_flaws(family: str) -> None:
    # words carry no sign, so that -$500 and $500 look the same to this rule; the test above tells them apart
    found = [flaw for item in items(family) for flaw in wording.flaws(item) if "says the same as" not in flaw[1]]

    assert found == []


@our_family
def test_a_stem_asks_one_question_at_its_end_in_25_to_85_words(family: str) -> None:
    stems = [item.stem for item in items(family)]

    assert [stem for stem in stems if not (stem.count("?") == 1 and stem.endswith("?"))] == []
    assert [stem for stem in stems if not 25 <= len(stem.split()) <= 85] == []


@every_family
def test_the_key_stands_at_each_rank_as_often(family: str) -> None:
    singles = [item for item in items(family, 400) if item.type is ItemType.SINGLE]

    assert unevenness([next(iter(item.keys)) for item in singles]) < CHI_SQUARE_OF_3


@every_family
def test_figures_stand_in_ascending_order(family: str) -> None:
    shown = [[option.figure for option in item.options] for item in items(family) if item.type is ItemType.SINGLE]

    assert shown == [sorted(figures) for figures in shown]


@filled_family
def test_the_keys_of_gaps_stand_at_each_rank_as_often_and_tell_nothing_of_each_other(family: str) -> None:
    filled = [item for item in items(family, 700) if item.type is ItemType.PULL_DOWN]
    first, second = ([item.blanks[gap].key - item.blanks[gap].choices[0] for item in filled] for gap in (0, 1))
    apart = [(a - b) % 4 for a, b in zip(first, second, strict=True)]

    assert max(unevenness(first), unevenness(second), unevenness(apart)) < CHI_SQUARE_OF_3


@every_family
def test_about_a_quarter_is_typed(family: str) -> None:
    share = sum(item.type is ItemType.NUMERIC for item in items(family, 400)) / 400

    assert 0.18 < share < 0.32


@filled_family
def test_about_a_third_is_a_text_to_fill(family: str) -> None:
    share = sum(item.type is ItemType.PULL_DOWN for item in items(family, 400)) / 400

    assert 0.25 < share < 0.42


@our_family
def test_a_typed_number_recognizes_at_least_two_slips(family: str) -> None:
    typed = [item.number for item in items(family) if item.number]

    assert [number for number in typed if len(number.slips) < 2] == []


@every_family
def test_the_same_seed_gives_the_same_item(family: str) -> None:
    assert [an_item(BY_ID[family], seed) for seed in range(20)] == list(items(family)[:20])


@every_family
def test_among_700_seeds_are_500_questions_with_other_numbers(family: str) -> None:
    told = set()
    for item in items(family, 700):
        numbers = re.findall(r"\d[\d,.]*", item.stem)
        cells = [row for exhibit in item.exhibits for row in exhibit.table().rows]
        told.add((skeleton(item.stem), *numbers, *cells, *(option.text for option in item.options)))

    assert len(told) >= 500


@every_family
def test_three_or_more_wordings_occur_in_each_type(family: str) -> None:
    by_type = {kind: {skeleton(i.stem) for i in items(family) if i.type is kind} for kind in ItemType}

    assert {kind: len(stems) for kind, stems in by_type.items() if 0 < len(stems) < 3} == {}


@our_family
def test_a_worked_solution_has_three_to_six_lines_with_the_numbers(family: str) -> None:
    found = items(family)

    assert {len(item.steps) for item in found} <= set(range(3, 7))
    assert [item.steps for item in found if not re.search(r"\d", " ".join(item.steps))] == []

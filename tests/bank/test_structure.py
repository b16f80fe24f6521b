"""Whether an item holds together: each fault of its keys, gaps, areas and numbers is named with its field."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from app.bank.domain import Blank, Item, ItemType, Option
from app.bank.domain.structure import areas_of, faults, named_traps, pointed_at
from app.exhibits.domain import DataTable
from tests.makers import (
    CORNERS,
    a_case,
    a_hotspot,
    a_matching,
    a_number,
    a_number_key,
    a_picture,
    a_pull_down,
    an_enhanced_matching,
    an_item,
    an_option,
    an_ordering,
    one_of_each,
)

NO_AREA = f"the picture has no area middle; it has {', '.join(CORNERS)}"
TABLE = DataTable("Costs", ("Name", "Cost"), (("Crane", 5),))


def found(item: Item, choose: int | None = None) -> list[tuple[str, str]]:
    """The faults of the item; its file says how many to choose, by default rightly."""
    return faults(item, item.choose if choose is None else choose)


def with_option(item: Item, index: int, **fields: Any) -> Item:
    options = [replace(o, **fields) if i == index else o for i, o in enumerate(item.options)]
    return replace(item, options=tuple(options))


def with_blank(item: Item, index: int, **fields: Any) -> Item:
    blanks = [replace(b, **fields) if i == index else b for i, b in enumerate(item.blanks)]
    return replace(item, blanks=tuple(blanks))


@pytest.mark.parametrize("item", [pytest.param(item, id=item.type.value) for item in one_of_each()])
def test_a_sound_item_of_any_type_has_no_fault(item: Item) -> None:
    assert found(item) == []


@pytest.mark.parametrize(
    ("item", "choose", "message"),
    [
        pytest.param(
            replace(an_item(keys=2), type=ItemType.SINGLE),
            1,
            "a single-response item has one key; this one has 2",
            id="single with two keys",
        ),
        pytest.param(
            replace(an_item(keys=0), type=ItemType.SINGLE),
            1,
            "a single-response item has one key; this one has 0",
            id="single without a key",
        ),
        pytest.param(an_item(keys=2), 3, "'choose' says 3, the options have 2 keys", id="multiple with fewer keys"),
        pytest.param(an_item(keys=3), 2, "'choose' says 2, the options have 3 keys", id="multiple with more keys"),
        pytest.param(an_item(keys=4), 4, "'choose' says 4, the options have 4 keys", id="multiple of keys alone"),
        pytest.param(a_hotspot(keys=2), 1, "'choose' says 1, the options have 2 keys", id="hotspot with two keys"),
        pytest.param(a_hotspot(keys=0), 0, "'choose' says 0, the options have 0 keys", id="hotspot without a key"),
    ],
)
def test_the_number_of_keys_fits_the_type(item: Item, choose: int, message: str) -> None:
    assert found(item, choose) == [("options", message)]


@pytest.mark.parametrize("item", [pytest.param(an_item(), id="single"), pytest.param(a_hotspot(), id="hotspot")])
def test_exactly_the_distractors_of_a_choice_name_a_trap(item: Item) -> None:
    trapped = with_option(item, 0, trap="waits-it-out")
    trapless = with_option(item, 2, trap=None)

    assert found(trapped) == [("options.0.trap", "a key has no trap")]
    assert found(trapless) == [("options.2", "a distractor names the trap behind it")]


def test_exactly_the_distractors_of_a_list_name_a_trap() -> None:
    trapped = with_option(a_pull_down(), 3, trap="waits-it-out")
    trapless = with_option(a_pull_down(), 5, trap=None)

    assert found(trapped) == [("gaps.1.options.0.trap", "a key has no trap")]
    assert found(trapless) == [("gaps.1.options.2", "a distractor names the trap behind it")]


@pytest.mark.parametrize("keys", [0, 2])
def test_a_gap_has_one_key(keys: int) -> None:
    item = a_pull_down()
    options = tuple(
        an_option(o.text, is_key=i < keys) if i < 3 else o  # the first gap's list
        for i, o in enumerate(item.options)
    )

    assert found(replace(item, options=options)) == [
        ("gaps.0.options", f"a gap has one key; this one has {keys}"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("Only {1} here.", "each gap stands in the text once, as {name}", id="a gap that is not there"),
        pytest.param("No gap.", "each gap stands in the text once, as {name}", id="no gap at all"),
        pytest.param("{1} {2} {1}", "each gap stands in the text once, as {name}", id="a gap twice"),
        pytest.param("{1} {2} {cost}", "{cost} is no gap", id="a gap that the item does not have"),
        pytest.param("{1} {2} {3}", "{3} is no gap", id="a number beyond the gaps"),
        pytest.param("{1} {2} {}", "{} is no gap", id="a gap without a name"),
    ],
)
def test_each_gap_stands_in_the_text_once(text: str, message: str) -> None:
    assert found(replace(a_pull_down(), gap_text=text)) == [("text", message)]


def test_gaps_may_stand_in_any_order() -> None:
    assert found(replace(a_pull_down(), gap_text="{2} before {1}")) == []


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        pytest.param(with_option(a_hotspot(), 2, area="middle"), [("options.2.area", NO_AREA)], id="hotspot"),
        pytest.param(
            with_blank(an_enhanced_matching(), 1, area="middle"), [("places.1.area", NO_AREA)], id="enhanced matching"
        ),
        pytest.param(
            with_option(a_hotspot(), 2, area="high-low"),
            [("options", "two of them stand for the same area")],
            id="two options of one area",
        ),
        pytest.param(
            with_blank(an_enhanced_matching(), 1, area="high-low"),
            [("places", "two of them stand for the same area")],
            id="two places of one area",
        ),
        pytest.param(
            replace(a_hotspot(), exhibits=()),
            [("exhibits", "this type needs an exhibit with a picture")],
            id="hotspot without an exhibit",
        ),
        pytest.param(
            replace(an_enhanced_matching(), exhibits=(TABLE,)),
            [("exhibits", "this type needs an exhibit with a picture")],
            id="labels for a table",
        ),
    ],
)
def test_areas_are_those_of_the_picture(item: Item, expected: list[tuple[str, str]]) -> None:
    assert found(item) == expected


@pytest.mark.parametrize(
    ("value", "is_apart"),
    [("1250.50", False), ("1250.52", False), ("1250.48", False), ("1250.53", True), ("1250.47", True)],
)
def test_a_slip_is_told_apart_from_the_right_number(value: str, is_apart: bool) -> None:
    first, second = a_number_key().slips
    item = a_number(number=a_number_key(slips=(first, replace(second, value=Decimal(value)))))

    near = [("answer.slips.1.value", "too near to the right number to be told apart")]
    assert found(item) == ([] if is_apart else near)


def test_every_fault_comes_at_once() -> None:
    item = with_option(with_option(a_hotspot(keys=2), 0, trap="waits-it-out"), 1, area="middle")

    assert found(item, 1) == [
        ("options", "'choose' says 1, the options have 2 keys"),
        ("options.0.trap", "a key has no trap"),
        ("options.1.area", NO_AREA),
    ]


@pytest.mark.parametrize(
    ("own", "of_case", "place"),
    [
        pytest.param((a_picture(),), (), 0, id="its own"),
        pytest.param((TABLE, a_picture()), (), 1, id="its own behind one without areas"),
        pytest.param((), (a_picture(),), 0, id="that of its case"),
        pytest.param((a_picture("Own"),), (a_picture("Of the case"),), 1, id="its own before that of its case"),
        pytest.param((TABLE,), (TABLE, a_picture()), 1, id="that of its case beside its own without areas"),
        pytest.param((TABLE,), (), None, id="none"),
    ],
)
def test_the_exhibit_that_is_pointed_at_is_the_first_of_its_own_with_areas_else_of_its_case(
    own: tuple[Any, ...], of_case: tuple[Any, ...], place: int | None
) -> None:
    [item, *_] = a_case("late-ships", a_hotspot(exhibits=own), exhibits=of_case)

    assert pointed_at(item) == place
    assert list(areas_of(item)) == ([] if place is None else list(CORNERS))


def test_an_item_without_an_exhibit_points_at_nothing() -> None:
    assert (pointed_at(an_item()), areas_of(an_item())) == (None, {})


@pytest.mark.parametrize(
    ("item", "fields"),
    [
        pytest.param(an_item(options=3), ["options.1.trap", "options.2.trap"], id="single"),
        pytest.param(a_hotspot(keys=2), ["options.2.trap", "options.3.trap"], id="hotspot"),
        pytest.param(a_matching(extra=2), ["extra.0.trap", "extra.1.trap"], id="matching"),
        pytest.param(an_enhanced_matching(extra=1), ["extra.0.trap"], id="enhanced matching"),
        pytest.param(an_ordering(), [], id="ordering"),
        pytest.param(a_pull_down(gaps=2, lists=2), ["gaps.0.options.1.trap", "gaps.1.options.1.trap"], id="pull-down"),
        pytest.param(a_number(), ["answer.slips.0.trap", "answer.slips.1.trap"], id="numeric"),
    ],
)
def test_each_trap_is_named_with_its_field_in_the_file(item: Item, fields: list[str]) -> None:
    assert [field for field, _ in named_traps(item)] == fields


def test_an_option_that_belongs_nowhere_needs_no_trap() -> None:
    item = a_matching(extra=0)
    choices = (*item.blanks[0].choices, 3)
    blanks = tuple(Blank(b.label, b.key, choices, b.why) for b in item.blanks)
    spare = Option("What nobody needs.", is_key=False, why="It belongs nowhere here.")

    with_spare = replace(item, options=(*item.options, spare), blanks=blanks)

    assert (found(with_spare), list(named_traps(with_spare))) == ([], [])

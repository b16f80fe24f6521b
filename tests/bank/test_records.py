"""Items to and from the JSON of a revision."""

import json
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticSerializationError

from app.bank.domain import (
    Approach,
    Blank,
    Case,
    Difficulty,
    Item,
    ItemType,
    NumberKey,
    Option,
    Provenance,
    Slip,
    Status,
    right_response,
)
from app.bank.entries import text_digest
from app.bank.records import content_digest, from_record, to_record
from app.exhibits.domain import BurnDown, DataTable, MessageThread, StakeholderGrid
from app.exhibits.domain.documents import Message
from app.exhibits.domain.stakeholder_grid import GridStakeholder
from tests.makers import (
    a_case,
    a_hotspot,
    a_matching,
    a_number,
    a_number_key,
    a_picture,
    an_item,
    one_of_each,
)

TEXTS = st.text(max_size=20)
LISTS = st.lists(TEXTS, max_size=3).map(tuple)
INDICES = st.integers(0, 9)
DECIMALS = st.decimals(-(10**9), 10**9, places=3)
AREAS = st.none() | st.text(min_size=1, max_size=9)
OPTIONS = st.builds(Option, TEXTS, st.booleans(), TEXTS, st.none() | TEXTS, AREAS)
BLANKS = st.builds(Blank, TEXTS, INDICES, st.lists(INDICES, max_size=4).map(tuple), TEXTS, st.none() | TEXTS)
SLIPS = st.builds(Slip, DECIMALS, TEXTS, st.none() | TEXTS)
NUMBERS = st.builds(NumberKey, DECIMALS, DECIMALS, TEXTS, TEXTS, st.lists(SLIPS, max_size=3).map(tuple))
EXHIBITS = st.lists(
    st.sampled_from(
        [
            a_picture(),
            DataTable("Costs", ("Name", "Cost"), (("Crane", 5), ("Quay", 2.5))),
            MessageThread("Thread", (Message("Sponsor", "Monday", ("Stop.",)),)),
            StakeholderGrid("People", (GridStakeholder("Port master", "high", "low"),)),
            BurnDown("Sprint", "points", ("Start", "Day 1", "Day 2"), (20.0, 12.5, 3.0)),
        ]
    ),
    max_size=2,
).map(tuple)
CASES = st.builds(Case, TEXTS, TEXTS, TEXTS, LISTS, EXHIBITS)
PROVENANCES = st.builds(Provenance, TEXTS, TEXTS, st.dates(), LISTS, st.none() | st.dates(), TEXTS, LISTS)
ITEMS = st.builds(
    Item,
    id=TEXTS,
    revision=st.integers(1, 99),
    status=st.sampled_from(Status),
    type=st.sampled_from(ItemType),
    task=TEXTS,
    tasks_2021=LISTS,
    approach=st.sampled_from(Approach),
    difficulty=st.sampled_from(Difficulty),
    objective=TEXTS,
    secondary=LISTS,
    stem=TEXTS,
    options=st.lists(OPTIONS, max_size=5).map(tuple),
    clue=TEXTS,
    rule=TEXTS,
    references=LISTS,
    provenance=PROVENANCES,
    contrast_with=LISTS,
    blanks=st.lists(BLANKS, max_size=3).map(tuple),
    gap_text=TEXTS,
    number=st.none() | NUMBERS,
    exhibits=EXHIBITS,
    case=st.none() | CASES,
    steps=LISTS,
)


@settings(max_examples=60)
@given(ITEMS)
def test_every_item_comes_back_from_its_record_as_it_was(item: Item) -> None:
    stored = json.loads(json.dumps(to_record(item)))

    back = from_record(stored, revision=item.revision, status=item.status.value)

    assert back == item
    assert type(back.status) is Status
    assert type(back.options) is tuple


@settings(max_examples=60)
@given(ITEMS, st.integers(1, 99), st.sampled_from(Status))
def test_revision_and_status_are_no_part_of_the_content(item: Item, revision: int, status: Status) -> None:
    record = to_record(item)

    other = from_record(record, revision=revision, status=status.value)

    assert (other.revision, other.status) == (revision, status)
    assert content_digest(to_record(other)) == content_digest(record)


@settings(max_examples=60)
@given(ITEMS, st.randoms(use_true_random=False))
def test_the_order_of_fields_does_not_change_the_digest(item: Item, rng: Random) -> None:
    record = to_record(item)
    names = list(record)
    rng.shuffle(names)

    assert content_digest({name: record[name] for name in names}) == content_digest(record)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"stem": "Other words?"}, id="stem"),
        pytest.param({"rule": "Another rule."}, id="rule"),
        pytest.param({"difficulty": Difficulty.EXPERT}, id="difficulty"),
        pytest.param({"contrast_with": ("P1-002",)}, id="contrast"),
        pytest.param({"options": tuple(reversed(an_item().options))}, id="order of the options"),
        pytest.param({"blanks": a_matching().blanks}, id="blanks"),
        pytest.param({"gap_text": "Before {1} after."}, id="text with gaps"),
        pytest.param({"number": a_number_key()}, id="number"),
        pytest.param({"exhibits": (a_picture(),)}, id="exhibit"),
        pytest.param({"case": a_case("late-ships")[0].case}, id="case"),
        pytest.param({"steps": ("Add the reserve.",)}, id="worked steps"),
        pytest.param({"provenance": Provenance("A", "B", date(2026, 1, 1), (), None, "C")}, id="provenance"),
    ],
)
def test_any_change_of_content_changes_the_digest(fields: dict[str, Any]) -> None:
    changed = replace(an_item(), **fields)

    assert content_digest(to_record(changed)) != content_digest(to_record(an_item()))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(a_matching(), replace(a_matching(), blanks=a_matching().blanks[::-1]), id="order of the blanks"),
        pytest.param(a_hotspot(), replace(a_hotspot(), exhibits=(a_picture("Other"),)), id="title of an exhibit"),
        pytest.param(a_number(), a_number(number=a_number_key(tolerance="0.02")), id="tolerance"),
        pytest.param(a_number(), a_number(number=a_number_key(slips=())), id="slips"),
        pytest.param(a_case("late-ships")[0], a_case("late-ships", text="Other words.")[0], id="words of its case"),
    ],
)
def test_any_change_of_what_another_type_carries_changes_the_digest(before: Item, after: Item) -> None:
    assert content_digest(to_record(before)) != content_digest(to_record(after))


@pytest.mark.parametrize(
    "item", [pytest.param(item, id=item.type.value) for item in (*one_of_each(), *a_case("late-ships"))[:9]]
)
def test_an_item_of_any_type_comes_back_with_all_its_parts(item: Item) -> None:
    stored = json.loads(json.dumps(to_record(item)))

    back = from_record(stored, revision=item.revision, status=item.status.value)

    assert back == item
    assert [type(exhibit) for exhibit in back.all_exhibits] == [type(exhibit) for exhibit in item.all_exhibits]
    assert right_response(back) == right_response(item)


@pytest.mark.parametrize(
    ("item", "digest"),
    [
        pytest.param(an_item(), "d4c6a02177e2329eecc5413108295880026706499f3fdf5a60d37e65f076a510", id="single"),
        pytest.param(
            an_item(keys=2), "361a7f0c62a541f387a2dd6912329aa6c936dbf628f02bcf8de4570fa32d7c32", id="multiple"
        ),
    ],
)
def test_an_item_of_the_first_records_keeps_its_digest(item: Item, digest: str) -> None:
    """Otherwise every database would revise its whole bank at the next start."""
    assert content_digest(to_record(item)) == digest


def test_a_record_of_the_first_ones_is_still_read() -> None:
    record = to_record(an_item())

    assert {"blanks", "gap_text", "number", "exhibits", "case", "steps"} & record.keys() == set()
    assert "area" not in record["options"][0]
    assert from_record(record, revision=1, status="live") == an_item()


def test_the_words_of_the_first_items_keep_the_digest_that_their_solves_name() -> None:
    assert text_digest(an_item()) == "f457da6b4b9d339f"


def test_what_json_cannot_hold_is_refused() -> None:
    item = an_item(rule=object())

    with pytest.raises(PydanticSerializationError, match="Unable to serialize"):
        to_record(item)

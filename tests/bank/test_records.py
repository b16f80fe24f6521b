"""Items to and from the JSON of a revision."""

import json
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.bank.domain import Approach, Difficulty, Item, ItemType, Option, Provenance, Status
from app.bank.records import content_digest, from_record, to_record
from tests.makers import an_item

TEXTS = st.text(max_size=20)
LISTS = st.lists(TEXTS, max_size=3).map(tuple)
OPTIONS = st.builds(Option, TEXTS, st.booleans(), TEXTS, st.none() | TEXTS)
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
        pytest.param({"provenance": Provenance("A", "B", date(2026, 1, 1), (), None, "C")}, id="provenance"),
    ],
)
def test_any_change_of_content_changes_the_digest(fields: dict[str, Any]) -> None:
    changed = replace(an_item(), **fields)

    assert content_digest(to_record(changed)) != content_digest(to_record(an_item()))


def test_what_json_cannot_hold_is_refused() -> None:
    item = an_item(rule=object())

    with pytest.raises(TypeError, match="not JSON"):
        to_record(item)

"""Items to and from the JSON that a revision keeps, and the digest that tells whether an item changed."""

import hashlib
import json
from dataclasses import asdict
from datetime import date
from typing import Any

from app.bank.domain import Approach, Difficulty, Item, ItemType, Option, Provenance, Status

OUTSIDE = ("revision", "status")
"""Fields that are columns of their own: changing them alone makes no new revision."""


def to_record(item: Item) -> dict[str, Any]:
    """The item as plain JSON data, without its number of revision and its status."""
    record: dict[str, Any] = json.loads(json.dumps(asdict(item), default=_plain))
    for name in OUTSIDE:
        del record[name]
    return record


def from_record(record: dict[str, Any], *, revision: int, status: str) -> Item:
    """The item that `to_record` was made from."""
    source = record["provenance"]
    provenance = Provenance(
        author=source["author"],
        drafted=source["drafted"],
        drafted_on=date.fromisoformat(source["drafted_on"]),
        reviewed=tuple(source["reviewed"]),
        reviewed_on=date.fromisoformat(source["reviewed_on"]) if source["reviewed_on"] else None,
        licence=source["licence"],
        changes=tuple(source["changes"]),
    )
    return Item(
        id=record["id"],
        revision=revision,
        status=Status(status),
        type=ItemType(record["type"]),
        task=record["task"],
        tasks_2021=tuple(record["tasks_2021"]),
        approach=Approach(record["approach"]),
        difficulty=Difficulty(record["difficulty"]),
        objective=record["objective"],
        secondary=tuple(record["secondary"]),
        stem=record["stem"],
        options=tuple(Option(**option) for option in record["options"]),
        clue=record["clue"],
        rule=record["rule"],
        references=tuple(record["references"]),
        provenance=provenance,
        contrast_with=tuple(record["contrast_with"]),
    )


def content_digest(record: dict[str, Any]) -> str:
    """SHA-256 of the item's content, whatever the order of its fields."""
    return hashlib.sha256(json.dumps(record, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    message = f"not JSON: {value!r}"
    raise TypeError(message)

"""Items to and from the JSON that a revision keeps, and the digest that tells whether an item changed."""

import hashlib
import json
from typing import Any

from pydantic import TypeAdapter

from app.bank.domain import Item, Status

OUTSIDE = ("revision", "status")
"""Fields that are columns of their own: changing them alone makes no new revision."""
LATER = frozenset({"area", "blanks", "gap_text", "number", "exhibits", "case", "steps", "rescore_from"})
"""Fields that came after the first records: left out where empty, so that an item's digest stays what it was."""

_ITEM = TypeAdapter(Item)


def to_record(item: Item) -> dict[str, Any]:
    """The item as plain JSON data, without its number of revision and its status."""
    record: dict[str, Any] = _without_empty(_ITEM.dump_python(item, mode="json"))
    for name in OUTSIDE:
        del record[name]
    return record


def from_record(record: dict[str, Any], *, revision: int, status: str) -> Item:
    """The item that `to_record` was made from."""
    return _ITEM.validate_python(record | {"revision": revision, "status": Status(status)})


def content_digest(record: dict[str, Any]) -> str:
    """SHA-256 of the item's content, whatever the order of its fields."""
    return hashlib.sha256(json.dumps(record, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _without_empty(record: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in record.items() if value or name not in LATER}
    kept["options"] = [{k: v for k, v in o.items() if v or k not in LATER} for o in kept["options"]]
    return kept

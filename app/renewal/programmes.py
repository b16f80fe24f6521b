"""The renewal programmes, read once from their data file."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from app.renewal.domain import Programme

_FILE = Path(__file__).with_name("programmes.yaml")


@cache
def _editions() -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


def programme(programme_id: str, day: date) -> Programme:
    """The edition in force on a day, or the oldest one for days before it; raises KeyError for an unknown id."""
    mine = sorted((e for e in _editions() if e["id"] == programme_id), key=lambda e: e["effective_from"])
    if not mine:
        raise KeyError(programme_id)
    edition = next((e for e in reversed(mine) if e["effective_from"] <= day), mine[0])
    return Programme(
        id=edition["id"],
        title=edition["title"],
        years=edition["years"],
        total=Decimal(edition["total"]),
        education_minimum=Decimal(edition["education_minimum"]),
        side_minimum=Decimal(edition["side_minimum"]),
        giving_back_maximum=Decimal(edition["giving_back_maximum"]),
        work_maximum=Decimal(edition["work_maximum"]),
        source=edition["source"],
        confidence=edition["confidence"],
    )

"""The live items as plain data for other tools, and counts of them."""

from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any

from app.bank.domain import Item, Status
from app.bank.domain.grading import shown_order
from app.bank.files import Catalogue


def lines(catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    """One dictionary an item: id, stem, options with `correct` (or blanks with their key), and what to group by."""
    for item in _live(catalogue):
        order = shown_order(item, Random(item.id))  # noqa: S311 - a repeatable shuffle
        yield {
            "id": item.id,
            "revision": item.revision,
            "stem": item.stem,
            "options": [
                {"text": o.text, "correct": o.is_key, "rationale": o.why, "trap": o.trap}
                for o in (item.options[i] for i in order)
            ],
            "blanks": [{"label": b.label, "key": item.options[b.key].text} for b in item.blanks],
            "number": str(item.number.value) if item.number else None,
            "case": item.case.id if item.case else None,
            "domain": catalogue.outline.domain_of[item.task].id,
            "task": item.task,
            "approach": item.approach.value,
            "difficulty": item.difficulty.value,
            "objective": item.objective,
            "type": item.type.value,
        }


def counts(catalogue: Catalogue) -> dict[str, dict[str, int]]:
    """Numbers of live items by domain, task, type, approach and difficulty."""
    items = _live(catalogue)
    parts = {
        "domain": [catalogue.outline.domain_of[item.task].id for item in items],
        "task": [item.task for item in items],
        "type": [item.type.value for item in items],
        "approach": [item.approach.value for item in items],
        "difficulty": [item.difficulty.value for item in items],
    }
    found = {name: dict(Counter(values)) for name, values in parts.items()}
    objectives = {item.objective for item in items}
    return found | {"total": {"items": len(items), "objectives": len(catalogue.objectives), "used": len(objectives)}}


def _live(catalogue: Catalogue) -> list[Item]:
    return [item for _, item in sorted(catalogue.items.items()) if item.status is Status.LIVE]

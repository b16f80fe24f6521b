"""Ids for new items: the next free one of their task, never one that was in use."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from app.bank.domain import Item

_ID = re.compile(r"([A-Z]+\d+)-(\d{3,})")


def next_ids(tasks: Sequence[str], taken: Collection[str]) -> tuple[str, ...]:
    """An id for an item of each of these tasks, each above all that were ever taken in its task."""
    last = dict.fromkeys(tasks, 0)
    for found in filter(None, map(_ID.fullmatch, taken)):
        last[found[1]] = max(last.get(found[1], 0), int(found[2]))
    ids = []
    for task in tasks:
        last[task] += 1
        ids.append(f"{task}-{last[task]:03}")
    return tuple(ids)


def numbered(items: Sequence[Item], ids: Sequence[str]) -> tuple[Item, ...]:
    """The items under these ids; their case names them by the same."""
    return tuple(
        replace(item, id=new, case=replace(item.case, items=tuple(ids)) if item.case else None)
        for item, new in zip(items, ids, strict=True)
    )

"""The choice of questions for a session: what is due and what is new, each with an item not seen lately."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random

from app.bank.domain import Approach, Bank, Item, ItemType
from app.bank.domain.families import SEEDS, Exhausted, Family, item_id
from app.responses.domain import Seen
from app.study.domain.memory import Memory

REST = timedelta(days=21)
"""An item is not shown again within this time while its objective has another one."""


class Reason(StrEnum):
    """Why a question comes now."""

    DUE = "due"
    NEW = "new"
    EXTRA = "extra"
    CASE = "case"
    FRESH = "fresh"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which questions a session may hold; empty fields do not filter."""

    domain: str = ""
    task: str = ""
    approach: str = ""
    type: str = ""

    def admits(self, bank: Bank, item: Item) -> bool:
        """Whether the item fits."""
        return (
            (not self.domain or bank.domain_of(item) == self.domain)
            and (not self.task or item.task == self.task)
            and (not self.approach or item.approach is Approach(self.approach))
            and (not self.type or item.type is ItemType(self.type))
        )


@dataclass(frozen=True, slots=True)
class Pick:
    """One chosen question and why."""

    item: Item
    reason: Reason


def choose_questions(
    bank: Bank,
    *,
    cards: Mapping[str, Memory],
    seen: Seen,
    locked: Collection[str],
    wanted: Filter,
    count: int,
    new: int,
    today_ends_at: datetime,
    now: datetime,
    rng: Random,
) -> list[Pick]:
    """At most `count` questions, no objective twice while others are left.

    Up to `new` unmet objectives come first in the choice, then what is due (least likely remembered first), then,
    as extra practice, further unmet objectives and what will be due soonest. New and due are mixed in the order.
    """
    items = _usable(bank, wanted, seen, locked, rng)
    unmet = _in_order(bank, [o for o in items if o not in cards], rng)
    met = sorted((o for o in items if o in cards), key=lambda o: (cards[o].retrievability(now), o))
    due = [o for o in met if cards[o].due_at < today_ends_at]
    rest = [o for o in met if cards[o].due_at >= today_ends_at]
    chosen = [(o, Reason.NEW) for o in unmet[: min(new, count)]]
    chosen += [(o, Reason.DUE) for o in due[: count - len(chosen)]]
    extra = [*unmet[min(new, count) :], *rest] if len(chosen) < count else []
    chosen += [(o, Reason.EXTRA) for o in extra[: count - len(chosen)]]
    picks = [Pick(item_for(items[o], seen, now=now, rng=rng), reason) for o, reason in chosen]
    picks += _second_helpings(items, picks, seen, count - len(picks), rng)
    return _mixed(picks, rng)


def fresh_questions(bank: Bank, family_id: str, seen: Seen, count: int, *, rng: Random) -> list[Pick]:
    """Questions of a family that the learner has not seen, each with other numbers."""
    drawn: dict[str, Pick] = {}
    for _ in range(count):
        item = _fresh(bank, bank.families[family_id], {*seen, *drawn}, rng)
        drawn[item.id] = Pick(item, Reason.FRESH)
    return list(drawn.values())


def _fresh(bank: Bank, family: Family, known: Collection[str], rng: Random) -> Item:
    """A question of a seed that the learner has not met; a seed that gives none is passed over."""
    while True:
        drawn = item_id(family, rng.randrange(SEEDS))
        if drawn not in known:
            with suppress(Exhausted):
                return bank.item(drawn)


def _usable(bank: Bank, wanted: Filter, seen: Seen, locked: Collection[str], rng: Random) -> dict[str, list[Item]]:
    """What can be asked for each objective; where all authored items are seen, its families add fresh ones."""
    found: dict[str, list[Item]] = {}
    for objective in sorted(bank.served):
        items = [i for i in bank.items_of.get(objective, ()) if i.id not in locked and wanted.admits(bank, i)]
        if all(item.id in seen for item in items):
            drawn = [_fresh(bank, family, seen, rng) for family in bank.families_of.get(objective, ())]
            items += [item for item in drawn if wanted.admits(bank, item)]
        if items:
            found[objective] = items
    return found


def item_for(items: Sequence[Item], seen: Seen, *, now: datetime, rng: Random) -> Item:
    """The item of an objective to serve: unseen first, else the one seen longest ago."""
    unseen = [item for item in items if item.id not in seen]
    if unseen:
        return rng.choice(unseen)
    return min(items, key=lambda item: (seen[item.id].last_at > now - REST, seen[item.id].last_at, item.id))


def _in_order(bank: Bank, objectives: Iterable[str], rng: Random) -> list[str]:
    """Unmet objectives, prerequisites before what builds on them, otherwise in random order."""
    waiting = sorted(objectives)
    rng.shuffle(waiting)
    ordered: list[str] = []
    open_ = set(waiting)
    while waiting:
        ready = next((o for o in waiting if not (set(bank.objectives[o].prerequisites) & open_)), waiting[0])
        waiting.remove(ready)
        open_.discard(ready)
        ordered.append(ready)
    return ordered


def _second_helpings(
    items: Mapping[str, Sequence[Item]], picks: Sequence[Pick], seen: Seen, count: int, rng: Random
) -> list[Pick]:
    """Further items of objectives already chosen, when a narrow filter leaves no other: unseen first."""
    taken = {pick.item.id for pick in picks}
    spare = [item for all_items in items.values() for item in all_items if item.id not in taken]
    rng.shuffle(spare)
    spare.sort(key=lambda item: seen[item.id].last_at.timestamp() if item.id in seen else 0.0)
    return [Pick(item, Reason.EXTRA) for item in spare[: max(0, count)]]


def _mixed(picks: Sequence[Pick], rng: Random) -> list[Pick]:
    mixed = list(picks)
    rng.shuffle(mixed)
    return mixed

"""The live bank in memory: everything that study, exams and pages look up."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from app.bank.domain.item import Item, Objective, Status, Trap
from app.bank.domain.outline import Outline
from app.errors import NotFound


class ItemNotFound(NotFound):
    """No such item, or none that this learner may see."""


@dataclass(frozen=True)
class Bank:
    """An immutable snapshot of the bank; `items` holds each item's current revision, retired ones included."""

    outline: Outline
    outlines: Mapping[str, Outline]
    traps: Mapping[str, Trap]
    objectives: Mapping[str, Objective]
    items: Mapping[str, Item]

    @cached_property
    def live(self) -> tuple[Item, ...]:
        """The items that may be served, by id."""
        return tuple(item for _, item in sorted(self.items.items()) if item.status is Status.LIVE)

    @cached_property
    def items_of(self) -> Mapping[str, tuple[Item, ...]]:
        """Live items of each objective; an objective without items is absent and never scheduled."""
        found: dict[str, list[Item]] = defaultdict(list)
        for item in self.live:
            found[item.objective].append(item)
        return {objective: tuple(items) for objective, items in found.items()}

    def item(self, item_id: str) -> Item:
        """The item's current revision; raises ItemNotFound."""
        try:
            return self.items[item_id]
        except KeyError:
            message = f"There is no question {item_id} in this bank."
            raise ItemNotFound(message) from None

    def domain_of(self, item: Item) -> str:
        """Id of the domain that the item's task belongs to."""
        return self.outline.domain_of[item.task].id

"""The live bank in memory: everything that study, exams and pages look up."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from app.bank.domain.families import Family, generate, newest, parsed_id
from app.bank.domain.item import Case, Item, Objective, Status, Trap
from app.bank.domain.outline import Outline
from app.errors import NotFound

Registry = Mapping[tuple[str, int], Family]


class ItemNotFound(NotFound):
    """No such item, or none that this learner may see."""


@dataclass(frozen=True)
class Bank:
    """An immutable snapshot of the bank; `items` holds each item's current revision, retired ones included.

    `registry` holds every version of every family of generated questions.
    """

    outline: Outline
    outlines: Mapping[str, Outline]
    traps: Mapping[str, Trap]
    objectives: Mapping[str, Objective]
    items: Mapping[str, Item]
    registry: Registry = field(default_factory=dict)

    @cached_property
    def live(self) -> tuple[Item, ...]:
        """The authored items that may be served, by id."""
        return tuple(item for _, item in sorted(self.items.items()) if item.status is Status.LIVE)

    @cached_property
    def items_of(self) -> Mapping[str, tuple[Item, ...]]:
        """Live items of each objective outside of cases, which are asked as a whole."""
        found: dict[str, list[Item]] = defaultdict(list)
        for item in self.live:
            if item.case is None:
                found[item.objective].append(item)
        return {objective: tuple(items) for objective, items in found.items()}

    @cached_property
    def families(self) -> Mapping[str, Family]:
        """The newest version of each family that asks for an objective of the bank, by id."""
        return {name: f for name, f in newest(self.registry).items() if f.objective in self.objectives}

    @cached_property
    def families_of(self) -> Mapping[str, tuple[Family, ...]]:
        """The families that ask for each objective."""
        found: dict[str, list[Family]] = defaultdict(list)
        for family in self.families.values():
            found[family.objective].append(family)
        return {objective: tuple(families) for objective, families in found.items()}

    @cached_property
    def served(self) -> frozenset[str]:
        """The objectives that can be asked for; the others are never scheduled."""
        return frozenset(self.items_of) | frozenset(self.families_of)

    @cached_property
    def cases(self) -> Mapping[str, Case]:
        """The cases all of whose items are live, by id."""
        live = {item.id for item in self.live}
        found = {item.case.id: item.case for item in self.live if item.case}
        return {name: case for name, case in sorted(found.items()) if live.issuperset(case.items)}

    def item(self, item_id: str) -> Item:
        """The item's current revision, a generated one rebuilt by its newest family; raises ItemNotFound."""
        item = self.known(item_id)
        if item is None:
            message = f"There is no question {item_id} in this bank."
            raise ItemNotFound(message)
        return item

    def known(self, item_id: str) -> Item | None:
        """The item's current revision, or None when the bank does not hold it."""
        parsed = parsed_id(item_id)
        if parsed and parsed[0] in self.families:
            return self.generated(item_id, self.families[parsed[0]].version)
        return self.items.get(item_id)

    def generated(self, item_id: str, version: int) -> Item | None:
        """The item that a version of a family gives for the seed in the id; None when there is no such version."""
        parsed = parsed_id(item_id)
        family = self.registry.get((parsed[0], version)) if parsed else None
        if family is None or parsed is None or family.objective not in self.objectives:
            return None
        return _rebuilt(family, parsed[1], self.objectives[family.objective])

    def domain_of(self, item: Item) -> str:
        """Id of the domain that the item's task belongs to."""
        return self.outline.domain_of[item.task].id


_rebuilt = lru_cache(maxsize=4096)(generate)

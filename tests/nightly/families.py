"""Every family over many seeds, each item solved a second time: `python -m tests.nightly.families [SEEDS] [ID ...]`.

Prints a line a family: seeds, items whose second solution differs, items with a fault, seconds. Too long for every run.
"""

import sys
import time
from collections.abc import Callable
from typing import Any

from app.bank.domain import structure, wording
from app.bank.domain.families import Family, generate
from app.bank.domain.families.registry import REGISTRY
from app.bank.domain.item import Item, Objective
from tests.bank.families import solvers_flow, solvers_network, solvers_value
from tests.bank.families.test_value_families import key_of

SEEDS = 10_000


def differs(item: Item) -> bool:
    """Whether the solver that reads only what is shown names another answer than the key."""
    if item.id[:3] in solvers_value.SOLVERS:
        return bool(solvers_value.named(item) != key_of(item))
    module: Any = solvers_flow if item.id[:3] in solvers_flow.SOLVERS else solvers_network
    solved: Callable[[Item], tuple[Any, ...]] = module.solved
    if item.number:
        return solved(item) != (item.number.value,)
    return solved(item) != (tuple(blank.key for blank in item.blanks) or tuple(sorted(item.keys)))


def run(family: Family, seeds: int) -> str:
    """The figures of one family."""
    objective = Objective(family.objective, "An objective", "Its gist.", "R6", "any")
    began, wrong, faulty = time.perf_counter(), [], []
    for seed in range(seeds):
        item = generate(family, seed, objective)
        if differs(item):
            wrong.append(item.id)
        if structure.faults(item, item.choose) or wording.flaws(item):
            faulty.append(item.id)
    spent = time.perf_counter() - began
    return (
        f"{family.id}  {seeds} seeds  {len(wrong)} differ {wrong[:3]}  {len(faulty)} faulty {faulty[:3]}  {spent:.0f} s"
    )


def main(arguments: list[str]) -> None:
    """Run the families named, or all of them."""
    seeds = int(arguments[0]) if arguments else SEEDS
    for (family_id, _), family in sorted(REGISTRY.items()):
        if not arguments[1:] or family_id in arguments[1:]:
            print(run(family, seeds), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

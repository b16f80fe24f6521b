"""Form assembly: a stratified draw by domain and task, then swaps until the approach shares fit. Seeded."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from random import Random

from app.bank.domain import Approach, Bank, Item
from app.errors import Conflict
from app.exam.domain.blueprint import Blueprint
from app.responses.domain import Seen


class InfeasibleForm(Conflict):
    """The bank cannot fill the blueprint; the message names what lacks items."""


def assemble(bank: Bank, plan: Blueprint, *, seen: Seen, locked: Collection[str], rng: Random) -> tuple[Item, ...]:
    """The items of a form in random order: domain counts exact, tasks even, items never seen before others.

    Within each domain the number of predictive items is the blueprint's, or as near as the bank allows. Contrast
    pairs never meet in a form. Raises InfeasibleForm.
    """
    chosen: list[Item] = []
    for domain in bank.outline.domains:
        pool = [i for i in bank.live if bank.domain_of(i) == domain.id and i.id not in locked]
        enemies = {twin for item in chosen for twin in item.contrast_with} | _pointing_at(pool, chosen)
        pool = [item for item in pool if item.id not in enemies]
        drawn = _draw(pool, [task.id for task in domain.tasks], plan.domains[domain.id], seen, rng)
        if len(drawn) < plan.domains[domain.id]:
            message = (
                f"A form of {plan.size} needs {plan.domains[domain.id]} questions of {domain.title}; "
                f"{len(drawn)} are free. Choose a shorter exam."
            )
            raise InfeasibleForm(message)
        chosen += _balanced(drawn, pool, plan.predictive[domain.id], seen, rng)
    rng.shuffle(chosen)
    return tuple(chosen)


def _pointing_at(pool: Sequence[Item], chosen: Sequence[Item]) -> set[str]:
    ids = {item.id for item in chosen}
    return {item.id for item in pool if ids & set(item.contrast_with)}


def _draw(pool: Sequence[Item], tasks: Sequence[str], count: int, seen: Seen, rng: Random) -> list[Item]:
    """Items taken from the tasks in turn, in random order of tasks, unseen and longest unseen first."""
    queues: Mapping[str, list[Item]] = defaultdict(list)
    for item in sorted(pool, key=lambda i: (_age(i, seen), rng.random())):
        queues[item.task].append(item)
    turns = list(tasks)
    rng.shuffle(turns)
    drawn: list[Item] = []
    while len(drawn) < count and any(queues.values()):
        for task in turns:
            taken = {twin for item in drawn for twin in item.contrast_with}
            queue = queues[task]
            while queue and (queue[0].id in taken or _pointing_at(queue[:1], drawn)):
                queue.pop(0)
            if queue and len(drawn) < count:
                drawn.append(queue.pop(0))
    return drawn


def _balanced(drawn: Sequence[Item], pool: Sequence[Item], predictive: int, seen: Seen, rng: Random) -> list[Item]:
    """The draw after swaps within tasks that bring the number of predictive items to what is wanted.

    A swap never takes a seen item in place of an unseen one.
    """
    chosen = {item.id: item for item in drawn}
    spare = [item for item in pool if item.id not in chosen]
    rng.shuffle(spare)
    while gap := predictive - Counter(_is_predictive(item) for item in chosen.values())[True]:
        swap = next(
            (
                (out, into)
                for into in spare
                if _is_predictive(into) == (gap > 0)
                for out in chosen.values()
                if out.task == into.task
                and _is_predictive(out) != _is_predictive(into)
                and _age(into, seen) <= _age(out, seen)
                and not ({into.id} & {t for i in chosen.values() for t in i.contrast_with})
                and not (set(into.contrast_with) & chosen.keys())
            ),
            None,
        )
        if swap is None:
            break
        out, into = swap
        del chosen[out.id]
        chosen[into.id] = into
        spare.remove(into)
        spare.append(out)
    return list(chosen.values())


def _is_predictive(item: Item) -> bool:
    return item.approach is Approach.PREDICTIVE


def _age(item: Item, seen: Seen) -> float:
    """0 for an item never seen, else the moment it was seen last: what was seen longest ago comes first."""
    sight = seen.get(item.id)
    return sight.last_at.timestamp() if sight else 0.0

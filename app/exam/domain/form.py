"""Form assembly: a stratified draw by domain and task, then swaps until the approach shares fit. Seeded."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from random import Random

from app.bank.domain import Approach, Bank, Item, Modality
from app.errors import Conflict
from app.exam.domain.blueprint import Blueprint
from app.responses.domain import Seen


class InfeasibleForm(Conflict):
    """The bank cannot fill the blueprint; the message names what lacks items."""


def assemble(
    bank: Bank, plan: Blueprint, modality: Modality, *, seen: Seen, locked: Collection[str], rng: Random
) -> tuple[Item, ...]:
    """The items of a form, whole cases first, the rest in random order, of the types that the modality shows.

    Domain counts are exact, tasks even, items never seen come before others. Within each domain the number of
    predictive items is the blueprint's, or as near as the bank allows. Contrast pairs never meet in a form. A form
    has as many cases as the blueprint says, or as fit. Raises InfeasibleForm.
    """
    free = [item for item in bank.live if item.id not in locked and item.type in modality.types]
    of_cases = _cases(bank, plan, {item.id: item for item in free}, seen, rng)
    rest = [item for item in free if item.case is None]
    single = _single_items(bank, plan, rest, of_cases, seen, rng)
    return (*of_cases, *single)


def _cases(bank: Bank, plan: Blueprint, free: Mapping[str, Item], seen: Seen, rng: Random) -> list[Item]:
    """The items of whole cases, in their order, as far as the domains have room: those least seen first."""
    cases = [[free[i] for i in case.items] for case in bank.cases.values() if free.keys() >= set(case.items)]
    rng.shuffle(cases)
    cases.sort(key=lambda items: max(_age(item, seen) for item in items))
    chosen: list[list[Item]] = []
    for items in cases:
        taken = [item for case in chosen for item in case]
        counts = Counter(bank.domain_of(item) for item in (*taken, *items))
        fits = all(counts[name] <= plan.domains[name] for name in counts)
        if len(chosen) < plan.cases and fits and not _are_enemies(taken, items):
            chosen.append(items)
    return [item for items in chosen for item in items]


def _are_enemies(some: Sequence[Item], others: Sequence[Item]) -> bool:
    """Whether an item of one group is a contrast of one of the other."""
    named = {twin for item in some for twin in item.contrast_with}
    return bool(named & {item.id for item in others}) or bool(_pointing_at(others, some))


def _single_items(
    bank: Bank, plan: Blueprint, free: Sequence[Item], of_cases: Sequence[Item], seen: Seen, rng: Random
) -> list[Item]:
    """What fills each domain beside the items of cases, in random order."""
    chosen = list(of_cases)
    for domain in bank.outline.domains:
        there = [item for item in of_cases if bank.domain_of(item) == domain.id]
        wanted = plan.domains[domain.id] - len(there)
        pool = [i for i in free if bank.domain_of(i) == domain.id]
        enemies = {twin for item in chosen for twin in item.contrast_with} | _pointing_at(pool, chosen)
        pool = [item for item in pool if item.id not in enemies]
        drawn = _draw(pool, [task.id for task in domain.tasks], wanted, seen, rng)
        if len(drawn) < wanted:
            message = (
                f"A form of {plan.size} needs {wanted} questions of {domain.title}; "
                f"{len(drawn)} are free. Choose a shorter exam."
            )
            raise InfeasibleForm(message)
        predictive = max(0, plan.predictive[domain.id] - sum(_is_predictive(item) for item in there))
        chosen += _balanced(drawn, pool, predictive, seen, rng)
    single = chosen[len(of_cases) :]
    rng.shuffle(single)
    return single


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

"""Checks of a whole catalogue: links between entries, rules of item-writing, recorded blind solves."""

from collections import defaultdict
from collections.abc import Iterator

from app.bank.domain import Chosen, Item, ItemType, Status, grade
from app.bank.domain.balance import Spread, spreads
from app.bank.domain.structure import faults, named_traps
from app.bank.domain.wording import count, flaws
from app.bank.entries import text_digest
from app.bank.files import OLD_OUTLINE, Catalogue, Problem
from app.bank.formats import ReviewLine

BLIND_SOLVES = 2
"""Solvers who, not knowing the key, must have picked it before an item goes live."""


def check(found: Catalogue) -> list[Problem]:
    """Every problem of the catalogue, those of reading included, by file and line."""
    problems = [*found.problems, *_outline_problems(found), *_case_problems(found), *_item_problems(found)]
    if not found.problems:  # a link to what could not be read would be told as broken
        problems += [*_links(found), *_objective_problems(found), *_review_problems(found)]
    return sorted(set(problems))


def balance(found: Catalogue) -> list[Spread]:
    """How the live items spread; empty for a small bank."""
    return spreads([item for item in found.items.values() if item.status is Status.LIVE], found.outline)


def _outline_problems(found: Catalogue) -> Iterator[Problem]:
    for outline in found.outlines.values():
        total = sum(domain.share for domain in outline.domains)
        if total != 100:  # noqa: PLR2004 - percent
            yield found.sources[outline.id].problem(f"the domains' shares add up to {total}, not 100", "domains")


def _objective_problems(found: Catalogue) -> Iterator[Problem]:
    for objective in found.objectives.values():
        source = found.sources[objective.id]
        if objective.task not in found.outline.tasks:
            yield source.problem(f"there is no task {objective.task} in {found.outline.id}", "task")
        for i, needed in enumerate(objective.prerequisites):
            if needed not in found.objectives:
                yield source.problem(f"there is no objective {needed}", "prerequisites", i)
        if _leads_back(found, objective.id):
            yield source.problem("the prerequisites lead back to this objective", "prerequisites")


def _leads_back(found: Catalogue, start: str) -> bool:
    seen: set[str] = set()
    todo = list(found.objectives[start].prerequisites)
    while todo:
        here = todo.pop()
        if here == start:
            return True
        if here not in seen and here in found.objectives:
            seen.add(here)
            todo += found.objectives[here].prerequisites
    return False


CASE_WORDS = range(150, 301)


def _case_problems(found: Catalogue) -> Iterator[Problem]:
    for case in found.cases.values():
        if count(case.text) not in CASE_WORDS:
            told = f"{count(case.text)} words; write {CASE_WORDS.start} to {CASE_WORDS.stop - 1}"
            yield found.sources[case.id].problem(told, "text")


def _item_problems(found: Catalogue) -> Iterator[Problem]:
    for item in found.items.values():
        source = found.sources[item.id]
        entry = found.entries[item.id]
        for name, message in (*faults(item, getattr(entry, "choose", 1)), *flaws(item)):
            yield source.problem(message, *(int(p) if p.isdigit() else p for p in name.split(".")))


def _links(found: Catalogue) -> Iterator[Problem]:
    for item in found.items.values():
        for message, path in (*_link_problems(found, item), *_trap_problems(found, item)):
            yield found.sources[item.id].problem(message, *path)


def _trap_problems(found: Catalogue, item: Item) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    for field, trap in named_traps(item):
        if trap not in found.traps:
            yield f"there is no trap {trap}", tuple(int(p) if p.isdigit() else p for p in field.split("."))


def _link_problems(found: Catalogue, item: Item) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    if item.task not in found.outline.tasks:
        yield f"there is no task {item.task} in {found.outline.id}", ("task",)
    for i, task in enumerate(item.tasks_2021):
        if task not in found.outlines[OLD_OUTLINE].tasks:
            yield f"there is no task {task} in {OLD_OUTLINE}", ("tasks_2021", i)
    objective = found.objectives.get(item.objective)
    if objective is None:
        yield f"there is no objective {item.objective}", ("objective",)
    elif objective.task != item.task:
        yield f"objective {objective.id} belongs to task {objective.task}, this item to {item.task}", ("objective",)
    for i, other in enumerate(item.secondary):
        if other not in found.objectives or other == item.objective:
            yield f"there is no other objective {other}", ("secondary", i)
    for i, twin in enumerate(item.contrast_with):
        if twin not in found.items:
            yield f"there is no item {twin}", ("contrast_with", i)


def _review_problems(found: Catalogue) -> Iterator[Problem]:
    agreeing: dict[str, set[str]] = defaultdict(set)
    for review, unknown in found.reviews:
        item = found.items.get(review.item)
        if item is None:
            yield unknown
        elif _agrees(review, item):
            agreeing[item.id].add(review.solver)
    for item in found.items.values():
        if item.status is Status.LIVE and len(agreeing[item.id]) < BLIND_SOLVES:
            message = (
                f"{item.id} is live with {len(agreeing[item.id])} of {BLIND_SOLVES} blind solves "
                "of its present words that agree with the key; make it a draft or have it solved"
            )
            yield found.sources[item.id].problem(message, "status")


def _agrees(review: ReviewLine, item: Item) -> bool:
    """Whether somebody who saw the present words, and not the key, picked it."""
    saw_all = review.shown == "stem and options" and review.text == text_digest(item)
    return saw_all and grade(item, _picked(item, review)).is_right


def _picked(item: Item, review: ReviewLine) -> Chosen:
    if item.type is ItemType.NUMERIC:
        return tuple(str(number) for number in review.pick)
    return tuple(int(number) - 1 for number in review.pick)

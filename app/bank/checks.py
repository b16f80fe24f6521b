"""Checks of a whole catalogue: links between entries, rules of item-writing, recorded blind solves."""

from collections import defaultdict
from collections.abc import Iterator

from app.bank.domain import Item, ItemType, Status
from app.bank.domain.measures import Measure, measures
from app.bank.domain.wording import flaws
from app.bank.files import OLD_OUTLINE, Catalogue, Problem, text_digest
from app.bank.formats import ReviewLine

BLIND_SOLVES = 2
"""Solvers who, not knowing the key, must have picked it before an item goes live."""


def check(found: Catalogue) -> list[Problem]:
    """Every problem of the catalogue, those of reading included, by file and line."""
    problems = [*found.problems, *_outline_problems(found), *_item_problems(found)]
    if not found.problems:  # a link to what could not be read would be told as broken
        problems += [*_links(found), *_objective_problems(found), *_review_problems(found)]
    return sorted(set(problems))


def form_measures(found: Catalogue) -> list[Measure]:
    """How guessable the live items are by form alone."""
    return measures([item for item in found.items.values() if item.status is Status.LIVE])


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


def _item_problems(found: Catalogue) -> Iterator[Problem]:
    for item in found.items.values():
        source = found.sources[item.id]
        for message, path in _key_problems(found, item):
            yield source.problem(message, *path)
        for name, message in flaws(item):
            yield source.problem(message, *(int(p) if p.isdigit() else p for p in name.split(".")))


def _links(found: Catalogue) -> Iterator[Problem]:
    for item in found.items.values():
        for message, path in (*_link_problems(found, item), *_trap_problems(found, item)):
            yield found.sources[item.id].problem(message, *path)


def _trap_problems(found: Catalogue, item: Item) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    for i, option in enumerate(item.options):
        if option.trap and option.trap not in found.traps:
            yield f"there is no trap {option.trap}", ("options", i, "trap")


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


def _key_problems(found: Catalogue, item: Item) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    wanted = found.chooses[item.id]
    if item.type is ItemType.SINGLE and (item.choose != 1 or wanted is not None):
        yield f"a single-response item has one key and no 'choose'; this one has {item.choose} keys", ("options",)
    if item.type is ItemType.MULTIPLE and (wanted != item.choose or item.choose in {0, len(item.options)}):
        yield f"'choose' says {wanted}, the options have {item.choose} keys", ("options",)
    for i, option in enumerate(item.options):
        if option.is_key and option.trap:
            yield "a key has no trap", ("options", i, "trap")
        if not option.is_key and option.trap is None:
            yield "a distractor names the trap behind it", ("options", i)


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
    return saw_all and {number - 1 for number in review.pick} == item.keys

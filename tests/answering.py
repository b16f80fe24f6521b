"""Answers to items of any type: wrong ones that fit, every possible one, and one to what the API asks."""

from dataclasses import replace
from itertools import combinations, permutations, product
from typing import Any

from app.bank.domain import Bank, Chosen, Item, ItemType


def wrong_response(item: Item) -> Chosen:
    """A response that fits the item and does not earn it; where it can, a step into a named slip."""
    if item.number:
        wrong = item.number.slips[0].value if item.number.slips else item.number.value + 2 * item.number.tolerance + 1
        return (format(wrong, "f"),)
    if item.type.is_choice:
        distractors = [i for i in range(len(item.options)) if i not in item.keys]
        return tuple(sorted([*distractors, *sorted(item.keys)][: item.choose]))
    keys = [blank.key for blank in item.blanks]
    if item.type is ItemType.PULL_DOWN:
        return (next(i for i in item.blanks[0].choices if i != keys[0]), *keys[1:])
    return (*keys[1:], keys[0])


def possible_responses(item: Item) -> list[Chosen]:
    """Every response that answers the item in full; there is no list of them for a typed number."""
    if item.type.is_choice:
        return list(combinations(range(len(item.options)), item.choose))
    if item.uses_each_once:
        return list(permutations(range(len(item.options)), len(item.blanks)))
    return list(product(*(blank.choices for blank in item.blanks)))


def a_fitting_answer(question: dict[str, Any]) -> list[int | str]:
    """An answer that fits a question as the API asks it, right or not."""
    if question["type"] == "numeric":
        return ["1"]
    if question["type"] == "pull-down":
        return [blank["options"][0] for blank in question["blanks"]]
    if question["blanks"]:
        return [blank["options"][n] for n, blank in enumerate(question["blanks"])]
    return list(range(question["choose"]))


def of_choices(bank: Bank) -> Bank:
    """The bank cut down to eight live items a task, four for each of two objectives, all of one or several options.

    It has neither cases nor families, so that a test can count on what a session or a form holds.
    """
    kept: dict[str, Item] = {}
    for task in bank.outline.tasks:
        plain = {
            objective: [item for item in items if item.type in {ItemType.SINGLE, ItemType.MULTIPLE}]
            for objective, items in sorted(bank.items_of.items())
            if bank.objectives[objective].task == task
        }
        enough = [items[:4] for items in plain.values() if len(items) >= 4]
        kept |= {item.id: item for items in enough[:2] for item in items}
    return replace(bank, items=kept, registry={})

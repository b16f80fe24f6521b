"""What pages show of an item: only stem and options before the answer, the key and every reason after it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from app.bank.domain import Bank, Item, ItemType, Trap
from app.web.text import inline, marked


@dataclass(frozen=True, slots=True)
class AskedOption:
    """An option that can be chosen; `place` is its number as shown, from 0."""

    place: int
    text: Markup


@dataclass(frozen=True, slots=True)
class Asked:
    """A question without anything from which its key could be read."""

    stem: Markup
    options: tuple[AskedOption, ...]
    choose: int
    is_multiple: bool


@dataclass(frozen=True, slots=True)
class ExplainedOption:
    """An option after the answer, with its reason."""

    place: int
    text: Markup
    is_key: bool
    is_chosen: bool
    why: Markup
    trap: Trap | None


@dataclass(frozen=True, slots=True)
class Explained:
    """A question after its answer: the verdict, the clue in the stem, every reason, the trap fallen for, the rule."""

    item: Item
    stem: Markup
    options: tuple[ExplainedOption, ...]
    is_right: bool
    is_answered: bool
    trap: Trap | None
    rule: Markup
    task_title: str
    objective_title: str


def asked(item: Item, order: Sequence[int]) -> Asked:
    """The question with its options in the shown order."""
    options = tuple(AskedOption(place, inline(item.options[i].text)) for place, i in enumerate(order))
    return Asked(inline(item.stem), options, item.choose, item.type is ItemType.MULTIPLE)


def explained(bank: Bank, item: Item, order: Sequence[int], chosen: Collection[int]) -> Explained:
    """The question with the verdict on the chosen canonical indices; none chosen reads as not answered."""
    options = tuple(
        ExplainedOption(
            place=place,
            text=inline(item.options[i].text),
            is_key=item.options[i].is_key,
            is_chosen=i in chosen,
            why=inline(item.options[i].why),
            trap=bank.traps.get(item.options[i].trap or ""),
        )
        for place, i in enumerate(order)
    )
    objective = bank.objectives.get(item.objective)
    return Explained(
        item=item,
        stem=marked(item.stem, item.clue),
        options=options,
        is_right=frozenset(chosen) == item.keys,
        is_answered=bool(chosen),
        trap=next((option.trap for option in options if option.is_chosen and not option.is_key), None),
        rule=inline(item.rule),
        task_title=bank.outline.tasks[item.task].title,
        objective_title=objective.title if objective else "",
    )

"""What pages show of an item: only what is asked before the answer, the key and every reason after it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from app.bank.domain import OPEN, Bank, Case, Chosen, Grade, Item, ItemType, Slip, Trap, grade
from app.bank.domain.structure import pointed_at
from app.exhibits.domain import Exhibit
from app.web.text import inline, marked

_GAP = re.compile(r"\{\d+\}")


@dataclass(frozen=True, slots=True)
class AskedOption:
    """An option that can be chosen; `place` is its number as shown, from 0."""

    place: int
    text: Markup
    area: str | None = None


@dataclass(frozen=True, slots=True)
class AskedBlank:
    """A place to fill, with what can fill it in the shown order; `before` is the text of a gap up to it."""

    label: Markup
    options: tuple[AskedOption, ...]
    area: str | None
    before: Markup


@dataclass(frozen=True, slots=True)
class Shown:
    """An exhibit with what is drawn onto it, by area id: `numbers` of places to fill, `choosable` areas, `verdicts`."""

    exhibit: Exhibit
    numbers: dict[str, int]
    choosable: tuple[str, ...]
    verdicts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question without anything from which its key could be read; `after` is the text behind the last gap."""

    type: ItemType
    stem: Markup
    options: tuple[AskedOption, ...]
    blanks: tuple[AskedBlank, ...]
    after: Markup
    choose: int
    unit: str
    exhibits: tuple[Shown, ...]
    case: Case | None
    case_exhibits: tuple[Shown, ...]

    @property
    def is_multiple(self) -> bool:
        """Whether several options are chosen."""
        return self.type.is_choice and self.choose > 1


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
class ExplainedBlank:
    """A place after the answer: what belongs there and why, what was put there and, where it is known, why not."""

    label: Markup
    key: Markup
    chosen: Markup | None
    is_right: bool
    why: Markup
    why_not: Markup | None
    trap: Trap | None


@dataclass(frozen=True, slots=True)
class ExplainedNumber:
    """A number after the answer: the right one, the typed one, and the slip that leads to it where it is known."""

    key: str
    typed: str
    unit: str
    why: Markup
    slip: Slip | None


@dataclass(frozen=True, slots=True)
class Explained:
    """A question after its answer: the verdict, the clue in the stem, every reason, the trap fallen for, the rule."""

    item: Item
    stem: Markup
    options: tuple[ExplainedOption, ...]
    blanks: tuple[ExplainedBlank, ...]
    number: ExplainedNumber | None
    steps: tuple[Markup, ...]
    exhibits: tuple[Shown, ...]
    case_exhibits: tuple[Shown, ...]
    grade: Grade
    is_answered: bool
    trap: Trap | None
    rule: Markup
    task_title: str
    objective_title: str

    @property
    def is_right(self) -> bool:
        """Whether the response earned the item."""
        return self.grade.is_right


def asked(item: Item, order: Sequence[int]) -> Asked:
    """The question with its options in the shown order."""
    options = tuple(
        AskedOption(place, inline(item.options[i].text), item.options[i].area) for place, i in enumerate(order)
    )
    texts = [inline(part) for part in _GAP.split(item.gap_text)]
    blanks = tuple(
        AskedBlank(
            inline(blank.label),
            tuple(options[place] for place, i in enumerate(order) if i in blank.choices),
            blank.area,
            texts[n] if item.gap_text else Markup(""),
        )
        for n, blank in enumerate(item.blanks)
    )
    own, of_case = _shown(item)
    return Asked(
        type=item.type,
        stem=inline(item.stem),
        options=options,
        blanks=blanks,
        after=texts[-1] if item.gap_text else Markup(""),
        choose=item.choose,
        unit=item.number.unit if item.number else "",
        exhibits=own,
        case=item.case,
        case_exhibits=of_case,
    )


def _shown(item: Item, given: Chosen | None = None) -> tuple[tuple[Shown, ...], tuple[Shown, ...]]:
    """The item's own exhibits and those of its case, with the places and areas of the one that is pointed at.

    With a response, also the verdict on each area: the key and what was missed.
    """
    place = pointed_at(item) if item.type in {ItemType.HOTSPOT, ItemType.ENHANCED_MATCHING} else None
    numbers = {blank.area: n for n, blank in enumerate(item.blanks, 1) if blank.area}
    choosable = tuple(option.area for option in item.options if option.area)
    verdicts = {
        option.area: "key" if option.is_key else "missed"
        for i, option in enumerate(item.options)
        if given is not None and option.area and (option.is_key or i in given)
    }
    shown = tuple(
        Shown(exhibit, numbers, choosable, verdicts) if i == place else Shown(exhibit, {}, (), {})
        for i, exhibit in enumerate(item.all_exhibits)
    )
    of_case = len(shown) - len(item.exhibits)
    return shown[of_case:], shown[:of_case]


def explained(bank: Bank, item: Item, order: Sequence[int], chosen: Collection[int | str]) -> Explained:
    """The question with the verdict on a response; nothing chosen reads as not answered."""
    given = tuple(chosen)
    options = _explained_options(bank, item, order, given) if item.type.is_choice else ()
    blanks = _explained_blanks(bank, item, given) if item.blanks else ()
    number = _explained_number(item, given)
    fallen = [o.trap for o in options if o.is_chosen and not o.is_key] + [b.trap for b in blanks]
    if number and number.slip:
        fallen.append(bank.traps.get(number.slip.trap or ""))
    objective = bank.objectives.get(item.objective)
    own, of_case = _shown(item, given)
    return Explained(
        item=item,
        stem=marked(item.stem, item.clue),
        options=options,
        blanks=blanks,
        number=number,
        steps=tuple(inline(step) for step in item.steps),
        exhibits=own,
        case_exhibits=of_case,
        grade=grade(item, given),
        is_answered=any(pick != OPEN for pick in given),
        trap=next((trap for trap in fallen if trap), None),
        rule=inline(item.rule),
        task_title=bank.outline.tasks[item.task].title,
        objective_title=objective.title if objective else "",
    )


def _explained_options(bank: Bank, item: Item, order: Sequence[int], given: Chosen) -> tuple[ExplainedOption, ...]:
    return tuple(
        ExplainedOption(
            place=place,
            text=inline(item.options[i].text),
            is_key=item.options[i].is_key,
            is_chosen=i in given,
            why=inline(item.options[i].why),
            trap=bank.traps.get(item.options[i].trap or ""),
        )
        for place, i in enumerate(order)
    )


def _explained_blanks(bank: Bank, item: Item, given: Chosen) -> tuple[ExplainedBlank, ...]:
    picks = given or (OPEN,) * len(item.blanks)
    homes = {blank.key: blank.label for blank in item.blanks}
    found = []
    for blank, pick in zip(item.blanks, picks, strict=True):
        put = item.options[int(pick)] if pick != OPEN else None
        missed = put is not None and pick != blank.key
        found.append(
            ExplainedBlank(
                label=inline(blank.label),
                key=inline(item.options[blank.key].text),
                chosen=inline(put.text) if put else None,
                is_right=pick == blank.key,
                why=inline(blank.why),
                why_not=_why_not(item, int(pick), homes) if missed else None,
                trap=bank.traps.get(put.trap or "") if put and missed else None,
            )
        )
    return tuple(found)


def _why_not(item: Item, pick: int, homes: dict[int, str]) -> Markup | None:
    """Why the option that was put here does not belong here."""
    if item.type is ItemType.ORDERING:
        return None  # the step's own reason stands at its place
    if item.type is not ItemType.PULL_DOWN and pick in homes:
        return inline(f"It belongs to: {homes[pick]}.")
    return inline(item.options[pick].why)


def _explained_number(item: Item, given: Chosen) -> ExplainedNumber | None:
    if item.number is None:
        return None
    typed = str(given[0]) if given else ""
    return ExplainedNumber(
        key=f"{item.number.value:,f}",
        typed=f"{Decimal(typed):,f}" if typed else "",
        unit=item.number.unit,
        why=inline(item.number.why),
        slip=item.number.missed(typed) if typed else None,
    )

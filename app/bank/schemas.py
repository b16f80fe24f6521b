"""Shapes of a question as JSON: as it is asked, without its key, and as it is explained after the answer."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from typing import Annotated, Any

from pydantic import BaseModel, Field, StringConstraints

from app.bank.domain import OPEN, Item, ItemType, grade

MOST_PICKS = 12
LONGEST_ENTRY = 1000
Pick = int | Annotated[str, StringConstraints(max_length=LONGEST_ENTRY)]
"""An option's number as shown, from 0, or a number as typed; the item says whether it is one."""


class BlankOut(BaseModel):
    """A place to fill, and the numbers of the options that can fill it."""

    label: str
    options: list[int]
    area: str | None


class CaseOut(BaseModel):
    """The situation that several questions share."""

    id: str
    title: str
    text: str


class ExhibitOut(BaseModel):
    """An exhibit as data, with its text alternative."""

    kind: str
    title: str
    alt: str
    data: dict[str, Any]


class AskedOut(BaseModel):
    """A question without its key; `options` as shown. `gap_text` marks the gaps of a pull-down as {1}, {2}."""

    type: ItemType
    stem: str
    options: list[str]
    areas: Annotated[list[str | None], Field(description="area of the exhibit of each option of a hotspot")]
    choose: int
    blanks: list[BlankOut]
    gap_text: str
    unit: str
    exhibits: list[ExhibitOut]
    case: CaseOut | None


class ExplainedOptionOut(BaseModel):
    """One option after the answer."""

    text: str
    is_key: bool
    is_chosen: bool
    why: str
    trap: str | None


class ExplainedBlankOut(BaseModel):
    """One place after the answer: what belongs there, what was put there."""

    label: str
    key: str
    chosen: str | None
    is_right: bool
    why: str


class ExplainedNumberOut(BaseModel):
    """The right number, and the slip that led to a wrong one where it is known."""

    key: str
    unit: str
    why: str
    slip: str | None
    trap: str | None


class ExplainedOut(BaseModel):
    """Every reason of a question; `credit` is partial credit from 0 to 1, for practice only."""

    options: list[ExplainedOptionOut]
    blanks: list[ExplainedBlankOut]
    number: ExplainedNumberOut | None
    credit: float
    steps: list[str]
    clue: str
    rule: str


def asked_out(item: Item, order: Sequence[int]) -> AskedOut:
    """The question with its options in the shown order."""
    place = {option: shown for shown, option in enumerate(order)}
    return AskedOut(
        type=item.type,
        stem=item.stem,
        options=[item.options[i].text for i in order],
        areas=[item.options[i].area for i in order],
        choose=item.choose,
        blanks=[BlankOut(label=b.label, options=sorted(place[i] for i in b.choices), area=b.area) for b in item.blanks],
        gap_text=item.gap_text,
        unit=item.number.unit if item.number else "",
        exhibits=[ExhibitOut(kind=e.kind, title=e.title, alt=e.alt(), data=asdict(e)) for e in item.all_exhibits],
        case=CaseOut(id=item.case.id, title=item.case.title, text=item.case.text) if item.case else None,
    )


def explained_out(item: Item, order: Sequence[int], chosen: Collection[int | str]) -> ExplainedOut:
    """The question with the verdict on a response, its options in the shown order."""
    given = tuple(chosen)
    options = [
        ExplainedOptionOut(text=o.text, is_key=o.is_key, is_chosen=i in given, why=o.why, trap=o.trap)
        for i, o in ((i, item.options[i]) for i in order)
    ]
    return ExplainedOut(
        options=options if item.type.is_choice else [],
        blanks=_blanks_out(item, given),
        number=_number_out(item, given),
        credit=grade(item, given).credit,
        steps=list(item.steps),
        clue=item.clue,
        rule=item.rule,
    )


def _blanks_out(item: Item, given: tuple[int | str, ...]) -> list[ExplainedBlankOut]:
    picks = given or (OPEN,) * len(item.blanks)
    return (
        [
            ExplainedBlankOut(
                label=blank.label,
                key=item.options[blank.key].text,
                chosen=item.options[int(pick)].text if pick != OPEN else None,
                is_right=pick == blank.key,
                why=blank.why,
            )
            for blank, pick in zip(item.blanks, picks, strict=True)
        ]
        if item.blanks
        else []
    )


def _number_out(item: Item, given: tuple[int | str, ...]) -> ExplainedNumberOut | None:
    if item.number is None:
        return None
    slip = item.number.missed(str(given[0])) if given else None
    return ExplainedNumberOut(
        key=f"{item.number.value:f}",
        unit=item.number.unit,
        why=item.number.why,
        slip=slip.why if slip else None,
        trap=slip.trap if slip else None,
    )

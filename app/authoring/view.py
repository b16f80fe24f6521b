"""What the editor shows beside the text: problems, hints, and one question as learners see it."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from random import Random

from app.authoring.domain import Solve
from app.authoring.hints import Hints, hints
from app.authoring.reading import read
from app.authoring.skeleton import PLACEHOLDER, UNNAMED
from app.bank.domain import BadChoice, Bank, Chosen, Item, is_right, read_response, shown_order
from app.bank.entries import text_digest
from app.bank.files import Problem
from app.bank.view import Asked, Explained, asked, explained

MOST_KEYS = 4
"""Options that an instruction can ask for in words."""


@dataclass(frozen=True, slots=True)
class Preview:
    """One question as it is asked, and as it is explained after what was chosen in the preview."""

    asked: Asked
    given: Sequence[int | str]
    feedback: Explained | None


@dataclass(frozen=True, slots=True)
class Checked:
    """A text beside what is wrong with it; `place`, from 1, is the previewed question of `places`.

    `unfilled` are the problems of lines that still hold a placeholder.
    """

    problems: tuple[Problem, ...]
    unfilled: tuple[Problem, ...]
    hints: Hints | None
    preview: Preview | None
    place: int
    places: int


def checked(
    text: str, bank: Bank, own: Collection[str] = (), *, place: int = 1, given: Sequence[int | str] = ()
) -> Checked:
    """The text read and checked, its question at this place previewed with what was chosen there."""
    reading = read(text, bank, own)
    unfilled = _unfilled(text, reading.problems)
    problems = tuple(problem for problem in reading.problems if problem not in unfilled)
    if not reading.items:
        return Checked(problems, unfilled, None, None, 1, 0)
    place = min(max(1, place), len(reading.items))
    item = reading.items[place - 1]
    shown = _preview(bank, item, given) if _can_be_shown(item) else None
    told = hints(item, bank, is_published=item.id in own)
    return Checked(problems, unfilled, told, shown, place, len(reading.items))


def _unfilled(text: str, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    lines = dict(enumerate(text.splitlines(), 1))
    return tuple(p for p in problems if PLACEHOLDER in lines.get(p.line, "") or UNNAMED in lines.get(p.line, ""))


def _can_be_shown(item: Item) -> bool:
    return not item.type.is_choice or 0 < item.choose <= MOST_KEYS


def _preview(bank: Bank, item: Item, given: Sequence[int | str]) -> Preview:
    order = shown_order(item, Random(item.id))  # noqa: S311 - the same order at each keystroke; guards nothing
    chosen: Chosen = ()
    with suppress(BadChoice):  # what was chosen before the text changed may fit no longer
        chosen = read_response(item, order, given, may_be_partial=True)
    is_placed = item.task in bank.outline.tasks
    return Preview(asked(item, order), given, explained(bank, item, order, chosen) if is_placed else None)


@dataclass(frozen=True, slots=True)
class Solved:
    """A blind solve as the author may read it: what was picked, in words, and why; not by whom or when."""

    place: int
    agrees: bool
    pick: str
    argument: str


def solved(items: Sequence[Item], solves: Sequence[Solve]) -> list[Solved]:
    """The solves of the present words, question by question."""
    found = []
    for place, item in enumerate(items, 1):
        words = text_digest(item)
        mine = sorted((s for s in solves if s.words == words), key=lambda solve: solve.argument)
        found += [Solved(place, is_right(item, s.pick), _in_words(item, s.pick), s.argument) for s in mine]
    return found


def _in_words(item: Item, pick: Chosen) -> str:
    if item.number:
        return f"{pick[0]} {item.number.unit}".strip()
    texts = [item.options[int(i)].text for i in pick]
    if item.blanks:
        texts = [f"{blank.label}: {text}" for blank, text in zip(item.blanks, texts, strict=True)]
    return "; ".join(texts)

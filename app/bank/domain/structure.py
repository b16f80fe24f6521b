"""Whether an item holds together: keys, blanks, gaps and areas that fit each other and its type."""

import re
from collections.abc import Callable, Iterator, Sequence

from app.bank.domain.item import Item, ItemType, Option
from app.bank.domain.wording import LISTS

_GAP = re.compile(r"\{([^}]*)\}")
Fault = tuple[str, str]


def faults(item: Item, choose: int) -> list[Fault]:
    """Every fault of an item's structure, as (field, what to mend); `choose` is what its file says."""
    rules: tuple[Callable[[Item], Iterator[Fault]], ...] = (_traps, _gaps, _areas, _numbers)
    found = [fault for rule in rules for fault in rule(item)]
    return [*_keys(item, choose), *found] if item.type.is_choice else found


def areas_of(item: Item) -> dict[str, str]:
    """Names of the areas that can be pointed at, by id: those of the exhibit that `pointed_at` gives."""
    place = pointed_at(item)
    picture = item.all_exhibits[place].picture() if place is not None else None
    return {area.id: area.name for area in picture.areas} if picture is not None else {}


def pointed_at(item: Item) -> int | None:
    """Which of an item's exhibits its areas belong to: the first of its own with areas, else of its case."""
    own = [place for place in range(len(item.all_exhibits)) if item.all_exhibits[place] in item.exhibits]
    places: list[int] = [*own, *range(len(item.all_exhibits))]
    for place in places:
        picture = item.all_exhibits[place].picture()
        if picture is not None and picture.areas:
            return place
    return None


def named_traps(item: Item) -> Iterator[tuple[str, str]]:
    """Each trap that an item names, with its field in the file."""
    for i, option in enumerate(item.options):
        if option.trap:
            yield _field(item, i), option.trap
    for i, slip in enumerate(item.number.slips if item.number else ()):
        if slip.trap:
            yield f"answer.slips.{i}.trap", slip.trap


def _field(item: Item, option: int) -> str:
    if item.type.is_choice:
        return f"options.{option}.trap"
    if item.type is ItemType.PULL_DOWN:
        gap = next(i for i, blank in enumerate(item.blanks) if option in blank.choices)
        return f"gaps.{gap}.options.{option - item.blanks[gap].choices[0]}.trap"
    return f"extra.{option - len(item.blanks)}.trap"


def _keys(item: Item, choose: int) -> Iterator[Fault]:
    if item.type is ItemType.SINGLE and item.choose != 1:
        yield "options", f"a single-response item has one key; this one has {item.choose}"
    elif choose != item.choose or item.choose in {0, len(item.options)}:
        yield "options", f"'choose' says {choose}, the options have {item.choose} keys"


def _traps(item: Item) -> Iterator[Fault]:
    if item.type.is_choice:
        yield from _trap_of_each(item.options, "options")
    if item.type is ItemType.PULL_DOWN:
        for i, blank in enumerate(item.blanks):
            yield from _trap_of_each([item.options[c] for c in blank.choices], f"gaps.{i}.options")


def _trap_of_each(options: Sequence[Option], field: str) -> Iterator[Fault]:
    for i, option in enumerate(options):
        if option.is_key and option.trap:
            yield f"{field}.{i}.trap", "a key has no trap"
        if not option.is_key and option.trap is None:
            yield f"{field}.{i}", "a distractor names the trap behind it"


def _gaps(item: Item) -> Iterator[Fault]:
    if item.type is not ItemType.PULL_DOWN:
        return
    for i, blank in enumerate(item.blanks):
        keys = sum(item.options[c].is_key for c in blank.choices)
        if keys != 1:
            yield f"gaps.{i}.options", f"a gap has one key; this one has {keys}"
    named = _GAP.findall(item.gap_text)
    wanted = [str(i) for i in range(1, len(item.blanks) + 1)]
    if sorted(named) != wanted:
        unknown = [name for name in named if name not in wanted]
        told = f"{{{unknown[0]}}} is no gap" if unknown else "each gap stands in the text once, as {name}"
        yield "text", told


def _areas(item: Item) -> Iterator[Fault]:
    if item.type not in {ItemType.HOTSPOT, ItemType.ENHANCED_MATCHING}:
        return
    known = areas_of(item)
    pointed = [part.area for part in (item.options if item.type is ItemType.HOTSPOT else item.blanks)]
    field = LISTS.get(item.type, "options")
    if not known:
        yield "exhibits", "this type needs an exhibit with a picture"
        return
    for i, area in enumerate(pointed):
        if area not in known:
            yield f"{field}.{i}.area", f"the picture has no area {area}; it has {', '.join(known)}"
    if len(set(pointed)) < len(pointed):
        yield field, "two of them stand for the same area"


def _numbers(item: Item) -> Iterator[Fault]:
    if item.number is None:
        return
    for i, slip in enumerate(item.number.slips):
        if abs(slip.value - item.number.value) <= 2 * item.number.tolerance:
            yield f"answer.slips.{i}.value", "too near to the right number to be told apart"

"""The commented text that a new question starts from, made from the file formats so that it cannot miss a field."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from app.bank import formats
from app.bank.domain import ItemType, Objective

PLACEHOLDER = "…"
UNNAMED = "to-be-named"
"""Stands where an id belongs."""
MORE = 2
"""Entries of a list beyond those that it needs."""
_KEYS = {ItemType.MULTIPLE: 2}
_AREAS = ("To do", "Doing", "Checking", "Done", "Stopped")

_HINTS = {
    "tasks_2021": "tasks of the outline of 2021, for example [P10]",
    "objective": "id of a learning objective of this task",
    "secondary": "up to two more objectives",
    "stem": "one situation and one question, at most 130 words",
    "references": "a standard by title and section, or the outline and its task",
    "contrast_with": "ids of twins that differ in the deciding fact",
    "provenance": "who wrote and reviewed it, honestly",
    "author": "your name or pen name",
    "drafted_on": "year-month-day",
    "reviewed": "how it was reviewed, a line each",
    "reviewed_on": "year-month-day",
    "licence": "the only one",
    "options": "each right under another fact; shown shuffled",
    "text": "8 to 15 words, the others in the same form",
    "key": "for what is right; leave it out elsewhere",
    "trap": "the misjudgement behind it, an id of traps.yaml; a key has none",
    "why": "why it is so, from the facts of the stem",
    "area": "id of an area of the picture",
    "pairs": "what belongs together",
    "places": "areas and the labels that belong onto them",
    "extra": "choices that belong nowhere: text, why, trap",
    "prompt": "what something belongs to",
    "match": "what belongs to it",
    "order": "as they should stand",
    "gaps": "one list for each gap of the text",
    "name": "how the text refers to it, as {name}",
    "answer": "the number that is right",
    "value": "a number, without its unit",
    "tolerance": "accepted on either side",
    "unit": "shown beside the entry, for example days",
    "slips": "wrong numbers that a misjudgement leads to",
    "title": "what the situation is called",
    "items": "asked in this order",
}
"""What the formats leave unsaid, in one line each."""


@dataclass(frozen=True, slots=True)
class Line:
    """A field: its value in YAML, or the entries of its list, or the fields of its block."""

    name: str
    value: str = ""
    hint: str = ""
    entries: tuple[tuple["Line", ...], ...] = ()
    block: tuple["Line", ...] = ()


def item_text(kind: ItemType, item_id: str, objective: Objective | None, *, task: str, today: date) -> str:
    """An item of one type as an entry of a file: every field with a hint, placeholders to replace."""
    return "\n".join(_listed(_item(kind, item_id, objective, task, today), "")) + "\n"


def case_text(case_id: str, ids: Sequence[str], objective: Objective | None, *, task: str, today: date) -> str:
    """A case as a file, with a question of one answer for each id."""
    items = tuple(_item(ItemType.SINGLE, item_id, objective, task, today) for item_id in ids)
    fields = {"id": Line("id", case_id, "names the case for ever")}
    fields["items"] = Line("items", "", _hint("items", formats.CaseFile.model_fields["items"]), _once_hinted(items))
    return "\n".join(_rendered(_lines(formats.CaseFile, fields, today), "")) + "\n"


def case_size() -> int:
    """Questions in the skeleton of a case."""
    return _size(formats.CaseFile.model_fields["items"])


def entry_model(kind: ItemType) -> type[BaseModel]:
    """The format of an item of this type."""
    models: tuple[type[BaseModel], ...] = get_args(get_args(formats.ItemEntry)[0])
    return next(model for model in models if get_args(model.model_fields["type"].annotation) == (kind,))


def _item(kind: ItemType, item_id: str, objective: Objective | None, task: str, today: date) -> tuple[Line, ...]:
    model = entry_model(kind)
    given = {"id": item_id, "task": task, "objective": objective.id if objective else UNNAMED, "status": "draft"}
    if objective and objective.approach != "any":
        given["approach"] = objective.approach
    if kind is ItemType.PULL_DOWN:
        gaps = range(1, _size(model.model_fields["gaps"]) + 1)
        given["text"] = " ".join(f"{PLACEHOLDER} {{gap-{i}}}" for i in gaps)
    fields = {name: Line(name, value, _hint(name, model.model_fields[name])) for name, value in given.items()}
    fields["type"] = Line("type", kind.value, (model.__doc__ or "").rstrip("."))
    if kind in {ItemType.HOTSPOT, ItemType.ENHANCED_MATCHING}:
        fields["exhibits"] = _picture(_hint("exhibits", model.model_fields["exhibits"]))
    return tuple(_lines(model, fields, today, _KEYS.get(kind, 1)))


def _lines(model: type[BaseModel], fields: Mapping[str, Line | None], today: date, keys: int = 1) -> Iterator[Line]:
    """The lines of a format in the order of reading; `fields` has those that are not its defaults."""
    for name in _ordered(model):
        line = fields[name] if name in fields else _line(name, model.model_fields[name], today, keys)
        if line:
            yield line


def _ordered(model: type[BaseModel]) -> list[str]:
    """Type after what it is about, and its own fields after the stem and its exhibits."""
    names = list(model.model_fields)
    if "stem" not in names:
        return names
    own = names[names.index("type") + 1 :]
    common = names[: names.index("type")]
    after = common.index("exhibits") + 1
    head = common.index("difficulty")
    return [*common[:head], "type", *common[head:after], *own, *common[after:]]


def _line(name: str, field: FieldInfo, today: date, keys: int) -> Line:
    part = _part(field)
    if part is None:
        return Line(name, _value(field, today), _hint(name, field))
    if get_origin(field.annotation) is None:
        return Line(name, "", _hint(name, field), block=tuple(_lines(part, {}, today)))
    if not field.is_required():
        return Line(name, "[]", _hint(name, field))
    entries = [tuple(_lines(part, _entry(part, i, keys), today)) for i in range(_size(field))]
    return Line(name, "", _hint(name, field), _once_hinted(entries))


def _part(field: FieldInfo) -> type[BaseModel] | None:
    """The format of the entries, or of the block, where the field holds such."""
    inner = get_args(field.annotation)[0] if get_origin(field.annotation) is tuple else field.annotation
    return inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None


def _entry(part: type[BaseModel], i: int, keys: int) -> dict[str, Line | None]:
    """What differs from entry to entry of a list."""
    found: dict[str, Line | None] = {}
    fields = part.model_fields
    if "key" in fields:
        found |= {"trap": None} if i < keys else {"key": None}
        found["key"] = Line("key", "true", _hint("key", fields["key"])) if i < keys else None
    if "trap" in fields and "trap" not in found:
        found["trap"] = Line("trap", UNNAMED, _hint("trap", fields["trap"]))
    own: dict[str, Callable[[int], str]] = {
        "area": lambda i: _AREAS[i].lower().replace(" ", "-"),
        "name": lambda i: f"gap-{i + 1}",
        "value": lambda i: str(10 * (i + 1)),
    }
    return found | {name: Line(name, of(i), _hint(name, fields[name])) for name, of in own.items() if name in fields}


def _value(field: FieldInfo, today: date) -> str:
    if not field.is_required():
        return _plain(field.default)
    kind = field.annotation
    if get_origin(kind) is tuple:
        return f"[{PLACEHOLDER}]"
    if get_origin(kind) is Literal:
        return str(get_args(kind)[0])
    if isinstance(kind, type) and issubclass(kind, Enum):
        return str(next(iter(kind)).value)
    if kind is date:
        return today.isoformat()
    return PLACEHOLDER if kind is str else str(_limit(field, "ge"))


def _plain(default: object) -> str:
    if isinstance(default, Enum):
        return str(default.value)
    words = {"None": "null", "True": "true", "False": "false", "()": "[]", "": '""'}
    return words.get(str(default), str(default))


def _size(field: FieldInfo) -> int:
    """Entries to start with: more than the least by `MORE`."""
    return _limit(field, "min_length") + MORE


def _limit(field: FieldInfo, name: str) -> int:
    """A limit that the format sets: `ge`, `min_length`, `max_length`; 0 where it sets none."""
    return next((getattr(rule, name) for rule in field.metadata if hasattr(rule, name)), 0)


def _hint(name: str, field: FieldInfo) -> str:
    parts = [field.description or _HINTS.get(name, ""), _choices(field), _bounds(field)]
    if name == "exhibits":
        parts = ["up to 3, each of a kind: " + ", ".join(_kinds())]
    return "; ".join(filter(None, parts))


def _choices(field: FieldInfo) -> str:
    kind = field.annotation
    if not (isinstance(kind, type) and issubclass(kind, Enum)):
        return ""
    *first, last = [str(member.value) for member in kind]
    return f"{', '.join(first)} or {last}"


def _bounds(field: FieldInfo) -> str:
    if _part(field) is None or get_origin(field.annotation) is None:
        return ""
    return f"{_limit(field, 'min_length')} to {_limit(field, 'max_length')}"


def _kinds() -> list[str]:
    kinds: tuple[Any, ...] = get_args(get_args(formats.ExhibitEntry)[0])
    return sorted(str(kind.__dataclass_fields__["kind"].default) for kind in kinds)


def _picture(hint: str) -> Line:
    """A board as the picture to start from, whose areas are its columns."""
    columns = _once_hinted([(Line("name", name, "an area's id is its name in small letters"),) for name in _AREAS])
    board = (Line("kind", "kanban", "put your own picture here"), Line("title", PLACEHOLDER, "its caption"))
    return Line("exhibits", "", hint, ((*board, Line("columns", "", "its areas", columns)),))


def _once_hinted(entries: Iterable[Sequence[Line]]) -> tuple[tuple[Line, ...], ...]:
    """The entries with the hint of each field where it stands first."""
    seen: set[str] = set()
    found = []
    for entry in entries:
        found.append(tuple(_without_hints(line) if line.name in seen else line for line in entry))
        seen |= {line.name for line in entry}
    return tuple(found)


def _without_hints(line: Line) -> Line:
    entries = tuple(tuple(map(_without_hints, entry)) for entry in line.entries)
    return Line(line.name, line.value, "", entries, tuple(map(_without_hints, line.block)))


def _rendered(lines: Iterable[Line], pad: str) -> Iterator[str]:
    for line in lines:
        value = f" {line.value}" if line.value else ""
        hint = f"  # {line.hint}" if line.hint else ""
        yield f"{pad}{line.name}:{value}{hint}"
        for entry in line.entries:
            yield from _listed(entry, pad)
        yield from _rendered(line.block, pad + "  ")


def _listed(entry: Iterable[Line], pad: str) -> Iterator[str]:
    """The fields of one entry of a list, the first behind its dash."""
    first, *others = _rendered(entry, pad + "  ")
    return iter([f"{pad}- {first[len(pad) + 2 :]}", *others])

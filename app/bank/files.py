"""Reads a `question_bank/` folder: everything that is wrong comes back at once, with file, line and field."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from app.bank import formats, yaml_lines
from app.bank.domain import Domain, Item, Objective, Option, Outline, Provenance, Task, Trap
from app.bank.records import content_digest, to_record

CURRENT_OUTLINE = "pmp-2026"
OLD_OUTLINE = "pmp-2021"

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault of the bank's files; `file` is relative to the bank's folder."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        """The fault as one line: file, line, field, what is wrong."""
        where = f"{self.file}:{self.line}"
        return f"{where}: {self.field}: {self.message}" if self.field else f"{where}: {self.message}"


@dataclass(frozen=True, slots=True)
class Source:
    """Where an entry stands, to name the line of each of its fields."""

    file: str
    document: yaml_lines.Document
    at: yaml_lines.Path

    def problem(self, message: str, *path: str | int) -> Problem:
        """A fault of one field of this entry."""
        name = ".".join(str(part) for part in path)
        return Problem(self.file, self.document.line((*self.at, *path)), name, message)


@dataclass
class Catalogue:
    """Everything that the files hold, with the place of each entry and the problems met while reading."""

    outlines: dict[str, Outline] = field(default_factory=dict)
    traps: dict[str, Trap] = field(default_factory=dict)
    objectives: dict[str, Objective] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    chooses: dict[str, int | None] = field(default_factory=dict)
    reviews: list[tuple[formats.ReviewLine, Problem]] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def digests(self) -> dict[str, str]:
        """Digest of each item's content, to tell whether it changed; the items are final when it is asked for."""
        return {item_id: content_digest(to_record(item)) for item_id, item in self.items.items()}

    @property
    def outline(self) -> Outline:
        """The outline in force."""
        return self.outlines[CURRENT_OUTLINE]


def read(folder: Path) -> Catalogue:
    """The catalogue of a bank's folder; it never raises for what the files hold."""
    found = Catalogue()
    for path in sorted(folder.glob("outlines/*.yaml")):
        for entry, source in _entries(folder, path, formats.OutlineFile, found, lambda file: (file,)):
            _keep(found.outlines, entry.id, _outline(entry), source, found)
    for entry, source in _entries(folder, folder / "traps.yaml", formats.TrapFile, found, lambda file: file.root):
        _keep(found.traps, entry.id, Trap(**entry.model_dump()), source, found)
    for path in sorted(folder.glob("objectives/*.yaml")):
        for entry, source in _entries(folder, path, formats.ObjectiveFile, found, lambda file: file.root):
            _keep(found.objectives, entry.id, Objective(**entry.model_dump()), source, found)
    _read_items(folder, found)
    for path in sorted(folder.glob("reviews/*.jsonl")):
        _read_reviews(folder, path, found)
    missing = [name for name in (CURRENT_OUTLINE, OLD_OUTLINE) if name not in found.outlines]
    found.problems += [Problem(f"outlines/{name}.yaml", 1, "", "this outline is missing or faulty") for name in missing]
    return found


def _read_items(folder: Path, found: Catalogue) -> None:
    for path in sorted(folder.glob("items/**/*.yaml")):
        for entry, source in _entries(folder, path, formats.ItemFile, found, lambda file: file.root):
            _keep(found.items, entry.id, item_of(entry), source, found)
            found.chooses.setdefault(entry.id, entry.choose)


def item_of(entry: formats.ItemEntry) -> Item:
    """The domain's item of a validated entry."""
    fields = entry.model_dump(exclude={"options", "provenance", "choose"})
    options = tuple(Option(o.text, o.key, o.why, o.trap) for o in entry.options)
    return Item(**_flat(fields), options=options, provenance=Provenance(**entry.provenance.model_dump()))


def text_digest(item: Item) -> str:
    """Digest of what a solver sees, to bind a review to the exact words it saw."""
    shown = json.dumps([item.stem, [option.text for option in item.options]], ensure_ascii=False)
    return hashlib.sha256(shown.encode()).hexdigest()[:16]


def _flat(fields: dict[str, Any]) -> dict[str, Any]:
    return {k: " ".join(v.split()) if k in {"stem", "clue", "rule"} else v for k, v in fields.items()}


def _outline(entry: formats.OutlineFile) -> Outline:
    domains = tuple(
        Domain(d.id, d.title, d.share, tuple(Task(t.id, t.title, t.gist, d.id) for t in d.tasks)) for d in entry.domains
    )
    return Outline(
        id=entry.id,
        title=entry.title,
        effective_from=entry.effective_from,
        effective_until=entry.effective_until,
        source=entry.source,
        confidence=entry.confidence,
        items=entry.exam.items,
        scored_items=entry.exam.scored_items,
        minutes=entry.exam.minutes,
        predictive_share=entry.approaches.predictive,
        domains=domains,
    )


def _keep(into: dict[str, Any], key: str, value: object, source: Source, found: Catalogue) -> None:
    if key in found.sources:
        other = found.sources[key]
        where = f"{other.file}:{other.document.line(other.at)}"
        found.problems.append(source.problem(f"{key} stands already in {where}", "id"))
        return
    into[key] = value
    found.sources[key] = source


def _entries(
    folder: Path, path: Path, model: type[Model], found: Catalogue, parts: Callable[[Model], tuple[Any, ...]]
) -> Iterator[tuple[Any, Source]]:
    """The validated entries of one file with their places; a faulty file adds problems and yields nothing."""
    name = path.relative_to(folder).as_posix()
    try:
        document = yaml_lines.parse(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as problem:
        found.problems.append(Problem(name, 1, "", f"cannot be read: {problem}"))
        return
    found.problems += [Problem(name, flaw.line, flaw.field, flaw.message) for flaw in document.flaws]
    if document.data is None:
        if not document.flaws:
            found.problems.append(Problem(name, 1, "", "the file is empty"))
        return
    try:
        file = model.model_validate(document.data)
    except ValidationError as errors:
        found.problems += [_problem(name, document, error) for error in _own_errors(errors)]
        return
    entries = parts(file)
    alone = len(entries) == 1 and entries[0] is file
    for i, entry in enumerate(entries):
        yield entry, Source(name, document, () if alone else (i,))


def _own_errors(errors: ValidationError) -> list[Any]:
    """The errors without "too short" of a list that is short merely because a part of it is faulty."""
    found: list[Any] = errors.errors()
    inner = {tuple(error["loc"])[:-1] for error in found}
    return [error for error in found if error["type"] != "too_short" or tuple(error["loc"]) not in inner]


def _problem(name: str, document: yaml_lines.Document, error: Any) -> Problem:
    loc = tuple(part for part in error["loc"] if not (isinstance(part, str) and part.startswith("function-")))
    label = ".".join(str(part) for part in (loc[1:] if isinstance(document.data, list) else loc))
    message = str(error["msg"])
    if error["type"] == "extra_forbidden":
        message = "this field is not known"
    if error["type"] == "missing":
        message = "this field is missing"
    entry_id = _id_at(document.data, loc)
    return Problem(name, document.line(loc), label, f"{message}{f' ({entry_id})' if entry_id else ''}")


def _id_at(data: Any, loc: tuple[Any, ...]) -> str:
    if loc and isinstance(loc[0], int) and isinstance(data, list) and isinstance(data[loc[0]], dict):
        return str(data[loc[0]].get("id", ""))
    return ""


def _read_reviews(folder: Path, path: Path, found: Catalogue) -> None:
    name = path.relative_to(folder).as_posix()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        found.problems.append(Problem(name, 1, "", f"cannot be read: {problem}"))
        return
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        try:
            review = formats.ReviewLine.model_validate_json(line)
        except ValidationError as errors:
            for error in errors.errors():
                label = ".".join(str(part) for part in error["loc"])
                found.problems.append(Problem(name, number, label, str(error["msg"])))
            continue
        found.reviews.append((review, Problem(name, number, "item", f"there is no item {review.item}")))

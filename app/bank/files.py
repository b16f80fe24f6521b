"""Reads a `question_bank/` folder: everything that is wrong comes back at once, with file, line and field."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from app.bank import formats, yaml_lines
from app.bank.domain import Domain, Item, Objective, Outline, Task, Trap
from app.bank.entries import case_items, item_of
from app.bank.records import content_digest, to_record

_ENUM = re.compile(r"<[\w.]+: ('[^']*')>")
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
    cases: dict[str, formats.CaseFile] = field(default_factory=dict)
    entries: dict[str, formats.ItemEntry] = field(default_factory=dict)
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
            _keep_item(found, entry, item_of(entry), source)
    for path in sorted(folder.glob("cases/*.yaml")):
        for case, source in _entries(folder, path, formats.CaseFile, found, lambda file: (file,)):
            _keep(found.cases, case.id, case, source, found)
            for i, (entry, item) in enumerate(zip(case.items, case_items(case), strict=True)):
                _keep_item(found, entry, item, Source(source.file, source.document, ("items", i)))


def _keep_item(found: Catalogue, entry: formats.ItemEntry, item: Item, source: Source) -> None:
    found.entries.setdefault(entry.id, entry)
    _keep(found.items, entry.id, item, source, found)


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
    inner = {tuple(error["loc"])[:n] for error in found for n in range(len(error["loc"]))}
    return [error for error in found if error["type"] != "too_short" or tuple(error["loc"]) not in inner]


def _problem(name: str, document: yaml_lines.Document, error: Any) -> Problem:
    tag = (error["ctx"]["discriminator"].strip("'"),) if error["type"].startswith("union_tag") else ()
    loc = (*_place(document.data, error["loc"]), *tag)
    label = ".".join(str(part) for part in (loc[1:] if isinstance(document.data, list) else loc))
    message = str(error["msg"])
    if error["type"] in {"extra_forbidden", "unexpected_keyword_argument"}:
        message = "this field is not known"
    if error["type"] in {"missing", "missing_argument", "union_tag_not_found"}:
        message = "this field is missing"
    if error["type"] == "union_tag_invalid":
        names = _ENUM.sub(r"\1", error["ctx"]["expected_tags"])
        message = f"{error['ctx']['tag']} is none of {names}"
    entry_id = _id_at(document.data, loc)
    return Problem(name, document.line(loc), label, f"{message}{f' ({entry_id})' if entry_id else ''}")


def _place(data: Any, loc: tuple[Any, ...]) -> tuple[Any, ...]:
    """Where in the document an error lies: the validator's path without its own names for types and kinds."""
    path: list[Any] = []
    for part in loc:
        if isinstance(data, dict) and part not in data and part in {data.get("type"), data.get("kind")}:
            continue
        path.append(part)
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            data = None
    return tuple(path)


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

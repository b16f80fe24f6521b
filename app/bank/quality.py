"""Measures how guessable a bank is, keeps the report beside the bank's files, and reads it again."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

from pydantic import TypeAdapter, ValidationError

from app.bank.domain import Item, ItemType, Outline, Status
from app.bank.domain.grading import shown_order
from app.bank.domain.quality import ENOUGH_QUESTIONS, Question, Report, Row, Verdict, digest, measure
from app.bank.files import Catalogue
from app.errors import StartError

FILE = "quality.json"
MEASURED_TYPES = frozenset({ItemType.SINGLE, ItemType.MULTIPLE})
_REPORT = TypeAdapter(Report)
_MARKS = {Verdict.OK: "ok  ", Verdict.WARN: "warn", Verdict.FAIL: "FAIL"}


class NotABank(StartError):
    """A file of questions that cannot be read; the message names the line."""


def questions(items: Iterable[Item], outline: Outline) -> list[Question]:
    """The live items whose answer is a choice among texts, options in an order that the item's id decides."""
    return [
        _question(item, outline)
        for item in sorted(items, key=lambda item: item.id)
        if item.status is Status.LIVE and item.type in MEASURED_TYPES
    ]


def measured(catalogue: Catalogue, *, now: datetime, by: Sequence[str] = (), trains: bool = True) -> Report:
    """The report on a sound catalogue's live items; raises TooFewQuestions."""
    found = questions(catalogue.items.values(), catalogue.outline)
    return measure(found, now=now, contrasts=_contrasts(catalogue), by=by, trains=trains)


def quick_rows(catalogue: Catalogue, *, now: datetime) -> tuple[Row, ...]:
    """The rows without the trained guessers, in seconds; none when the bank is too small to be measured."""
    if len(questions(catalogue.items.values(), catalogue.outline)) < ENOUGH_QUESTIONS:
        return ()
    return measured(catalogue, now=now, trains=False).rows


def foreign(path: Path) -> list[Question]:
    """The questions of a file with one JSON object a line: `stem`, `options` of `text` and `correct`, perhaps `id`.

    Other texts and numbers of a line become groups. Raises NotABank.
    """
    with path.open(encoding="utf-8") as file:
        return [_parsed(line, f"{path}:{number}") for number, line in enumerate(file, 1) if line.strip()]


def write(report: Report, path: Path) -> None:
    """Keep the report as JSON."""
    path.write_bytes(_REPORT.dump_json(report, indent=1) + b"\n")


def report(folder: Path) -> Report | None:
    """The report kept in a bank's folder; None where there is none, or none that this version can read."""
    try:
        return _REPORT.validate_json((folder / FILE).read_bytes())
    except (FileNotFoundError, ValidationError):
        return None


def is_of(found: Report, items: Iterable[Item], outline: Outline) -> bool:
    """Whether the report measured these very words."""
    return found.digest == digest(question for question in questions(items, outline) if question.is_measurable)


def line(row: Row) -> str:
    """One row as a line for a terminal."""
    value = f"{row.value:8.1%}" if row.is_share else f"{row.value:8.2f}"
    chance = f"chance {row.chance:6.1%}" if row.chance is not None else ""
    interval = row.interval and f"{row.interval.at_least:6.1%} to {row.interval.at_most:6.1%}"
    return f"{_MARKS[row.verdict]}  {row.title[:68]:68s}{value}  {interval or '':17s}  {chance}".rstrip()


def table(found: Report) -> Iterator[str]:
    """The report as lines for a terminal."""
    yield f"{found.questions} questions, {found.single} with one key"
    yield from map(line, found.rows)
    for group in found.groups:
        yield f"FAIL  inside {group.field} {group.value}: {line(group.row)}"
    for title, terms in (("Telling words", found.terms[:10]), ("Opening words", found.openings[:10])):
        told = [f"{t.term} {t.key_rate:.0%} of {t.options} (z {t.z:+.1f})" for t in terms]
        yield f"{title}: {', '.join(told) or 'none in enough options'}"
    for flaw in found.flaws:
        ids = [question.id for question in found.flawed if flaw.name in question.flaws]
        yield f"Flaw {flaw.level}: {flaw.questions} {flaw.title}: {', '.join(ids[:10])}"
    for pair in found.twins[:10]:
        yield f"Nearly the same: {pair.one} and {pair.other}, cosine {pair.cosine:.2f}, runs {pair.runs:.2f}"
    for cue in found.cues[:10]:
        yield f"{cue.stem_of} tells the key of {cue.key_of}, cosine {cue.cosine:.2f}"
    yield f"{len(found.failing)} measures fail in the whole bank, {len(found.groups)} inside a group."


def _question(item: Item, outline: Outline) -> Question:
    order = shown_order(item, Random(item.id))  # noqa: S311 - a repeatable shuffle
    groups = {
        "domain": outline.domain_of[item.task].id,
        "task": item.task,
        "approach": item.approach.value,
        "difficulty": item.difficulty.value,
        "type": item.type.value,
    }
    if item.case:
        groups["case"] = item.case.id
    keys = frozenset(place for place, i in enumerate(order) if i in item.keys)
    return Question(item.id, item.stem, tuple(item.options[i].text for i in order), keys, groups)


def _contrasts(catalogue: Catalogue) -> frozenset[frozenset[str]]:
    return frozenset(frozenset({item.id, twin}) for item in catalogue.items.values() for twin in item.contrast_with)


def _parsed(text: str, where: str) -> Question:
    try:
        data: dict[str, Any] = json.loads(text)
        options = data["options"]
        keys = frozenset(i for i, option in enumerate(options) if option.get("correct"))
        groups = {k: str(v) for k, v in data.items() if isinstance(v, str | int) and k not in {"id", "stem"}}
        return Question(
            str(data.get("id", where)), str(data["stem"]), tuple(str(o["text"]) for o in options), keys, groups
        )
    except (ValueError, LookupError, TypeError, AttributeError) as problem:
        raise NotABank(f"{where} is not a question with a stem and options: {problem!r}") from problem

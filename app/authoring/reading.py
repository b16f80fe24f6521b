"""What a text says: its items, and every problem with its line. The text may come from anybody.

The bank's own reader and checks do the work, on a folder that holds this text alone; what could exhaust or confuse
them is refused before.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from app.bank import checks, files, yaml_lines
from app.bank.domain import Bank, Item, Status
from app.bank.files import Catalogue, Problem, Source
from app.bank.formats import CaseFile
from app.formulas.typed import LONGEST_NUMBER

LARGEST = 100_000
"""Bytes of a text."""
DEEPEST = 20
"""Levels of a text: more than any item has, fewer than would exhaust a reader."""
LONGEST_WORD = 200
"""Characters without a space: more than any word or number has, fewer than make a number that cannot be printed."""
TITLE_LENGTH = 90

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ELSEWHERE = Source("", yaml_lines.Document(None, {}), ())
"""Where entries of the bank stand whose problems are not the author's."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The items that a text holds, as drafts, and all that is wrong with it; one item, or those of one case."""

    items: tuple[Item, ...]
    problems: tuple[Problem, ...]


def read(text: str, bank: Bank, own: Collection[str] = ()) -> Reading:
    """The reading of a text beside the live bank; `own` are the ids under which its items were published before."""
    try:
        name = _name(text)
        found = _alone(name, text)
    except _Refused as refusal:
        return Reading((), (refusal.problem,))
    problems = [problem for problem in found.problems if problem.file == name]
    found.problems[:] = problems
    problems += _count_problems(found) if not problems else []
    safe = [*_number_problems(found), *_exhibit_problems(found)]
    if problems or safe:
        return Reading((), tuple(sorted({*problems, *safe})))
    _link(found, bank)
    return Reading(
        tuple(item for item in found.items.values() if found.sources[item.id].file == name),
        tuple(sorted({p for p in (*checks.check(found), *_case_problems(found, bank, own)) if p.file == name})),
    )


def title(text: str) -> str:
    """The beginning of the stem, or the title of the case; empty for a text that cannot be read."""
    try:
        _name(text)
    except _Refused:
        return ""
    data = yaml_lines.parse(text).data
    entry = data[0] if isinstance(data, list) and data else data
    found = (entry.get("stem") or entry.get("title") or "") if isinstance(entry, dict) else ""
    words = " ".join(found.split()) if isinstance(found, str) else ""
    return words if len(words) <= TITLE_LENGTH else words[: TITLE_LENGTH - 1].rsplit(" ", 1)[0] + " …"


class _Refused(Exception):
    """The text is not handed to the bank's reader."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.problem = Problem("", line, "", message)


def _name(text: str) -> str:
    """The file that the text would be: of items when it is a list, else of a case; raises _Refused."""
    if len(text.encode()) > LARGEST:
        raise _Refused(f"longer than {LARGEST:,} bytes; write one question or one case")
    kinds: list[str] = []
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            line = event.start_mark.line + 1 if event.start_mark else 1
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise _Refused("no anchors (&) and aliases (*) here; quote a text that begins so", line)
            if isinstance(event, yaml.ScalarEvent) and len(event.value) > LONGEST_WORD and " " not in event.value:
                raise _Refused(f"one word of more than {LONGEST_WORD} characters", line)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                raise _Refused(f"more than {DEEPEST} levels deep", line)
            if isinstance(event, yaml.NodeEvent) and not kinds:
                kinds.append(_file(event))
    except (yaml.YAMLError, ValueError):
        return "items/text.yaml"  # the bank's reader tells what and where
    return kinds[0] if kinds else "items/text.yaml"


def _file(event: object) -> str:
    """The file for a text that begins so; raises _Refused."""
    if isinstance(event, yaml.MappingStartEvent):
        return "cases/text.yaml"
    if isinstance(event, yaml.SequenceStartEvent):
        return "items/text.yaml"
    raise _Refused("begin a question with “- id:” and a case with “id:”")


def _alone(name: str, text: str) -> Catalogue:
    """The catalogue of a folder that holds nothing but this text; raises _Refused."""
    with TemporaryDirectory(prefix="earned-text-") as folder:
        path = Path(folder) / name
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
        try:
            return files.read(Path(folder))
        except (ValueError, ArithmeticError, RecursionError) as problem:
            raise _Refused(f"cannot be read: {problem}") from problem


def _count_problems(found: Catalogue) -> Iterator[Problem]:
    if not found.items:
        yield Problem("", 1, "", "there is no question here")
    if not found.cases:
        for item_id in list(found.items)[1:]:
            yield found.sources[item_id].problem("one question at a time; put each into a draft of its own", "id")


def _number_problems(found: Catalogue) -> Iterator[Problem]:
    """Numbers that nobody could type."""
    for item in found.items.values():
        number = item.number
        if number:
            values = {"value": number.value, "tolerance": number.tolerance}
            for path in (("answer", name) for name, value in values.items() if _is_too_long(value)):
                yield found.sources[item.id].problem(f"write at most {LONGEST_NUMBER} digits", *path)
            for i, slip in enumerate(number.slips):
                if _is_too_long(slip.value):
                    yield found.sources[item.id].problem(
                        f"write at most {LONGEST_NUMBER} digits", "answer", "slips", i, "value"
                    )


def _is_too_long(value: Decimal) -> bool:
    return (
        not value.is_finite() or len(value.as_tuple().digits) > LONGEST_NUMBER or abs(value.adjusted()) > LONGEST_NUMBER
    )


def _exhibit_problems(found: Catalogue) -> Iterator[Problem]:
    """Exhibits whose figures fit their kind and still make no drawing."""
    owners: list[Item | CaseFile] = [*found.items.values(), *found.cases.values()]
    for owner in owners:
        for i, exhibit in enumerate(owner.exhibits):
            try:
                exhibit.picture(), exhibit.table(), exhibit.alt()
            except (ValueError, ArithmeticError, LookupError) as problem:
                told = f"cannot be drawn with these figures ({type(problem).__name__})"
                yield found.sources[owner.id].problem(told, "exhibits", i)


def _link(found: Catalogue, bank: Bank) -> None:
    """Put the text's items, as drafts, beside what they name of the bank."""
    own = {item_id: replace(item, status=Status.DRAFT) for item_id, item in found.items.items()}
    named = {name for item in own.values() for name in (item.objective, *item.secondary)}
    twins = {twin for item in own.values() for twin in item.contrast_with if twin not in own}
    entry = next(iter(found.entries.values()))
    found.outlines, found.traps = dict(bank.outlines), dict(bank.traps)
    known = {name: bank.objectives[name] for name in named if name in bank.objectives}
    found.objectives = {name: replace(objective, prerequisites=()) for name, objective in known.items()}
    found.items = own | {twin: bank.items[twin] for twin in twins if twin in bank.items}
    found.entries |= dict.fromkeys(found.items.keys() - own.keys(), entry)
    for name in (*found.objectives, *(found.items.keys() - own.keys())):
        found.sources.setdefault(name, _ELSEWHERE)


def _case_problems(found: Catalogue, bank: Bank, own: Collection[str]) -> Iterator[Problem]:
    others = {item.case.id for item in bank.items.values() if item.case and item.id not in own}
    for case_id in found.cases.keys() & others:
        yield found.sources[case_id].problem(f"there is a case {case_id} already", "id")

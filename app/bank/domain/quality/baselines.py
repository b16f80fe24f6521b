"""What each way to guess earns on a bank, and on parts of it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from app.bank.domain.quality.credit import expected_credit
from app.bank.domain.quality.flavour import FLAVOUR
from app.bank.domain.quality.reading import Reading
from app.bank.domain.quality.rows import Part, Row, Verdict, guess, share
from app.bank.domain.quality.rows import Range as Wanted
from app.bank.domain.quality.rules import FORM, Rule

RULES = (*FORM, *FLAVOUR)
ENOUGH_IN_GROUP = 30
"""A group of fewer questions is not judged."""
ENOUGH_POSITIONS = 20
"""Fewer questions with this many options say nothing of positions."""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A row that fails inside one group of the bank."""

    field: str
    value: str
    row: Row


def rule_rows(readings: Sequence[Reading]) -> list[Row]:
    """A row for each rule, over all questions."""
    return [_row(rule, readings) for rule in RULES]


def failing_groups(readings: Sequence[Reading], fields: Sequence[str]) -> list[GroupRow]:
    """The rules that fail among the questions of one group, for every large enough group of these fields."""
    return [
        GroupRow(field, value, row)
        for field in fields
        for value, members in sorted(_groups(readings, field).items())
        if len(members) >= ENOUGH_IN_GROUP
        for row in rule_rows(members)
        if row.verdict is Verdict.FAIL
    ]


def position_rows(readings: Sequence[Reading]) -> Iterator[Row]:
    """How often the key stands at its commonest place, for each number of options."""
    places: dict[int, Counter[int]] = defaultdict(Counter)
    for reading in readings:
        if reading.question.is_single:
            places[len(reading.options)].update(reading.question.keys)
    for size, counts in sorted(places.items()):
        if counts.total() >= ENOUGH_POSITIONS:
            yield share(
                f"position_{size}",
                f"Key at its commonest place of {size}",
                Part.POSITION,
                max(counts.values()) / counts.total(),
                counts.total(),
                target=Wanted(at_most=1 / size + 0.05),
                limit=Wanted(at_most=1 / size + 0.05),
                chance=1 / size,
            )


def _row(rule: Rule, readings: Sequence[Reading]) -> Row:
    scores = [rule.scores(reading) for reading in readings]
    credits_ = [expected_credit(part, r.question.keys) for part, r in zip(scores, readings, strict=True)]
    chances = [reading.question.chance for reading in readings]
    speaks = fmean(len(set(part)) > 1 for part in scores)
    return guess(rule.name, rule.title, rule.part, credits_, chances, speaks=speaks)


def _groups(readings: Sequence[Reading], field: str) -> dict[str, list[Reading]]:
    found: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        if field in reading.question.groups:
            found[reading.question.groups[field]].append(reading)
    return found

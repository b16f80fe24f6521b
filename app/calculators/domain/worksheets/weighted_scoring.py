"""Worksheet: options compared by weighted criteria."""

from collections.abc import Mapping
from fractions import Fraction

from app.calculators.domain.answer import Answer, Titled, Worksheet
from app.calculators.domain.entries import Entries, Field, Line, beside
from app.calculators.domain.numbers import TIMES
from app.exhibits.domain import Table
from app.formulas.exact import total
from app.formulas.rounding import plain
from app.formulas.selection import weighted_score

MOST_CRITERIA, MOST_OPTIONS = 10, 20
Numbers = Mapping[str, Fraction]


def work(entries: Entries) -> Answer:
    """The options from the highest score down; raises Invalid beside the lines."""
    weights = _named(entries, "weights")
    with beside("weights"):
        weighted_score(weights, dict.fromkeys(weights, 0))  # the weights alone are sound
    options: dict[str, Numbers] = {}
    for line in entries.lines("options", most=MOST_OPTIONS):
        name, scores = line.named(len(weights), f"Portal{' 7' * len(weights)}")
        _refuse_twice(line, name, options)
        options[name] = dict(zip(weights, scores, strict=True))
    totals = {name: weighted_score(weights, scores) for name, scores in options.items()}
    order = sorted(totals, key=lambda name: -totals[name])
    best = [name for name in order if totals[name] == totals[order[0]]]
    return Answer(
        f"{' and '.join(best)} {'scores' if len(best) == 1 else 'score'} highest: {plain(totals[order[0]])}.",
        tuple(_step(name, weights, options[name], totals[name]) for name in order),
        (Titled("Scores, the highest first", _table(weights, {name: options[name] for name in order}, totals)),),
    )


def _named(entries: Entries, field: str) -> dict[str, Fraction]:
    named: dict[str, Fraction] = {}
    for line in entries.lines(field, most=MOST_CRITERIA):
        name, (number,) = line.named(1, "Strategy 40")
        _refuse_twice(line, name, named)
        named[name] = number
    return named


def _refuse_twice(line: Line, name: str, known: Mapping[str, object]) -> None:
    if name in known:
        raise line.refusal(f"give each its own name: {name} stands twice.")


def _step(name: str, weights: Numbers, scores: Numbers, score: Fraction) -> str:
    parts = " + ".join(f"{plain(weight)} {TIMES} {plain(scores[criterion])}" for criterion, weight in weights.items())
    return f"{name}: ({parts}) / {plain(total(weights.values()))} = {plain(score)}"


def _table(weights: Numbers, options: Mapping[str, Numbers], totals: Mapping[str, Fraction]) -> Table:
    rows = tuple((name, *map(plain, scores.values()), plain(totals[name])) for name, scores in options.items())
    head = ("Option", *(f"{name} ({plain(weight)})" for name, weight in weights.items()), "Score")
    return Table(head, rows, frozenset(range(1, len(head))))


WORKSHEET = Worksheet(
    "weighted-scoring",
    "Weighted scoring",
    "Projects or vendors compared by criteria that do not weigh the same.",
    (
        Field(
            "weights", "Criteria and weights", "Strategy 40\nReturn 35\nLow risk 25", "One criterion a line.", rows=4
        ),
        Field(
            "options",
            "Options and scores",
            "Portal 8 6 5\nWarehouse 6 9 7\nMobile app 7 5 8",
            "One option a line, its scores in the order of the criteria.",
            rows=5,
        ),
    ),
    work,
)

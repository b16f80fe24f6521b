"""Worksheet: three-point estimates along a path, its spread, and the chance of a date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.calculators.domain.answer import Answer, Titled, Worksheet
from app.calculators.domain.entries import Entries, Field, Line
from app.calculators.domain.numbers import TIMES
from app.exhibits.domain import Table
from app.formulas import Impossible
from app.formulas.estimates import Sigmas, ThreePoint, chance_within, likely_range, path_mean, path_sd, path_variance
from app.formulas.rounding import percent, plain, rounded

POINTS = 3


@dataclass(frozen=True, slots=True)
class Estimated:
    """An activity of the path with its estimate."""

    name: str
    estimate: ThreePoint


def work(entries: Entries) -> Answer:
    """Mean, spread, ranges and the chance of the limit; raises Unreadable beside the field."""
    path = [_estimated(line) for line in entries.lines("estimates")]
    limit = entries.optional("limit")
    estimates = [each.estimate for each in path]
    mean, sd = path_mean(estimates), path_sd(estimates)
    chance = "" if limit is None else f" {_chance(limit, estimates)}"
    return Answer(
        f"The path is expected to take {plain(mean)}, with a standard deviation of {plain(sd)}.{chance}",
        tuple(_steps(path)),
        (Titled("Estimates", _estimates(path)), Titled("Ranges", _ranges(estimates))),
        notes=("Variances add along a path, standard deviations do not. The ranges suppose independent activities.",),
    )


def _estimated(line: Line) -> Estimated:
    words = line.text.replace(";", " ").split()
    name, numbers = line.named(POINTS, "Design 4 6 14") if len(words) > POINTS else _unnamed(line, words)
    try:
        return Estimated(name, ThreePoint(*numbers))
    except Impossible as refusal:
        raise line.refusal(refusal.message) from refusal


def _unnamed(line: Line, words: Sequence[str]) -> tuple[str, list[Fraction]]:
    if len(words) < POINTS:
        raise line.refusal("write three numbers, such as “4 6 14”, after a name if you like.")
    return f"Line {line.number}", [line.read(word.rstrip(","), "each estimate") for word in words]


def _chance(limit: Fraction, estimates: Sequence[ThreePoint]) -> str:
    chance = chance_within(limit, mean=path_mean(estimates), variance=path_variance(estimates))
    return f"The chance to be done within {plain(limit)} is about {percent(rounded(100 * chance, 1))}."


def _steps(path: Sequence[Estimated]) -> Iterator[str]:
    for each in path:
        o, m, p = (plain(n) for n in (each.estimate.optimistic, each.estimate.likely, each.estimate.pessimistic))
        yield (
            f"{each.name}: mean = ({o} + 4 {TIMES} {m} + {p}) / 6 = {plain(each.estimate.pert_mean)}, "
            f"variance = (({p} \N{MINUS SIGN} {o}) / 6)^2 = {plain(each.estimate.variance)}"
        )
    estimates = [each.estimate for each in path]
    yield f"Mean of the path = {' + '.join(plain(e.pert_mean) for e in estimates)} = {plain(path_mean(estimates))}"
    variances = " + ".join(plain(e.variance) for e in estimates)
    yield f"Variance of the path = {variances} = {plain(path_variance(estimates))}"
    yield f"Standard deviation = root of {plain(path_variance(estimates))} = {plain(path_sd(estimates))}"


def _estimates(path: Sequence[Estimated]) -> Table:
    rows = tuple(
        (
            each.name,
            *map(plain, (each.estimate.optimistic, each.estimate.likely, each.estimate.pessimistic)),
            *map(plain, (each.estimate.pert_mean, each.estimate.sd, each.estimate.variance)),
        )
        for each in path
    )
    head = ("Activity", "Optimistic", "Likely", "Pessimistic", "Mean", "Standard deviation", "Variance")
    return Table(head, rows, frozenset(range(1, 7)))


def _ranges(estimates: Sequence[ThreePoint]) -> Table:
    ranges = {sigmas: likely_range(path_mean(estimates), path_sd(estimates), sigmas) for sigmas in Sigmas}
    rows = tuple(
        (f"± {sigmas.value}", plain(reach.low), plain(reach.high), percent(sigmas.percent))
        for sigmas, reach in ranges.items()
    )
    return Table(("Standard deviations", "From", "To", "Of all results"), rows, frozenset({1, 2, 3}))


WORKSHEET = Worksheet(
    "pert-path",
    "Three-point estimates along a path",
    "The expected length of a path, its spread, and the chance to be done by a date.",
    (
        Field(
            "estimates",
            "Estimates",
            "Design 4 6 14\nBuild 8 10 18\nTest 3 5 7",
            "One activity a line: a name if you like, then optimistic, most likely and pessimistic.",
            rows=6,
        ),
        Field("limit", "Done within", "25", "In the same unit. Leave it empty to skip the chance.", is_optional=True),
    ),
    work,
)

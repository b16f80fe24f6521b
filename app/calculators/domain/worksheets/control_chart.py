"""Worksheet: a control chart, with the rules that its points break."""

from collections.abc import Iterator
from fractions import Fraction

from app.calculators.domain.answer import Answer, Titled, Worksheet, drawn
from app.calculators.domain.entries import Entries, Field, beside
from app.calculators.domain.numbers import TIMES
from app.exhibits.domain import ControlChart, Table
from app.formulas import Number
from app.formulas.agile import mean as mean_of
from app.formulas.agile import sample_sd
from app.formulas.control import Finding, Limits, Rule, control_limits, findings
from app.formulas.rounding import MINUS, plain

RULES = {
    Rule.OUTSIDE: "Outside the control limits",
    Rule.ONE_SIDE: "Seven or more in a row on one side of the mean",
    Rule.TREND: "Seven or more in a row that rise or fall",
}


def work(entries: Entries) -> Answer:
    """The limits and what is out of control; raises Invalid beside the field."""
    points = entries.numbers("points")
    mean, given = entries.optional("mean"), entries.optional("sd")
    center = mean_of(points) if mean is None else mean
    with beside("points"):
        sd = sample_sd(points) if given is None else given
    with beside("sd"):
        limits = control_limits(center, sd)
    found = findings(points, limits)
    return Answer(
        _sentence(found),
        tuple(_steps(center, sd, limits)),
        (Titled("Broken rules", _table(found)),) if found else (),
        drawn(lambda: _drawing(points, limits)),
        ("The process sets the control limits; what the customer accepts are specification limits.",),
    )


def _sentence(found: tuple[Finding, ...]) -> str:
    if not found:
        return "The process is in control: no rule is broken."
    return f"The process is out of control: {'; '.join(RULES[rule].lower() for rule in _rules(found))}."


def _rules(found: tuple[Finding, ...]) -> list[Rule]:
    return list(dict.fromkeys(finding.rule for finding in found))


def _steps(center: Number, sd: Number, limits: Limits) -> Iterator[str]:
    yield f"Mean = {plain(center)}, standard deviation = {plain(sd)}"
    yield f"UCL = mean + 3 {TIMES} SD = {plain(center)} + 3 {TIMES} {plain(sd)} = {plain(limits.upper)}"
    yield f"LCL = mean {MINUS} 3 {TIMES} SD = {plain(center)} {MINUS} 3 {TIMES} {plain(sd)} = {plain(limits.lower)}"


def _table(found: tuple[Finding, ...]) -> Table:
    rows = tuple((RULES[finding.rule], ", ".join(map(str, finding.points))) for finding in found)
    return Table(("Rule", "Points"), rows)


def _drawing(points: tuple[Fraction, ...], limits: Limits) -> ControlChart:
    lines = (float(limits.center), float(limits.upper), float(limits.lower))
    return ControlChart("The points between their limits", "measured", tuple(map(float, points)), *lines)


WORKSHEET = Worksheet(
    "control-chart",
    "Control chart",
    "The limits that a process sets itself, and the signs that it is out of control.",
    (
        Field(
            "points",
            "Measurements",
            "50.2 49.1 51.3 50.6 50.9 51.1 50.4 50.8 51.2 50.7 51.9 52.4",
            "In their order, with spaces between; 5 to 15 of them are drawn.",
        ),
        Field("mean", "Mean of the process", "50", "Leave it empty to take that of the points.", is_optional=True),
        Field(
            "sd",
            "Standard deviation of the process",
            "0.8",
            "Leave it empty to take that of the points.",
            is_optional=True,
        ),
    ),
    work,
)

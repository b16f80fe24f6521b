"""Worksheet: the Pareto chart of causes."""

from app.calculators.domain.answer import Answer, Titled, Worksheet, drawn
from app.calculators.domain.entries import Entries, Field, beside
from app.exhibits.domain import Pareto, Table
from app.exhibits.domain.distribution import Cause as Bar
from app.formulas.exact import total
from app.formulas.pareto import VITAL_PERCENT, Cause, pareto, vital_few
from app.formulas.rounding import percent, plain

MOST_CAUSES = 30


def work(entries: Entries) -> Answer:
    """The causes in order and the vital few; raises Invalid beside the lines."""
    counts = {}
    for line in entries.lines("causes", most=MOST_CAUSES):
        name, (count,) = line.named(1, "Late deliveries 42")
        if name in counts:
            raise line.refusal(f"give each cause its own name: {name} stands twice.")
        counts[name] = count
    with beside("causes"):
        causes = pareto(counts)
    few = vital_few(causes)
    return Answer(
        f"{len(few)} of {len(causes)} causes make {percent(few[-1].cumulative)} of the whole: "
        f"{', '.join(cause.name for cause in few)}.",
        tuple(_step(cause, causes) for cause in few),
        (Titled("Causes, the largest first", _table(causes)),),
        drawn(lambda: _drawing(causes)),
        (f"The fewest causes that reach {VITAL_PERCENT}% come first. Frequency is not cost: weigh both.",),
    )


def _step(cause: Cause, causes: tuple[Cause, ...]) -> str:
    whole = plain(total(each.count for each in causes))
    return (
        f"{cause.name}: {plain(cause.count)} / {whole} = {percent(cause.percent)}, together {percent(cause.cumulative)}"
    )


def _table(causes: tuple[Cause, ...]) -> Table:
    rows = tuple((c.name, plain(c.count), percent(c.percent), percent(c.cumulative)) for c in causes)
    return Table(("Cause", "Count", "Share", "Running share"), rows, frozenset({1, 2, 3}))


def _drawing(causes: tuple[Cause, ...]) -> Pareto:
    return Pareto("Causes, the largest first", "count", tuple(Bar(c.name, float(c.count)) for c in causes))


WORKSHEET = Worksheet(
    "pareto",
    "Pareto chart",
    "The few causes that make most of the effect.",
    (
        Field(
            "causes",
            "Causes",
            "Wrong address 42\nLate delivery 87\nDamaged box 19\nWrong item 31\nMissing invoice 11",
            f"One cause a line with its count; at most {MOST_CAUSES}, of which 7 are drawn.",
            rows=7,
        ),
    ),
    work,
)

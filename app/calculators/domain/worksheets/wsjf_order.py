"""Worksheet: several jobs ordered by weighted shortest job first."""

from dataclasses import dataclass
from fractions import Fraction

from app.calculators.domain.answer import Answer, Titled, Worksheet
from app.calculators.domain.entries import Entries, Field, Line
from app.exhibits.domain import Table
from app.formulas import Impossible
from app.formulas.rounding import index, plain
from app.formulas.selection import wsjf

MOST_JOBS = 30


@dataclass(frozen=True, slots=True)
class Job:
    """A job with its three parts of the cost of delay, its size, and what comes out."""

    name: str
    numbers: tuple[Fraction, ...]
    score: Fraction


def work(entries: Entries) -> Answer:
    """The jobs in their order; raises Invalid beside the lines."""
    jobs = sorted((_job(line) for line in entries.lines("jobs", most=MOST_JOBS)), key=lambda job: -job.score)
    return Answer(
        f"Do them in this order: {', '.join(job.name for job in jobs)}.",
        tuple(_step(job) for job in jobs),
        (Titled("Jobs, the first on top", _table(jobs)),),
        notes=("The score compares jobs of one list only; it measures nothing by itself.",),
    )


def _job(line: Line) -> Job:
    name, numbers = line.named(4, "Search 8 5 2 5")
    value, urgency, risk, size = numbers
    if min(value, urgency, risk) < 0:
        raise line.refusal("write zero or more for each part.")
    try:
        score = wsjf(business_value=value, time_criticality=urgency, risk_reduction=risk, job_size=size)
    except Impossible as refusal:
        raise line.refusal(refusal.message) from refusal
    return Job(name, tuple(numbers), score)


def _step(job: Job) -> str:
    value, urgency, risk, size = map(plain, job.numbers)
    return f"{job.name}: ({value} + {urgency} + {risk}) / {size} = {index(job.score)}"


def _table(jobs: list[Job]) -> Table:
    rows = tuple((job.name, *map(plain, job.numbers), index(job.score)) for job in jobs)
    return Table(("Job", "Value", "Urgency", "Risk", "Size", "WSJF"), rows, frozenset(range(1, 6)))


WORKSHEET = Worksheet(
    "wsjf-order",
    "Order of jobs by WSJF",
    "Which job goes first when waiting costs differ and sizes differ.",
    (
        Field(
            "jobs",
            "Jobs",
            "Search 8 5 2 5\nInvoices 5 8 3 3\nNew platform 8 2 8 13",
            "One job a line: name, business value, time criticality, risk reduction, size.",
            rows=5,
        ),
    ),
    work,
)

"""Questions of weighted shortest job first: the order of four jobs."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from random import Random

from app.bank.domain.families.draft import Draft, require
from app.bank.domain.families.posing import Posed, ask_order
from app.bank.domain.families.prompts import prompt
from app.exhibits.domain import DataTable
from app.formulas.rounding import index
from app.formulas.selection import wsjf

JOBS = ("Search", "Export", "Sign-in", "Alerts", "Reports", "Payments", "Archive", "Dashboard")
SIZES = (1, 2, 3, 5, 8, 13)
MARGIN = Fraction(3, 10)

ORDERS = (
    (
        "Four jobs wait for {project}, estimated in relative points. [They are to be done by weighted shortest job "
        "first]: the three columns of value add up to the cost of delay. Put the jobs in order, the first to be done "
        "on top."
    ),
    (
        "{Asker} has ranked four jobs of {project} by value alone. [The team sequences by cost of delay per size] "
        "instead, and the table holds its estimates. Bring the jobs into the order in which they should be done."
    ),
    (
        "The table gives four jobs of {project} with their parts of the cost of delay and their size. [The job with "
        "the highest WSJF goes first.] Order the jobs from first to last."
    ),
)


@dataclass(frozen=True, slots=True)
class _Job:
    """A job with the parts of its cost of delay, and its size."""

    name: str
    value: int
    urgency: int
    risk: int
    size: int

    @property
    def delay(self) -> int:
        return self.value + self.urgency + self.risk

    @property
    def rank(self) -> Fraction:
        return wsjf(
            business_value=self.value, time_criticality=self.urgency, risk_reduction=self.risk, job_size=self.size
        )


def sequence(rng: Random) -> Draft:
    """A question for the order of four jobs by cost of delay per size."""
    jobs = [_Job(name, *(rng.choice(SIZES) for _ in range(4))) for name in rng.sample(JOBS, 4)]
    ranked = sorted(jobs, key=lambda job: job.rank, reverse=True)
    require(all(a.rank - b.rank >= MARGIN for a, b in pairwise(ranked)), "ranks that can be told apart")
    by_value = sorted(jobs, key=lambda job: job.value, reverse=True)
    by_delay = sorted(jobs, key=lambda job: job.delay, reverse=True)
    require(ranked not in (by_value, by_delay), "an order that value alone does not give")
    rows = tuple((job.name, job.value, job.urgency, job.risk, job.size) for job in jobs)
    head = ("Job", "Business value", "Time criticality", "Risk reduction", "Job size")
    table = DataTable("Jobs and estimates", head, rows, head[1:])
    places = [
        (
            job.name,
            (
                f"Cost of delay {job.value} + {job.urgency} + {job.risk} = {job.delay}, over size {job.size}: "
                f"{index(job.rank)}."
            ),
        )
        for job in ranked
    ]
    steps = (
        "WSJF = (business value + time criticality + risk reduction) / job size",
        *(f"{name}: {why}" for name, why in places),
    )
    return ask_order(Posed(prompt(rng, ORDERS), steps, (table,)), places)

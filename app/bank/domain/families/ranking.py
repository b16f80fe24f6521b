"""G31: tables read rightly: weighted scores, jobs by cost of delay, capacity, rates, responsibilities."""

from random import Random

from app.bank.domain.families.draft import Draft, Family, Wanted
from app.bank.domain.families.job_sequence import sequence
from app.bank.domain.families.responsibility_chart import fault
from app.bank.domain.families.team_rates import hours, on_time
from app.bank.domain.families.weighted_scoring import score, winner
from app.bank.domain.item import Approach, Difficulty

NUMBER, WORDS = 0.55, 0.75
"""Where the shapes end that ask for a number and for a statement; the rest ask for an order."""


def _draw(rng: Random, wanted: Wanted) -> Draft:
    if wanted.shape < NUMBER:
        return rng.choice((score, hours, on_time))(rng, wanted)
    if wanted.shape < WORDS:
        return rng.choice((winner, fault))(rng)
    return sequence(rng)


FAMILY = Family(
    id="G31",
    version=1,
    title="Weighted scores, cost of delay, capacity and responsibilities",
    objective="value-against-effort",
    approach=Approach.HYBRID,
    difficulty=Difficulty.MEDIUM,
    rule="Multiply before you add, divide by the size or the total, and give each row one accountable person.",
    draw=_draw,
    secondary=("criteria-before-bids", "capacity-is-net-hours"),
)

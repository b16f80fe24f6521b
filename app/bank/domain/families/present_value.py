"""G22: net present value, payback, benefit-cost ratio, and the choice between projects."""

from random import Random

from app.bank.domain.families.draft import Draft, Family, Wanted
from app.bank.domain.families.net_value import net_value, verdict
from app.bank.domain.families.project_choice import best, order, payback, ratio
from app.bank.domain.item import Approach, Difficulty

NUMBER, WORDS = 0.5, 0.75
"""Where the shapes end that ask for a number and for a decision; the rest ask for an order."""


def _draw(rng: Random, wanted: Wanted) -> Draft:
    if wanted.shape < NUMBER:
        return rng.choice((net_value, payback, ratio))(rng, wanted)
    if wanted.shape < WORDS:
        return rng.choice((verdict, best))(rng)
    return order(rng)


FAMILY = Family(
    id="G22",
    version=1,
    title="Present value and the choice between projects",
    objective="compare-in-todays-money",
    approach=Approach.PREDICTIVE,
    difficulty=Difficulty.HARD,
    rule="Bring each later flow to today, take the outlay off, and prefer the project that adds the most.",
    draw=_draw,
)

"""G30: Pareto charts and resource histograms read rightly."""

from random import Random

from app.bank.domain.families.draft import Draft, Family, Wanted
from app.bank.domain.families.load_reading import cure, overload, room
from app.bank.domain.families.pareto_reading import remedy, share, vital
from app.bank.domain.item import Approach, Difficulty

NUMBER, CURE = 0.55, 0.7
"""Where the shapes end that ask for a number and for a cure; the rest ask for a bar."""


def _draw(rng: Random, wanted: Wanted) -> Draft:
    if wanted.shape < NUMBER:
        return rng.choice((share, remedy, overload))(rng, wanted)
    if wanted.shape < CURE:
        return cure(rng)
    return rng.choice((vital, room))(rng)


FAMILY = Family(
    id="G30",
    version=1,
    title="Pareto chart and resource histogram",
    objective="quality-data-picks-response",
    approach=Approach.HYBRID,
    difficulty=Difficulty.MEDIUM,
    rule="A bar shows one part and the running line their sum; overload is read week by week, not from the mean.",
    draw=_draw,
    secondary=("fixed-limit-steers-balance",),
)

"""G28: Little's law in numbers and in the flow diagram, limits of work in progress, and where work piles up."""

from random import Random

from app.bank.domain.families.draft import Draft, Family, Wanted
from app.bank.domain.families.flow_numbers import cycle_time, limit, reading
from app.bank.domain.families.flow_pictures import pile, pull, stall
from app.bank.domain.item import Approach, Difficulty

NUMBER, PULL = 0.55, 0.7
"""Where the shapes end that ask for a number and for the next pull; the rest ask where work piles up."""


def _draw(rng: Random, wanted: Wanted) -> Draft:
    if wanted.shape < NUMBER:
        return rng.choice((cycle_time, limit, reading))(rng, wanted)
    if wanted.shape < PULL:
        return pull(rng)
    return rng.choice((pile, stall))(rng)


FAMILY = Family(
    id="G28",
    version=1,
    title="Flow: work in progress, throughput and cycle time",
    objective="limit-work-for-flow-time",
    approach=Approach.AGILE,
    difficulty=Difficulty.MEDIUM,
    rule="Cycle time is work in progress over throughput; where work piles up, the flow has its bottleneck.",
    draw=_draw,
)

"""G29: control charts by the rule of seven and the limits, and process capability."""

from random import Random

from app.bank.domain.families.capability import ratio, verdict
from app.bank.domain.families.control_charts import point, seventh, state
from app.bank.domain.families.draft import Draft, Family, Wanted
from app.bank.domain.item import Approach, Difficulty

NUMBER, VERDICT, CHART = 0.45, 0.6, 0.8
"""Where the shapes end that ask for a ratio, for its reading and for the state of a chart; the rest ask for a point."""


def _draw(rng: Random, wanted: Wanted) -> Draft:
    if wanted.shape < NUMBER:
        return ratio(rng, wanted)
    if wanted.shape < VERDICT:
        return verdict(rng)
    return state(rng) if wanted.shape < CHART else rng.choice((point, seventh))(rng)


FAMILY = Family(
    id="G29",
    version=1,
    title="Control charts and process capability",
    objective="quality-data-picks-response",
    approach=Approach.PREDICTIVE,
    difficulty=Difficulty.HARD,
    rule="Control limits come from the process, specification limits from the customer; seven in a row are no chance.",
    draw=_draw,
)

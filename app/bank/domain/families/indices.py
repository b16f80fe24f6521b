"""G02: cost and schedule performance index, with the reading of them."""

from fractions import Fraction
from random import Random

from app.bank.domain.families.draft import Draft, Family, Miss, Wanted, require
from app.bank.domain.families.posing import TYPED, Posed, ask_number
from app.bank.domain.families.prompts import Prompt
from app.bank.domain.families.scales import RATIO
from app.bank.domain.families.settings import sentence, setting
from app.bank.domain.item import Approach, Difficulty
from app.formulas import earned_value
from app.formulas.rounding import index, money

STEMS = (
    (
        "At the status date, {project} has earned ${ev} of value. ${planned} was planned by now, and ${spent} has been "
        "spent. What {name} does {asker} read in the report?"
    ),
    (
        "{Asker} asks how {project} uses its {kind}. Work worth ${ev} is complete; the plan called for ${planned} of "
        "work, and invoices for the finished work come to ${spent}. What is the {name}?"
    ),
    (
        "The status report of {project} shows PV ${planned}, EV ${ev} and AC ${spent}. "
        "{Asker} wants one figure for its {kind}. What is the {name}?"
    ),
)
CLUES = ("has earned ${ev} of value", "Work worth ${ev} is complete", "PV ${planned}, EV ${ev} and AC ${spent}")


def _draw(rng: Random, wanted: Wanted) -> Draft:
    pv, ev, ac = (1000 * rng.randrange(40, 900, 2) for _ in range(3))
    require(0.6 <= ev / pv <= 1.4 and 0.6 <= ev / ac <= 1.4, "performance that a report would show")  # noqa: PLR2004
    of_cost = rng.random() < 0.5  # noqa: PLR2004 - half of the questions each
    value = earned_value.cpi(ev, ac) if of_cost else earned_value.spi(ev, pv)
    require(abs(value - 1) >= Fraction(3, 100), "an index that can be told from 1")
    base, other = (ac, pv) if of_cost else (pv, ac)
    name, letters = ("cost performance index", "CPI") if of_cost else ("schedule performance index", "SPI")
    divisor = "AC" if of_cost else "PV"
    misses = [
        Miss(
            Fraction(base, ev),
            f"You divided {divisor} by EV, which is the index upside down: the earned value always stands on top.",
        ),
        Miss(
            Fraction(ev, other),
            f"You divided by {'PV' if of_cost else 'AC'}, which gives the other index: right only if that is asked.",
        ),
        Miss(
            Fraction(other, base),
            "You left the earned value out and compared plan with spending, which says nothing about the work done.",
        ),
        Miss(
            Fraction(base, other),
            "You compared spending with plan; no earned value is in it, so it says nothing about the work done.",
        ),
        Miss(
            Fraction(other, ev),
            "You took the other index upside down: the wrong base, and the earned value below instead of on top.",
        ),
        Miss(
            1 + value - Fraction(base, ev),
            "You took a difference of ratios for the index; an index is one quotient, earned value over its base.",
        ),
    ]
    place = setting(rng)
    n = rng.randrange(len(STEMS))
    words = {
        "ev": money(ev),
        "planned": money(pv),
        "spent": money(ac),
        "name": name,
        "kind": "money" if of_cost else "time",
    }
    stem = sentence(place.fill(STEMS[n], **words))
    steps = (f"{letters} = EV / {divisor}", f"{letters} = {money(ev)} / {money(base)}", f"{letters} = {index(value)}")
    why = f"EV / {divisor} = {money(ev)} / {money(base)} = {index(value)}: {_reading(value, of_cost=of_cost)}."
    if wanted.shape < TYPED:
        stem = f"{stem.removesuffix('?')}, to two decimals?"
    posed = Posed(Prompt(stem, CLUES[n].format(**words)), steps)
    return ask_number(rng, wanted, posed, value, RATIO, why=why, misses=misses, above=None)


def _reading(value: Fraction, *, of_cost: bool) -> str:
    if of_cost:
        return (
            "the work is worth less than it cost, so over cost"
            if value < 1
            else "the work is worth more than it cost, so under cost"
        )
    return (
        "less work is done than was planned by now, so behind"
        if value < 1
        else "more work is done than was planned by now, so ahead"
    )


FAMILY = Family(
    id="G02",
    version=1,
    title="Cost and schedule performance index",
    objective="forecast-from-observed-pace",
    approach=Approach.PREDICTIVE,
    difficulty=Difficulty.EASY,
    rule="Earned value stands on top: over actual cost for money, over planned value for time; below 1 is bad news.",
    draw=_draw,
)

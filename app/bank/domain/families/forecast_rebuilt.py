"""G06: the estimate at completion when cost and schedule both press, or from a new estimate of the rest."""

from random import Random

from app.bank.domain.families import forecasts
from app.bank.domain.families.draft import Draft, Family, Miss, Wanted
from app.bank.domain.families.scales import dollars
from app.bank.domain.families.settings import setting
from app.bank.domain.families.sought import Sought, Telling, ask_sought
from app.bank.domain.families.status import StatusReport, a_report, told
from app.bank.domain.item import Approach, Difficulty
from app.formulas import earned_value
from app.formulas.rounding import index, plain

NEEDLESS = 0.4
"""Share of the draws from a new estimate that also tell the planned value."""

PRESSED = (
    "The end date is fixed, and cost and schedule performance so far are both expected to shape the cost of the rest.",
    "For the remaining work, the forecast is to let the cost index and the schedule index act together.",
    "Since the deadline will be enforced at any price, the forecast weighs the rest by CPI and SPI at once.",
)
REBUILT = (
    "The original estimates no longer hold. The team has estimated the remaining work anew, item by item: {etc}.",
    "As the first estimates proved wrong, the work package owners have added up what is still to do: {etc}.",
    "A new bottom-up estimate puts the work that is left at {etc}; the old assumptions are dropped.",
)


def _draw(rng: Random, wanted: Wanted) -> Draft:
    draw = rng.choice((_pressed, _rebuilt))
    return draw(rng, wanted)


def _pressed(rng: Random, wanted: Wanted) -> Draft:
    report, place = a_report(rng, adds_indices=True), setting(rng)
    assumption = rng.choice(PRESSED)
    facts = told(rng, report, place, {"bac", "pv", "ev", "ac"})
    return ask_sought(rng, wanted, _with_schedule(report), Telling(f"{facts} {assumption}", assumption, place))


def _with_schedule(report: StatusReport) -> Sought:
    bac, ac, cpi, spi = report.bac, report.ac, report.cpi, report.spi
    rest, both = bac - report.ev, cpi * spi
    value = earned_value.eac_with_schedule(bac=bac, pv=report.pv, ev=report.ev, ac=ac)
    product = f"{index(cpi)} x {index(spi)} = {plain(both)}"
    eac = f"EAC = {dollars(ac)} + {dollars(rest)} / {plain(both)} = {dollars(value)}"
    right = f"Divide the rest by the product of the indices, then add AC; {eac}."
    own = (
        Miss(ac + rest / (cpi + spi), f"You added the two indices in place of multiplying them. {right}"),
        Miss(value - ac, f"You stopped at the cost of the rest and left out what is spent. {right}"),
        Miss(ac + rest * both, f"You multiplied the rest by the indices in place of dividing. {right}"),
        Miss(ac + bac / both, f"You divided the whole budget, although part of it is earned. {right}"),
    )
    return Sought(
        name="the estimate at completion",
        value=value,
        why=f"Cost and schedule both press, so EAC = AC + (BAC - EV) / (CPI x SPI); {eac}.",
        steps=("EAC = AC + (BAC - EV) / (CPI x SPI)", f"CPI x SPI = {product}", eac),
        misses=own + forecasts.slips(report, right, with_plan=True),
        reading=forecasts.variance_reading(bac),
    )


def _rebuilt(rng: Random, wanted: Wanted) -> Draft:
    report, place = a_report(rng), setting(rng)
    rest = report.bac - report.ev
    etc = rest * rng.randrange(80, 150) // 10_000 * 100
    with_plan = rng.random() < NEEDLESS
    facts = told(rng, report, place, {"bac", "ev", "ac"} | ({"pv"} if with_plan else set()))
    assumption = rng.choice(REBUILT).format(etc=dollars(etc))
    telling = Telling(f"{facts} {assumption}", assumption, place)
    return ask_sought(rng, wanted, _bottom_up(report, etc, with_plan=with_plan), telling)


def _bottom_up(report: StatusReport, etc: int, *, with_plan: bool) -> Sought:
    value = earned_value.eac_bottom_up(report.ac, etc)
    line = f"{dollars(report.ac)} + {dollars(etc)} = {dollars(value)}"
    right = f"The new estimate replaces every formula: AC + ETC = {line}."
    own = (
        Miss(etc, f"You stopped at the cost of the rest and left out what is spent. {right}"),
        Miss(report.ev + etc, f"You added the earned value in place of the actual cost. {right}", forecasts.MIX),
        Miss(report.bac + etc, f"You added the new estimate to the whole old budget. {right}", forecasts.MIX),
        Miss(report.eac - report.ac + etc, f"You took the rest twice, by the index and anew. {right}"),
    )
    return Sought(
        name="the estimate at completion",
        value=value,
        why=f"With a new estimate of the rest, EAC = AC + ETC = {line}; no index is needed.",
        steps=("EAC = AC + bottom-up ETC", f"EAC = {line}", "BAC and EV play no part in it."),
        misses=own + forecasts.slips(report, right, with_plan=with_plan),
        reading=forecasts.variance_reading(report.bac),
    )


FAMILY = Family(
    id="G06",
    version=1,
    title="Estimate at completion, both indices or bottom-up",
    objective="forecast-from-observed-pace",
    approach=Approach.PREDICTIVE,
    difficulty=Difficulty.HARD,
    rule="Spent money stays as it is; only the rest is divided by indices, or estimated anew from the bottom up.",
    draw=_draw,
)

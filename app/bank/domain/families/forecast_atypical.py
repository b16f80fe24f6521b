"""G05: the estimate at completion when the variance to date will not come again."""

from random import Random

from app.bank.domain.families import forecasts
from app.bank.domain.families.draft import Draft, Family, Wanted
from app.bank.domain.families.scales import dollars
from app.bank.domain.families.settings import setting
from app.bank.domain.families.sought import Sought, Telling, ask_sought
from app.bank.domain.families.status import StatusReport, a_report, told
from app.bank.domain.item import Approach, Difficulty
from app.formulas import earned_value

NEEDLESS = 0.4
"""Share of the draws that also tell the planned value, which this forecast does not use."""

ASSUMPTIONS = (
    "The {variance} came from a single event that is over; the rest is expected to cost what was budgeted for it.",
    "Nothing of what caused the {variance} remains, and the remaining work should run at its budgeted rate.",
    "A review finds that the {variance} will not come again: the prices of the open work stay as budgeted.",
)


def _draw(rng: Random, wanted: Wanted) -> Draft:
    report, place = a_report(rng), setting(rng)
    with_plan = rng.random() < NEEDLESS
    facts = told(rng, report, place, {"bac", "ev", "ac"} | ({"pv"} if with_plan else set()))
    assumption = rng.choice(ASSUMPTIONS).format(variance="overrun" if report.cpi < 1 else "saving")
    telling = Telling(f"{facts} {assumption}", assumption, place)
    return ask_sought(rng, wanted, _sought(report, with_plan=with_plan), telling)


def _sought(report: StatusReport, *, with_plan: bool) -> Sought:
    value = earned_value.eac_atypical(bac=report.bac, ev=report.ev, ac=report.ac)
    rest = f"BAC - EV = {dollars(report.bac)} - {dollars(report.ev)} = {dollars(report.bac - report.ev)}"
    eac = f"EAC = {dollars(report.ac)} + {dollars(report.bac - report.ev)} = {dollars(value)}"
    end = f"{'more' if value > report.bac else 'less'} than the budget of {dollars(report.bac)}"
    right = f"Here the rest costs its budget: AC + (BAC - EV) = {dollars(value)}."
    return Sought(
        name="the estimate at completion",
        value=value,
        why=f"The rest costs its budget, so EAC = AC + (BAC - EV); {eac}, {end}.",
        steps=("EAC = AC + (BAC - EV), since the rest costs its budget", rest, eac),
        misses=forecasts.slips(report, right, with_plan=with_plan),
        reading=forecasts.variance_reading(report.bac),
    )


FAMILY = Family(
    id="G05",
    version=1,
    title="Estimate at completion, variance that will not come again",
    objective="forecast-from-observed-pace",
    approach=Approach.PREDICTIVE,
    difficulty=Difficulty.MEDIUM,
    rule="When the cause of a variance is over, add the budget of the remaining work to what is spent.",
    draw=_draw,
)

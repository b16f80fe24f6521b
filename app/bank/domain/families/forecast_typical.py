"""G04: the estimate at completion when the cost efficiency so far goes on."""

from random import Random

from app.bank.domain.families import forecasts
from app.bank.domain.families.draft import Draft, Family, Wanted
from app.bank.domain.families.scales import dollars
from app.bank.domain.families.settings import setting
from app.bank.domain.families.sought import Sought, Telling, ask_sought
from app.bank.domain.families.status import StatusReport, a_report, told
from app.bank.domain.item import Approach, Difficulty
from app.formulas.rounding import index

NEEDLESS = 0.4
"""Share of the draws that also tell the planned value, which this forecast does not use."""

ASSUMPTIONS = (
    "The cost efficiency reached so far is expected to hold for the rest of the work.",
    "What drove the cost until now is still there and will act on the remaining work as well.",
    "Each dollar is expected to go on buying as much work as it has bought up to now.",
)


def _draw(rng: Random, wanted: Wanted) -> Draft:
    report, place = a_report(rng), setting(rng)
    with_plan = rng.random() < NEEDLESS
    facts = told(rng, report, place, {"bac", "ev", "ac"} | ({"pv"} if with_plan else set()))
    assumption = rng.choice(ASSUMPTIONS)
    telling = Telling(f"{facts} {assumption}", assumption, place)
    return ask_sought(rng, wanted, _sought(report, with_plan=with_plan), telling)


def _sought(report: StatusReport, *, with_plan: bool) -> Sought:
    cpi = f"CPI = {dollars(report.ev)} / {dollars(report.ac)} = {index(report.cpi)}"
    eac = f"EAC = {dollars(report.bac)} / {index(report.cpi)} = {dollars(report.eac)}"
    end = f"{'more' if report.eac > report.bac else 'less'} than the budget of {dollars(report.bac)}"
    return Sought(
        name="the estimate at completion",
        value=report.eac,
        why=f"{cpi}, and as it goes on, EAC = BAC / CPI = {dollars(report.eac)}: {end}.",
        steps=("CPI = EV / AC", cpi, "EAC = BAC / CPI, since the index goes on", eac),
        misses=forecasts.slips(
            report, f"The index goes on here: BAC / CPI = {dollars(report.eac)}.", with_plan=with_plan
        ),
        reading=forecasts.variance_reading(report.bac),
    )


FAMILY = Family(
    id="G04",
    version=1,
    title="Estimate at completion, typical variance",
    objective="forecast-from-observed-pace",
    approach=Approach.PREDICTIVE,
    difficulty=Difficulty.MEDIUM,
    rule="When the cost efficiency goes on, divide the whole budget by the cost performance index.",
    draw=_draw,
)

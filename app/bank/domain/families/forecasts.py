"""What people wrongly take for the estimate at completion, for the families that forecast it."""

from app.bank.domain.families.draft import Miss, Number
from app.bank.domain.families.scales import dollars
from app.bank.domain.families.sought import Reading
from app.bank.domain.families.status import StatusReport
from app.formulas import earned_value

SUM = "slips-in-calculation"
MIX = "mixes-up-concepts"
UNSAID = "misses-constraint"

VARIANCE_ASKS = (
    "Which pair of estimate and variance at completion fits these figures?",
    "What are the estimate at completion and the variance at completion?",
    "{Asker} wants the estimate at completion with its variance; which pair is right?",
)


def slips(report: StatusReport, right: str, *, with_plan: bool) -> tuple[Miss, ...]:
    """Every wrong forecast from the numbers that are told, each followed by the right step.

    Two that hold under another assumption are among them: whoever draws leaves out the one that is the key.
    """
    wrong = _of_cost(report) + (_of_schedule(report) if with_plan else [])
    return tuple(Miss(value, f"{why} {right}", trap) for value, why, trap in wrong)


def _of_cost(report: StatusReport) -> list[tuple[Number, str, str]]:
    bac, ev, ac, cpi, eac = report.bac, report.ev, report.ac, report.cpi, report.eac
    cv = earned_value.cv(ev, ac)
    as_budgeted = earned_value.eac_atypical(bac=bac, ev=ev, ac=ac)
    return [
        (eac, "You let the cost index of today go on to the end: BAC / CPI.", UNSAID),
        (as_budgeted, "You priced the rest of the work as budgeted: AC + (BAC - EV).", UNSAID),
        (bac * cpi, "You multiplied the budget by the cost index, so good news looks bad.", SUM),
        (bac + cv, "You added the cost variance to the budget with its sign as it stands.", SUM),
        (eac - ac, "You gave the rest at the price of today's index and left out what is spent.", SUM),
        (bac - ev, "You gave the budget of the rest and left out what is spent.", SUM),
        (eac + ac, "You added the spending to a forecast that already contains it.", SUM),
        (bac + ac, "You added the spending to the whole budget, as if no work were done.", MIX),
        (eac - cv, "You put the variance to date on top of a forecast that already contains it.", SUM),
        (bac * (2 - cpi), "You took the points between the cost index and 1 as a percent of the budget.", SUM),
    ]


def _of_schedule(report: StatusReport) -> list[tuple[Number, str, str]]:
    bac, ac, cpi, spi = report.bac, report.ac, report.cpi, report.spi
    rest = bac - report.ev
    return [
        (bac / spi, "You divided the budget by the schedule index, which measures time.", MIX),
        (ac + rest / (cpi * spi), "You let cost and schedule index both press on the rest.", UNSAID),
        (bac / (cpi * spi), "You divided the whole budget by both indices, finished work included.", SUM),
        (ac + rest / spi, "You let the schedule index alone set the price of the rest.", MIX),
        (bac + ac - report.pv, "You took the planned value, not the earned value, as the work done.", MIX),
    ]


def variance_reading(bac: int) -> Reading:
    """A forecast read as its variance at completion, with the sign right or turned."""

    def words(eac: Number) -> tuple[str, str]:
        variance = earned_value.vac(bac, eac)
        return f"VAC {dollars(variance)}", f"VAC {dollars(-variance)}"

    return Reading(words, "VAC is BAC - EAC, negative when the work is to cost more than its budget", VARIANCE_ASKS)

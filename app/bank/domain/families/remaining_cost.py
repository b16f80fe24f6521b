"""G07: estimate to complete and variance at completion; as a text to fill, with the index they come from."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random

from app.bank.domain.families import forecasts
from app.bank.domain.families.draft import Draft, Family, Miss, Number, Wanted
from app.bank.domain.families.forecast_typical import ASSUMPTIONS
from app.bank.domain.families.posing import ask_gaps, of_gap, to_pick
from app.bank.domain.families.scales import RATIO, ROUNDED_DOLLARS, dollars
from app.bank.domain.families.settings import setting
from app.bank.domain.families.sought import Sought, Telling, ask_sought, meaning
from app.bank.domain.families.status import StatusReport, a_report, told
from app.bank.domain.item import Approach, Difficulty, Option
from app.formulas import earned_value
from app.formulas.rounding import index

FILLED = 0.7
"""From this share of the seeds on, a text is filled."""
NEEDLESS = 0.4
"""Share of the draws that also tell the planned value."""
MIX = "mixes-up-concepts"

GIVEN = (
    "The sponsor has accepted a new estimate at completion of {eac}.",
    "After a review of the open work, the estimate at completion now stands at {eac}.",
    "The forecast for the whole work, agreed with {asker}, is {eac}.",
)
GAP_TEXTS = (
    "The cost performance index is {1}. If it goes on, the whole work will cost {2}, a variance at completion of {3}.",
    "CPI to date: {1}. Estimate at completion: {2}. Variance at completion: {3}.",
    "So far the work is bought at a cost index of {1}; this leads to {2} at the end, so that VAC is {3}.",
)
GAP_ASKS = (
    "Which figures complete the summary for {asker}?",
    "What belongs in the three gaps of the status line?",
    "Which CPI, EAC and VAC should {asker} read?",
)


def _draw(rng: Random, wanted: Wanted) -> Draft:
    report, place = a_report(rng), setting(rng)
    if wanted.shape >= FILLED:
        assumption = rng.choice(ASSUMPTIONS)
        facts = told(rng, report, place, {"bac", "pv", "ev", "ac"})
        return _filled(rng, wanted, report, Telling(f"{facts} {assumption}", assumption, place))
    with_plan = rng.random() < NEEDLESS
    eac, basis = _forecast(rng, report, place.asker)
    facts = told(rng, report, place, {"bac", "ev", "ac"} | ({"pv"} if with_plan else set()))
    sought = rng.choice((_to_complete, _variance))(report, eac, with_plan=with_plan)
    return ask_sought(rng, wanted, sought, Telling(f"{facts} {basis}", basis, place))


def _forecast(rng: Random, report: StatusReport, asker: str) -> tuple[int, str]:
    """An estimate at completion and the sentence that it rests on: the index that goes on, or one that is given."""
    if rng.random() < 0.5:  # noqa: PLR2004 - half of the draws each
        return int(report.eac), rng.choice(ASSUMPTIONS)
    rest = (report.bac - report.ev) * rng.randrange(85, 140) // 10_000 * 100
    eac = report.ac + rest
    return eac, rng.choice(GIVEN).format(eac=dollars(eac), asker=asker)


def _to_complete(report: StatusReport, eac: int, *, with_plan: bool) -> Sought:
    value = earned_value.etc_(eac, report.ac)
    line = f"{dollars(eac)} - {dollars(report.ac)} = {dollars(value)}"
    right = f"What is still to be spent is EAC - AC = {line}."
    misses = [
        Miss(
            report.bac - report.ac,
            f"You took the budget not yet spent, which a new forecast has overtaken. {right}",
            MIX,
        ),
        Miss(report.bac - report.ev, f"You took the budget of the open work, not what it will cost. {right}", MIX),
        Miss(eac, f"You stopped at the cost of the whole work, money already spent included. {right}"),
        Miss(eac - report.ev, f"You took the earned value, not the actual cost, from the forecast. {right}", MIX),
        Miss(
            abs(eac - report.bac), f"You compared forecast and budget: that is the variance at completion. {right}", MIX
        ),
        Miss(eac + report.ac, f"You added the spending in place of taking it away. {right}"),
        Miss(report.bac, f"You gave the budget of the whole work, done and open. {right}", MIX),
    ]
    if with_plan:
        misses.append(Miss(eac - report.pv, f"You took the planned value, not the actual cost, away. {right}", MIX))
    return Sought(
        name="the estimate to complete",
        value=value,
        why=f"ETC = EAC - AC = {line}: this much is still to be spent until the work is done.",
        steps=(*_eac_steps(report, eac), "ETC = EAC - AC", f"ETC = {line}"),
        misses=tuple(misses),
    )


def _variance(report: StatusReport, eac: int, *, with_plan: bool) -> Sought:
    value = earned_value.vac(report.bac, eac)
    line = f"{dollars(report.bac)} - {dollars(eac)} = {dollars(value)}"
    is_over = value < 0
    right_words, wrong_words = ("overrun ahead", "saving ahead") if is_over else ("saving ahead", "overrun ahead")
    reason = f"the whole work is to cost {'more' if is_over else 'less'} than its budget"
    return Sought(
        name="the variance at completion",
        value=value,
        why=f"VAC = BAC - EAC = {line}: {reason}.",
        steps=(*_eac_steps(report, eac), "VAC = BAC - EAC", f"VAC = {line}"),
        misses=_variance_misses(report, eac, f"Take the forecast from the budget: {line}.", with_plan=with_plan),
        reading=meaning(right_words, wrong_words, reason),
    )


def _variance_misses(report: StatusReport, eac: Number, right: str, *, with_plan: bool) -> tuple[Miss, ...]:
    misses = [
        Miss(eac - report.bac, f"You took the budget from the forecast, which turns the sign. {right}"),
        Miss(eac - report.ac, f"You took spending from the forecast: that is the estimate to complete. {right}", MIX),
        Miss(report.bac - report.ac, f"You took spending from the budget: that is the money left. {right}", MIX),
        Miss(report.ev - report.ac, f"You stopped at the cost variance to date. {right}", MIX),
        Miss(report.ac - report.ev, f"You stopped at the cost variance to date, turned round. {right}", MIX),
        Miss(report.ev - report.bac, f"You compared the work done with the whole budget. {right}", MIX),
    ]
    if with_plan:
        misses.append(Miss(report.ev - report.pv, f"You took the schedule variance for it. {right}", MIX))
    return tuple(misses)


def _eac_steps(report: StatusReport, eac: int) -> tuple[str, ...]:
    """How the forecast comes about, when it is the one of the index."""
    if eac != report.eac:
        return (f"EAC = {dollars(eac)}, as given",)
    cpi = f"CPI = EV / AC = {dollars(report.ev)} / {dollars(report.ac)} = {index(report.cpi)}"
    return cpi, f"EAC = BAC / CPI = {dollars(report.bac)} / {index(report.cpi)} = {dollars(eac)}"


def _filled(rng: Random, wanted: Wanted, report: StatusReport, telling: Telling) -> Draft:
    cpi = f"CPI = EV / AC = {dollars(report.ev)} / {dollars(report.ac)} = {index(report.cpi)}"
    eac = f"EAC = BAC / CPI = {dollars(report.bac)} / {index(report.cpi)} = {dollars(report.eac)}"
    vac = f"VAC = BAC - EAC = {dollars(report.bac)} - {dollars(report.eac)} = {dollars(report.bac - report.eac)}"
    of_eac = forecasts.slips(report, f"The index goes on: {eac}.", with_plan=True)
    of_vac = _variance_misses(report, report.eac, f"Take the forecast from the budget: {vac}.", with_plan=True)

    def gap(place: int, key: Number, misses: Sequence[Miss], line: str) -> tuple[Option, ...]:
        scale = ROUNDED_DOLLARS if place else RATIO
        return to_pick(rng, of_gap(wanted, place), key, scale, why=f"{line}.", misses=misses)

    gaps = {
        "Cost performance index": gap(0, report.cpi, _index_misses(report), cpi),
        "Estimate at completion": gap(1, report.eac, of_eac, eac),
        "Variance at completion": gap(2, report.bac - report.eac, of_vac, vac),
    }
    return ask_gaps(telling.posed(rng.choice(GAP_ASKS), (cpi, eac, vac)), rng.choice(GAP_TEXTS), gaps)


def _index_misses(report: StatusReport) -> tuple[Miss, ...]:
    bac, pv, ev, ac = report.bac, report.pv, report.ev, report.ac
    right = f"CPI is EV / AC = {index(report.cpi)}."
    return (
        Miss(1 / report.cpi, f"You turned the index upside down. {right}"),
        Miss(report.spi, f"You divided by the planned value, which measures time. {right}", MIX),
        Miss(1 / report.spi, f"You divided planned by earned value, a schedule index turned round. {right}", MIX),
        Miss(Fraction(pv, ac), f"You put the planned value on top. {right}", MIX),
        Miss(Fraction(ac, pv), f"You divided spending by the plan. {right}", MIX),
        Miss(Fraction(ev, bac), f"You took the share of the work that is done. {right}", MIX),
        Miss(Fraction(bac, ac), f"You divided the whole budget by the spending. {right}", MIX),
    )


FAMILY = Family(
    id="G07",
    version=1,
    title="Estimate to complete and variance at completion",
    objective="forecast-from-observed-pace",
    approach=Approach.PREDICTIVE,
    difficulty=Difficulty.MEDIUM,
    rule="From the forecast take what is spent for the rest; take the forecast from the budget for the variance.",
    draw=_draw,
)

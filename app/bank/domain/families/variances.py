"""G01: cost and schedule variance, with the reading of them."""

from random import Random

from app.bank.domain.families.draft import Draft, Family, Miss, Wanted
from app.bank.domain.families.scales import dollars
from app.bank.domain.families.settings import setting
from app.bank.domain.families.sought import Sought, Telling, ask_sought, meaning
from app.bank.domain.families.status import StatusReport, a_report, earned_clue, told
from app.bank.domain.item import Approach, Difficulty
from app.formulas import earned_value

NEEDLESS = 0.4
"""Share of the draws that also tell the budget at completion, which no variance to date needs."""


def _draw(rng: Random, wanted: Wanted) -> Draft:
    report, place = a_report(rng), setting(rng)
    shown = {"pv", "ev", "ac"} | ({"bac"} if rng.random() < NEEDLESS else set())
    sought = rng.choice((_cost, _schedule))(report, with_budget="bac" in shown)
    facts = told(rng, report, place, shown)
    return ask_sought(rng, wanted, sought, Telling(facts, earned_clue(report, facts), place))


def _cost(report: StatusReport, *, with_budget: bool) -> Sought:
    value = earned_value.cv(report.ev, report.ac)
    line = f"{dollars(report.ev)} - {dollars(report.ac)} = {dollars(value)}"
    right = f"The cost variance is EV - AC = {line}."
    is_over = value < 0
    reason = f"the finished work cost {'more' if is_over else 'less'} than its budget"
    right_words, wrong_words = ("over cost", "under cost") if is_over else ("under cost", "over cost")
    misses = [
        Miss(-value, f"You took the earned value from the cost, which turns the sign. {right}"),
        Miss(report.ev - report.pv, f"You compared with the plan: that is the schedule variance. {right}", MIX),
        Miss(
            report.pv - report.ev, f"You took the earned value from the plan, a turned schedule variance. {right}", MIX
        ),
        Miss(report.pv - report.ac, f"You compared plan with spending; no finished work is in that. {right}", MIX),
        Miss(report.ac - report.pv, f"You compared spending with plan; no finished work is in that. {right}", MIX),
    ]
    if with_budget:
        misses.append(Miss(report.bac - report.ac, f"This is the part of the budget not yet spent. {right}", MIX))
    return Sought(
        name="the cost variance",
        value=value,
        why=f"CV = EV - AC = {line}: {reason}, so the project is {right_words}.",
        steps=("CV = EV - AC", f"CV = {line}", f"{'Below' if is_over else 'Above'} zero: {reason}."),
        misses=tuple(misses),
        reading=meaning(right_words, wrong_words, reason),
    )


def _schedule(report: StatusReport, *, with_budget: bool) -> Sought:
    value = earned_value.sv(report.ev, report.pv)
    line = f"{dollars(report.ev)} - {dollars(report.pv)} = {dollars(value)}"
    right = f"The schedule variance is EV - PV = {line}."
    is_late = value < 0
    reason = f"{'less' if is_late else 'more'} work is done than the plan called for"
    right_words, wrong_words = ("behind plan", "ahead of plan") if is_late else ("ahead of plan", "behind plan")
    misses = [
        Miss(-value, f"You took the earned value from the plan, which turns the sign. {right}"),
        Miss(report.ev - report.ac, f"You compared with the spending: that is the cost variance. {right}", MIX),
        Miss(report.ac - report.ev, f"You took the earned value from the cost, a turned cost variance. {right}", MIX),
        Miss(report.ac - report.pv, f"You compared spending with plan; no finished work is in that. {right}", MIX),
        Miss(report.pv - report.ac, f"You compared plan with spending; no finished work is in that. {right}", MIX),
    ]
    if with_budget:
        misses.append(Miss(report.ev - report.bac, f"You compared with the plan for the whole work. {right}", MIX))
    return Sought(
        name="the schedule variance in money",
        value=value,
        why=f"SV = EV - PV = {line}: {reason}, so the project is {right_words}.",
        steps=("SV = EV - PV", f"SV = {line}", f"{'Below' if is_late else 'Above'} zero: {reason}."),
        misses=tuple(misses),
        reading=meaning(right_words, wrong_words, reason),
    )


MIX = "mixes-up-concepts"

FAMILY = Family(
    id="G01",
    version=1,
    title="Cost and schedule variance",
    objective="compare-spend-with-work-done",
    approach=Approach.PREDICTIVE,
    difficulty=Difficulty.EASY,
    rule="Earned value comes first: less actual cost for money, less planned value for time; below zero is bad news.",
    draw=_draw,
)

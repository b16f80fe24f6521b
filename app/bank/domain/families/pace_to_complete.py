"""G08: the cost index that the rest of the work needs to meet its budget or a new estimate."""

from fractions import Fraction
from random import Random

from app.bank.domain.families.draft import Draft, Family, Miss, Wanted, require
from app.bank.domain.families.scales import RATIO, dollars
from app.bank.domain.families.settings import setting
from app.bank.domain.families.sought import Sought, Telling, ask_sought, meaning
from app.bank.domain.families.status import StatusReport, a_report, told
from app.bank.domain.item import Approach, Difficulty
from app.formulas import earned_value
from app.formulas.rounding import index

NEEDLESS = 0.35
"""Share of the draws that also tell the planned value."""
MIX = "mixes-up-concepts"
UNSAID = "misses-constraint"
SLOWEST, FASTEST = Fraction(3, 5), Fraction(8, 5)
ROUND = "Round to two decimals."

TO_BUDGET = (
    "The budget stays the target, whatever the forecast of {eac} says.",
    "The team expects {eac} in the end, yet it is the budget that counts.",
    "Performance is held against the budget; a forecast of {eac} has not been approved.",
)
TO_ESTIMATE = (
    "The budget is given up; the target is now the approved estimate of {eac}.",
    "A new estimate at completion of {eac} has been approved and replaces the budget as the target.",
    "From today, performance is held against the approved estimate at completion of {eac}.",
)


def _draw(rng: Random, wanted: Wanted) -> Draft:
    report, place = a_report(rng), setting(rng)
    eac = report.ac + (report.bac - report.ev) * rng.randrange(80, 136) // 10_000 * 100
    require(report.bac * 19 > report.ac * 20, "money left in the budget")
    require((eac > report.bac) is (report.cpi < 1), "an estimate that follows from the performance so far")
    require(abs(eac - report.bac) * 20 >= report.bac, "a budget and an estimate that ask for different paces")
    to_budget = rng.random() < 0.5  # noqa: PLR2004 - half of the draws each
    with_plan = rng.random() < NEEDLESS
    target = rng.choice(TO_BUDGET if to_budget else TO_ESTIMATE).format(eac=dollars(eac))
    facts = told(rng, report, place, {"bac", "ev", "ac"} | ({"pv"} if with_plan else set()))
    sought = _sought(report, eac, to_budget=to_budget, with_plan=with_plan)
    return ask_sought(rng, wanted, sought, Telling(f"{facts} {target}", target, place))


def _sought(report: StatusReport, eac: int, *, to_budget: bool, with_plan: bool) -> Sought:
    bac, ev, ac = report.bac, report.ev, report.ac
    target, letters = (bac, "BAC") if to_budget else (eac, "EAC")
    value = earned_value.tcpi_to_eac(bac=bac, ev=ev, ac=ac, eac=target)
    require(SLOWEST <= value <= FASTEST, "a pace that a team could be asked for")
    require(abs(value - 1) >= Fraction(1, 20), "a pace that can be told from the planned one")
    formula = f"(BAC - EV) / ({letters} - AC)"
    rest, funds = bac - ev, target - ac
    line = f"{dollars(rest)} / {dollars(funds)} = {index(value)}"
    misses = _misses(report, target, f"Divide the open work by the money left, {formula} = {line}.")
    misses.append(_other_target(report, eac if to_budget else bac, f"The target makes it {formula} = {line}."))
    if with_plan:
        misses += _misses_of_plan(report, funds, f"Divide the open work by the money left, {formula} = {line}.")
    is_hard = value > 1
    right_words, wrong_words = ("harder than planned", "easier than planned")[:: 1 if is_hard else -1]
    reason = f"each dollar left has to buy {'more' if is_hard else 'less'} than a dollar of budgeted work"
    return Sought(
        name="the to-complete performance index",
        value=value,
        why=f"TCPI = {formula} = {line}: {reason}.",
        steps=(
            f"TCPI = {formula}, since the target is the {'budget' if to_budget else 'new estimate'}",
            f"Work left: {dollars(bac)} - {dollars(ev)} = {dollars(rest)}",
            f"Money left: {dollars(target)} - {dollars(ac)} = {dollars(funds)}",
            f"TCPI = {line}",
        ),
        misses=tuple(misses),
        scale=RATIO,
        hint=ROUND,
        reading=meaning(right_words, wrong_words, reason),
    )


def _misses(report: StatusReport, target: int, right: str) -> list[Miss]:
    rest, funds = report.bac - report.ev, target - report.ac
    return [
        Miss(Fraction(funds, rest), f"You turned it upside down: the work stands on top. {right}"),
        Miss(report.cpi, f"You gave the cost index reached so far, not the one needed. {right}", MIX),
        Miss(1 / report.cpi, f"You divided spending by the work done, which looks back. {right}", MIX),
        Miss(Fraction(report.bac, funds), f"You counted the whole budget as open work. {right}"),
        Miss(Fraction(rest, target), f"You divided by the whole target, spent money included. {right}"),
        Miss(Fraction(report.ev, funds), f"You put the work done on top, not the work left. {right}"),
    ]


def _misses_of_plan(report: StatusReport, funds: int, right: str) -> list[Miss]:
    return [
        Miss(Fraction(report.bac - report.pv, funds), f"You took the plan for the work done. {right}", MIX),
        Miss(report.spi, f"You gave the schedule index to date. {right}", MIX),
    ]


def _other_target(report: StatusReport, target: int, right: str) -> Miss:
    value = Fraction(report.bac - report.ev, target - report.ac)
    return Miss(value, f"You held the open work against money that is no longer the yardstick. {right}", UNSAID)


FAMILY = Family(
    id="G08",
    version=1,
    title="To-complete performance index",
    objective="required-pace-to-target",
    approach=Approach.PREDICTIVE,
    difficulty=Difficulty.HARD,
    rule="Work left over money left: above 1, the rest must go better than budgeted to meet the target.",
    draw=_draw,
)

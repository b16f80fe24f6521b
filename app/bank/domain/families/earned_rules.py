"""G03: earned value from agreed rules: fixed steps, weighted milestones, percent complete."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random

from app.bank.domain.families.draft import Draft, Family, Miss, Wanted, require
from app.bank.domain.families.milestones import by_milestones
from app.bank.domain.families.packages import (
    MIX,
    RULES,
    Package,
    earned,
    earned_line,
    packages_table,
    rule_words,
    some_packages,
    spent,
    value_misses,
    variance_misses,
)
from app.bank.domain.families.posing import ask_gaps, of_gap, to_pick
from app.bank.domain.families.scales import ROUNDED_DOLLARS, dollars
from app.bank.domain.families.settings import Setting, setting
from app.bank.domain.families.sought import Sought, Telling, ask_sought
from app.bank.domain.item import Approach, Difficulty, Option
from app.formulas import earned_value
from app.formulas.measuring import FixedRule

FILLED = 0.65
"""From this share of the seeds on, a text is filled."""
DEAR, CHEAP = range(95, 126), range(65, 91)
"""Cost of the packages, in percent of the budget of what is reported, for a text that ends in either reading."""

RULE_FACTS = (
    (
        "The work packages of {project} earn their value by the {rule} rule. The table shows where they stand at "
        "the status date."
    ),
    (
        "{Asker} and the team have agreed on the {rule} rule for the packages of {project}. Their state today is in"
        " the table, with the progress that their owners report."
    ),
    (
        "The table lists work packages of {project} at the status date. Their owners report percentages, but value "
        "is credited by the {rule} rule."
    ),
)
PERCENT_FACTS = (
    (
        "{Project} has a budget at completion of {budget}. By today {planned} percent of the work was to be done; "
        "inspection shows {done} percent complete, for {spent} spent."
    ),
    (
        "Inspectors find {done} percent complete of the work on {project}, which has cost {spent} so far. The plan "
        "foresaw {planned} percent by now, and the whole budget is {budget}."
    ),
    (
        "On {project}, {spent} of the {budget} budget has been spent. {Asker} notes that measured progress is "
        "{done} percent complete, against {planned} percent planned for today."
    ),
)
GAP_TEXTS = (
    "By the agreed rule the packages have earned {1}. The cost variance is {2}, so the work is {3}.",
    "Earned value: {1}. Cost variance: {2}. Reading: the work so far is {3}.",
    "The packages are {3}: they have earned {1} by the rule, which leaves a cost variance of {2}.",
)
GAP_ASKS = (
    "Which entries complete the summary for {asker}?",
    "What belongs in the three gaps of the status line?",
    "Which figures and reading should {asker} find there?",
)


def _draw(rng: Random, wanted: Wanted) -> Draft:
    if wanted.shape >= FILLED:
        return _filled(rng, wanted)
    draw = rng.choice((_by_rule, by_milestones, _by_percent))
    return ask_sought(rng, wanted, *draw(rng, setting(rng)))


def _by_rule(rng: Random, place: Setting) -> tuple[Sought, Telling]:
    rule, packages = rng.choice(tuple(FixedRule)), some_packages(rng)
    line = earned_line(packages, rule)
    sought = Sought(
        name="the earned value of these packages",
        value=earned(packages, rule),
        why=f"The {RULES[rule]} rule gives {rule_words(rule)}, so EV = {line}.",
        steps=(f"{RULES[rule]}: {rule_words(rule)}", "Packages that wait earn nothing.", f"EV = {line}"),
        misses=value_misses(packages, rule),
    )
    return sought, _telling(rng, place, packages, rule)


def _telling(rng: Random, place: Setting, packages: Sequence[Package], rule: FixedRule) -> Telling:
    facts = place.fill(rng.choice(RULE_FACTS), rule=RULES[rule])
    return Telling(facts, f"the {RULES[rule]} rule", place, (packages_table(packages),))


def _by_percent(rng: Random, place: Setting) -> tuple[Sought, Telling]:
    budget = 20_000 * rng.randrange(4, 76)
    planned, done = (5 * rng.randrange(5, 18) for _ in range(2))
    require(planned != done, "a plan that differs from the work done")
    value = earned_value.ev(done, budget)
    cost = int(value) * rng.randrange(75, 131) // 100_000 * 1000
    require(abs(cost - value) * 20 >= value, "spending that differs from the value")
    words = {"budget": dollars(budget), "spent": dollars(cost), "planned": planned, "done": done}
    facts = place.fill(rng.choice(PERCENT_FACTS), **words)
    sought = _percent_sought(budget, planned=planned, done=done, cost=cost)
    return sought, Telling(facts, f"{done} percent complete", place)


def _percent_sought(budget: int, *, planned: int, done: int, cost: int) -> Sought:
    value, plan = earned_value.ev(done, budget), earned_value.pv(planned, budget)
    line = f"{done} percent of {dollars(budget)} = {dollars(value)}"
    right = f"Take the work that is done times the whole budget: {line}."
    misses = (
        Miss(plan, f"You took the planned percent, which gives the planned value. {right}", MIX),
        Miss(cost, f"You gave the actual cost; spending is no measure of work. {right}", MIX),
        Miss(earned_value.ev(done, plan), f"You took the percent done of the planned value. {right}"),
        Miss(earned_value.ev(done, cost), f"You took the percent done of the money spent so far. {right}"),
        Miss(budget - value, f"You gave the value that is still to be earned. {right}"),
        Miss(Fraction(budget * done, planned), f"You took the percent done over the percent planned. {right}", MIX),
        Miss(budget - cost, f"You gave the part of the budget not yet spent. {right}", MIX),
    )
    return Sought(
        name="the earned value",
        value=value,
        why=f"EV = percent complete x BAC = {line}; plan and spending play no part in it.",
        steps=("EV = percent complete x BAC", f"EV = {line}", "The planned percent would give PV, the spending is AC."),
        misses=misses,
    )


def _filled(rng: Random, wanted: Wanted) -> Draft:
    is_over = of_gap(wanted, 2).rank % 2 == 0
    rule = rng.choice(tuple(FixedRule) if is_over else (FixedRule.TWENTY_EIGHTY, FixedRule.FIFTY_FIFTY))
    packages = some_packages(rng, DEAR if is_over else CHEAP)
    variance = earned_value.cv(earned(packages, rule), spent(packages))
    require((variance < 0) is is_over, "the reading that the seed wants")
    require(abs(variance) * 20 >= earned(packages, rule), "a variance that can be seen")
    telling = _telling(rng, setting(rng), packages, rule)
    gaps = {**_figures(rng, wanted, packages, rule), "Reading": _reading(variance)}
    steps = (f"EV = {earned_line(packages, rule)}", f"AC = {dollars(spent(packages))}", _variance_line(packages, rule))
    return ask_gaps(telling.posed(rng.choice(GAP_ASKS), steps), rng.choice(GAP_TEXTS), gaps)


def _figures(
    rng: Random, wanted: Wanted, packages: Sequence[Package], rule: FixedRule
) -> dict[str, tuple[Option, ...]]:
    value = earned(packages, rule)
    why = f"The {RULES[rule]} rule gives {rule_words(rule)}, so EV = {earned_line(packages, rule)}."
    of_value = to_pick(rng, of_gap(wanted, 0), value, ROUNDED_DOLLARS, why=why, misses=value_misses(packages, rule))
    variance, why = earned_value.cv(value, spent(packages)), f"{_variance_line(packages, rule)}."
    of_variance = to_pick(
        rng, of_gap(wanted, 1), variance, ROUNDED_DOLLARS, why=why, misses=variance_misses(packages, rule)
    )
    return {"Earned value": of_value, "Cost variance": of_variance}


def _variance_line(packages: Sequence[Package], rule: FixedRule) -> str:
    value, cost = earned(packages, rule), spent(packages)
    return f"CV = EV - AC = {dollars(value)} - {dollars(cost)} = {dollars(earned_value.cv(value, cost))}"


def _reading(variance: Fraction) -> tuple[Option, ...]:
    is_over = variance < 0
    key, turned = ("over cost", "under cost")[:: 1 if is_over else -1]
    side, paid = ("below", "more") if is_over else ("above", "less")
    reason = f"The cost variance is {side} zero: {paid} was paid than earned."
    return (
        Option(key, is_key=True, why=reason),
        Option(turned, is_key=False, why=f"{reason} You turned the sign round.", trap=MIX),
        Option("on cost", is_key=False, why=f"{reason} On cost would be zero.", trap=MIX),
    )


FAMILY = Family(
    id="G03",
    version=1,
    title="Earned value from agreed rules",
    objective="progress-is-accepted-work",
    secondary=("compare-spend-with-work-done",),
    approach=Approach.PREDICTIVE,
    difficulty=Difficulty.MEDIUM,
    rule="Value is earned by the rule agreed beforehand; time, cost and guesses of progress have no say in it.",
    draw=_draw,
)

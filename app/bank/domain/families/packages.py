"""Work packages that earn their value by a fixed rule, and what people wrongly credit them with."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from app.bank.domain.families.draft import Miss
from app.bank.domain.families.scales import dollars
from app.exhibits.domain import DataTable
from app.formulas import earned_value, measuring
from app.formulas.exact import total
from app.formulas.measuring import FixedRule, Progress

MIX = "mixes-up-concepts"
UNSAID = "misses-constraint"
RULES = {FixedRule.ZERO_HUNDRED: "0/100", FixedRule.TWENTY_EIGHTY: "20/80", FixedRule.FIFTY_FIFTY: "50/50"}
STATES = {Progress.WAITING: "not started", Progress.STARTED: "in progress", Progress.FINISHED: "finished"}
HEAD = ("Package", "Budget ($)", "State", "Reported done (%)", "Actual cost ($)")
USUAL_COST = range(75, 126)
"""Cost in percent of the budget of what is reported as done."""


@dataclass(frozen=True, slots=True)
class Package:
    """A work package at the status date; `reported` is its owner's percent, which a fixed rule does not ask for."""

    name: str
    budget: int
    progress: Progress
    reported: int
    cost: int


def some_packages(rng: Random, cost_level: range = USUAL_COST) -> list[Package]:
    """Four or five packages: some finished, two or three in progress, one waiting; all about equally dear."""
    states = [Progress.FINISHED, Progress.STARTED, Progress.STARTED, Progress.WAITING]
    states += rng.choice(([], [Progress.FINISHED], [Progress.STARTED]))
    rng.shuffle(states)
    level = rng.choice(cost_level)
    return [_package(rng, f"Package {letter}", state, level) for letter, state in zip("ABCDE", states, strict=False)]


def _package(rng: Random, name: str, progress: Progress, level: int) -> Package:
    budget = 2000 * rng.randrange(4, 31)
    started = 5 * rng.randrange(3, 15)
    reported = {Progress.WAITING: 0, Progress.STARTED: started, Progress.FINISHED: 100}[progress]
    cost = budget * reported * (level + rng.randrange(-6, 7)) // 1_000_000 * 100
    return Package(name, budget, progress, reported, cost)


def packages_table(packages: Sequence[Package]) -> DataTable:
    """The packages as a report lists them, with columns that the rule has no use for."""
    rows = tuple((p.name, p.budget, STATES[p.progress], p.reported, p.cost) for p in packages)
    return DataTable("Work packages at the status date", HEAD, rows, (HEAD[1], HEAD[3], HEAD[4]))


def earned(packages: Sequence[Package], rule: FixedRule) -> Fraction:
    """The value that the packages have earned by the rule."""
    return total(rule.earned(p.budget, p.progress) for p in packages)


def spent(packages: Sequence[Package]) -> Fraction:
    """The actual cost of the packages."""
    return total(p.cost for p in packages)


def rule_words(rule: FixedRule) -> str:
    """What the rule credits, and when."""
    first = f"{rule.value} percent at the start" if rule.value else "nothing at the start"
    return f"{first}, the rest when the package is finished"


def earned_line(packages: Sequence[Package], rule: FixedRule) -> str:
    """The sum of what the packages have earned, as it is worked out."""
    parts = [rule.earned(p.budget, p.progress) for p in packages]
    some = [dollars(part) for part in parts if part]
    return f"{' + '.join(some)} = {dollars(total(parts))}" if len(some) > 1 else some[0]


def value_misses(packages: Sequence[Package], rule: FixedRule) -> tuple[Miss, ...]:
    """Wrong earned values: other rules, reports, counts and costs in place of the rule."""
    right = f"The {RULES[rule]} rule gives {rule_words(rule)}: {dollars(earned(packages, rule))}."
    finished, begun = (_budget(packages, state) for state in (Progress.FINISHED, Progress.STARTED))
    whole = total(p.budget for p in packages)
    ready = Fraction(sum(p.progress is Progress.FINISHED for p in packages), len(packages))
    return (
        *(
            Miss(earned(packages, other), f"You credited the packages by {RULES[other]}. {right}", UNSAID)
            for other in _others(rule)
        ),
        Miss(_reported(packages), f"You credited the percentages that the owners report. {right}", UNSAID),
        Miss(finished + begun, f"You credited a whole budget as soon as the work begins. {right}"),
        Miss((finished + begun) / 2, f"You gave half to finished packages as well. {right}"),
        Miss(spent(packages), f"You added up what the packages have cost. {right}", MIX),
        Miss(whole, f"You added the budgets of all packages, even of waiting work. {right}"),
        Miss(whole * ready, f"You counted finished packages and overlooked their size. {right}"),
        Miss(_reported(packages) - finished, f"You left the finished packages out. {right}"),
    )


def variance_misses(packages: Sequence[Package], rule: FixedRule) -> tuple[Miss, ...]:
    """Wrong cost variances: from a wrong earned value, with the sign turned, or against the budgets."""
    value, cost = earned(packages, rule), spent(packages)
    variance, reported = earned_value.cv(value, cost), earned_value.cv(_reported(packages), cost)
    whole = total(p.budget for p in packages)
    right = f"Take the cost from the value earned: {dollars(value)} - {dollars(cost)} = {dollars(variance)}."
    return (
        *(
            Miss(
                earned_value.cv(earned(packages, other), cost),
                f"You started from the {RULES[other]} rule. {right}",
                UNSAID,
            )
            for other in _others(rule)
        ),
        Miss(-variance, f"You took the value from the cost, which turns the sign. {right}"),
        Miss(reported, f"You started from the percentages reported. {right}", UNSAID),
        Miss(-reported, f"You took the percentages reported, and turned the sign. {right}", UNSAID),
        Miss(whole - cost, f"You compared the cost with all budgets. {right}", MIX),
        Miss(value - whole, f"You compared the earned value with all budgets. {right}", MIX),
    )


def _others(rule: FixedRule) -> list[FixedRule]:
    return [other for other in FixedRule if other is not rule]


def _budget(packages: Sequence[Package], progress: Progress) -> Fraction:
    return total(p.budget for p in packages if p.progress is progress)


def _reported(packages: Sequence[Package]) -> Fraction:
    return total(measuring.earned_by_percent(p.budget, p.reported) for p in packages)

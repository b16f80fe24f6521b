"""A work package that earns its budget by weighted milestones, as one of the questions on rules."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random

from app.bank.domain.families.draft import Miss, require
from app.bank.domain.families.scales import dollars
from app.bank.domain.families.settings import Setting
from app.bank.domain.families.sought import Sought, Telling
from app.exhibits.domain import DataTable
from app.formulas import earned_value, measuring
from app.formulas.measuring import Milestone

MIX = "mixes-up-concepts"
UNSAID = "misses-constraint"
NAMES = ("Design approved", "Parts delivered", "Installed", "Tested", "Accepted")
LEAST_WEIGHT = 10

FACTS = (
    (
        "One work package of {project} has a budget of {budget} and earns it by weighted milestones, as the table "
        "shows. {elapsed} percent of its time has gone, and {spent} has been spent."
    ),
    (
        "{Asker} follows a package of {project} worth {budget} by the weighted milestones in the table. So far it "
        "has cost {spent} and used {elapsed} percent of its time."
    ),
    (
        "With {elapsed} percent of its time gone and {spent} spent, a package of {project} stands as the table "
        "shows. Its {budget} are credited by weighted milestones."
    ),
)


def by_milestones(rng: Random, place: Setting) -> tuple[Sought, Telling]:
    """The earned value that is sought, and the package and its milestones as told."""
    milestones, budget = _milestones(rng), 2000 * rng.randrange(10, 76)
    value = measuring.earned_by_milestones(budget, milestones)
    elapsed = 5 * rng.randrange(5, 19)
    spent = value * rng.randrange(70, 135) // 10_000 * 100
    require(abs(spent - value) * 20 >= value, "spending that differs from the value")
    words = {"budget": dollars(budget), "spent": dollars(spent), "elapsed": str(elapsed)}
    facts = place.fill(rng.choice(FACTS), **words)
    sought = _sought(milestones, budget, elapsed=elapsed, spent=int(spent))
    return sought, Telling(facts, "weighted milestones", place, (_table(milestones),))


def _table(milestones: Sequence[Milestone]) -> DataTable:
    names = NAMES[-len(milestones) :]
    states = ["reached" if milestone.is_reached else "open" for milestone in milestones]
    rows = tuple((name, int(m.weight), state) for name, m, state in zip(names, milestones, states, strict=True))
    return DataTable("Milestones of the package", ("Milestone", "Weight (%)", "State"), rows, ("Weight (%)",))


def _milestones(rng: Random) -> tuple[Milestone, ...]:
    """Four or five milestones of unequal weight, the first two or three of them reached."""
    count, reached = rng.choice((4, 5)), rng.choice((2, 3))
    weights = [5 * rng.randrange(2, 9) for _ in range(count - 1)]
    weights.append(100 - sum(weights))
    require(weights[-1] >= LEAST_WEIGHT, "a last milestone that weighs something")
    require(len(set(weights)) > 2, "unequal weights")  # noqa: PLR2004 - more than two
    return tuple(Milestone(weight, place < reached) for place, weight in enumerate(weights))


def _sought(milestones: Sequence[Milestone], budget: int, *, elapsed: int, spent: int) -> Sought:
    weights = [int(m.weight) for m in milestones]
    reached = sum(m.is_reached for m in milestones)
    done = sum(weights[:reached])
    value = earned_value.ev(done, budget)
    added = " + ".join(map(str, weights[:reached]))
    line = f"{done} percent of {dollars(budget)} = {dollars(value)}"
    right = f"The reached milestones weigh {added} = {done} percent, so {dollars(value)} is earned."
    misses = (
        Miss(earned_value.ev(done + weights[reached], budget), f"You credited a milestone that is still open. {right}"),
        Miss(earned_value.ev(done - weights[reached - 1], budget), f"You left out the milestone reached last. {right}"),
        Miss(earned_value.ev(weights[reached - 1], budget), f"You credited the milestone reached last alone. {right}"),
        Miss(Fraction(budget * reached, len(weights)), f"You counted milestones and overlooked their weights. {right}"),
        Miss(earned_value.ev(elapsed, budget), f"You credited the share of time that has gone. {right}", MIX),
        Miss(spent, f"You gave the actual cost, which says what was paid. {right}", MIX),
        Miss(budget - value, f"You gave the value that is still to be earned. {right}"),
        Miss(Fraction(budget, 2), f"You credited half for work in progress, another rule. {right}", UNSAID),
    )
    return Sought(
        name="the earned value of this package",
        value=value,
        why=f"Reached milestones weigh {added} = {done} percent; EV = {line}, whatever time and cost say.",
        steps=("EV = budget x weight of the milestones reached", f"Weight: {added} = {done} percent", f"EV = {line}"),
        misses=misses,
    )

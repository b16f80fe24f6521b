"""G15: weighted and triangular means of three-point estimates, of one activity or a path."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from random import Random

from app.bank.domain.families.draft import APART, Draft, Family, Miss, Number, Wanted, require
from app.bank.domain.families.scales import Scale
from app.bank.domain.families.settings import Setting, setting
from app.bank.domain.families.sought import Sought, Telling, ask_sought
from app.bank.domain.families.spans import an_estimate, estimates_table
from app.bank.domain.item import Approach, Difficulty
from app.formulas.estimates import ThreePoint
from app.formulas.exact import exact, total
from app.formulas.rounding import plain

NEEDLESS = 1 / 3
"""Share of the draws of one activity that also tell how long a past one took."""
UNSAID = "misses-constraint"

ONE = (
    (
        "For an open activity of {project}, the team gives {o} days if all goes well, {m} days as most likely and "
        "{p} days if much goes wrong.{past} {basis}"
    ),
    (
        "{Asker} hears three figures for one work package of {project}: most likely {m} days, optimistic {o} days, "
        "pessimistic {p} days.{past} {basis}"
    ),
    "A specialist on {project} expects {m} days for the next activity, at best {o}, at worst {p} days.{past} {basis}",
)
PATH = (
    "The activities of one path of {project} follow each other; the table shows their estimates. {basis}",
    "{Asker} looks at a chain of activities in {project}, one after the other; the table has the estimates. {basis}",
    (
        "The table lists three estimates for each activity on a single path of {project}. There is no slack between"
        " them. {basis}"
    ),
)
WEIGHTED = (
    "The plan takes the weighted mean of the beta distribution (PERT).",
    "The expected duration goes into the plan by the PERT formula.",
    "The schedule model weighs the estimates as PERT does.",
)
TRIANGULAR = (
    "The plan takes the mean of the triangular distribution.",
    "All three figures are to weigh the same, as in a triangular distribution.",
    "The schedule model treats durations as triangular.",
)
PAST = " A similar one in an earlier project took {days} days."


def _draw(rng: Random, wanted: Wanted) -> Draft:
    is_weighted = rng.random() < 0.6  # noqa: PLR2004 - the formula that is asked more often
    basis = rng.choice(WEIGHTED if is_weighted else TRIANGULAR)
    draw = rng.choice((_one, _path))
    return draw(rng, wanted, basis=basis, is_weighted=is_weighted)


def _one(rng: Random, wanted: Wanted, *, basis: str, is_weighted: bool) -> Draft:
    place, estimate = setting(rng), _even(rng)
    past = rng.randrange(int(estimate.optimistic), int(estimate.pessimistic)) if rng.random() < NEEDLESS else None
    facts = place.fill(
        rng.choice(ONE),
        o=estimate.optimistic,
        m=estimate.likely,
        p=estimate.pessimistic,
        past="" if past is None else PAST.format(days=past),
        basis=basis,
    )
    return ask_sought(
        rng, wanted, _sought([estimate], is_weighted=is_weighted, past=past), Telling(facts, basis, place)
    )


def _path(rng: Random, wanted: Wanted, *, basis: str, is_weighted: bool) -> Draft:
    place: Setting = setting(rng)
    estimates = [_even(rng) for _ in range(rng.choice((3, 4)))]
    facts = place.fill(rng.choice(PATH), basis=basis)
    telling = Telling(facts, basis, place, (estimates_table(estimates),))
    return ask_sought(rng, wanted, _sought(estimates, is_weighted=is_weighted, past=None), telling)


def _even(rng: Random) -> ThreePoint:
    """An estimate whose halves are whole too, so that no slip stands out by a fraction."""
    return an_estimate(rng, rng.randrange(2, 7), step=2)


def _sought(estimates: Sequence[ThreePoint], *, is_weighted: bool, past: int | None) -> Sought:
    weighted = total(e.pert_mean for e in estimates)
    triangular = total(e.triangular_mean for e in estimates)
    value, other = (weighted, triangular) if is_weighted else (triangular, weighted)
    require(abs(weighted - triangular) >= APART * value, "formulas that give visibly different durations")
    formula, named, rival = (
        ("(O + 4M + P) / 6", "PERT", "triangular") if is_weighted else ("(O + M + P) / 3", "triangular", "PERT")
    )
    lines, result = _worked(estimates, is_weighted=is_weighted)
    right = f"The {named} mean is {formula}: {result} days."
    misses = [
        Miss(other, f"You used the {rival} mean, which the plan does not call for. {right}", UNSAID),
        *(Miss(_mean(estimates, mean), f"{why} {right}") for why, mean in _SLIPS.items()),
    ]
    if past is not None:
        misses.append(Miss(past, f"You took over the past duration; the plan asks for a formula. {right}", UNSAID))
    return Sought(
        name="the expected duration" if len(estimates) == 1 else "the expected duration of the path",
        value=value,
        why=f"The {named} mean is {formula}: {result} days, which the plan takes as the expected duration.",
        steps=(f"Expected duration = {formula}", *lines),
        misses=tuple(misses),
        scale=SOME_DAYS,
    )


def _worked(estimates: Sequence[ThreePoint], *, is_weighted: bool) -> tuple[tuple[str, ...], str]:
    """The lines of the calculation, and the last of them without its unit."""
    lines = tuple(_line(e, is_weighted=is_weighted) for e in estimates)
    if len(estimates) == 1:
        e = estimates[0]
        return (f"O = {e.optimistic}, M = {e.likely}, P = {e.pessimistic} days", *lines), lines[0]
    singles = [_single(e, is_weighted=is_weighted) for e in estimates]
    added = f"{' + '.join(map(plain, singles))} = {plain(total(singles))}"
    return (*lines, f"Path: {added} days"), added


def _single(estimate: ThreePoint, *, is_weighted: bool) -> Fraction:
    return estimate.pert_mean if is_weighted else estimate.triangular_mean


def _line(estimate: ThreePoint, *, is_weighted: bool) -> str:
    o, m, p = estimate.optimistic, estimate.likely, estimate.pessimistic
    if is_weighted:
        return f"({o} + 4 x {m} + {p}) / 6 = {plain(estimate.pert_mean)}"
    return f"({o} + {m} + {p}) / 3 = {plain(estimate.triangular_mean)}"


def _mean(estimates: Sequence[ThreePoint], mean: Callable[[Fraction, Fraction, Fraction], Fraction]) -> Fraction:
    return total(mean(exact(e.optimistic), exact(e.likely), exact(e.pessimistic)) for e in estimates)


_SLIPS: dict[str, Callable[[Fraction, Fraction, Fraction], Fraction]] = {
    "You took the most likely figure alone.": lambda _o, m, _p: m,
    "You took the middle of the extremes and left out the most likely figure.": lambda o, _m, p: (o + p) / 2,
    "You gave the weight of four to the optimistic figure.": lambda o, m, p: (4 * o + m + p) / 6,
    "You gave the weight of four to the pessimistic figure.": lambda o, m, p: (o + m + 4 * p) / 6,
    "You left the pessimistic figure out.": lambda o, m, _p: (o + m) / 2,
    "You left the optimistic figure out.": lambda _o, m, p: (m + p) / 2,
    "You took the pessimistic figure to be safe.": lambda _o, _m, p: p,
    "You took the optimistic figure as the plan.": lambda o, _m, _p: o,
}


def _days(value: Number) -> str:
    return f"{plain(value)} day{'' if value == 1 else 's'}"


SOME_DAYS = Scale(1, _days, "days")

FAMILY = Family(
    id="G15",
    version=1,
    title="Three-point estimate",
    objective="estimate-from-three-points",
    approach=Approach.PREDICTIVE,
    difficulty=Difficulty.EASY,
    rule="PERT gives the most likely figure four of six parts; the triangular mean gives each figure a third.",
    draw=_draw,
)

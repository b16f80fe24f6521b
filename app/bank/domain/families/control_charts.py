"""Questions to a control chart: what it says, and which point signals."""

from collections.abc import Callable
from fractions import Fraction
from random import Random

from app.bank.domain.families.draft import Draft, require
from app.bank.domain.families.posing import Posed, ask_place, ask_words
from app.bank.domain.families.prompts import prompt
from app.bank.domain.item import Option
from app.exhibits.domain import ControlChart
from app.formulas.control import SEVEN, Finding, Limits, Rule, findings

SAMPLES = 14

STATES = (
    (
        "The control chart shows samples from a process of {project}. [UCL and LCL are three standard deviations from "
        "the mean.] By the limits and the rule of seven, what does the chart say?"
    ),
    (
        "{Asker} asks whether a process of {project} is under control. [The chart gives the samples in their order] "
        "with mean, UCL and LCL. Which statement describes it, when seven points in a row count as a signal?"
    ),
    (
        "Samples for {project} were entered in a control chart with three-sigma limits. [The team watches for points "
        "outside the limits and for seven in a row.] What has it found?"
    ),
)
POINTS = (
    (
        "The control chart shows samples from a process of {project}. [UCL and LCL are control limits, USL and LSL are "
        "what the customer allows.] Which point shows that the process is out of control?"
    ),
    (
        "{Asker} wants to know which sample of a process of {project} calls for a search for a special cause. [The "
        "chart holds control limits (UCL, LCL) and specification limits (USL, LSL).] At which point?"
    ),
    (
        "A process of {project} is watched with a control chart, [which also shows the specification limits]. One "
        "point breaks a rule of control charts. Which one is it?"
    ),
)
SEVENTHS = (
    (
        "The control chart shows samples from a process of {project}. [The rule of seven is applied after each "
        "sample.] At which point does it signal for the first time?"
    ),
    (
        "{Asker} checks a process of {project} after each sample by the rule of seven, [all within the control "
        "limits]. Which sample is the first at which a special cause has to be looked for?"
    ),
    (
        "Samples for {project} come in one by one. [Seven in a row on one side of the mean, or rising or falling, "
        "count as a signal.] At which point of the chart is the rule met?"
    ),
)


def _quiet(rng: Random, mean: int, sd: int) -> list[int]:
    """Samples about the mean that break no rule: they cross it often and stay well inside the limits."""
    signs = [rng.choice((-1, 1)) for _ in range(SAMPLES)]
    return [mean + sign * rng.randrange(1, 2 * sd) for sign in signs]


def _chart(points: list[int], mean: int, sd: int, *, reach: int | None = None) -> ControlChart:
    limits = (mean + reach, mean - reach) if reach else (None, None)
    return ControlChart(
        "Samples in their order",
        "Duration (seconds)",
        tuple(points),
        mean,
        mean + 3 * sd,
        mean - 3 * sd,
        limits[0],
        limits[1],
    )


def _broken(points: list[int], mean: int, sd: int) -> dict[Rule, tuple[int, ...]]:
    """The points that break each rule, counted from 1."""
    return {finding.rule: finding.points for finding in _signals(points, mean, sd)}


def _signals(points: list[int], mean: int, sd: int) -> tuple[Finding, ...]:
    return findings(points, Limits(Fraction(mean - 3 * sd), Fraction(mean), Fraction(mean + 3 * sd)))


def _with_outlier(rng: Random, points: list[int], mean: int, sd: int) -> None:
    points[rng.randrange(SAMPLES)] = mean + rng.choice((-1, 1)) * (3 * sd + rng.randrange(1, sd))


def _with_shift(rng: Random, points: list[int], mean: int, sd: int) -> None:
    start, sign = rng.randrange(SAMPLES - SEVEN), rng.choice((-1, 1))
    points[start : start + SEVEN] = [mean + sign * rng.randrange(1, 2 * sd) for _ in range(SEVEN)]


def _with_trend(rng: Random, points: list[int], mean: int, sd: int) -> None:
    start, sign = rng.randrange(SAMPLES - SEVEN), rng.choice((-1, 1))
    step = (4 * sd) // SEVEN
    points[start : start + SEVEN] = [mean + sign * step * (i - 3) + rng.choice((0, sign)) for i in range(SEVEN)]


DISTURBED: dict[Rule, Callable[[Random, list[int], int, int], None]] = {
    Rule.OUTSIDE: _with_outlier,
    Rule.ONE_SIDE: _with_shift,
    Rule.TREND: _with_trend,
}


def _sampled(rng: Random, rule: Rule | None) -> tuple[list[int], int, int]:
    """Samples that break this rule and no other, with their mean and deviation."""
    mean, sd = rng.randrange(400, 900), rng.randrange(6, 16)
    points = _quiet(rng, mean, sd)
    if rule:
        DISTURBED[rule](rng, points, mean, sd)
    require([f.rule for f in _signals(points, mean, sd)] == ([rule] if rule else []), "one signal, or none")
    return points, mean, sd


def state(rng: Random) -> Draft:
    """A question for what a control chart says, if anything."""
    rule = rng.choice((None, *Rule))
    points, mean, sd = _sampled(rng, rule)
    broken = _broken(points, mean, sd).get(rule, ()) if rule else ()
    texts = {
        Rule.OUTSIDE: "Out of control: one point lies beyond a control limit",
        Rule.ONE_SIDE: "Out of control: seven points in a row on one side",
        Rule.TREND: "Out of control: seven points in a row in one direction",
        None: "In control: the points vary within the control limits",
    }
    facts = {
        Rule.OUTSIDE: f"from {min(points)} to {max(points)} all are within {mean - 3 * sd} and {mean + 3 * sd}",
        Rule.ONE_SIDE: "the longest run of points on one side of the mean is shorter than seven",
        Rule.TREND: "the longest run of points that rise or fall one after another is shorter than seven",
        None: "one of the rules is broken here, so a special cause has to be looked for",
    }
    wrong = {
        texts[other]: (f"Look again at the samples in their order: {facts[other]}.", "mixes-up-concepts")
        for other in texts
        if other != rule
    }
    seen = (
        f"samples {broken[0]} to {broken[-1]}" if len(broken) > 1 else f"sample {broken[0]}" if broken else "no sample"
    )
    steps = (
        f"control limits: {mean - 3 * sd} and {mean + 3 * sd}, mean {mean}",
        f"lowest and highest sample: {min(points)} and {max(points)}",
        f"a rule is broken by: {seen}",
    )
    why = (
        f"The rules in turn, limits, side and direction: a rule is broken by {seen}, which is what this statement says."
    )
    posed = Posed(prompt(rng, STATES), steps, (_chart(points, mean, sd),))
    return ask_words(rng, posed, texts[rule], why=why, wrong=wrong)


def point(rng: Random) -> Draft:
    """A question that asks to click the point outside the control limits, with specification limits beside them."""
    points, mean, sd = _sampled(rng, Rule.OUTSIDE)
    [outside] = _broken(points, mean, sd)[Rule.OUTSIDE]
    reach = 4 * sd
    if rng.randrange(3):
        reach = 2 * sd - 1
        points[outside - rng.randrange(2, SAMPLES)] = mean + rng.choice((-1, 1)) * rng.randrange(2 * sd, 3 * sd)
    value = points[outside - 1]
    require(set(_broken(points, mean, sd)) == {Rule.OUTSIDE} and abs(value - mean) > 3 * sd, "one rule broken")
    require(abs(value - mean) <= reach or reach < 3 * sd, "a point that the specification does not explain")
    inside = sorted((i for i in range(1, SAMPLES + 1) if i != outside), key=lambda i: -abs(points[i - 1] - mean))
    chart = _chart(points, mean, sd, reach=reach)
    places = sorted([outside, *inside[:2], *rng.sample(inside[2:], 3)])
    key = (
        f"Sample {outside} at {value} lies beyond the control limit of "
        f"{mean + 3 * sd if value > mean else mean - 3 * sd}: common causes do not explain it."
    )
    spots = [
        _spot(i, key if i == outside else _inside(points[i - 1], mean, sd, reach), is_key=i == outside) for i in places
    ]
    steps = (
        f"control limits: {mean - 3 * sd} and {mean + 3 * sd}",
        f"specification limits: {mean - reach} and {mean + reach}; they say nothing about control",
        f"outside the control limits: sample {outside} at {value}",
    )
    return ask_place(Posed(prompt(rng, POINTS), steps, (chart,)), spots)


def _inside(value: int, mean: int, sd: int, reach: int) -> str:
    if abs(value - mean) > reach:
        return (
            f"At {value} this point is outside the specification but between the control limits {mean - 3 * sd} and "
            f"{mean + 3 * sd}: a part to reject, and no signal of the process."
        )
    return (
        f"At {value} this point lies between the control limits {mean - 3 * sd} and {mean + 3 * sd}, and no run "
        "of seven holds it: it is common variation."
    )


def seventh(rng: Random) -> Draft:
    """A question that asks to click the point at which the rule of seven speaks first."""
    rule = rng.choice((Rule.ONE_SIDE, Rule.TREND))
    points, mean, sd = _sampled(rng, rule)
    run = _broken(points, mean, sd)[rule]
    first, signal = run[0], run[0] + SEVEN - 1
    peak = max(range(1, SAMPLES + 1), key=lambda i: abs(points[i - 1] - mean))
    kind = "on one side of the mean" if rule is Rule.ONE_SIDE else "in one direction"
    reasons = {
        first: f"The run {kind} begins here, which nobody can know yet. The rule speaks at the seventh point.",
        first + 2: f"Three points in a row {kind} are common in a stable process. The rule asks for seven of them.",
        signal - 2: f"Five points in a row {kind} are a reason to watch; the rule of seven asks for two more.",
        signal - 1: f"Six points in a row {kind} are one short of the rule: a signal takes seven of them.",
    }
    places = {first, first + 2, signal - 2, signal - 1, signal, peak, min(SAMPLES, signal + 1)}
    late = "Here the rule has been met already, or this point is simply far from the mean and inside the limits."
    key = (
        f"Samples {first} to {signal} are seven in a row {kind}, so the rule is met with this point for the first time."
    )
    spots = [_spot(i, key if i == signal else reasons.get(i, late), is_key=i == signal) for i in sorted(places)]
    steps = (
        f"limits {mean - 3 * sd} and {mean + 3 * sd}: no sample lies outside",
        f"run {kind}: from sample {first} on",
        f"seventh point of the run: {first} + {SEVEN - 1} = {signal}",
    )
    return ask_place(Posed(prompt(rng, SEVENTHS), steps, (_chart(points, mean, sd),)), spots)


def _spot(number: int, why: str, *, is_key: bool) -> Option:
    trap = None if is_key else "mixes-up-concepts"
    return Option(f"Point {number}", is_key=is_key, why=why, trap=trap, area=f"point-{number}")

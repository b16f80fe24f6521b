"""G16: the standard deviation of an estimate or a path, and the ranges that hold its likely durations."""

from collections.abc import Sequence
from random import Random

from app.bank.domain.families.draft import Draft, Family, Miss, Number, Wanted, number_options, require
from app.bank.domain.families.posing import TYPED, drafted
from app.bank.domain.families.scales import Scale
from app.bank.domain.families.settings import Setting, setting
from app.bank.domain.families.sought import READ, Sought, Telling, ask_sought
from app.bank.domain.families.spans import an_estimate, estimates_table
from app.bank.domain.families.spreads import (
    CONFIDENCE,
    TIMES,
    held,
    mean_line,
    mean_of,
    path_slips,
    sd_line,
    sd_of,
    sd_steps,
    single_slips,
    wrong_ranges,
)
from app.bank.domain.item import Approach, Difficulty, ItemType
from app.formulas import estimates as rules
from app.formulas.estimates import Range, Sigmas, ThreePoint
from app.formulas.rounding import plain, rounded

ROUND = "Give one decimal."
SINGLE_SDS = range(2, 9)
PATH_SDS = (
    (3, 4),
    (6, 8),
    (5, 12),
    (1, 2, 2),
    (2, 3, 6),
    (2, 4, 4),
    (1, 4, 8),
    (4, 4, 7),
    (3, 6, 6),
    (2, 6, 9),
    (1, 1, 3, 5),
    (1, 2, 2, 4),
    (1, 5, 5, 7),
    (2, 2, 4, 5),
    (2, 4, 5, 6),
    (2, 4, 4, 8),
)
"""Deviations of a path's activities whose squares sum to a square, so that the path's own is whole."""

ONE = (
    (
        "For an activity of {project}, the team gives {o} days as optimistic, {m} days as most likely and {p} days "
        "as pessimistic. {basis}"
    ),
    (
        "{Asker} wants to know how sure an estimate is: {m} days most likely, {o} days at best and {p} days at "
        "worst for one work package of {project}. {basis}"
    ),
    (
        "A work package of {project} lasts between {o} days at best and {p} days at worst, with {m} days most "
        "likely. {basis}"
    ),
)
PATH = (
    (
        "The table shows the estimates of the activities on one path of {project}. They follow each other and are "
        "independent. {basis}"
    ),
    (
        "{Asker} asks how sure the length of a path in {project} is. Its activities, in the table, are independent "
        "and run one after the other. {basis}"
    ),
    (
        "One path of {project} consists of the activities in the table, one after the other. What delays one of "
        "them says nothing of the next: they are independent. {basis}"
    ),
)
BASIS = (
    "Mean and deviation follow PERT, and durations are taken as normally distributed.",
    "The plan uses the PERT mean and its standard deviation with a normal distribution.",
    "PERT gives mean and standard deviation; the outcomes are treated as normal.",
)
RANGE_ASKS = (
    "Which range holds {confidence} of the possible durations?",
    "Within which range will the duration lie with a confidence of {confidence}?",
    "{{Asker}} wants a range that is kept in {confidence} of cases; which one is it?",
)
UPPER_ASKS = (
    "Which duration is the upper end of the range that holds {confidence} of outcomes?",
    "{{Asker}} takes the range that holds {confidence} of outcomes; how long is its longest duration?",
    "How many days are the upper limit when the range is to hold {confidence} of outcomes?",
)


def _draw(rng: Random, wanted: Wanted) -> Draft:
    place = setting(rng)
    is_path = rng.random() < 0.5  # noqa: PLR2004 - half of the draws each
    deviations = rng.choice(PATH_SDS) if is_path else (rng.choice(SINGLE_SDS),)
    path = [an_estimate(rng, sd) for sd in rng.sample(deviations, len(deviations))]
    telling = _telling(rng, path, place)
    if TYPED <= wanted.shape < READ:
        return _range_question(rng, wanted, path, telling)
    asks_deviation = rng.random() < 0.5  # noqa: PLR2004 - half of the draws each
    sought = _deviation(path) if asks_deviation else _upper_end(path, rng.choice(tuple(Sigmas)))
    return ask_sought(rng, wanted, sought, telling)


def _telling(rng: Random, path: Sequence[ThreePoint], place: Setting) -> Telling:
    basis = rng.choice(BASIS)
    if len(path) > 1:
        return Telling(place.fill(rng.choice(PATH), basis=basis), "independent", place, (estimates_table(path),))
    [estimate] = path
    figures = {"o": estimate.optimistic, "m": estimate.likely, "p": estimate.pessimistic}
    return Telling(place.fill(rng.choice(ONE), basis=basis, **figures), basis, place)


def _deviation(path: Sequence[ThreePoint]) -> Sought:
    value, line = sd_of(path), sd_line(path)
    right = f"{'Variances add, deviations do not' if len(path) > 1 else 'The deviation is (P - O) / 6'}: {line}."
    whole = "the path" if len(path) > 1 else "this estimate"
    slips = path_slips(path) if len(path) > 1 else single_slips(path[0])
    return Sought(
        name=f"the standard deviation of {whole} in days",
        value=value,
        why=f"{right} About 68 percent of durations lie within one such deviation of the mean.",
        steps=(*sd_steps(path), line),
        misses=tuple(Miss(wrong, f"{why} {right}", trap) for wrong, why, trap in slips),
        scale=DECIMAL_DAYS,
        hint=ROUND,
    )


def _upper_end(path: Sequence[ThreePoint], sigmas: Sigmas) -> Sought:
    span = rules.likely_range(mean_of(path), sd_of(path), sigmas)
    line = f"{plain(mean_of(path))} + {sigmas.value} x {plain(sd_of(path))} = {plain(span.high)} days"
    right = f"The upper end is mean plus {TIMES[sigmas]}: {line}."
    misses = [Miss(wrong.high, f"{why} {right}", trap) for wrong, why, trap in wrong_ranges(path, sigmas)]
    if span.low > 0:
        misses.append(Miss(span.low, f"You gave the lower end of the range. {right}"))
    return Sought(
        name="",
        value=span.high,
        why=f"{held(sigmas)}; its upper end is {line}.",
        steps=(*sd_steps(path), sd_line(path), mean_line(path), f"Upper end: {line}"),
        misses=tuple(misses),
        scale=DECIMAL_DAYS,
        hint=ROUND,
        asks=tuple(ask.format(confidence=CONFIDENCE[sigmas]) for ask in UPPER_ASKS),
    )


def _range_question(rng: Random, wanted: Wanted, path: Sequence[ThreePoint], telling: Telling) -> Draft:
    """Four ranges, in the order of their lower ends."""
    sigmas = rng.choice(tuple(Sigmas))
    span = rules.likely_range(mean_of(path), sd_of(path), sigmas)
    require(span.low > 0, "a range of durations that can be")
    reach = f"{plain(mean_of(path))} plus or minus {sigmas.value} x {plain(sd_of(path))}"
    line = f"{reach}, from {plain(span.low)} to {plain(span.high)} days"
    wrong = [(other, why, trap) for other, why, trap in wrong_ranges(path, sigmas) if other.low > 0]
    right = f"Take {TIMES[sigmas]} to each side of the mean: {line}."
    misses = [Miss(other.low, f"{why} {right}", trap) for other, why, trap in wrong if other.low.denominator == 1]
    shown = {rounded(other.low, 1): _span_words(other) for other in (*(other for other, _, _ in wrong[::-1]), span)}
    options = number_options(
        wanted, span.low, misses, rng=rng, why=f"{held(sigmas)}: {line}.", show=shown.__getitem__, places=1
    )
    ask = rng.choice(RANGE_ASKS).format(confidence=CONFIDENCE[sigmas])
    steps = (*sd_steps(path), sd_line(path), mean_line(path), f"Range: {line}")
    return drafted(ItemType.SINGLE, telling.posed(ask, steps), options=options)


def _span_words(span: Range) -> str:
    return f"{plain(span.low)} to {plain(span.high)} days"


def _decimal_days(value: Number) -> str:
    return f"{rounded(value, 1):,f} days"


DECIMAL_DAYS = Scale(1, _decimal_days, "days")

FAMILY = Family(
    id="G16",
    version=1,
    title="Standard deviation and ranges of estimates",
    objective="estimate-as-range",
    approach=Approach.PREDICTIVE,
    difficulty=Difficulty.HARD,
    rule="Variances of independent activities add: take the root last, then as many deviations each way as asked.",
    draw=_draw,
)

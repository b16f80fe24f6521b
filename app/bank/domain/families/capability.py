"""Questions of process capability: Cp and Cpk, and whether they satisfy a contract."""

from collections.abc import Mapping
from fractions import Fraction
from random import Random

from app.bank.domain.families.draft import Draft, Miss, Wanted, require
from app.bank.domain.families.posing import Half, Posed, ask_both, ask_number
from app.bank.domain.families.prompts import aside, prompt
from app.bank.domain.families.scales import RATIO
from app.formulas.control import cp, cpk
from app.formulas.rounding import index, plain

RATIOS = (
    (
        "Handling an order for {project} takes {mean} minutes on average, with a standard deviation of {sd} "
        "minutes. [The specification allows {low} to {high} minutes.] {aside} What is the {name} of this process, "
        "rounded to two decimals?"
    ),
    (
        "{Asker} accepts that an order for {project} takes [between {low} and {high} minutes]. The process is "
        "stable, with a standard deviation of {sd} minutes around a mean of {mean} minutes. {aside} Which {name}, "
        "to two decimals, goes into the quality report?"
    ),
    (
        "Durations in a process of {project} vary with a standard deviation of {sd} minutes; their mean is {mean} "
        "minutes. [Customer limits lie at {low} and {high} minutes.] {aside} How large is {name}, rounded to two "
        "decimals?"
    ),
)
ASIDES = (
    "The control limits lie at {lcl} and {ucl} minutes.",
    "On its control chart the limits are {lcl} and {ucl} minutes.",
)
CAPABILITIES = (
    (
        "Handling an order for {project} takes {mean} minutes on average, with a standard deviation of {sd} "
        "minutes. [The specification allows {low} to {high} minutes], and the contract asks for a Cpk of at least "
        "1.00. What is Cpk, and is the process capable?"
    ),
    (
        "{Asker} asks whether a stable process of {project} meets the contract, which sets [a Cpk of 1.00 as the "
        "minimum for limits of {low} and {high} minutes]. Its mean is {mean} minutes, its standard deviation {sd} "
        "minutes. Which answer is right?"
    ),
    (
        "Orders for {project} [must take between {low} and {high} minutes]. Their mean is {mean} minutes, the "
        "standard deviation {sd} minutes, and a Cpk of 1.00 counts as capable. Which value and verdict belong in "
        "the report to {asker}?"
    ),
)


def _process(rng: Random) -> dict[str, Fraction]:
    """Mean, deviation and specification limits of a process, in minutes."""
    sd = Fraction(rng.choice((2, 3, 4, 5, 6, 8)), 10)
    middle = Fraction(rng.randrange(200, 1500), 10)
    reach = sd * rng.randrange(20, 70) / 10
    shift = sd * rng.choice((-15, -10, -5, 5, 10, 15)) / 10
    found = {"mean": middle + shift, "sd": sd, "low": middle - reach, "high": middle + reach}
    require(all((value * 100).denominator == 1 for value in found.values()), "figures of two decimals")
    return found


def _measures(process: dict[str, Fraction]) -> dict[str, str]:
    return {name: plain(value) for name, value in process.items()}


def ratio(rng: Random, wanted: Wanted) -> Draft:
    """A question for Cp or Cpk."""
    process = _process(rng)
    mean, sd, low, high = (process[name] for name in ("mean", "sd", "low", "high"))
    both, near = cp(lower=low, upper=high, sd=sd), cpk(lower=low, upper=high, mean=mean, sd=sd)
    is_near = rng.randrange(2) == 1
    key, name = (near, "Cpk") if is_near else (both, "Cp")
    note = aside(rng, ASIDES, lcl=plain(mean - 3 * sd), ucl=plain(mean + 3 * sd))
    misses = _ratio_misses(process, is_near=is_near)
    if note:
        misses.append(
            Miss(
                Fraction(1),
                "This uses the control limits as specification. They come from the process itself, the specification "
                "from the customer.",
                "mixes-up-concepts",
            )
        )
    nearest, distance = ("USL", high - mean) if high - mean < mean - low else ("LSL", mean - low)
    if is_near:
        formula, worked = "distance to the nearer limit / (3 * deviation)", f"{plain(distance)} / (3 * {plain(sd)})"
        room = f"nearer limit: {nearest}, {plain(distance)} from the mean"
    else:
        formula, worked = "(USL - LSL) / (6 * deviation)", f"{plain(high - low)} / (6 * {plain(sd)})"
        room = f"width of the specification = {plain(high)} - {plain(low)} = {plain(high - low)}"
    reading = "wide enough" if key >= 1 else "too narrow"
    why = (
        f"{name} = {formula} = {worked} = {index(key)}: the specification is {reading} for three deviations to a side."
    )
    steps = (f"{name} = {formula}", room, f"{name} = {worked} = {index(key)}")
    posed = Posed(prompt(rng, RATIOS, name=name, aside=note, **_measures(process)), steps)
    return ask_number(rng, wanted, posed, key, RATIO, why=why, misses=misses)


def _ratio_misses(process: Mapping[str, Fraction], *, is_near: bool) -> list[Miss]:
    mean, sd, low, high = (process[name] for name in ("mean", "sd", "low", "high"))
    both, near = cp(lower=low, upper=high, sd=sd), cpk(lower=low, upper=high, mean=mean, sd=sd)
    key, name = (near, "Cpk") if is_near else (both, "Cp")
    far = max(high - mean, mean - low) / (3 * sd)
    other = (
        "This is Cp, the whole width over six deviations. Cpk looks at the nearer limit, since the mean is off center."
        if is_near
        else "This is Cpk, measured to the nearer limit. Cp compares the whole specification with six deviations."
    )
    return [
        Miss(both if is_near else near, other, "mixes-up-concepts"),
        Miss(
            far,
            "This measures to the limit that is farther from the mean. Neither ratio does; Cpk takes the nearer one.",
        ),
        Miss(1 / key, f"This is upside down: the room that the specification gives stands on top in {name}."),
        Miss(2 * key, f"This divides by half of the spread that {name} calls for, so the result is double."),
        Miss(key / 2, f"This divides by twice the spread that {name} calls for, so the result is half."),
        Miss(
            key * 3,
            f"This divides by one deviation where {name} takes three of them to a side, so it is three times as large.",
        ),
        Miss(key * Fraction(3, 4), f"This takes four deviations to a side. {name} is defined with three to a side."),
        Miss(key * Fraction(3, 2), f"This takes two deviations to a side. {name} is defined with three to a side."),
    ]


def verdict(rng: Random) -> Draft:
    """A question for Cpk and what it says under a contract that asks for 1.00."""
    process = _process(rng)
    mean, sd, low, high = (process[name] for name in ("mean", "sd", "low", "high"))
    near = cpk(lower=low, upper=high, mean=mean, sd=sd)
    far, both = max(high - mean, mean - low) / (3 * sd), cp(lower=low, upper=high, sd=sd)
    require(abs(near - 1) >= Fraction(1, 20) and near > Fraction(1, 4), "a clear verdict")
    wrong, slip = rng.choice(
        (
            (both, "This is Cp, which takes no notice that the mean is off center; measure to the nearer limit."),
            (far, "This measures to the limit that is farther away; Cpk measures from the mean to the nearer one."),
        )
    )
    yes, no = "capable", "not capable"
    first = Half(f"Cpk {index(near)}", f"Cpk {index(wrong)}", slip, "mixes-up-concepts")
    second = Half(
        yes if near > 1 else no,
        no if near > 1 else yes,
        f"The bar is 1.00, and Cpk of {index(near)} lies {'above' if near > 1 else 'below'} it: read the verdict "
        "from that.",
        "misses-constraint",
    )
    distance = min(high - mean, mean - low)
    steps = (
        "Cpk = distance from the mean to the nearer limit / (3 * deviation)",
        (
            f"distances: {plain(high)} - {plain(mean)} = {plain(high - mean)} and {plain(mean)} - {plain(low)} = "
            f"{plain(mean - low)}"
        ),
        f"Cpk = {plain(distance)} / (3 * {plain(sd)}) = {index(near)}",
    )
    why = (
        f"Cpk = {plain(distance)} / (3 * {plain(sd)}) = {index(near)}, measured to the nearer limit; the contract "
        f"asks for 1.00, so the process {'meets' if near > 1 else 'misses'} it."
    )
    posed = Posed(prompt(rng, CAPABILITIES, **_measures(process)), steps)
    return ask_both(rng, posed, first, second, why=why)

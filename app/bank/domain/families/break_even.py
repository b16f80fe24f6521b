"""G23: make or buy, lease or own: where the two cost the same, and which is cheaper for a stated need."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from random import Random

from app.bank.domain.families.draft import Draft, Family, Miss, Wanted, require
from app.bank.domain.families.posing import Posed, Result, ask_count, ask_words
from app.bank.domain.families.prompts import aside, prompt
from app.bank.domain.families.scales import DAYS, DOLLARS, Scale, whole
from app.bank.domain.item import Approach, Difficulty
from app.formulas.make_or_buy import Tariff, break_even_units
from app.formulas.rounding import money, plain

MEANING = 0.7
"""Questions from this share on ask which way is cheaper, and by how much."""
THINGS = (
    "label printer",
    "backup generator",
    "training simulator",
    "network tester",
    "wide-format scanner",
    "power unit",
)
PARTS = ("access badges", "training kits", "user guides", "warning signs", "demonstration kits", "test fixtures")

LEASES = (
    (
        "[{Project} can buy a {thing} for ${fixed} or lease it] for ${rate} a day plus a delivery fee of ${fee}. "
        "Running "
        "an "
        "own one costs ${running} a day. {aside} From how many days of use on does buying cost no more than leasing?"
    ),
    (
        "{Asker} compares two offers for a {thing}. [Leasing costs ${fee} once and ${rate} a day; buying costs "
        "${fixed} "
        "once and ${running} a day]. {aside} Resale is left out. At what number of days does buying first stop being "
        "dearer?"
    ),
    (
        "A {thing} is needed for {project}. The lease is ${rate} a day after a ${fee} setup; [an own one costs "
        "${fixed} "
        "and "
        "${running} a day to run], without resale value. {aside} How many days of use make buying the equal of the "
        "lease, "
        "rounded up to a full day?"
    ),
)
MAKES = (
    (
        "[{Project} can make its {part} in house or buy them]. Tooling costs ${fixed} and each piece ${running}; a "
        "supplier "
        "asks ${fee} for setup and ${rate} a piece. {aside} From how many pieces on does making cost no more than "
        "buying?"
    ),
    (
        "{Asker} weighs make against buy for the {part} of {project}. [Making takes ${fixed} up front and ${running} a "
        "piece; buying takes ${fee} up front and ${rate} a piece]. {aside} At what quantity does making first stop "
        "being "
        "dearer?"
    ),
    (
        "A supplier quotes {part} at ${rate} each after a setup fee of ${fee}. The team could build them [for "
        "${running} "
        "each once ${fixed} of tooling is paid]. {aside} How many pieces make the two ways equal, rounded up to a full "
        "one?"
    ),
)
LEASE_ASIDES = ("The plan so far shows {other} days of use.", "The last project needed one for {other} days.")
MAKE_ASIDES = ("The plan so far shows {other} pieces.", "The last project needed {other} pieces.")
LEASE_NEEDS = (
    (
        "[{Project} needs a {thing} for {need} days]. Leasing costs ${fee} once and ${rate} a day; buying costs "
        "${fixed} "
        "once and ${running} a day, with no resale value. Which way is cheaper, and by how much?"
    ),
    (
        "{Asker} asks for one line on a {thing} that will be [in use for {need} days]. The lease is ${rate} a day "
        "after a "
        "delivery fee of ${fee}; an own one costs ${fixed} and ${running} a day. Which line holds?"
    ),
)
MAKE_NEEDS = (
    (
        "[{Project} needs {need} {part}]. A supplier asks ${fee} for setup and ${rate} a piece; making them takes "
        "${fixed} "
        "of tooling and ${running} a piece. Which way is cheaper, and by how much?"
    ),
    (
        "{Asker} asks for one line on the {part}, of which {project} [needs {need}]. Building them costs ${fixed} up "
        "front "
        "and ${running} each; the quote is ${fee} up front and ${rate} each. Which line holds?"
    ),
)


@dataclass(frozen=True, slots=True)
class Deal:
    """Two ways to the same thing: `own` costs more at once and less per unit than `hired`."""

    own: Tariff
    hired: Tariff
    scale: Scale

    @property
    def per_unit_saved(self) -> int:
        """What each unit saves on the own way."""
        return int(self.hired.per_unit) - int(self.own.per_unit)

    @property
    def per(self) -> str:
        """The unit in the singular."""
        return self.scale.unit.removesuffix("s")


def _draw(rng: Random, wanted: Wanted) -> Draft:
    deal = _deal(rng)
    thing = rng.choice(THINGS if deal.scale is DAYS else PARTS)
    return (_which if wanted.shape >= MEANING else _where)(rng, wanted, deal, thing)


def _deal(rng: Random) -> Deal:
    leased = rng.random() < 0.5  # noqa: PLR2004 - half of the questions each
    running, saved, units = 5 * rng.randrange(4, 30), 5 * rng.randrange(6, 40), rng.randrange(12, 90)
    fee = 50 * rng.randrange(4, 60)
    fixed = 50 * ceil(Fraction(fee + units * saved - rng.randrange(saved), 50))
    require(fee >= fixed // 12 and fee <= fixed // 2, "a fee that matters")
    own, hired = ("Buying", "Leasing") if leased else ("Making", "Buying")
    return Deal(Tariff(own, fixed, running), Tariff(hired, fee, running + saved), DAYS if leased else whole("pieces"))


def _figures(deal: Deal) -> dict[str, str]:
    return {
        "fixed": money(deal.own.fixed),
        "running": money(deal.own.per_unit),
        "fee": money(deal.hired.fixed),
        "rate": money(deal.hired.per_unit),
    }


def _where(rng: Random, wanted: Wanted, deal: Deal, thing: str) -> Draft:
    key = break_even_units(deal.hired, deal.own)
    fixed, fee = int(deal.own.fixed), int(deal.hired.fixed)
    running, rate, saved, per = int(deal.own.per_unit), int(deal.hired.per_unit), deal.per_unit_saved, deal.per
    share = Fraction(fixed - fee, saved)
    own, hired = deal.own.name.lower(), deal.hired.name.lower()
    why = (
        f"(${money(fixed)} - ${money(fee)}) / (${rate} - ${running}) = {plain(share)}"
        f"{'' if share == key else f', rounded up to {key}'}: from there on {own} costs no more than {hired}."
    )

    def up(amount: int, each: int) -> int:
        return ceil(Fraction(amount, each))

    right = f"divide ${money(fixed - fee)} by ${saved}"
    misses = [
        Miss(
            up(fixed, rate),
            f"This divides the price by the rate of {hired} and leaves out the fee and the cost per {per} of {own}: "
            f"{right}.",
        ),
        Miss(
            up(fixed - fee, rate),
            f"This divides by ${rate} and forgets that {own} also costs ${running} per {per}: {right}.",
        ),
        Miss(
            up(fixed - fee, rate + running),
            f"This adds the two costs per {per}; only their difference pays back the price: {right}.",
        ),
        Miss(up(fixed, saved), f"This leaves out the fee of ${money(fee)}, which {own} saves from the start: {right}."),
        Miss(up(fixed + fee, saved), f"This adds the fee to the price, although {own} avoids that fee: {right}."),
        Miss(
            up(fixed - fee, running),
            f"This divides by the cost per {per} of {own} alone; what counts is what each {per} saves: {right}.",
        ),
    ]
    if share != key:
        misses.append(
            Miss(
                floor(share),
                f"This rounds {plain(share)} down, and at that number {own} still costs more than {hired}: round up.",
            )
        )
    other = rng.choice([key // 2, key + key // 3])
    leased = deal.scale is DAYS
    text = prompt(
        rng,
        LEASES if leased else MAKES,
        thing=thing,
        part=thing,
        aside=aside(rng, LEASE_ASIDES if leased else MAKE_ASIDES, other=other),
        **_figures(deal),
    )
    steps = (
        f"{deal.own.name}: {money(fixed)} + {running} * n",
        f"{deal.hired.name}: {money(fee)} + {rate} * n",
        f"difference at once: {money(fixed)} - {money(fee)} = {money(fixed - fee)}",
        f"difference per {per}: {rate} - {running} = {saved}",
        f"n = {money(fixed - fee)} / {saved} = {plain(share)}{'' if share == key else f', so {key}'}",
    )
    return ask_count(rng, wanted, text, Result(key, deal.scale, why, misses), steps=steps)


def _which(rng: Random, wanted: Wanted, deal: Deal, thing: str) -> Draft:
    del wanted  # statements have no rank
    even = break_even_units(deal.hired, deal.own)
    need = rng.randrange(even // 2, 2 * even)
    own, hired = deal.own.cost(need), deal.hired.cost(need)
    gap = abs(own - hired)
    require(gap >= max(own, hired) / 20, "a clear difference")
    cheap, dear = (deal.own, deal.hired) if own < hired else (deal.hired, deal.own)
    fee = int(deal.hired.fixed)
    slipped = abs(own - (hired - fee))
    require(abs(slipped - gap) >= gap / 10 and slipped, "two different amounts")
    right, wrong = DOLLARS.show(gap), DOLLARS.show(slipped)
    hired_name, units = deal.hired.name.lower(), deal.scale.unit
    sums = f"{deal.own.name} costs ${money(own)} and {hired_name} ${money(hired)} for {need} {units}"
    why = f"{sums}, so {cheap.name.lower()} is cheaper by the difference of {right}."
    others = {
        f"{dear.name}, by {right}": (
            f"The amount is right and the way is not: {sums}, so {dear.name.lower()} is the dearer one.",
            "mixes-up-concepts",
        ),
        f"{cheap.name}, by {wrong}": (
            f"The way is right, but the amount leaves out the fee of ${money(fee)}: {sums}, a difference of {right}.",
            "slips-in-calculation",
        ),
        f"{dear.name}, by {wrong}": (
            f"This leaves out the fee of ${money(fee)} and turns the reading around: {sums}, a difference of {right}.",
            "slips-in-calculation",
        ),
    }
    steps = (
        f"{deal.own.name}: {money(deal.own.fixed)} + {need} * {money(deal.own.per_unit)} = {money(own)}",
        f"{deal.hired.name}: {money(fee)} + {need} * {money(deal.hired.per_unit)} = {money(hired)}",
        f"difference: {money(max(own, hired))} - {money(min(own, hired))} = {money(gap)}",
    )
    texts = LEASE_NEEDS if deal.scale is DAYS else MAKE_NEEDS
    posed = Posed(prompt(rng, texts, thing=thing, part=thing, need=need, **_figures(deal)), steps)
    return ask_words(rng, posed, f"{cheap.name}, by {right}", why=why, wrong=others)


FAMILY = Family(
    id="G23",
    version=1,
    title="Make or buy, lease or own: the break-even quantity",
    objective="make-or-buy-on-full-cost",
    approach=Approach.PREDICTIVE,
    difficulty=Difficulty.MEDIUM,
    rule="Divide what one way costs more at once by what it saves per unit; below that quantity the other is cheaper.",
    draw=_draw,
)

"""G19: risks ranked by probability and impact, placed in a matrix, and weighed as an expected loss."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import pairwise, product
from random import Random

from app.bank.domain.families.draft import Draft, Family, Miss, Wanted, require
from app.bank.domain.families.posing import (
    TYPED,
    Extra,
    Pair,
    Posed,
    Result,
    ask_count,
    ask_match,
    ask_order,
    ask_words,
)
from app.bank.domain.families.prompts import aside, prompt
from app.bank.domain.families.scales import DOLLARS
from app.bank.domain.item import Approach, Difficulty, ItemType
from app.exhibits.domain import DataTable, ProbabilityImpact, RiskMatrix
from app.exhibits.domain.probability_impact import RatedRisk
from app.formulas.decisions import risk_exposure, risk_score
from app.formulas.rounding import money

ORDERED, PLACED, READ = 0.42, 0.6, 0.72
"""Questions from `TYPED` to the first ask for an order, then for places in a matrix, then for the first to treat."""
NAMES = (
    "Late permit",
    "Supplier insolvency",
    "Loss of a key expert",
    "Failed acceptance test",
    "Power outage in testing",
    "Import duty rises",
    "Loss of records",
    "Rework after inspection",
    "Material price rises",
    "Site access blocked",
)
CHANCES = ("Up to 10%", "11 to 30%", "31 to 60%", "Over 60%")
CHANCE_LIMITS = (10, 30, 60, 100)
LOSSES = ("Up to $20k", "$21k to $50k", "$51k to $90k", "Over $90k")
LOSS_LIMITS = (20, 50, 90, 160)
HEAD = ("Risk", "Threat", "Probability (%)", "Impact ($)")

EXPOSURES = (
    (
        "The table lists the open threats of {project}. {Asker} ranks them by [exposure, probability times impact], "
        "and asks about the one in {rank} place. {aside} How large is its exposure?"
    ),
    (
        "For the next review of {project}, threats are [ordered by their expected loss], the largest first. {aside} "
        "{Asker} wants the figure of the {rank} threat in that order. What is it?"
    ),
    (
        "{Asker} funds responses for {project} in the order of [probability times impact]. The threats stand in the "
        "table. {aside} What expected loss does the {rank} threat in that order stand for?"
    ),
)
EXPOSURE_ASIDES = (
    "The impacts add up to ${total}.",
    "No single threat may cost more than ${limit} without a plan.",
    "The reserve holds ${limit}.",
)
ORDERS = (
    (
        "The team of {project} has rated its risks from 1 to 5 on both scales. Put them in order of [probability times "
        "impact], the highest score first."
    ),
    (
        "{Asker} will hear of the risks of {project} in the order of their scores, [the product of both ratings]. "
        "Begin with the highest score."
    ),
    (
        "Ratings from 1 to 5 for probability and impact are given for the risks of {project}. Rank the risks by [the "
        "score that both ratings make together], from highest to lowest."
    ),
)
PLACES = (
    (
        "The matrix of {project} has limits for probability and impact on its sides. Place [each numbered threat of "
        "the table] in the cell where it belongs; one threat of the table is left over."
    ),
    (
        "{Asker} wants the threats of {project} in the agreed matrix. Use [probability and impact from the table] to "
        "put a threat into each numbered cell; one threat has its cell elsewhere."
    ),
    (
        "Before responses are planned for {project}, its threats go into the matrix. Find, [from the limits on both "
        "sides], the threat that belongs in each numbered cell; one is left over."
    ),
)
FIRSTS = (
    (
        "The table lists the open threats of {project}. Money for one response is left, and {asker} spends it [where "
        "the expected loss is largest]. Which threat is treated?"
    ),
    (
        "{Asker} asks which threat of {project} comes first by [probability times impact], with both taken from the "
        "table. Which one is it?"
    ),
    (
        "The weekly review of {project} has time for one threat, [the one with the highest exposure]. Which threat of "
        "the table is on the agenda?"
    ),
)
HIGH = 12
"""The least score of the risk that leads an order."""
PLACES_IN_WORDS = ("first", "second", "third")


@dataclass(frozen=True)
class Threat:
    """A threat with its probability in percent and its impact in dollars."""

    id: str
    name: str
    percent: int
    impact: int

    @cached_property
    def exposure(self) -> int:
        """The expected loss, in whole dollars."""
        return int(risk_exposure(Fraction(self.percent, 100), self.impact))

    @property
    def sum(self) -> str:
        """The product, written out."""
        return f"{self.percent}% * ${money(self.impact)} = ${money(self.exposure)}"

    @property
    def cell(self) -> tuple[str, str]:
        """Its row and column in the matrix."""
        row = next(name for name, limit in zip(CHANCES, CHANCE_LIMITS, strict=True) if self.percent <= limit)
        column = next(name for name, limit in zip(LOSSES, LOSS_LIMITS, strict=True) if self.impact <= 1000 * limit)
        return row, column


def _draw(rng: Random, wanted: Wanted) -> Draft:
    if TYPED <= wanted.shape < ORDERED:
        return _order(rng)
    if ORDERED <= wanted.shape < PLACED:
        return _placed(rng)
    threats = _threats(rng)
    draft = _first(rng, threats) if PLACED <= wanted.shape < READ else _exposure(rng, wanted, threats)
    return replace(draft, exhibits=(_table(threats),))


def _threats(rng: Random) -> list[Threat]:
    """Five threats of different exposure, of which neither the likeliest nor the gravest leads."""
    percents = rng.sample(range(5, 95, 5), 5)
    impacts = rng.sample(range(8000, 152000, 2000), 5)
    threats = [
        Threat(f"R{n}", name, percent, impact)
        for n, (name, percent, impact) in enumerate(zip(rng.sample(NAMES, 5), percents, impacts, strict=True), 1)
    ]
    ranked = _by_exposure(threats)
    for one, next_ in pairwise(ranked):
        require(one.exposure - next_.exposure >= one.exposure // 20, "a clear order")
    lures = (max(threats, key=lambda threat: threat.percent), max(threats, key=lambda threat: threat.impact))
    require(ranked[0] not in lures, "a product that differs from its factors")
    return threats


def _by_exposure(threats: Sequence[Threat]) -> list[Threat]:
    return sorted(threats, key=lambda threat: -threat.exposure)


def _table(threats: Sequence[Threat]) -> DataTable:
    rows = tuple((threat.id, threat.name, threat.percent, threat.impact) for threat in threats)
    return DataTable("Open threats", HEAD, rows, numbers=HEAD[2:])


def _steps(threats: Sequence[Threat]) -> tuple[str, ...]:
    return tuple(f"{threat.id}: {threat.sum}" for threat in _by_exposure(threats))


def _exposure(rng: Random, wanted: Wanted, threats: Sequence[Threat]) -> Draft:
    place = rng.randrange(3)
    key = _by_exposure(threats)[place]
    rank = PLACES_IN_WORDS[place]
    extra = aside(
        rng,
        EXPOSURE_ASIDES,
        total=money(sum(threat.impact for threat in threats)),
        limit=money(1000 * rng.randint(20, 90)),
    )
    why = f"By exposure {key.id} stands in {rank} place: {key.sum}, the probability times what the threat would cost."
    result = Result(key.exposure, DOLLARS, why, list(_misses(threats, place)))
    return ask_count(rng, wanted, prompt(rng, EXPOSURES, rank=rank, aside=extra), result, steps=_steps(threats))


def _misses(threats: Sequence[Threat], place: int) -> Iterator[Miss]:
    key, rank = _by_exposure(threats)[place], PLACES_IN_WORDS[place]
    right = f"in {rank} place by exposure stands {key.id}, with {key.sum}"
    by_impact = sorted(threats, key=lambda threat: -threat.impact)[place]
    by_chance = sorted(threats, key=lambda threat: -threat.percent)[place]
    from_below = sorted(threats, key=lambda threat: threat.exposure)[place]
    yield Miss(by_impact.exposure, f"This ranks by impact alone, which puts {by_impact.id} there: {right}.")
    yield Miss(by_chance.exposure, f"This ranks by probability alone, which puts {by_chance.id} there: {right}.")
    yield Miss(from_below.exposure, f"This ranks from the smallest exposure upward and finds {from_below.id}: {right}.")
    yield Miss(key.impact, f"This is the whole impact of {key.id}, as if it were certain to happen: {right}.")
    rest = replace(key, percent=100 - key.percent)
    yield Miss(rest.exposure, f"This weighs {key.id} with the probability that it does not happen: {right}.")
    yield Miss(by_impact.impact, f"This is the impact of {by_impact.id}, not weighed by its probability: {right}.")
    neighbors = [place + 1] + ([place - 1] if place else [])
    for other in neighbors:
        missed = _by_exposure(threats)[other]
        yield Miss(missed.exposure, f"This is {missed.id}, one place off in the order of exposures: {right}.")
    total = sum(threat.exposure for threat in threats)
    yield Miss(total, f"This adds up the exposures of all threats, but one of them is asked for: {right}.")
    yield Miss(
        Fraction(total, len(threats)), f"This is the mean exposure of all threats, but one is asked for: {right}."
    )


def _first(rng: Random, threats: Sequence[Threat]) -> Draft:
    key, *others = _by_exposure(threats)
    likeliest, gravest = (max(threats, key=lambda t: t.percent), max(threats, key=lambda t: t.impact))
    right = f"{key.id}, {key.name.lower()}, comes to {key.sum}"
    wrong = {}
    for threat in others:
        lure = "lies lower"
        if threat is gravest:
            lure = "has the largest impact but lies lower"
        if threat is likeliest:
            lure = "is the likeliest but lies lower"
        text = f"Its product {lure}, with {threat.sum}, while {right}."
        wrong[threat.name] = (text, "misses-constraint" if threat in {likeliest, gravest} else "slips-in-calculation")
    lures = {threat.name for threat in (likeliest, gravest)}
    plain = [name for name in wrong if name not in lures]
    chosen = lures | set(rng.sample(plain, 3 - len(lures)))
    kept = {name: reason for name, reason in wrong.items() if name in chosen}
    why = f"Its expected loss is the largest of all five, and every response is paid from that: {key.sum}."
    return ask_words(rng, Posed(prompt(rng, FIRSTS), _steps(threats)), key.name, why=why, wrong=kept)


def _scattered(rng: Random) -> list[Threat]:
    """Five threats in as many cells of the matrix."""
    cells = rng.sample(list(product(range(len(CHANCES)), range(len(LOSSES)))), 5)
    threats = []
    for n, (name, (row, column)) in enumerate(zip(rng.sample(NAMES, 5), cells, strict=True), 1):
        low, high = (0, *CHANCE_LIMITS)[row], CHANCE_LIMITS[row]
        least, most = (0, *LOSS_LIMITS)[column], LOSS_LIMITS[column]
        percent, thousands = rng.randrange(low + 5, min(high, 95) + 1, 5), rng.randint(least + 2, most)
        threats.append(Threat(f"R{n}", name, percent, 1000 * thousands))
    return threats


def _placed(rng: Random) -> Draft:
    threats = _scattered(rng)
    matrix = RiskMatrix("Matrix with its limits", CHANCES, LOSSES, scores=False)
    *placed, spare = rng.sample(threats, len(threats))
    areas = {area.name: area.id for area in matrix.picture().areas}
    pairs = []
    for threat in placed:
        label = _cell_name(threat.cell)
        why = (
            f"{threat.id} has {threat.percent}%, which is {_in(threat, 0)}, and ${money(threat.impact)}, which is "
            f"{_in(threat, 1)}."
        )
        pairs.append(Pair(label, f"{threat.id}: {threat.name}", why, areas[label]))
    off = f"{spare.percent}% and ${money(spare.impact)} put {spare.id} into another cell, {_cell_name(spare.cell)}."
    steps = tuple(f"{t.id}: {t.percent}% and ${money(t.impact)} make {_cell_name(t.cell)}" for t in placed)
    extras = (Extra(f"{spare.id}: {spare.name}", off, "misses-constraint"),)
    draft = ask_match(ItemType.ENHANCED_MATCHING, prompt(rng, PLACES), pairs, extras, steps=steps)
    return replace(draft, exhibits=(matrix, _table(threats)))


def _cell_name(cell: tuple[str, str]) -> str:
    row, column = cell
    return f"{row} and {column[0].lower()}{column[1:]}"


def _in(threat: Threat, side: int) -> str:
    return f"in the {'row' if side == 0 else 'column'} {threat.cell[side].lower()}"


def _order(rng: Random) -> Draft:
    names = rng.sample(NAMES, 5)
    ratings = [(rng.randint(1, 5), rng.randint(1, 5)) for _ in names]
    rows = [(f"R{n}", name, *rating) for n, (name, rating) in enumerate(zip(names, ratings, strict=True), 1)]
    ranked = sorted(rows, key=lambda row: -risk_score(row[2], row[3]))
    scores = [risk_score(row[2], row[3]) for row in ranked]
    require(len(set(scores)) == len(scores) and scores[0] >= HIGH, "scores that differ, with a high one")
    require(len(set(ratings)) == len(ratings), "no two equal ratings")
    by_impact = sorted(rows, key=lambda row: (-row[3], -row[2]))
    by_chance = sorted(rows, key=lambda row: (-row[2], -row[3]))
    by_sum = sorted(rows, key=lambda row: -(row[2] + row[3]))
    require(ranked not in (by_impact, by_chance, by_sum), "an order that only the product gives")
    places = [
        (f"{id_}: {name}", f"Probability {chance} * impact {impact} = {chance * impact}.")
        for id_, name, chance, impact in ranked
    ]
    steps = tuple(f"{id_}: {chance} * {impact} = {chance * impact}" for id_, _, chance, impact in ranked)
    draft = ask_order(Posed(prompt(rng, ORDERS), steps), places)
    if rng.random() < 0.5:  # noqa: PLR2004 - half of them as a picture
        risks = tuple(RatedRisk(id_, chance, impact, name) for id_, name, chance, impact in rows)
        return replace(draft, exhibits=(ProbabilityImpact("Risks by rating", risks, steps=True),))
    head = ("Risk", "Name", "Probability (1-5)", "Impact (1-5)")
    return replace(draft, exhibits=(DataTable("Ratings of the risks", head, tuple(rows), numbers=head[2:]),))


FAMILY = Family(
    id="G19",
    version=1,
    title="Ranking risks by probability and impact",
    objective="rank-risks-by-exposure",
    approach=Approach.PREDICTIVE,
    difficulty=Difficulty.MEDIUM,
    rule="Rank by the product of probability and impact; neither the likeliest nor the gravest risk has to come first.",
    draw=_draw,
)

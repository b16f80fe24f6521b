"""Questions of weighted scoring: the score of one bidder, and the bidder with the best one."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from app.bank.domain.families.draft import Draft, Miss, Wanted, require
from app.bank.domain.families.posing import Posed, ask_number, ask_words
from app.bank.domain.families.prompts import aside, prompt
from app.bank.domain.families.scales import RATIO
from app.exhibits.domain import DataTable
from app.formulas.exact import HUNDRED
from app.formulas.rounding import index
from app.formulas.selection import weighted_score

CRITERIA = ("Price", "Quality", "Delivery", "Support")
BIDDERS = ("North", "East", "South", "West")
BEST = 5

SCORES = (
    (
        "The table shows how four bidders for {project} were scored from 1 to 5, and [the weights that were agreed "
        "before the bids came in]. {aside} What is the weighted score of {bidder}?"
    ),
    (
        "{Asker} checks the evaluation of bids for {project}. [Weights in percent and scores from 1 to 5 stand in the "
        "table.] {aside} Which weighted score does {bidder} reach?"
    ),
    (
        "Four bids for {project} were judged by the same criteria. [The weights of the table apply.] {aside} On the "
        "scale of the scores, what does {bidder} come to?"
    ),
)
ASIDES = (
    "Last year {bidder} reached {other}.",
    "In an earlier round, {bidder} was scored at {other}.",
)
WINNERS = (
    (
        "Bids for {project} were scored from 1 to 5. [The weights were agreed before the bids came in] and stand in "
        "the table beside the scores. Which bidder does the evaluation favor?"
    ),
    (
        "{Asker} has to justify the choice of a supplier for {project}. [Criteria, weights and scores are those of the "
        "table], and the highest weighted score wins. Who is it?"
    ),
    (
        "Four suppliers compete for {project}. [Scores from 1 to 5 count by their weights], as the invitation to bid "
        "had said. Whose bid comes first?"
    ),
)


@dataclass(frozen=True, slots=True)
class _Evaluation:
    """Weights in percent by criterion, and each bidder's scores by criterion."""

    weights: Mapping[str, int]
    scores: Mapping[str, Mapping[str, int]]

    def total(self, bidder: str) -> Fraction:
        return weighted_score(self.weights, self.scores[bidder])

    @property
    def chart(self) -> DataTable:
        rows: tuple[tuple[str | int, ...], ...] = tuple(
            (name, weight, *(self.scores[bidder][name] for bidder in BIDDERS)) for name, weight in self.weights.items()
        )
        head = ("Criterion", "Weight (%)", *BIDDERS)
        return DataTable("Evaluation of bids", head, rows, head[1:])

    def worked(self, bidder: str) -> str:
        scores = self.scores[bidder]
        return " + ".join(f"{weight}% * {scores[name]}" for name, weight in self.weights.items())


def _evaluation(rng: Random) -> _Evaluation:
    weights = rng.choice(((40, 30, 20, 10), (50, 20, 20, 10), (35, 30, 20, 15), (45, 25, 20, 10), (60, 20, 10, 10)))
    shuffled = rng.sample(weights, len(weights))
    scores = {bidder: {name: rng.randrange(1, BEST + 1) for name in CRITERIA} for bidder in BIDDERS}
    return _Evaluation(dict(zip(CRITERIA, shuffled, strict=True)), scores)


def score(rng: Random, wanted: Wanted) -> Draft:
    """A question for the weighted score of one bidder."""
    bids = _evaluation(rng)
    bidder, neighbor = rng.sample(BIDDERS, 2)
    key, scores = bids.total(bidder), bids.scores[bidder]
    other = Fraction(rng.randrange(20, 48), 10)
    note = aside(rng, ASIDES, bidder=bidder, other=index(other))
    misses = _score_misses(bids, bidder, neighbor)
    why = f"{bids.worked(bidder)} = {index(key)}: each score counts by the weight that was agreed before."
    parts = [
        f"{name}: {weight}% * {scores[name]} = {index(Fraction(weight * scores[name], HUNDRED))}"
        for name, weight in bids.weights.items()
    ]
    posed = Posed(prompt(rng, SCORES, bidder=bidder, aside=note), (*parts, f"sum = {index(key)}"), (bids.chart,))
    return ask_number(rng, wanted, posed, key, RATIO, why=why, misses=misses)


def _score_misses(bids: _Evaluation, bidder: str, neighbor: str) -> list[Miss]:
    key, scores = bids.total(bidder), bids.scores[bidder]
    heaviest = max(bids.weights, key=lambda name: bids.weights[name])
    lightest = min(bids.weights, key=lambda name: bids.weights[name])
    rest = {name: weight for name, weight in bids.weights.items() if name != lightest}
    reversed_weights = dict(zip(bids.weights, reversed(list(bids.weights.values())), strict=True))
    return [
        Miss(
            Fraction(sum(scores.values()), len(scores)),
            "This is the plain mean of the scores. The weights say that some criteria count more than others; use "
            "them.",
        ),
        Miss(
            Fraction(sum(scores.values())),
            "This adds the scores and leaves the weights out. Multiply each score by its weight before you add.",
        ),
        Miss(
            Fraction(scores[heaviest]),
            f"This is the score for {heaviest}, the heaviest criterion, alone. The other criteria count by their "
            "weights too.",
            "misses-constraint",
        ),
        Miss(
            bids.total(neighbor),
            f"This is the weighted score of {neighbor}, from the wrong column of the table. The question is about "
            f"{bidder}.",
            "misses-constraint",
        ),
        Miss(
            sum((Fraction(weight * scores[name], HUNDRED) for name, weight in rest.items()), Fraction(0)),
            f"This leaves out {lightest}, the lightest criterion. Small weights count as well: all four sum to 100%.",
        ),
        Miss(
            weighted_score(reversed_weights, scores),
            "This pairs the weights with the criteria in the wrong order. Each score takes the weight of its own row.",
        ),
        Miss(
            key * len(scores) / BEST,
            "This stretches the result to another scale. Weights that sum to 100% leave it on the scale of the scores.",
        ),
        Miss(
            Fraction(max(scores.values())),
            "This is the best single score. A weighted score lies between the best and the worst, by the weights.",
            "misses-constraint",
        ),
        Miss(
            Fraction(min(scores.values())),
            "This is the worst single score. A weighted score lies between the best and the worst, by the weights.",
            "misses-constraint",
        ),
    ]


def winner(rng: Random) -> Draft:
    """A question for the bidder with the best weighted score."""
    bids = _evaluation(rng)
    ranked = sorted(BIDDERS, key=bids.total, reverse=True)
    best = ranked[0]
    require(bids.total(best) - bids.total(ranked[1]) >= Fraction(1, 10), "a winner by a clear margin")
    heaviest = max(bids.weights, key=lambda name: bids.weights[name])
    plain = {bidder: sum(bids.scores[bidder].values()) for bidder in BIDDERS}
    require(max(plain.values()) > plain[best] or bids.scores[best][heaviest] < BEST, "a bidder who tempts")
    wrong = {}
    for bidder in ranked[1:]:
        reached = f"{bidder} reaches {index(bids.total(bidder))} by weight, {best} {index(bids.total(best))}."
        if plain[bidder] >= plain[best]:
            why = f"The plain sum of scores, {plain[bidder]}, looks good here, but the weights decide. {reached}"
            wrong[bidder] = (why, "slips-in-calculation")
        elif bids.scores[bidder][heaviest] >= bids.scores[best][heaviest]:
            why = f"This bid is strong in {heaviest}, the heaviest criterion, but the others count too. {reached}"
            wrong[bidder] = (why, "misses-constraint")
        else:
            why = f"Neither the plain sum nor {heaviest}, the heaviest criterion, speaks for this bid. {reached}"
            wrong[bidder] = (why, "slips-in-calculation")
    steps = tuple(f"{bidder}: {bids.worked(bidder)} = {index(bids.total(bidder))}" for bidder in BIDDERS)
    why = f"{best}: {bids.worked(best)} = {index(bids.total(best))}, the highest weighted score of the four."
    return ask_words(rng, Posed(prompt(rng, WINNERS), steps, (bids.chart,)), best, why=why, wrong=wrong)

"""G20: the point of total assumption of a fixed price incentive contract, and what a forecast beyond it means."""

from dataclasses import dataclass
from fractions import Fraction
from random import Random

from app.bank.domain.families.draft import Draft, Family, Miss, Wanted, distinct, require, rounded
from app.bank.domain.families.posing import Half, Posed, ask_both, ask_number
from app.bank.domain.families.prompts import aside, prompt
from app.bank.domain.families.scales import DOLLARS, dollars
from app.bank.domain.item import Approach, Difficulty
from app.formulas.contracts import FixedPriceIncentive, Sharing

MEANING = 0.7
"""From this shape on a question asks what a forecast means."""

POINTS = (
    (
        "The supplier of {project} works under a fixed price incentive contract with a target cost of {cost} and a "
        "target fee of {fee}. [Overruns are shared {buyer}/{seller}, buyer first], and the ceiling price is {ceiling}. "
        "{aside} From which cost on does the supplier bear each further dollar alone?"
    ),
    (
        "{Asker} reads the draft of a fixed price incentive contract for {project}: target cost {cost}, target fee "
        "{fee}, ceiling price {ceiling}; [the buyer takes {buyer}% of any overrun and the seller {seller}%]. {aside} "
        "What is the point of total assumption?"
    ),
    (
        "Before signing a fixed price incentive contract for {project}, {asker} wants to know where cost sharing "
        "ends. [Above the target cost of {cost} the parties share {buyer}/{seller}, buyer first], and the buyer pays "
        "no more than the ceiling price of {ceiling}. The target fee is {fee}. {aside} At which cost does the price "
        "reach the ceiling?"
    ),
)
ASIDES = (
    "Savings would be shared {under}/{rest}, buyer first.",
    "If the work costs less than planned, the split is {under}/{rest}, again buyer first.",
)
MEANINGS = (
    (
        "The supplier of {project} has a fixed price incentive contract: target cost {cost}, target fee {fee}, ceiling "
        "price {ceiling}, [overruns shared {buyer}/{seller}, buyer first]. Its cost forecast is now {forecast}. Which "
        "statement gives the point of total assumption and reads the forecast rightly?"
    ),
    (
        '"Our cost will be {forecast}," reports the supplier of {project}. The fixed price incentive contract has a '
        "ceiling price of {ceiling}; target cost {cost} and target fee {fee} were agreed, and [the buyer bears "
        "{buyer}% of an overrun, the seller {seller}%]. {Asker} wants to know who pays for the last dollars. "
        "Which answer holds?"
    ),
    (
        "For {project}, {asker} compares a supplier's forecast of {forecast} with a fixed price incentive contract. "
        "Its target cost is {cost} and its target fee {fee}; [the sharing ratio above target is {buyer}/{seller}, "
        "buyer first]; the ceiling price is {ceiling}. Where does sharing end, and what does the forecast mean?"
    ),
)


@dataclass(frozen=True, slots=True)
class _Terms:
    """What the contract names, in dollars and percent."""

    cost: int
    fee: int
    ceiling: int
    buyer: int
    under: int

    @property
    def seller(self) -> int:
        return 100 - self.buyer

    @property
    def price(self) -> int:
        return self.cost + self.fee

    @property
    def pta(self) -> Fraction:
        over, under = Sharing(self.buyer, self.seller), Sharing(self.under, 100 - self.under)
        return FixedPriceIncentive(self.cost, self.fee, self.ceiling, underrun=under, overrun=over).pta

    @property
    def words(self) -> dict[str, str]:
        amounts = {"cost": self.cost, "fee": self.fee, "ceiling": self.ceiling}
        shares = {"buyer": self.buyer, "seller": self.seller, "under": self.under, "rest": 100 - self.under}
        return {name: dollars(amount) for name, amount in amounts.items()} | {n: str(v) for n, v in shares.items()}

    @property
    def steps(self) -> tuple[str, ...]:
        room = self.ceiling - self.price
        return (
            "PTA = target cost + (ceiling price - target price) / buyer's share",
            f"target price = {dollars(self.cost)} + {dollars(self.fee)} = {dollars(self.price)}",
            f"room below the ceiling = {dollars(self.ceiling)} - {dollars(self.price)} = {dollars(room)}",
            f"shared overrun = {dollars(room)} / {self.buyer}% = {dollars(self.pta - self.cost)}",
            f"PTA = {dollars(self.cost)} + {dollars(self.pta - self.cost)} = {dollars(self.pta)}",
        )

    @property
    def why(self) -> str:
        return (
            f"{dollars(self.cost)} + ({dollars(self.ceiling)} - {dollars(self.price)}) / {self.buyer}% = "
            f"{dollars(self.pta)}: there the price reaches its ceiling, and the seller bears what comes on top."
        )


def _draw(rng: Random, wanted: Wanted) -> Draft:
    terms = _terms(rng)
    if wanted.shape >= MEANING:
        return _meaning(rng, terms)
    note = aside(rng, ASIDES, under=terms.under, rest=100 - terms.under)
    asked = prompt(rng, POINTS, aside=note, **terms.words)
    misses = _misses(terms, savings_told=bool(note))
    return ask_number(rng, wanted, Posed(asked, terms.steps), terms.pta, DOLLARS, why=terms.why, misses=misses)


def _terms(rng: Random) -> _Terms:
    buyer, under = rng.sample((40, 50, 60, 70, 75, 80), 2)
    cost = 20_000 * rng.randrange(15, 150)
    shared = 10_000 * rng.randrange(cost // 120_000 + 1, cost // 30_000)
    fee = 5_000 * rng.randrange(cost // 80_000 + 1, cost // 30_000)
    room = shared * buyer // 100
    return _Terms(cost, fee, cost + fee + room, buyer, under)


def _misses(terms: _Terms, *, savings_told: bool) -> list[Miss]:
    room, share, rest = terms.ceiling - terms.price, Fraction(terms.buyer, 100), Fraction(terms.seller, 100)
    found = [
        Miss(
            terms.cost + room / rest,
            f"This divides the room by the seller's {terms.seller}%. The price rises by the buyer's {terms.buyer}% of "
            "an overrun, so that share is the divisor.",
        ),
        Miss(
            terms.cost + (terms.ceiling - terms.cost) / share,
            f"This takes the target cost off the ceiling. The fee of {dollars(terms.fee)} uses up part of that "
            "room; take the target price off.",
        ),
        Miss(
            terms.price + room / share,
            f"This adds the shared overrun to the target price of {dollars(terms.price)}. The point is a cost, so it "
            "starts from the target cost.",
            "mixes-up-concepts",
        ),
        Miss(
            room / share,
            "This is the overrun up to that point and stops one step early: the point itself is the target cost with "
            "this overrun on top.",
        ),
        Miss(
            terms.cost + room * share,
            f"This multiplies the room by the buyer's share. The price takes up {terms.buyer}% of each dollar of "
            "overrun, so the room is divided by it.",
        ),
        Miss(
            Fraction(terms.cost + room),
            "This lets the price rise by each whole dollar of overrun. The buyer pays only a share of it, so the "
            "ceiling is reached later.",
        ),
        Miss(
            Fraction(terms.ceiling),
            "This is the most that the buyer pays, which is a price. The point of total assumption is the cost at "
            "which that price is reached.",
            "mixes-up-concepts",
        ),
        Miss(
            Fraction(terms.price),
            "This is the target price, where neither party has an overrun to bear yet. Sharing ends when the price "
            "reaches its ceiling.",
            "mixes-up-concepts",
        ),
    ]
    if savings_told:
        found.append(
            Miss(
                terms.cost + room / Fraction(terms.under, 100),
                f"This uses the {terms.under}% for savings. Costs run above target here, where the buyer bears "
                f"{terms.buyer}% of the difference.",
                "misses-constraint",
            )
        )
    return [Miss(rounded(miss.value, 0), miss.why, miss.trap) for miss in found]


def _meaning(rng: Random, terms: _Terms) -> Draft:
    wrong = rng.choice(distinct(terms.pta, _misses(terms, savings_told=False), places=0))
    forecast = 10_000 * rng.randrange(terms.cost // 10_000 + 1, int(terms.pta + terms.cost // 4) // 10_000)
    require(abs(forecast - terms.pta) >= terms.cost // 25, "a forecast that is clearly read")
    beyond = forecast > terms.pta
    alone, shared = "the seller alone bears the cost beyond it", "the forecast overrun is still shared in full"
    first = Half(
        dollars(terms.pta),
        dollars(wrong.value),
        f"The point itself lies at {dollars(terms.pta)}: divide the room below the ceiling by the buyer's share.",
    )
    second = Half(
        alone if beyond else shared,
        shared if beyond else alone,
        f"The forecast of {dollars(forecast)} lies {'above' if beyond else 'below'} {dollars(terms.pta)}, the cost at "
        f"which the ceiling begins to cap the price.",
        "mixes-up-concepts",
    )
    asked = prompt(rng, MEANINGS, forecast=dollars(forecast), **terms.words)
    why = f"{terms.why} {second.why}"
    return ask_both(rng, Posed(asked, terms.steps), first, second, why=why)


FAMILY = Family(
    id="G20",
    version=1,
    title="Point of total assumption",
    objective="contract-type-places-risk",
    approach=Approach.PREDICTIVE,
    difficulty=Difficulty.HARD,
    rule="Divide the room between target price and ceiling by the buyer's share, and add it to the target cost.",
    draw=_draw,
)

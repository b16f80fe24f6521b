"""G21: what the buyer pays and the seller keeps under contracts that share a cost difference."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from types import MappingProxyType

from app.bank.domain.families.draft import Draft, Family, Miss, Wanted, distinct, require, rounded
from app.bank.domain.families.posing import Half, Posed, ask_both, ask_number
from app.bank.domain.families.prompts import aside, prompt
from app.bank.domain.families.scales import DOLLARS
from app.bank.domain.families.scales import dollars_in_print as dollars
from app.bank.domain.item import Approach, Difficulty
from app.formulas.contracts import CostPlusIncentive, FixedPriceIncentive, Sharing
from app.formulas.exact import HUNDRED

MEANING = 0.7
"""From this shape on a question asks what became of the fee."""

FIXED = (
    (
        "The fixed price incentive contract for {project} has a target cost of {target}, a target fee of {fee} and a "
        "ceiling price of {ceiling}; [cost differences are shared {buyer}/{seller}, buyer first]. {aside} The work "
        "ended at an actual cost of {actual}. {question}"
    ),
    (
        "{Asker} settles the last invoice for {project}. The actual cost is {actual}. [The contract shares savings "
        "and overruns {buyer}/{seller}, buyer first], from a target cost of {target} with a target fee of {fee}, and "
        "limits what is paid by a ceiling price of {ceiling}. {aside} {question}"
    ),
    (
        "At an actual cost of {actual} the supplier of {project} has finished. Its fixed price incentive terms: "
        "ceiling price {ceiling}, target cost {target}, target fee {fee}, and [a sharing ratio of {buyer}/{seller} "
        "with the buyer's share first]. {aside} {question}"
    ),
)
COST_PLUS = (
    (
        "The cost plus incentive fee contract for {project} has a target cost of {target} and a target fee of {fee}, "
        "with a minimum fee of {least} and a maximum fee of {most}; [cost differences are shared {buyer}/{seller}, "
        "buyer first]. {aside} The work ended at an actual cost of {actual}. {question}"
    ),
    (
        "{Asker} settles the last invoice for {project}. The actual cost is {actual}. [Savings and overruns against "
        "the target are shared {buyer}/{seller}, buyer first]: target cost {target}, target fee {fee}, minimum fee "
        "{least}, maximum fee {most}. The buyer refunds the cost and adds the fee. {aside} {question}"
    ),
    (
        "At an actual cost of {actual} the supplier of {project} has finished a cost plus incentive fee contract. Its "
        "fee may move between a minimum fee of {least} and a maximum fee of {most}; target cost {target}, target fee "
        "{fee}, and [a sharing ratio of {buyer}/{seller} with the buyer's share first]. {aside} {question}"
    ),
)
ASIDES = (
    "A change order that would have added {other} was rejected.",
    "The second bidder had offered a target cost of {other} more.",
)
PRICE, FEE, READING = (
    "What does the buyer pay in all?",
    "What fee does the seller end up with?",
    "What fee does the seller end up with, and what decided it?",
)


@dataclass(frozen=True, slots=True)
class _Case:
    """A contract that ended, in dollars and percent; `limits` are the lowest and the highest fee at this cost."""

    is_fixed: bool
    target: int
    fee: int
    buyer: int
    actual: int
    limits: tuple[int, int]

    @property
    def seller(self) -> int:
        return HUNDRED - self.buyer

    @property
    def ceiling(self) -> int:
        return self.actual + self.limits[1]

    @property
    def saved(self) -> int:
        return self.target - self.actual

    def shared(self, percent: int) -> Fraction:
        """The fee when so many percent of the difference go to the seller."""
        return self.fee + Fraction(self.saved * percent, HUNDRED)

    @property
    def earned(self) -> Fraction:
        """The fee that the seller ends up with."""
        sharing = Sharing(self.buyer, self.seller)
        if self.is_fixed:
            terms = FixedPriceIncentive(self.target, self.fee, self.ceiling, underrun=sharing, overrun=sharing)
            return terms.profit(self.actual)
        least, most = self.limits
        return CostPlusIncentive(self.target, self.fee, least, most, underrun=sharing, overrun=sharing).fee(self.actual)

    @property
    def is_limited(self) -> bool:
        """Whether a limit, and not the sharing alone, set the fee."""
        return self.earned != self.shared(self.seller)

    @property
    def words(self) -> Mapping[str, str]:
        least, most = self.limits
        amounts = {"target": self.target, "fee": self.fee, "actual": self.actual, "least": least, "most": most}
        shares = {"buyer": str(self.buyer), "seller": str(self.seller)}
        shown = {name: dollars(amount) for name, amount in amounts.items()}
        return MappingProxyType(shown | shares | {"ceiling": dollars(self.ceiling)})


def _draw(rng: Random, wanted: Wanted) -> Draft:
    case = _case(rng)
    texts = FIXED if case.is_fixed else COST_PLUS
    if wanted.shape >= MEANING:
        return _meaning(rng, case)
    of_price = rng.randrange(3) == 0
    note = aside(rng, ASIDES, other=dollars(5_000 * rng.randrange(4, 30)))
    asked = prompt(rng, texts, aside=note, question=PRICE if of_price else FEE, **case.words)
    misses = _price_misses(case) if of_price else _fee_misses(case)
    paid = f"; with the cost of {dollars(case.actual)} the buyer pays {dollars(case.actual + case.earned)}"
    why = _why(case) + (paid if of_price else "") + "."
    key = case.actual + case.earned if of_price else case.earned
    steps = _steps(case)[: None if of_price else -1]
    return ask_number(rng, wanted, Posed(asked, steps), key, DOLLARS, why=why, misses=misses)


def _case(rng: Random) -> _Case:
    buyer = rng.choice((40, 60, 70, 75, 80))
    target = 20_000 * rng.randrange(15, 120)
    fee = 5_000 * rng.randrange(target // 70_000 + 1, target // 30_000)
    actual = target + rng.choice((-1, 1)) * 10_000 * rng.randrange(target // 140_000 + 1, target // 30_000)
    if rng.randrange(2):
        ceiling = target + fee + 5_000 * rng.randrange(2, target // 20_000)
        limits = (0, ceiling - actual)
    else:
        limits = (5_000 * rng.randrange(1, fee // 5_000), fee + 5_000 * rng.randrange(1, 30))
    case = _Case(limits[0] == 0, target, fee, buyer, actual, limits)
    require(case.earned >= fee // 8, "a fee that is left")
    return case


def _why(case: _Case) -> str:
    formula = (
        f"{dollars(case.fee)} {'+' if case.saved > 0 else '-'} {case.seller}% * {dollars(abs(case.saved))} = "
        f"{dollars(case.shared(case.seller))}"
    )
    if not case.is_limited:
        limit = "the price stays within the ceiling" if case.is_fixed else "this lies within the fee limits"
        return f"{formula}, the fee after the seller's share of the {_kind(case)}, and {limit}"
    if case.is_fixed:
        return f"{formula}, but the ceiling of {dollars(case.ceiling)} leaves {dollars(case.earned)} above the cost"
    return f"{formula} by the sharing ratio, but the limit agreed for the fee holds it at {dollars(case.earned)}"


def _steps(case: _Case) -> tuple[str, ...]:
    shared = case.shared(case.seller)
    limit = (
        f"no more than {dollars(case.ceiling)} - {dollars(case.actual)} = {dollars(case.limits[1])} under the ceiling"
        if case.is_fixed
        else f"kept between {dollars(case.limits[0])} and {dollars(case.limits[1])}"
    )
    return (
        "fee = target fee + seller's share * (target cost - actual cost)",
        f"target cost - actual cost = {dollars(case.target)} - {dollars(case.actual)} = {dollars(case.saved)}",
        f"fee by sharing = {dollars(case.fee)} + {case.seller}% * {dollars(case.saved)} = {dollars(shared)}",
        f"{limit}: fee = {dollars(case.earned)}",
        (
            f"price = actual cost + fee = {dollars(case.actual)} + {dollars(case.earned)} = "
            f"{dollars(case.actual + case.earned)}"
        ),
    )


def _kind(case: _Case) -> str:
    return "saving" if case.saved > 0 else "overrun"


def _fee_misses(case: _Case) -> list[Miss]:
    kind, difference = _kind(case), dollars(abs(case.saved))
    moves = "raises" if case.saved > 0 else "lowers"
    least, most = case.limits
    found = [
        Miss(
            case.shared(case.buyer),
            f"This gives the seller the buyer's {case.buyer}% of the {kind}. The second figure of the ratio, "
            f"{case.seller}%, is the seller's.",
        ),
        Miss(
            case.shared(-case.seller),
            f"This turns the sign: {'a saving' if case.saved > 0 else 'an overrun'} {moves} the seller's fee, so "
            f"{case.seller}% of {difference} {'come on top' if case.saved > 0 else 'come off'}.",
        ),
        Miss(
            case.shared(HUNDRED),
            f"This puts the whole {kind} of {difference} on the seller. Under this contract the seller takes "
            f"{case.seller}% of it.",
            "misses-constraint",
        ),
        Miss(
            Fraction(case.fee),
            f"This takes the target fee, due when the actual cost meets the target. The {kind} of {difference} "
            f"{moves} it.",
            "misses-constraint",
        ),
        Miss(
            Fraction(case.fee * case.actual, case.target),
            "This keeps the fee at its percentage of the cost. An incentive fee moves against the cost, by the "
            "seller's share.",
            "mixes-up-concepts",
        ),
        Miss(
            Fraction(abs(case.saved) * case.seller, HUNDRED),
            f"This takes the seller's share of the {kind} alone as the fee. It changes the target fee of "
            f"{dollars(case.fee)} and does not replace it.",
        ),
    ]
    if case.is_limited:
        limit = f"a ceiling price of {dollars(case.ceiling)}" if case.is_fixed else "limits for the fee"
        why = f"This follows the sharing ratio and stops there. The contract also sets {limit}, and it changes the fee."
        found.insert(0, Miss(case.shared(case.seller), why, "misses-constraint"))
    elif case.is_fixed:
        why = "This takes what the ceiling would leave above the cost. The price by sharing lies below the ceiling."
        found.append(Miss(Fraction(most), why, "mixes-up-concepts"))
    else:
        for bound, name in ((least, "lowest"), (most, "highest")):
            why = f"This takes the {name} fee agreed. The fee by sharing lies between the two limits agreed."
            found.append(Miss(Fraction(bound), why, "mixes-up-concepts"))
    return [Miss(rounded(miss.value, 0), miss.why, miss.trap) for miss in found]


def _price_misses(case: _Case) -> list[Miss]:
    priced = [Miss(case.actual + miss.value, miss.why, miss.trap) for miss in _fee_misses(case)]
    return [
        *priced,
        Miss(
            Fraction(case.actual),
            "This is the cost alone. The buyer also pays the fee that is left after the seller's share of the "
            "difference.",
        ),
        Miss(
            Fraction(case.target + case.fee),
            "This is the target price, which would be due at the target cost. The actual cost differs, and both sides "
            "share that.",
            "mixes-up-concepts",
        ),
        Miss(
            case.target + case.earned,
            "This adds the final fee to the target cost. The buyer pays for the actual cost, with the fee on top of "
            "it.",
        ),
    ]


def _meaning(rng: Random, case: _Case) -> Draft:
    wrong = rng.choice([miss for miss in distinct(case.earned, _fee_misses(case), places=0) if miss.value > 0][:4])
    limited = "the ceiling price cut it" if case.is_fixed else "an agreed fee limit set it"
    free = "the sharing ratio set it" if case.is_fixed else "the sharing formula set it"
    reading = "would be" if case.is_limited else "is"
    first = Half(dollars(case.earned), dollars(wrong.value), wrong.why, wrong.trap)
    second = Half(
        limited if case.is_limited else free,
        free if case.is_limited else limited,
        f"By the sharing ratio alone the fee {reading} {dollars(case.shared(case.seller))}; compare that with the "
        f"{'ceiling' if case.is_fixed else 'limits'} of the contract.",
        "misses-constraint",
    )
    asked = prompt(rng, FIXED if case.is_fixed else COST_PLUS, aside="", question=READING, **case.words)
    return ask_both(rng, Posed(asked, _steps(case)[:-1]), first, second, why=f"{_why(case)}.")


FAMILY = Family(
    id="G21",
    version=1,
    title="Final fee and price of an incentive contract",
    objective="contract-type-places-risk",
    approach=Approach.PREDICTIVE,
    difficulty=Difficulty.HARD,
    rule="The seller's share of a saving raises the target fee, that of an overrun lowers it; then check the limits.",
    draw=_draw,
)

"""What the buyer pays and the seller keeps under each type of contract.

Source: Defense Acquisition University, Acquipedia, on fixed-price incentive (firm target) and cost-plus contracts.
"""

from dataclasses import dataclass
from fractions import Fraction

from app.formulas.exact import HUNDRED, Impossible, Number, exact, not_negative, quotient, share_of


@dataclass(frozen=True, slots=True)
class Sharing:
    """How buyer and seller share a deviation from the target cost, in percent.

    Raises Impossible unless both are 0 or more and sum to 100.
    """

    buyer: Number
    seller: Number

    def __post_init__(self) -> None:
        """Check that the shares are whole."""
        not_negative(buyer=self.buyer, seller=self.seller)
        if exact(self.buyer) + exact(self.seller) != HUNDRED:
            raise Impossible(
                "The two shares must sum to 100%: adjust one of them.", {"seller": "Must be the rest to 100."}
            )


@dataclass(frozen=True, slots=True)
class FixedPriceIncentive:
    """Fixed price with incentive fee, firm target; raises Impossible when the ceiling is below the target price."""

    target_cost: Number
    target_fee: Number
    ceiling_price: Number
    underrun: Sharing
    overrun: Sharing

    def __post_init__(self) -> None:
        """Check the ceiling."""
        if exact(self.ceiling_price) < self.target_price:
            raise Impossible(
                "The ceiling lies below the target price: raise it.", {"ceiling_price": "Is below the target price."}
            )

    @property
    def target_price(self) -> Fraction:
        """The target cost with the target fee."""
        return exact(self.target_cost) + exact(self.target_fee)

    @property
    def pta(self) -> Fraction:
        """The point of total assumption: the cost above which the seller bears every further cost.

        Raises Impossible when the buyer shares no overrun.
        """
        refusal = "There is no such point: without a buyer's share the seller bears every overrun from the start."
        room = exact(self.ceiling_price) - self.target_price
        return exact(self.target_cost) + quotient(room, share_of(self.overrun.buyer), field="overrun", refusal=refusal)

    def fee(self, actual_cost: Number) -> Fraction:
        """The fee by the sharing formula, before the ceiling; it can be negative."""
        return _shared_fee(self.target_cost, self.target_fee, actual_cost, under=self.underrun, over=self.overrun)

    def price(self, actual_cost: Number) -> Fraction:
        """What the buyer pays: the cost with its fee, at most the ceiling."""
        return min(exact(actual_cost) + self.fee(actual_cost), exact(self.ceiling_price))

    def profit(self, actual_cost: Number) -> Fraction:
        """What the seller keeps, negative when the ceiling does not cover the cost."""
        return self.price(actual_cost) - exact(actual_cost)


@dataclass(frozen=True, slots=True)
class CostPlusIncentive:
    """Cost plus incentive fee between two limits; raises Impossible when the target fee is not between them."""

    target_cost: Number
    target_fee: Number
    minimum_fee: Number
    maximum_fee: Number
    underrun: Sharing
    overrun: Sharing

    def __post_init__(self) -> None:
        """Check the limits."""
        if not exact(self.minimum_fee) <= exact(self.target_fee) <= exact(self.maximum_fee):
            raise Impossible(
                "The target fee must lie between the lowest and the highest fee: adjust them.",
                {"target_fee": "Must lie between the limits."},
            )

    def fee(self, actual_cost: Number) -> Fraction:
        """The seller's fee, kept within its limits."""
        fee = _shared_fee(self.target_cost, self.target_fee, actual_cost, under=self.underrun, over=self.overrun)
        return min(max(fee, exact(self.minimum_fee)), exact(self.maximum_fee))

    def price(self, actual_cost: Number) -> Fraction:
        """What the buyer pays: the cost with its fee."""
        return exact(actual_cost) + self.fee(actual_cost)


def cost_plus_fixed_fee(*, estimated_cost: Number, fee_percent: Number, actual_cost: Number) -> Fraction:
    """What the buyer pays: the actual cost, and a fee that is set by the estimate and does not move with the cost."""
    not_negative(estimated_cost=estimated_cost, fee_percent=fee_percent, actual_cost=actual_cost)
    return exact(actual_cost) + exact(estimated_cost) * share_of(fee_percent)


def cost_plus_award_fee(*, actual_cost: Number, base_fee: Number, award: Number, award_pool: Number) -> Fraction:
    """What the buyer pays: cost, base fee and award; raises Impossible for more award than the pool holds."""
    _check_award(award, award_pool)
    not_negative(actual_cost=actual_cost, base_fee=base_fee)
    return exact(actual_cost) + exact(base_fee) + exact(award)


def fixed_price_award_fee(*, price: Number, award: Number, award_pool: Number) -> Fraction:
    """What the buyer pays: the fixed price and the award; raises Impossible for more award than the pool holds."""
    _check_award(award, award_pool)
    not_negative(price=price)
    return exact(price) + exact(award)


def time_and_material(
    *, hours: Number, hourly_rate: Number, material: Number, ceiling: Number | None = None
) -> Fraction:
    """What the buyer pays: hours at their rate and material, at most the not-to-exceed amount where there is one."""
    not_negative(hours=hours, hourly_rate=hourly_rate, material=material)
    amount = exact(hours) * exact(hourly_rate) + exact(material)
    return amount if ceiling is None else min(amount, exact(ceiling))


def _shared_fee(
    target_cost: Number, target_fee: Number, actual_cost: Number, *, under: Sharing, over: Sharing
) -> Fraction:
    not_negative(actual_cost=actual_cost)
    saved = exact(target_cost) - exact(actual_cost)
    return exact(target_fee) + saved * share_of((under if saved > 0 else over).seller)


def _check_award(award: Number, pool: Number) -> None:
    if not 0 <= exact(award) <= exact(pool):
        raise Impossible("The award must lie between zero and the award pool.", {"award": "Is outside the pool."})

"""Formulas of contracts: what the buyer pays and the seller keeps."""

from fractions import Fraction

from app.formulas.catalogue.formula import Formula, Input, Result, Slip
from app.formulas.contracts import (
    CostPlusIncentive,
    FixedPriceIncentive,
    Sharing,
    cost_plus_fixed_fee,
    time_and_material,
)
from app.formulas.rounding import Unit

_TC = Input("TC", "Target cost", Unit.MONEY, 100_000, 0)
_TF = Input("TF", "Target fee", Unit.MONEY, 10_000, 0)
_CP = Input("CP", "Ceiling price", Unit.MONEY, 124_000, 0)
_AC = Input("AC", "Actual cost", Unit.MONEY, 124_000, 0)
_BUYER = Input("buyer", "Buyer's share of an overrun", Unit.PERCENT, 70, 0, 100)
_SELLER = Input("seller", "Seller's share of the difference", Unit.PERCENT, 30, 0, 100)
_PRICE = Result("Price", "What the buyer pays", Unit.MONEY)
_FEE = Result("Fee", "Seller's fee", Unit.MONEY)

_BUYERS_SHARE = "Takes the buyer's share."
_TURNED = "Pays for an overrun and charges a saving."


def _sharing(seller: Fraction) -> Sharing:
    return Sharing(100 - seller, seller)


def _fixed_price(tc: Fraction, tf: Fraction, cp: Fraction, *, seller: Fraction) -> FixedPriceIncentive:
    return FixedPriceIncentive(tc, tf, cp, underrun=_sharing(seller), overrun=_sharing(seller))


def _fee(tc: Fraction, tf: Fraction, ac: Fraction, *, seller: Fraction) -> Fraction:
    return tf + seller * (tc - ac) / 100


def _cost_plus_fee(
    *, tc: Fraction, tf: Fraction, ac: Fraction, seller: Fraction, low: Fraction, high: Fraction
) -> Fraction:
    return CostPlusIncentive(tc, tf, low, high, _sharing(seller), _sharing(seller)).fee(ac)


FORMULAS = (
    Formula(
        id="pta",
        title="Point of total assumption",
        meaning="The cost above which the seller of a fixed-price incentive contract pays every further overrun.",
        inputs=(_TC, _TF, _CP, _BUYER),
        expression="TC + (CP - (TC + TF)) / buyer",
        result=Result("PTA", "Point of total assumption", Unit.MONEY),
        reading="Beyond it the seller's profit falls by the whole overrun.",
        function=lambda tc, tf, cp, buyer: _fixed_price(tc, tf, cp, seller=100 - buyer).pta,
        slips=(
            Slip(
                "seller's share",
                "Divides by the seller's share.",
                lambda tc, tf, cp, buyer: tc + 100 * (cp - tc - tf) / (100 - buyer),
            ),
            Slip(
                "no fee",
                "Leaves the fee out of the target price.",
                lambda tc, cp, buyer, **_: tc + 100 * (cp - tc) / buyer,
            ),
            Slip(
                "no target cost",
                "Forgets to add the target cost.",
                lambda tc, tf, cp, buyer: 100 * (cp - tc - tf) / buyer,
            ),
        ),
    ),
    Formula(
        id="fpif-fee",
        title="Fee of a fixed-price incentive contract",
        meaning="The target fee, with the seller's share of what was saved or overrun.",
        inputs=(_TC, _TF, _AC, _SELLER),
        expression="TF + seller * (TC - AC)",
        result=_FEE,
        reading="This is before the ceiling, which can take the fee away and more.",
        function=lambda tc, tf, ac, seller: _fixed_price(tc, tf, tc + tf, seller=seller).fee(ac),
        slips=(
            Slip("buyer's share", _BUYERS_SHARE, lambda tc, tf, ac, seller: _fee(tc, tf, ac, seller=100 - seller)),
            Slip("turned", _TURNED, lambda tc, tf, ac, seller: _fee(ac, tf, tc, seller=seller)),
        ),
    ),
    Formula(
        id="fpif-price",
        title="Price of a fixed-price incentive contract",
        meaning="The cost with the shared fee, but never above the ceiling.",
        inputs=(_TC, _TF, _AC, _SELLER, _CP),
        expression="min(AC + TF + seller * (TC - AC), CP)",
        result=_PRICE,
        reading="At the ceiling the seller bears the rest.",
        function=lambda tc, tf, ac, seller, cp: _fixed_price(tc, tf, cp, seller=seller).price(ac),
        slips=(
            Slip(
                "no ceiling",
                "Forgets the ceiling.",
                lambda tc, tf, ac, seller, **_: ac + _fee(tc, tf, ac, seller=seller),
            ),
            Slip(
                "buyer's share",
                _BUYERS_SHARE,
                lambda tc, tf, ac, seller, cp: min(ac + _fee(tc, tf, ac, seller=100 - seller), cp),
            ),
        ),
    ),
    Formula(
        id="cpif-fee",
        title="Fee of a cost-plus incentive contract",
        meaning="The target fee with the seller's share of the difference, kept between two limits.",
        inputs=(
            _TC,
            _TF,
            Input("AC", "Actual cost", Unit.MONEY, 92_000, 0),
            Input("seller", "Seller's share of the difference", Unit.PERCENT, 60, 0, 100),
            Input("low", "Minimum fee", Unit.MONEY, 8_000, 0),
            Input("high", "Maximum fee", Unit.MONEY, 14_000, 0),
        ),
        expression="min(max(TF + seller * (TC - AC), low), high)",
        result=_FEE,
        reading="The buyer pays the actual cost and this fee.",
        function=_cost_plus_fee,
        slips=(
            Slip("no limits", "Forgets the limits.", lambda tc, tf, ac, seller, **_: _fee(tc, tf, ac, seller=seller)),
            Slip(
                "buyer's share",
                _BUYERS_SHARE,
                lambda seller, **rest: _cost_plus_fee(seller=100 - seller, **rest),
            ),
        ),
    ),
    Formula(
        id="cpff-price",
        title="Price of a cost-plus fixed-fee contract",
        meaning="The actual cost with a fee that the estimate has set.",
        inputs=(
            Input("AC", "Actual cost", Unit.MONEY, 120_000, 0),
            Input("fee", "Fee in percent of the estimate", Unit.PERCENT, 10, 0, 100),
            Input("estimate", "Estimated cost", Unit.MONEY, 100_000, 0),
        ),
        expression="AC + fee * estimate",
        result=_PRICE,
        reading="An overrun raises the cost, never the fee.",
        function=lambda ac, fee, estimate: cost_plus_fixed_fee(
            estimated_cost=estimate, fee_percent=fee, actual_cost=ac
        ),
        slips=(
            Slip("fee on cost", "Lets the fee grow with the cost.", lambda ac, fee, **_: ac * (1 + fee / 100)),
            Slip("estimate", "Pays the estimate.", lambda fee, estimate, **_: estimate * (1 + fee / 100)),
        ),
    ),
    Formula(
        id="time-and-material",
        title="Price of a time and material contract",
        meaning="Hours at their rate and material, up to a not-to-exceed amount.",
        inputs=(
            Input("hours", "Hours worked", Unit.TIME, 200, 0),
            Input("rate", "Rate per hour", Unit.MONEY, 90, 0),
            Input("material", "Material", Unit.MONEY, 3_000, 0),
            Input("limit", "Not-to-exceed amount", Unit.MONEY, 20_000, 0),
        ),
        expression="min(hours * rate + material, limit)",
        result=_PRICE,
        reading="Without a limit the buyer bears the risk of more hours.",
        function=lambda hours, rate, material, limit: time_and_material(
            hours=hours, hourly_rate=rate, material=material, ceiling=limit
        ),
        slips=(
            Slip("no limit", "Forgets the limit.", lambda hours, rate, material, **_: hours * rate + material),
            Slip("labor only", "Leaves the material out.", lambda hours, rate, limit, **_: min(hours * rate, limit)),
        ),
    ),
)

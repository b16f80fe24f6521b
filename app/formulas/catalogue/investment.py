"""Formulas of money over time, project choice, depreciation and make or buy."""

from app.formulas.cash_flow import fv, pv
from app.formulas.catalogue.formula import Formula, Input, Result, Slip
from app.formulas.depreciation import Asset, double_declining, straight_line
from app.formulas.make_or_buy import Tariff, break_even
from app.formulas.rounding import Unit
from app.formulas.selection import bcr, roi, working_capital, wsjf

_RATE = Input("r", "Rate per period", Unit.PERCENT, 10, -99, 1000)
_PERIODS = Input("n", "Periods", Unit.COUNT, 3, 0, 100)
_BENEFITS = Input("benefits", "Present value of the benefits", Unit.MONEY, 120_000, 0)
_COSTS = Input("costs", "Present value of the costs", Unit.MONEY, 100_000, 0)
_COST = Input("cost", "Cost of the asset", Unit.MONEY, 50_000, 0)
_SALVAGE = Input("salvage", "Value at the end of its life", Unit.MONEY, 5_000, 0)
_YEARS = Input("years", "Years of life", Unit.COUNT, 5, 1, 100)

FORMULAS = (
    Formula(
        id="present-value",
        title="Present value",
        meaning="What a later amount is worth today.",
        inputs=(Input("FV", "Future value", Unit.MONEY, 133_100), _RATE, _PERIODS),
        expression="FV / (1 + r) ** n",
        result=Result("PV", "Present value", Unit.MONEY),
        reading="Choose the highest present value; how long it takes is already in it.",
        function=lambda fv, r, n: pv(fv, r, periods=int(n)),
        slips=(
            Slip("compounded", "Lets the amount grow instead.", lambda fv, r, n: fv * (1 + r / 100) ** n),
            Slip("simple interest", "Takes no interest on interest.", lambda fv, r, n: fv / (1 + r * n / 100)),
        ),
    ),
    Formula(
        id="future-value",
        title="Future value",
        meaning="What an amount of today grows to.",
        inputs=(Input("PV", "Present value", Unit.MONEY, 100_000), _RATE, _PERIODS),
        expression="PV * (1 + r) ** n",
        result=Result("FV", "Future value", Unit.MONEY),
        reading="The amount with interest on interest.",
        function=lambda pv, r, n: fv(pv, r, periods=int(n)),
        slips=(
            Slip("discounted", "Discounts the amount instead.", lambda pv, r, n: pv / (1 + r / 100) ** n),
            Slip("simple interest", "Takes no interest on interest.", lambda pv, r, n: pv * (1 + r * n / 100)),
        ),
    ),
    Formula(
        id="bcr",
        title="Benefit-cost ratio",
        meaning="The benefits for each unit of money that they cost.",
        inputs=(_BENEFITS, _COSTS),
        expression="benefits / costs",
        result=Result("BCR", "Benefit-cost ratio", Unit.INDEX),
        reading="Above 1 the benefits outweigh the costs; the higher the better.",
        function=bcr,
        slips=(
            Slip("inverted", "Divides the costs by the benefits.", lambda benefits, costs: costs / benefits),
            Slip("net", "Takes the costs off the benefits first.", lambda benefits, costs: benefits / costs - 1),
        ),
    ),
    Formula(
        id="roi",
        title="Return on investment",
        meaning="The gain in percent of what was put in.",
        inputs=(_BENEFITS, _COSTS),
        expression="(benefits - costs) / costs",
        result=Result("ROI", "Return on investment", Unit.PERCENT),
        reading="Above zero the investment gains; the higher the better.",
        function=roi,
        slips=(
            Slip("base", "Divides by the benefits.", lambda benefits, costs: 100 * (benefits - costs) / benefits),
            Slip("not net", "Leaves the costs in the gain.", lambda benefits, costs: 100 * benefits / costs),
        ),
    ),
    Formula(
        id="working-capital",
        title="Working capital",
        meaning="The money that an organization is free to work with.",
        inputs=(
            Input("assets", "Current assets", Unit.MONEY, 300_000, 0),
            Input("liabilities", "Current liabilities", Unit.MONEY, 180_000, 0),
        ),
        expression="assets - liabilities",
        result=Result("Capital", "Working capital", Unit.MONEY),
        reading="Negative means that bills fall due which the current assets do not cover.",
        function=working_capital,
        slips=(Slip("turned", "Subtracts the assets.", lambda assets, liabilities: liabilities - assets),),
    ),
    Formula(
        id="straight-line",
        title="Straight-line depreciation",
        meaning="The same loss of value in every year.",
        inputs=(_COST, _SALVAGE, _YEARS),
        expression="(cost - salvage) / years",
        result=Result("Charge", "Charge per year", Unit.MONEY),
        reading="After the last year the salvage value is left.",
        function=lambda cost, salvage, years: straight_line(Asset(cost, salvage, int(years)))[0].charge,
        slips=(Slip("no salvage", "Writes the whole cost off.", lambda cost, years, **_: cost / years),),
    ),
    Formula(
        id="double-declining",
        title="Double declining balance, first year",
        meaning="Twice the straight rate of what stands in the books, but never below the salvage value.",
        inputs=(_COST, _SALVAGE, _YEARS),
        expression="min(2 / years * cost, cost - salvage)",
        result=Result("Charge", "Charge of the first year", Unit.MONEY),
        reading="Each later year takes the same rate of a smaller book value.",
        function=lambda cost, salvage, years: double_declining(Asset(cost, salvage, int(years)))[0].charge,
        slips=(
            Slip(
                "salvage",
                "Takes the salvage value off first.",
                lambda cost, salvage, years: 2 * (cost - salvage) / years,
            ),
            Slip("single rate", "Forgets to double the rate.", lambda cost, years, **_: cost / years),
        ),
    ),
    Formula(
        id="break-even",
        title="Break-even of own against leased or bought",
        meaning="The quantity, or the days, at which owning costs the same as paying each time.",
        inputs=(
            Input("fixed", "Paid once for the own one", Unit.MONEY, 12_000, 0),
            Input("rent", "Price per unit or day from outside", Unit.MONEY, 500, 0),
            Input("own", "Own cost per unit or day", Unit.MONEY, 100, 0),
        ),
        expression="fixed / (rent - own)",
        result=Result("Quantity", "Break-even quantity", Unit.NUMBER),
        reading="Below it lease or buy; above it the own one is cheaper. Round up for whole units.",
        function=lambda fixed, rent, own: break_even(Tariff("own", fixed, own), Tariff("outside", 0, rent)),
        slips=(
            Slip("no own cost", "Leaves the own cost per unit out.", lambda fixed, rent, **_: fixed / rent),
            Slip("added", "Adds the two costs per unit.", lambda fixed, rent, own: fixed / (rent + own)),
        ),
    ),
    Formula(
        id="wsjf",
        title="Weighted shortest job first",
        meaning="The cost of waiting for each unit of work.",
        inputs=(
            Input("value", "Business value", Unit.NUMBER, 8, 0),
            Input("urgency", "Time criticality", Unit.NUMBER, 5, 0),
            Input("risk", "Risk reduction or new options", Unit.NUMBER, 2, 0),
            Input("size", "Size of the job", Unit.NUMBER, 5, 0),
        ),
        expression="(value + urgency + risk) / size",
        result=Result("WSJF", "Weighted shortest job first", Unit.INDEX),
        reading="The highest goes first.",
        function=lambda value, urgency, risk, size: wsjf(
            business_value=value, time_criticality=urgency, risk_reduction=risk, job_size=size
        ),
        slips=(
            Slip("value only", "Counts the business value alone.", lambda value, size, **_: value / size),
            Slip("no size", "Leaves the size out.", lambda value, urgency, risk, **_: value + urgency + risk),
        ),
    ),
)

"""Formulas that forecast the cost at completion, and what it takes to meet it."""

from app.formulas.catalogue.formula import Formula, Input, Result, Slip
from app.formulas.catalogue.performance import AC, BAC, EV, PV
from app.formulas.earned_value import (
    eac_atypical,
    eac_bottom_up,
    eac_typical,
    eac_with_schedule,
    etc_,
    tcpi_to_bac,
    tcpi_to_eac,
    vac,
)
from app.formulas.exact import exact
from app.formulas.rounding import Unit, rounded

_EAC = Input("EAC", "Estimate at completion", Unit.MONEY, 1_100_000, 0)
_EAC_RESULT = Result("EAC", "Estimate at completion", Unit.MONEY)
_EAC_READING = "Compare it with the budget: above BAC an overrun is expected."

FORMULAS = (
    Formula(
        id="eac-typical",
        title="Estimate at completion, cost performance goes on",
        meaning="The expected total cost if the rest is done as efficiently as the work so far.",
        inputs=(BAC, EV, AC),
        expression="BAC / (EV / AC)",
        result=_EAC_RESULT,
        reading=f"{_EAC_READING} BAC / CPI, with the index left unrounded.",
        function=eac_typical,
        slips=(
            Slip("multiplied", "Multiplies the budget by the index.", lambda bac, ev, ac: bac * ev / ac),
            Slip("atypical", "Takes the rest at its budget.", eac_atypical),
            Slip(
                "rounded early",
                "Rounds the index before dividing.",
                lambda bac, ev, ac: bac / exact(rounded(ev / ac, 2)),
            ),
        ),
    ),
    Formula(
        id="eac-atypical",
        title="Estimate at completion, the rest goes as budgeted",
        meaning="The expected total cost if the variance so far was a single event.",
        inputs=(BAC, EV, AC),
        expression="AC + (BAC - EV)",
        result=_EAC_RESULT,
        reading=_EAC_READING,
        function=eac_atypical,
        slips=(
            Slip("rest only", "Leaves out what is already spent.", lambda bac, ev, **_: bac - ev),
            Slip("typical", "Lets the cost index go on.", eac_typical),
            Slip("sign", "Adds the cost variance to the budget.", lambda bac, ev, ac: bac + ev - ac),
        ),
    ),
    Formula(
        id="eac-cost-and-schedule",
        title="Estimate at completion, cost and schedule both press",
        meaning="The expected total cost if a fixed deadline makes lost time cost money too.",
        inputs=(BAC, PV, EV, AC),
        expression="AC + (BAC - EV) / ((EV / AC) * (EV / PV))",
        result=_EAC_RESULT,
        reading=f"{_EAC_READING} The divisor is CPI times SPI.",
        function=eac_with_schedule,
        slips=(
            Slip("added", "Adds the two indices.", lambda bac, pv, ev, ac: ac + (bac - ev) / (ev / ac + ev / pv)),
            Slip(
                "rest only", "Leaves out what is already spent.", lambda bac, pv, ev, ac: (bac - ev) * ac * pv / ev**2
            ),
            Slip("cost only", "Leaves the schedule out.", lambda bac, ev, ac, **_: eac_typical(bac=bac, ev=ev, ac=ac)),
        ),
    ),
    Formula(
        id="eac-bottom-up",
        title="Estimate at completion, the rest estimated anew",
        meaning="The expected total cost when the old plan no longer holds and the team estimates the rest again.",
        inputs=(AC, Input("ETC", "New estimate to complete", Unit.MONEY, 580_000, 0)),
        expression="AC + ETC",
        result=_EAC_RESULT,
        reading=_EAC_READING,
        function=eac_bottom_up,
        slips=(Slip("rest only", "Leaves out what is already spent.", lambda etc, **_: etc),),
    ),
    Formula(
        id="etc",
        title="Estimate to complete",
        meaning="The money that is still to be spent.",
        inputs=(_EAC, AC),
        expression="EAC - AC",
        result=Result("ETC", "Estimate to complete", Unit.MONEY),
        reading="From today to the end only: what is spent is not in it.",
        function=etc_,
        slips=(Slip("turned", "Subtracts the estimate from the cost.", lambda eac, ac: ac - eac),),
    ),
    Formula(
        id="vac",
        title="Variance at completion",
        meaning="How far the expected total cost will be from the budget.",
        inputs=(BAC, _EAC),
        expression="BAC - EAC",
        result=Result("VAC", "Variance at completion", Unit.MONEY),
        reading="Negative is an expected overrun, positive money left over.",
        function=vac,
        slips=(Slip("turned", "Subtracts the budget from the estimate.", lambda bac, eac: eac - bac),),
    ),
    Formula(
        id="tcpi-bac",
        title="To-complete performance index, to the budget",
        meaning="The cost index that the rest of the work needs to end within the budget.",
        inputs=(BAC, EV, AC),
        expression="(BAC - EV) / (BAC - AC)",
        result=Result("TCPI", "To-complete performance index", Unit.INDEX),
        reading="Above 1 the rest must go better than planned, below 1 there is room.",
        function=tcpi_to_bac,
        slips=(
            Slip("inverted", "Divides the money left by the work left.", lambda bac, ev, ac: (bac - ac) / (bac - ev)),
            Slip("cpi", "Gives the cost index so far.", lambda ev, ac, **_: ev / ac),
            Slip("whole budget", "Divides the work left by the whole budget.", lambda bac, ev, **_: (bac - ev) / bac),
        ),
    ),
    Formula(
        id="tcpi-eac",
        title="To-complete performance index, to a new estimate",
        meaning="The cost index that the rest of the work needs to meet an approved new estimate.",
        inputs=(BAC, EV, AC, _EAC),
        expression="(BAC - EV) / (EAC - AC)",
        result=Result("TCPI", "To-complete performance index", Unit.INDEX),
        reading="Above 1 the rest must go better than planned, below 1 there is room.",
        function=tcpi_to_eac,
        slips=(
            Slip(
                "to budget", "Takes the money left of the old budget.", lambda bac, ev, ac, **_: (bac - ev) / (bac - ac)
            ),
            Slip(
                "inverted",
                "Divides the money left by the work left.",
                lambda bac, ev, ac, eac: (eac - ac) / (bac - ev),
            ),
        ),
    ),
)

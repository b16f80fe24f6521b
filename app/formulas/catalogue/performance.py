"""Formulas of earned value, earned schedule and the budget."""

from app.formulas.catalogue.formula import Formula, Input, Result, Slip
from app.formulas.earned_schedule import spi_time, sv_time
from app.formulas.earned_value import cpi, cv, ev, percent_complete, percent_spent, pv, spi, sv
from app.formulas.reserves import budget, cost_baseline
from app.formulas.rounding import Unit

BAC = Input("BAC", "Budget at completion", Unit.MONEY, 1_000_000, 0)
PV = Input("PV", "Planned value", Unit.MONEY, 600_000, 0)
EV = Input("EV", "Earned value", Unit.MONEY, 450_000, 0)
AC = Input("AC", "Actual cost", Unit.MONEY, 480_000, 0)
_ES = Input("ES", "Earned schedule, in periods", Unit.TIME, 5, 0)
_AT = Input("AT", "Actual time, in periods", Unit.TIME, 6, 0)

_INDEX_READING = "1 is on plan, above 1 is better, below 1 is worse."

FORMULAS = (
    Formula(
        id="pv",
        title="Planned value",
        meaning="The budget of the work that should be done by now.",
        inputs=(Input("planned", "Work planned by now", Unit.PERCENT, 60, 0, 100), BAC),
        expression="planned * BAC",
        result=Result("PV", "Planned value", Unit.MONEY),
        reading="What the plan promised for today, in money.",
        function=pv,
        slips=(Slip("rest", "Takes the work that is still to come.", lambda planned, bac: pv(100 - planned, bac)),),
    ),
    Formula(
        id="ev",
        title="Earned value",
        meaning="The budget of the work that is really done, whatever it cost.",
        inputs=(Input("done", "Work done", Unit.PERCENT, 45, 0, 100), BAC),
        expression="done * BAC",
        result=Result("EV", "Earned value", Unit.MONEY),
        reading="What the finished work was planned to cost.",
        function=ev,
        slips=(Slip("rest", "Takes the work that is still to do.", lambda done, bac: ev(100 - done, bac)),),
    ),
    Formula(
        id="cv",
        title="Cost variance",
        meaning="How much less, or more, the finished work has cost than planned.",
        inputs=(EV, AC),
        expression="EV - AC",
        result=Result("CV", "Cost variance", Unit.MONEY),
        reading="Negative is over cost, positive is under cost.",
        function=cv,
        slips=(Slip("turned", "Subtracts the value from the cost.", lambda ev, ac: ac - ev),),
    ),
    Formula(
        id="sv",
        title="Schedule variance",
        meaning="How much more, or less, work is done than planned by now, in money.",
        inputs=(EV, PV),
        expression="EV - PV",
        result=Result("SV", "Schedule variance", Unit.MONEY),
        reading="Negative is behind schedule, positive is ahead.",
        function=sv,
        slips=(Slip("turned", "Subtracts the earned value from the planned one.", lambda ev, pv: pv - ev),),
    ),
    Formula(
        id="cpi",
        title="Cost performance index",
        meaning="The value earned for each unit of money spent.",
        inputs=(EV, AC),
        expression="EV / AC",
        result=Result("CPI", "Cost performance index", Unit.INDEX),
        reading=_INDEX_READING,
        function=cpi,
        slips=(
            Slip("inverted", "Divides the cost by the value.", lambda ev, ac: ac / ev),
            Slip("difference", "Subtracts instead of dividing.", lambda ev, ac: ev - ac),
        ),
    ),
    Formula(
        id="spi",
        title="Schedule performance index",
        meaning="The work done for each unit of work planned by now.",
        inputs=(EV, PV),
        expression="EV / PV",
        result=Result("SPI", "Schedule performance index", Unit.INDEX),
        reading=f"{_INDEX_READING} It returns to 1 at the end even of a late project.",
        function=spi,
        slips=(
            Slip("inverted", "Divides the planned value by the earned one.", lambda ev, pv: pv / ev),
            Slip("difference", "Subtracts instead of dividing.", lambda ev, pv: ev - pv),
        ),
    ),
    Formula(
        id="percent-complete",
        title="Percent complete",
        meaning="The part of the budgeted work that is done.",
        inputs=(EV, BAC),
        expression="EV / BAC",
        result=Result("Complete", "Percent complete", Unit.PERCENT),
        reading="Compare it with the percent spent: done should not trail spent.",
        function=percent_complete,
        slips=(Slip("rest", "Gives the part that is still to do.", lambda ev, bac: 100 - 100 * ev / bac),),
    ),
    Formula(
        id="percent-spent",
        title="Percent spent",
        meaning="The part of the budget that is used up.",
        inputs=(AC, BAC),
        expression="AC / BAC",
        result=Result("Spent", "Percent spent", Unit.PERCENT),
        reading="It says nothing of progress: money can be gone with little done.",
        function=percent_spent,
        slips=(Slip("rest", "Gives the part that is left.", lambda ac, bac: 100 - 100 * ac / bac),),
    ),
    Formula(
        id="sv-time",
        title="Schedule variance in time",
        meaning="How many periods the work done is ahead of the clock, or behind it.",
        inputs=(_ES, _AT),
        expression="ES - AT",
        result=Result("SV(t)", "Schedule variance in periods", Unit.TIME),
        reading="Negative is late, and stays so until the end.",
        function=sv_time,
        slips=(Slip("turned", "Subtracts the earned time from the time gone.", lambda es, at: at - es),),
    ),
    Formula(
        id="spi-time",
        title="Schedule performance index in time",
        meaning="The planned time earned for each period gone.",
        inputs=(_ES, _AT),
        expression="ES / AT",
        result=Result("SPI(t)", "Schedule index in time", Unit.INDEX),
        reading=_INDEX_READING,
        function=spi_time,
        slips=(Slip("inverted", "Divides the time gone by the time earned.", lambda es, at: at / es),),
    ),
    Formula(
        id="cost-baseline",
        title="Cost baseline",
        meaning="The money against which performance is measured: the work with the reserve for known risks.",
        inputs=(
            Input("estimates", "Cost estimates of the work", Unit.MONEY, 900_000, 0),
            Input("contingency", "Contingency reserve", Unit.MONEY, 100_000, 0),
        ),
        expression="estimates + contingency",
        result=Result("Baseline", "Cost baseline", Unit.MONEY),
        reading="The management reserve is not in it.",
        function=lambda estimates, contingency: cost_baseline([estimates], contingency),
        slips=(Slip("no reserve", "Leaves the contingency reserve out.", lambda estimates, **_: estimates),),
    ),
    Formula(
        id="project-budget",
        title="Project budget",
        meaning="All the money set aside: the baseline with the reserve for unknown risks.",
        inputs=(
            Input("baseline", "Cost baseline", Unit.MONEY, 1_000_000, 0),
            Input("reserve", "Management reserve", Unit.MONEY, 50_000, 0),
        ),
        expression="baseline + reserve",
        result=Result("Budget", "Project budget", Unit.MONEY),
        reading="Using the management reserve takes a change to the baseline.",
        function=budget,
        slips=(
            Slip("deducted", "Takes the reserve out of the baseline.", lambda baseline, reserve: baseline - reserve),
        ),
    ),
)

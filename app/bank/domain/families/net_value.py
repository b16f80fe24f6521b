"""Questions of discounting: the net present value of a project, and what it says."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from app.bank.domain.families.draft import Draft, Miss, Number, Wanted, distinct, require, rounded
from app.bank.domain.families.posing import Half, Posed, ask_both, ask_number
from app.bank.domain.families.prompts import aside, prompt
from app.bank.domain.families.scales import ABOUT_DOLLARS
from app.bank.domain.families.scales import dollars_in_print as dollars
from app.exhibits.domain import DataTable
from app.formulas import cash_flow

NETS = (
    (
        "The table shows the cash flows expected from {project}, at the end of each year. [The organization "
        "discounts at {rate}% a year.] {aside} What is the net present value, to the nearest dollar?"
    ),
    (
        "{Asker} compares {project} with other uses of the money, which [bring {rate}% a year]. Its cash flows are in "
        "the table; year 0 is today. {aside} To the nearest dollar, what is the project worth today, net of its outlay?"
    ),
    (
        "For the business case of {project}, the flows of the table fall due at year's end, the outlay today. {aside} "
        "[At a discount rate of {rate}%], which net present value, to the nearest dollar, does the case report?"
    ),
)
ASIDES = (
    "A study for {spent} is already paid.",
    "Preparing the case has cost {spent} so far.",
)
READINGS = (
    (
        "The table shows the cash flows expected from {project}, at the end of each year; year 0 is today. [The "
        "organization discounts at {rate}% a year] and judges by net present value, to the nearest dollar. What does "
        "the value say?"
    ),
    (
        "{Asker} decides on {project} by net present value. [Money costs {rate}% a year], and the flows of the table "
        "fall due at year's end, the outlay today. Which value, to the nearest dollar, and which decision belong "
        "together?"
    ),
    (
        "A rate of {rate}% applies to the business case of {project}. [Its cash flows are those of the table], due at "
        "the end of each year, the outlay today. To the nearest dollar, what is it worth net, and should it be done on "
        "that ground?"
    ),
)


@dataclass(frozen=True, slots=True)
class _Case:
    """An outlay today and what comes in at the end of each year, in dollars, at a rate in percent."""

    outlay: int
    inflows: tuple[int, ...]
    rate: int

    @property
    def flows(self) -> tuple[int, ...]:
        return (-self.outlay, *self.inflows)

    @property
    def value(self) -> Fraction:
        return cash_flow.npv(self.flows, self.rate)

    @property
    def table(self) -> DataTable:
        rows = tuple((f"Year {year}", flow) for year, flow in enumerate(self.flows))
        return DataTable("Cash flows", ("Year", "Cash flow ($)"), rows, ("Cash flow ($)",))

    @property
    def present(self) -> tuple[str, ...]:
        """Each inflow as it stands today."""
        return tuple(_shown(value) for value in cash_flow.discounted(self.flows, self.rate)[1:])

    @property
    def steps(self) -> tuple[str, ...]:
        growth = 1 + Fraction(self.rate, 100)
        return (
            f"present value = flow / {float(growth):.2f} to the power of its year",
            "; ".join(
                f"year {year}: {dollars(flow)} / {float(growth):.2f}^{year} = {today}"
                for year, (flow, today) in enumerate(zip(self.inflows, self.present, strict=True), start=1)
            ),
            f"net present value = {' + '.join(self.present)} - {dollars(self.outlay)} = {_shown(self.value)}",
        )


def _case(rng: Random) -> _Case:
    years, rate = rng.choice((2, 3, 3, 4)), rng.choice((5, 8, 10, 12, 15, 20))
    inflows = tuple(1000 * rng.randrange(20, 120) for _ in range(years))
    outlay = 1000 * rng.randrange(40, 300)
    case = _Case(outlay, inflows, rate)
    require(len(set(case.flows)) > years, "flows that can be told apart")
    require(abs(case.value) >= outlay // 12 and abs(case.value) <= outlay, "a value that is plausible")
    return case


def _misses(case: _Case) -> list[Miss]:
    growth = 1 + Fraction(case.rate, 100)
    total, years = sum(case.inflows), len(case.inflows)
    by_year: Sequence[tuple[int, int]] = list(enumerate(case.inflows, start=1))
    found = [
        Miss(
            total - case.outlay,
            "This adds the flows as if all of them came today. Money that comes later is worth less, so discount it.",
        ),
        Miss(
            case.value / growth,
            "This discounts the outlay by a year as well. Year 0 is today, so the outlay counts in full.",
        ),
        Miss(
            case.value + case.outlay,
            f"This is the present value of what comes in. The outlay of {dollars(case.outlay)} still has to come off.",
        ),
        Miss(
            sum((flow / growth ** (year - 1) for year, flow in by_year), Fraction(0)) - case.outlay,
            "This leaves the first year's flow as it is and discounts each later one by a year too little.",
        ),
        Miss(
            total / growth**years - case.outlay,
            f"This discounts all that comes in by {years} years. Each flow is discounted by the years that it is away.",
        ),
        Miss(
            sum((flow * (1 - Fraction(case.rate * year, 100)) for year, flow in by_year), Fraction(0)) - case.outlay,
            f"This takes off {case.rate}% for each year. Discounting divides by {float(growth):.2f} once a year, "
            "which is less.",
        ),
        Miss(
            total / growth - case.outlay,
            "This discounts all that comes in by one year. Each flow is discounted by the years that it is away.",
        ),
        Miss(
            sum((flow * growth**year for year, flow in by_year), Fraction(0)) - case.outlay,
            f"This multiplies by {float(growth):.2f} and so moves the flows to later. Divide, to bring them to today.",
        ),
    ]
    return [Miss(rounded(miss.value, 0), miss.why, miss.trap) for miss in found]


def net_value(rng: Random, wanted: Wanted) -> Draft:
    """A question for a net present value above zero."""
    case = _case(rng)
    require(case.value > 0, "a value above zero")
    spent = 1000 * rng.randrange(3, 20)
    note = aside(rng, ASIDES, spent=dollars(spent))
    misses = _misses(case)
    if note:
        why = f"This takes off the {dollars(spent)} paid already. That money is sunk and the same whatever is decided."
        misses.append(Miss(rounded(case.value - spent, 0), why, "mixes-up-concepts"))
    posed = Posed(prompt(rng, NETS, rate=case.rate, aside=note), case.steps, (case.table,))
    return ask_number(rng, wanted, posed, case.value, ABOUT_DOLLARS, why=_why(case), misses=misses)


def verdict(rng: Random) -> Draft:
    """A question for a net present value and the decision that it speaks for."""
    case = _case(rng)
    key = rounded(case.value, 0)
    wrong = rng.choice(distinct(key, _misses(case)[:5], places=0) or [Miss(key, "")])
    do, leave = "go ahead", "turn it down"
    first = Half(_shown(key), _shown(wrong.value), wrong.why, wrong.trap)
    second = Half(
        do if key > 0 else leave,
        leave if key > 0 else do,
        f"At {case.rate}% the net present value is {'above' if key > 0 else 'below'} zero: here the money earns "
        f"{'more' if key > 0 else 'less'} than in its other uses.",
        "mixes-up-concepts",
    )
    posed = Posed(prompt(rng, READINGS, rate=case.rate), case.steps, (case.table,))
    return ask_both(rng, posed, first, second, why=_why(case))


def _why(case: _Case) -> str:
    reading = "more than the money earns elsewhere" if case.value > 0 else "less than the money earns elsewhere"
    return (
        f"Discounted at {case.rate}%: {' + '.join(case.present)} - {dollars(case.outlay)} = {_shown(case.value)}, "
        f"{reading}."
    )


def _shown(amount: Number) -> str:
    return dollars(rounded(amount, 0))

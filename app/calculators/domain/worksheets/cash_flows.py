"""Worksheet: net present value, internal rate of return and payback of a line of cash flows."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import accumulate

from app.calculators.domain.answer import Answer, Titled, Worksheet
from app.calculators.domain.entries import Entries, Field, beside
from app.exhibits.domain import Table
from app.formulas import Impossible, Number
from app.formulas.cash_flow import discounted, discounted_payback, growth, irr, npv, payback
from app.formulas.rounding import money, percent, plain, rounded

MOST_FLOWS = 13
"""The rate of return of many more would take too long to find exactly."""
FACTOR_PLACES = 4


def work(entries: Entries) -> Answer:
    """All measures of the flows; raises Invalid beside the field."""
    rate = entries.number("rate")
    flows = entries.numbers("flows", most=MOST_FLOWS)
    with beside("rate"):
        value = npv(flows, rate)
    measures = (
        ("Net present value", money(value)),
        ("Internal rate of return", _or_reason(lambda: percent(irr(flows)))),
        ("Payback, in periods", _or_reason(lambda: plain(payback(flows)))),
        ("Discounted payback, in periods", _or_reason(lambda: plain(discounted_payback(flows, rate)))),
    )
    verdict = (
        "worth doing by itself" if value > 0 else "not worth doing by itself" if value < 0 else "neither gain nor loss"
    )
    return Answer(
        f"The net present value at {percent(rate)} is {money(value)}: {verdict}.",
        (
            f"NPV = {' + '.join(_term(flow, rate, period) for period, flow in enumerate(flows))}",
            f"NPV = {' + '.join(map(_signed, discounted(flows, rate)))}",
            f"NPV = {money(value)}",
        ),
        (
            Titled("Measures", Table(("Measure", "Result"), measures, frozenset({1}))),
            Titled("Period by period", _table(flows, rate)),
        ),
    )


def _or_reason(measure: Callable[[], str]) -> str:
    try:
        return measure()
    except Impossible as refusal:
        return f"None. {refusal.message}"


def _term(flow: Fraction, rate: Fraction, period: int) -> str:
    return f"{_signed(flow)} / {plain(growth(rate))}^{period}" if period else _signed(flow)


def _signed(amount: Number) -> str:
    return f"({money(amount)})" if amount < 0 else money(amount)


def _table(flows: Sequence[Fraction], rate: Fraction) -> Table:
    values = discounted(flows, rate)
    columns = zip(flows, values, accumulate(flows), accumulate(values), strict=True)
    rows = tuple(
        (
            str(period),
            money(flow),
            str(rounded(1 / growth(rate) ** period, FACTOR_PLACES)),
            money(present),
            money(so_far),
            money(present_so_far),
        )
        for period, (flow, present, so_far, present_so_far) in enumerate(columns)
    )
    head = ("Period", "Flow", "Factor", "Present value", "Flows so far", "Present values so far")
    return Table(head, rows, frozenset(range(1, 6)))


WORKSHEET = Worksheet(
    "cash-flows",
    "Net present value, rate of return, payback",
    "What a line of cash flows is worth today, at which rate it breaks even, and when the money is back.",
    (
        Field("rate", "Rate per period", "10", unit="%"),
        Field(
            "flows",
            "Cash flows",
            "-100,000 40,000 45,000 50,000",
            f"In order with spaces between, the outlay first and negative; at most {MOST_FLOWS}.",
        ),
    ),
    work,
)

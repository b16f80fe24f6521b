"""Questions of project selection: payback, benefit-cost ratio, the best of four projects, and their order."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise
from random import Random

from app.bank.domain.families.draft import Draft, Miss, Wanted, require, rounded
from app.bank.domain.families.posing import Posed, ask_number, ask_order, ask_words
from app.bank.domain.families.prompts import aside, prompt
from app.bank.domain.families.scales import RATIO, YEARS
from app.bank.domain.families.scales import dollars_in_print as dollars
from app.exhibits.domain import DataTable
from app.formulas import cash_flow
from app.formulas.rounding import index, plain
from app.formulas.selection import bcr

NAMES = ("Harbor", "Meadow", "Summit", "Valley")
RATE = 10
LEAST_MARGIN = 5_000
MOST_RATIO = 3

PAYBACKS = (
    (
        "The table shows what {project} costs today and what it brings in each year. [Money comes in evenly over a "
        "year.] {aside} After how many years, to one decimal, is the outlay recovered?"
    ),
    (
        "{Asker} asks for the payback of {project}, [without discounting and with each year's money spread evenly over "
        "that year]. {aside} From the cash flows in the table, how many years is it, to one decimal?"
    ),
    (
        "The outlay for {project} has to be earned back. The table lists its cash flows; {asker} [counts them "
        "undiscounted and evenly within each year]. {aside} What is the payback time in years, to one decimal?"
    ),
)
PAYBACK_ASIDES = (
    "A rate of {rate}% is used for other cases.",
    "Competing projects pay back within {rate} years.",
)
RATIOS = (
    (
        "Over its life, {project} has [benefits with a present value of {benefits}]. Building it costs {build} and "
        "running it {run}, both as present values. {aside} What is its benefit-cost ratio, to two decimals?"
    ),
    (
        "{Asker} ranks {project} by its benefit-cost ratio. [All amounts are present values]: {build} to build, "
        "{run} to run, {benefits} of benefits. {aside} Which ratio, to two decimals, goes into the list?"
    ),
    (
        "As present values, {project} takes {build} for building and {run} for operation, and [yields {benefits}]. "
        "{aside} To two decimals, how large are its benefits for each dollar of cost?"
    ),
)
RATIO_ASIDES = (
    "A feasibility study cost {spent} last year.",
    "Of the budget, {spent} went into a study last year.",
)
BESTS = (
    (
        "With {project} settled, funds are left for one of four further projects, whichever it is. [The choice is "
        "made by net present value.] Which project of the table should be chosen?"
    ),
    (
        "{Asker} can approve one of the four projects in the table. [They exclude each other, money is available for "
        "each, and net present value decides.] Which one is it?"
    ),
    (
        "Four proposals compete for the place that {project} has left in the portfolio. [Only one can be done, and the "
        "value that it adds today, net of its outlay, is the measure.] Which one should it be?"
    ),
)
ORDERS = (
    (
        "The portfolio board of {project} ranks four further projects. [The measure is net present value], the highest "
        "first. Bring the projects of the table into that order."
    ),
    (
        "{Asker} has ranked the four projects in the table by payback. [The agreed criterion is net present value.] "
        "Put them into the order in which they should stand, the best on top."
    ),
    (
        "Four projects follow {project} in the portfolio. [They are taken up in the order of the value that each adds "
        "today, net of its outlay.] Order the projects of the table from first to last."
    ),
)


def payback(rng: Random, wanted: Wanted) -> Draft:
    """A question for the payback time of uneven flows."""
    inflows = tuple(1000 * rng.randrange(2, 13) * 10 for _ in range(5))
    whole = rng.randrange(1, 4)
    part = Fraction(rng.randrange(1, 10), 10)
    before = sum(inflows[:whole])
    outlay = before + int(inflows[whole] * part)
    flows = (-outlay, *inflows)
    key = cash_flow.payback(flows)
    require(len(set(inflows)) == len(inflows), "years that differ")
    missing = outlay - before
    rate = rng.choice((5, 8, 12))
    note = aside(rng, PAYBACK_ASIDES, rate=rate)
    misses = _payback_misses(inflows, outlay, whole, part)
    rows = tuple((f"Year {year}", flow) for year, flow in enumerate(flows))
    table = DataTable("Cash flows", ("Year", "Cash flow ($)"), rows, ("Cash flow ($)",))
    sums = ", ".join(dollars(total) for total in accumulate(inflows[: whole + 1]))
    steps = (
        f"received by the end of year 1 to {whole + 1}: {sums}",
        f"missing after year {whole}: {dollars(outlay)} - {dollars(before)} = {dollars(missing)}",
        f"payback = {whole} + {dollars(missing)} / {dollars(inflows[whole])} = {plain(key)} years",
    )
    why = (
        f"After {whole} years {dollars(before)} of {dollars(outlay)} are back; the last {dollars(missing)} take "
        f"{dollars(missing)} / {dollars(inflows[whole])} of the next year: {plain(key)} years."
    )
    posed = Posed(prompt(rng, PAYBACKS, aside=note), steps, (table,))
    return ask_number(rng, wanted, posed, key, YEARS, why=why, misses=misses)


def _payback_misses(inflows: tuple[int, ...], outlay: int, whole: int, part: Fraction) -> list[Miss]:
    before, key = sum(inflows[:whole]), whole + part
    missing = outlay - before
    return [
        Miss(
            whole + 1,
            f"This rounds up to the whole year. Of year {whole + 1}, only the part is needed that brings the last "
            f"{dollars(missing)}.",
        ),
        Miss(
            whole,
            f"This stops at the last whole year. By then {dollars(before)} of {dollars(outlay)} are back, and a "
            "part of the next year is needed.",
        ),
        Miss(
            whole + 1 - part,
            f"This takes what year {whole + 1} brings beyond the outlay. The fraction is what is missing, "
            f"{dollars(missing)}, over its flow.",
        ),
        Miss(key + 1, "This counts the year of the outlay as the first. Year 0 is today, and time runs from there."),
        Miss(
            rounded(Fraction(outlay * len(inflows), sum(inflows)), 1),
            "This divides the outlay by the mean flow of all years. The flows differ, so add them up year by year.",
        ),
        Miss(
            rounded(Fraction(outlay, inflows[0]), 1),
            "This divides the outlay by the first year's flow. The flows differ, so add them up year by year.",
        ),
        Miss(
            rounded(Fraction(outlay, inflows[whole]), 1),
            f"This divides the outlay by the flow of year {whole + 1} alone. The earlier flows count as well: add "
            "them up.",
        ),
        Miss(
            rounded(Fraction(outlay, max(inflows)), 1),
            "This divides the outlay by the best year's flow. The flows differ, so add them up year by year.",
        ),
    ]


def ratio(rng: Random, wanted: Wanted) -> Draft:
    """A question for a benefit-cost ratio with two kinds of cost."""
    build, run = 10_000 * rng.randrange(10, 60), 10_000 * rng.randrange(3, 40)
    benefits, spent = 10_000 * rng.randrange(20, 160), 10_000 * rng.randrange(2, 10)
    costs = build + run
    key = bcr(benefits, costs)
    require(Fraction(3, 5) <= key <= MOST_RATIO and abs(key - 1) >= Fraction(1, 20), "a ratio that a board would see")
    note = aside(rng, RATIO_ASIDES, spent=dollars(spent))
    misses = _ratio_misses(benefits, build, run)
    if note:
        misses.append(
            Miss(
                bcr(benefits, costs + spent),
                f"This charges the {dollars(spent)} of the study. They are spent whatever is decided and belong "
                "to neither side.",
                "mixes-up-concepts",
            )
        )
    misses = [Miss(m.value, f"{m.why} Costs are {dollars(costs)} in all.", m.trap) for m in misses]
    why = (
        f"{dollars(benefits)} / ({dollars(build)} + {dollars(run)}) = {index(key)}: each dollar of cost brings "
        f"{'more' if key > 1 else 'less'} than a dollar of benefit."
    )
    steps = (
        "BCR = present value of benefits / present value of costs",
        f"costs = {dollars(build)} + {dollars(run)} = {dollars(costs)}",
        f"BCR = {dollars(benefits)} / {dollars(costs)} = {index(key)}",
    )
    words = prompt(rng, RATIOS, benefits=dollars(benefits), build=dollars(build), run=dollars(run), aside=note)
    return ask_number(rng, wanted, Posed(words, steps), key, RATIO, why=why, misses=misses)


def _ratio_misses(benefits: int, build: int, run: int) -> list[Miss]:
    costs, key = build + run, bcr(benefits, build + run)
    return [
        Miss(
            bcr(benefits, build),
            f"This leaves out the {dollars(run)} for running. All costs over the life stand below the line.",
        ),
        Miss(
            bcr(benefits - run, build),
            f"This takes the {dollars(run)} for running off the benefits. As a cost, it belongs below the line "
            "with the building.",
            "mixes-up-concepts",
        ),
        Miss(
            key - 1,
            "This is what is gained for each dollar, a return on the costs. The ratio has all benefits on top.",
            "mixes-up-concepts",
        ),
        Miss(1 / key, f"This is upside down. Benefits of {dollars(benefits)} stand on top, and costs below."),
        Miss(
            1 - 1 / key,
            "This divides the gain by the benefits. The ratio divides all benefits by all costs.",
            "mixes-up-concepts",
        ),
        Miss(
            bcr(benefits, run),
            f"This leaves out the {dollars(build)} for building. All costs over the life stand below the line.",
        ),
        Miss(
            bcr(benefits + costs, costs),
            "This adds the costs to the benefits. Benefits alone stand on top of the ratio.",
        ),
    ]


@dataclass(frozen=True, slots=True)
class _Project:
    """A project with an outlay and the same inflow each year, in dollars; its present value is rounded to thousands."""

    name: str
    outlay: int
    yearly: int
    years: int

    @property
    def present(self) -> int:
        today = cash_flow.npv((0, *(self.yearly,) * self.years), RATE)
        return 1000 * int(rounded(today / 1000, 0))

    @property
    def value(self) -> int:
        return self.present - self.outlay

    @property
    def payback(self) -> Fraction:
        return Fraction(self.outlay, self.yearly)

    @property
    def worked(self) -> str:
        return f"{dollars(self.present)} - {dollars(self.outlay)} = {dollars(self.value)}"


def _projects(rng: Random) -> list[_Project]:
    """Four projects whose net present values differ clearly, and differ in order from payback."""
    found = []
    for name in NAMES:
        outlay, years = 10_000 * rng.randrange(5, 40), rng.randrange(3, 9)
        tenths = years * rng.randrange(42, 86) // 10  # of a year, to pay back
        found.append(_Project(name, outlay, 100 * int(rounded(Fraction(outlay, 10 * tenths), 0)), years))
    ranked = sorted(found, key=lambda project: -project.value)
    require(all(a.value - b.value >= LEAST_MARGIN for a, b in pairwise(ranked)), "values that differ clearly")
    require(all(abs(project.value) <= project.outlay for project in found), "plausible values")
    tempting = {min(found, key=lambda one: one.payback), max(found, key=lambda one: one.present)}
    require(tempting != {ranked[0]}, "a quick or a big project that is not the best")
    require(ranked[0].value > 0, "a project worth doing")
    return ranked


def _table(projects: list[_Project]) -> DataTable:
    head = ("Project", "Outlay ($)", "Present value of inflows ($)", "Sum of inflows ($)", "Payback (years)")
    rows = tuple(
        (one.name, one.outlay, one.present, one.yearly * one.years, float(rounded(one.payback, 1)))
        for one in sorted(projects, key=lambda project: project.name)
    )
    return DataTable(f"Four projects, discounted at {RATE}%", head, rows, head[1:])


def _steps(projects: list[_Project]) -> tuple[str, ...]:
    return (
        "net present value = present value of inflows - outlay",
        *(f"{one.name}: {one.worked}" for one in sorted(projects, key=lambda project: project.name)),
    )


def best(rng: Random) -> Draft:
    """A question for the project with the highest net present value."""
    ranked = _projects(rng)
    top = ranked[0]
    quick = min(ranked, key=lambda project: project.payback)
    large = max(ranked, key=lambda project: project.present)
    wrong = {}
    for one in ranked[1:]:
        adds = f"It adds {one.worked}, and {top.name} adds {dollars(top.value)}."
        if one == quick:
            reason = "This project pays back soonest, which says nothing about what comes after."
        elif one == large:
            reason = "This project has the largest inflows, and its outlay takes much of them."
        else:
            reason = "This project may please by another column of the table, but net present value decides."
        wrong[one.name] = (f"{reason} {adds}", "misses-constraint")
    why = f"{top.name} adds {top.worked}, the most of the four; payback and the size of the inflows have no say here."
    posed = Posed(prompt(rng, BESTS), _steps(ranked), (_table(ranked),))
    return ask_words(rng, posed, top.name, why=why, wrong=wrong)


def order(rng: Random) -> Draft:
    """A question for the order of four projects by net present value."""
    ranked = _projects(rng)
    by_payback = sorted(ranked, key=lambda project: project.payback)
    require(ranked != by_payback, "an order that payback does not give")
    places = [(one.name, f"Present value of inflows less outlay: {one.worked}.") for one in ranked]
    return ask_order(Posed(prompt(rng, ORDERS), _steps(ranked), (_table(ranked),)), places)

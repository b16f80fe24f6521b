"""A second solver for the families of value and estimates: it reads an item as a learner does, and works otherwise.

Amounts come from the words of the stem and the tables beside it; equations are solved by bisection, means by listing
every outcome, deviations by trying. Nothing here imports the formulas.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor
from statistics import mean

from app.bank.domain.item import Item, ItemType, Option

DOLLARS = r"\$([\d,]+)"
BUDGET = (
    rf"BAC {DOLLARS}",
    rf"budgeted at {DOLLARS}",
    rf"whole work is {DOLLARS}",
    rf"budget at completion is {DOLLARS}",
)
PLANNED = (
    rf"PV {DOLLARS}",
    rf"work worth {DOLLARS} by now",
    rf"due by today was {DOLLARS}",
    rf"plan foresaw {DOLLARS}",
    rf"{DOLLARS} was planned",
    rf"plan called for {DOLLARS}",
)
EARNED = (
    rf"EV {DOLLARS}",
    rf"Work worth {DOLLARS} is complete",
    rf"the finished work was {DOLLARS}",
    rf"has earned {DOLLARS}",
    rf"{DOLLARS} of value has been earned",
)
SPENT = (rf"\bAC {DOLLARS}", rf"{DOLLARS} has been spent", rf"work come to {DOLLARS}", rf"With {DOLLARS} spent")


@dataclass(frozen=True)
class Answer:
    """What the solver finds: a figure, and the words that belong with it where an option has both."""

    figure: Fraction
    words: str = ""


def named(item: Item) -> int | Decimal | tuple[int, ...]:
    """The key as the solver names it: an option, a number, or an option for each gap."""
    if item.type is ItemType.PULL_DOWN:
        gaps = SOLVERS_OF_GAPS[item.id[:3]](item)
        return tuple(
            blank.choices[_picked([item.options[i] for i in blank.choices], answer)]
            for blank, answer in zip(item.blanks, gaps, strict=True)
        )
    answer = SOLVERS[item.id[:3]](item)
    if item.number is not None:
        return _rounded(answer.figure, -int(item.number.value.as_tuple().exponent))
    return _picked(item.options, answer)


def _picked(options: Sequence[Option], answer: Answer) -> int:
    """The one option with the figure as shown and the words that belong with it."""
    found = [place for place, option in enumerate(options) if _fits(option.text, answer)]
    [place] = found
    return place


def _fits(text: str, answer: Answer) -> bool:
    figure, comma, words = text.partition(", ")
    number = re.search(r"-?\$?[\d,]*\d(?:\.(\d+))?", figure)
    if number is None:
        return text == answer.words
    shown = Decimal(number.group().replace("$", "").replace(",", ""))
    return shown == _rounded(answer.figure, len(number.group(1) or "")) and (not comma or words == answer.words)


def _rounded(value: Fraction, places: int) -> Decimal:
    units = floor(abs(value) * 10**places + Fraction(1, 2))
    return Decimal(-units if value < 0 else units).scaleb(-places)


def where(rises: Callable[[Fraction], Fraction], low: Fraction, high: Fraction) -> Fraction:
    """Where a rising function crosses zero, by halving; the simplest fraction there."""
    for _ in range(64):
        middle = (low + high) / 2
        low, high = (low, middle) if rises(middle) > 0 else (middle, high)
    return ((low + high) / 2).limit_denominator(10**8)


def amount(text: str, patterns: Sequence[str]) -> int | None:
    """The first amount that one of the patterns finds."""
    found = next((m for m in (re.search(p, text) for p in patterns) if m), None)
    return int(found.group(1).replace(",", "")) if found else None


@dataclass(frozen=True)
class Read:
    """What a status report says."""

    bac: int
    pv: int
    ev: int
    ac: int


def report(item: Item) -> Read:
    """The four numbers as told, zero where one is not told; a percent gives the value earned."""
    bac, pv, ev, ac = (amount(item.stem, patterns) for patterns in (BUDGET, PLANNED, EARNED, SPENT))
    percent = re.search(r"([\d.]+) percent of the work", item.stem)
    if ev is None and percent and bac:
        ev = int(Fraction(percent.group(1)) * bac / 100)
    assert ev
    assert ac
    return Read(bac or 0, pv or 0, ev, ac)


def question(item: Item) -> str:
    """The last sentence of the stem."""
    return re.split(r"(?<=[.!]) ", item.stem)[-1]


def signed(value: Fraction) -> str:
    return f"{'-' if value < 0 else ''}${abs(int(value)):,}"


def gap_between(more: Fraction, less: Fraction) -> Fraction:
    """What is missing from `less` to make `more`, found by filling it up."""
    return where(lambda x: less + x - more, Fraction(-(10**8)), Fraction(10**8))


def variances(item: Item) -> Answer:
    told = report(item)
    if "cost variance" in question(item):
        value = gap_between(Fraction(told.ev), Fraction(told.ac))
        return Answer(value, "over cost" if told.ac > told.ev else "under cost")
    value = gap_between(Fraction(told.ev), Fraction(told.pv))
    return Answer(value, "behind plan" if told.pv > told.ev else "ahead of plan")


def indices(item: Item) -> Answer:
    told = report(item)
    base = told.ac if "cost performance" in question(item) else told.pv
    return Answer(where(lambda x: x * base - told.ev, Fraction(0), Fraction(100)))


def typical_total(told: Read) -> Fraction:
    """The total at which money and work keep the proportion that they have now."""
    return where(lambda x: x * told.ev - told.bac * told.ac, Fraction(0), Fraction(10**8))


def pressed_total(told: Read) -> Fraction:
    """The total at which the rest, shrunk by both indices, buys the open work."""

    def bought(total: Fraction) -> Fraction:
        return (total - told.ac) * told.ev * told.ev / (told.ac * told.pv) - (told.bac - told.ev)

    return where(bought, Fraction(0), Fraction(10**8))


def with_variance(told: Read, total: Fraction) -> Answer:
    return Answer(total, f"VAC {signed(told.bac - total)}")


def forecast_typical(item: Item) -> Answer:
    told = report(item)
    return with_variance(told, typical_total(told))


def forecast_atypical(item: Item) -> Answer:
    told = report(item)
    done = Fraction(told.ev, told.bac)
    return with_variance(told, told.ac + told.bac * (1 - done))


def forecast_rebuilt(item: Item) -> Answer:
    told = report(item)
    rest = amount(item.stem, (rf"item by item: {DOLLARS}", rf"still to do: {DOLLARS}", rf"left at {DOLLARS}"))
    return with_variance(told, pressed_total(told) if rest is None else Fraction(told.ac + rest))


def remaining_cost(item: Item) -> Answer:
    told = report(item)
    patterns = (
        rf"new estimate at completion of {DOLLARS}",
        rf"now stands at {DOLLARS}",
        rf"agreed with .*, is {DOLLARS}",
    )
    given = amount(item.stem, patterns)
    total = typical_total(told) if given is None else Fraction(given)
    if "estimate to complete" in question(item):
        return Answer(gap_between(total, Fraction(told.ac)))
    return Answer(gap_between(Fraction(told.bac), total), "overrun ahead" if total > told.bac else "saving ahead")


def remaining_gaps(item: Item) -> list[Answer]:
    told = report(item)
    total = typical_total(told)
    return [Answer(Fraction(told.ev, told.ac)), Answer(total), Answer(told.bac - total)]


def pace_to_complete(item: Item) -> Answer:
    told = report(item)
    patterns = (rf"approved estimate(?: at completion)? of {DOLLARS}", rf"completion of {DOLLARS} has been approved")
    target = amount(item.stem, patterns) or told.bac
    pace = where(lambda x: x * (target - told.ac) - (told.bac - told.ev), Fraction(0), Fraction(100))
    return Answer(pace, "harder than planned" if pace > 1 else "easier than planned")


def cells(item: Item) -> list[dict[str, str]]:
    """The rows of the exhibit by the names of their columns."""
    table = item.exhibits[0].table()
    return [dict(zip(table.head, row, strict=True)) for row in table.rows]


def whole(text: str) -> int:
    return int(text.replace(",", ""))


def credited(item: Item) -> int:
    """The value of the packages in the table, step by step through their states."""
    found = re.search(r"(\d+)/(\d+) rule", item.stem)
    assert found
    steps = {"not started": [], "in progress": [found.group(1)], "finished": [found.group(1), found.group(2)]}
    return sum(whole(row["Budget ($)"]) * int(step) // 100 for row in cells(item) for step in steps[row["State"]])


def earned_rules(item: Item) -> Answer:
    if not item.exhibits:
        done, budget = (
            re.search(r"(\d+) percent complete", item.stem),
            (
                rf"completion of {DOLLARS}",
                rf"whole budget is {DOLLARS}",
                rf"of the {DOLLARS} budget",
            ),
        )
        assert done
        return Answer(
            Fraction(amount(item.stem, budget) or 0)
            - Fraction(amount(item.stem, budget) or 0) * (100 - int(done.group(1))) / 100
        )
    if "rule" in item.stem and "milestone" not in item.stem:
        return Answer(Fraction(credited(item)))
    budget_of = amount(item.stem, (rf"budget of {DOLLARS}", rf"worth {DOLLARS}", rf"Its {DOLLARS}"))
    assert budget_of
    still_open = sum(int(row["Weight (%)"]) for row in cells(item) if row["State"] == "open")
    return Answer(budget_of - Fraction(budget_of * still_open, 100))


def earned_gaps(item: Item) -> list[Answer]:
    value, cost = credited(item), sum(whole(row["Actual cost ($)"]) for row in cells(item))
    return [
        Answer(Fraction(value)),
        Answer(Fraction(value - cost)),
        Answer(Fraction(0), "over cost" if cost > value else "under cost"),
    ]


def time_earned(item: Item) -> Answer:
    plan = [0, *(whole(row["Cumulative planned value ($)"]) for row in cells(item))]
    earned = amount(item.stem, EARNED) or 0
    month = re.search(r"(?:After|month|Month) (\d+)", item.stem)
    assert month
    at = int(month.group(1))

    def planned(time: Fraction) -> Fraction:
        begun = min(floor(time), len(plan) - 2)
        return plan[begun] + (time - begun) * (plan[begun + 1] - plan[begun])

    time = where(lambda x: planned(x) - earned, Fraction(0), Fraction(len(plan) - 1))
    words = "behind plan" if time < at else "ahead of plan"
    if "earned schedule" in question(item):
        return Answer(time, words)
    return Answer(time - at if "variance" in question(item) else time / at, words)


def estimates(item: Item) -> list[tuple[int, int, int]]:
    """Optimistic, most likely and pessimistic, from the table or the words."""
    if item.exhibits:
        return [
            (whole(row["Optimistic (days)"]), whole(row["Most likely (days)"]), whole(row["Pessimistic (days)"]))
            for row in cells(item)
        ]
    told = item.stem
    best = (
        r"(\d+) days if all",
        r"optimistic (\d+) days",
        r"at best (\d+)",
        r"(\d+) days as optimistic",
        r"(\d+) days at best",
    )
    usual = (r"(\d+) days as most", r"most likely (\d+) days", r"expects (\d+) days", r"(\d+) days most likely")
    worst = (
        r"(\d+) days if much",
        r"pessimistic (\d+) days",
        r"at worst (\d+)",
        r"(\d+) days as pess",
        r"(\d+) days at worst",
    )
    found = [amount(told, patterns) for patterns in (best, usual, worst)]
    assert all(found)
    return [(found[0] or 0, found[1] or 0, found[2] or 0)]


def three_point(item: Item) -> Answer:
    """The mean of outcomes that are listed one by one: four times the usual one for PERT."""
    times = 4 if "PERT" in item.stem else 1
    return Answer(sum((mean(map(Fraction, [o, *[m] * times, p])) for o, m, p in estimates(item)), Fraction(0)))


def estimate_ranges(item: Item) -> Answer:
    path = estimates(item)
    squares = sum((Fraction(p - o, 6) * Fraction(p - o, 6) for o, _, p in path), Fraction(0))
    deviation = where(lambda x: x * x - squares, Fraction(0), Fraction(1000))
    middle = sum((mean(map(Fraction, [o, m, m, m, m, p])) for o, m, p in path), Fraction(0))
    if "standard deviation" in question(item):
        return Answer(deviation)
    reach = {"68": 1, "95": 2, "99.7": 3}[re.findall(r"about ([\d.]+) percent", item.stem)[-1]] * deviation
    is_upper = "upper" in question(item) or "longest" in question(item)
    return Answer(middle + reach if is_upper else middle - reach)


SOLVERS: dict[str, Callable[[Item], Answer]] = {
    "G01": variances,
    "G02": indices,
    "G03": earned_rules,
    "G04": forecast_typical,
    "G05": forecast_atypical,
    "G06": forecast_rebuilt,
    "G07": remaining_cost,
    "G08": pace_to_complete,
    "G09": time_earned,
    "G15": three_point,
    "G16": estimate_ranges,
}
SOLVERS_OF_GAPS: dict[str, Callable[[Item], list[Answer]]] = {"G03": earned_gaps, "G07": remaining_gaps}

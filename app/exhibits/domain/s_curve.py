"""S-curves: planned value, earned value and actual cost, added up over time."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from app.exhibits.domain.checks import require_amounts, require_count, require_length
from app.exhibits.domain.exhibit import STRICT, refuse_unless
from app.exhibits.domain.lettering import NAME_GAP, Ending, apart, line_names, margin, width
from app.exhibits.domain.marks import Area, Label, Line, Mark, Path, Picture, Table, figure
from app.exhibits.domain.plot import HEIGHT, LEAST, TOP, WIDTH, Plot, name_area

MOST_MONTHS = 24


@dataclass(frozen=True, slots=True)
class SCurve:
    """Cumulative planned value, and earned value and actual cost up to the data date, where both end.

    All three begin with the first period; `budget` is the budget at completion.
    """

    __pydantic_config__ = STRICT

    title: str
    unit: str
    periods: tuple[str, ...]
    planned: tuple[float, ...]
    earned: tuple[float, ...] = ()
    actual: tuple[float, ...] = ()
    budget: float | None = None
    kind: Literal["s-curve"] = "s-curve"

    def __post_init__(self) -> None:
        """Refuse data that cannot be drawn."""
        require_count("periods", self.periods, 3, MOST_MONTHS)
        require_length("planned", self.planned, len(self.periods), "period")
        for field, values in (("earned", self.earned), ("actual", self.actual)):
            refuse_unless(len(values) <= len(self.periods), f"{field}: give one number a period, at most")
            refuse_unless(len(values) != 1, f"{field}: give two numbers or more, or none")
        lengths = {len(values) for values in (self.earned, self.actual) if values}
        refuse_unless(len(lengths) <= 1, "actual: let it end with earned, at the data date")
        require_amounts("planned", (*self.planned, *self.earned, *self.actual))
        refuse_unless(self.budget is None or self.budget > 0, "budget: write more than 0, or leave it out")

    @property
    def lines(self) -> dict[str, tuple[float, ...]]:
        """The series that there are, by the name of their quantity."""
        named = {"PV": self.planned, "EV": self.earned, "AC": self.actual}
        return {name: values for name, values in named.items() if values}

    @property
    def data_date(self) -> int | None:
        """The position of the last period with data, when the plan goes further."""
        reached = max(len(self.earned), len(self.actual))
        return reached - 1 if 0 < reached < len(self.periods) else None

    def picture(self) -> Picture:
        """The three lines named at their ends, the budget as a level line, the data date as a dotted one."""
        plot = self._plot()
        roles = {"PV": "series-2", "EV": "series-1", "AC": "series-3"}
        lines = [Path(plot.points(values), roles[name]) for name, values in self.lines.items()]
        names = line_names(self._endings(plot), WIDTH)
        return Picture(
            WIDTH,
            HEIGHT,
            (*plot.frame(), *self._levels(plot), *lines, *names),
            self._areas(plot),
        )

    def _plot(self) -> Plot:
        highest = max(*self.planned, *self.earned, *self.actual, self.budget or 0)
        return Plot(self.periods, 0, highest, "", self.unit, margin(["PV"]))

    @property
    def _budget_name(self) -> str:
        return "" if self.budget is None else f"BAC {figure(self.budget)}"

    def _levels(self, plot: Plot) -> Iterator[Mark]:
        """The budget across the chart and the data date up through it."""
        if self.budget is not None:
            y = plot.y(self.budget)
            yield Line(plot.left, y, plot.x(len(self.periods) - 1), y, "ideal")
            yield Label(plot.left + 6, y + 15, self._budget_name, "label-soft halo", "start")
        if self.data_date is not None:
            x = plot.x(self.data_date)
            yield Line(x, TOP, x, plot.floor, "now")
            yield Label(x, TOP - 5, "data date", "label-soft small halo")

    def _endings(self, plot: Plot) -> list[Ending]:
        """The ends of all lines; those that end in the same period keep clear of each other."""
        roles = {"PV": "label-2 halo", "EV": "label-1 halo", "AC": "label-3 halo"}
        ends = [Ending(*plot.points(values)[-1], name, roles[name]) for name, values in self.lines.items()]
        places = sorted({end.x for end in ends})
        return [e for x in places for e in apart([end for end in ends if end.x == x], LEAST, TOP, plot.floor)]

    def _areas(self, plot: Plot) -> tuple[Area, ...]:
        """Each line's name at its end, and the budget's at its start."""
        areas = tuple(map(name_area, self._endings(plot)))
        if self.budget is None:
            return areas
        wide = width(self._budget_name) + NAME_GAP
        return *areas, Area("bac", "Line BAC", plot.left, plot.y(self.budget) - 6, wide, LEAST)

    def table(self) -> Table:
        """The series by period, empty after the data date, and the budget in a row of its own."""
        columns = ([figure(value) for value in values] for values in self.lines.values())
        rows = list(zip_longest(self.periods, *columns, fillvalue=""))
        if self.budget is not None:
            rows.append(("Budget at completion", figure(self.budget), *[""] * (len(self.lines) - 1)))
        head = ("Period", *(f"{name} ({self.unit})" for name in self.lines))
        return Table(head, tuple(rows), frozenset(range(1, len(head))))

    def alt(self) -> str:
        """Where each line stands at the data date and where the plan ends, and the budget."""
        last = len(self.periods) - 1
        reached = last if self.data_date is None else self.data_date
        told = ", ".join(f"{name} {figure(values[reached])}" for name, values in self.lines.items())
        plan = "" if reached == last else f"; the plan reaches {figure(self.planned[-1])} at {self.periods[-1]}"
        budget = "" if self.budget is None else f"; {self._budget_name}"
        return f"S-curves, cumulative, in {self.unit}, at {self.periods[reached]}: {told}{plan}{budget}."

"""Resource histograms: how much effort each period asks of each role, against the capacity."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Literal

from app.exhibits.domain.bars import FILLS, HEADROOM, SWATCH, bar, bar_area, figure_above
from app.exhibits.domain.checks import require_amounts, require_count, require_length, require_names
from app.exhibits.domain.exhibit import STRICT, refuse_unless
from app.exhibits.domain.lettering import LINE, NAME_HEIGHT, Ending, apart, line_names, margin
from app.exhibits.domain.marks import Line, Mark, Picture, Rect, Table, figure
from app.exhibits.domain.plot import HEIGHT, TOP, WIDTH, Plot

MOST_PERIODS, MOST_ROLES = 14, 4
MARGIN = 116.0


@dataclass(frozen=True, slots=True)
class Demand:
    """The effort that a role is asked for in each period."""

    __pydantic_config__ = STRICT

    role: str
    amounts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class ResourceHistogram:
    """Demand per period, stacked by role, with the capacity as a line across."""

    __pydantic_config__ = STRICT

    title: str
    unit: str
    periods: tuple[str, ...]
    demand: tuple[Demand, ...]
    capacity: float | None = None
    kind: Literal["resource-histogram"] = "resource-histogram"

    def __post_init__(self) -> None:
        """Refuse data that cannot be drawn."""
        require_count("periods", self.periods, 2, MOST_PERIODS)
        require_names("periods", self.periods)
        require_count("demand", self.demand, 1, MOST_ROLES)
        require_names("demand", [one.role for one in self.demand])
        for one in self.demand:
            require_length("demand", one.amounts, len(self.periods), "period")
            require_amounts("demand", one.amounts)
        refuse_unless((self.capacity or 0) >= 0, "capacity: write 0 or more, or leave it out")

    @property
    def totals(self) -> tuple[float, ...]:
        """The demand of all roles by period."""
        return tuple(sum(one.amounts[i] for one in self.demand) for i in range(len(self.periods)))

    def picture(self) -> Picture:
        """Stacked bars with their totals, the roles named right of the last bar, the capacity dashed."""
        plot = self._plot()
        bars = [block for i in range(len(self.periods)) for block in self._stack(plot, i)]
        totals = [label for i, total in enumerate(self.totals) for label in figure_above(plot, i, total)]
        names = apart(self._endings(plot), NAME_HEIGHT, TOP + LINE, plot.floor - LINE)
        marks = (*plot.frame(), *bars, *self._limit(plot), *totals, *line_names(names, WIDTH), *_swatches(names))
        areas = tuple(bar_area(plot, i, name, self.totals[i]) for i, name in enumerate(self.periods))
        return Picture(WIDTH, HEIGHT, marks, areas)

    def _plot(self) -> Plot:
        names = [*(one.role for one in self.demand), self._capacity_name]
        room = margin(names, most=MARGIN) + SWATCH + 4
        return Plot(self.periods, 0, max(HEADROOM * max(self.totals), self.capacity or 0), "", self.unit, room)

    @property
    def _capacity_name(self) -> str:
        return "" if self.capacity is None else f"capacity {figure(self.capacity)}"

    def _spans(self, i: int) -> list[tuple[float, float]]:
        """From where to where the bar of each role reaches in a period, the first role lowest."""
        return list(pairwise(accumulate((one.amounts[i] for one in self.demand), initial=0.0)))

    def _stack(self, plot: Plot, i: int) -> Iterator[Mark]:
        for span, fill in zip(self._spans(i), FILLS, strict=False):
            yield bar(plot, i, span, fill, share=0.76)

    def _limit(self, plot: Plot) -> Iterator[Mark]:
        if self.capacity is not None:
            yield Line(plot.left, plot.y(self.capacity), plot.edge, plot.y(self.capacity), "limit")

    def _endings(self, plot: Plot) -> list[Ending]:
        """Each role beside its part of the last bar, from the highest down, and the capacity at the end of its line."""
        x, spans = plot.edge + SWATCH + 4, self._spans(len(self.periods) - 1)
        ends = [
            Ending(x, plot.y(sum(span) / 2), one.role, "label")
            for one, span in reversed(list(zip(self.demand, spans, strict=True)))
        ]
        if self.capacity is not None:
            ends.append(Ending(plot.edge, plot.y(self.capacity), self._capacity_name, "label-soft"))
        return ends

    def table(self) -> Table:
        """Demand of each role, its total and the capacity by period."""
        capacity = [] if self.capacity is None else [figure(self.capacity)]
        rows = tuple(
            (name, *(figure(one.amounts[i]) for one in self.demand), figure(self.totals[i]), *capacity)
            for i, name in enumerate(self.periods)
        )
        head = (
            "Period",
            *(one.role for one in self.demand),
            f"Total ({self.unit})",
            *(["Capacity"] if capacity else []),
        )
        return Table(head, rows, frozenset(range(1, len(head))))

    def alt(self) -> str:
        """The total demand of each period and the capacity."""
        totals = ", ".join(f"{name} {figure(self.totals[i])}" for i, name in enumerate(self.periods))
        roles = " and ".join(one.role for one in self.demand)
        limit = f"; {self._capacity_name}" if self._capacity_name else ""
        return f"Resource histogram of {roles}, {self.unit} by period: {totals}{limit}."


def _swatches(names: Sequence[Ending]) -> Iterator[Rect]:
    """A sample of its fill before the name of each role."""
    for ending, fill in zip((name for name in reversed(names) if name.role == "label"), FILLS, strict=False):
        yield Rect(ending.x - SWATCH + 3, ending.y - SWATCH / 2, SWATCH, SWATCH, fill)

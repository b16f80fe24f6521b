"""Charts of a team's flow: how much work is in each state over time, and how much each sprint completes."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, cycle, pairwise
from typing import Literal

from app.exhibits.domain.bars import FILLS, HEADROOM, bar, bar_area, figure_above, key
from app.exhibits.domain.checks import require_amounts, require_count, require_length, require_names
from app.exhibits.domain.exhibit import STRICT, refuse_unless
from app.exhibits.domain.lettering import LINE, NAME_HEIGHT, Ending, apart, line_names, margin, slug
from app.exhibits.domain.marks import Area, Mark, Path, Picture, Table, figure
from app.exhibits.domain.plot import HEIGHT, TOP, WIDTH, Plot

MOST_STATES, MOST_PERIODS, MOST_SPRINTS = 6, 31, 12


@dataclass(frozen=True, slots=True)
class FlowState:
    """A state of the workflow and the items in it at the end of each period."""

    __pydantic_config__ = STRICT

    name: str
    items: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class CumulativeFlow:
    """Items per workflow state over time, as bands on top of each other.

    `states` stand in the order of the workflow; the last one, usually what is done, is the lowest band.
    """

    __pydantic_config__ = STRICT

    title: str
    unit: str
    periods: tuple[str, ...]
    states: tuple[FlowState, ...]
    kind: Literal["cumulative-flow"] = "cumulative-flow"

    def __post_init__(self) -> None:
        """Refuse data that cannot be drawn."""
        require_count("periods", self.periods, 2, MOST_PERIODS)
        require_count("states", self.states, 2, MOST_STATES)
        require_names("states", [state.name for state in self.states])
        for state in self.states:
            require_length("states", state.items, len(self.periods), "period")
            require_amounts("states", state.items)

    def picture(self) -> Picture:
        """The bands, the grid over them, and each band's name at its end."""
        plot, edges = self._plot(), self._edges()
        bands = tuple(
            Path((*plot.points(upper), *reversed(plot.points(lower))), fill, closed=True)
            for (lower, upper), fill in zip(pairwise(edges), cycle(FILLS), strict=False)
        )
        return Picture(
            WIDTH,
            HEIGHT,
            (*bands, *plot.frame(), *line_names(self._endings(plot), WIDTH)),
            tuple(_end_area(plot, ending) for ending in self._endings(plot)),
        )

    def _plot(self) -> Plot:
        highest = max(self._edges()[-1])
        return Plot(self.periods, 0, highest, "", self.unit, margin([state.name for state in self.states]))

    def _edges(self) -> list[tuple[float, ...]]:
        """The line below the lowest band, then the upper line of each band from the lowest up."""
        ground = (0.0,) * len(self.periods)
        counts = [state.items for state in reversed(self.states)]
        return list(accumulate(counts, _sums, initial=ground))

    def _endings(self, plot: Plot) -> tuple[Ending, ...]:
        """The right end of each band, from the highest down."""
        x, ends = plot.x(len(self.periods) - 1), [edge[-1] for edge in self._edges()]
        middles = [plot.y((low + high) / 2) for low, high in pairwise(ends)]
        endings = [Ending(x, y, s.name, "label") for y, s in zip(reversed(middles), self.states, strict=True)]
        return apart(endings, NAME_HEIGHT, TOP + LINE, plot.floor - LINE)

    def table(self) -> Table:
        """Items in each state by period."""
        rows = tuple(
            (period, *(figure(state.items[i]) for state in self.states)) for i, period in enumerate(self.periods)
        )
        return Table(("Period", *(s.name for s in self.states)), rows, frozenset(range(1, len(self.states) + 1)))

    def alt(self) -> str:
        """The size of each band in the first and in the last period."""
        bands = ", ".join(f"{s.name} {figure(s.items[0])} and {figure(s.items[-1])}" for s in self.states)
        return f"Cumulative flow diagram in {self.unit}, at {self.periods[0]} and at {self.periods[-1]}: {bands}."


def _end_area(plot: Plot, ending: Ending) -> Area:
    """A band's end with its name, from the last period but one to the edge of the canvas."""
    start = ending.x - plot.band
    return Area(slug(ending.name), ending.name, start, ending.y - NAME_HEIGHT / 2, WIDTH - start, NAME_HEIGHT)


def _sums(lower: tuple[float, ...], counts: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(a + b for a, b in zip(lower, counts, strict=True))


@dataclass(frozen=True, slots=True)
class Velocity:
    """Work completed in each sprint and, when known, what the team had committed to."""

    __pydantic_config__ = STRICT

    title: str
    unit: str
    sprints: tuple[str, ...]
    completed: tuple[float, ...]
    committed: tuple[float, ...] = ()
    kind: Literal["velocity"] = "velocity"

    def __post_init__(self) -> None:
        """Refuse data that cannot be drawn."""
        require_count("sprints", self.sprints, 2, MOST_SPRINTS)
        require_names("sprints", self.sprints)
        require_length("completed", self.completed, len(self.sprints), "sprint")
        require_amounts("completed", self.completed)
        require_amounts("committed", self.committed)
        refuse_unless(
            len(self.committed) in {0, len(self.sprints)}, "committed: give one number for each sprint, or none"
        )

    def picture(self) -> Picture:
        """A bar for each sprint, beside an outlined one for its commitment."""
        plot = Plot(self.sprints, 0, HEADROOM * max(*self.completed, *self.committed), "", self.unit, right=24)
        marks = [mark for i in range(len(self.sprints)) for mark in self._bars(plot, i)]
        names = [("committed", "bar-outline"), ("completed", "bar-1")] if self.committed else []
        areas = tuple(bar_area(plot, i, name, self._highest(i)) for i, name in enumerate(self.sprints))
        return Picture(WIDTH, HEIGHT, (*plot.frame(), *marks, *key(names, plot.edge)), areas)

    def _highest(self, i: int) -> float:
        return max(self.completed[i], *self.committed[i : i + 1], 0)

    def _bars(self, plot: Plot, i: int) -> Iterator[Mark]:
        """The bar of one sprint with its figure, right of its commitment when there is one."""
        if not self.committed:
            yield bar(plot, i, (0, self.completed[i]), "bar-1", share=0.6)
            yield from figure_above(plot, i, self.completed[i])
            return
        for place, value, role in ((i - 0.2, self.committed[i], "bar-outline"), (i + 0.2, self.completed[i], "bar-1")):
            yield bar(plot, place, (0, value), role, share=0.36)
            yield from figure_above(plot, place, value, share=0.4)

    def table(self) -> Table:
        """Committed and completed work by sprint."""
        columns = [("Committed", self.committed)] if self.committed else []
        columns.append(("Completed", self.completed))
        rows = tuple((name, *(figure(values[i]) for _, values in columns)) for i, name in enumerate(self.sprints))
        head = ("Sprint", *(f"{name} ({self.unit})" for name, _ in columns))
        return Table(head, rows, frozenset(range(1, len(head))))

    def alt(self) -> str:
        """What each sprint completed and had committed to."""
        figures = "; ".join(", ".join(row) for row in self.table().rows)
        order = "committed, then completed" if self.committed else "completed"
        return f"Velocity chart, {self.unit} {order} by sprint: {figures}."

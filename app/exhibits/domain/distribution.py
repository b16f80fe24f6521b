"""How data are distributed: Pareto charts of causes, histograms of measurements, scatter diagrams of two quantities."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Literal

from app.exhibits.domain.bars import HEADROOM, bar, bar_area, figure_above
from app.exhibits.domain.checks import require_amounts, require_count, require_length, require_names
from app.exhibits.domain.exhibit import STRICT, refuse_unless
from app.exhibits.domain.lettering import SMALL, width
from app.exhibits.domain.marks import Dot, Label, Line, Mark, Path, Picture, Table, figure
from app.exhibits.domain.plot import (
    HEIGHT,
    PLACES,
    TOP,
    WIDTH,
    Plot,
    Scale,
    numbers_below,
    point_area,
    room_right,
    ticks,
)

MOST_CAUSES, MOST_BINS, MOST_POINTS = 7, 12, 60
INSIDE = 20.0


@dataclass(frozen=True, slots=True)
class Cause:
    """A cause and how often it was found."""

    __pydantic_config__ = STRICT

    name: str
    count: float


@dataclass(frozen=True, slots=True)
class Pareto:
    """Causes by frequency, the most frequent first whatever the order of the data, and their running share."""

    __pydantic_config__ = STRICT

    title: str
    unit: str
    causes: tuple[Cause, ...]
    kind: Literal["pareto"] = "pareto"

    def __post_init__(self) -> None:
        """Refuse data that cannot be drawn."""
        require_count("causes", self.causes, 2, MOST_CAUSES)
        require_names("causes", [cause.name for cause in self.causes])
        require_amounts("causes", [cause.count for cause in self.causes])
        refuse_unless(self.total > 0, "causes: count at least one of them more than 0 times")

    @property
    def total(self) -> float:
        """The sum of all counts."""
        return sum(cause.count for cause in self.causes)

    @property
    def ranked(self) -> tuple[Cause, ...]:
        """The causes from the most frequent down."""
        return tuple(sorted(self.causes, key=lambda cause: -cause.count))

    @property
    def shares(self) -> tuple[float, ...]:
        """The running share of the ranked causes, in percent."""
        return tuple(100 * count / self.total for count in accumulate(cause.count for cause in self.ranked))

    def picture(self) -> Picture:
        """Bars on the left axis, the running share on the right one; 100 percent stands at the height of the total."""
        plot = Plot(tuple(cause.name for cause in self.ranked), 0, self.total, "", self.unit, right=54)
        course = plot.points([share * self.total / 100 for share in self.shares])
        bars = [mark for i, cause in enumerate(self.ranked) for mark in _counted(plot, i, cause.count)]
        dots = (Dot(x, y, "dot-2") for x, y in course)
        marks = (*plot.frame(), *self._percents(plot), *bars, Path(course, "series-2"), *dots)
        areas = tuple(bar_area(plot, i, cause.name, cause.count) for i, cause in enumerate(self.ranked))
        return Picture(WIDTH, HEIGHT, marks, areas)

    def _percents(self, plot: Plot) -> Iterator[Mark]:
        yield Line(plot.edge, plot.y(self.total), plot.edge, plot.floor, "axis")
        yield Label(WIDTH - 10, TOP - 18, "running share", "label-2", "end")
        for percent in range(0, 101, 20):
            y = plot.y(self.total * percent / 100)
            yield Line(plot.edge, y, plot.edge + 4, y, "axis")
            yield Label(plot.edge + 8, y + 5, f"{percent}%", "tick", "start")

    def table(self) -> Table:
        """Count and running share by cause."""
        rows = tuple(
            (cause.name, figure(cause.count), figure(share, 1))
            for cause, share in zip(self.ranked, self.shares, strict=True)
        )
        return Table(("Cause", self.unit, "Running share (%)"), rows, frozenset({1, 2}))

    def alt(self) -> str:
        """The causes from the most frequent down, with their counts."""
        causes = ", ".join(f"{cause.name} {figure(cause.count)}" for cause in self.ranked)
        return f"Pareto chart, {self.unit} by cause: {causes}; a line adds up their shares to 100 percent."


def _counted(plot: Plot, place: int, count: float) -> Iterator[Mark]:
    """A bar with its figure, inside where the bar is tall enough, else above."""
    block = bar(plot, place, (0, count), "bar-1", share=0.84)
    yield block
    if block.height >= INSIDE and width(figure(count), SMALL) <= block.width:
        yield Label(plot.x(place), plot.floor - 6, figure(count), "on-bar small")
    else:
        yield from figure_above(plot, place, count)


@dataclass(frozen=True, slots=True)
class Histogram:
    """Counts of measurements per bin; `edges` are the borders of the bins, one more than there are counts."""

    __pydantic_config__ = STRICT

    title: str
    x_title: str
    edges: tuple[float, ...]
    counts: tuple[float, ...]
    y_title: str = "Frequency"
    kind: Literal["histogram"] = "histogram"

    def __post_init__(self) -> None:
        """Refuse data that cannot be drawn."""
        require_count("counts", self.counts, 2, MOST_BINS)
        require_amounts("counts", self.counts)
        refuse_unless(max(self.counts) > 0, "counts: fill at least one of the bins")
        require_length("edges", self.edges, len(self.counts) + 1, "border of a bin")
        steps = [high - low for low, high in pairwise(self.edges)]
        refuse_unless(min(steps) > 0, "edges: let them rise")
        refuse_unless(max(steps) - min(steps) <= max(steps) / 1000, "edges: set them evenly, heights then compare")

    @property
    def bins(self) -> tuple[str, ...]:
        """Each bin by its borders."""
        return tuple(f"{figure(low, PLACES)} to {figure(high, PLACES)}" for low, high in pairwise(self.edges))

    def picture(self) -> Picture:
        """Touching bars between the borders of the bins."""
        highest, right = HEADROOM * max(self.counts), room_right(self.edges[-1])
        plot = Plot(("",) * len(self.counts), 0, highest, self.x_title, self.y_title, right)
        borders = [(plot.x(i - 0.5), edge) for i, edge in enumerate(self.edges)]
        bars = [mark for i, count in enumerate(self.counts) for mark in _binned(plot, i, count)]
        areas = tuple(bar_area(plot, i, name, self.counts[i]) for i, name in enumerate(self.bins))
        return Picture(WIDTH, HEIGHT, (*plot.frame(), *bars, *numbers_below(plot, borders)), areas)

    def table(self) -> Table:
        """The count of each bin."""
        rows = tuple(zip(self.bins, map(figure, self.counts), strict=True))
        return Table((self.x_title, self.y_title), rows, frozenset({1}))

    def alt(self) -> str:
        """The bins and their counts."""
        bins = "; ".join(f"{name}: {figure(count)}" for name, count in zip(self.bins, self.counts, strict=True))
        return f"Histogram, {self.y_title} by {self.x_title}: {bins}."


def _binned(plot: Plot, place: int, count: float) -> Iterator[Mark]:
    yield bar(plot, place, (0, count), "fill-1", share=1)
    yield from figure_above(plot, place, count)


@dataclass(frozen=True, slots=True)
class Scatter:
    """Pairs of measurements (x, y), with the titles of both axes."""

    __pydantic_config__ = STRICT

    title: str
    x_title: str
    y_title: str
    points: tuple[tuple[float, float], ...]
    kind: Literal["scatter"] = "scatter"

    def __post_init__(self) -> None:
        """Refuse data that cannot be drawn."""
        require_count("points", self.points, 3, MOST_POINTS)

    def picture(self) -> Picture:
        """A dot for each pair, no line through them."""
        levels = ticks(*_range(self._xs))
        plot = Plot(("",), *_range(self._ys), self.x_title, self.y_title, room_right(levels[-1]))
        across = Scale(levels[0], levels[-1], plot.left, plot.edge)
        places = [(across.at(x), plot.y(y)) for x, y in self.points]
        marks = (*plot.frame(), *_uprights(plot, across, levels), *(Dot(x, y, "dot-1") for x, y in places))
        return Picture(WIDTH, HEIGHT, marks, tuple(point_area(i, x, y) for i, (x, y) in enumerate(places, 1)))

    @property
    def _xs(self) -> tuple[float, ...]:
        return tuple(x for x, _ in self.points)

    @property
    def _ys(self) -> tuple[float, ...]:
        return tuple(y for _, y in self.points)

    def table(self) -> Table:
        """Both values of each point, numbered in the order of the data."""
        rows = tuple((str(i), figure(x, PLACES), figure(y, PLACES)) for i, (x, y) in enumerate(self.points, 1))
        return Table(("Point", self.x_title, self.y_title), rows, frozenset({1, 2}))

    def alt(self) -> str:
        """How many points there are and the ranges of both axes."""
        x, y = (f"{figure(min(v), PLACES)} to {figure(max(v), PLACES)}" for v in (self._xs, self._ys))
        points = "; ".join(f"{figure(a, PLACES)}, {figure(b, PLACES)}" for a, b in self.points)
        count = len(self.points)
        return f"Scatter diagram of {count} points, {self.x_title} {x} across and {self.y_title} {y} up: {points}."


def _range(values: tuple[float, ...]) -> tuple[float, float]:
    """From the least to the greatest value; from 0 where the least is near it."""
    low, high = min(values), max(values)
    return (0.0 if 0 <= low <= high / 2 else low), high


def _uprights(plot: Plot, across: Scale, levels: tuple[float, ...]) -> Iterator[Mark]:
    for level in levels:
        yield Line(across.at(level), TOP, across.at(level), plot.floor, "grid")
    yield from numbers_below(plot, [(across.at(level), level) for level in levels])

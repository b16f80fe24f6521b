"""The frame of a chart: where a value stands, the ticks, the grid, the titles of the axes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from math import ceil, floor, log10

from app.exhibits.domain.lettering import LINE, NAME, NAME_GAP, TEXT, Ending, slug, width, wrap
from app.exhibits.domain.marks import Area, Label, Line, Mark, figure

WIDTH, HEIGHT = 560.0, 340.0
LEFT, RIGHT, TOP, BOTTOM = 58.0, 96.0, 34.0, 52.0
STEPS = 5
WIDEST_LABELS = 60.0
WIDEST_TITLE = 230.0
PLACES = 4
LEAST, NARROW = 26.0, 24.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `low` to `high` along pixels from `start` to `stop`."""

    low: float
    high: float
    start: float
    stop: float

    def at(self, value: float) -> float:
        """The pixel of a value."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.stop - self.start)


def ticks(low: float, high: float, steps: int = STEPS) -> tuple[float, ...]:
    """Round numbers, about `steps` of them, from at most `low` to at least `high`."""
    span = high - low or 1.0
    rough = span / steps
    power = 10 ** floor(log10(rough))
    step = next(power * m for m in (1, 2, 2.5, 5, 10) if power * m >= rough * 0.999)
    first = floor(low / step + 1e-9)
    last = ceil(high / step - 1e-9)
    return tuple(round(i * step, 10) for i in range(first, max(last, first + 1) + 1))


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart with named positions along x and values along y; `right` leaves room for names at the lines' ends."""

    names: tuple[str, ...]
    low: float
    high: float
    x_title: str
    y_title: str
    right: float = RIGHT
    height: float = HEIGHT

    @property
    def levels(self) -> tuple[float, ...]:
        """The values with a grid line."""
        return ticks(self.low, self.high)

    @property
    def left(self) -> float:
        """Where the grid begins, right of the widest value."""
        return max(LEFT, 18 + max(width(figure(level, PLACES)) for level in self.levels))

    @property
    def edge(self) -> float:
        """Where the grid ends."""
        return WIDTH - self.right

    @property
    def floor(self) -> float:
        """The pixel of the lowest value, above the names along x."""
        return self.height - BOTTOM - LINE * (max(len(lines) for _, lines in self._names()) - 1)

    @property
    def band(self) -> float:
        """Pixels between neighboring positions."""
        return (self.edge - self.left) / len(self.names)

    def x(self, place: float) -> float:
        """The pixel of a position, counted from 0; each position is the middle of its band."""
        return self.left + self.band * (place + 0.5)

    def y(self, value: float) -> float:
        """The pixel of a value."""
        return Scale(self.levels[0], self.levels[-1], self.floor, TOP).at(value)

    def points(self, values: Sequence[float], start: int = 0) -> tuple[tuple[float, float], ...]:
        """The pixels of a series that begins at position `start`."""
        return tuple((self.x(place), self.y(value)) for place, value in zip(count(start), values, strict=False))

    def frame(self) -> tuple[Mark, ...]:
        """Grid, ticks, names along x, and the titles of both axes."""
        return tuple(self._frame())

    def _names(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        longest = max(width(name) for name in self.names) + 6
        every = max(1, ceil(min(longest, WIDEST_LABELS) / self.band))
        room = self.band * every - 4
        return tuple((place, wrap(self.names[place], room)) for place in range(0, len(self.names), every))

    def _frame(self) -> Iterator[Mark]:
        for level in self.levels:
            yield Line(self.left, self.y(level), self.edge, self.y(level), "grid")
            yield Label(self.left - 8, self.y(level) + 5, figure(level, PLACES), "tick", "end")
        yield Line(self.left, self.floor, self.edge, self.floor, "axis")
        for place, lines in self._names():
            for i, line in enumerate(lines):
                yield Label(self.x(place), self.floor + 19 + LINE * i, line, "tick")
        (x_title,) = wrap(self.x_title, self.edge - self.left, 1)
        (y_title,) = wrap(self.y_title, WIDEST_TITLE, 1)
        yield Label((self.left + self.edge) / 2, self.height - 8, x_title, "axis-title")
        yield Label(TEXT, TOP - 18, y_title, "axis-title", "start")


def room_right(last: float) -> float:
    """Room right of a plot whose last number along x stands at its edge."""
    return max(NARROW, width(figure(last, PLACES)) / 2 + 6)


def numbers_below(plot: Plot, numbers: Sequence[tuple[float, float]]) -> Iterator[Label]:
    """Evenly spaced numbers under their pixels, each given as (x, value); some are left out where they would touch."""
    widest = max(width(figure(value, PLACES)) for _, value in numbers)
    every = ceil((widest + 6) / (numbers[1][0] - numbers[0][0]))
    for x, value in numbers[::every]:
        yield Label(x, plot.floor + 19, figure(value, PLACES), "tick")


def point_area(number: int, x: float, y: float) -> Area:
    """The area of a numbered point, as large as a finger needs."""
    return Area(f"point-{number}", f"Point {number}", x - LEAST / 2, y - LEAST / 2, LEAST, LEAST)


def name_area(ending: Ending) -> Area:
    """The area of a line's end with its name."""
    wide = LEAST / 2 + NAME_GAP + width(ending.name, NAME)
    start, top = min(ending.x - LEAST / 2, WIDTH - wide), ending.y - LEAST / 2
    return Area(slug(ending.name), f"Line {ending.name}", start, top, wide, LEAST)

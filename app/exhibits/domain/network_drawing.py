"""Where the boxes and arrows of a network stand on the canvas."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.exhibits.domain.layers import Layers
from app.exhibits.domain.lettering import SMALL, width
from app.exhibits.domain.marks import Label, Mark, Path, Rect

NARROW, WIDEST = 560.0, 720.0
EDGE = 8.0
WIDEST_GAP, ROW_GAP = 64.0, 26.0
LANE = 8.0
"""Height that a line takes on its way past the boxes of a rank."""
ENTRY = 12.0
"""Distance between the heads of arrows that meet at one box."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Layers on a canvas: boxes of one size, as far apart as the widest canvas lets them be."""

    layers: Layers
    size: tuple[float, float]
    least_gap: float

    @property
    def gap(self) -> float:
        """The distance between the boxes of neighboring ranks."""
        ranks = len(self.layers.ranks)
        room = WIDEST - 2 * EDGE - ranks * self.size[0]
        return min(WIDEST_GAP, max(self.least_gap, room / max(1, ranks - 1)))

    @property
    def width(self) -> float:
        """The width of the canvas."""
        return NARROW if self._content <= NARROW else WIDEST

    @property
    def height(self) -> float:
        """The height of the fullest rank with its edges."""
        return 2 * EDGE + max(map(self._stack, self.layers.ranks))

    def corner(self, name: str) -> tuple[float, float]:
        """The upper left corner of a box."""
        rank = next(place for place, names in enumerate(self.layers.ranks) if name in names)
        return self._x(rank), self._middle(rank, name) - self.size[1] / 2

    def arrow(self, pair: tuple[str, str], role: str) -> Path:
        """An arrow that passes the ranks between its ends where no box stands."""
        return Path(self._points(pair), role, arrow=True)

    def note(self, pair: tuple[str, str], text: str) -> Iterator[Mark]:
        """A text on an arrow, near its start."""
        (x1, y1), (x2, y2) = self._points(pair)[:2]
        wide = width(text, SMALL)
        x = x1 + max(wide / 2 + 2, self.gap * 0.38)
        y = y1 + (y2 - y1) * (x - x1) / (x2 - x1)
        yield Rect(x - wide / 2, y - 8, wide, 16, "backing")
        yield Label(x, y + 4, text, "small")

    @property
    def _content(self) -> float:
        ranks = len(self.layers.ranks)
        return 2 * EDGE + ranks * self.size[0] + (ranks - 1) * self.gap

    def _x(self, rank: int) -> float:
        """The left edge of the boxes of a rank."""
        return EDGE + (self.width - self._content) / 2 + rank * (self.size[0] + self.gap)

    def _room(self, name: str) -> float:
        return self.size[1] if name in self.layers.things else LANE

    def _stack(self, names: tuple[str, ...]) -> float:
        return sum(map(self._room, names)) + ROW_GAP * (len(names) - 1)

    def _middle(self, rank: int, name: str) -> float:
        """The height at which a box or a passing line of a rank has its middle; every rank is centered."""
        names = self.layers.ranks[rank]
        above = names[: names.index(name)]
        top = (self.height - self._stack(names)) / 2
        return top + sum(self._room(other) + ROW_GAP for other in above) + self._room(name) / 2

    def _points(self, pair: tuple[str, str]) -> tuple[tuple[float, float], ...]:
        way = self.layers.ways[pair]
        first = next(rank for rank, names in enumerate(self.layers.ranks) if pair[0] in names)
        spots = [(rank, self._middle(rank, name)) for rank, name in enumerate(way, first)]
        spots[-1] = (spots[-1][0], spots[-1][1] + self._entry(pair, spots[-1][0] - 1))
        return tuple(
            point
            for (rank, y), (after, y_after) in pairwise(spots)
            for point in ((self._x(rank) + self.size[0], y), (self._x(after), y_after))
        )

    def _entry(self, pair: tuple[str, str], rank: int) -> float:
        """How far from the middle of its box an arrow arrives: from the top down in the order it comes from."""
        names = self.layers.ranks[rank]
        arriving = sorted(names.index(way[-2]) for (_, end), way in self.layers.ways.items() if end == pair[1])
        place = arriving.index(names.index(self.layers.ways[pair][-2]))
        step = min(ENTRY, (self.size[1] - 8) / len(arriving))
        return (place - (len(arriving) - 1) / 2) * step

"""Bars that stand on a plot, their areas, and the key that names them."""

from collections.abc import Iterator, Sequence

from app.exhibits.domain.lettering import SMALL, slug, width
from app.exhibits.domain.marks import Area, Label, Mark, Rect, figure
from app.exhibits.domain.plot import LEAST, TOP, Plot

FILLS = ("fill-1", "fill-2", "fill-3", "fill-4")
SWATCH = 12.0
HEADROOM = 1.06
"""How much higher than the highest bar a plot reaches, for the figure above it."""


def bar(plot: Plot, place: float, span: tuple[float, float], role: str, *, share: float = 0.7) -> Rect:
    """A bar between two values, as wide as its share of the band."""
    low, high = span
    wide = plot.band * share
    return Rect(plot.x(place) - wide / 2, plot.y(high), wide, plot.y(low) - plot.y(high), role)


def figure_above(plot: Plot, place: float, value: float, *, share: float = 1) -> Iterator[Label]:
    """The value just above its bar, where its share of the band has room for it."""
    if width(figure(value), SMALL) <= plot.band * share:
        yield Label(plot.x(place), plot.y(value) - 5, figure(value), "label-soft small halo")


def bar_area(plot: Plot, place: int, name: str, height: float) -> Area:
    """The area of the bars at a position up to their height, at least as large as a finger needs."""
    wide = max(LEAST, plot.band)
    top = min(plot.y(height), plot.floor - LEAST)
    return Area(slug(name), name, plot.x(place) - wide / 2, top, wide, plot.floor - top)


def key(names: Sequence[tuple[str, str]], edge: float) -> Iterator[Mark]:
    """Names with a swatch of their bars above the plot, set flush right; each is (name, role)."""
    for name, role in reversed(names):
        start = edge - width(name)
        yield Label(start, TOP - 18, name, "label-soft", "start")
        yield Rect(start - SWATCH - 5, TOP - 18 - SWATCH + 1, SWATCH, SWATCH, role)
        edge = start - SWATCH - 22

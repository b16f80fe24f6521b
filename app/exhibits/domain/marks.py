"""What a picture is made of: marks in a plain coordinate space, each with a role that the style sheet colors."""

from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Line:
    """A straight stroke."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: str = "axis"
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """A stroke through points, or a filled shape when `closed`; `arrow` puts a head at its end."""

    points: tuple[tuple[float, float], ...]
    role: str
    closed: bool = False
    arrow: bool = False

    @property
    def d(self) -> str:
        """The path in SVG's own words."""
        steps = " L".join(f"{x:.1f} {y:.1f}" for x, y in self.points)
        return f"M{steps}{' Z' if self.closed else ''}"


@dataclass(frozen=True, slots=True)
class Rect:
    """A box, its corner at the upper left."""

    x: float
    y: float
    width: float
    height: float
    role: str
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle."""

    x: float
    y: float
    role: str
    radius: float = 4


@dataclass(frozen=True, slots=True)
class Label:
    """A text on one line; `y` is its baseline."""

    x: float
    y: float
    text: str
    role: str = "label"
    anchor: Anchor = "middle"


Mark = Line | Path | Rect | Dot | Label


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a picture that has a name: what a hotspot clicks and an enhanced matching fills."""

    id: str
    name: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Marks on a canvas, painted in their order, and the areas that can be named."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    areas: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The data of an exhibit as text; the first column names the rows. `numeric` are the columns set as numbers."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()


def figure(value: float, places: int = 2) -> str:
    """A number as charts and tables write it: thousands separated, at most `places` decimals, none needless."""
    text = f"{value:,.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text

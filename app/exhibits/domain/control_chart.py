"""Control charts: measurements in their order between control limits."""

from dataclasses import dataclass
from typing import Literal

from app.exhibits.domain.checks import require_count
from app.exhibits.domain.exhibit import STRICT, refuse_unless
from app.exhibits.domain.lettering import Ending, apart, line_names, margin
from app.exhibits.domain.marks import Dot, Line, Path, Picture, Table, figure
from app.exhibits.domain.plot import HEIGHT, PLACES, TOP, WIDTH, Plot, point_area

FEWEST, MOST = 5, 15
ROLES = {"USL": "limit-soft", "UCL": "limit", "mean": "axis", "LCL": "limit", "LSL": "limit-soft"}


@dataclass(frozen=True, slots=True)
class ControlChart:
    """Samples in order with the mean and the control limits; the specification limits are optional."""

    __pydantic_config__ = STRICT

    title: str
    unit: str
    points: tuple[float, ...]
    mean: float
    upper: float
    lower: float
    upper_specification: float | None = None
    lower_specification: float | None = None
    sample: str = "Sample"
    kind: Literal["control-chart"] = "control-chart"

    def __post_init__(self) -> None:
        """Refuse data that cannot be drawn."""
        low, high = self.lower_specification, self.upper_specification
        require_count("points", self.points, FEWEST, MOST)
        refuse_unless(self.lower < self.mean < self.upper, "mean: must lie between lower and upper")
        refuse_unless(high is None or high > self.mean, "upper_specification: must lie above the mean")
        refuse_unless(low is None or low < self.mean, "lower_specification: must lie below the mean")

    @property
    def levels(self) -> dict[str, float]:
        """The value of each line across the chart by its name, from the upper specification limit down."""
        values = (self.upper_specification, self.upper, self.mean, self.lower, self.lower_specification)
        return {name: value for name, value in zip(ROLES, values, strict=True) if value is not None}

    def picture(self) -> Picture:
        """The points joined in their order, every one alike, and a named line for each limit."""
        plot = self._plot()
        course = plot.points(self.points)
        lines = (Line(plot.left, plot.y(v), plot.edge, plot.y(v), ROLES[name]) for name, v in self.levels.items())
        names = apart([Ending(plot.edge, plot.y(v), n, "label-soft") for n, v in self._names()], 16, TOP, plot.floor)
        dots = (Dot(x, y, "dot-1") for x, y in course)
        marks = (*plot.frame(), *lines, Path(course, "series-thin"), *dots, *line_names(names, WIDTH))
        areas = tuple(point_area(i, x, y) for i, (x, y) in enumerate(course, 1))
        return Picture(WIDTH, HEIGHT, marks, areas)

    def _plot(self) -> Plot:
        values = (*self.points, *self.levels.values())
        places = tuple(str(i) for i in range(1, len(self.points) + 1))
        room = margin([name for name, _ in self._names()])
        return Plot(places, min(values), max(values), self.sample, self.unit, room)

    def _names(self) -> list[tuple[str, float]]:
        return [(f"{name} {figure(value, PLACES)}", value) for name, value in self.levels.items()]

    def table(self) -> Table:
        """The points in order, then the limits."""
        rows = [(f"{self.sample} {i}", figure(value, PLACES)) for i, value in enumerate(self.points, 1)]
        rows += [(name, figure(value, PLACES)) for name, value in self.levels.items()]
        return Table((self.sample, self.unit), tuple(rows), frozenset({1}))

    def alt(self) -> str:
        """The limits and the points in order."""
        limits = ", ".join(name for name, _ in self._names())
        points = ", ".join(figure(value, PLACES) for value in self.points)
        return f"Control chart in {self.unit} with {limits}; {len(self.points)} points in order: {points}."

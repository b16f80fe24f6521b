"""Risks as points on a plane of probability and impact, with lines where their product reaches a score."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from app.exhibits.domain.badges import DEEP, FULL, WIDE, badge, clusters
from app.exhibits.domain.checks import require_count
from app.exhibits.domain.exhibit import STRICT, refuse_unless
from app.exhibits.domain.lettering import slug, spread
from app.exhibits.domain.marks import Area, Label, Line, Mark, Path, Picture, Table, figure
from app.exhibits.domain.plot import WIDTH, Scale, ticks
from app.exhibits.domain.risk_matrix import check_ids, check_thresholds

LEFT, RIGHT, TOP, FOOT = 64.0, 92.0, 36.0, 54.0
STEPS = 5


@dataclass(frozen=True, slots=True)
class RatedRisk:
    """A risk with its probability and impact as numbers."""

    __pydantic_config__ = STRICT

    id: str
    probability: float
    impact: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class ProbabilityImpact:
    """Risks on a plane of probability and impact; with `steps` both are whole numbers from 1 to 5.

    `mid` and `high` draw where the product of the two reaches these scores.
    """

    __pydantic_config__ = STRICT

    title: str
    risks: tuple[RatedRisk, ...]
    steps: bool = False
    highest_probability: float = 1.0
    highest_impact: float = 1.0
    impact_unit: str = ""
    mid: float | None = None
    high: float | None = None
    kind: Literal["probability-impact"] = "probability-impact"

    def __post_init__(self) -> None:
        """Refuse data that cannot be drawn."""
        require_count("risks", self.risks, 1, 12)
        check_ids([risk.id for risk in self.risks])
        check_thresholds(self.mid, self.high)
        refuse_unless(self.highest_probability > 0, "highest_probability: write a number above 0")
        refuse_unless(self.highest_impact > 0, "highest_impact: write a number above 0")
        for risk in self.risks:
            self._check(risk)
        if not self.steps:
            self._check_apart()

    def picture(self) -> Picture:
        """The plane, the thresholds and a badge for each risk."""
        plane = self._plane
        marks = [*plane.frame(f"Impact ({self.impact_unit})" if self.impact_unit else "Impact"), *self._thresholds()]
        for name, center in self._centers().items():
            marks += badge(name, *center)
        return Picture(WIDTH, plane.height, tuple(marks), tuple(self._areas()))

    def table(self) -> Table:
        """Probability and impact of each risk."""
        impact = f"Impact ({self.impact_unit})" if self.impact_unit else "Impact"
        named = any(risk.name for risk in self.risks)
        rows = tuple(
            (risk.id, *((risk.name,) if named else ()), figure(risk.probability), figure(risk.impact))
            for risk in self.risks
        )
        head = ("Risk", *(("Name",) if named else ()), "Probability", impact)
        return Table(head, rows, frozenset({len(head) - 2, len(head) - 1}))

    def alt(self) -> str:
        """The probability and impact of each risk, and the scores with a line."""
        unit = f" {self.impact_unit}" if self.impact_unit else ""
        placed = "; ".join(
            f"{risk.id} at {figure(risk.probability)}, {figure(risk.impact)}{unit}" for risk in self.risks
        )
        scores = [figure(score) for score in (self.mid, self.high) if score is not None]
        lines = f" Lines mark the scores {' and '.join(scores)}." if scores else ""
        return f"Risks by probability and impact: {placed}.{lines}"

    def _check(self, risk: RatedRisk) -> None:
        if self.steps:
            whole = {risk.probability, risk.impact} <= set(range(1, STEPS + 1))
            refuse_unless(whole, f"risks: rate {risk.id} in whole steps from 1 to {STEPS}")
            same = sum((other.probability, other.impact) == (risk.probability, risk.impact) for other in self.risks)
            refuse_unless(same <= FULL, f"risks: put at most {FULL} in one cell")
            return
        high, most = figure(self.highest_probability), figure(self.highest_impact)
        refuse_unless(
            0 <= risk.probability <= self.highest_probability, f"risks: {risk.id} needs a probability 0-{high}"
        )
        refuse_unless(0 <= risk.impact <= self.highest_impact, f"risks: {risk.id} needs an impact 0-{most}")

    def _check_apart(self) -> None:
        for (one, (x1, y1)), (other, (x2, y2)) in combinations(self._centers().items(), 2):
            apart = abs(x1 - x2) >= WIDE or abs(y1 - y2) >= DEEP
            refuse_unless(apart, f"risks: {one} and {other} lie too close to tell apart, move or leave out one")

    @property
    def _plane(self) -> "_Plane":
        if self.steps:
            return _Plane(STEPS + 0.5, STEPS + 0.5, steps=True)
        return _Plane(self.highest_probability, self.highest_impact)

    def _centers(self) -> Mapping[str, tuple[float, float]]:
        """The middle of each badge; risks in the same cell stand side by side."""
        plane = self._plane
        centers = {}
        for risk in self.risks:
            x, y = plane.x(risk.impact), plane.y(risk.probability)
            same = [o.id for o in self.risks if (o.probability, o.impact) == (risk.probability, risk.impact)]
            places = clusters(len(same), x, y) if self.steps else [(x, y)] * len(same)
            centers[risk.id] = places[same.index(risk.id)]
        return centers

    def _thresholds(self) -> Iterator[Mark]:
        wanted = ((self.mid, "limit-soft"), (self.high, "limit"))
        lines = [(score, role, self._plane.line(score)) for score, role in wanted if score is not None]
        drawn = [line for line in lines if line[2]]
        heights = spread([points[-1][1] for *_, points in drawn], 16, TOP, self._plane.height - FOOT)
        for (score, role, points), y in zip(drawn, heights, strict=True):
            yield Path(points, role)
            yield Label(points[-1][0] + 6, y + 4, f"score {figure(score)}", "small", "start")

    def _areas(self) -> Iterator[Area]:
        centers = self._centers()
        for risk in self.risks:
            x, y = centers[risk.id]
            name = f"Risk {risk.id}" + (f", {risk.name}" if risk.name else "")
            yield Area(slug(risk.id), name, x - WIDE / 2, y - DEEP / 2, WIDE, DEEP)


@dataclass(frozen=True, slots=True)
class _Plane:
    """Impact to the right and probability upward; in steps every whole number has a band of its own."""

    top: float
    right: float
    steps: bool = False
    height: float = 420.0

    @property
    def low(self) -> float:
        return 0.5 if self.steps else 0.0

    def x(self, impact: float) -> float:
        return Scale(self.low, self.right, LEFT, WIDTH - RIGHT).at(impact)

    def y(self, probability: float) -> float:
        return Scale(self.low, self.top, self.height - FOOT, TOP).at(probability)

    def frame(self, impact: str) -> Iterator[Mark]:
        """Grid, numbers and titles."""
        floor, edge = self.height - FOOT, WIDTH - RIGHT
        for value in self._levels(self.top):
            line = self.y(value - 0.5 if self.steps else value)
            yield Line(LEFT, line, edge, line, "grid")
            yield Label(LEFT - 22, self.y(value) + 5, figure(value), "tick", "end")
        for value in self._levels(self.right):
            line = self.x(value - 0.5 if self.steps else value)
            yield Line(line, TOP, line, floor, "grid")
            yield Label(self.x(value), floor + 28, figure(value), "tick")
        yield Line(LEFT, floor, edge, floor, "axis")
        yield Line(LEFT, floor, LEFT, TOP, "axis")
        yield Label(8, 14, "Probability", "axis-title", "start")
        yield Label((LEFT + edge) / 2, self.height - 6, impact, "axis-title")

    def line(self, score: float) -> tuple[tuple[float, float], ...]:
        """Where the product reaches the score: a curve, or the edges of the cells; empty where it never does."""
        if self.steps:
            return self._stairs(score)
        start = score / self.top
        if start >= self.right:
            return ()
        impacts = [start * (self.right / start) ** (i / 40) for i in range(41)]
        return tuple((self.x(min(impact, self.right)), self.y(min(score / impact, self.top))) for impact in impacts)

    def _stairs(self, score: float) -> tuple[tuple[float, float], ...]:
        points: list[tuple[float, float]] = []
        for impact in range(1, STEPS + 1):
            least = next((p for p in range(1, STEPS + 1) if p * impact >= score), None)
            if least is not None:
                start = (self.x(impact - 0.5), self.y(STEPS + 0.5))
                points += [] if points or least == STEPS + 1 else [start]
                points += [(self.x(impact - 0.5), self.y(least - 0.5)), (self.x(impact + 0.5), self.y(least - 0.5))]
        return tuple(points)

    def _levels(self, top: float) -> Sequence[float]:
        return range(1, STEPS + 1) if self.steps else [level for level in ticks(0, top) if level <= top]

"""Risks in a matrix: cells by probability and impact, rated by their scores."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from app.exhibits.domain.badges import FULL, badge, clusters
from app.exhibits.domain.checks import require_amounts, require_count, require_length, require_names
from app.exhibits.domain.exhibit import STRICT, refuse_unless
from app.exhibits.domain.lettering import slug, text_block, wrap
from app.exhibits.domain.marks import Area, Label, Mark, Picture, Rect, Table, figure
from app.exhibits.domain.plot import WIDTH

LEFT, EDGE, CELL_HEIGHT = 104.0, 8.0, 70.0
TOP, FOOT = 26.0, 58.0
LONGEST_ID = 3


@dataclass(frozen=True, slots=True)
class PlacedRisk:
    """A risk in the cell of a probability and an impact, both by name."""

    __pydantic_config__ = STRICT

    id: str
    probability: str
    impact: str


@dataclass(frozen=True, slots=True)
class RiskMatrix:
    """Cells of probability, in rows, and impact, in columns, both named from low to high.

    A cell's score is the product of its two values, 1, 2, 3 and so on unless given; scores from `mid` and from
    `high` on are rated, and printed when `scores` is true.
    """

    __pydantic_config__ = STRICT

    title: str
    probability: tuple[str, ...]
    impact: tuple[str, ...]
    probability_values: tuple[float, ...] = ()
    impact_values: tuple[float, ...] = ()
    mid: float | None = None
    high: float | None = None
    scores: bool = True
    risks: tuple[PlacedRisk, ...] = ()
    kind: Literal["risk-matrix"] = "risk-matrix"

    def __post_init__(self) -> None:
        """Refuse data that cannot be drawn."""
        axes = (("probability", self.probability, self.probability_values), ("impact", self.impact, self.impact_values))
        for field, names, values in axes:
            require_count(field, names, 2, 6)
            require_names(field, names)
            require_amounts(f"{field}_values", values)
            require_length(f"{field}_values", values or names, len(names), field)
        cells = [f"{row} {column}" for row in self.probability for column in self.impact]
        require_names("impact", cells)
        check_thresholds(self.mid, self.high)
        check_ids([risk.id for risk in self.risks])
        for risk in self.risks:
            refuse_unless(risk.probability in self.probability, f"risks: {risk.id} has an unknown probability")
            refuse_unless(risk.impact in self.impact, f"risks: {risk.id} has an unknown impact")
        fullest = max((len(self._risks(row, col)) for row in self.probability for col in self.impact), default=0)
        refuse_unless(fullest <= FULL, f"risks: put at most {FULL} in one cell")

    def picture(self) -> Picture:
        """The cells, the highest probability on top, with their scores and risks."""
        floor = TOP + CELL_HEIGHT * len(self.probability)
        marks = (*self._names(floor), *self._cells())
        return Picture(WIDTH, floor + FOOT, marks, tuple(self._areas()))

    def table(self) -> Table:
        """What each cell says, by probability and impact."""
        rows = tuple(
            (row, *(self._cell_text(row, column) for column in self.impact)) for row in reversed(self.probability)
        )
        return Table(("Probability", *(f"Impact: {name}" for name in self.impact)), rows)

    def alt(self) -> str:
        """The two axes, and where each risk lies."""
        axes = f"{self.probability[0]} to {self.probability[-1]}, and impact from {self.impact[0]} to {self.impact[-1]}"
        placed = "; ".join(f"{risk.id}: {risk.probability}, {risk.impact}" for risk in self.risks)
        return f"Risk matrix of probability from {axes}." + (f" {placed}." if placed else "")

    @property
    def _cell_width(self) -> float:
        return (WIDTH - LEFT - EDGE) / len(self.impact)

    def _corner(self, row: str, column: str) -> tuple[float, float]:
        x = LEFT + self._cell_width * self.impact.index(column)
        return x, TOP + CELL_HEIGHT * (len(self.probability) - 1 - self.probability.index(row))

    def _score(self, row: str, column: str) -> float:
        rows = self.probability_values or range(1, len(self.probability) + 1)
        columns = self.impact_values or range(1, len(self.impact) + 1)
        return round(rows[self.probability.index(row)] * columns[self.impact.index(column)], 9)

    def _rating(self, row: str, column: str) -> str:
        if self.mid is None or self.high is None:
            return ""
        score = self._score(row, column)
        return "high" if score >= self.high else "mid" if score >= self.mid else "low"

    def _score_text(self, row: str, column: str) -> str:
        score = figure(self._score(row, column), 4) if self.scores else ""
        return f"{score} {self._rating(row, column)}".strip()

    def _risks(self, row: str, column: str) -> list[str]:
        return [risk.id for risk in self.risks if (risk.probability, risk.impact) == (row, column)]

    def _cell_text(self, row: str, column: str) -> str:
        risks = ", ".join(self._risks(row, column))
        return ": ".join(text for text in (self._score_text(row, column), risks) if text)

    def _names(self, floor: float) -> Iterator[Mark]:
        yield Label(EDGE, 16, "Probability", "axis-title", "start")
        for row in self.probability:
            middle = self._corner(row, self.impact[0])[1] + CELL_HEIGHT / 2
            yield from text_block(wrap(row, LEFT - EDGE - 8, 3), LEFT - 8, middle, "label-soft", "end")
        for column in self.impact:
            middle = self._corner(self.probability[0], column)[0] + self._cell_width / 2
            yield from text_block(wrap(column, self._cell_width - 4, 2), middle, floor + 19, "label-soft")
        yield Label((LEFT + WIDTH - EDGE) / 2, floor + FOOT - 6, "Impact", "axis-title")

    def _cells(self) -> Iterator[Mark]:
        for row in self.probability:
            for column in self.impact:
                x, y = self._corner(row, column)
                rating = self._rating(row, column)
                yield Rect(x, y, self._cell_width, CELL_HEIGHT, f"cell-{rating}" if rating else "cell")
                yield Label(x + 5, y + 15, self._score_text(row, column), "small", "start")
                centers = clusters(len(self._risks(row, column)), x + self._cell_width / 2, y + 43)
                for risk, center in zip(self._risks(row, column), centers, strict=True):
                    yield from badge(risk, *center)

    def _areas(self) -> Iterator[Area]:
        for row in reversed(self.probability):
            for column in self.impact:
                name = f"{row} and {column[0].lower()}{column[1:]}"
                yield Area(slug(f"{row} {column}"), name, *self._corner(row, column), self._cell_width, CELL_HEIGHT)


def check_thresholds(mid: float | None, high: float | None) -> None:
    """Refuse scores that rate nothing, or in the wrong order."""
    for field, score in (("mid", mid), ("high", high)):
        refuse_unless(score is None or score > 0, f"{field}: write a score above 0")
    refuse_unless(mid is None or high is None or mid < high, "high: write a score above mid")


def check_ids(ids: Sequence[str]) -> None:
    """Refuse ids that are not apart, or too long for a badge."""
    require_names("risks", ids)
    refuse_unless(all(len(name) <= LONGEST_ID for name in ids), f"risks: keep each id to {LONGEST_ID} characters")

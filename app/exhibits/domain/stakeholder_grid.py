"""Stakeholders in the four quadrants of power and interest."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.exhibits.domain.checks import require_count, require_names
from app.exhibits.domain.exhibit import STRICT, refuse_unless
from app.exhibits.domain.lettering import LINE, NAME, slug, text_block, wrap
from app.exhibits.domain.marks import Area, Dot, Label, Line, Mark, Picture, Rect, Table
from app.exhibits.domain.plot import WIDTH

Level = Literal["low", "high"]
LEVELS: tuple[Level, Level] = ("low", "high")
STRATEGIES = {
    ("high", "high"): "Manage closely",
    ("high", "low"): "Keep satisfied",
    ("low", "high"): "Keep informed",
    ("low", "low"): "Monitor",
}
LEFT, TOP, FOOT, EDGE = 64.0, 26.0, 46.0, 8.0
QUADRANT = (WIDTH - LEFT - EDGE) / 2
HEAD, PAD = 30.0, 12.0
LEAST = 130.0
MOST = 6


@dataclass(frozen=True, slots=True)
class GridStakeholder:
    """A person or group, with a low or a high power and interest."""

    __pydantic_config__ = STRICT

    name: str
    power: Level
    interest: Level


@dataclass(frozen=True, slots=True)
class StakeholderGrid:
    """Who stands in which quadrant; `strategies` prints how each quadrant is usually engaged."""

    __pydantic_config__ = STRICT

    title: str
    stakeholders: tuple[GridStakeholder, ...]
    strategies: bool = False
    kind: Literal["stakeholder-grid"] = "stakeholder-grid"

    def __post_init__(self) -> None:
        """Refuse data that cannot be drawn."""
        require_count("stakeholders", self.stakeholders, 0, 4 * MOST)
        ids = [area for area, _ in map(_quadrant_name, _quadrants())]
        require_names("stakeholders", [*ids, *(one.name for one in self.stakeholders)])
        for quadrant in _quadrants():
            refuse_unless(len(self._within(*quadrant)) <= MOST, f"stakeholders: put at most {MOST} in one quadrant")

    def picture(self) -> Picture:
        """The four quadrants, power upward and interest to the right, with the names in them."""
        floor = TOP + self._depth("high") + self._depth("low")
        marks: list[Mark] = []
        quadrants: list[Area] = []
        people: list[Area] = []
        for power, interest in _quadrants():
            area = self._quadrant(power, interest)
            quadrants.append(area)
            marks.append(Rect(area.x, area.y, area.width, area.height, "cell"))
            if self.strategies:
                marks.append(Label(area.x + PAD, area.y + 20, STRATEGIES[power, interest], "label-soft", "start"))
            for name in self._names(power, interest, area):
                people.append(name)
                marks += _name_marks(name)
        marks += self._axes(floor)
        return Picture(WIDTH, floor + FOOT, tuple(marks), (*quadrants, *people))

    def table(self) -> Table:
        """Power and interest of each stakeholder."""
        rows = tuple((one.name, one.power, one.interest) for one in self.stakeholders)
        return Table(("Stakeholder", "Power", "Interest"), rows)

    def alt(self) -> str:
        """Who stands in each quadrant."""
        texts = (
            f"{_quadrant_name(quadrant)[1]}: {', '.join(one.name for one in self._within(*quadrant)) or 'none'}"
            for quadrant in _quadrants()
        )
        return f"Grid of power and interest. {'; '.join(texts)}."

    def _within(self, power: Level, interest: Level) -> list[GridStakeholder]:
        return [one for one in self.stakeholders if (one.power, one.interest) == (power, interest)]

    def _depth(self, power: Level) -> float:
        """The height of both quadrants of one power."""
        stacks = (
            sum(_name_height(one.name) for one in self._within(power, interest)) + HEAD + PAD for interest in LEVELS
        )
        return max(LEAST, *stacks)

    def _quadrant(self, power: Level, interest: Level) -> Area:
        x = LEFT + QUADRANT * LEVELS.index(interest)
        y = TOP if power == "high" else TOP + self._depth("high")
        return Area(*_quadrant_name((power, interest)), x, y, QUADRANT, self._depth(power))

    def _names(self, power: Level, interest: Level, quadrant: Area) -> Iterator[Area]:
        y = quadrant.y + HEAD
        for one in self._within(power, interest):
            height = _name_height(one.name)
            yield Area(slug(one.name), one.name, quadrant.x + 6, y, QUADRANT - 12, height)
            y += height

    def _axes(self, floor: float) -> Iterator[Mark]:
        yield Line(LEFT, floor, LEFT, TOP - 12, "axis", arrow=True)
        yield Line(LEFT, floor, WIDTH - EDGE, floor, "axis", arrow=True)
        yield Label(EDGE, 16, "Power", "axis-title", "start")
        yield Label(LEFT + QUADRANT, floor + FOOT - 6, "Interest", "axis-title")
        for level in LEVELS:
            area = self._quadrant(level, level)
            yield Label(LEFT - 10, area.y + area.height / 2 + 4, level, "tick", "end")
            yield Label(area.x + area.width / 2, floor + 19, level, "tick")


def _quadrants() -> tuple[tuple[Level, Level], ...]:
    """Power and interest of each quadrant, in the order of reading."""
    return tuple((power, interest) for power in reversed(LEVELS) for interest in LEVELS)


def _quadrant_name(quadrant: tuple[Level, Level]) -> tuple[str, str]:
    """Id and name of a quadrant."""
    name = f"{quadrant[0].capitalize()} power, {quadrant[1]} interest"
    return slug(name), name


def _lines(name: str) -> tuple[str, ...]:
    return wrap(name, QUADRANT - 42, 2, NAME)


def _name_height(name: str) -> float:
    return 12 + LINE * len(_lines(name))


def _name_marks(area: Area) -> Iterator[Mark]:
    middle = area.y + area.height / 2
    yield Dot(area.x + 12, middle, "dot-1")
    yield from text_block(_lines(area.name), area.x + 24, middle, "words", "start")

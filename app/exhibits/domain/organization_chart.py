"""Organization charts: who reports to whom, from the top down."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from app.exhibits.domain.checks import require_count, require_names
from app.exhibits.domain.exhibit import STRICT, refuse_unless
from app.exhibits.domain.lettering import LINE, NAME, SMALL, slug, text_block, wrap
from app.exhibits.domain.marks import Area, Label, Line, Mark, Picture, Rect, Table

NARROW, WIDE = 560.0, 720.0
EDGE, GAP = 8.0, 14.0
WIDEST = 150.0
LEVEL_GAP, HANGING_GAP = 30.0, 10.0
INDENT = 16.0
MOST_COLUMNS, MOST_LEVELS = 6, 5
FEW_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class ChartRole:
    """A box: a role, optionally who holds it, and the id of the box that it stands under."""

    __pydantic_config__ = STRICT

    id: str
    role: str
    under: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class OrganizationChart:
    """Roles, each listed after the one that it reports to; the first is the top."""

    __pydantic_config__ = STRICT

    title: str
    roles: tuple[ChartRole, ...]
    kind: Literal["organization-chart"] = "organization-chart"

    def __post_init__(self) -> None:
        """Refuse data that cannot be drawn."""
        require_count("roles", self.roles, 2, 24)
        require_names("roles", [role.id for role in self.roles])
        refuse_unless(not self.roles[0].under, "roles: begin with the top, which stands under none")
        for place, role in enumerate(self.roles[1:], start=1):
            above = {other.id for other in self.roles[:place]}
            refuse_unless(role.under in above, f"under: {role.id} needs a role that is listed before it")
        columns = self._columns(self.roles[0].id)
        refuse_unless(columns <= MOST_COLUMNS, f"roles: {columns} columns are too many, at most {MOST_COLUMNS} fit")
        refuse_unless(max(self._levels().values()) < MOST_LEVELS, f"roles: at most {MOST_LEVELS} levels can be read")

    def picture(self) -> Picture:
        """The boxes level by level; those at the ends hang in a column below the one that they report to."""
        boxes = {area.id: area for area in self._boxes(self.roles[0].id, EDGE, EDGE)}
        marks: list[Mark] = [
            line for role in self.roles if self._below(role.id) for line in self._lines_below(role, boxes)
        ]
        for role in self.roles:
            marks += self._box(role, boxes[slug(role.id)])
        height = max(area.y + area.height for area in boxes.values()) + EDGE
        return Picture(self._width, height, tuple(marks), tuple(boxes[slug(role.id)] for role in self.roles))

    def table(self) -> Table:
        """Each role with the one that it reports to."""
        titles = {role.id: role.role for role in self.roles}
        named = any(role.name for role in self.roles)
        rows = tuple((role.role, *((role.name,) if named else ()), titles.get(role.under, "")) for role in self.roles)
        return Table(("Role", *(("Name",) if named else ()), "Reports to"), rows)

    def alt(self) -> str:
        """Who reports to whom."""
        texts = (
            f"{role.role}: {', '.join(child.role for child in below)}"
            for role in self.roles
            if (below := self._below(role.id))
        )
        return f"Organization chart, each role with those that report to it. {'; '.join(texts)}."

    def _below(self, name: str) -> list[ChartRole]:
        return [role for role in self.roles if role.under == name]

    def _levels(self) -> dict[str, int]:
        levels: dict[str, int] = {}
        for role in self.roles:
            levels[role.id] = levels[role.under] + 1 if role.under else 0
        return levels

    def _hangs(self, name: str) -> bool:
        """Whether what stands below is listed in one column; never so right below the top."""
        return name != self.roles[0].id and not any(self._below(role.id) for role in self._below(name))

    def _columns(self, name: str) -> int:
        below = self._below(name)
        return 1 if self._hangs(name) or not below else sum(self._columns(role.id) for role in below)

    @property
    def _width(self) -> float:
        return NARROW if self._columns(self.roles[0].id) <= FEW_COLUMNS else WIDE

    @property
    def _box_width(self) -> float:
        return min(WIDEST, self._pitch - GAP)

    @property
    def _pitch(self) -> float:
        return (self._width - 2 * EDGE + GAP) / self._columns(self.roles[0].id)

    def _lines(self, role: ChartRole) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The role and the name, as narrow as the narrowest box."""
        room = self._box_width - INDENT - 10
        return wrap(role.role, room, 3, NAME), wrap(role.name, room, 2, SMALL) if role.name else ()

    @property
    def _box_height(self) -> float:
        return 16 + LINE * max(len(title) + len(name) for title, name in map(self._lines, self.roles))

    def _boxes(self, name: str, left: float, y: float) -> Iterator[Area]:
        """The box of a role in the middle of its columns, then all below it."""
        middle = left + (self._columns(name) * self._pitch - GAP) / 2
        x = middle - self._box_width / 2
        yield self._area(name, x, y, self._box_width)
        y += self._box_height
        for place, role in enumerate(self._below(name)):
            if self._hangs(name):
                top = y + HANGING_GAP + place * (self._box_height + HANGING_GAP)
                yield self._area(role.id, x + INDENT, top, self._box_width - INDENT)
            else:
                yield from self._boxes(role.id, left, y + LEVEL_GAP)
                left += self._columns(role.id) * self._pitch

    def _area(self, name: str, x: float, y: float, width: float) -> Area:
        role = next(role for role in self.roles if role.id == name)
        label = f"{role.role}, {role.name}" if role.name else role.role
        return Area(slug(name), label, x, y, width, self._box_height)

    def _lines_below(self, role: ChartRole, boxes: Mapping[str, Area]) -> Iterator[Mark]:
        """One trunk from a box, and a branch to each of those below it."""
        below = [boxes[slug(child.id)] for child in self._below(role.id)]
        box = boxes[slug(role.id)]
        foot = box.y + box.height
        if self._hangs(role.id):
            trunk = box.x + INDENT / 2
            yield Line(trunk, foot, trunk, below[-1].y + box.height / 2, "link")
            for child in below:
                yield Line(trunk, child.y + box.height / 2, child.x, child.y + box.height / 2, "link")
            return
        bend = foot + LEVEL_GAP / 2
        middles = [child.x + child.width / 2 for child in below]
        yield Line(box.x + box.width / 2, foot, box.x + box.width / 2, bend, "link")
        yield Line(min(middles), bend, max(middles), bend, "link")
        for middle in middles:
            yield Line(middle, bend, middle, foot + LEVEL_GAP, "link")

    def _box(self, role: ChartRole, area: Area) -> Iterator[Mark]:
        title, name = self._lines(role)
        yield Rect(area.x, area.y, area.width, area.height, "box", 3)
        lines = text_block((*title, *name), area.x + area.width / 2, area.y + area.height / 2, "words")
        for place, line in enumerate(lines):
            yield line if place < len(title) else Label(line.x, line.y, line.text, "small")

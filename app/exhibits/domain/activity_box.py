"""The box of an activity in a network: its name and duration alone, or the classic nine cells around its dates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.exhibits.domain.lettering import LINE, NAME, SMALL, TEXT, text_block, width, wrap
from app.exhibits.domain.marks import Label, Line, Mark, Rect

ROW = 22.0
NAMED = 112.0
CELL = 26.0
PLAIN = 64.0
"""Least width without cells: a numbered mark in the corner leaves the id free."""
PAD = 8.0


@dataclass(frozen=True, slots=True)
class ActivityBox:
    """What one box says; `top` and `bottom` are the three cells above and below the name, or empty for no cells."""

    id: str
    name: str
    duration: str
    top: tuple[str, ...] = ()
    bottom: tuple[str, ...] = ()

    @property
    def width(self) -> float:
        """The least width that holds its texts."""
        cells = max((width(text, SMALL) for text in (*self.top, *self.bottom)), default=0.0) + 4
        title = max(width(self.id, NAME), width(self.duration, TEXT)) + 2 * PAD
        return max(3 * max(cells, CELL) if self.top else PLAIN, title, NAMED if self.name else 0)

    def height(self, room: float) -> float:
        """The height at a given width."""
        lines = 1 + len(self._name_lines(room))
        return LINE * lines + PAD + 2 * ROW if self.top else LINE * (lines + 1) + 2 * PAD

    def marks(self, x: float, y: float, size: tuple[float, float], *, critical: bool) -> Iterator[Mark]:
        """The box with its upper left corner at x and y, in the size that all boxes share."""
        wide, high = size
        yield Rect(x, y, wide, high, "box-critical" if critical else "box", 3)
        if self.top:
            yield from self._row(self.top, x, y, wide)
            yield Line(x, y + ROW, x + wide, y + ROW, "box-rule")
            yield Line(x, y + high - ROW, x + wide, y + high - ROW, "box-rule")
            yield from self._row(self.bottom, x, y + high - ROW, wide)
        yield from self._words(x + wide / 2, y + high / 2, wide)

    def _words(self, x: float, y: float, wide: float) -> Iterator[Label]:
        lines = (self.id, *self._name_lines(wide), *(() if self.top else (self.duration,)))
        first, *rest = text_block(lines, x, y, "small")
        yield Label(first.x, first.y, first.text, "label-strong")
        yield from rest

    @staticmethod
    def _row(texts: Sequence[str], x: float, y: float, wide: float) -> Iterator[Mark]:
        for place, text in enumerate(texts):
            yield Label(x + wide * (place + 0.5) / 3, y + ROW - 6.5, text, "small")
        for place in (1, 2):
            yield Line(x + wide * place / 3, y, x + wide * place / 3, y + ROW, "box-rule")

    def _name_lines(self, room: float) -> tuple[str, ...]:
        return wrap(self.name, room - PAD, 3, SMALL) if self.name else ()


KEY = ActivityBox("Activity", "", "", ("ES", "Dur", "EF"), ("LS", "TF", "LF"))
"""What each cell of a box means."""

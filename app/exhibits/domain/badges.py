"""Badges: short ids in a small dark shape, alone or a few together around one place."""

from collections.abc import Iterator

from app.exhibits.domain.marks import Label, Mark, Rect

WIDE, DEEP = 34.0, 26.0
"""Room that a badge takes."""

PER_ROW = 2
FULL = 4
"""Most badges around one place."""


def badge(text: str, x: float, y: float) -> Iterator[Mark]:
    """A text of up to three characters in a dark shape around its middle."""
    yield Rect(x - WIDE / 2 + 1, y - DEEP / 2 + 3, WIDE - 2, DEEP - 6, "badge", 10)
    yield Label(x, y + 4, text, "on-badge")


def clusters(count: int, x: float, y: float) -> list[tuple[float, float]]:
    """The middles of so many badges, two in a row, around a place."""
    rows = [range(first, min(first + PER_ROW, count)) for first in range(0, count, PER_ROW)]
    return [
        (x + (place - (len(row) - 1) / 2) * WIDE, y + (line - (len(rows) - 1) / 2) * DEEP)
        for line, row in enumerate(rows)
        for place, _ in enumerate(row)
    ]

"""Letters on a picture: how wide words are, where they break, how labels keep clear of each other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.exhibits.domain.marks import Anchor, Label

ADVANCE = 0.6
LINE = 15.0
TEXT, SMALL, NAME = 13.0, 12.0, 14.0
NAME_GAP = 14.0
NAME_HEIGHT = 2 * LINE + 2


def width(text: str, size: float = TEXT) -> float:
    """Units that a text takes in a wide sans-serif face, slightly more than most need."""
    return len(text) * size * ADVANCE


def wrap(text: str, room: float, lines: int = 3, size: float = TEXT) -> tuple[str, ...]:
    """The text in at most `lines` lines of `room` units; a long word is hyphenated, an ellipsis stands for the rest."""
    letters = max(3, int(room / (size * ADVANCE) + 1e-6))
    rows = [""]
    for piece in (piece for word in text.split() for piece in _pieces(word, letters)):
        longer = f"{rows[-1]} {piece}".strip()
        rows[-1:] = [longer] if len(longer) <= letters else [rows[-1], piece]
    if len(rows) > lines:
        rest = " ".join(rows[lines - 1 :])
        rows[lines - 1 :] = [rest[: letters - 1].rstrip(" -") + "…"]
    return tuple(rows)


def _pieces(word: str, letters: int) -> Iterator[str]:
    while len(word) > letters:
        yield word[: letters - 1] + "-"
        word = word[letters - 1 :]
    yield word


def spread(places: Sequence[float], gap: float, low: float, high: float) -> tuple[float, ...]:
    """The places in their order, at least `gap` apart: moved down where they meet, up again at the end of the range."""
    order = sorted(range(len(places)), key=places.__getitem__)
    put = list(places)
    floor = low
    for i in order:
        put[i] = max(put[i], floor)
        floor = put[i] + gap
    ceiling = high
    for i in reversed(order):
        put[i] = min(put[i], ceiling)
        ceiling = put[i] - gap
    return tuple(put)


def slug(name: str) -> str:
    """A name as the id of an area: small letters and digits, joined by hyphens."""
    return re.sub(r"[\W_]+", "-", name.lower()).strip("-")


def text_block(lines: Sequence[str], x: float, y: float, role: str, anchor: Anchor = "middle") -> tuple[Label, ...]:
    """Lines of text whose middle is at `y`."""
    first = y + TEXT / 3 - LINE * (len(lines) - 1) / 2
    return tuple(Label(x, first + LINE * i, line, role, anchor) for i, line in enumerate(lines))


@dataclass(frozen=True, slots=True)
class Ending:
    """Where a line or a band ends, and the name that it carries there."""

    x: float
    y: float
    name: str
    role: str


def margin(names: Sequence[str], least: float = 40.0, most: float = 130.0) -> float:
    """Room beside a chart for names at the ends of its lines, in at most two lines each."""
    widest = max(width(line, NAME) for name in names for line in wrap(name, most - NAME_GAP, 2, NAME))
    return min(most, max(least, widest + NAME_GAP))


def apart(endings: Sequence[Ending], gap: float, top: float, floor: float) -> tuple[Ending, ...]:
    """The same endings, their names at least `gap` apart between top and floor."""
    heights = spread([ending.y for ending in endings], gap, top, floor)
    return tuple(replace(ending, y=y) for ending, y in zip(endings, heights, strict=True))


def line_names(endings: Sequence[Ending], edge: float) -> tuple[Label, ...]:
    """The name of each line right of its end and left of `edge`, in at most two lines."""
    return tuple(
        label
        for ending in endings
        for label in text_block(
            wrap(ending.name, edge - ending.x - NAME_GAP, 2, NAME), ending.x + 8, ending.y, ending.role, "start"
        )
    )

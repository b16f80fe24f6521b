"""What a result says by where it stands: below, at or above a mark."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Mark:
    """A number that divides good from bad, with a word for each side."""

    at: int
    below: str
    on: str
    above: str


_COST_LEFT = Mark(1, "there is room", "as hard as planned", "harder than planned")
_AHEAD = ("behind schedule", "on schedule", "ahead of schedule")
_CAPABLE = Mark(1, "the process is too wide for the limits", "it just fits", "it fits with room")

MARKS = {
    "cv": Mark(0, "over cost", "on budget", "under cost"),
    "cpi": Mark(1, "over cost", "on budget", "under cost"),
    "sv": Mark(0, *_AHEAD),
    "spi": Mark(1, *_AHEAD),
    "sv-time": Mark(0, *_AHEAD),
    "spi-time": Mark(1, *_AHEAD),
    "vac": Mark(0, "an overrun is expected", "on budget", "money should be left over"),
    "tcpi-bac": _COST_LEFT,
    "tcpi-eac": _COST_LEFT,
    "total-float": Mark(0, "already late", "critical", "not critical"),
    "emv": Mark(0, "a threat", "neither gain nor loss", "an opportunity"),
    "bcr": Mark(1, "the costs outweigh the benefits", "costs and benefits balance", "the benefits outweigh the costs"),
    "roi": Mark(0, "a loss", "neither gain nor loss", "a gain"),
    "working-capital": Mark(0, "bills are not covered", "bills are just covered", "bills are covered"),
    "cp": _CAPABLE,
    "cpk": _CAPABLE,
}
"""Marks by the id of their formula."""


def verdict(formula_id: str, result: Fraction) -> str:
    """What the result says, in a few words; empty where the formula has no mark."""
    mark = MARKS.get(formula_id)
    if mark is None:
        return ""
    if result == mark.at:
        return mark.on
    return mark.below if result < mark.at else mark.above

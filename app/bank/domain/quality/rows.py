"""One figure of a report with what it should be, and the verdict on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean

from app.bank.domain.quality.statistics import wilson


class Verdict(StrEnum):
    """`fail` is beyond the limit for sure, `ok` within it for sure, `warn` in between."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


class Part(StrEnum):
    """What kind of figure it is; the first three are ways to guess."""

    FORM = "form"
    FLAVOUR = "flavour"
    TRAINED = "trained"
    POSITION = "position"
    LENGTH = "length"
    WORDING = "wording"
    FLAWS = "flaws"
    REPEATS = "repeats"


@dataclass(frozen=True, slots=True)
class Range:
    """Values from `at_least` to `at_most`, both included; None is open."""

    at_least: float | None = None
    at_most: float | None = None

    def is_below(self, value: float) -> bool:
        """Whether the whole range lies below the value."""
        return self.at_most is not None and self.at_most < value

    def is_above(self, value: float) -> bool:
        """Whether the whole range lies above the value."""
        return self.at_least is not None and self.at_least > value

    def holds(self, value: float) -> bool:
        """Whether the value lies in the range."""
        return not self.is_below(value) and not self.is_above(value)


ANY = Range()
MARGINS = {Part.FORM: (0.03, 0.05), Part.FLAVOUR: (0.05, 0.08), Part.TRAINED: (0.10, 0.15)}
"""How far above chance the target and the limit of each way to guess lie.

Judgment questions have a professional ethic that options show, so those that lean on it, and those that are trained,
are allowed more; the margins are this bank's own, set below what professional banks measure.
"""
_CROSSING_OUT = 0.10
"""So far below chance a rule tells which option to cross out."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: shares are 0 to 1; `interval` is the 95 % interval where the value is a share of cases."""

    name: str
    title: str
    part: Part
    value: float
    questions: int
    target: Range
    limit: Range
    verdict: Verdict
    chance: float | None = None
    interval: Range | None = None
    speaks: float | None = None
    """Share of the questions on which a rule prefers some option."""
    is_share: bool = True

    @property
    def is_on_target(self) -> bool:
        """Whether the value itself, not only its interval, is as wanted."""
        return self.target.holds(self.value)


def figure(
    name: str,
    title: str,
    part: Part,
    value: float,
    questions: int,
    *,
    target: Range = ANY,
    limit: Range = ANY,
    is_share: bool = True,
) -> Row:
    """A row of an exact figure: ok on target, fail beyond the limit."""
    verdict = Verdict.OK if target.holds(value) else Verdict.WARN if limit.holds(value) else Verdict.FAIL
    return Row(name, title, part, value, questions, target, limit, verdict, is_share=is_share)


def share(
    name: str,
    title: str,
    part: Part,
    value: float,
    questions: int,
    *,
    target: Range,
    limit: Range,
    chance: float | None = None,
    speaks: float | None = None,
) -> Row:
    """A row of a share of cases, judged by its interval against the limit."""
    low, high = wilson(value, questions)
    if limit.is_below(low) or limit.is_above(high):
        verdict = Verdict.FAIL
    elif limit.is_below(high) or limit.is_above(low) or target.is_above(high):
        verdict = Verdict.WARN
    else:
        verdict = Verdict.OK
    return Row(name, title, part, value, questions, target, limit, verdict, chance, Range(low, high), speaks)


def guess(
    name: str,
    title: str,
    part: Part,
    credits_: Sequence[float],
    chances: Sequence[float],
    *,
    speaks: float | None = None,
) -> Row:
    """A row of what a way to guess earns, one credit and one chance for each question."""
    chance = fmean(chances)
    target, limit = MARGINS[part]
    return share(
        name,
        title,
        part,
        fmean(credits_),
        len(credits_),
        target=Range(max(0.0, chance - _CROSSING_OUT), chance + target),
        limit=Range(0.0, chance + limit),
        chance=chance,
        speaks=speaks,
    )

"""Burn-down and burn-up charts of a sprint or a release."""

from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from app.exhibits.domain.checks import require_amounts, require_count
from app.exhibits.domain.exhibit import STRICT, refuse_unless
from app.exhibits.domain.lettering import Ending, apart, line_names
from app.exhibits.domain.marks import Path, Picture, Table, figure
from app.exhibits.domain.plot import HEIGHT, LEAST, TOP, WIDTH, Plot, name_area

MOST_PERIODS = 31


@dataclass(frozen=True, slots=True)
class BurnDown:
    """Work left at the end of each period, beside the straight line from start to zero; `done` may stop before the end.

    `remaining` begins with the work at the start (period 0).
    """

    __pydantic_config__ = STRICT

    title: str
    unit: str
    periods: tuple[str, ...]
    remaining: tuple[float, ...]
    kind: Literal["burn-down"] = "burn-down"

    def __post_init__(self) -> None:
        """Refuse data that cannot be drawn."""
        require_count("periods", self.periods, 3, MOST_PERIODS)
        refuse_unless(2 <= len(self.remaining) <= len(self.periods), "remaining: one number a period, at most")  # noqa: PLR2004
        refuse_unless(min(self.remaining) >= 0, "remaining: work left cannot be negative")
        refuse_unless(self.remaining[0] > 0, "remaining: begins with the work at the start, more than 0")

    def picture(self) -> Picture:
        """Two lines: the even pace, dashed, and the work left."""
        plot = Plot(self.periods, 0, max(self.remaining), "", self.unit)
        even = (*plot.points((self.remaining[0],)), (plot.x(len(self.periods) - 1), plot.y(0)))
        left = plot.points(self.remaining)
        ends = (Ending(*even[-1], "even pace", "label-soft halo"), Ending(*left[-1], "work left", "label-1 halo"))
        names = apart(ends, LEAST, TOP, plot.floor - LEAST / 2)
        marks = (*plot.frame(), Path(even, "ideal"), Path(left, "series-1"), *line_names(names, WIDTH))
        return Picture(WIDTH, HEIGHT, marks, tuple(map(name_area, names)))

    def table(self) -> Table:
        """Work left and even pace by period."""
        last = len(self.periods) - 1
        pace = [self.remaining[0] * (last - i) / last for i in range(last + 1)]
        left = [figure(v) for v in self.remaining] + [""] * (last + 1 - len(self.remaining))
        rows = tuple((name, left[i], figure(pace[i], 1)) for i, name in enumerate(self.periods))
        return Table(("Period", f"Work left ({self.unit})", "Even pace"), rows, frozenset({1, 2}))

    def alt(self) -> str:
        """Where the line of work left starts and where it is now."""
        first, now = figure(self.remaining[0]), figure(self.remaining[-1])
        at = self.periods[len(self.remaining) - 1]
        return f"Burn-down chart: {first} {self.unit} at the start, {now} left at {at}; the even pace ends at 0."


@dataclass(frozen=True, slots=True)
class BurnUp:
    """Work done at the end of each period, below the scope at that time; both begin with the start (period 0).

    The scope may change; both lines may stop before the last period.
    """

    __pydantic_config__ = STRICT

    title: str
    unit: str
    periods: tuple[str, ...]
    scope: tuple[float, ...]
    done: tuple[float, ...]
    kind: Literal["burn-up"] = "burn-up"

    def __post_init__(self) -> None:
        """Refuse data that cannot be drawn."""
        require_count("periods", self.periods, 3, MOST_PERIODS)
        require_count("scope", self.scope, 2, len(self.periods))
        require_count("done", self.done, 2, len(self.scope))
        require_amounts("scope", self.scope)
        require_amounts("done", self.done)

    def picture(self) -> Picture:
        """Two lines: the scope, dashed, and the work done."""
        plot = Plot(self.periods, 0, max(*self.scope, *self.done), "", self.unit)
        scope, done = plot.points(self.scope), plot.points(self.done)
        ends = (Ending(*scope[-1], "scope", "label-2 halo"), Ending(*done[-1], "work done", "label-1 halo"))
        names = apart(ends, LEAST, TOP, plot.floor)
        marks = (*plot.frame(), Path(scope, "series-2"), Path(done, "series-1"), *line_names(names, WIDTH))
        return Picture(WIDTH, HEIGHT, marks, tuple(map(name_area, names)))

    def table(self) -> Table:
        """Scope and work done by period."""
        rows = tuple(zip_longest(self.periods, map(figure, self.scope), map(figure, self.done), fillvalue=""))
        return Table(("Period", f"Scope ({self.unit})", f"Work done ({self.unit})"), rows, frozenset({1, 2}))

    def alt(self) -> str:
        """Where both lines start and where they are at their ends."""
        ends = (
            f"{name} {figure(line[0])} at the start and {figure(line[-1])} at {self.periods[len(line) - 1]}"
            for name, line in (("scope", self.scope), ("work done", self.done))
        )
        return f"Burn-up chart in {self.unit}: {'; '.join(ends)}."

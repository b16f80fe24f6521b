"""Gantt charts: activities as bars on a calendar, with milestones, links and the present moment."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Literal

from app.exhibits.domain.checks import require_count, require_names
from app.exhibits.domain.exhibit import STRICT, refuse_unless
from app.exhibits.domain.lettering import SMALL, slug, text_block, width, wrap
from app.exhibits.domain.marks import Area, Label, Line, Mark, Path, Picture, Rect, Table, figure
from app.exhibits.domain.plot import LEAST, WIDTH, Scale

LEFT, RIGHT, TOP, BOTTOM = 176.0, 20.0, 34.0, 26.0
END, PERCENT = LEFT - 14, 44.0
ROW, BAR, DIAMOND, ELBOW = 36.0, 16.0, 8.0, 7.0
MOST_ACTIVITIES, MOST_PERIODS = 14, 26


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity from `start`, `length` periods long; with length 0 it is a milestone.

    Moments count from 0, the beginning of the first period. `done` is in percent; `after` names the activities whose
    finish it waits for.
    """

    __pydantic_config__ = STRICT

    name: str
    start: float
    length: float
    done: float | None = None
    after: tuple[str, ...] = ()

    @property
    def end(self) -> float:
        """The moment at which the activity finishes."""
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class Gantt:
    """A schedule over named periods, one activity a row; `now` is a moment as in Activity."""

    __pydantic_config__ = STRICT

    title: str
    periods: tuple[str, ...]
    activities: tuple[Activity, ...]
    now: float | None = None
    kind: Literal["gantt"] = "gantt"

    def __post_init__(self) -> None:
        """Refuse data that cannot be drawn."""
        last, names = len(self.periods), [activity.name for activity in self.activities]
        require_count("periods", self.periods, 2, MOST_PERIODS)
        require_count("activities", self.activities, 1, MOST_ACTIVITIES)
        require_names("activities", names)
        refuse_unless(self.now is None or 0 <= self.now <= last, f"now: write a moment from 0 to {last}")
        for one in self.activities:
            refuse_unless(one.start >= 0 and one.length >= 0, f"activities: start and length of {one.name}, 0 or more")
            refuse_unless(one.end <= last, f"activities: name more periods, {one.name} ends at {figure(one.end)}")
            refuse_unless(0 <= (one.done or 0) <= 100, f"activities: write done of {one.name} as 0 to 100 percent")  # noqa: PLR2004
            refuse_unless({*one.after} <= {*names} - {one.name}, f"activities: after of {one.name} names others here")

    def picture(self) -> Picture:
        """Periods above, a row for each activity, links beneath the bars, the present as a dotted line."""
        rows = [mark for i, one in enumerate(self.activities) for mark in self._row(i, one)]
        marks = (*self._calendar(), *self._links(), *rows, *self._present())
        return Picture(WIDTH, self._floor + BOTTOM, marks, tuple(map(self._area, range(len(self.activities)))))

    @property
    def _floor(self) -> float:
        return TOP + ROW * len(self.activities)

    @property
    def _shows_progress(self) -> bool:
        return any(one.done is not None for one in self.activities)

    def _x(self, moment: float) -> float:
        return Scale(0, len(self.periods), LEFT, WIDTH - RIGHT).at(moment)

    def _calendar(self) -> Iterator[Mark]:
        """The periods' names over their columns, and a line at each border."""
        every = ceil((max(width(name, SMALL) for name in self.periods) + 4) / (self._x(1) - LEFT))
        if self._shows_progress:
            yield Label(END, TOP - 9, "done", "tick small", "end")
        for i in range(len(self.periods) + 1):
            yield Line(self._x(i), TOP, self._x(i), self._floor, "grid")
        for i, name in list(enumerate(self.periods))[::every]:
            (short,) = wrap(name, WIDTH - self._x(i) - 4, 1, SMALL)
            middle = every == 1
            yield Label(
                self._x(i + 0.5) if middle else self._x(i),
                TOP - 9,
                short,
                "tick small",
                "middle" if middle else "start",
            )

    def _row(self, i: int, one: Activity) -> Iterator[Mark]:
        """The name of an activity and its bar, filled as far as it is done, or the diamond of a milestone."""
        y = _middle(i)
        right = END - PERCENT if self._shows_progress else END
        yield from text_block(wrap(one.name, right - 4, 2), right, y, "label-soft", "end")
        if not one.length:
            yield _diamond(self._x(one.start), y)
            return
        long = self._x(one.end) - self._x(one.start)
        box = Rect(self._x(one.start), y - BAR / 2, long, BAR, "bar-1" if one.done is None else "bar-outline")
        yield box
        if one.done is not None:
            yield Rect(box.x, box.y, long * one.done / 100, BAR, "bar-done")
            yield Label(END, y + 5, f"{figure(one.done, 0)}%", "tick", "end")

    def _links(self) -> Iterator[Path]:
        """An arrow from the finish of each activity to those that wait for it."""
        rows = {one.name: i for i, one in enumerate(self.activities)}
        for i, one in enumerate(self.activities):
            for name in one.after:
                yield Path(self._route(rows[name], i), "link", arrow=True)

    def _route(self, first: int, then: int) -> tuple[tuple[float, float], ...]:
        """Straight down onto a later start; around, between the rows, to an earlier one."""
        end, start = self._x(self.activities[first].end), self._x(self.activities[then].start)
        down = 1 if then > first else -1
        length = self._x(self.activities[then].end) - start
        if start >= end:
            turn = start + min(ELBOW, length / 2)
            return (end, _middle(first)), (turn, _middle(first)), (turn, _middle(then) - down * BAR / 2)
        between = _middle(then) - down * ROW / 2
        back = start - ELBOW - 3
        turns = ((end + ELBOW, _middle(first)), (end + ELBOW, between), (back, between), (back, _middle(then)))
        return (end, _middle(first)), *turns, (start - (0 if length else DIAMOND), _middle(then))

    def _present(self) -> Iterator[Mark]:
        """The dotted line of the present moment, with its name below."""
        if self.now is not None:
            yield Line(self._x(self.now), TOP, self._x(self.now), self._floor + 4, "now")
            yield Label(self._x(self.now), self._floor + 18, "now", "label-soft small")

    def _area(self, i: int) -> Area:
        """The area of a bar, widened about its middle to what a finger needs."""
        one = self.activities[i]
        wide = max(LEAST, self._x(one.end) - self._x(one.start))
        middle = self._x(one.start + one.length / 2)
        return Area(slug(one.name), one.name, middle - wide / 2, _middle(i) - LEAST / 2, wide, LEAST)

    def table(self) -> Table:
        """Start, finish, percent done and predecessors of each activity."""
        head = ("Activity", "Start", "Finish", "Done (%)", "After")
        rows = tuple(
            (
                one.name,
                figure(one.start),
                figure(one.end),
                "" if one.done is None else figure(one.done),
                ", ".join(one.after),
            )
            for one in self.activities
        )
        return Table(head, rows, frozenset({1, 2, 3}))

    def alt(self) -> str:
        """Start and finish of each activity as moments, with its progress, and the present moment."""
        span = f"{len(self.periods)} periods, {self.periods[0]} to {self.periods[-1]}; moments count from 0"
        now = "" if self.now is None else f" Now is {figure(self.now)}."
        return f"Gantt chart of {span}. {'; '.join(map(_told, self.activities))}.{now}"


def _middle(row: int) -> float:
    return TOP + ROW * (row + 0.5)


def _diamond(x: float, y: float) -> Path:
    return Path(((x, y - DIAMOND), (x + DIAMOND, y), (x, y + DIAMOND), (x - DIAMOND, y)), "badge", closed=True)


def _told(one: Activity) -> str:
    when = f"{figure(one.start)} to {figure(one.end)}" if one.length else f"milestone at {figure(one.start)}"
    done = "" if one.done is None else f", {figure(one.done)} percent done"
    after = f", after {' and '.join(one.after)}" if one.after else ""
    return f"{one.name} {when}{done}{after}"

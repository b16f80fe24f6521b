"""Networks of activities in boxes, joined by arrows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import isfinite
from typing import Literal

from app.exhibits.domain.activity_box import KEY, ActivityBox
from app.exhibits.domain.checks import require_count, require_names
from app.exhibits.domain.exhibit import STRICT, BadExhibit, refuse_unless
from app.exhibits.domain.layers import Layers, layers
from app.exhibits.domain.lettering import slug
from app.exhibits.domain.marks import Area, Label, Mark, Picture, Table, figure
from app.exhibits.domain.network_drawing import EDGE, WIDEST, Drawing
from app.formulas import network as formula
from app.formulas.exact import Impossible

GAP, LABELED_GAP = 26.0, 52.0
FOOT = 26.0
MOST = 16
LINK = re.compile(r"(?P<predecessor>\S+)(?: +(?P<kind>FS|SS|FF|SF))? *(?P<lag>[+-] *\d+(?:\.\d+)?)?")


@dataclass(frozen=True, slots=True)
class NetworkActivity:
    """One activity; a predecessor is written "A", "A FS+2" or "A SS-1"."""

    __pydantic_config__ = STRICT

    id: str
    duration: float
    predecessors: tuple[str, ...] = ()
    name: str = ""

    def links(self) -> tuple[formula.Link, ...]:
        """What it waits for; raises BadExhibit for a predecessor that cannot be read."""
        return tuple(map(_link, self.predecessors))


@dataclass(frozen=True, slots=True)
class Network:
    """Activities on nodes, from left to right; `boxes` are plain, or have the cells of the dates, empty or filled.

    `critical` sets off the activities and arrows that decide the duration.
    """

    __pydantic_config__ = STRICT

    title: str
    activities: tuple[NetworkActivity, ...]
    unit: str = "days"
    boxes: Literal["none", "blank", "full"] = "none"
    critical: bool = False
    kind: Literal["network"] = "network"

    def __post_init__(self) -> None:
        """Refuse data that cannot be drawn."""
        require_count("activities", self.activities, 2, MOST)
        require_names("activities", [activity.id for activity in self.activities])
        for activity in self.activities:
            refuse_unless(" " not in activity.id, f"activities: write the id {activity.id} without spaces")
            before = [link.predecessor for link in activity.links()]
            refuse_unless(isfinite(activity.duration), f"activities: write the duration of {activity.id} as a number")
            refuse_unless(len(set(before)) == len(before), f"predecessors: name each one of {activity.id} only once")
        self._schedule()
        room, wide, gap = WIDEST - 2 * EDGE, self._box_size()[0], self._least_gap()
        most = int((room + gap) / (wide + gap))
        refuse_unless(
            len(self._layers().ranks) <= most,
            f"activities: at most {most} such boxes fit in a row, shorten the longest path or the names",
        )

    def picture(self) -> Picture:
        """The boxes in ranks, each right of its predecessors, and the arrows between them."""
        drawing = Drawing(self._layers(), self._box_size(), self._least_gap())
        critical, driving = self._critical(), self._driving()
        links = {(link.predecessor, one.id): _link_text(link) for one in self.activities for link in one.links()}
        arrows = (drawing.arrow(pair, "link-critical" if pair in driving else "link") for pair in links)
        notes = (mark for pair, text in links.items() if text for mark in drawing.note(pair, text))
        boxes = (
            mark
            for box in self._boxes()
            for mark in box.marks(*drawing.corner(box.id), drawing.size, critical=box.id in critical)
        )
        marks = (*arrows, *notes, *boxes, *self._foot(drawing))
        return Picture(drawing.width, drawing.height + self._foot_height(), marks, self._areas(drawing))

    def table(self) -> Table:
        """Activity, duration and predecessors, with the dates where the boxes show them."""
        named = any(activity.name for activity in self.activities)
        head = ("Activity", *(("Name",) if named else ()), f"Duration ({self.unit})", "Predecessors")
        full = self.boxes == "full"
        rows = tuple(
            (
                activity.id,
                *((activity.name,) if named else ()),
                figure(activity.duration),
                ", ".join(activity.predecessors),
                *(self._cells(activity) if full else ()),
            )
            for activity in self.activities
        )
        dates = ("ES", "EF", "LS", "LF", "Total float") if full else ()
        numeric = {len(head) - 2, *range(len(head), len(head) + len(dates))}
        return Table((*head, *dates), rows, frozenset(numeric))

    def alt(self) -> str:
        """Each activity with its duration and what it follows."""
        texts = "; ".join(
            f"{activity.id} {figure(activity.duration)}"
            + (f" after {' and '.join(activity.predecessors)}" if activity.predecessors else "")
            for activity in self.activities
        )
        critical = ", ".join(one.id for one in self.activities if one.id in self._critical())
        strong = f" Set off: {critical}." if critical else ""
        return f"Network of {len(self.activities)} activities with durations in {self.unit}: {texts}.{strong}"

    def _schedule(self) -> formula.Network:
        try:
            return formula.network(
                formula.Activity(activity.id, Fraction(str(activity.duration)), activity.links())
                for activity in self.activities
            )
        except Impossible as fault:
            raise BadExhibit(f"activities: {fault}") from fault

    def _layers(self) -> Layers:
        ordered = self._schedule().activities
        return layers({name: [link.predecessor for link in ordered[name].links] for name in ordered})

    def _least_gap(self) -> float:
        labeled = any(_link_text(link) for activity in self.activities for link in activity.links())
        return LABELED_GAP if labeled else GAP

    def _box_size(self) -> tuple[float, float]:
        boxes = (*self._boxes(), *(() if self.boxes == "none" else (KEY,)))
        wide = max(box.width for box in boxes)
        return wide, max(box.height(wide) for box in boxes)

    def _boxes(self) -> Iterator[ActivityBox]:
        for activity in self.activities:
            duration = figure(activity.duration)
            if self.boxes == "none":
                yield ActivityBox(activity.id, activity.name, duration)
            elif self.boxes == "blank":
                yield ActivityBox(activity.id, activity.name, duration, ("", duration, ""), ("", "", ""))
            else:
                start, finish, late_start, late_finish, slack = self._cells(activity)
                top, bottom = (start, duration, finish), (late_start, slack, late_finish)
                yield ActivityBox(activity.id, activity.name, duration, top, bottom)

    def _cells(self, activity: NetworkActivity) -> tuple[str, ...]:
        dates = self._schedule().dates()[activity.id]
        numbers = (dates.early_start, dates.early_finish, dates.late_start, dates.late_finish, dates.total_float)
        return tuple(figure(float(number)) for number in numbers)

    def _critical(self) -> set[str]:
        dates = self._schedule().dates()
        return {name for name in dates if self.critical and dates[name].total_float == 0}

    def _driving(self) -> set[tuple[str, str]]:
        schedule, critical = self._schedule(), self._critical()
        return {
            (tie.before, tie.after)
            for tie in schedule.ties
            if {tie.before, tie.after} <= critical
            and schedule.starts[tie.after] - schedule.starts[tie.before] == tie.gap
        }

    def _foot_height(self) -> float:
        return FOOT if self.boxes == "none" else FOOT + self._box_size()[1]

    def _foot(self, drawing: Drawing) -> Iterator[Mark]:
        """The unit, and the key to the cells of the boxes."""
        if self.boxes == "none":
            yield Label(EDGE, drawing.height + 16, f"Durations in {self.unit}", "label-soft", "start")
            return
        yield from KEY.marks(EDGE, drawing.height + FOOT / 2, drawing.size, critical=False)
        middle = drawing.height + (FOOT + drawing.size[1]) / 2
        yield Label(EDGE + drawing.size[0] + 12, middle - 3, f"Key; times in {self.unit},", "label-soft", "start")
        yield Label(EDGE + drawing.size[0] + 12, middle + 13, "the first starts at 0", "label-soft", "start")

    def _areas(self, drawing: Drawing) -> tuple[Area, ...]:
        return tuple(
            Area(slug(activity.id), f"Activity {activity.id}", *drawing.corner(activity.id), *drawing.size)
            for activity in self.activities
        )


def _link(text: str) -> formula.Link:
    match = LINK.fullmatch(text.strip())
    if not match:
        raise BadExhibit(f'predecessors: write {text!r} like "A", "A FS+2" or "A SS-1"')
    lag = Fraction((match["lag"] or "0").replace(" ", ""))
    return formula.Link(match["predecessor"], formula.Kind(match["kind"] or "FS"), lag)


def _link_text(link: formula.Link) -> str:
    """What an arrow says of a link: nothing for a plain finish-to-start one."""
    if link.kind is formula.Kind.FINISH_START and not link.lag:
        return ""
    sign = "+" if link.lag > 0 else "\N{MINUS SIGN}"
    return f"{link.kind}{sign}{figure(abs(float(link.lag)))}" if link.lag else f"{link.kind}"

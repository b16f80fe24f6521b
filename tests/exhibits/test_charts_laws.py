"""Laws of all charts: whatever the data, nothing is drawn outside the canvas."""

from collections.abc import Iterator
from itertools import accumulate, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exhibits.domain import (
    BurnDown,
    BurnUp,
    ControlChart,
    CumulativeFlow,
    Gantt,
    Histogram,
    Pareto,
    ResourceHistogram,
    Scatter,
    SCurve,
    Velocity,
)
from app.exhibits.domain.distribution import Cause
from app.exhibits.domain.flow import FlowState
from app.exhibits.domain.gantt import Activity
from app.exhibits.domain.lettering import NAME, SMALL, TEXT, spread, width, wrap
from app.exhibits.domain.marks import Dot, Label, Line, Mark, Path, Rect
from app.exhibits.domain.resource_histogram import Demand

WORDS = st.text("abcdeXYZ -ü", max_size=40)
AMOUNTS = st.floats(0, 1_000_000).map(lambda value: round(value, 2))
MEASURES = st.floats(-10_000, 10_000).map(lambda value: round(value, 3))


@st.composite
def names(draw: st.DrawFn, least: int, most: int) -> tuple[str, ...]:
    words = draw(st.lists(WORDS, min_size=least, max_size=most))
    return tuple(f"{i} {word}" for i, word in enumerate(words))


def series(length: int) -> st.SearchStrategy[tuple[float, ...]]:
    return st.tuples(*[AMOUNTS] * length)


@st.composite
def burn_downs(draw: st.DrawFn) -> BurnDown:
    periods = draw(names(3, 31))
    rest = draw(series(draw(st.integers(1, len(periods) - 1))))
    return BurnDown("T", draw(WORDS), periods, (draw(st.floats(1, 1_000_000)), *rest))


@st.composite
def burn_ups(draw: st.DrawFn) -> BurnUp:
    periods = draw(names(3, 31))
    planned = draw(st.integers(2, len(periods)))
    done = draw(st.integers(2, planned))
    return BurnUp("T", draw(WORDS), periods, draw(series(planned)), draw(series(done)))


@st.composite
def flows(draw: st.DrawFn) -> CumulativeFlow:
    periods = draw(names(2, 12))
    states = tuple(FlowState(name, draw(series(len(periods)))) for name in draw(names(2, 6)))
    return CumulativeFlow("T", draw(WORDS), periods, states)


@st.composite
def velocities(draw: st.DrawFn) -> Velocity:
    sprints = draw(names(2, 12))
    committed = draw(st.just(()) | series(len(sprints)))
    return Velocity("T", draw(WORDS), sprints, draw(series(len(sprints))), committed)


@st.composite
def gantts(draw: st.DrawFn) -> Gantt:
    periods, rows = draw(names(2, 26)), draw(names(1, 14))
    moments = st.integers(0, 2 * len(periods)).map(lambda half: half / 2)
    activities = []
    for name in rows:
        start, end = sorted((draw(moments), draw(moments)))
        after = draw(st.sets(st.sampled_from(rows), max_size=2)) - {name}
        done = draw(st.none() | st.integers(0, 100))
        activities.append(Activity(name, start, end - start, done, tuple(sorted(after))))
    return Gantt("T", periods, tuple(activities), draw(st.none() | moments))


@st.composite
def control_charts(draw: st.DrawFn) -> ControlChart:
    mean = draw(MEASURES)
    gap = st.floats(0.01, 1000).map(lambda value: round(value, 2))
    upper, lower = mean + draw(gap), mean - draw(gap)
    high, low = draw(st.none() | gap), draw(st.none() | gap)
    points = tuple(draw(st.lists(MEASURES, min_size=5, max_size=15)))
    above, below = None if high is None else mean + high, None if low is None else mean - low
    return ControlChart("T", draw(WORDS), points, mean, upper, lower, above, below)


@st.composite
def paretos(draw: st.DrawFn) -> Pareto:
    first, *others = draw(names(2, 7))
    causes = (Cause(first, draw(st.floats(1, 10_000))), *(Cause(name, draw(AMOUNTS)) for name in others))
    return Pareto("T", draw(WORDS), causes)


@st.composite
def histograms(draw: st.DrawFn) -> Histogram:
    counts = (draw(st.integers(1, 10_000)), *draw(st.lists(st.integers(0, 10_000), min_size=1, max_size=11)))
    step = draw(st.sampled_from((0.05, 0.5, 1, 250, 1_000_000)))
    edges = tuple(accumulate([step] * len(counts), initial=draw(st.integers(-1000, 1000)) * step))
    return Histogram("T", draw(WORDS), edges, counts, draw(WORDS))


@st.composite
def scatters(draw: st.DrawFn) -> Scatter:
    points = tuple(draw(st.lists(st.tuples(MEASURES, MEASURES), min_size=3, max_size=30)))
    return Scatter("T", draw(WORDS), draw(WORDS), points)


@st.composite
def s_curves(draw: st.DrawFn) -> SCurve:
    periods = draw(names(3, 24))
    reached = draw(st.just(0) | st.integers(2, len(periods)))
    budget = draw(st.none() | st.floats(1, 1_000_000))
    planned, earned, actual = (draw(series(length)) for length in (len(periods), reached, reached))
    return SCurve("T", draw(WORDS), periods, planned, earned, actual, budget)


@st.composite
def resource_histograms(draw: st.DrawFn) -> ResourceHistogram:
    periods = draw(names(2, 14))
    demand = tuple(Demand(name, draw(series(len(periods)))) for name in draw(names(1, 4)))
    return ResourceHistogram("T", draw(WORDS), periods, demand, draw(st.none() | AMOUNTS))


Chart = (
    BurnDown
    | BurnUp
    | CumulativeFlow
    | Velocity
    | Gantt
    | ControlChart
    | Pareto
    | Histogram
    | Scatter
    | SCurve
    | ResourceHistogram
)
CHARTS: st.SearchStrategy[Chart] = st.one_of(
    burn_downs(),
    burn_ups(),
    flows(),
    velocities(),
    gantts(),
    control_charts(),
    paretos(),
    histograms(),
    scatters(),
    s_curves(),
    resource_histograms(),
)


def corners(mark: Mark) -> Iterator[tuple[float, float]]:
    """The outermost points of a mark; a text is taken as wide as a wide face sets it."""
    match mark:
        case Line():
            yield from ((mark.x1, mark.y1), (mark.x2, mark.y2))
        case Path():
            yield from mark.points
        case Rect():
            yield from ((mark.x, mark.y), (mark.x + mark.width, mark.y + mark.height))
        case Dot():
            yield from ((mark.x - mark.radius, mark.y - mark.radius), (mark.x + mark.radius, mark.y + mark.radius))
        case Label():
            long = width(mark.text, size(mark.role))
            start = mark.x - long * {"start": 0, "middle": 0.5, "end": 1}[mark.anchor]
            yield from ((start, mark.y - 11), (start + long, mark.y + 4))


def size(role: str) -> float:
    if "small" in role.split():
        return SMALL
    return TEXT if role.split(maxsplit=1)[0] in {"tick", "label-soft", "axis-title", "on-bar"} else NAME


@given(CHARTS)
@settings(max_examples=60, deadline=None)
def test_no_mark_leaves_the_canvas(chart: Chart) -> None:
    picture = chart.picture()

    outside = [
        (mark, corner)
        for mark in picture.marks
        for corner in corners(mark)
        if not (-0.1 <= corner[0] <= picture.width + 0.1 and -0.1 <= corner[1] <= picture.height + 0.1)
    ]
    assert outside == []


@given(CHARTS)
@settings(max_examples=60, deadline=None)
def test_every_area_lies_on_the_canvas_and_fits_a_finger(chart: Chart) -> None:
    picture = chart.picture()

    unfit = [
        area
        for area in picture.areas
        if min(area.x, area.y) < -0.1
        or area.x + area.width > picture.width + 0.1
        or area.y + area.height > picture.height + 0.1
        or min(area.width, area.height) < 25.99
    ]
    assert unfit == []


@given(CHARTS)
@settings(max_examples=60, deadline=None)
def test_areas_have_ids_of_their_own(chart: Chart) -> None:
    ids = [area.id for area in chart.picture().areas]

    assert len(set(ids)) == len(ids)


@given(CHARTS)
@settings(max_examples=60, deadline=None)
def test_every_row_of_a_table_has_a_cell_for_each_column(chart: Chart) -> None:
    table = chart.table()

    assert {len(row) for row in table.rows} == {len(table.head)}


@given(st.text("abcü -", max_size=80), st.integers(30, 200), st.integers(1, 3))
@settings(max_examples=60, deadline=None)
def test_wrapped_lines_stay_within_their_room(text: str, room: float, lines: int) -> None:
    rows = wrap(text, room, lines)

    assert (len(rows) <= lines, max(width(row) for row in rows) <= room) == (True, True)


@given(st.lists(st.floats(0, 300), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_spread_labels_keep_their_gap_within_the_range(places: list[float]) -> None:
    put = sorted(spread(places, 30, 0, 300))

    assert put[0] >= -0.001
    assert put[-1] <= 300.001
    assert all(low + 30 <= high + 0.001 for low, high in pairwise(put))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Ready for development", ("Ready for", "development")),
        ("Anforderungsmanagement", ("Anforderung-", "smanagement")),
        ("Waiting for approval by the customer", ("Waiting for", "approval by…")),
        ("", ("",)),
    ],
)
def test_long_names_wrap_hyphenate_or_end_in_an_ellipsis(text: str, lines: tuple[str, ...]) -> None:
    assert wrap(text, 94, 2) == lines

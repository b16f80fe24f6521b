"""Charts: what stands where, what the table and the alternative text say."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from pydantic import TypeAdapter

from app.exhibits.domain import (
    AnyExhibit,
    BadExhibit,
    BurnDown,
    BurnUp,
    ControlChart,
    CumulativeFlow,
    Exhibit,
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
from app.exhibits.domain.marks import Area, Dot, Label, Line, Path, Picture, Rect
from app.exhibits.domain.resource_histogram import Demand

WEEKS = ("W1", "W2", "W3", "W4")


def a_burn_down(**changes: Any) -> BurnDown:
    return BurnDown(**{"title": "T", "unit": "points", "periods": WEEKS, "remaining": (40, 30, 25), **changes})


def a_burn_up(**changes: Any) -> BurnUp:
    data = {"title": "T", "unit": "points", "periods": WEEKS, "scope": (40, 40, 50), "done": (0, 12, 20)}
    return BurnUp(**{**data, **changes})


def a_flow(**changes: Any) -> CumulativeFlow:
    states = (
        FlowState("To do", (9, 7, 5, 2)),
        FlowState("In review", (1, 2, 3, 4)),
        FlowState("Done", (0, 1, 2, 4)),
    )
    return CumulativeFlow(**{"title": "T", "unit": "items", "periods": WEEKS, "states": states, **changes})


def a_velocity(**changes: Any) -> Velocity:
    data = {"title": "T", "unit": "points", "sprints": ("S1", "S2"), "completed": (20, 25), "committed": (30, 25)}
    return Velocity(**{**data, **changes})


def a_gantt(**changes: Any) -> Gantt:
    activities = (
        Activity("Design", 0, 2, done=50),
        Activity("Build", 2, 2, done=0, after=("Design",)),
        Activity("Hand over", 4, 0, after=("Build",)),
    )
    return Gantt(**{"title": "T", "periods": WEEKS, "activities": activities, "now": 1.5, **changes})


def a_control_chart(**changes: Any) -> ControlChart:
    data = {"title": "T", "unit": "mm", "points": (9, 10, 11, 13.5, 10), "mean": 10, "upper": 12, "lower": 8}
    return ControlChart(**{**data, **changes})


def a_pareto(**changes: Any) -> Pareto:
    causes = (Cause("Scratches", 10), Cause("Late delivery", 60), Cause("Wrong unit", 30))
    return Pareto(**{"title": "T", "unit": "defects", "causes": causes, **changes})


def a_histogram(**changes: Any) -> Histogram:
    data = {"title": "T", "x_title": "Hours", "edges": (0, 2, 4, 6), "counts": (3, 8, 1)}
    return Histogram(**{**data, **changes})


def a_scatter(**changes: Any) -> Scatter:
    points = ((0, 0), (5, 20), (10, 40))
    return Scatter(**{"title": "T", "x_title": "Overtime", "y_title": "Defects", "points": points, **changes})


def an_s_curve(**changes: Any) -> SCurve:
    data = {"planned": (10, 30, 60, 80), "earned": (8, 25), "actual": (12, 32), "budget": 80}
    return SCurve(**{"title": "T", "unit": "$", "periods": WEEKS, **data, **changes})


def a_resource_histogram(**changes: Any) -> ResourceHistogram:
    demand = (Demand("Analyst", (40, 20, 0, 0)), Demand("Tester", (0, 30, 60, 50)))
    data = {"title": "T", "unit": "hours", "periods": WEEKS, "demand": demand, "capacity": 50}
    return ResourceHistogram(**{**data, **changes})


def label(picture: Picture, text: str) -> Label:
    return next(mark for mark in picture.marks if isinstance(mark, Label) and mark.text == text)


def path(picture: Picture, role: str) -> Path:
    return next(mark for mark in picture.marks if isinstance(mark, Path) and mark.role == role)


def bars(picture: Picture, role: str) -> list[Rect]:
    return [mark for mark in picture.marks if isinstance(mark, Rect) and mark.role == role]


def area(picture: Picture, name: str) -> Area:
    return next(area for area in picture.areas if area.id == name)


def height_of(picture: Picture, figure: str) -> float:
    """The pixel of a value that has a grid line."""
    tick = next(
        mark for mark in picture.marks if isinstance(mark, Label) and mark.role == "tick" and mark.text == figure
    )
    return tick.y - 5


def test_the_line_of_work_left_ends_at_the_pixel_of_its_last_value() -> None:
    picture = a_burn_down(remaining=(40, 30, 20)).picture()

    assert path(picture, "series-1").points[-1] == pytest.approx((label(picture, "W3").x, height_of(picture, "20")))


def test_the_names_of_both_lines_keep_apart_when_all_work_is_done() -> None:
    even, left = a_burn_down(remaining=(40, 30, 10, 0)).picture().areas

    assert abs(even.y - left.y) == 26


def test_a_change_of_scope_lifts_the_scope_line_from_that_period_on() -> None:
    picture = a_burn_up(scope=(40, 40, 60)).picture()

    heights = [y for _, y in path(picture, "series-2").points]
    assert heights == pytest.approx([height_of(picture, figure) for figure in ("40", "40", "60")])


def test_a_band_is_as_thick_as_its_state_has_items() -> None:
    picture = a_flow().picture()
    four = height_of(picture, "0") - height_of(picture, "4")

    band = [mark for mark in picture.marks if isinstance(mark, Path)][1]

    assert band.points[len(WEEKS)][1] - band.points[len(WEEKS) - 1][1] == pytest.approx(four)


def test_the_last_state_of_the_workflow_is_the_lowest_band() -> None:
    areas = a_flow().picture().areas

    assert [area.id for area in sorted(areas, key=lambda area: area.y)] == ["to-do", "in-review", "done"]


def test_names_of_empty_bands_keep_the_order_of_the_workflow_without_touching() -> None:
    states = tuple(FlowState(name, (0, 0, 0, 0)) for name in ("Ready", "Doing", "Review", "Test", "Ship"))

    areas = a_flow(states=(*states, FlowState("Done", (1, 2, 3, 4)))).picture().areas

    assert [area.id for area in areas] == ["ready", "doing", "review", "test", "ship", "done"]
    assert all(upper.y + upper.height <= lower.y for upper, lower in pairwise(areas))


def test_without_commitments_a_sprint_has_one_bar_and_there_is_no_key() -> None:
    picture = a_velocity(committed=()).picture()

    assert (len(bars(picture, "bar-1")), len(bars(picture, "bar-outline"))) == (2, 0)


def test_a_sprint_that_completed_nothing_can_still_be_chosen() -> None:
    picture = a_velocity(completed=(0, 25), committed=()).picture()

    assert area(picture, "s1").height == 26


def test_an_activity_reaches_from_its_start_to_its_finish() -> None:
    picture = a_gantt().picture()
    design, build = bars(picture, "bar-outline")

    assert (design.x + design.width, build.width) == pytest.approx((build.x, design.width))


def test_half_done_fills_half_of_the_bar() -> None:
    picture = a_gantt().picture()

    assert bars(picture, "bar-done")[0].width == pytest.approx(bars(picture, "bar-outline")[0].width / 2)


def test_the_present_stands_at_its_moment() -> None:
    picture = a_gantt(now=2).picture()
    present = next(mark for mark in picture.marks if isinstance(mark, Line) and mark.role == "now")

    assert present.x1 == pytest.approx(bars(picture, "bar-outline")[1].x)


def test_a_link_begins_at_the_finish_of_the_activity_that_is_waited_for() -> None:
    picture = a_gantt().picture()
    design = bars(picture, "bar-outline")[0]

    assert path(picture, "link").points[0] == pytest.approx((design.x + design.width, design.y + design.height / 2))


def test_a_short_activity_can_still_be_chosen() -> None:
    picture = a_gantt(activities=(Activity("Check", 1, 0.1),)).picture()

    assert (area(picture, "check").width, area(picture, "check").height) == (26, 26)


def test_a_milestone_is_a_diamond_without_bar() -> None:
    picture = a_gantt(activities=(Activity("Go live", 2, 0),)).picture()

    assert (len(path(picture, "badge").points), bars(picture, "bar-1")) == (4, [])


def test_every_point_of_a_control_chart_looks_alike_beyond_the_limits_too() -> None:
    picture = a_control_chart(points=(10, 10, 10, 20, 0)).picture()

    assert {mark.role for mark in picture.marks if isinstance(mark, Dot)} == {"dot-1"}


def test_the_area_of_a_point_is_centered_on_it() -> None:
    picture = a_control_chart().picture()
    dot = [mark for mark in picture.marks if isinstance(mark, Dot)][3]

    assert area(picture, "point-4") == Area("point-4", "Point 4", dot.x - 13, dot.y - 13, 26, 26)


def test_specification_limits_appear_only_when_given() -> None:
    without = a_control_chart()
    within = a_control_chart(upper_specification=14, lower_specification=6)

    assert list(without.levels) == ["UCL", "mean", "LCL"]
    assert list(within.levels) == ["USL", "UCL", "mean", "LCL", "LSL"]


def test_pareto_bars_stand_from_the_most_frequent_down_whatever_their_order_in_the_file() -> None:
    areas = a_pareto().picture().areas

    assert [area.id for area in areas] == ["late-delivery", "wrong-unit", "scratches"]


def test_the_running_share_begins_on_top_of_the_first_bar_and_ends_at_100_percent() -> None:
    picture = a_pareto().picture()
    course = path(picture, "series-2").points

    assert course[0][1] == pytest.approx(bars(picture, "bar-1")[0].y)
    assert course[-1][1] == pytest.approx(label(picture, "100%").y - 5)


def test_the_bars_of_a_histogram_touch() -> None:
    first, second, _ = bars(a_histogram().picture(), "fill-1")

    assert first.x + first.width == pytest.approx(second.x)


def test_the_border_of_a_bin_stands_under_the_side_of_its_bar() -> None:
    picture = a_histogram(edges=(0, 20, 40, 60)).picture()

    assert label(picture, "20").x == pytest.approx(bars(picture, "fill-1")[1].x)


def test_equal_steps_are_equally_far_apart_in_a_scatter_diagram() -> None:
    first, second, third = (mark for mark in a_scatter().picture().marks if isinstance(mark, Dot))

    assert (second.x - first.x, first.y - second.y) == pytest.approx((third.x - second.x, second.y - third.y))


def test_the_data_date_stands_where_earned_value_ends() -> None:
    picture = an_s_curve().picture()
    date = next(mark for mark in picture.marks if isinstance(mark, Line) and mark.role == "now")

    assert date.x1 == path(picture, "series-1").points[-1][0]


def test_a_finished_project_has_no_data_date() -> None:
    finished = an_s_curve(earned=(8, 25, 50, 80), actual=(9, 30, 60, 90))

    assert finished.data_date is None


def test_roles_stand_on_each_other() -> None:
    picture = a_resource_histogram().picture()
    analyst, tester = bars(picture, "fill-1")[1], bars(picture, "fill-2")[1]

    assert tester.y + tester.height == pytest.approx(analyst.y)


def test_the_capacity_lies_at_its_value() -> None:
    picture = a_resource_histogram(capacity=40).picture()
    capacity = next(mark for mark in picture.marks if isinstance(mark, Line) and mark.role == "limit")

    assert capacity.y1 == pytest.approx(height_of(picture, "40"))


@pytest.mark.parametrize(
    ("exhibit", "rows"),
    [
        (a_burn_up(), (("W1", "40", "0"), ("W2", "40", "12"), ("W3", "50", "20"), ("W4", "", ""))),
        (a_flow(), (("W1", "9", "1", "0"), ("W2", "7", "2", "1"), ("W3", "5", "3", "2"), ("W4", "2", "4", "4"))),
        (a_velocity(), (("S1", "30", "20"), ("S2", "25", "25"))),
        (a_velocity(committed=()), (("S1", "20"), ("S2", "25"))),
        (
            a_gantt(),
            (("Design", "0", "2", "50", ""), ("Build", "2", "4", "0", "Design"), ("Hand over", "4", "4", "", "Build")),
        ),
        (a_pareto(), (("Late delivery", "60", "60"), ("Wrong unit", "30", "90"), ("Scratches", "10", "100"))),
        (a_histogram(), (("0 to 2", "3"), ("2 to 4", "8"), ("4 to 6", "1"))),
        (a_scatter(), (("1", "0", "0"), ("2", "5", "20"), ("3", "10", "40"))),
        (
            an_s_curve(),
            (
                ("W1", "10", "8", "12"),
                ("W2", "30", "25", "32"),
                ("W3", "60", "", ""),
                ("W4", "80", "", ""),
                ("Budget at completion", "80", "", ""),
            ),
        ),
        (
            a_resource_histogram(),
            (
                ("W1", "40", "0", "40", "50"),
                ("W2", "20", "30", "50", "50"),
                ("W3", "0", "60", "60", "50"),
                ("W4", "0", "50", "50", "50"),
            ),
        ),
    ],
    ids=lambda value: value.kind if hasattr(value, "kind") else "",
)
def test_the_table_says_the_same_as_the_picture(exhibit: Exhibit, rows: tuple[tuple[str, ...], ...]) -> None:
    assert exhibit.table().rows == rows


def test_the_table_of_a_control_chart_lists_the_points_then_the_limits() -> None:
    rows = a_control_chart().table().rows

    assert rows[3:] == (("Sample 4", "13.5"), ("Sample 5", "10"), ("UCL", "12"), ("mean", "10"), ("LCL", "8"))


@pytest.mark.parametrize(
    ("exhibit", "text"),
    [
        (a_burn_up(), "scope 40 at the start and 50 at W3; work done 0 at the start and 20 at W3."),
        (a_flow(), "at W1 and at W4: To do 9 and 2, In review 1 and 4, Done 0 and 4."),
        (a_velocity(), "Velocity chart, points committed, then completed by sprint: S1, 30, 20; S2, 25, 25."),
        (
            a_gantt(),
            "0 percent done, after Design; Hand over milestone at 4, after Build. Now is 1.5.",
        ),
        (a_control_chart(), "with UCL 12, mean 10, LCL 8; 5 points in order: 9, 10, 11, 13.5, 10."),
        (a_pareto(), "Late delivery 60, Wrong unit 30, Scratches 10; a line adds up their shares to 100 percent."),
        (a_histogram(), "Histogram, Frequency by Hours: 0 to 2: 3; 2 to 4: 8; 4 to 6: 1."),
        (a_scatter(), "3 points, Overtime 0 to 10 across and Defects 0 to 40 up: 0, 0; 5, 20; 10, 40."),
        (an_s_curve(), "in $, at W2: PV 30, EV 25, AC 32; the plan reaches 80 at W4; BAC 80."),
        (a_resource_histogram(), "hours by period: W1 40, W2 50, W3 60, W4 50; capacity 50."),
    ],
    ids=lambda value: value.kind if hasattr(value, "kind") else "",
)
def test_the_alternative_text_names_the_figures(exhibit: Exhibit, text: str) -> None:
    assert exhibit.alt().endswith(text)


@pytest.mark.parametrize(
    ("make", "changes", "message"),
    [
        (a_burn_up, {"scope": (40,)}, "scope: give 2 to 4, not 1"),
        (a_burn_up, {"done": (0, 1, 2, 3)}, "done: give 2 to 3, not 4"),
        (a_burn_up, {"done": (0, -1)}, "done: write 0 or more, nothing here is negative"),
        (a_flow, {"states": (FlowState("Done", (1, 2, 3, 4)),)}, "states: give 2 to 6, not 1"),
        (
            a_flow,
            {"states": (FlowState("Done", (1, 2)), FlowState("To do", (1, 2)))},
            "states: give one number for each period, 4 in all",
        ),
        (
            a_flow,
            {"states": (FlowState("Done", (1, 2, 3, 4)), FlowState("done!", (1, 2, 3, 4)))},
            "states: give each a name of its own",
        ),
        (a_velocity, {"sprints": ("S1", "-")}, "sprints: give each a name with a letter or digit"),
        (a_velocity, {"completed": (20,)}, "completed: give one number for each sprint, 2 in all"),
        (a_velocity, {"committed": (20,)}, "committed: give one number for each sprint, or none"),
        (a_gantt, {"now": 5}, "now: write a moment from 0 to 4"),
        (a_gantt, {"activities": (Activity("A", 3, 2),)}, "activities: name more periods, A ends at 5"),
        (a_gantt, {"activities": (Activity("A", -1, 2),)}, "activities: start and length of A, 0 or more"),
        (
            a_gantt,
            {"activities": (Activity("A", 0, 1, done=101),)},
            "activities: write done of A as 0 to 100 percent",
        ),
        (a_gantt, {"activities": (Activity("A", 0, 1, after=("B",)),)}, "activities: after of A names others here"),
        (a_gantt, {"activities": (Activity("A", 0, 1, after=("A",)),)}, "activities: after of A names others here"),
        (a_control_chart, {"points": (1, 2)}, "points: give 5 to 15, not 2"),
        (a_control_chart, {"upper": 10}, "mean: must lie between lower and upper"),
        (a_control_chart, {"upper_specification": 9}, "upper_specification: must lie above the mean"),
        (a_control_chart, {"lower_specification": 11}, "lower_specification: must lie below the mean"),
        (
            a_pareto,
            {"causes": (Cause("A", 0), Cause("B", 0))},
            "causes: count at least one of them more than 0 times",
        ),
        (a_histogram, {"edges": (0, 1, 2)}, "edges: give one number for each border of a bin, 4 in all"),
        (a_histogram, {"edges": (0, 2, 2, 4)}, "edges: let them rise"),
        (a_histogram, {"edges": (0, 1, 2, 9)}, "edges: set them evenly, heights then compare"),
        (a_histogram, {"counts": (0, 0, 0)}, "counts: fill at least one of the bins"),
        (a_scatter, {"points": ((1, 1),)}, "points: give 3 to 60, not 1"),
        (an_s_curve, {"actual": (1, 2, 3)}, "actual: let it end with earned, at the data date"),
        (an_s_curve, {"earned": (1,)}, "earned: give two numbers or more, or none"),
        (an_s_curve, {"planned": (1, 2)}, "planned: give one number for each period, 4 in all"),
        (an_s_curve, {"budget": 0}, "budget: write more than 0, or leave it out"),
        (a_resource_histogram, {"demand": ()}, "demand: give 1 to 4, not 0"),
        (a_resource_histogram, {"capacity": -1}, "capacity: write 0 or more, or leave it out"),
    ],
)
def test_data_that_make_no_chart_are_refused_with_what_to_do(
    make: Callable[..., Exhibit], changes: dict[str, Any], message: str
) -> None:
    with pytest.raises(BadExhibit) as refusal:
        make(**changes)

    assert str(refusal.value) == message


def test_a_file_writes_a_chart_by_its_kind() -> None:
    data = {
        "kind": "gantt",
        "title": "T",
        "periods": list(WEEKS),
        "now": 1.5,
        "activities": [
            {"name": "Design", "start": 0, "length": 2, "done": 50},
            {"name": "Build", "start": 2, "length": 2, "done": 0, "after": ["Design"]},
            {"name": "Hand over", "start": 4, "length": 0, "after": ["Build"]},
        ],
    }

    assert TypeAdapter(AnyExhibit).validate_python(data) == a_gantt()

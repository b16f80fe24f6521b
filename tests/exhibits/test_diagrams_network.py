"""Networks: ranks, arrows, boxes with dates, and what is refused."""

from collections.abc import Sequence
from typing import Any

import pytest

from app.exhibits.domain import Area, BadExhibit, Network, Picture
from app.exhibits.domain.layers import layers
from app.exhibits.domain.marks import Label, Path, Rect
from app.exhibits.domain.network import NetworkActivity as Activity

DIAMOND = (Activity("A", 3), Activity("B", 4, ("A",)), Activity("C", 2, ("A",)), Activity("D", 1, ("B", "C")))


def a_network(activities: Sequence[Activity] = DIAMOND, **changes: Any) -> Network:
    return Network("T", tuple(activities), **changes)


def areas(network: Network) -> dict[str, Area]:
    return {area.id: area for area in network.picture().areas}


def arrows(network: Network) -> list[Path]:
    return [mark for mark in network.picture().marks if isinstance(mark, Path)]


def texts(picture: Picture, area: Area) -> list[str]:
    """What stands inside an area, in the order of reading."""
    inside = [
        mark
        for mark in picture.marks
        if isinstance(mark, Label) and area.x < mark.x < area.x + area.width and area.y < mark.y < area.y + area.height
    ]
    return [label.text for label in sorted(inside, key=lambda label: (label.y, label.x))]


def test_each_activity_stands_right_of_all_its_predecessors() -> None:
    network = a_network([*DIAMOND, Activity("E", 1, ("A", "D"))])

    boxes = areas(network)

    assert [
        (before, after.id)
        for after in network.activities
        for before in after.predecessors
        if boxes[before.lower()].x + boxes[before.lower()].width >= boxes[after.id.lower()].x
    ] == []


def test_an_area_is_the_box_of_its_activity() -> None:
    picture = a_network().picture()

    boxes = [(mark.x, mark.y, mark.width, mark.height) for mark in picture.marks if isinstance(mark, Rect)]
    assert [(area.x, area.y, area.width, area.height) for area in picture.areas] == boxes
    assert [(area.id, area.name) for area in picture.areas] == [(n.lower(), f"Activity {n}") for n in "ABCD"]


def test_an_arrow_goes_from_the_right_edge_of_one_box_to_the_left_edge_of_the_other() -> None:
    network = a_network(DIAMOND[:2])
    boxes = areas(network)

    arrow = arrows(network)[0]

    middle = boxes["a"].y + boxes["a"].height / 2
    assert arrow.points == ((boxes["a"].x + boxes["a"].width, middle), (boxes["b"].x, middle))
    assert arrow.arrow


def test_arrows_that_meet_at_one_box_arrive_apart_and_in_order() -> None:
    ends = [arrow.points[-1][1] for arrow in arrows(a_network())[-2:]]

    assert abs(ends[0] - ends[1]) == 12.0


def test_an_arrow_past_a_rank_touches_no_box_of_it() -> None:
    network = a_network([*DIAMOND, Activity("E", 1, ("A", "D"))])
    boxes = areas(network)

    way = next(arrow for arrow in arrows(network) if len(arrow.points) == 6)

    passed = [y for x, y in way.points if x in {boxes["b"].x, boxes["b"].x + boxes["b"].width}]
    assert [
        (y, name) for y in passed for name in ("b", "c") if boxes[name].y <= y <= boxes[name].y + boxes[name].height
    ] == []


def test_lines_are_uncrossed_where_another_order_does_it() -> None:
    # listed in an order in which A-D and B-C cross
    found = layers({"A": [], "B": [], "C": ["B"], "D": ["A"]})

    assert found.ranks in {(("A", "B"), ("D", "C")), (("B", "A"), ("C", "D"))}


def test_full_boxes_hold_the_dates_duration_and_float() -> None:
    network = a_network(boxes="full")
    picture = network.picture()

    boxes = {area.id: texts(picture, area) for area in picture.areas}

    assert boxes == {
        "a": ["0", "3", "3", "A", "0", "0", "3"],
        "b": ["3", "4", "7", "B", "3", "0", "7"],
        "c": ["3", "2", "5", "C", "5", "2", "7"],
        "d": ["7", "1", "8", "D", "7", "0", "8"],
    }


def test_blank_boxes_hold_the_duration_alone() -> None:
    picture = a_network(boxes="blank").picture()

    assert [text for text in texts(picture, picture.areas[2]) if text] == ["2", "C"]


def test_leads_lags_and_other_links_move_the_dates_and_stand_on_their_arrows() -> None:
    network = a_network([Activity("A", 5), Activity("B", 4, ("A SS+2",)), Activity("C", 2, ("B FS-1",))], boxes="full")

    labels = [mark.text for mark in network.picture().marks if isinstance(mark, Label)]

    assert [row[3:5] for row in network.table().rows] == [("0", "5"), ("2", "6"), ("5", "7")]
    assert [text for text in labels if text.startswith(("SS", "FS"))] == ["SS+2", "FS\N{MINUS SIGN}1"]


def test_the_critical_path_is_set_off_only_when_asked() -> None:
    plain, asked = a_network(), a_network(critical=True)

    assert {arrow.role for arrow in arrows(plain)} == {"link"}
    assert [arrow.role for arrow in arrows(asked)] == ["link-critical", "link", "link-critical", "link"]
    assert [mark.role for mark in asked.picture().marks if isinstance(mark, Rect)] == [
        "box-critical",
        "box-critical",
        "box",
        "box-critical",
    ]


def test_the_table_names_durations_and_predecessors() -> None:
    table = a_network([Activity("A", 1.5, name="Plan"), Activity("B", 1200, ("A FF+1",))], unit="weeks").table()

    assert table.head == ("Activity", "Name", "Duration (weeks)", "Predecessors")
    assert table.rows == (("A", "Plan", "1.5", ""), ("B", "", "1,200", "A FF+1"))
    assert table.numeric == {2}


def test_the_alternative_text_names_each_duration_and_predecessor_but_not_the_end() -> None:
    alt = a_network().alt()

    assert alt == ("Network of 4 activities with durations in days: A 3; B 4 after A; C 2 after A; D 1 after B and C.")


REFUSED = {
    "one activity": ([Activity("A", 1)], "activities: give 2 to 16, not 1"),
    "the same id": ([Activity("A", 1), Activity("a", 1)], "activities: give each a name of its own"),
    "an id in two words": (
        [Activity("A B", 1), Activity("C", 1)],
        "activities: write the id A B without spaces",
    ),
    "an endless duration": (
        [Activity("A", 1), Activity("B", float("inf"))],
        "activities: write the duration of B as a number",
    ),
    "a link that cannot be read": (
        [Activity("A", 1), Activity("B", 1, ("A FX",))],
        'predecessors: write \'A FX\' like "A", "A FS+2" or "A SS-1"',
    ),
    "two links of one pair": (
        [Activity("A", 1), Activity("B", 1, ("A SS", "A FF"))],
        "predecessors: name each one of B only once",
    ),
    "an unknown predecessor": (
        [Activity("A", 1), Activity("B", 1, ("X",))],
        "activities: Add the missing predecessors or correct their names: X.",
    ),
    "too many in a row": (
        [Activity("A", 1), *(Activity(f"B{i}", 1, (f"B{i - 1}" if i else "A",)) for i in range(9))],
        "activities: at most 8 such boxes fit in a row, shorten the longest path or the names",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_data_that_make_no_network_are_refused(case: str) -> None:
    activities, sentence = REFUSED[case]

    with pytest.raises(BadExhibit) as refusal:
        a_network(activities)

    assert str(refusal.value) == sentence


def test_a_loop_is_refused_by_its_activities() -> None:
    with pytest.raises(BadExhibit) as refusal:
        a_network([Activity("A", 1, ("B",)), Activity("B", 1, ("A",))])

    assert str(refusal.value).startswith("activities: These activities wait for each other, so none can start:")

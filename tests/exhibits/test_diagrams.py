"""Diagrams of every kind: the laws of their pictures."""

from collections.abc import Callable
from typing import Any, Literal

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from app.exhibits.domain import (
    AnyExhibit,
    BadExhibit,
    DecisionTree,
    Kanban,
    Network,
    OrganizationChart,
    ProbabilityImpact,
    RiskMatrix,
    StakeholderGrid,
)
from app.exhibits.domain.decision_tree import TreeNode
from app.exhibits.domain.kanban import KanbanCard, KanbanColumn
from app.exhibits.domain.lettering import NAME, SMALL, TEXT, width
from app.exhibits.domain.marks import Area, Dot, Label, Line, Mark, Path, Rect
from app.exhibits.domain.network import NetworkActivity
from app.exhibits.domain.organization_chart import ChartRole
from app.exhibits.domain.probability_impact import RatedRisk
from app.exhibits.domain.risk_matrix import PlacedRisk
from app.exhibits.domain.stakeholder_grid import LEVELS, GridStakeholder, Level

SIZES = {"small": SMALL, "on-badge": SMALL, "blocked": SMALL, "tick": TEXT, "label-soft": TEXT, "axis-title": TEXT}

words = st.text("abcdefgh iIW-", max_size=50)
amounts = st.floats(0, 10_000, allow_subnormal=False).map(lambda value: round(value, 2))


@st.composite
def networks(draw: st.DrawFn) -> Network:
    ids = "ABCDEFGHIJ"[: draw(st.integers(2, 10))]
    activities = []
    for place, name in enumerate(ids):
        before = draw(st.lists(st.sampled_from(ids[:place] or ids), unique=True, max_size=3)) if place else []
        links = tuple(f"{other}{draw(st.sampled_from(['', ' SS', ' FF+12', ' FS-1.5']))}" for other in before)
        activities.append(NetworkActivity(name, draw(amounts), links, draw(words)))
    boxes: Literal["none", "blank", "full"] = draw(st.sampled_from(("none", "blank", "full")))
    return Network("T", tuple(activities), boxes=boxes, critical=draw(st.booleans()))


@st.composite
def matrices(draw: st.DrawFn) -> RiskMatrix:
    rows = tuple(f"{place} {draw(words)}" for place in range(draw(st.integers(2, 6))))
    columns = tuple(f"{place} {draw(words)}" for place in range(draw(st.integers(2, 6))))
    cells = draw(st.lists(st.tuples(st.sampled_from(rows), st.sampled_from(columns)), max_size=9))
    risks = tuple(PlacedRisk(f"R{place}", *cell) for place, cell in enumerate(cells))
    return RiskMatrix("T", rows, columns, mid=3, high=6, risks=risks)


@st.composite
def planes(draw: st.DrawFn) -> ProbabilityImpact:
    steps = draw(st.booleans())
    values = st.integers(1, 5).map(float) if steps else st.floats(0, 1)
    pairs = draw(st.lists(st.tuples(values, values), min_size=1, max_size=6))
    risks = tuple(RatedRisk(f"R{place}", *pair) for place, pair in enumerate(pairs))
    mid = draw(st.floats(0.001, 40))
    return ProbabilityImpact("T", risks, steps=steps, mid=mid, high=mid * 2)


@st.composite
def trees(draw: st.DrawFn) -> DecisionTree:
    nodes = [TreeNode("D", "decision")]
    for place in range(draw(st.integers(2, 4))):
        nodes.append(TreeNode(f"C{place}", "chance", "D", draw(words), cost=draw(amounts)))
        for end in range(count := draw(st.integers(2, 3))):
            value = draw(amounts)
            nodes.append(TreeNode(f"{place}{end}", "outcome", f"C{place}", draw(words), 1 / count, value=value))
    return DecisionTree("T", tuple(nodes), draw(words), value_boxes=draw(st.booleans()))


@st.composite
def boards(draw: st.DrawFn) -> Kanban:
    columns = []
    for place in range(draw(st.integers(2, 6))):
        cards = tuple(
            KanbanCard(f"{place}{card}", draw(words), draw(st.none() | st.integers(0, 99)), draw(st.booleans()))
            for card in range(draw(st.integers(0, 4)))
        )
        columns.append(KanbanColumn(f"column {place} {draw(words)}", cards, draw(st.none() | st.integers(1, 9))))
    return Kanban("T", tuple(columns))


@st.composite
def grids(draw: st.DrawFn) -> StakeholderGrid:
    level: st.SearchStrategy[Level] = st.sampled_from(LEVELS)
    people = tuple(
        GridStakeholder(f"{place} {draw(words)}", draw(level), draw(level)) for place in range(draw(st.integers(0, 9)))
    )
    return StakeholderGrid("T", people, strategies=draw(st.booleans()))


@st.composite
def charts(draw: st.DrawFn) -> OrganizationChart:
    roles = [ChartRole("0", f"Head {draw(words)}")]
    for place in range(1, draw(st.integers(2, 10))):
        under = draw(st.sampled_from([role.id for role in roles]))
        roles.append(ChartRole(str(place), f"Role {draw(words)}", under, draw(words)))
    return OrganizationChart("T", tuple(roles))


KINDS: dict[str, Callable[[], st.SearchStrategy[Any]]] = {
    "network": networks,
    "risk-matrix": matrices,
    "probability-impact": planes,
    "decision-tree": trees,
    "kanban": boards,
    "stakeholder-grid": grids,
    "organization-chart": charts,
}


def corners(mark: Mark) -> list[tuple[float, float]]:
    if isinstance(mark, Path):
        return list(mark.points)
    if isinstance(mark, Line):
        return [(mark.x1, mark.y1), (mark.x2, mark.y2)]
    if isinstance(mark, Rect):
        return [(mark.x, mark.y), (mark.x + mark.width, mark.y + mark.height)]
    if isinstance(mark, Dot):
        return [(mark.x - mark.radius, mark.y - mark.radius), (mark.x + mark.radius, mark.y + mark.radius)]
    return label_corners(mark)


def label_corners(label: Label) -> list[tuple[float, float]]:
    wide = width(label.text, SIZES.get(label.role, NAME))
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return [(left, label.y - 10), (left + wide, label.y + 3)]


def outside(exhibit: AnyExhibit) -> list[object]:
    picture = exhibit.picture()
    assert picture is not None
    marks = [mark for mark in picture.marks if not isinstance(mark, Label) or mark.text]
    spots: list[tuple[Mark | Area, tuple[float, float]]] = [
        (mark, corner) for mark in marks for corner in corners(mark)
    ]
    spots += [(area, (area.x, area.y)) for area in picture.areas]
    spots += [(area, (area.x + area.width, area.y + area.height)) for area in picture.areas]
    return [thing for thing, (x, y) in spots if not (-0.01 <= x <= picture.width + 0.01 and 0 <= y <= picture.height)]


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_the_data_nothing_is_drawn_outside_the_canvas(kind: str) -> None:
    @settings(max_examples=60)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        try:
            exhibit = data.draw(KINDS[kind]())
        except BadExhibit:
            reject()

        assert outside(exhibit) == []

    law()


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_the_data_each_area_has_its_own_id_and_room_for_a_finger(kind: str) -> None:
    @settings(max_examples=60)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        try:
            exhibit = data.draw(KINDS[kind]())
        except BadExhibit:
            reject()

        areas = exhibit.picture().areas

        assert len({area.id for area in areas}) == len(areas)
        assert [area for area in areas if area.width < 26 or area.height < 26] == []

    law()


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_the_data_each_row_of_the_table_fills_its_head(kind: str) -> None:
    @settings(max_examples=60)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        try:
            exhibit = data.draw(KINDS[kind]())
        except BadExhibit:
            reject()

        table = exhibit.table()

        assert {len(row) for row in table.rows} <= {len(table.head)}
        assert max(table.numeric, default=0) < len(table.head)

    law()

"""Decision trees and organization charts."""

from dataclasses import replace
from typing import Any

import pytest

from app.exhibits.domain import Area, BadExhibit, DecisionTree, OrganizationChart
from app.exhibits.domain.decision_tree import TreeNode as Node
from app.exhibits.domain.marks import Dot, Label, Path, Rect
from app.exhibits.domain.organization_chart import ChartRole as Role

NODES = (
    Node("D", "decision"),
    Node("C", "chance", "D", "Build", cost=120),
    Node("G", "outcome", "C", "Good", 0.6, value=300),
    Node("B", "outcome", "C", "Bad", 0.4, value=-50),
    Node("N", "outcome", "D", "Leave it", value=0),
)
ROLES = (
    Role("pm", "Project manager", name="A. Roy"),
    Role("dev", "Development lead", "pm"),
    Role("po", "Product owner", "pm"),
    Role("d1", "Developer", "dev"),
    Role("d2", "Developer", "dev"),
)


def a_tree(nodes: tuple[Node, ...] = NODES, **changes: Any) -> DecisionTree:
    return DecisionTree("T", nodes, **changes)


def a_chart(roles: tuple[Role, ...] = ROLES) -> OrganizationChart:
    return OrganizationChart("T", roles)


def by_id(areas: tuple[Area, ...]) -> dict[str, Area]:
    return {area.id: area for area in areas}


def middle(area: Area) -> float:
    return area.y + area.height / 2


def test_outcomes_stand_in_rows_and_a_node_half_way_between_its_branches() -> None:
    areas = by_id(a_tree().picture().areas)

    assert [middle(areas[name]) - middle(areas["g"]) for name in "gbn"] == [0, 56, 112]
    assert middle(areas["c"]) == (middle(areas["g"]) + middle(areas["b"])) / 2
    assert middle(areas["d"]) == (middle(areas["c"]) + middle(areas["n"])) / 2


def test_squares_are_decisions_circles_chances_and_triangles_outcomes() -> None:
    tree = a_tree()
    areas = by_id(tree.picture().areas)
    marks = tree.picture().marks

    assert [(mark.x, mark.y) for mark in marks if isinstance(mark, Rect)] == [(areas["d"].x, areas["d"].y)]
    assert [(mark.x, mark.y) for mark in marks if isinstance(mark, Dot)] == [(areas["c"].x + 14, middle(areas["c"]))]
    assert len([mark for mark in marks if isinstance(mark, Path) and mark.closed]) == 3


def test_a_branch_ends_at_its_node_and_carries_its_name_and_figures() -> None:
    picture = a_tree(unit="k$").picture()
    areas = by_id(picture.areas)

    branch = next(mark for mark in picture.marks if isinstance(mark, Path))

    assert branch.points[-1] == (areas["c"].x, middle(areas["c"]))
    assert [mark.text for mark in picture.marks if isinstance(mark, Label) and mark.text] == [
        *("Build", "cost 120", "Good", "60%", "Bad", "40%", "Leave it"),
        *("D", "C", "300", "-50", "0", "Costs and values in k$"),
    ]


def test_value_boxes_belong_to_their_nodes_and_show_only_the_given_values() -> None:
    nodes = tuple(replace(node, value=40) if node.id == "C" else node for node in NODES)
    plain, boxed = a_tree(nodes), a_tree(nodes, value_boxes=True)

    boxes = [mark for mark in boxed.picture().marks if isinstance(mark, Rect) and mark.role == "bar-outline"]

    assert [box.width for box in boxes] == [70, 70]
    assert by_id(boxed.picture().areas)["d"].width == by_id(plain.picture().areas)["d"].width + 76
    assert "40" in [mark.text for mark in boxed.picture().marks if isinstance(mark, Label)]


def test_the_table_of_a_tree_has_a_row_for_each_node() -> None:
    table = a_tree(unit="k$").table()

    assert table.head == ("Node", "Shape", "Under", "Branch", "Probability", "Cost (k$)", "Value (k$)")
    assert table.rows == (
        ("D", "Decision", "", "", "", "", ""),
        ("C", "Chance", "D", "Build", "", "120", ""),
        ("G", "Outcome", "C", "Good", "60%", "", "300"),
        ("B", "Outcome", "C", "Bad", "40%", "", "-50"),
        ("N", "Outcome", "D", "Leave it", "", "", "0"),
    )


def test_the_alternative_text_of_a_tree_follows_each_branch() -> None:
    assert a_tree().alt() == (
        "Decision tree. D is a decision; from D by Build to chance C (cost 120); "
        "from C by Good to outcome G (60%, value 300); from C by Bad to outcome B (40%, value -50); "
        "from D by Leave it to outcome N (value 0)."
    )


def changed(name: str, **changes: Any) -> tuple[Node, ...]:
    return tuple(replace(node, **changes) if node.id == name else node for node in NODES)


TREE_REFUSED = {
    "a root under something": (changed("D", under="C"), "nodes: begin with the root, which stands under none"),
    "a node before its own": ((NODES[0], *NODES[2:], NODES[1]), "under: G needs a node that is listed before it"),
    "a second root": (changed("N", under=""), "under: N needs a node that is listed before it"),
    "an outcome with branches": (
        (*NODES, Node("X", "outcome", "B", value=1)),
        "nodes: nothing stands under the outcome B",
    ),
    "an outcome without value": (changed("N", value=None), "value: give the outcome N its value"),
    "a single branch": (NODES[:4], "nodes: put at least two branches under D"),
    "chances at a decision": (
        changed("N", probability=0.5),
        "probability: leave it out under the decision D",
    ),
    "chances that miss 1": (
        changed("G", probability=0.5),
        "probability: give each branch under C one from 0 to 1, adding up to 1",
    ),
    "a missing chance": (
        changed("G", probability=None),
        "probability: give each branch under C one from 0 to 1, adding up to 1",
    ),
    "a long id": (
        (*NODES, Node("Nothing", "outcome", "D", value=1)),
        "nodes: shorten the id Nothing to 3 characters",
    ),
    "a long value": (
        changed("N", value=123_456_789_012),
        "value: shorten that of N, give it in thousands or millions",
    ),
    "an endless value": (changed("N", value=float("inf")), "nodes: write the numbers of N as finite ones"),
}


@pytest.mark.parametrize("case", TREE_REFUSED)
def test_data_that_make_no_tree_are_refused(case: str) -> None:
    nodes, sentence = TREE_REFUSED[case]

    with pytest.raises(BadExhibit) as refusal:
        a_tree(nodes)

    assert str(refusal.value) == sentence


def test_a_tree_of_four_steps_is_refused() -> None:
    deep = [Node("0", "decision")]
    for step in range(4):
        below = Node(f"{step + 1}", "decision" if step < 3 else "outcome", f"{step}", value=1)
        deep += [below, Node(f"x{step}", "outcome", f"{step}", value=1)]

    with pytest.raises(BadExhibit) as refusal:
        a_tree(tuple(deep))

    assert str(refusal.value) == "nodes: at most 3 branches in a row can be read"


def test_those_right_below_the_top_stand_side_by_side() -> None:
    areas = by_id(a_chart().picture().areas)

    assert areas["dev"].y == areas["po"].y > areas["pm"].y + areas["pm"].height
    assert areas["dev"].x + areas["dev"].width < areas["po"].x


def test_the_last_level_hangs_in_one_column_below_the_one_it_reports_to() -> None:
    areas = by_id(a_chart().picture().areas)

    assert areas["d1"].x == areas["d2"].x == areas["dev"].x + 16
    assert areas["dev"].y < areas["d1"].y < areas["d2"].y


def test_no_two_boxes_of_a_chart_overlap() -> None:
    roles = (*ROLES, Role("d3", "Intern", "d1"), Role("d4", "Intern", "d1"), Role("t", "Tester", "po"))
    areas = a_chart(roles).picture().areas

    overlaps = [
        (one.id, other.id)
        for i, one in enumerate(areas)
        for other in areas[i + 1 :]
        if abs(one.x - other.x) < (one.width if one.x < other.x else other.width) and abs(one.y - other.y) < one.height
    ]

    assert overlaps == []


def test_the_boxes_of_a_chart_are_named_by_role_and_holder() -> None:
    areas = a_chart().picture().areas

    assert [area.name for area in areas[:2]] == ["Project manager, A. Roy", "Development lead"]


def test_the_table_and_the_alternative_text_of_a_chart_tell_who_reports_to_whom() -> None:
    chart = a_chart(ROLES[:3])

    assert chart.table().rows == (
        ("Project manager", "A. Roy", ""),
        ("Development lead", "", "Project manager"),
        ("Product owner", "", "Project manager"),
    )
    assert chart.alt() == (
        "Organization chart, each role with those that report to it. Project manager: Development lead, Product owner."
    )


CHART_REFUSED = {
    "a top below another": (
        (Role("a", "A", "b"), Role("b", "B")),
        "roles: begin with the top, which stands under none",
    ),
    "two tops": ((Role("a", "A"), Role("b", "B")), "under: b needs a role that is listed before it"),
    "the same id": ((Role("a", "A"), Role("a", "B", "a")), "roles: give each a name of its own"),
    "too wide": (
        (Role("a", "A"), *(Role(f"b{i}", "B", "a") for i in range(7))),
        "roles: 7 columns are too many, at most 6 fit",
    ),
    "too deep": (
        (Role("0", "A"), *(Role(f"{i}", "B", f"{i - 1}") for i in range(1, 6))),
        "roles: at most 5 levels can be read",
    ),
}


@pytest.mark.parametrize("case", CHART_REFUSED)
def test_data_that_make_no_chart_are_refused(case: str) -> None:
    roles, sentence = CHART_REFUSED[case]

    with pytest.raises(BadExhibit) as refusal:
        a_chart(roles)

    assert str(refusal.value) == sentence

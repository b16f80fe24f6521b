"""Kanban boards and grids of stakeholders."""

import pytest

from app.exhibits.domain import Area, BadExhibit, Kanban, StakeholderGrid
from app.exhibits.domain.kanban import KanbanCard as Card
from app.exhibits.domain.kanban import KanbanColumn as Column
from app.exhibits.domain.marks import Label, Rect
from app.exhibits.domain.stakeholder_grid import GridStakeholder as Stakeholder

COLUMNS = (
    Column("Ready", (Card("K3", "Export"), Card("K4")), limit=4),
    Column("In review", (Card("K1", "Audit log", age=9, blocked=True), Card("K2", age=1))),
)
PEOPLE = (
    Stakeholder("Board", "high", "high"),
    Stakeholder("Fire department", "high", "low"),
    Stakeholder("Staff", "low", "high"),
)


def a_board(columns: tuple[Column, ...] = COLUMNS) -> Kanban:
    return Kanban("T", columns)


def a_grid(people: tuple[Stakeholder, ...] = PEOPLE, *, strategies: bool = False) -> StakeholderGrid:
    return StakeholderGrid("T", people, strategies=strategies)


def by_id(areas: tuple[Area, ...]) -> dict[str, Area]:
    return {area.id: area for area in areas}


def holds(outer: Area, inner: Area) -> bool:
    across = outer.x <= inner.x and inner.x + inner.width <= outer.x + outer.width
    return across and outer.y <= inner.y and inner.y + inner.height <= outer.y + outer.height


def test_columns_and_cards_are_areas_with_the_cards_on_top() -> None:
    areas = a_board().picture().areas

    assert [(area.id, area.name) for area in areas] == [
        ("ready", "Column Ready"),
        ("in-review", "Column In review"),
        ("k3", "Card K3 Export"),
        ("k4", "Card K4"),
        ("k1", "Card K1 Audit log (9 days, blocked)"),
        ("k2", "Card K2 (1 day)"),
    ]


def test_a_card_lies_in_its_column_below_the_one_before() -> None:
    areas = by_id(a_board().picture().areas)

    assert [holds(areas["ready"], areas[name]) for name in ("k3", "k4", "k1", "k2")] == [True, True, False, False]
    assert areas["k4"].y > areas["k3"].y + areas["k3"].height


def test_a_blocked_card_says_so_in_a_word() -> None:
    marks = a_board().picture().marks

    assert [mark.role for mark in marks if isinstance(mark, Rect) and mark.role == "card-blocked"] == ["card-blocked"]
    assert [mark.text for mark in marks if isinstance(mark, Label) and mark.role == "blocked"] == ["blocked"]


def test_each_column_shows_its_limit() -> None:
    labels = [mark.text for mark in a_board().picture().marks if isinstance(mark, Label)]

    assert [text for text in labels if "limit" in text] == ["WIP limit 4", "no limit"]


def test_the_table_and_the_alternative_text_of_a_board_count_and_name_the_cards() -> None:
    board = a_board()

    assert board.table().rows == (
        ("Ready", "4", "K3 Export; K4"),
        ("In review", "", "K1 Audit log (9 days, blocked); K2 (1 day)"),
    )
    assert board.alt() == (
        "Kanban board: Ready, WIP limit 4, 2 cards; In review, no limit, 2 cards, 1 of them blocked."
    )


BOARD_REFUSED = {
    "one column": (COLUMNS[:1], "columns: give 2 to 6, not 1"),
    "two cards of one id": ((*COLUMNS, Column("Done", (Card("K1"),))), "cards: give each a name of its own"),
    "a card named like a column": ((*COLUMNS, Column("Done", (Card("ready"),))), "cards: give each a name of its own"),
    "a limit of nothing": ((*COLUMNS, Column("Done", limit=0)), "limit: let Done hold at least 1 card"),
    "too many cards": (
        (*COLUMNS, Column("Done", tuple(Card(f"X{i}") for i in range(9)))),
        "cards: give 0 to 8, not 9",
    ),
    "a negative age": (
        (*COLUMNS, Column("Done", (Card("X", age=-1),))),
        "age: write the days of X as 0 or more",
    ),
    "an id as long as the card": (
        (*COLUMNS, Column("Done", (Card("A very long identifier"),))),
        "cards: shorten the id A very long identifier, it meets the age",
    ),
}


@pytest.mark.parametrize("case", BOARD_REFUSED)
def test_data_that_make_no_board_are_refused(case: str) -> None:
    columns, sentence = BOARD_REFUSED[case]

    with pytest.raises(BadExhibit) as refusal:
        a_board(columns)

    assert str(refusal.value) == sentence


def test_power_rises_upward_and_interest_to_the_right() -> None:
    areas = by_id(a_grid().picture().areas)

    closely, satisfied = areas["high-power-high-interest"], areas["high-power-low-interest"]
    informed = areas["low-power-high-interest"]
    assert closely.x == satisfied.x + satisfied.width
    assert informed.y == closely.y + closely.height


def test_each_stakeholder_lies_in_one_quadrant() -> None:
    areas = a_grid().picture().areas

    inside = [(one.id, quadrant.id) for one in areas[4:] for quadrant in areas[:4] if holds(quadrant, one)]

    assert inside == [
        ("fire-department", "high-power-low-interest"),
        ("board", "high-power-high-interest"),
        ("staff", "low-power-high-interest"),
    ]


def test_the_usual_strategies_are_named_only_when_asked() -> None:
    names = {"Manage closely", "Keep satisfied", "Keep informed", "Monitor"}

    plain, asked = (
        {mark.text for mark in a_grid(strategies=asked).picture().marks if isinstance(mark, Label)}
        for asked in (False, True)
    )

    assert (plain & names, asked & names) == (set(), names)


def test_the_table_and_the_alternative_text_of_a_grid_place_each_stakeholder() -> None:
    grid = a_grid()

    assert grid.table().rows == (
        ("Board", "high", "high"),
        ("Fire department", "high", "low"),
        ("Staff", "low", "high"),
    )
    assert grid.alt() == (
        "Grid of power and interest. High power, low interest: Fire department; High power, high interest: Board; "
        "Low power, low interest: none; Low power, high interest: Staff."
    )


GRID_REFUSED = {
    "the same name": ((PEOPLE[0], PEOPLE[0]), "stakeholders: give each a name of its own"),
    "too many in a quadrant": (
        tuple(Stakeholder(f"S{i}", "low", "low") for i in range(7)),
        "stakeholders: put at most 6 in one quadrant",
    ),
}


@pytest.mark.parametrize("case", GRID_REFUSED)
def test_data_that_make_no_grid_are_refused(case: str) -> None:
    people, sentence = GRID_REFUSED[case]

    with pytest.raises(BadExhibit) as refusal:
        a_grid(people)

    assert str(refusal.value) == sentence

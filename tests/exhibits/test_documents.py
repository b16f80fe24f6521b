"""Exhibits that are text: responsibility charts, tables, registers, messages; and how files write all kinds."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from app.exhibits.domain import (
    AnyExhibit,
    BadExhibit,
    DataTable,
    DecisionTree,
    Exhibit,
    Kanban,
    MessageThread,
    Network,
    OrganizationChart,
    ProbabilityImpact,
    Raci,
    Register,
    RiskMatrix,
    StakeholderGrid,
)
from app.exhibits.domain.documents import Message, RaciActivity
from app.exhibits.domain.network import NetworkActivity


def a_raci(**changes: Any) -> Raci:
    activities = (RaciActivity("Approve", ("A/R", "C")), RaciActivity("Test", ("", "R")))
    return Raci(**{"title": "T", "people": ("Sponsor", "Tester"), "activities": activities, **changes})


def a_table(**changes: Any) -> DataTable:
    rows = (("Roof", 120000, "late"), ("Floor", 0.5, ""))
    return DataTable(
        **{"title": "T", "head": ("Package", "Cost", "Note"), "rows": rows, "numbers": ("Cost",), **changes}
    )


def a_register(**changes: Any) -> Register:
    rows = (("R1", "Permit late", 0.5), ("R2", "Supplier fails", 0.25))
    return Register(**{"title": "T", "log": "risk", "columns": ("ID", "Risk", "Probability"), "rows": rows, **changes})


def a_thread(**changes: Any) -> MessageThread:
    messages = (
        Message("Sponsor", "Monday, 9:10", ("We need it.", "Please see to it."), "Project manager"),
        Message("Project manager", "Monday, 9:40", ("I will look.",)),
    )
    return MessageThread(**{"title": "T", "messages": messages, **changes})


@pytest.mark.parametrize("make", [a_raci, a_table, a_register, a_thread])
def test_a_document_has_no_picture(make: Any) -> None:
    document: Exhibit = make()

    assert document.picture() is None


def test_a_responsibility_chart_has_a_row_for_each_activity_and_a_column_for_each_person() -> None:
    raci = a_raci()

    assert raci.table().head == ("Activity", "Sponsor", "Tester")
    assert raci.table().rows == (("Approve", "A/R", "C"), ("Test", "", "R"))
    assert raci.alt() == "RACI chart of 2 activities for Sponsor, Tester."


def test_a_table_sets_the_named_columns_as_numbers() -> None:
    table = a_table().table()

    assert table.rows == (("Roof", "120,000", "late"), ("Floor", "0.5", ""))
    assert table.numeric == {1}
    assert a_table().alt() == "Table of 2 rows with the columns Package, Cost, Note."


def test_a_register_sets_a_column_of_numbers_as_numbers() -> None:
    register = a_register()

    assert register.table().rows == (("R1", "Permit late", "0.5"), ("R2", "Supplier fails", "0.25"))
    assert register.table().numeric == {2}
    assert register.alt() == "Risk register, entries R1, R2, with the columns ID, Risk, Probability."


def test_a_thread_tells_who_wrote_what_to_whom() -> None:
    thread = a_thread()

    assert thread.table().rows == (
        ("Sponsor", "Project manager", "Monday, 9:10", "We need it. Please see to it."),
        ("Project manager", "", "Monday, 9:40", "I will look."),
    )
    assert thread.alt() == "E-mail with 2 messages: Sponsor, Monday, 9:10; Project manager, Monday, 9:40."
    assert a_thread(medium="chat", messages=thread.messages[:1]).alt() == "Chat with 1 message: Sponsor, Monday, 9:10."


REFUSED: dict[str, tuple[Any, dict[str, Any], str]] = {
    "a chart of nobody": (a_raci, {"people": ()}, "people: give 1 to 8, not 0"),
    "a missing letter": (
        a_raci,
        {"activities": (RaciActivity("Test", ("R",)),)},
        "letters: give Test 2, one for each of the people",
    ),
    "an unknown letter": (
        a_raci,
        {"activities": (RaciActivity("Test", ("R", "S")),)},
        'letters: write R, A, C, I, a pair like "A/R" or nothing for Test',
    ),
    "a short row": (a_table, {"rows": (("Roof", 1),)}, "rows: give row 1 3 cells, one for each column"),
    "a yes without quotes": (
        a_table,
        {"rows": (("Roof", 1, True),)},
        "rows: put yes, no, true and false of row 1 in quotes",
    ),
    "numbers in no column": (
        a_table,
        {"numbers": ("Price",)},
        "numbers: name columns of the head, not Price",
    ),
    "one column": (a_table, {"head": ("Package",)}, "head: give 2 to 10, not 1"),
    "the same entry twice": (
        a_register,
        {"rows": (("R1", "a", 1), ("R1", "b", 1))},
        "rows: give each a name of its own",
    ),
    "no message": (a_thread, {"messages": ()}, "messages: give 1 to 12, not 0"),
    "a message of nobody": (
        a_thread,
        {"messages": (Message(" ", "Monday", ("Hello.",)),)},
        "sender: name the role that wrote each message",
    ),
    "an empty paragraph": (
        a_thread,
        {"messages": (Message("Sponsor", "Monday", ("Hello.", " ")),)},
        "paragraphs: write something in each, or leave it out",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_data_that_make_no_document_are_refused(case: str) -> None:
    make, changes, sentence = REFUSED[case]

    with pytest.raises(BadExhibit) as refusal:
        make(**changes)

    assert str(refusal.value) == sentence


WRITTEN: dict[type, dict[str, Any]] = {
    Network: {"activities": [{"id": "A", "duration": 3}, {"id": "B", "duration": 4, "predecessors": ["A FS+2"]}]},
    RiskMatrix: {"probability": ["Low", "High"], "impact": ["Small", "Large"]},
    ProbabilityImpact: {"risks": [{"id": "R1", "probability": 0.5, "impact": 0.2}]},
    DecisionTree: {
        "nodes": [
            {"id": "D", "shape": "decision"},
            {"id": "A", "shape": "outcome", "under": "D", "branch": "Yes", "value": 1},
            {"id": "B", "shape": "outcome", "under": "D", "branch": "No", "value": 0},
        ]
    },
    Raci: {"people": ["Sponsor"], "activities": [{"name": "Approve", "letters": ["A"]}]},
    DataTable: {"head": ["Package", "Cost"], "rows": [["Roof", 12]], "numbers": ["Cost"]},
    Register: {"log": "issue", "columns": ["ID", "Issue"], "rows": [["I1", "Leak"]]},
    Kanban: {"columns": [{"name": "Ready", "limit": 2, "cards": [{"id": "K1"}]}, {"name": "Done"}]},
    StakeholderGrid: {"stakeholders": [{"name": "Board", "power": "high", "interest": "low"}]},
    OrganizationChart: {"roles": [{"id": "a", "role": "Lead"}, {"id": "b", "role": "Tester", "under": "a"}]},
    MessageThread: {"medium": "chat", "messages": [{"sender": "Sponsor", "when": "9:10", "paragraphs": ["Hello."]}]},
}


@pytest.mark.parametrize("kind", WRITTEN)
def test_a_file_writes_a_kind_as_plain_data(kind: Any) -> None:
    written = {"title": "T", "kind": kind.__dataclass_fields__["kind"].default, **WRITTEN[kind]}

    read = TypeAdapter(AnyExhibit).validate_python(written)

    assert type(read) is kind


@pytest.mark.parametrize("kind", WRITTEN)
def test_a_field_that_a_kind_does_not_know_is_a_fault(kind: Any) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python({"title": "T", **WRITTEN[kind], "colour": "red"})


def test_a_field_that_a_part_does_not_know_is_a_fault() -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(NetworkActivity).validate_python({"id": "A", "duration": 3, "after": ["B"]})

"""Skeletons: every type, every field, nothing wrong but what is not filled in."""

from datetime import date

import pytest
import yaml
from pydantic import BaseModel

from app.authoring.reading import read
from app.authoring.skeleton import case_size, case_text, entry_model, item_text
from app.authoring.view import checked
from app.bank.domain import Bank, ItemType, Objective

TODAY = date(2026, 11, 22)
LISTS = {"pairs", "places", "order"}
"""Their placeholders read alike, which is told at the list."""


@pytest.fixture(scope="session")
def objective(library: Bank) -> Objective:
    """Any objective."""
    return min(library.objectives.values(), key=lambda found: found.id)


@pytest.mark.parametrize("kind", ItemType)
def test_a_skeleton_is_read_and_only_its_placeholders_are_wrong(
    library: Bank, objective: Objective, kind: ItemType
) -> None:
    text = item_text(kind, "P1-900", objective, task=objective.task, today=TODAY)

    found = checked(text, library)

    assert [item.type for item in read(text, library).items] == [kind]
    assert {problem.field for problem in found.problems} - LISTS == set()
    assert len(found.unfilled) >= 5
    assert found.preview is not None


def test_the_skeleton_of_a_case_is_read_and_only_its_placeholders_are_wrong(
    library: Bank, objective: Objective
) -> None:
    ids = [f"P1-9{n:02}" for n in range(case_size())]

    reading = read(case_text("late", ids, objective, task=objective.task, today=TODAY), library)
    found = checked(case_text("late", ids, objective, task=objective.task, today=TODAY), library)

    assert [item.id for item in reading.items] == ids
    assert found.problems == ()


@pytest.mark.parametrize("kind", ItemType)
def test_a_skeleton_has_every_field_of_its_type_with_a_hint(objective: Objective, kind: ItemType) -> None:
    text = item_text(kind, "P1-900", objective, task=objective.task, today=TODAY)
    [entry] = yaml.safe_load(text)

    firsts = {line.split("#")[0].strip(" -").split(":")[0]: "  # " in line for line in reversed(text.splitlines())}

    assert set(entry) == set(entry_model(kind).model_fields)
    assert [name for name, is_hinted in firsts.items() if not is_hinted] == []
    assert set(entry["provenance"]) == fields_of(entry_model(kind), "provenance")


def fields_of(model: type[BaseModel], name: str) -> set[str]:
    inner = model.model_fields[name].annotation
    assert isinstance(inner, type)
    assert issubclass(inner, BaseModel)
    return set(inner.model_fields)


@pytest.mark.parametrize(
    ("kind", "field", "entries"),
    [
        ("single", "options", 5),
        ("multiple", "options", 6),
        ("matching", "pairs", 5),
        ("ordering", "order", 5),
        ("pull-down", "gaps", 4),
    ],
)
def test_a_skeleton_has_two_entries_more_than_the_least(
    objective: Objective, kind: str, field: str, entries: int
) -> None:
    text = item_text(ItemType(kind), "P1-900", objective, task=objective.task, today=TODAY)

    [entry] = yaml.safe_load(text)

    assert len(entry[field]) == entries

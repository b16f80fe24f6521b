"""The JSON Schema of an item file: what the program accepts it accepts, what the program refuses it refuses."""

from copy import deepcopy
from datetime import date
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError as SchemaFault

from app.bank.formats import ItemFile, item_schema
from app.settings import bundled
from tests.bank.entries import ENTRIES, SINGLE

FILES = sorted(bundled("question_bank").glob("items/**/*.yaml"))


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(item_schema())


def as_json(value: Any) -> Any:
    """YAML's data with days as text, as an editor sees them."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def faults_of(validator: Draft202012Validator, data: Any) -> list[SchemaFault]:
    """The faults of a file; of an entry that fits no type, those that remain when it is read as the type it names."""
    found = []
    for fault in validator.iter_errors(data):
        other_types = {inner.schema_path[0] for inner in fault.context or () if inner.path and inner.path[-1] == "type"}
        own = [inner for inner in fault.context or () if inner.schema_path[0] not in other_types]
        found += own or [fault]
    return found


def entries() -> Any:
    """The entries of a file."""
    return [deepcopy(SINGLE)]


def test_it_is_a_schema_of_the_edition_that_it_names() -> None:
    schema = item_schema()

    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_file_of_the_bank_fits(validator: Draft202012Validator) -> None:
    faults = {
        file.name: [fault.message for fault in validator.iter_errors(as_json(data))]
        for file in FILES
        for data in [yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)]
    }

    assert len(faults) >= 52
    assert {name: messages for name, messages in faults.items() if messages} == {}


@pytest.mark.parametrize(
    ("planted", "path", "rule"),
    [
        pytest.param({"mood": "good"}, [0], "additionalProperties", id="unknown field"),
        pytest.param({"revision": "soon"}, [0, "revision"], "type", id="words for a number"),
        pytest.param({"revision": 0}, [0, "revision"], "minimum", id="revision below one"),
        pytest.param({"approach": "nimble"}, [0, "approach"], "enum", id="unknown approach"),
        pytest.param({"id": "first"}, [0, "id"], "pattern", id="strange id"),
        pytest.param({"rule": ""}, [0, "rule"], "minLength", id="empty text"),
        pytest.param({"references": []}, [0, "references"], "minItems", id="no reference"),
        pytest.param({"tasks_2021": []}, [0, "tasks_2021"], "minItems", id="no task of 2021"),
        pytest.param({"secondary": ["a", "b", "c"]}, [0, "secondary"], "maxItems", id="three second objectives"),
        pytest.param({"options": []}, [0, "options"], "minItems", id="no options"),
        pytest.param({"choose": 1}, [0], "additionalProperties", id="a field of another type"),
    ],
)
def test_a_planted_fault_is_refused_at_its_place(
    validator: Draft202012Validator, planted: dict[str, object], path: list[str | int], rule: str
) -> None:
    faulty = entries()
    faulty[0] |= planted

    faults = faults_of(validator, faulty)

    assert [(list(fault.absolute_path), fault.validator) for fault in faults] == [(path, rule)]
    with pytest.raises(ValueError, match="1 validation error"):
        ItemFile.model_validate(faulty)


@pytest.mark.parametrize("field", ["id", "task", "tasks_2021", "stem", "options", "clue", "rule", "references"])
def test_a_missing_field_is_refused(validator: Draft202012Validator, field: str) -> None:
    faulty = entries()
    del faulty[0][field]

    faults = faults_of(validator, faulty)

    assert [(list(fault.absolute_path), fault.message) for fault in faults] == [
        ([0], f"'{field}' is a required property")
    ]


def test_an_unknown_type_is_refused(validator: Draft202012Validator) -> None:
    faulty = entries()
    faulty[0]["type"] = "essay"

    faults = list(validator.iter_errors(faulty))

    assert [(list(fault.absolute_path), fault.validator) for fault in faults] == [([0], "oneOf")]


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["type"]) for entry in ENTRIES])
def test_a_sound_entry_of_any_type_fits(validator: Draft202012Validator, entry: dict[str, Any]) -> None:
    assert [fault.message for fault in validator.iter_errors(as_json([entry]))] == []


def test_an_item_outside_a_list_is_refused(validator: Draft202012Validator) -> None:
    assert [fault.validator for fault in validator.iter_errors(entries()[0])] == ["type"]

"""The live items as plain data, and their numbers."""

import json
from dataclasses import replace
from typing import Any

import pytest

from app.bank.domain import Approach, Difficulty, Item, Status
from app.bank.export import counts, lines
from app.bank.files import Catalogue
from tests.makers import (
    a_case,
    a_hotspot,
    a_matching,
    a_number,
    a_pull_down,
    an_item,
    an_objective,
    an_option,
    an_outline,
)

OPTIONS = (
    an_option("Tell the owner.", is_key=True, why="It is theirs."),
    an_option("Wait.", why="It grows."),
    an_option("Hide it.", why="It shows.", trap="acts-alone"),
)


@pytest.fixture
def made() -> Catalogue:
    """Three live items out of order, a draft and a retired one."""
    items = [
        an_item("R1-001", keys=2, approach=Approach.AGILE, difficulty=Difficulty.HARD),
        replace(an_item("P1-002", revision=3), options=OPTIONS),
        an_item("P1-001", objective="another", difficulty=Difficulty.HARD),
        an_item("P2-001", status=Status.DRAFT),
        an_item("B1-001", status=Status.RETIRED),
    ]
    objectives = ["objective-of-p1", "objective-of-r1", "another", "unused"]
    return Catalogue(
        outlines={"pmp-2026": an_outline()},
        items={item.id: item for item in items},
        objectives={name: an_objective(name) for name in objectives},
    )


def test_a_line_holds_what_other_tools_need(made: Catalogue) -> None:
    line = list(lines(made))[1]

    options = line.pop("options")
    assert line == {
        "id": "P1-002",
        "revision": 3,
        "stem": "The limit is passed and the sponsor owns it. What should the project manager do?",
        "blanks": [],
        "number": None,
        "case": None,
        "domain": "people",
        "task": "P1",
        "approach": "predictive",
        "difficulty": "medium",
        "objective": "objective-of-p1",
        "type": "single",
    }
    assert sorted(options, key=lambda option: option["text"]) == [
        {"text": "Hide it.", "correct": False, "rationale": "It shows.", "trap": "acts-alone"},
        {"text": "Tell the owner.", "correct": True, "rationale": "It is theirs.", "trap": None},
        {"text": "Wait.", "correct": False, "rationale": "It grows.", "trap": "waits-it-out"},
    ]


def test_live_items_are_exported_by_id_and_no_others(made: Catalogue) -> None:
    assert [line["id"] for line in lines(made)] == ["P1-001", "P1-002", "R1-001"]


def test_an_export_repeats_itself(made: Catalogue) -> None:
    assert list(lines(made)) == list(lines(made))


def test_the_key_is_not_always_exported_first() -> None:
    items = {f"P1-{number:03d}": an_item(f"P1-{number:03d}") for number in range(100)}

    exported = lines(Catalogue(outlines={"pmp-2026": an_outline()}, items=items))

    places = [[option["correct"] for option in line["options"]].index(True) for line in exported]
    assert sorted(set(places)) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("item", "answer"),
    [
        pytest.param(a_hotspot(), (["The corner high-low."], [], None), id="hotspot"),
        pytest.param(
            a_matching(),
            ([], [("Prompt 0", "What fits 0."), ("Prompt 1", "What fits 1."), ("Prompt 2", "What fits 2.")], None),
            id="matching",
        ),
        pytest.param(
            a_pull_down(),
            (
                ["Word 0 of gap 0", "Word 0 of gap 1"],
                [("Gap 0", "Word 0 of gap 0"), ("Gap 1", "Word 0 of gap 1")],
                None,
            ),
            id="pull-down",
        ),
        pytest.param(a_number(), ([], [], "1250.50"), id="numeric"),
    ],
)
def test_a_line_of_another_type_tells_what_answers_it(
    item: Item, answer: tuple[list[str], list[tuple[str, str]], str | None]
) -> None:
    [line] = lines(Catalogue(outlines={"pmp-2026": an_outline()}, items={item.id: item}))

    right = sorted(option["text"] for option in line["options"] if option["correct"])
    assert (right, [(blank["label"], blank["key"]) for blank in line["blanks"]], line["number"]) == answer
    assert line["type"] == item.type.value


def test_a_line_names_the_case_of_its_item() -> None:
    items = {item.id: item for item in a_case("late-ships")}

    exported = list(lines(Catalogue(outlines={"pmp-2026": an_outline()}, items=items)))

    assert [line["case"] for line in exported] == ["late-ships"] * 4


def test_every_line_of_the_bank_survives_json_and_tells_what_earns_its_item(catalogue: Catalogue) -> None:
    exported = {line["id"]: line for line in lines(catalogue)}

    assert [json.loads(json.dumps(line)) for line in exported.values()] == list(exported.values())
    live = [item for item in catalogue.items.values() if item.status is Status.LIVE]
    assert {name: answer_of(line) for name, line in exported.items()} == {
        item.id: (
            {item.options[i].text for i in item.keys},
            [item.options[blank.key].text for blank in item.blanks],
            str(item.number.value) if item.number else None,
        )
        for item in live
    }


def answer_of(line: dict[str, Any]) -> tuple[set[str], list[str], str | None]:
    """What earns the item of a line: its right options, what fills its blanks, its number."""
    right = {option["text"] for option in line["options"] if option["correct"]}
    return right, [blank["key"] for blank in line["blanks"]], line["number"]


def test_the_numbers_count_live_items_only(made: Catalogue) -> None:
    assert counts(made) == {
        "domain": {"people": 2, "process": 1},
        "task": {"P1": 2, "R1": 1},
        "type": {"single": 2, "multiple": 1},
        "approach": {"predictive": 2, "agile": 1},
        "difficulty": {"hard": 2, "medium": 1},
        "total": {"items": 3, "objectives": 4, "used": 3},
    }


def test_each_way_to_count_reaches_every_live_item_of_the_bank(catalogue: Catalogue) -> None:
    live = [item for item in catalogue.items.values() if item.status is Status.LIVE]

    found = counts(catalogue)

    total = found.pop("total")
    assert {name: sum(numbers.values()) for name, numbers in found.items()} == dict.fromkeys(found, len(live))
    assert (total["items"], sorted(found["type"])) == (
        len(live),
        sorted({item.type.value for item in live}),
    )

"""Reading items of every type, exhibits and cases: what a file says, and each fault with its line and field."""

from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.bank.domain import Blank, Item, ItemType, NumberKey, Option, Slip, right_response
from app.bank.entries import text_digest
from app.bank.files import Problem, read
from app.exhibits.domain import RiskMatrix
from tests.bank.entries import (
    ENHANCED_MATCHING,
    ENTRIES,
    HOTSPOT,
    MATCHING,
    MULTIPLE,
    NUMERIC,
    ORDERING,
    PICTURE,
    PULL_DOWN,
    SINGLE,
    WHY,
    a_case_entry,
    case_items,
)
from tests.bank.folders import line_of, problems_of

ITEMS, CASE = "items/P1/of-types.yaml", "cases/late-ships.yaml"
TYPES = "'single', 'multiple', 'hotspot', 'matching', 'enhanced-matching', 'ordering', 'pull-down', 'numeric'"
Step = str | int


def write(folder: Path, file: str, data: Any) -> None:
    """Write YAML into a file of the folder, each field on a line of its own."""
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(yaml.safe_dump(data, sort_keys=False, width=9999), encoding="utf-8")


def as_draft(entry: dict[str, Any]) -> dict[str, Any]:
    """The entry as a draft, which nobody needs to have solved."""
    return deepcopy(entry | {"status": "draft"})


def planted(entry: dict[str, Any], path: tuple[Step, ...], value: Any) -> dict[str, Any]:
    """The draft of the entry with another value at a place; None takes the field away."""
    faulty = as_draft(entry)
    inner: Any = faulty
    for step in path[:-1]:
        inner = inner[step]
    if value is None:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return faulty


def item_of(folder: Path, entry: dict[str, Any]) -> Item:
    """The item that becomes of an entry."""
    write(folder, ITEMS, [as_draft(entry)])
    return read(folder).items[entry["id"]]


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["type"]) for entry in ENTRIES])
def test_a_sound_entry_of_any_type_has_no_problem(small_bank: Path, entry: dict[str, Any]) -> None:
    write(small_bank, ITEMS, [as_draft(entry)])

    assert problems_of(small_bank) == []


@pytest.mark.parametrize(
    ("entry", "right"),
    [
        pytest.param(SINGLE, (0,), id="single"),
        pytest.param(MULTIPLE, (0, 1), id="multiple"),
        pytest.param(HOTSPOT, (0,), id="hotspot"),
        pytest.param(MATCHING, (0, 1, 2), id="matching"),
        pytest.param(ENHANCED_MATCHING, (0, 1, 2), id="enhanced-matching"),
        pytest.param(ORDERING, (0, 1, 2), id="ordering"),
        pytest.param(PULL_DOWN, (0, 2), id="pull-down"),
        pytest.param(NUMERIC, ("1250.5",), id="numeric"),
    ],
)
def test_the_key_of_a_file_is_the_right_response(
    small_bank: Path, entry: dict[str, Any], right: tuple[int | str, ...]
) -> None:
    item = item_of(small_bank, entry)

    assert (item.type, right_response(item)) == (ItemType(entry["type"]), right)


def test_a_hotspot_of_a_file_has_an_area_for_each_option_and_its_exhibit(small_bank: Path) -> None:
    item = item_of(small_bank, HOTSPOT)

    assert [option.area for option in item.options] == ["high-low", "high-high", "low-low"]
    assert item.exhibits == (RiskMatrix("Risks of the port", ("low", "high"), ("low", "high")),)


def test_pairs_of_a_file_become_blanks_that_every_match_and_extra_can_fill(small_bank: Path) -> None:
    item = item_of(small_bank, MATCHING)

    assert item.options == (
        Option("The first match", is_key=False, why=WHY),
        Option("The second match", is_key=False, why=WHY),
        Option("The third match", is_key=False, why=WHY),
        Option("What fits nowhere", is_key=False, why=WHY),
    )
    assert item.blanks == tuple(
        Blank(f"The {name} prompt", n, (0, 1, 2, 3), WHY) for n, name in enumerate(("first", "second", "third"))
    )


def test_places_of_a_file_become_blanks_with_their_areas(small_bank: Path) -> None:
    item = item_of(small_bank, ENHANCED_MATCHING)

    assert [(blank.label, blank.area, blank.choices) for blank in item.blanks] == [
        ("The first prompt", "high-low", (0, 1, 2)),
        ("The second prompt", "high-high", (0, 1, 2)),
        ("The third prompt", "low-low", (0, 1, 2)),
    ]


def test_steps_of_a_file_become_an_order(small_bank: Path) -> None:
    item = item_of(small_bank, ORDERING)

    assert [option.text for option in item.options] == [
        "Take the first step",
        "Take the second step",
        "Take the third step",
    ]
    assert [(blank.label, blank.key, blank.choices) for blank in item.blanks] == [
        ("First", 0, (0, 1, 2)),
        ("Second", 1, (0, 1, 2)),
        ("Third", 2, (0, 1, 2)),
    ]


def test_gaps_of_a_file_become_lists_and_their_names_numbers(small_bank: Path) -> None:
    item = item_of(small_bank, PULL_DOWN)

    assert item.gap_text == "The crew passed {1} and tells {2}."
    assert [(blank.label, blank.key, blank.choices) for blank in item.blanks] == [
        ("Which limit", 0, (0, 1)),
        ("Who hears it", 2, (2, 3, 4)),
    ]
    assert item.keys == {0, 2}


def test_a_number_of_a_file_is_exact(small_bank: Path) -> None:
    item = item_of(small_bank, NUMERIC)

    slip = Slip(Decimal(1000), WHY, "acts-alone")
    assert item.number == NumberKey(Decimal("1250.5"), Decimal("0.01"), "dollars", WHY, (slip,))
    assert (item.options, item.steps) == ((), ("1,000 + 250.50 = 1,250.50",))


@pytest.mark.parametrize(
    ("entry", "path", "value", "at", "field", "message"),
    [
        pytest.param(
            SINGLE,
            ("type",),
            "essay",
            "type: essay",
            "type",
            f"essay is none of {TYPES} (P1-101)",
            id="unknown type",
        ),
        pytest.param(SINGLE, ("type",), None, "- id: P1-101", "type", "this field is missing (P1-101)", id="no type"),
        pytest.param(
            SINGLE, ("pairs",), [], "pairs: []", "pairs", "this field is not known (P1-101)", id="field of another type"
        ),
        pytest.param(
            SINGLE, ("choose",), 1, "choose: 1", "choose", "this field is not known (P1-101)", id="choose of a single"
        ),
        pytest.param(
            MULTIPLE,
            ("choose",),
            None,
            "- id: P1-102",
            "choose",
            "this field is missing (P1-102)",
            id="multiple without choose",
        ),
        pytest.param(
            HOTSPOT,
            ("options", 1, "area"),
            None,
            "- text: Move money",
            "options.1.area",
            "this field is missing (P1-103)",
            id="option without its area",
        ),
        pytest.param(
            HOTSPOT,
            ("exhibits", 0, "kind"),
            "sketch",
            "- kind: sketch",
            "exhibits.0.kind",
            "sketch is none of 'burn-down', ",
            id="unknown kind of exhibit",
        ),
        pytest.param(
            HOTSPOT,
            ("exhibits", 0, "kind"),
            None,
            "- title: Risks",
            "exhibits.0.kind",
            "this field is missing (P1-103)",
            id="exhibit without a kind",
        ),
        pytest.param(
            HOTSPOT,
            ("exhibits", 0, "impact"),
            None,
            "- kind: risk-matrix",
            "exhibits.0.impact",
            "this field is missing (P1-103)",
            id="missing field of an exhibit",
        ),
        pytest.param(
            HOTSPOT,
            ("exhibits", 0, "mood"),
            "good",
            "mood: good",
            "exhibits.0.mood",
            "this field is not known (P1-103)",
            id="unknown field of an exhibit",
        ),
        pytest.param(
            HOTSPOT,
            ("exhibits", 0, "risks"),
            [{"id": "R1", "probability": "low", "impact": "low", "mood": "good"}],
            "mood: good",
            "exhibits.0.risks.0.mood",
            "this field is not known (P1-103)",
            id="unknown field of a part of an exhibit",
        ),
        pytest.param(
            HOTSPOT,
            ("exhibits", 0, "impact"),
            ["low"],
            "- kind: risk-matrix",
            "exhibits.0",
            "Value error, impact: give 2 to 6, not 1 (P1-103)",
            id="data that make no exhibit",
        ),
        pytest.param(
            HOTSPOT,
            ("options", 1, "area"),
            "middle",
            "area: middle",
            "options.1.area",
            "the picture has no area middle; it has high-low, high-high, low-low, low-high",
            id="area that is not in the picture",
        ),
        pytest.param(
            HOTSPOT,
            ("exhibits",),
            [],
            "exhibits: []",
            "exhibits",
            "this type needs an exhibit with a picture",
            id="hotspot without an exhibit",
        ),
        pytest.param(
            MATCHING,
            ("pairs",),
            MATCHING["pairs"][:2],
            "pairs:",
            "pairs",
            "Tuple should have at least 3 items after validation, not 2 (P1-104)",
            id="two pairs",
        ),
        pytest.param(
            MATCHING,
            ("extra", 0, "trap"),
            "guesses-wildly",
            "trap: guesses-wildly",
            "extra.0.trap",
            "there is no trap guesses-wildly",
            id="unknown trap of an extra",
        ),
        pytest.param(
            ENHANCED_MATCHING,
            ("places", 2, "area"),
            "middle",
            "area: middle",
            "places.2.area",
            "the picture has no area middle; it has high-low, high-high, low-low, low-high",
            id="place that is not in the picture",
        ),
        pytest.param(
            ENHANCED_MATCHING,
            ("places", 2, "prompt"),
            None,
            "- match: The third match",
            "places.2.prompt",
            "this field is missing (P1-105)",
            id="place without words",
        ),
        pytest.param(
            ORDERING,
            ("order", 1, "why"),
            None,
            "- text: Take the second step",
            "order.1.why",
            "this field is missing (P1-106)",
            id="step without a reason",
        ),
        pytest.param(
            PULL_DOWN,
            ("text",),
            "The crew passed {limit} and tells {whom}.",
            "text: The crew passed",
            "text",
            "{whom} is no gap",
            id="gap of another name in the text",
        ),
        pytest.param(
            PULL_DOWN,
            ("text",),
            "The crew passed {limit}.",
            "text: The crew passed",
            "text",
            "each gap stands in the text once, as {name}",
            id="gap that is not in the text",
        ),
        pytest.param(
            PULL_DOWN,
            ("gaps", 1, "options", 1, "trap"),
            "guesses-wildly",
            "trap: guesses-wildly",
            "gaps.1.options.1.trap",
            "there is no trap guesses-wildly",
            id="unknown trap in a list",
        ),
        pytest.param(
            NUMERIC,
            ("answer", "value"),
            "many",
            "value: many",
            "answer.value",
            "Input should be a valid decimal (P1-108)",
            id="words for the number",
        ),
        pytest.param(
            NUMERIC,
            ("answer", "tolerance"),
            -1,
            "tolerance: -1",
            "answer.tolerance",
            "Input should be greater than or equal to 0 (P1-108)",
            id="tolerance below zero",
        ),
        pytest.param(
            NUMERIC,
            ("answer", "slips", 0, "value"),
            1250.51,
            "value: 1250.51",
            "answer.slips.0.value",
            "too near to the right number to be told apart",
            id="slip that is as good as right",
        ),
        pytest.param(
            NUMERIC,
            ("answer", "slips", 0, "trap"),
            "guesses-wildly",
            "trap: guesses-wildly",
            "answer.slips.0.trap",
            "there is no trap guesses-wildly",
            id="unknown trap of a slip",
        ),
    ],
)
def test_a_fault_of_a_type_is_named_with_line_and_field(
    small_bank: Path, entry: dict[str, Any], path: tuple[Step, ...], value: Any, at: str, field: str, message: str
) -> None:
    write(small_bank, ITEMS, [planted(entry, path, value)])

    [problem] = problems_of(small_bank)

    assert (problem.file, problem.line, problem.field) == (ITEMS, line_of(small_bank, ITEMS, at), field)
    assert problem.message[: len(message)] == message


def write_case(folder: Path, **fields: Any) -> None:
    """A case whose items are drafts, with these fields in place of its own."""
    case = a_case_entry(**fields)
    write(folder, CASE, case | {"items": [as_draft(item) for item in case["items"]]})


def test_a_case_becomes_items_that_carry_its_situation_in_their_order(small_bank: Path) -> None:
    write_case(small_bank, exhibits=[PICTURE])

    found = read(small_bank)

    items = [found.items[f"P1-20{n}"] for n in range(4)]
    [case, *others] = [item.case for item in items]
    assert problems_of(small_bank) == []
    assert case is not None
    assert (case.id, case.title, case.items) == ("late-ships", "Late ships", tuple(item.id for item in items))
    assert [len(paragraph.split()) for paragraph in case.text.split("\n\n")] == [80, 80]
    assert [exhibit.title for exhibit in items[3].all_exhibits] == ["Risks of the port"]
    assert others == [case] * 3


@pytest.mark.parametrize(
    ("fields", "at", "field", "message"),
    [
        pytest.param(
            {"items": list(case_items(3))},
            "items:",
            "items",
            "Tuple should have at least 4 items after validation, not 3",
            id="three items",
        ),
        pytest.param(
            {"items": list(case_items(7))},
            "items:",
            "items",
            "Tuple should have at most 6 items after validation, not 7",
            id="seven items",
        ),
        pytest.param({"text": "Few words."}, "text: Few words.", "text", "2 words; write 150 to 300", id="few words"),
        pytest.param({"mood": "good"}, "mood: good", "mood", "this field is not known", id="unknown field"),
        pytest.param({"id": "Late Ships"}, "id: Late Ships", "id", "String should match pattern", id="strange id"),
        pytest.param(
            {"exhibits": [PICTURE | {"impact": ["low"]}]},
            "- kind: risk-matrix",
            "exhibits.0",
            "Value error, impact: give 2 to 6, not 1",
            id="data that make no exhibit",
        ),
        pytest.param(
            {"exhibits": [{"kind": "sketch"}]},
            "- kind: sketch",
            "exhibits.0.kind",
            "sketch is none of",
            id="unknown kind",
        ),
    ],
)
def test_a_fault_of_a_case_is_named_with_line_and_field(
    small_bank: Path, fields: dict[str, Any], at: str, field: str, message: str
) -> None:
    write_case(small_bank, **fields)

    [problem] = problems_of(small_bank)

    assert (problem.file, problem.line, problem.field) == (CASE, line_of(small_bank, CASE, at), field)
    assert problem.message[: len(message)] == message


def test_a_fault_of_an_item_of_a_case_is_named_with_its_place_in_the_case(small_bank: Path) -> None:
    first, *others = case_items()
    write_case(small_bank, items=[first | {"clue": "words that stand nowhere"}, *others])

    problems = problems_of(small_bank)

    line = line_of(small_bank, CASE, "words that stand nowhere")
    assert [(p.file, p.line, p.field.removeprefix("items.0.")) for p in problems] == [(CASE, line, "clue")]


def test_an_item_of_a_case_that_does_not_fit_is_named_with_line_and_field(small_bank: Path) -> None:
    first, *others = case_items()
    write_case(small_bank, items=[first | {"revision": 0}, *others])

    problems = problems_of(small_bank)

    message = "Input should be greater than or equal to 1"
    assert problems == [Problem(CASE, line_of(small_bank, CASE, "revision: 0"), "items.0.revision", message)]


def test_the_clue_of_an_item_of_a_case_may_stand_in_its_situation(small_bank: Path) -> None:
    first, *others = case_items()
    write_case(small_bank, items=[first | {"clue": "The port waits for ships."}, *others])

    assert problems_of(small_bank) == []


def test_an_id_of_a_case_that_stands_in_another_file_names_both_places(small_bank: Path) -> None:
    first, *others = case_items()
    write_case(small_bank, items=[first | {"id": "P1-003"}, *others])

    [problem] = read(small_bank).problems

    line = line_of(small_bank, CASE, "id: P1-003")
    assert (problem.file, problem.line, problem.message) == (
        CASE,
        line,
        "P1-003 stands already in items/P1/name-the-limit.yaml:1",
    )


def test_an_id_that_stands_twice_in_a_case_is_named(small_bank: Path) -> None:
    first, second, *others = case_items()
    write_case(small_bank, items=[first, second | {"id": first["id"]}, *others])

    [problem] = read(small_bank).problems

    assert problem.message.startswith("P1-200 stands already in cases/late-ships.yaml:")


def test_two_cases_of_one_id_are_named(small_bank: Path) -> None:
    write_case(small_bank)
    others = [entry | {"id": f"P1-3{n:02}", "status": "draft"} for n, entry in enumerate(case_items())]
    write(small_bank, "cases/later.yaml", a_case_entry(items=others))

    problems = read(small_bank).problems

    assert problems == [Problem("cases/later.yaml", 1, "id", "late-ships stands already in cases/late-ships.yaml:1")]


@pytest.mark.parametrize(
    ("entry", "path", "value"),
    [
        pytest.param(MATCHING, ("pairs", 0, "prompt"), "Another prompt", id="prompt"),
        pytest.param(MATCHING, ("pairs", 0, "match"), "Another match", id="match"),
        pytest.param(PULL_DOWN, ("text",), "The crew tells {owner} of {limit}.", id="text with gaps"),
        pytest.param(PULL_DOWN, ("gaps", 0, "label"), "Another label", id="label of a gap"),
        pytest.param(NUMERIC, ("answer", "unit"), "euros", id="unit"),
        pytest.param(HOTSPOT, ("exhibits", 0, "title"), "Other risks", id="title of an exhibit"),
        pytest.param(HOTSPOT, ("exhibits", 0, "scores"), False, id="data of an exhibit"),
    ],
)
def test_whatever_a_solver_sees_changes_the_digest_of_the_words(
    small_bank: Path, entry: dict[str, Any], path: tuple[Step, ...], value: Any
) -> None:
    before = text_digest(item_of(small_bank, entry))

    after = text_digest(item_of(small_bank, planted(entry, path, value)))

    assert after != before


@pytest.mark.parametrize(
    ("entry", "path", "value"),
    [
        pytest.param(MATCHING, ("pairs", 0, "why"), "Another reason.", id="reason of a pair"),
        pytest.param(NUMERIC, ("answer", "value"), 77, id="the right number"),
        pytest.param(NUMERIC, ("steps",), ["Another step."], id="worked steps"),
        pytest.param(ORDERING, ("rule",), "Another rule.", id="rule"),
    ],
)
def test_what_no_solver_sees_leaves_the_digest_of_the_words(
    small_bank: Path, entry: dict[str, Any], path: tuple[Step, ...], value: Any
) -> None:
    before = text_digest(item_of(small_bank, entry))

    after = text_digest(item_of(small_bank, planted(entry, path, value)))

    assert after == before


def test_the_words_of_a_case_are_part_of_what_the_solver_of_its_items_sees(small_bank: Path) -> None:
    write_case(small_bank)
    before = text_digest(read(small_bank).items["P1-200"])
    write_case(small_bank, title="Ships that are late")

    after = text_digest(read(small_bank).items["P1-200"])

    assert after != before

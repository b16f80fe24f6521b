"""Reading a bank's folder: whatever its files hold, each fault comes back with file, line and field."""

import json
from datetime import date
from pathlib import Path

import pytest

from app.bank.domain import Approach, Difficulty, ItemType, Option, Provenance, Status
from app.bank.entries import text_digest
from app.bank.files import Problem, read
from tests.bank.folders import (
    FIRST,
    OBJECTIVES,
    OLD_OUTLINE,
    OUTLINE,
    SECOND,
    SOLVES,
    TRAPS,
    change_solve,
    line_of,
    problems_of,
    replace_text,
)

NOT_TEXT = "Input should be a valid string"


def test_a_sound_folder_has_no_problem(small_bank: Path) -> None:
    assert problems_of(small_bank) == []


def test_an_entry_becomes_an_item_with_everything_that_its_file_says(small_bank: Path) -> None:
    item = read(small_bank).items["P1-001"]

    assert (item.id, item.revision, item.status, item.type) == ("P1-001", 1, Status.LIVE, ItemType.SINGLE)
    assert (item.task, item.tasks_2021, item.approach) == ("P1", ("P10", "P1"), Approach.PREDICTIVE)
    assert (item.objective, item.secondary, item.difficulty) == (
        "own-the-limit",
        ("name-the-limit",),
        Difficulty.MEDIUM,
    )
    assert item.stem == (
        "A crew of nine passes the agreed cost limit in week three. The sponsor owns that limit. "
        "What should the project manager do next?"
    )
    assert item.options[3] == Option(
        "Send the crew home until prices fall again.",
        is_key=False,
        why="Prices may rise as well, and the limit stays passed in the meantime. Right once a fall is announced.",
        trap="waits-for-luck",
    )
    assert item.keys == {0}
    assert item.clue == "passes the agreed cost limit"
    assert item.rule == "Whoever owns a limit hears first that it is passed."
    assert item.references == ("PMP Exam Content Outline (July 2026), People, task 1",)
    assert item.contrast_with == ("P1-003",)
    assert item.provenance == Provenance("Somebody", "by hand", date(2026, 11, 1), (), None, "CC BY-SA 4.0")


def test_an_entry_without_a_status_is_live(small_bank: Path) -> None:
    replace_text(small_bank, SECOND, "  status: live\n", "")

    assert read(small_bank).items["P1-003"].status is Status.LIVE


def test_a_stem_broken_over_lines_is_one_run_of_words(small_bank: Path) -> None:
    replace_text(small_bank, SECOND, "stem: >-", "stem: |-")

    assert "\n" not in read(small_bank).items["P1-003"].stem


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "field", "message"),
    [
        pytest.param(
            FIRST,
            "  difficulty: medium\n",
            "  difficulty: medium\n  mood: good\n",
            "mood: good",
            "mood",
            "this field is not known (P1-001)",
            id="unknown field of an item",
        ),
        pytest.param(
            FIRST,
            "    key: true\n    why: The sponsor",
            "    key: true\n    color: red\n    why: The sponsor",
            "color: red",
            "options.0.color",
            "this field is not known (P1-001)",
            id="unknown field of the first option of the first item",
        ),
        pytest.param(
            FIRST,
            "    key: true\n    why: A limit that",
            "    key: true\n    color: red\n    why: A limit that",
            "color: red",
            "options.1.color",
            "this field is not known (P1-002)",
            id="unknown field of the second option of the second item",
        ),
        pytest.param(
            FIRST,
            "    key: true\n    why: The team",
            "    key: true\n    color: red\n    why: The team",
            "color: red",
            "options.0.color",
            "this field is not known (P1-002)",
            id="unknown field of the first option of the second item",
        ),
        pytest.param(
            FIRST,
            "  rule: Whoever owns a limit hears first that it is passed.\n",
            "",
            "- id: P1-001",
            "rule",
            "this field is missing (P1-001)",
            id="missing field of an item",
        ),
        pytest.param(
            SECOND,
            "ships of the longest shift.\n    trap: acts-alone\n    why: Its number",
            "ships of the longest shift.\n    trap: acts-alone\n    # Its number",
            "- text: Report the ships",
            "options.1.why",
            "this field is missing (P1-003)",
            id="missing field of an option",
        ),
        pytest.param(
            SECOND,
            "author: Somebody, ",
            "",
            "provenance: {",
            "provenance.author",
            "this field is missing (P1-003)",
            id="missing author",
        ),
        pytest.param(
            FIRST,
            "  revision: 3\n",
            "  revision: soon\n",
            "revision: soon",
            "revision",
            "Input should be a valid integer, unable to parse string as an integer (P1-002)",
            id="words for a number",
        ),
        pytest.param(
            FIRST,
            "[name-the-limit]",
            "name-the-limit",
            "secondary: name-the-limit",
            "secondary",
            "Input should be a valid tuple (P1-001)",
            id="one word for a list",
        ),
        pytest.param(
            FIRST,
            "approach: agile",
            "approach: nimble",
            "approach: nimble",
            "approach",
            "Input should be 'predictive', 'agile' or 'hybrid' (P1-002)",
            id="unknown approach",
        ),
        pytest.param(
            FIRST,
            "[P10, P1]",
            "[]",
            "tasks_2021: []",
            "tasks_2021",
            "Tuple should have at least 1 item after validation, not 0 (P1-001)",
            id="no task of 2021",
        ),
        pytest.param(
            FIRST,
            "rule: Whoever owns a limit hears first that it is passed.",
            "rule: no",
            "rule: no",
            "rule",
            f"{NOT_TEXT} (P1-001)",
            id="the bare word no for text",
        ),
        pytest.param(
            SECOND,
            "text: Agree with the shifts on one limit.",
            "text: 1:30",
            "text: 1:30",
            "options.0.text",
            f"{NOT_TEXT} (P1-003)",
            id="a bare time of day for text",
        ),
        pytest.param(
            FIRST,
            "clue: for the second time",
            "clue: 2026-11-22",
            "clue: 2026-11-22",
            "clue",
            f"{NOT_TEXT} (P1-002)",
            id="a bare day for text",
        ),
        pytest.param(
            OBJECTIVES,
            "title: Name the limit before you count",
            "title: on",
            "title: on",
            "title",
            f"{NOT_TEXT} (name-the-limit)",
            id="the bare word on for an objective's title",
        ),
        pytest.param(
            OBJECTIVES,
            "  gist: A limit that is passed is its owner's to decide on.\n",
            "",
            "- id: own-the-limit",
            "gist",
            "this field is missing (own-the-limit)",
            id="missing field of an objective",
        ),
        pytest.param(
            TRAPS,
            "title: Waits for luck",
            "title: 12",
            "title: 12",
            "title",
            f"{NOT_TEXT} (waits-for-luck)",
            id="a number for a trap's title",
        ),
        pytest.param(
            SECOND,
            "provenance: {author: Somebody,",
            "provenance: {author: Somebody, licence: all rights reserved,",
            "licence: all rights reserved",
            "provenance.licence",
            "Input should be 'CC BY-SA 4.0' (P1-003)",
            id="another licence",
        ),
        pytest.param(
            SECOND,
            "drafted_on: 2026-11-01",
            "drafted_on: soon",
            "drafted_on: soon",
            "provenance.drafted_on",
            "Input should be a valid date or datetime, input is too short (P1-003)",
            id="words for a day",
        ),
        pytest.param(
            SECOND,
            "drafted_on: 2026-11-01",
            "drafted_on: 2026-11-01, author: Somebody else",
            "provenance: {",
            "author",
            "this field stands here twice",
            id="a field twice",
        ),
    ],
)
def test_a_fault_is_named_with_file_line_and_field(
    small_bank: Path, file: str, old: str, new: str, at: str, field: str, message: str
) -> None:
    replace_text(small_bank, file, old, new)

    problems = problems_of(small_bank)

    assert problems == [Problem(file, line_of(small_bank, file, at), field, message)]


def test_a_fault_of_an_outline_is_named_with_the_path_of_its_field(small_bank: Path) -> None:
    replace_text(small_bank, OLD_OUTLINE, "- id: people\n", "- id: people\n    color: red\n")

    problems = problems_of(small_bank)

    assert problems == [
        Problem(OLD_OUTLINE, 1, "", "this outline is missing or faulty"),
        Problem(
            OLD_OUTLINE, line_of(small_bank, OLD_OUTLINE, "color: red"), "domains.0.color", "this field is not known"
        ),
    ]


def test_every_fault_of_one_entry_comes_at_once(small_bank: Path) -> None:
    replace_text(small_bank, FIRST, "  difficulty: medium\n", "  mood: good\n")
    replace_text(small_bank, FIRST, "  revision: 3\n", "  revision: 0\n")

    problems = problems_of(small_bank)

    assert problems == [
        Problem(FIRST, 1, "difficulty", "this field is missing (P1-001)"),
        Problem(FIRST, line_of(small_bank, FIRST, "mood: good"), "mood", "this field is not known (P1-001)"),
        Problem(
            FIRST,
            line_of(small_bank, FIRST, "revision: 0"),
            "revision",
            "Input should be greater than or equal to 1 (P1-002)",
        ),
    ]


def test_a_faulty_part_of_a_list_is_not_told_as_a_list_that_is_too_short(small_bank: Path) -> None:
    replace_text(small_bank, SECOND, "tasks_2021: [P2]", "tasks_2021: [2]")

    problems = problems_of(small_bank)

    line = line_of(small_bank, SECOND, "tasks_2021")
    assert problems == [Problem(SECOND, line, "tasks_2021.0", f"{NOT_TEXT} (P1-003)")]


def test_an_empty_file_is_named(small_bank: Path) -> None:
    (small_bank / OBJECTIVES).write_text("# nothing yet\n", encoding="utf-8")

    assert read(small_bank).problems == [Problem(OBJECTIVES, 1, "", "the file is empty")]


def test_what_is_not_yaml_is_named_with_its_line(small_bank: Path) -> None:
    (small_bank / SECOND).write_text("- id: P1-003\n  stem: [\n", encoding="utf-8")

    [problem] = read(small_bank).problems

    assert str(problem) == f"{SECOND}:3: not readable as YAML: did not find expected node content"


def test_a_file_in_another_encoding_is_named(small_bank: Path) -> None:
    (small_bank / SECOND).write_bytes(b"\xff")

    [problem] = read(small_bank).problems

    assert str(problem) == (
        f"{SECOND}:1: cannot be read: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"
    )


def test_a_day_that_no_calendar_has_is_named_with_its_line(small_bank: Path) -> None:
    replace_text(small_bank, SECOND, "drafted_on: 2026-11-01", "drafted_on: 2026-11-31")

    [problem] = read(small_bank).problems

    assert (problem.file, problem.line) == (SECOND, line_of(small_bank, SECOND, "2026-11-31"))


def test_a_single_entry_where_a_list_is_wanted_is_named(small_bank: Path) -> None:
    (small_bank / SECOND).write_text("id: P1-003\n", encoding="utf-8")

    assert read(small_bank).problems == [Problem(SECOND, 1, "", "Input should be a valid tuple")]


def test_an_id_that_stands_in_two_files_names_both_places(small_bank: Path) -> None:
    replace_text(small_bank, SECOND, "- id: P1-003", "- id: P1-002")
    replace_text(small_bank, FIRST, "  contrast_with: [P1-003]\n", "")

    problems = problems_of(small_bank)

    first = line_of(small_bank, FIRST, "- id: P1-002")
    assert [str(problem) for problem in problems] == [f"{FIRST}:{first}: id: P1-002 stands already in {SECOND}:1"]


@pytest.mark.parametrize("file", [OUTLINE, OLD_OUTLINE])
def test_a_missing_outline_is_named(small_bank: Path, file: str) -> None:
    (small_bank / file).unlink()

    assert problems_of(small_bank) == [Problem(file, 1, "", "this outline is missing or faulty")]


def test_a_folder_that_is_not_there_is_told_file_by_file(tmp_path: Path) -> None:
    problems = problems_of(tmp_path / "nowhere")

    assert [(problem.file, problem.line) for problem in problems] == [(OLD_OUTLINE, 1), (OUTLINE, 1), (TRAPS, 1)]


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        pytest.param({"shown": "the key"}, "shown", "Input should be 'stem and options' or 'options'", id="shown"),
        pytest.param({"mood": "good"}, "mood", "Extra inputs are not permitted", id="unknown field"),
        pytest.param({"revision": 0}, "revision", "Input should be greater than or equal to 1", id="revision"),
        pytest.param(
            {"pick": ["first"]},
            "pick.0",
            "Input should be a valid decimal",
            id="pick",
        ),
    ],
)
def test_a_malformed_review_is_named_with_its_line_and_field(
    small_bank: Path, fields: dict[str, object], field: str, message: str
) -> None:
    change_solve(small_bank, 3, **fields)

    assert problems_of(small_bank) == [Problem(SOLVES, 3, field, message)]


def test_a_review_that_is_not_json_is_named_with_its_line(small_bank: Path) -> None:
    with (small_bank / SOLVES).open("a", encoding="utf-8") as file:
        file.write("not a review\n")

    [problem] = problems_of(small_bank)

    assert (problem.file, problem.line, problem.field) == (SOLVES, 7, "")
    assert problem.message.startswith("Invalid JSON")


def test_reviews_in_another_encoding_are_named(small_bank: Path) -> None:
    (small_bank / SOLVES).write_bytes(b"\xff\n")

    [problem] = read(small_bank).problems

    assert str(problem) == (
        f"{SOLVES}:1: cannot be read: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"
    )


def test_a_line_separator_inside_an_argument_does_not_end_the_review(small_bank: Path) -> None:
    lines = (small_bank / SOLVES).read_text(encoding="utf-8").splitlines()
    first = json.loads(lines[0]) | {"argument": "One thought,\u2028and another."}
    text = "\n".join([json.dumps(first, ensure_ascii=False), *lines[1:]])
    (small_bank / SOLVES).write_text(text, encoding="utf-8")

    assert problems_of(small_bank) == []


def test_a_digest_binds_the_stem_and_the_options_in_their_order(small_bank: Path) -> None:
    item = read(small_bank).items["P1-003"]
    replace_text(small_bank, SECOND, "and each shift calls", "as each shift calls")
    other_stem = read(small_bank).items["P1-003"]
    replace_text(small_bank, SECOND, "as each shift calls", "and each shift calls")
    replace_text(small_bank, SECOND, "Count late ships for another month.", "Count ships for another month.")
    other_option = read(small_bank).items["P1-003"]

    digests = {text_digest(each) for each in (item, other_stem, other_option)}

    assert len(digests) == 3


def test_a_digest_ignores_the_reasons(small_bank: Path) -> None:
    before = text_digest(read(small_bank).items["P1-003"])
    replace_text(small_bank, SECOND, "Name the limit before you count what passes it.", "Name it before you count.")
    replace_text(small_bank, SECOND, "Another month gives more", "One more month gives more")

    assert text_digest(read(small_bank).items["P1-003"]) == before

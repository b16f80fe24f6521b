"""Checks of a whole folder: links, keys and blind solves, each fault with file, line and field, all at once."""

import json
import re
import shutil
from pathlib import Path

import pytest

from app.bank.files import Problem
from app.bank.service import BankFaulty, read_checked
from tests.bank.folders import (
    FIRST,
    OBJECTIVES,
    OUTLINE,
    SECOND,
    SOLVES,
    a_solve,
    change_solve,
    have_solved,
    line_of,
    problems_of,
    replace_text,
)

Planted = tuple[str, str, str]
Expected = tuple[str, str, str, str]
"""File, words of the line, field, message."""

KEY_PROMPT = "a single-response item has one key; this one has"
SOLVES_PROMPT = "blind solves of its present words that agree with the key; make it a draft or have it solved"


@pytest.mark.parametrize(
    ("planted", "expected"),
    [
        pytest.param(
            (
                FIRST,
                "  - text: Move money from the reserve of next week.\n    trap: acts-alone",
                "  - text: Move money from the reserve of next week.\n    trap: guesses-wildly",
            ),
            [(FIRST, "trap: guesses-wildly", "options.1.trap", "there is no trap guesses-wildly")],
            id="unknown trap",
        ),
        pytest.param(
            (
                FIRST,
                "    key: true\n    why: The sponsor",
                "    key: true\n    trap: acts-alone # here\n    why: The sponsor",
            ),
            [(FIRST, "# here", "options.0.trap", "a key has no trap")],
            id="trap of a key",
        ),
        pytest.param(
            (FIRST, "week.\n    trap: acts-alone\n    why: Money", "week.\n    why: Money"),
            [(FIRST, "- text: Move money", "options.1", "a distractor names the trap behind it")],
            id="distractor without a trap",
        ),
        pytest.param(
            (SECOND, "objective: name-the-limit", "objective: nobody-knows"),
            [(SECOND, "objective: nobody-knows", "objective", "there is no objective nobody-knows")],
            id="unknown objective",
        ),
        pytest.param(
            (SECOND, "  task: P1\n", "  task: P2\n"),
            [(SECOND, "objective: name", "objective", "objective name-the-limit belongs to task P1, this item to P2")],
            id="objective of another task",
        ),
        pytest.param(
            (SECOND, "  task: P1\n", "  task: P99\n"),
            [
                (SECOND, "task: P99", "task", "there is no task P99 in pmp-2026"),
                (
                    SECOND,
                    "objective: name",
                    "objective",
                    "objective name-the-limit belongs to task P1, this item to P99",
                ),
            ],
            id="unknown task",
        ),
        pytest.param(
            (FIRST, "tasks_2021: [P10, P1]", "tasks_2021: [P10, P99]"),
            [(FIRST, "[P10, P99]", "tasks_2021.1", "there is no task P99 in pmp-2021")],
            id="unknown task of 2021",
        ),
        pytest.param(
            (FIRST, "[name-the-limit]", "[nobody-knows]"),
            [(FIRST, "[nobody-knows]", "secondary.0", "there is no other objective nobody-knows")],
            id="unknown second objective",
        ),
        pytest.param(
            (FIRST, "secondary: [name-the-limit]", "secondary: [own-the-limit]"),
            [(FIRST, "secondary:", "secondary.0", "there is no other objective own-the-limit")],
            id="the same objective as the second one",
        ),
        pytest.param(
            (FIRST, "contrast_with: [P1-003]", "contrast_with: [P1-002, P1-999]"),
            [(FIRST, "contrast_with:", "contrast_with.1", "there is no item P1-999")],
            id="unknown item to contrast with",
        ),
        pytest.param(
            (FIRST, "clue: passes the agreed cost limit", "clue: passes the agreed time limit"),
            [(FIRST, "clue: passes", "clue", "these words do not stand in the stem; copy them exactly")],
            id="clue that is not in the stem",
        ),
        pytest.param(
            (FIRST, "rule: Whoever", f"rule: {'Mind ' * 20}whoever"),
            [(FIRST, "rule: Mind", "rule", "30 words; write at most 25")],
            id="a wording flaw",
        ),
        pytest.param(
            (FIRST, "    why: Money of next week", "    why: Option B of next week"),
            [(FIRST, "why: Option B", "options.1.why", "names a letter or position; options are shuffled")],
            id="a wording flaw of an option",
        ),
        pytest.param(
            (FIRST, "    trap: acts-alone\n    why: Money", "    key: true\n    why: Money"),
            [(FIRST, "HERE-OPTIONS-OF-1", "options", f"{KEY_PROMPT} 2")],
            id="two keys of a single-response item",
        ),
        pytest.param(
            (FIRST, "  choose: 2\n", "  choose: 3\n"),
            [(FIRST, "HERE-OPTIONS-OF-2", "options", "'choose' says 3, the options have 2 keys")],
            id="choose that is not the number of keys",
        ),
        pytest.param(
            (OBJECTIVES, "prerequisites: [name-the-limit]", "prerequisites: [name-the-limit, nobody-knows]"),
            [(OBJECTIVES, "nobody-knows", "prerequisites.1", "there is no objective nobody-knows")],
            id="unknown prerequisite",
        ),
        pytest.param(
            (OBJECTIVES, "prerequisites: []", "prerequisites: [own-the-limit]"),
            [
                (OBJECTIVES, "[name-the-limit]", "prerequisites", "the prerequisites lead back to this objective"),
                (OBJECTIVES, "[own-the-limit]", "prerequisites", "the prerequisites lead back to this objective"),
            ],
            id="prerequisites in a circle",
        ),
        pytest.param(
            (OBJECTIVES, "prerequisites: []", "prerequisites: [name-the-limit] # itself"),
            [(OBJECTIVES, "# itself", "prerequisites", "the prerequisites lead back to this objective")],
            id="an objective that needs itself",
        ),
        pytest.param(
            (OBJECTIVES, "task: P1\n  approach: any\n  prerequisites: [name-the-limit]", "task: P99\n  approach: any"),
            [
                (
                    FIRST,
                    "HERE-OBJECTIVE-OF-1",
                    "objective",
                    "objective own-the-limit belongs to task P99, this item to P1",
                ),
                (
                    FIRST,
                    "HERE-OBJECTIVE-OF-2",
                    "objective",
                    "objective own-the-limit belongs to task P99, this item to P1",
                ),
                (OBJECTIVES, "task: P99", "task", "there is no task P99 in pmp-2026"),
            ],
            id="an objective of an unknown task",
        ),
        pytest.param(
            (OUTLINE, "share: 33", "share: 34"),
            [(OUTLINE, "domains:", "domains", "the domains' shares add up to 101, not 100")],
            id="shares that are not 100",
        ),
    ],
)
def test_a_fault_is_named_with_file_line_and_field(
    small_bank: Path, planted: Planted, expected: list[Expected]
) -> None:
    _mark_lines_of_both_items(small_bank)
    replace_text(small_bank, *planted)
    have_solved(small_bank)

    problems = problems_of(small_bank)

    assert problems == [
        Problem(file, line_of(small_bank, file, words), field, message) for file, words, field, message in expected
    ]


def _mark_lines_of_both_items(folder: Path) -> None:
    """Comments behind the fields that both items of the first file have, so that a line can be told by its words."""
    path = folder / FIRST
    first, second = path.read_text(encoding="utf-8").split("\n\n")
    marked = [
        text.replace("  options:\n", f"  options: # HERE-OPTIONS-OF-{number}\n").replace(
            "  objective: own-the-limit\n", f"  objective: own-the-limit # HERE-OBJECTIVE-OF-{number}\n"
        )
        for number, text in ((1, first), (2, second))
    ]
    path.write_text("\n\n".join(marked), encoding="utf-8")


def test_prerequisites_that_meet_again_are_no_circle(small_bank: Path) -> None:
    more = """
- {id: count-the-limit, title: Count, gist: Count., task: P1, approach: any, prerequisites: [name-the-limit]}
- {id: end-of-both, title: End, gist: End., task: P1, approach: any, prerequisites: [own-the-limit, count-the-limit]}
"""
    with (small_bank / OBJECTIVES).open("a", encoding="utf-8") as file:
        file.write(more)

    assert problems_of(small_bank) == []


def test_an_objective_that_only_leads_into_a_circle_is_not_blamed_for_it(small_bank: Path) -> None:
    replace_text(small_bank, OBJECTIVES, "prerequisites: []", "prerequisites: [own-the-limit]")
    with (small_bank / OBJECTIVES).open("a", encoding="utf-8") as file:
        file.write("\n- {id: outside, title: O, gist: O., task: P1, approach: any, prerequisites: [own-the-limit]}\n")

    problems = problems_of(small_bank)

    assert [problem.line for problem in problems] == [
        line_of(small_bank, OBJECTIVES, "[name-the-limit]"),
        line_of(small_bank, OBJECTIVES, "- id: name-the-limit") + 5,
    ]


def test_a_review_of_an_unknown_item_is_named_with_its_line(small_bank: Path) -> None:
    have_solved(small_bank, "Ann", "Ben", "Cy")
    change_solve(small_bank, 2, item="P1-999")

    assert problems_of(small_bank) == [Problem(SOLVES, 2, "item", "there is no item P1-999")]


def _too_few(folder: Path, agreeing: int) -> list[Problem]:
    """What is said of the third item, with lines 5 and 6 of the reviews, when this many solves agree."""
    line = line_of(folder, SECOND, "status: live")
    return [Problem(SECOND, line, "status", f"P1-003 is live with {agreeing} of 2 {SOLVES_PROMPT}")]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"pick": [2]}, id="another option"),
        pytest.param({"pick": [1, 2]}, id="the key and another option"),
        pytest.param({"pick": []}, id="no option"),
        pytest.param({"pick": [0]}, id="an option below the first"),
        pytest.param({"shown": "options"}, id="without the stem"),
        pytest.param({"text": "0" * 16}, id="other words"),
        pytest.param({"solver": "Ann"}, id="the same solver again"),
    ],
)
def test_a_live_item_needs_two_solvers_who_saw_its_words_and_picked_its_key(
    small_bank: Path, fields: dict[str, object]
) -> None:
    change_solve(small_bank, 6, **fields)

    assert problems_of(small_bank) == _too_few(small_bank, 1)


def test_a_live_item_that_nobody_solved_is_named(small_bank: Path) -> None:
    lines = (small_bank / SOLVES).read_text(encoding="utf-8").splitlines(keepends=True)
    (small_bank / SOLVES).write_text("".join(lines[:4]), encoding="utf-8")

    assert problems_of(small_bank) == _too_few(small_bank, 0)


def test_a_draft_needs_no_solve(small_bank: Path) -> None:
    replace_text(small_bank, SECOND, "status: live", "status: draft")
    lines = (small_bank / SOLVES).read_text(encoding="utf-8").splitlines(keepends=True)
    (small_bank / SOLVES).write_text("".join(lines[:4]), encoding="utf-8")

    assert problems_of(small_bank) == []


def test_an_item_that_is_live_by_default_needs_solves_too(small_bank: Path) -> None:
    replace_text(small_bank, SECOND, "  status: live\n", "")
    change_solve(small_bank, 6, pick=[2])

    assert problems_of(small_bank) == [Problem(SECOND, 1, "status", f"P1-003 is live with 1 of 2 {SOLVES_PROMPT}")]


def test_picks_of_a_multiple_response_item_agree_in_any_order(small_bank: Path) -> None:
    change_solve(small_bank, 3, pick=[2, 1])

    assert problems_of(small_bank) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("and each shift calls", "as each shift calls", id="stem"),
        pytest.param("Count late ships for another month.", "Count late ships for one more month.", id="option"),
    ],
)
def test_changed_words_make_the_solves_stale(small_bank: Path, old: str, new: str) -> None:
    replace_text(small_bank, SECOND, old, new)

    assert problems_of(small_bank) == _too_few(small_bank, 0)


def test_a_changed_key_makes_the_solves_disagree(small_bank: Path) -> None:
    replace_text(small_bank, SECOND, "    key: true\n", "    trap: acts-alone\n")
    replace_text(small_bank, SECOND, "    trap: waits-for-luck\n", "    key: true\n")

    assert problems_of(small_bank) == _too_few(small_bank, 0)


def test_a_changed_reason_leaves_the_solves_good(small_bank: Path) -> None:
    replace_text(small_bank, SECOND, "Another month gives more", "One more month gives more")

    assert problems_of(small_bank) == []


def test_faults_of_reading_and_of_the_rules_come_at_once(small_bank: Path) -> None:
    replace_text(small_bank, SECOND, "  difficulty: easy\n", "  difficulty: easy\n  mood: good\n")
    replace_text(small_bank, FIRST, "clue: passes the agreed cost limit", "clue: passes the agreed time limit")

    problems = problems_of(small_bank)

    assert problems == [
        Problem(SECOND, line_of(small_bank, SECOND, "mood: good"), "mood", "this field is not known (P1-003)"),
        Problem(
            FIRST,
            line_of(small_bank, FIRST, "clue: passes"),
            "clue",
            "these words do not stand in the stem; copy them exactly",
        ),
    ]


def test_all_faults_of_the_rules_in_a_copied_bank_come_at_once(copied_bank: Path) -> None:
    planted = _plant_rule_faults(copied_bank)

    problems = problems_of(copied_bank)

    assert list(map(str, problems)) == planted


def test_all_faults_of_reading_in_a_copied_bank_come_at_once(copied_bank: Path) -> None:
    planted = _plant_reading_faults(copied_bank)

    problems = problems_of(copied_bank)

    assert list(map(str, problems)) == planted


def test_a_faulty_folder_is_refused_with_every_fault_on_a_line_of_its_own(copied_bank: Path) -> None:
    planted = _plant_rule_faults(copied_bank)

    with pytest.raises(BankFaulty) as refusal:
        read_checked(copied_bank)

    assert refusal.value.message.splitlines() == [
        f"The question bank in {copied_bank} has {len(planted)} problems; nothing was loaded.",
        *planted,
    ]


def _plant_rule_faults(folder: Path) -> list[str]:
    """Plant two faults in an item, one in an objective and one in a review; returns their messages in order."""
    item, objective, review = _first_item_file(folder), "objectives/R1.yaml", "reviews/planted.jsonl"
    at_task = _plant(folder, item, r"(?<=\n  tasks_2021:\n)  - .*", "  - P99")
    at_item = _plant(folder, item, r"(?m)^  objective: .*$", "  objective: nobody-knows")
    at_objective = _plant(folder, objective, r"(?m)^  prerequisites: \[\]$", "  prerequisites: [nobody-knows]")
    solve = a_solve({"id": "Z9-999", "revision": 1, "stem": "?", "options": []})
    (folder / review).write_text(json.dumps(solve), encoding="utf-8")
    return [
        f"{item}:{at_task}: tasks_2021.0: there is no task P99 in pmp-2021",
        f"{item}:{at_item}: objective: there is no objective nobody-knows",
        f"{objective}:{at_objective}: prerequisites.0: there is no objective nobody-knows",
        f"{review}:1: item: there is no item Z9-999",
    ]


def _plant_reading_faults(folder: Path) -> list[str]:
    """Plant a fault in two items, an objective and a review, and items twice; returns their messages in order."""
    item, objective, review = _first_item_file(folder), "objectives/R1.yaml", "reviews/planted.jsonl"
    first, second, *_ = re.findall(r"(?m)^- id: (.*)$", (folder / item).read_text(encoding="utf-8"))
    twice = max(folder.glob("items/*/*.yaml"))
    shutil.copyfile(twice, folder / "items/copy.yaml")
    there = twice.relative_to(folder).as_posix()
    ids = re.findall(r"(?m)^- id: (.*)$", twice.read_text(encoding="utf-8"))
    copied = {each: line_of(folder, there, f"- id: {each}") for each in ids}
    at_unknown = _plant(folder, item, r"(?m)^  difficulty: ", "  mood: good\n  difficulty: ")
    at_type = _plant(folder, item, rf"(?m)(?<=^- id: {second}\n)  revision: ", "  revision: about ")
    at_title = _plant(folder, objective, r"(?m)^  title: .*$", "  title: no")
    [entry] = re.findall(r"\A- id: (.*)\n", (folder / objective).read_text(encoding="utf-8"))
    (folder / review).write_text("{", encoding="utf-8")
    return [
        f"{item}:{at_unknown}: mood: this field is not known ({first})",
        f"{item}:{at_type}: revision: Input should be a valid integer, unable to parse string as an integer ({second})",
        *(f"items/copy.yaml:{at}: id: {each} stands already in {there}:{at}" for each, at in copied.items()),
        f"{objective}:{at_title}: title: Input should be a valid string ({entry})",
        f"{review}:1: Invalid JSON: EOF while parsing an object at line 1 column 1",
    ]


def _first_item_file(folder: Path) -> str:
    """The first file of at least two items whose lists stand a line an entry."""
    fits = re.compile(r"\A- id: .*\n  tasks_2021:\n  - .*\n- id: ", re.DOTALL)
    found = [path for path in folder.glob("items/*/*.yaml") if fits.search(path.read_text(encoding="utf-8"))]
    return min(found).relative_to(folder).as_posix()


def _plant(folder: Path, file: str, pattern: str, new: str) -> int:
    """Replace the first match of a pattern in a file; returns its line, from 1."""
    text = (folder / file).read_text(encoding="utf-8")
    found = re.search(pattern, text)
    assert found is not None
    (folder / file).write_text(text[: found.start()] + new + text[found.end() :], encoding="utf-8")
    return text.count("\n", 0, found.start()) + 1

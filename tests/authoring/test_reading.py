"""Texts from anybody: what is read, what is refused before it can do harm."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.authoring.reading import LARGEST, Reading, read, title
from app.authoring.view import checked
from app.bank.domain import Bank, Status
from tests.authoring.drafting import STEM, a_case_text, a_text

LAUGHS = "\n".join(
    [f"{name}: &{name} [{', '.join(['*' + before] * 9)}]" for before, name in zip("abcdefgh", "bcdefghi", strict=True)]
)
BILLION_LAUGHS = f"a: &a [lol, lol, lol]\n{LAUGHS}\n"


def told(reading: Reading) -> list[str]:
    return [f"{p.line} {p.field} {p.message}".replace("  ", " ") for p in reading.problems]


def test_a_sound_question_is_read_as_a_draft(library: Bank) -> None:
    reading = read(a_text(library).replace("status: draft", "status: live"), library)

    assert told(reading) == []
    assert [(item.id, item.status, item.stem) for item in reading.items] == [("P1-900", Status.DRAFT, STEM)]


def test_a_sound_case_is_read_with_its_questions(library: Bank) -> None:
    reading = read(a_case_text(library), library)

    assert told(reading) == []
    assert [item.case and item.case.title for item in reading.items] == ["A limit that is passed"] * 4


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("  type: single", "  type: poem", "type"),
        ("    key: true\n", "", "options"),
        ("  clue: passes the agreed", "  clue: passes an agreed", "clue"),
        ("  references:", "  contrast_with: [P1-998]\n  references:", "contrast_with.0"),
        ("  objective: ", "  objective: no-", "objective"),
        ("  rule: Whoever", "  mood: glad\n  rule: Whoever", "mood"),
        ("What should happen next?", "What should happen next? Why?", "stem"),
    ],
)
def test_every_kind_of_problem_is_told_with_its_line_and_field(library: Bank, old: str, new: str, problem: str) -> None:
    text = a_text(library).replace(old, new, 1)

    found = read(text, library).problems

    assert problem in {p.field for p in found}
    assert all(1 <= p.line <= text.count("\n") + 1 for p in found)


def test_a_twin_in_the_bank_may_be_named(library: Bank) -> None:
    twin = min(library.items)

    reading = read(a_text(library, extra=f"  contrast_with: [{twin}]\n"), library)

    assert told(reading) == []
    assert [item.id for item in reading.items] == ["P1-900"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (BILLION_LAUGHS, "1 no anchors (&) and aliases (*) here; quote a text that begins so"),
        ("- &a [*a]", "1 no anchors (&) and aliases (*) here; quote a text that begins so"),
        ("[" * 50_000, "1 more than 20 levels deep"),
        ("- " * 40_000, "1 more than 20 levels deep"),
        ("- id: 0x" + "f" * 9_000, "1 one word of more than 200 characters"),
        ("x " * LARGEST, f"1 longer than {LARGEST:,} bytes; write one question or one case"),
        ("[]", "1 there is no question here"),
        ("hello", "1 begin a question with “- id:” and a case with “id:”"),
        ("", "1 the file is empty"),
        ("- a: 1\n---\n- b: 2", "2 not readable as YAML: but found another document"),
    ],
    ids=range(10),
)
def test_what_could_exhaust_or_confuse_a_reader_is_refused_at_once(library: Bank, text: str, problem: str) -> None:
    started = time.process_time()

    reading = read(text, library)

    assert time.process_time() - started < 1
    assert reading == Reading((), reading.problems)
    assert told(reading) == [problem]


def test_python_objects_are_not_made(library: Bank) -> None:
    reading = read("- !!python/object/apply:os.system [exit 1]", library)

    assert reading == Reading((), reading.problems)
    assert len(reading.problems) == 1


@pytest.mark.parametrize("number", ["1e999999999", "1.0e+300", "12345678901234567890123456789"])
def test_a_number_that_nobody_could_type_is_refused(library: Bank, number: str) -> None:
    text = a_text(library).split("  options:")[0].replace("single", "numeric")
    text += "  answer: {value: " + number + ", why: It is so., slips: [{value: 1, why: It is not.}]}\n"
    text += "  clue: passes\n  rule: Count.\n  references: [x]\n"
    text += "  provenance: {author: A, drafted: x, drafted_on: 2026-11-01}\n"

    line = text[: text.index("answer")].count("\n") + 1
    assert told(read(text, library)) == [f"{line} answer.value write at most 24 digits"]


def test_a_second_question_belongs_into_a_draft_of_its_own(library: Bank) -> None:
    text = a_text(library) + a_text(library, "P1-901")

    [problem] = read(text, library).problems

    assert problem.message == "one question at a time; put each into a draft of its own"
    assert text.splitlines()[problem.line - 1] == "- id: P1-901"


def test_a_question_with_more_keys_than_words_can_ask_for_has_no_preview(library: Bank) -> None:
    text = a_text(library).replace("type: single", "type: multiple\n  choose: 2").split("  options:")
    options = "".join(f"  - text: Way {n} of nine.\n    key: true\n    why: Because.\n" for n in range(6))
    rest = text[1][text[1].index("  clue:") :]

    found = checked(f"{text[0]}  options:\n{options}  - text: None.\n    why: So.\n{rest}", library)

    assert found.preview is None
    assert "options" in {p.field for p in found.problems}


@given(cut=st.integers(0, 1400), junk=st.text(max_size=12))
@settings(max_examples=60, deadline=None)
def test_whatever_is_typed_in_the_middle_is_read_or_told(library: Bank, cut: int, junk: str) -> None:
    text = a_text(library)

    found = checked(text[:cut] + junk + text[cut:], library)

    assert found.preview or found.problems or found.unfilled


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- stem: Who owns it?", "Who owns it?"),
        ("title: A port\nitems: []", "A port"),
        ("- [", ""),
        ("- stem: [1]", ""),
        ("", ""),
    ],
)
def test_a_draft_is_called_by_the_beginning_of_its_words(text: str, expected: str) -> None:
    assert title(text) == expected


def test_a_long_stem_is_cut_between_words() -> None:
    called = title("- stem: " + "measured words " * 20)

    assert called == "measured words " * 5 + "measured …"

"""YAML with line numbers: what stands where, and what is no sound YAML."""

import pytest

from app.bank.yaml_lines import Document, Flaw, Path, parse

TEXT = """\
# a remark
id: P1-001
options:
  - text: One
    key: true

  - text: >-
      Two
      lines
    trap: waits
provenance: {author: Somebody,
  drafted: by hand}
"""


def test_the_data_are_what_the_file_says() -> None:
    assert parse(TEXT).data == {
        "id": "P1-001",
        "options": [{"text": "One", "key": True}, {"text": "Two lines", "trap": "waits"}],
        "provenance": {"author": "Somebody", "drafted": "by hand"},
    }


@pytest.mark.parametrize(
    ("path", "line"),
    [
        pytest.param(("id",), 2, id="field"),
        pytest.param(("options",), 3, id="field whose value begins on the next line"),
        pytest.param(("options", 0), 4, id="entry of a list"),
        pytest.param(("options", 0, "key"), 5, id="field of an entry"),
        pytest.param(("options", 1), 7, id="entry after an empty line"),
        pytest.param(("options", 1, "text"), 7, id="folded text"),
        pytest.param(("options", 1, "trap"), 10, id="field after folded text"),
        pytest.param(("provenance", "author"), 11, id="field in braces"),
        pytest.param(("provenance", "drafted"), 12, id="field in braces on the next line"),
        pytest.param(("options", 1, "why"), 7, id="missing field: its entry"),
        pytest.param(("options", 2, "text"), 3, id="missing entry: its list"),
        pytest.param(("provenance", "licence"), 11, id="missing field in braces"),
    ],
)
def test_a_field_is_on_the_line_of_its_name(path: Path, line: int) -> None:
    assert parse(TEXT).line(path) == line


def test_a_missing_field_of_the_whole_file_is_on_the_first_line_of_its_entries() -> None:
    assert parse(TEXT).line(("stem",)) == 2


def test_a_line_is_the_first_where_there_is_no_data() -> None:
    assert Document(None, {}).line(("options", 0)) == 1


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n"])
def test_a_file_without_data_has_none_and_no_flaw(text: str) -> None:
    document = parse(text)

    assert (document.data, document.flaws) == (None, ())


@pytest.mark.parametrize(
    ("text", "flaws"),
    [
        pytest.param("a: 1\nb: 2\na: 3\n", [(3, "a")], id="at the top"),
        pytest.param("- a: 1\n- b:\n    c: 1\n    c: 2\n", [(4, "c")], id="inside"),
        pytest.param("{a: 1, b: 2,\n a: 3}", [(2, "a")], id="in braces"),
        pytest.param("a: 1\na: 2\na: 3\n", [(2, "a"), (3, "a")], id="thrice"),
        pytest.param("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n", [(4, "c"), (5, "a")], id="two of them"),
    ],
)
def test_every_field_that_stands_twice_is_named_with_the_line_of_its_repeat(
    text: str, flaws: list[tuple[int, str]]
) -> None:
    assert parse(text).flaws == tuple(Flaw(line, name, "this field stands here twice") for line, name in flaws)


def test_the_same_field_in_two_entries_is_no_repeat() -> None:
    assert parse("- id: a\n- id: b\n").flaws == ()


def test_of_a_field_that_stands_twice_the_first_counts() -> None:
    assert parse("a: 1\na: 2\n").data == {"a": 1}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("a: 1\nb: [1, 2\n", 3, id="open bracket"),
        pytest.param("a: 1\nb: 'one\n", 3, id="open quotation"),
        pytest.param("a: 1\nb: one: two\n", 2, id="colon in bare text"),
        pytest.param("a: 1\n\tb: 2\n", 2, id="tab"),
        pytest.param("a: 1\n---\nb: 2\n", 2, id="two documents"),
        pytest.param("a: 1\nb: *nothing\n", 2, id="unknown alias"),
        pytest.param("a: 1\nb: !!python/name:os.system\n", 2, id="a name of Python"),
        pytest.param("a: 1\nb: 2026-02-30\n", 2, id="a day that no calendar has"),
        pytest.param("a: 1\nb: one\x07\n", 2, id="a control character"),
        pytest.param("a: 1\nb: !!bool perhaps\n", 2, id="a truth value that is none"),
        pytest.param("a: 1\n? !!set {b}\n: 2\n", 2, id="a set for a name"),
        pytest.param("a: &a\n- *a\n", 1, id="a list inside itself"),
    ],
)
def test_what_is_not_sound_yaml_comes_back_as_a_flaw_with_its_line(text: str, line: int) -> None:
    flaws = parse(text).flaws

    assert [flaw.line for flaw in flaws] == [line]


def test_a_flaw_of_the_whole_file_says_that_it_cannot_be_read() -> None:
    assert parse("a: 1\nb: one: two\n") == Document(
        None, {}, (Flaw(2, "", "not readable as YAML: mapping values are not allowed in this context"),)
    )


def test_quoted_words_stay_text_where_bare_ones_are_read_as_something_else() -> None:
    text = "[no, 1:30, 2026-11-22, on, '~', 'no', '1:30', '2026-11-22', 'on']"

    kinds = [type(value).__name__ for value in parse(text).data]

    assert kinds == ["bool", "int", "date", "bool", "str", "str", "str", "str", "str"]

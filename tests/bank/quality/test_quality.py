"""The report beside the bank's files, and banks of others."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.bank.domain import ItemType, Status
from app.bank.domain.quality import Question, Report, digest, measure
from app.bank.files import Catalogue
from app.bank.quality import NotABank, foreign, is_of, line, measured, questions, quick_rows, report, table, write
from tests.bank.quality.synthetic import a_bank, a_question, longest_key, soft_key
from tests.conftest import NOW
from tests.makers import an_item, an_outline


@pytest.fixture(scope="module")
def made() -> Report:
    """A report with something in every list."""
    twins = [replace(a_question(900), id=name) for name in ("twin-a", "twin-b")]
    telling = replace(a_question(901), id="teller", stem=f"{a_question(900).options[0]} {a_question(901).stem}")
    bank = [replace(q, groups={"domain": "people"}) for q in (*a_bank(80, soft_key), *twins, telling)]
    return measure(bank, now=NOW, by=("domain",))


def test_a_report_is_read_as_it_was_written(tmp_path: Path, made: Report) -> None:
    write(made, tmp_path / "quality.json")

    assert all((made.rows, made.groups, made.terms, made.openings, made.flaws, made.flawed, made.twins, made.cues))
    assert report(tmp_path) == made


def test_a_bank_without_a_report_has_none(tmp_path: Path) -> None:
    assert report(tmp_path) is None


@pytest.mark.parametrize("text", ["", "{}", '{"rows": 1}', "[1"])
def test_a_report_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "quality.json").write_text(text)

    assert report(tmp_path) is None


def test_only_live_choices_among_texts_are_measured() -> None:
    items = [
        an_item("P1-002"),
        an_item("P1-001", keys=2),
        an_item("P1-003", status=Status.DRAFT),
        an_item("P1-004", type=ItemType.HOTSPOT),
    ]

    assert [question.id for question in questions(items, an_outline())] == ["P1-001", "P1-002"]


def test_a_question_has_its_items_words_keys_and_groups() -> None:
    item = an_item("P1-001", keys=2)

    [question] = questions([item], an_outline())

    assert {question.options[i] for i in question.keys} == {item.options[i].text for i in item.keys}
    assert sorted(question.options) == sorted(option.text for option in item.options)
    assert question.groups == {
        "domain": "people",
        "task": "P1",
        "approach": "predictive",
        "difficulty": "medium",
        "type": "multiple",
    }


def test_keys_do_not_all_stand_first() -> None:
    found = questions([an_item(f"P1-{number:03d}") for number in range(60)], an_outline())

    assert {key for question in found for key in question.keys} == {0, 1, 2, 3}


def test_a_report_is_of_the_bank_until_a_word_changes(catalogue: Catalogue) -> None:
    taken = measured(catalogue, now=NOW, trains=False)
    [first, *others] = [item for item in catalogue.items.values() if item.type is ItemType.SINGLE]
    rest = [item for item in catalogue.items.values() if item.type is not ItemType.SINGLE]
    changed = replace(first, stem=f"{first.stem} Why?")

    assert is_of(taken, catalogue.items.values(), catalogue.outline)
    assert not is_of(taken, [changed, *others, *rest], catalogue.outline)


def test_a_small_catalogue_has_no_quick_rows() -> None:
    small = Catalogue(outlines={"pmp-2026": an_outline()}, items={"P1-001": an_item("P1-001")})

    assert quick_rows(small, now=NOW) == ()


def test_the_quick_rows_are_those_of_the_whole_report_without_the_trained(catalogue: Catalogue) -> None:
    quick, whole = quick_rows(catalogue, now=NOW), measured(catalogue, now=NOW).rows

    assert list(quick) == [row for row in whole if row.part.value != "trained"]


def test_a_declared_contrast_pair_is_no_near_duplicate(catalogue: Catalogue) -> None:
    first = next(item for item in catalogue.items.values() if item.type is ItemType.SINGLE)
    copies = {name: replace(first, id=name, contrast_with=("P1-901",)) for name in ("P1-900", "P1-901")}
    declared = replace(catalogue, items={**catalogue.items, **copies})

    pairs = [(pair.one, pair.other) for pair in measured(declared, now=NOW, trains=False).twins]

    assert sorted(pairs) == [(first.id, "P1-900"), (first.id, "P1-901")]


def test_a_file_of_another_bank_is_read_a_question_a_line(tmp_path: Path) -> None:
    file = tmp_path / "bank.jsonl"
    options = [{"text": "Sign."}, {"text": "Wait.", "correct": True}]
    data = [
        {"id": 7, "stem": "What now?", "options": options, "domain": "people", "note": None},
        {"stem": "And then?", "options": options},
    ]
    file.write_text("\n\n".join(map(json.dumps, data)))

    found = foreign(file)

    texts = ("Sign.", "Wait.")
    assert found == [
        Question("7", "What now?", texts, frozenset({1}), {"domain": "people"}),
        Question(f"{file}:3", "And then?", texts, frozenset({1}), {}),
    ]


@pytest.mark.parametrize("text", ["no json", "[1]", '{"stem": "What?"}', '{"stem": "?", "options": ["a"]}'])
def test_a_line_that_is_no_question_is_named(tmp_path: Path, text: str) -> None:
    file = tmp_path / "bank.jsonl"
    file.write_text(f'{{"stem": "What?", "options": []}}\n{text}\n')

    with pytest.raises(NotABank) as refusal:
        foreign(file)

    assert refusal.value.message.startswith(f"{file}:2 is not a question")


def test_a_line_of_the_table_has_verdict_value_range_and_chance() -> None:
    found = measure(a_bank(100, longest_key), now=NOW, trains=False)
    rows = {row.name: " ".join(line(row).split()) for row in found.rows}

    assert rows["longest"] == "FAIL Pick the longest option 100.0% 96.3% to 100.0% chance 25.0%"
    assert rows["very_near"] == "ok Pairs that are all but the same 0.00"


def test_the_table_names_what_to_mend(made: Report) -> None:
    lines = list(table(made))

    assert lines[0] == "83 questions, 83 with one key"
    assert "Nearly the same: twin-a and twin-b, cosine 1.00, runs 1.00" in lines
    assert [text.split(",")[0] for text in lines if "tells the key of" in text] == [
        "teller tells the key of twin-a",
        "teller tells the key of twin-b",
    ]
    assert any(text.startswith("FAIL  inside domain people: FAIL  Pick what opens with") for text in lines)
    assert lines[-1] == f"{len(made.failing)} measures fail in the whole bank, {len(made.groups)} inside a group."


def test_the_digest_of_a_report_is_that_of_its_questions() -> None:
    bank = a_bank(60)

    assert measure(bank, now=NOW, trains=False).digest == digest(bank)

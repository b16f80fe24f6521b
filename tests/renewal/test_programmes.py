"""The programmes' figures as data: values, source, confidence, and the edition that a day falls under."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from app.renewal import programmes
from app.renewal.domain import Programme
from app.renewal.programmes import programme

TODAY = date(2026, 11, 22)


@pytest.fixture
def two_editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A data file with a later edition of the same rules, written before the older one."""
    [only] = yaml.safe_load(programmes._FILE.read_text(encoding="utf-8"))
    later = only | {"effective_from": date(2028, 1, 1), "total": 45, "source": "A later handbook"}
    file = tmp_path / "programmes.yaml"
    file.write_text(yaml.safe_dump([later, only]), encoding="utf-8")
    monkeypatch.setattr(programmes, "_FILE", file)
    programmes._editions.cache_clear()
    yield
    programmes._editions.cache_clear()


def test_the_pmp_needs_what_the_handbooks_say() -> None:
    assert programme("pmp", TODAY) == Programme(
        id="pmp",
        title="Project Management Professional (PMP)",
        years=3,
        total=Decimal(60),
        education_minimum=Decimal(35),
        side_minimum=Decimal(8),
        giving_back_maximum=Decimal(25),
        work_maximum=Decimal(8),
        source="PMI, Certification Handbook and CCR Handbook (2026 editions, as quoted by two or more sources)",
        confidence="two sources",
    )


def test_the_data_file_names_source_confidence_and_dates_of_every_edition() -> None:
    editions = yaml.safe_load(programmes._FILE.read_text(encoding="utf-8"))

    unnamed = [
        edition["id"]
        for edition in editions
        if not (edition["source"] and edition["confidence"] and isinstance(edition["effective_from"], date))
        or "effective_until" not in edition
    ]

    assert unnamed == []


def test_amounts_fit_together_so_that_education_and_giving_back_can_make_the_total() -> None:
    rules = programme("pmp", TODAY)

    assert (rules.total - rules.giving_back_maximum, rules.work_maximum <= rules.giving_back_maximum) == (
        rules.education_minimum,
        True,
    )


def test_amounts_are_exact_decimals() -> None:
    rules = programme("pmp", TODAY)
    amounts = (
        rules.total,
        rules.education_minimum,
        rules.side_minimum,
        rules.giving_back_maximum,
        rules.work_maximum,
    )

    assert {type(amount) for amount in amounts} == {Decimal}


def test_carry_over_and_the_time_to_keep_evidence_are_in_the_data() -> None:
    [pmp] = yaml.safe_load(programmes._FILE.read_text(encoding="utf-8"))

    assert (pmp["carry_over_maximum"], pmp["keep_evidence_months"]) == (20, 18)


@pytest.mark.parametrize(
    ("day", "total"),
    [
        pytest.param(date(1990, 1, 1), 60, id="before the first edition the oldest applies"),
        pytest.param(date(2022, 1, 1), 60, id="the day the first takes effect"),
        pytest.param(date(2027, 12, 31), 60, id="the last day of the first"),
        pytest.param(date(2028, 1, 1), 45, id="the day the second takes effect"),
        pytest.param(date(2040, 1, 1), 45, id="long after"),
    ],
)
def test_a_day_falls_under_the_edition_in_force_on_it(two_editions: None, day: date, total: int) -> None:
    assert programme("pmp", day).total == total


def test_an_unknown_programme_is_refused() -> None:
    with pytest.raises(KeyError, match="pmq"):
        programme("pmq", TODAY)

"""The bank that travels with the program is held to its targets."""

import pytest

from app.bank.domain.quality import Part, Report, Row
from app.bank.files import Catalogue
from app.bank.quality import measured
from tests.conftest import NOW

TARGETS = ["longest", "soft_verb", "mindset", "clauses", "words", "style", "all", "length_ratio"]
TARGETS += ["clearly_longest", "lead_in", "opening", "telling_terms", "no_flaw", "several_flaws", "near_duplicates"]


@pytest.fixture(scope="module")
def report(catalogue: Catalogue) -> Report:
    return measured(catalogue, now=NOW, by=("domain", "approach"))


def off(rows: list[Row]) -> dict[str, float]:
    return {row.name: row.value for row in rows if not row.is_on_target}


def test_nothing_fails_in_the_whole_bank_nor_inside_a_domain_or_approach(report: Report) -> None:
    assert (report.failing, report.groups) == ((), ())


def test_what_matters_most_is_on_target(report: Report) -> None:
    rows = [row for row in report.rows if row.name in TARGETS]

    assert sorted(row.name for row in rows) == sorted(TARGETS)
    assert off(rows) == {}


def test_no_way_to_guess_earns_more_than_its_limit(report: Report) -> None:
    ways = [row for part in (Part.FORM, Part.FLAVOUR, Part.TRAINED) for row in report.part(part)]

    assert {row.name: row.value for row in ways if not row.limit.holds(row.value)} == {}

"""The table of contents: every formula has its place, and words find it."""

from collections import Counter

import pytest

from app.calculators.domain import NoFormula, contents, find, related
from app.calculators.domain.contents import GROUPS
from app.calculators.domain.verdicts import MARKS
from app.calculators.domain.worksheets import WORKSHEETS
from app.formulas.catalogue import CATALOGUE


def ids(words: str = "") -> list[str]:
    return [entry.id for entries in contents(words).values() for entry in entries]


def test_every_formula_and_worksheet_stands_in_exactly_one_group() -> None:
    assert Counter(ids()) == Counter([*CATALOGUE, *WORKSHEETS])


def test_the_groups_keep_their_order() -> None:
    assert list(contents()) == list(GROUPS)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("point total assumption", ["pta"]),
        ("CHANNELS change", ["more-channels"]),
        ("  cpk ", ["cpk"]),
        ("contracts ceiling", ["fpif-price"]),
        ("nothing like this", []),
    ],
)
def test_an_entry_is_found_by_all_of_its_words_in_any_order(words: str, found: list[str]) -> None:
    assert ids(words) == found


def test_a_group_in_which_nothing_is_found_is_left_out() -> None:
    assert list(contents("Pareto")) == ["Quality"]


@pytest.mark.parametrize("name", [*CATALOGUE, *WORKSHEETS])
def test_related_entries_are_other_ones_of_the_same_group(name: str) -> None:
    group = next(names for names in GROUPS.values() if name in names)

    assert {entry.id for entry in related(name)} <= set(group) - {name}


def test_formulas_with_the_same_numbers_are_related_first() -> None:
    assert related("sv-time")[0].id == "spi-time"


def test_without_common_numbers_the_neighbors_are_related_first() -> None:
    assert [entry.id for entry in related("depreciation")][:2] == ["double-declining", "straight-line"]


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(NoFormula):
        find("velocity-of-light")


def test_verdicts_are_given_for_formulas_that_exist() -> None:
    assert set(MARKS) <= set(CATALOGUE)

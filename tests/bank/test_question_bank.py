"""The bank that travels with the program, tested as data: it is sound, balanced and not guessable by form."""

from collections import Counter
from typing import get_args

import pytest

from app.bank.checks import check
from app.bank.domain import Approach, Item, ItemType, Status
from app.bank.files import Catalogue, read
from app.exhibits.domain import AnyExhibit
from app.settings import bundled


@pytest.fixture(scope="module")
def found() -> Catalogue:
    """The bank as it is read, whatever is wrong with it."""
    return read(bundled("question_bank"))


@pytest.fixture(scope="module")
def live(found: Catalogue) -> list[Item]:
    """Its live items."""
    return [item for item in found.items.values() if item.status is Status.LIVE]


def test_nothing_is_wrong_with_it(found: Catalogue) -> None:
    assert list(map(str, check(found))) == []


def test_it_has_at_least_208_live_items(live: list[Item]) -> None:
    assert len(live) >= 208


def test_every_task_of_the_outline_has_at_least_eight_live_items(found: Catalogue, live: list[Item]) -> None:
    numbers = Counter(item.task for item in live)

    assert len(found.outline.tasks) == 26
    assert {task: numbers[task] for task in found.outline.tasks if numbers[task] < 8} == {}


def test_it_has_at_least_200_objectives_and_some_for_every_task(found: Catalogue) -> None:
    assert len(found.objectives) >= 200
    assert {objective.task for objective in found.objectives.values()} == set(found.outline.tasks)


def test_two_objectives_of_each_task_have_at_least_four_items_outside_of_cases(live: list[Item]) -> None:
    numbers = Counter((item.task, item.objective) for item in live if item.case is None)
    full = Counter(task for (task, _), number in numbers.items() if number >= 4)

    assert {task: full[task] for task in {item.task for item in live} if full[task] < 2} == {}


def test_every_type_but_the_plain_ones_has_twelve_items_and_there_are_twelve_cases(live: list[Item]) -> None:
    numbers = Counter(item.type for item in live)

    assert {kind: numbers[kind] for kind in ItemType if numbers[kind] < 12} == {}
    assert len({item.case.id for item in live if item.case}) >= 12


def test_every_kind_of_exhibit_is_shown_by_an_item(live: list[Item]) -> None:
    shown = {exhibit.kind for item in live for exhibit in item.all_exhibits}

    assert {cls.__dataclass_fields__["kind"].default for cls in get_args(AnyExhibit)} - shown == set()


def test_about_forty_percent_of_the_items_are_predictive(live: list[Item]) -> None:
    predictive = sum(item.approach is Approach.PREDICTIVE for item in live)

    assert 0.37 <= predictive / len(live) <= 0.43


def test_every_item_names_its_references(live: list[Item]) -> None:
    assert [item.id for item in live if not all(item.references) or not item.references] == []


def test_every_item_says_who_wrote_it_how_and_how_it_was_reviewed(live: list[Item]) -> None:
    said = {
        item.id: (item.provenance.author, item.provenance.drafted, item.provenance.reviewed, item.provenance.licence)
        for item in live
    }

    assert [item_id for item_id, words in said.items() if not all(words)] == []


def test_no_item_was_reviewed_before_it_was_drafted(live: list[Item]) -> None:
    days = {item.id: (item.provenance.drafted_on, item.provenance.reviewed_on) for item in live}

    assert [key for key, (drafted, reviewed) in days.items() if reviewed is None or reviewed < drafted] == []


def test_an_id_begins_with_its_task(live: list[Item]) -> None:
    assert [item.id for item in live if item.id.split("-")[0] != item.task] == []


def test_both_outlines_have_their_official_shares(found: Catalogue) -> None:
    shares = {name: {domain.id: domain.share for domain in outline.domains} for name, outline in found.outlines.items()}

    assert shares == {
        "pmp-2021": {"people": 42, "process": 50, "business": 8},
        "pmp-2026": {"people": 33, "process": 41, "business": 26},
    }

"""The bank in memory: what may be served, and by which objective."""

from dataclasses import replace

import pytest

from app.bank.domain import ItemNotFound, Status
from tests.makers import a_bank, a_case, a_family, an_item, an_objective


def test_only_live_items_are_served_in_the_order_of_their_ids() -> None:
    draft, retired = an_item("P1-001", status=Status.DRAFT), an_item("P1-002", status=Status.RETIRED)
    late, early = an_item("R1-001"), an_item("P2-001")

    bank = a_bank(draft, late, retired, early)

    assert bank.live == (early, late)


def test_an_objective_has_its_live_items_and_none_without_them() -> None:
    first, second = an_item("P1-001"), an_item("P1-002")
    draft, alone = an_item("P1-003", status=Status.DRAFT), an_item("P2-001", status=Status.RETIRED)

    bank = a_bank(second, first, draft, alone)

    assert bank.items_of == {"objective-of-p1": (first, second)}


def test_an_item_is_found_whatever_its_status() -> None:
    retired = an_item("P1-001", status=Status.RETIRED)

    assert a_bank(retired).item("P1-001") is retired


def test_an_unknown_item_is_refused_by_name() -> None:
    with pytest.raises(ItemNotFound) as refusal:
        a_bank(an_item("P1-001")).item("P1-002")

    assert refusal.value.message == "There is no question P1-002 in this bank."


@pytest.mark.parametrize(("item_id", "domain"), [("P2-001", "people"), ("R1-001", "process"), ("B2-001", "business")])
def test_an_item_belongs_to_the_domain_of_its_task(item_id: str, domain: str) -> None:
    item = an_item(item_id)

    assert a_bank(item).domain_of(item) == domain


def test_tasks_stand_in_the_order_of_their_domains() -> None:
    outline = a_bank().outline

    assert list(outline.tasks) == ["P1", "P2", "R1", "R2", "B1", "B2"]


def test_items_of_cases_are_asked_as_a_whole_and_not_by_objective() -> None:
    alone = an_item("P1-001", objective="one")
    case = a_case("late-ships", *(an_item(f"P1-00{n}", objective="one") for n in (2, 3, 4, 5)))

    bank = a_bank(alone, *case)

    assert bank.items_of == {"one": (alone,)}
    assert bank.cases == {"late-ships": case[0].case}
    assert bank.live == (alone, *case)


@pytest.mark.parametrize("status", [Status.DRAFT, Status.RETIRED])
def test_a_case_is_asked_only_while_all_its_items_are_live(status: Status) -> None:
    first, *others = a_case("late-ships")

    bank = a_bank(replace(first, status=status), *others)

    assert (bank.cases, bank.items_of) == ({}, {})


def test_cases_stand_in_the_order_of_their_ids() -> None:
    cases = [a_case(name, *(an_item(f"P1-{n}0{i}") for i in range(4))) for n, name in enumerate(("b", "c", "a"), 1)]

    assert list(a_bank(*(item for case in cases for item in case)).cases) == ["a", "b", "c"]


def test_an_objective_is_served_by_its_items_or_by_a_family() -> None:
    family = a_family(objective="sums")
    case = a_case("late-ships")

    bank = a_bank(an_item(), *case, objectives=(an_objective("sums"), an_objective("idle")), families=(family,))

    assert bank.served == {"objective-of-p1", "sums"}
    assert bank.families_of == {"sums": (family,)}


def test_a_generated_item_is_rebuilt_from_its_id_alone() -> None:
    bank, again = (a_bank(an_item(), families=(a_family("G42"),)) for _ in range(2))

    item = bank.item("G42-000123")

    assert (item.id, item.revision, item.task, item.status) == ("G42-000123", 1, "P1", Status.LIVE)
    assert item == again.item("G42-000123") == bank.generated("G42-000123", 1)
    assert item.stem != bank.item("G42-000124").stem


def test_the_newest_version_of_a_family_asks_and_every_older_one_can_be_rebuilt() -> None:
    versions = (a_family("G42", version=1), a_family("G42", version=10), a_family("G42", version=2))
    bank = a_bank(an_item(), families=versions)

    made = [bank.generated("G42-000123", version) for version in (1, 2, 10)]

    assert bank.families == {"G42": versions[1]}
    assert bank.item("G42-000123") == made[2]
    assert [(item.revision, item.options[0].text.rsplit(" ", 1)[1]) for item in made if item] == [
        (1, "1"),
        (2, "2"),
        (10, "10"),
    ]


@pytest.mark.parametrize(
    "item_id", ["G42-000123", "G42-123", "G42-0001234", "G42-00012x", "X42-000123", "G4-000123", "G42", ""]
)
def test_an_id_of_no_family_is_unknown(item_id: str) -> None:
    bank = a_bank(an_item(), families=(a_family("G43"),))

    assert (bank.known(item_id), bank.generated(item_id, 1)) == (None, None)
    with pytest.raises(ItemNotFound):
        bank.item(item_id)


def test_a_version_that_never_was_gives_no_item() -> None:
    assert a_bank(an_item(), families=(a_family("G42"),)).generated("G42-000123", 2) is None


def test_a_family_whose_objective_is_gone_gives_no_item_and_serves_nothing() -> None:
    bank = a_bank(an_item(), families=(a_family("G42", objective="gone"),))

    assert bank.known("G42-000123") is None
    assert (set(bank.served), dict(bank.families)) == ({"objective-of-p1"}, {})

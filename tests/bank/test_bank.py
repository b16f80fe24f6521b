"""The bank in memory: what may be served, and by which objective."""

import pytest

from app.bank.domain import ItemNotFound, Status
from tests.makers import a_bank, an_item


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

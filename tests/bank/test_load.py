"""Loading a catalogue into the database: idempotent, all or nothing, and what was served once stays readable."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import select
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from app.bank import queries
from app.bank.domain import Bank, Item, ItemNotFound, Status
from app.bank.domain.families.registry import REGISTRY
from app.bank.files import Catalogue
from app.bank.models import ItemRevision, ItemRow
from app.bank.service import BankFaulty, LoadReport, load
from app.db import Writer, make_engine
from app.main import create_app
from app.settings import Settings
from tests.bank.folders import FIRST, a_small_bank, replace_text
from tests.conftest import NOW

LATER = NOW + timedelta(days=1)
Rows = tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]


@pytest.fixture
def first(catalogue: Catalogue) -> Item:
    """The first live item of the bank."""
    return min((item for item in catalogue.items.values() if item.status is Status.LIVE), key=lambda item: item.id)


def with_item(catalogue: Catalogue, item: Item) -> Catalogue:
    """The catalogue with this item in its place."""
    return replace(catalogue, items=catalogue.items | {item.id: item})


def without(catalogue: Catalogue, item: Item) -> Catalogue:
    """The catalogue without this item."""
    return replace(catalogue, items={key: value for key, value in catalogue.items.items() if key != item.id})


def rows(db: Session) -> Rows:
    """Everything that the tables of the bank hold."""
    items = select(ItemRow.id, ItemRow.revision, ItemRow.status, ItemRow.digest).order_by(ItemRow.id)
    revisions = select(
        ItemRevision.item_id, ItemRevision.revision, ItemRevision.content, ItemRevision.digest, ItemRevision.loaded_at
    ).order_by(ItemRevision.item_id, ItemRevision.revision)
    return [tuple(row) for row in db.execute(items)], [tuple(row) for row in db.execute(revisions)]


def stored_revisions(db: Session, item: Item) -> list[tuple[int, Any]]:
    """Numbers of the item's stored revisions, and when each was loaded."""
    found = db.execute(
        select(ItemRevision.revision, ItemRevision.loaded_at)
        .where(ItemRevision.item_id == item.id)
        .order_by(ItemRevision.revision)
    )
    return [(row.revision, row.loaded_at) for row in found]


def test_a_loaded_bank_is_the_bank_of_the_files(db: Session, catalogue: Catalogue) -> None:
    assert queries.bank(db, catalogue) == Bank(
        catalogue.outline, catalogue.outlines, catalogue.traps, catalogue.objectives, catalogue.items, REGISTRY
    )


def test_a_second_load_changes_nothing(db: Session, catalogue: Catalogue) -> None:
    before = rows(db)

    report = load(db, catalogue, now=LATER)

    assert report == LoadReport(unchanged=len(catalogue.items))
    assert rows(db) == before


def test_a_new_item_is_added_at_the_revision_of_its_file(db: Session, catalogue: Catalogue, first: Item) -> None:
    new = replace(first, id="P1-999", revision=4)

    report = load(db, with_item(catalogue, new), now=LATER)

    assert report == LoadReport(added=1, unchanged=len(catalogue.items))
    assert queries.bank(db, catalogue).items["P1-999"] == new
    assert stored_revisions(db, new) == [(4, LATER)]


@pytest.mark.parametrize(
    ("in_file", "numbered"),
    [
        pytest.param(lambda old: old, lambda old: old + 1, id="the file forgot to raise it"),
        pytest.param(lambda old: old + 1, lambda old: old + 1, id="the file raised it by one"),
        pytest.param(lambda old: old + 5, lambda old: old + 5, id="the file raised it by five"),
    ],
)
def test_a_changed_item_becomes_a_new_revision_and_the_old_one_stays_readable(
    db: Session, catalogue: Catalogue, first: Item, in_file: Callable[[int], int], numbered: Callable[[int], int]
) -> None:
    changed = replace(first, stem="Other words, now?", revision=in_file(first.revision))

    report = load(db, with_item(catalogue, changed), now=LATER)

    bank = queries.bank(db, catalogue)
    revision = numbered(first.revision)
    assert report == LoadReport(revised=1, unchanged=len(catalogue.items) - 1)
    assert bank.items[first.id] == replace(changed, revision=revision)
    assert queries.item_at(db.connection(), bank, first.id, revision) == replace(changed, revision=revision)
    assert queries.item_at(db.connection(), bank, first.id, first.revision) == first
    assert stored_revisions(db, first) == [(first.revision, NOW), (revision, LATER)]


def test_words_that_come_back_are_a_third_revision(db: Session, catalogue: Catalogue, first: Item) -> None:
    load(db, with_item(catalogue, replace(first, stem="Other words, now?")), now=LATER)

    report = load(db, catalogue, now=LATER)

    bank = queries.bank(db, catalogue)
    assert report == LoadReport(revised=1, unchanged=len(catalogue.items) - 1)
    assert bank.items[first.id] == replace(first, revision=first.revision + 2)
    assert queries.item_at(db.connection(), bank, first.id, first.revision + 1).stem == "Other words, now?"


def test_a_new_number_without_new_words_is_no_new_revision(db: Session, catalogue: Catalogue, first: Item) -> None:
    before = rows(db)

    report = load(db, with_item(catalogue, replace(first, revision=first.revision + 1)), now=LATER)

    assert report == LoadReport(unchanged=len(catalogue.items))
    assert rows(db) == before


def test_a_removed_item_is_retired_and_not_deleted(db: Session, catalogue: Catalogue, first: Item) -> None:
    report = load(db, without(catalogue, first), now=LATER)

    bank = queries.bank(db, catalogue)
    assert report == LoadReport(retired=1, unchanged=len(catalogue.items) - 1)
    assert bank.items[first.id] == replace(first, status=Status.RETIRED)
    assert [item.id for item in bank.live] == sorted(
        item.id for item in catalogue.items.values() if item.status is Status.LIVE and item.id != first.id
    )
    assert stored_revisions(db, first) == [(first.revision, NOW)]


def test_a_removed_item_is_retired_once(db: Session, catalogue: Catalogue, first: Item) -> None:
    load(db, without(catalogue, first), now=LATER)

    assert load(db, without(catalogue, first), now=LATER) == LoadReport(unchanged=len(catalogue.items) - 1)


def test_a_returned_item_is_live_again(db: Session, catalogue: Catalogue, first: Item) -> None:
    before = rows(db)
    load(db, without(catalogue, first), now=LATER)

    report = load(db, catalogue, now=LATER)

    assert report == LoadReport(unchanged=len(catalogue.items))
    assert rows(db) == before


def test_an_item_that_returns_with_other_words_is_live_at_its_next_revision(
    db: Session, catalogue: Catalogue, first: Item
) -> None:
    load(db, without(catalogue, first), now=LATER)
    changed = replace(first, stem="Other words, now?")

    report = load(db, with_item(catalogue, changed), now=LATER)

    assert report == LoadReport(revised=1, unchanged=len(catalogue.items) - 1)
    assert queries.bank(db, catalogue).items[first.id] == replace(changed, revision=first.revision + 1)


def test_an_item_that_became_a_draft_is_no_longer_served(db: Session, catalogue: Catalogue, first: Item) -> None:
    load(db, with_item(catalogue, replace(first, status=Status.DRAFT)), now=LATER)

    bank = queries.bank(db, catalogue)
    assert bank.items[first.id] == replace(first, status=Status.DRAFT)
    assert first.id not in {item.id for item in bank.live}


@pytest.mark.parametrize("revision", [0, 99])
def test_a_revision_that_never_was_is_refused(db: Session, bank: Bank, first: Item, revision: int) -> None:
    with pytest.raises(ItemNotFound) as refusal:
        queries.item_at(db.connection(), bank, first.id, revision)

    assert refusal.value.message == f"There is no revision {revision} of question {first.id}."


def test_a_load_is_part_of_the_transaction_around_it(db: Session, catalogue: Catalogue, first: Item) -> None:
    before = rows(db)
    changed = with_item(without(catalogue, first), replace(first, id="P1-999"))

    assert load(db, changed, now=LATER) == LoadReport(added=1, retired=1, unchanged=len(catalogue.items) - 1)
    db.rollback()

    assert rows(db) == before


def test_a_load_that_fails_after_its_first_rows_changes_nothing(
    app: FastAPI, catalogue: Catalogue, first: Item
) -> None:
    """A moment without a zone is refused only when the revisions are written, after the items."""
    writer: Writer = app.state.writer
    with writer.open_session() as db:
        before = rows(db)
    second = catalogue.items[min(set(catalogue.items) - {first.id})]
    changed = with_item(without(catalogue, first), replace(second, stem="Other words, now?"))
    changed = with_item(changed, replace(first, id="P1-999"))

    with pytest.raises(StatementError, match="needs a time zone"), writer.session() as db:
        load(db, changed, now=LATER.replace(tzinfo=None))

    with writer.open_session() as db:
        assert rows(db) == before


def test_of_a_faulty_folder_nothing_is_loaded(settings: Settings, tmp_path: Path) -> None:
    folder = a_small_bank(tmp_path / "bank")
    replace_text(folder, FIRST, "clue: passes", "clue: passed")
    engine = make_engine(settings.url)
    with Session(engine) as db:
        before = rows(db)

    with pytest.raises(BankFaulty) as refusal:
        create_app(settings.model_copy(update={"question_bank": folder}))

    assert refusal.value.message.splitlines()[0] == (
        f"The question bank in {folder} has 1 problems; nothing was loaded."
    )
    with Session(engine) as db:
        assert rows(db) == before
    engine.dispose()

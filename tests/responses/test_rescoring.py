"""A corrected key grades old answers again; the log keeps what it said."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine

from app.bank.domain import Bank, Item, ItemType, Option
from app.bank.domain.correction import as_answer_to, order_of
from app.responses import queries
from app.responses.domain import Kind, Rescore
from app.responses.rescoring import in_force, rescore, rescores
from tests.conftest import ALICE, BOB, NOW
from tests.makers import an_item
from tests.responses.logging_answers import an_answer_to, write

LATER = NOW + timedelta(days=3)


@pytest.fixture
def item(bank: Bank) -> Item:
    """A single-response item of the bank."""
    return next(i for i in bank.live if i.type is ItemType.SINGLE)


def corrected(item: Item, **fields: object) -> Item:
    """The next revision, in which the first distractor is the key, its options in another order."""
    [key] = item.keys
    other = next(i for i in range(len(item.options)) if i != key)
    options = tuple(replace(o, is_key=i == other) for i, o in enumerate(item.options))
    return replace(item, **({"revision": item.revision + 1, "rescore_from": 1, "options": options[::-1]} | fields))  # type: ignore[arg-type]


def holding(bank: Bank, item: Item) -> Bank:
    """The bank with this item in place of its older self."""
    return replace(bank, items={**bank.items, item.id: item})


def regrade(app: FastAPI, bank: Bank) -> list[Rescore]:
    """What loading this bank would grade again."""
    with app.state.writer.session() as db:
        return rescore(db.connection(), bank, now=LATER)


def test_an_answer_to_the_new_key_becomes_right_and_one_to_the_old_key_wrong(
    app: FastAPI, engine: Engine, bank: Bank, item: Item
) -> None:
    new = corrected(item)
    [now_right] = new.keys
    right = an_answer_to(item, chosen=(len(item.options) - 1 - now_right,), raw_score=0, client_key="a")
    wrong = an_answer_to(item, client_key="b", position=2)
    write(app, right, wrong)

    changed = regrade(app, holding(bank, new))

    assert {(r.client_key, r.old_score, r.raw_score, r.to_revision) for r in changed} == {
        ("a", 0, 1, 2),
        ("b", 1, 0, 2),
    }
    with engine.connect() as connection:
        assert {r.client_key for r in rescores(connection, ALICE)} == {"a", "b"}
        assert [line.raw_score for line in queries.answers(connection, ALICE, item.id)] == [0, 1]


def test_grading_again_a_second_time_changes_nothing(app: FastAPI, bank: Bank, item: Item) -> None:
    write(app, an_answer_to(item))
    new = holding(bank, corrected(item))
    first = regrade(app, new)

    assert len(first) == 1
    assert regrade(app, new) == []


def test_a_second_correction_starts_from_the_score_in_force(
    app: FastAPI, engine: Engine, bank: Bank, item: Item
) -> None:
    write(app, an_answer_to(item, client_key="a"))
    regrade(app, holding(bank, corrected(item)))

    back = replace(item, revision=3, rescore_from=1)
    [change] = regrade(app, holding(bank, back))

    assert (change.old_score, change.raw_score, change.to_revision) == (0, 1, 3)
    with engine.connect() as connection:
        assert [(r.raw_score, r.to_revision) for r in rescores(connection, ALICE)] == [(1, 3)]


def test_a_changed_item_that_corrects_no_key_leaves_scores_alone(app: FastAPI, bank: Bank, item: Item) -> None:
    write(app, an_answer_to(item))

    assert regrade(app, holding(bank, corrected(item, rescore_from=None))) == []


def test_saves_and_answers_before_the_wrong_revision_keep_their_score(app: FastAPI, bank: Bank, item: Item) -> None:
    save = an_answer_to(item, kind=Kind.SAVE, raw_score=None, client_key="s")
    write(app, an_answer_to(item, client_key="a"), save)

    assert regrade(app, holding(bank, corrected(item, revision=4, rescore_from=2))) == []


def test_an_answer_whose_options_changed_their_words_keeps_its_score(app: FastAPI, bank: Bank, item: Item) -> None:
    write(app, an_answer_to(item))
    new = corrected(item)
    reworded = replace(new, options=(replace(new.options[0], text="Quite another act."), *new.options[1:]))

    assert regrade(app, holding(bank, reworded)) == []


def test_what_was_seen_last_counts_by_the_corrected_key(app: FastAPI, engine: Engine, bank: Bank, item: Item) -> None:
    write(app, an_answer_to(item))
    regrade(app, holding(bank, corrected(item)))

    with engine.connect() as connection:
        assert queries.seen(connection, ALICE)[item.id].last_score == 0


def test_another_learner_sees_no_rescore_of_alice(app: FastAPI, engine: Engine, bank: Bank, item: Item) -> None:
    write(app, an_answer_to(item))
    regrade(app, holding(bank, corrected(item)))

    with engine.connect() as connection:
        assert rescores(connection, BOB) == []


def test_a_rescored_answer_is_shown_in_the_corrected_revision(
    app: FastAPI, engine: Engine, bank: Bank, item: Item
) -> None:
    write(app, an_answer_to(item))
    new = corrected(item)
    [change] = regrade(app, holding(bank, new))
    order = tuple(range(len(item.options)))

    with engine.connect() as connection:
        shown = in_force(connection, holding(bank, new), item, order, tuple(item.keys), change)

    assert shown.item == new
    assert [new.options[i].text for i in shown.order] == [item.options[i].text for i in order]
    assert [new.options[int(i)].text for i in shown.chosen] == [item.options[i].text for i in item.keys]


def of_texts(*texts: str) -> tuple[Option, ...]:
    return tuple(Option(text, is_key=i == 0, why="") for i, text in enumerate(texts))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("abcd", "dcba", (3,), id="turned around"),
        pytest.param("abcd", "abce", None, id="another word"),
        pytest.param("abcd", "abc", None, id="an option less"),
    ],
)
def test_an_old_choice_is_found_among_the_new_options_by_its_words(
    old: Sequence[str], new: Sequence[str], expected: tuple[int, ...] | None
) -> None:
    before, after = an_item(options=4), an_item(options=4)

    found = as_answer_to(replace(after, options=of_texts(*new)), replace(before, options=of_texts(*old)), (0,))

    assert found == expected


def test_the_shown_order_of_options_survives_a_correction() -> None:
    before, after = replace(an_item(), options=of_texts(*"abcd")), replace(an_item(), options=of_texts(*"dcba"))

    assert order_of(after, before, (2, 0, 3, 1)) == (1, 3, 0, 2)

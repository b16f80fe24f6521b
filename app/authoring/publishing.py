"""Review and publication: blind solves of the present words, and the way of a draft into the bank and out of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, insert

from app.accounts.receipts import hold, once
from app.authoring import queries, service
from app.authoring.domain import Draft, Solve, State, agreeing, next_ids, numbered
from app.authoring.models import DraftSolve
from app.authoring.reading import read
from app.authoring.schemas import SolveForm
from app.bank import service as bank_service
from app.bank.checks import BLIND_SOLVES
from app.bank.domain import Bank, Item, Status, read_response, shown_order
from app.bank.entries import text_digest
from app.errors import Conflict

_ID = re.compile(r"^\s*(?:-\s+)?id:\s*[\"']?([A-Z]+\d+-\d{3,})\b", re.MULTILINE)


class NotSolved(Conflict):
    """Fewer blind solves agree with the key than publication needs."""


class WordsChanged(Conflict):
    """The question changed while somebody solved it."""


class NotSolvedYet(Conflict):
    """A note comes from those who have solved the draft."""


@dataclass(frozen=True, slots=True)
class Blind:
    """A question as a solver meets it: without its key, shuffled for this solver, under the digest of its words."""

    draft: Draft
    item: Item
    words: str
    order: tuple[int, ...]
    place: int
    places: int


def items_of(connection: Connection, bank: Bank, draft: Draft) -> tuple[Item, ...]:
    """The items that the draft's words make, none while they cannot be read."""
    return read(draft.text, bank, service.published(connection, draft)).items


def to_solve(connection: Connection, bank: Bank, solver_id: int, author_id: int, number: int) -> Blind | None:
    """The first question of a draft in review that this learner has not solved in its present words, or None.

    Raises DraftNotFound.
    """
    draft = queries.in_review(connection, solver_id, author_id, number)
    done = {s.words for s in queries.solves(connection, author_id, number) if s.solver_id == solver_id}
    items = items_of(connection, bank, draft)
    for place, item in enumerate(items, 1):
        words = text_digest(item)
        if words not in done:
            rng = Random(f"{solver_id} {author_id} {number} {words}")  # noqa: S311 - a shuffle that stays; guards nothing
            return Blind(draft, item, words, shown_order(item, rng), place, len(items))
    return None


def solve(
    connection: Connection,
    bank: Bank,
    solver_id: int,
    author_id: int,
    number: int,
    wanted: SolveForm,
    *,
    now: datetime,
) -> None:
    """Record what a solver picked; words that this learner has solved keep their first solve.

    Raises DraftNotFound, WordsChanged, and BadChoice.
    """
    hold(connection, solver_id)
    blind = to_solve(connection, bank, solver_id, author_id, number)
    if blind is None or is_solved(connection, solver_id, author_id, number, wanted.words):
        return
    if wanted.words != blind.words:
        raise WordsChanged("The author has changed this question since you opened it. Load the page and solve it anew.")
    pick = list(read_response(blind.item, blind.order, wanted.chosen))

    def effect() -> dict[str, Any]:
        row = {"learner_id": solver_id, "author_id": author_id, "number": number, "words": wanted.words}
        connection.execute(insert(DraftSolve), [row | {"pick": pick, "argument": wanted.argument, "solved_at": now}])
        return {}

    once(connection, solver_id, wanted.client_key, ["solve", author_id, number, wanted.words, pick], effect, now=now)


def is_solved(connection: Connection, solver_id: int, author_id: int, number: int, words: str = "") -> bool:
    """Whether this learner has solved these words of a draft, or without them any of its words."""
    solves = queries.solves(connection, author_id, number)
    return any(solve.solver_id == solver_id and words in {"", solve.words} for solve in solves)


def return_to_author(
    connection: Connection, solver_id: int, author_id: int, number: int, note: str, *, now: datetime
) -> None:
    """Send a draft back with a note; raises DraftNotFound, and NotSolvedYet before a solve of one's own."""
    hold(connection, author_id)
    draft = queries.in_review(connection, solver_id, author_id, number)
    if not is_solved(connection, solver_id, author_id, number):
        raise NotSolvedYet("Solve the question first; then say what is wrong with it.")
    service.send_back(connection, draft, note, now=now)


def publish(
    connection: Connection, bank: Bank, folder: Path, learner_id: int, number: int, *, now: datetime
) -> tuple[Item, ...]:
    """The items as the bank holds them from now on, retired ones of an earlier publication among them.

    Raises DraftNotFound, WrongState, StillFaulty, NotSolved, and ItemOfFiles.
    """
    draft = service.held(connection, learner_id, number)
    own = service.published(connection, draft)
    service.refuse_faulty(connection, bank, draft)
    items = items_of(connection, bank, draft)
    _refuse_unsolved(connection, draft, items)
    ids = _ids(connection, folder, items, tuple(own))
    live = bank_service.publish(connection, [_reviewed(item, now) for item in numbered(items, ids)], now=now)
    gone = bank_service.retire(connection, [item for item in own.values() if item.id not in ids], now=now)
    service.move(connection, draft, State.PUBLISHED, ids[0], now=now)
    return (*live, *gone)


def withdraw(connection: Connection, learner_id: int, number: int, *, now: datetime) -> tuple[Item, ...]:
    """Withdraw a draft; the items that it was published as are retired and given back. Raises as `publish`."""
    draft = service.held(connection, learner_id, number)
    service.move(connection, draft, State.WITHDRAWN, None, now=now)
    own = service.published(connection, draft)
    return bank_service.retire(connection, [item for item in own.values() if item.status is Status.LIVE], now=now)


def holding(bank: Bank, items: Sequence[Item]) -> Bank:
    """The bank with these items in the place of those with their ids."""
    return replace(bank, items={**bank.items, **{item.id: item for item in items}})


def ids_in(folder: Path) -> set[str]:
    """The ids of items that stand in the files of a bank's folder, those of faulty files included."""
    paths = [*folder.glob("items/**/*.yaml"), *folder.glob("cases/*.yaml")]
    return {found for path in paths for found in _ID.findall(path.read_text(encoding="utf-8", errors="replace"))}


def fewest_agreeing(items: Sequence[Item], solves: Sequence[Solve]) -> int:
    """Blind solves that agree with the key, of the item that has fewest; 0 for no items."""
    return min((agreeing(item, text_digest(item), solves) for item in items), default=0)


def _refuse_unsolved(connection: Connection, draft: Draft, items: Sequence[Item]) -> None:
    fewest = fewest_agreeing(items, queries.solves(connection, draft.learner_id, draft.number))
    if fewest < BLIND_SOLVES:
        raise NotSolved(
            f"{fewest} of {BLIND_SOLVES} blind solves of the present words agree with the key. "
            "Wait for more solvers, or rework the question."
        )


def _ids(connection: Connection, folder: Path, items: Sequence[Item], own: Sequence[str]) -> tuple[str, ...]:
    """The ids of an earlier publication first, then the next free ones."""
    taken = {*bank_service.item_ids(connection), *ids_in(folder)}
    return (*own[: len(items)], *next_ids([item.task for item in items[len(own) :]], taken))


def _reviewed(item: Item, now: datetime) -> Item:
    """The item with the record of its review, as honest as the program can be."""
    told = f"{BLIND_SOLVES} or more blind solves by other learners of this installation"
    made = replace(item.provenance, reviewed=(*item.provenance.reviewed, told), reviewed_on=now.date())
    return replace(item, provenance=made)

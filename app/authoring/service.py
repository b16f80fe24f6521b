"""Writing drafts: save, restore, send to review, take back. Every save is a revision; nothing is overwritten."""

from datetime import datetime

from sqlalchemy import Connection, insert, update

from app.accounts.receipts import ClientKey, hold, once
from app.authoring import queries
from app.authoring.domain import Draft, State, is_clash
from app.authoring.models import DraftRevision, DraftRow
from app.authoring.reading import LARGEST, read
from app.bank import queries as bank_queries
from app.bank.domain import Bank, Item
from app.errors import Conflict, Invalid


class BadText(Invalid):
    """The text cannot be stored at all."""


class DraftChanged(Conflict):
    """Somebody, or another window, saved other words since; `stored` is the draft as it stands."""

    def __init__(self, stored: Draft) -> None:
        super().__init__(f"Revision {stored.revision} was saved in the meantime. Your words are still here.")
        self.stored = stored


class StillFaulty(Conflict):
    """The draft has problems, so that nobody should spend time on solving it."""


class WrongState(Conflict):
    """The draft does not stand where this could be done with it."""


def create(connection: Connection, learner_id: int, text: str, note: str, key: ClientKey, *, now: datetime) -> int:
    """Number of the new draft; the same key again returns the same. Raises BadText."""
    _refuse_unstorable(text)

    def effect() -> dict[str, int]:
        number = queries.last_number(connection, learner_id) + 1
        row = {"learner_id": learner_id, "number": number, "state": State.DRAFT.value, "item_id": None}
        connection.execute(insert(DraftRow), [row | {"updated_at": now}])
        _add_revision(connection, learner_id, number, 1, text, note, now)
        return {"number": number}

    number: int = once(connection, learner_id, key, ["draft", text, note], effect, now=now)["number"]
    return number


def save(
    connection: Connection,
    learner_id: int,
    number: int,
    text: str,
    base: int,
    note: str,
    key: ClientKey,
    *,
    now: datetime,
) -> int:
    """The revision that holds the text now; the same words make no new one.

    Other words make the draft a draft again, whatever it was. Raises DraftNotFound, BadText, and DraftChanged when
    other words than those of the revision `base` are stored.
    """
    _refuse_unstorable(text)

    def effect() -> dict[str, int]:
        stored = queries.draft(connection, learner_id, number)
        started = queries.revision(connection, learner_id, number, base).text if base else None
        if is_clash(started if started is not None else text, stored.text, text):
            raise DraftChanged(stored)
        if text == stored.text:
            return {"revision": stored.revision}
        _add_revision(connection, learner_id, number, stored.revision + 1, text, note, now)
        _set_state(connection, stored, State.DRAFT, now)
        return {"revision": stored.revision + 1}

    request = ["save", number, text, base, note]
    revision: int = once(connection, learner_id, key, request, effect, now=now)["revision"]
    return revision


def restore(
    connection: Connection, learner_id: int, number: int, revision: int, key: ClientKey, *, now: datetime
) -> int:
    """The new revision that repeats an old one; raises DraftNotFound."""
    old = queries.revision(connection, learner_id, number, revision)
    hold(connection, learner_id)
    stored = queries.draft(connection, learner_id, number)
    note = f"Revision {revision} restored"
    return save(connection, learner_id, number, old.text, stored.revision, note, key, now=now)


def send_to_review(connection: Connection, bank: Bank, learner_id: int, number: int, *, now: datetime) -> None:
    """Let other learners solve the draft; raises DraftNotFound, WrongState, and StillFaulty while it has problems."""
    stored = held(connection, learner_id, number)
    if stored.state is State.REVIEW:
        return
    _require(stored, State.REVIEW)
    refuse_faulty(connection, bank, stored)
    _set_state(connection, stored, State.REVIEW, now)


def take_back(connection: Connection, learner_id: int, number: int, *, now: datetime) -> None:
    """Make an own draft that is in review or withdrawn a draft again; raises DraftNotFound, WrongState."""
    stored = held(connection, learner_id, number)
    if stored.state is State.DRAFT:
        return
    _require(stored, State.DRAFT)
    _set_state(connection, stored, State.DRAFT, now)


def send_back(connection: Connection, stored: Draft, note: str, *, now: datetime) -> None:
    """Return a held draft in review to its author; the note stands beside a new revision of the same words."""
    _require(stored, State.DRAFT)
    told = f"Sent back by a reviewer: {note}"
    _add_revision(connection, stored.learner_id, stored.number, stored.revision + 1, stored.text, told, now)
    _set_state(connection, stored, State.DRAFT, now)


def move(connection: Connection, stored: Draft, state: State, item_id: str | None, *, now: datetime) -> None:
    """Bring a held draft to a state that it can be brought to; raises WrongState."""
    _require(stored, state)
    _set_state(connection, stored, state, now, item_id)


def held(connection: Connection, learner_id: int, number: int) -> Draft:
    """The draft, kept from changing until the transaction ends; raises DraftNotFound."""
    hold(connection, learner_id)
    return queries.draft(connection, learner_id, number)


def published(connection: Connection, draft: Draft) -> dict[str, Item]:
    """The items that the draft was published as, by id, as they are stored; none for one that never was."""
    first = bank_queries.stored(connection, draft.item_id) if draft.item_id else None
    if first is None:
        return {}
    ids = first.case.items if first.case else (first.id,)
    found = (bank_queries.stored(connection, item_id) for item_id in ids)
    return {item.id: item for item in found if item}


def refuse_faulty(connection: Connection, bank: Bank, draft: Draft) -> None:
    """Raise StillFaulty when the draft's words have problems beside the present bank."""
    problems = read(draft.text, bank, published(connection, draft)).problems
    if problems:
        count = "One problem is" if len(problems) == 1 else f"{len(problems)} problems are"
        raise StillFaulty(f"{count} left; the list beside the text names each. The draft is saved.")


def _require(stored: Draft, state: State) -> None:
    if not stored.state.leads_to(state):
        raise WrongState(f"This draft is “{stored.state}” now, and that was for another state. Load the page again.")


def _refuse_unstorable(text: str) -> None:
    if len(text.encode()) > LARGEST:
        message = f"The text has more than {LARGEST:,} bytes. Keep one question or one case in a draft."
    elif "\0" in text:
        message = "The text holds a character of no meaning (NUL), which cannot be stored. Take it out."
    elif not text.strip():
        message = "There is no text yet. Write something, or start from a skeleton."
    else:
        return
    raise BadText(message, {"text": message})


def _add_revision(
    connection: Connection, learner_id: int, number: int, revision: int, text: str, note: str, now: datetime
) -> None:
    row = {
        "learner_id": learner_id,
        "number": number,
        "revision": revision,
        "text": text,
        "saved_at": now,
        "note": note,
    }
    connection.execute(insert(DraftRevision), [row])


def _set_state(connection: Connection, stored: Draft, state: State, now: datetime, item_id: str | None = None) -> None:
    connection.execute(
        update(DraftRow)
        .where(DraftRow.learner_id == stored.learner_id, DraftRow.number == stored.number)
        .values(state=state.value, updated_at=now, item_id=item_id or stored.item_id)
    )

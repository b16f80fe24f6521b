"""Exhibits that are text: responsibility charts, tables, extracts of registers, messages. They have no picture."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.exhibits.domain.checks import require_count, require_names
from app.exhibits.domain.exhibit import STRICT, refuse_unless
from app.exhibits.domain.marks import Table, figure

Cell: TypeAlias = str | bool | int | float
LETTERS = frozenset("RACI")
LOGS = {
    "risk": "Risk register",
    "issue": "Issue log",
    "change": "Change log",
    "stakeholder": "Stakeholder register",
    "assumption": "Assumption log",
}


@dataclass(frozen=True, slots=True)
class RaciActivity:
    """An activity with one entry for each person: "R", "A", "C", "I", two of them as "A/R", or nothing."""

    __pydantic_config__ = STRICT

    name: str
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Raci:
    """Who is responsible, accountable, consulted and informed; a chart may have faults, for a question to ask about."""

    __pydantic_config__ = STRICT

    title: str
    people: tuple[str, ...]
    activities: tuple[RaciActivity, ...]
    kind: Literal["raci"] = "raci"

    def __post_init__(self) -> None:
        """Refuse data that make no chart."""
        require_count("people", self.people, 1, 8)
        require_count("activities", self.activities, 1, 15)
        require_names("people", self.people)
        require_names("activities", [activity.name for activity in self.activities])
        for activity in self.activities:
            count = len(self.people)
            refuse_unless(
                len(activity.letters) == count, f"letters: give {activity.name} {count}, one for each of the people"
            )
            known = all(set(text.split("/")) <= LETTERS for text in activity.letters if text)
            refuse_unless(known, f'letters: write R, A, C, I, a pair like "A/R" or nothing for {activity.name}')

    def picture(self) -> None:
        """Nothing: it is set as a table."""

    def table(self) -> Table:
        """The letters of each activity."""
        rows = tuple((activity.name, *activity.letters) for activity in self.activities)
        return Table(("Activity", *self.people), rows)

    def alt(self) -> str:
        """What the rows and columns are."""
        return f"RACI chart of {_count(len(self.activities), 'activity', 'activities')} for {', '.join(self.people)}."


@dataclass(frozen=True, slots=True)
class DataTable:
    """A small table; the first column names the rows, `numbers` names the columns that are set as numbers."""

    __pydantic_config__ = STRICT

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: tuple[str, ...] = ()
    kind: Literal["table"] = "table"

    def __post_init__(self) -> None:
        """Refuse data that make no table."""
        require_count("head", self.head, 2, 10)
        require_names("head", self.head)
        _check_rows(self.rows, len(self.head), 20)
        unknown = [name for name in self.numbers if name not in self.head]
        refuse_unless(not unknown, f"numbers: name columns of the head, not {', '.join(unknown)}")

    def picture(self) -> None:
        """Nothing: it is a table."""

    def table(self) -> Table:
        """The cells as text, numbers with their thousands separated."""
        numeric = frozenset(map(self.head.index, self.numbers))
        return Table(self.head, _texts(self.rows), numeric)

    def alt(self) -> str:
        """How many rows there are, and the columns."""
        return f"Table of {_count(len(self.rows), 'row', 'rows')} with the columns {', '.join(self.head)}."


@dataclass(frozen=True, slots=True)
class Register:
    """An extract of a log; the first column holds the ids of its entries."""

    __pydantic_config__ = STRICT

    title: str
    log: Literal["risk", "issue", "change", "stakeholder", "assumption"]
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kind: Literal["register"] = "register"

    def __post_init__(self) -> None:
        """Refuse data that make no register."""
        require_count("columns", self.columns, 2, 8)
        require_names("columns", self.columns)
        _check_rows(self.rows, len(self.columns), 12)
        require_names("rows", [row[0] for row in _texts(self.rows)])

    def picture(self) -> None:
        """Nothing: it is set as a table."""

    def table(self) -> Table:
        """The entries; a column that holds only numbers is set as one."""
        numeric = frozenset(
            place for place in range(1, len(self.columns)) if not any(isinstance(row[place], str) for row in self.rows)
        )
        return Table(self.columns, _texts(self.rows), numeric)

    def alt(self) -> str:
        """Which entries and columns there are."""
        entries = ", ".join(row[0] for row in _texts(self.rows))
        return f"{LOGS[self.log]}, entries {entries}, with the columns {', '.join(self.columns)}."


@dataclass(frozen=True, slots=True)
class Message:
    """What one role wrote; `to` is who it was written to."""

    __pydantic_config__ = STRICT

    sender: str
    when: str
    paragraphs: tuple[str, ...]
    to: str = ""


@dataclass(frozen=True, slots=True)
class MessageThread:
    """Messages in their order; senders are roles, not names."""

    __pydantic_config__ = STRICT

    title: str
    messages: tuple[Message, ...]
    medium: Literal["e-mail", "chat"] = "e-mail"
    kind: Literal["message"] = "message"

    def __post_init__(self) -> None:
        """Refuse data that make no thread."""
        require_count("messages", self.messages, 1, 12)
        for message in self.messages:
            refuse_unless(message.sender.strip(), "sender: name the role that wrote each message")
            require_count("paragraphs", message.paragraphs, 1, 6)
            refuse_unless(
                all(map(str.strip, message.paragraphs)), "paragraphs: write something in each, or leave it out"
            )

    def picture(self) -> None:
        """Nothing: it is set as messages."""

    def table(self) -> Table:
        """Who wrote what to whom, and when."""
        rows = tuple((one.sender, one.to, one.when, " ".join(one.paragraphs)) for one in self.messages)
        return Table(("From", "To", "When", "Message"), rows)

    def alt(self) -> str:
        """Who wrote, and when."""
        writers = "; ".join(f"{message.sender}, {message.when}" for message in self.messages)
        medium = "E-mail" if self.medium == "e-mail" else "Chat"
        return f"{medium} with {_count(len(self.messages), 'message', 'messages')}: {writers}."


def _check_rows(rows: tuple[tuple[Cell, ...], ...], width: int, most: int) -> None:
    require_count("rows", rows, 1, most)
    for place, row in enumerate(rows, start=1):
        refuse_unless(len(row) == width, f"rows: give row {place} {width} cells, one for each column")
        words = not any(isinstance(cell, bool) for cell in row)
        refuse_unless(words, f"rows: put yes, no, true and false of row {place} in quotes")


def _texts(rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell if isinstance(cell, str) else figure(cell) for cell in row) for row in rows)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"

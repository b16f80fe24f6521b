"""What every kind of exhibit has, and how its data are refused."""

from typing import Protocol

from app.exhibits.domain.marks import Picture, Table

STRICT = {"extra": "forbid", "allow_inf_nan": False}
"""How the file format reads the data class of a kind: a field that it does not know is a fault."""


class BadExhibit(ValueError):
    """The data of an exhibit do not make one; the message names the field and what to do."""


class Exhibit(Protocol):
    """Data of one kind, drawn by us; a message or a register has no picture and is set as text."""

    @property
    def kind(self) -> str:
        """The name of the kind, as files write it."""

    @property
    def title(self) -> str:
        """What the exhibit shows, as its caption."""

    def picture(self) -> Picture | None:
        """The drawing, or none for a kind that is text."""

    def table(self) -> Table:
        """The same data as a table."""

    def alt(self) -> str:
        """One or two sentences for who cannot see the picture; never the conclusion that a question asks for."""


def refuse_unless(condition: object, message: str) -> None:
    """Raise BadExhibit with the message unless the condition holds."""
    if not condition:
        raise BadExhibit(message)

"""What the forms of drafts and solves send, beside the text itself."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from app.accounts.receipts import ClientKey

Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]


class SaveForm(BaseModel):
    """A save: the revision that the text started from, 0 for a new draft, and what to do after it."""

    client_key: ClientKey
    base: int = Field(default=0, ge=0)
    note: Note = ""
    then: Literal["", "review"] = ""


class RestoreForm(BaseModel):
    """A revision that comes back."""

    client_key: ClientKey


class ReturnForm(BaseModel):
    """A draft goes back to its author; who sends it back says why."""

    note: Note = ""


class SolveForm(BaseModel):
    """A blind solve: the digest of the words that were shown, what was picked, and why."""

    client_key: ClientKey
    words: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
    chosen: list[int | str] = Field(default_factory=list, max_length=20)
    argument: Annotated[str, StringConstraints(strip_whitespace=True, min_length=10, max_length=2000)]

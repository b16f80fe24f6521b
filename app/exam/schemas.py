"""Shapes of practice exams as form and as JSON."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.accounts.receipts import ClientKey
from app.bank.domain import Modality
from app.bank.schemas import MOST_PICKS, AskedOut, ExplainedOut, Pick


class AttemptRequest(BaseModel):
    """Which exam to start."""

    model_config = ConfigDict(extra="forbid")

    size: Literal[20, 60, 180]
    modality: Annotated[Modality, Field(description="types that only a test center shows are left out online")] = (
        Modality.ONLINE
    )


class AttemptForm(BaseModel):
    """Which exam to start, as the form posts it."""

    size: Annotated[int, Field(ge=1)]
    modality: Modality = Modality.ONLINE
    client_key: ClientKey


class SaveRequest(BaseModel):
    """The choice at one position: `chosen` are option numbers as shown, from 0; of each blank, -1 for an open one.

    `sequence` rises with each save, so that a late one never overwrites a newer; without it the save counts as newest.
    """

    model_config = ConfigDict(extra="forbid")

    position: Annotated[int, Field(ge=1, le=1000)]
    chosen: Annotated[list[Pick], Field(max_length=MOST_PICKS)]
    is_flagged: bool = False
    sequence: Annotated[int | None, Field(ge=1, le=2**53, description="milliseconds of the client's clock")] = None


class SaveForm(BaseModel):
    """A choice as the form without scripts posts it; `go` says where to go next."""

    chosen: Annotated[list[Pick], Field(max_length=MOST_PICKS)] = []
    is_flagged: bool = False
    sequence: Annotated[int | None, Field(ge=1, le=2**53)] = None
    go: Annotated[str, Field(max_length=8)] = "next"
    client_key: ClientKey


class SaveOut(BaseModel):
    """What the server holds now; `is_current` is false when a newer save had come before this one."""

    position: int
    sequence: int
    is_current: bool
    answered: int
    seconds_left: float


class ExamQuestionOut(BaseModel):
    """A question of a form, without its key."""

    position: int
    question: AskedOut
    chosen: list[int | str]
    is_flagged: bool


class AttemptOut(BaseModel):
    """An attempt; questions are there as long as it is open, the score once it is submitted."""

    number: int
    size: int
    modality: Modality
    started_at: datetime
    deadline_at: datetime
    submitted_at: datetime | None
    seconds_left: float
    answered: int
    questions: list[ExamQuestionOut]


class ScoreOut(BaseModel):
    """Right answers among items, and the same over items never seen before."""

    right: int
    items: int
    first_sight_right: int
    first_sight_items: int


class ReportOut(BaseModel):
    """The report of a submitted attempt."""

    number: int
    submitted_at: datetime
    total: ScoreOut
    domains: dict[str, ScoreOut]
    tasks: dict[str, ScoreOut]
    questions: list["ReportQuestionOut"]


class ReportQuestionOut(BaseModel):
    """One question of a report with its key, which stays away while an open exam holds the question."""

    position: int
    item_id: str
    task: str
    is_right: bool
    is_first_sight: bool
    chosen: list[int | str]
    explained: ExplainedOut | None

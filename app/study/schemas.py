"""Shapes of study as form and as JSON."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.accounts.receipts import ClientKey
from app.responses.domain import Confidence

LONGEST_SESSION = 60
LONGEST_ANSWER_MS = 3_600_000


class SessionRequest(BaseModel):
    """What a new session should hold; empty fields do not filter."""

    model_config = ConfigDict(extra="forbid")

    domain: Annotated[str, Field(max_length=40)] = ""
    task: Annotated[str, Field(max_length=10)] = ""
    approach: Literal["", "predictive", "agile", "hybrid"] = ""
    count: Annotated[int, Field(ge=1, le=LONGEST_SESSION, description="questions")] = 10


class SessionForm(SessionRequest):
    """A session request as the form posts it."""

    client_key: ClientKey


class AnswerRequest(BaseModel):
    """A response: `chosen` are option numbers as shown, from 0."""

    model_config = ConfigDict(extra="forbid")

    chosen: Annotated[list[int], Field(max_length=8)]
    confidence: Confidence | None = None
    spent_ms: Annotated[int | None, Field(ge=0, le=LONGEST_ANSWER_MS, description="milliseconds")] = None


class AnswerForm(BaseModel):
    """A response as the form posts it; nothing chosen is a message, not a fault."""

    chosen: Annotated[list[int], Field(max_length=8)] = []
    confidence: Confidence | None = None
    spent_ms: Annotated[int | None, Field(ge=0, le=LONGEST_ANSWER_MS)] = None
    client_key: ClientKey


class QuestionOut(BaseModel):
    """A question without its key; `options` as shown."""

    position: int
    stem: str
    options: list[str]
    choose: int
    reason: str
    is_answered: bool


class SessionOut(BaseModel):
    """A session and how far it is."""

    number: int
    started_at: datetime
    ended_at: datetime | None
    answered: int
    right: int
    questions: list[QuestionOut]


class OptionFeedback(BaseModel):
    """One option after the answer."""

    text: str
    is_key: bool
    is_chosen: bool
    why: str
    trap: str | None


class FeedbackOut(BaseModel):
    """What an answer earned, with every reason; `due_at` is when the objective comes again."""

    is_right: bool
    raw_score: int
    options: list[OptionFeedback]
    clue: str
    rule: str
    item_id: str
    due_at: datetime | None

"""Shapes of study as form and as JSON."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.accounts.receipts import ClientKey
from app.bank.domain import ItemType
from app.bank.schemas import MOST_PICKS, AskedOut, ExplainedOut, Pick
from app.responses.domain import Confidence

LONGEST_SESSION = 60
LONGEST_ANSWER_MS = 3_600_000


class SessionRequest(BaseModel):
    """What a new session should hold; empty fields do not filter."""

    model_config = ConfigDict(extra="forbid")

    domain: Annotated[str, Field(max_length=40)] = ""
    task: Annotated[str, Field(max_length=10)] = ""
    approach: Literal["", "predictive", "agile", "hybrid"] = ""
    type: ItemType | Literal[""] = ""
    case: Annotated[str, Field(max_length=80, description="a case, asked as a whole and in its order")] = ""
    family: Annotated[str, Field(max_length=3, description="a family of calculations, each question new")] = ""
    count: Annotated[int, Field(ge=1, le=LONGEST_SESSION, description="questions")] = 10


class SessionForm(SessionRequest):
    """A session request as the form posts it."""

    client_key: ClientKey


class AnswerRequest(BaseModel):
    """A response: `chosen` are option numbers as shown, from 0; of each blank, -1 for an open one; or one number."""

    model_config = ConfigDict(extra="forbid")

    chosen: Annotated[list[Pick], Field(max_length=MOST_PICKS)]
    confidence: Confidence | None = None
    spent_ms: Annotated[int | None, Field(ge=0, le=LONGEST_ANSWER_MS, description="milliseconds")] = None


class AnswerForm(BaseModel):
    """A response as the form posts it; nothing chosen is a message, not a fault."""

    chosen: Annotated[list[Pick], Field(max_length=MOST_PICKS)] = []
    confidence: Confidence | None = None
    spent_ms: Annotated[int | None, Field(ge=0, le=LONGEST_ANSWER_MS)] = None
    client_key: ClientKey


class CaseChoice(BaseModel):
    """A case that a session can ask as a whole."""

    id: str
    title: str
    questions: int


class FamilyChoice(BaseModel):
    """A family of calculations that a session can draw from."""

    id: str
    title: str
    objective: str


class ChoicesOut(BaseModel):
    """What a session can be limited to."""

    types: list[ItemType]
    cases: list[CaseChoice]
    families: list[FamilyChoice]


class QuestionOut(BaseModel):
    """A question without its key."""

    position: int
    question: AskedOut
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


class FeedbackOut(BaseModel):
    """What an answer earned, with every reason; `due_at` is when the objective comes again."""

    is_right: bool
    raw_score: int
    explained: ExplainedOut
    item_id: str
    due_at: datetime | None

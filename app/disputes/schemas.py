"""Shapes of a dispute as form and as JSON."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from app.accounts.receipts import ClientKey
from app.disputes.domain import Outcome, Reason

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=10, max_length=2000)]


class DisputeRequest(BaseModel):
    """What is wrong and why: say which words of the situation speak against the key."""

    model_config = ConfigDict(extra="forbid")

    reason: Reason
    text: Words


class DisputeForm(DisputeRequest):
    """A dispute as the form posts it."""

    client_key: ClientKey


class DisputeOut(BaseModel):
    """A dispute and what came of it."""

    number: int
    item_id: str
    revision: int
    reason: Reason
    text: str
    disputed_at: datetime
    outcome: Outcome
    answer: Annotated[str, Field(description="what the editors said")]
    settled_at: datetime | None

"""A response and how sure the learner was."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.bank.domain import Chosen


class Setting(StrEnum):
    """Where a response was given."""

    STUDY = "study"
    EXAM = "exam"


class Kind(StrEnum):
    """Whether a response may still change."""

    SAVE = "save"
    ANSWER = "answer"


class Confidence(StrEnum):
    """How sure the learner was, asked with the answer."""

    GUESS = "guess"
    UNSURE = "unsure"
    SURE = "sure"


@dataclass(frozen=True, slots=True)
class Response:
    """One line of the log; `chosen` is the response as its item knows it, `raw_score` 0 or 1 for answers."""

    client_key: str
    kind: Kind
    setting: Setting
    sitting: int
    position: int
    item_id: str
    revision: int
    chosen: Chosen
    responded_at: datetime
    confidence: Confidence | None = None
    spent_ms: int | None = None
    is_first_sight: bool | None = None
    raw_score: int | None = None


@dataclass(frozen=True, slots=True)
class Rescore:
    """An answer that counts otherwise since the key of its item was corrected; scores are 0 or 1."""

    learner_id: int
    client_key: str
    setting: Setting
    sitting: int
    position: int
    item_id: str
    to_revision: int
    old_score: int
    raw_score: int
    rescored_at: datetime


@dataclass(frozen=True, slots=True)
class Sight:
    """How often and when last a learner answered an item, and with which score."""

    times: int
    last_at: datetime
    last_score: int


Seen = Mapping[str, Sight]
"""What a learner has answered, by item id."""

"""A dispute: why, and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Reason(StrEnum):
    """What is wrong with the question."""

    KEY = "key"
    TWO_RIGHT = "two-right"
    UNCLEAR = "unclear"
    FACT = "fact"
    EXPLANATION = "explanation"
    LANGUAGE = "language"

    @property
    def words(self) -> str:
        """The reason in words."""
        return _TITLES[self]


_TITLES = {
    Reason.KEY: "The key is wrong",
    Reason.TWO_RIGHT: "Two answers can be defended",
    Reason.UNCLEAR: "The situation does not settle it",
    Reason.FACT: "A fact or figure is wrong",
    Reason.EXPLANATION: "The explanation does not convince",
    Reason.LANGUAGE: "Spelling, wording or picture",
}


class Outcome(StrEnum):
    """How a dispute stands."""

    OPEN = "open"
    UPHELD = "upheld"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Dispute:
    """One dispute of one learner against one revision of a question."""

    learner_id: int
    number: int
    item_id: str
    revision: int
    reason: Reason
    text: str
    disputed_at: datetime
    outcome: Outcome
    answer: str
    settled_at: datetime | None

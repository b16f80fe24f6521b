"""A learner and the limits of what can be set."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

FARTHEST_EXAM_DAYS = 3 * 366
DEFAULT_MINUTES = 30


class Theme(StrEnum):
    """Colors of the pages: as the device says, or fixed."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Learner:
    """A person who studies; days are civil days in `zone`."""

    id: int
    zone: str
    theme: Theme
    exam_on: date | None
    minutes_a_day: int
    welcomed_at: datetime | None
    exported_at: datetime | None

    def days_to_exam(self, today: date) -> int | None:
        """Whole days until the exam, never negative; None without a date or after it."""
        if self.exam_on is None or self.exam_on < today:
            return None
        return (self.exam_on - today).days

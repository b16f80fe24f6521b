"""The clock of an attempt: owned by the server, and never running backwards."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Sitting:
    """When an attempt began and must end, and the latest moment the server has known during it."""

    started_at: datetime
    deadline_at: datetime
    known_at: datetime
    submitted_at: datetime | None = None

    def moment(self, now: datetime) -> datetime:
        """The present of this attempt: a clock that was set back does not give time back."""
        return max(now, self.known_at)

    def time_left(self, now: datetime) -> timedelta:
        """Time until the deadline, never negative; none after submission."""
        if self.submitted_at:
            return timedelta(0)
        return max(timedelta(0), self.deadline_at - self.moment(now))

    def is_open(self, now: datetime) -> bool:
        """Whether answers are still taken."""
        return self.submitted_at is None and self.moment(now) < self.deadline_at

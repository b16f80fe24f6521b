"""What is remembered of an objective: FSRS-6 through the `fsrs` package, and the grade that an answer earns.

Source: FSRS-6, the default parameters of the `fsrs` package; learning steps are off, since the smallest step here is
another session.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from math import exp, log

from fsrs import Card, Scheduler, State
from fsrs import Rating as FsrsRating

from app.responses.domain import Confidence

RETENTION = 0.85
"""Recall at which a review falls due."""
SLIP = 0.05
"""Chance of missing an item whose idea is known."""
MOSTLY_RIGHT = 2 / 3
"""Share of the parts of a multiple-response item from which an answer counts as hard rather than forgotten."""

_SCHEDULER = Scheduler(
    desired_retention=RETENTION, learning_steps=(), relearning_steps=(), enable_fuzzing=False, maximum_interval=3650
)


class Rating(StrEnum):
    """How a recall went."""

    AGAIN = "again"
    HARD = "hard"
    GOOD = "good"
    EASY = "easy"


_FSRS = {
    Rating.AGAIN: FsrsRating.Again,
    Rating.HARD: FsrsRating.Hard,
    Rating.GOOD: FsrsRating.Good,
    Rating.EASY: FsrsRating.Easy,
}


@dataclass(frozen=True, slots=True)
class Memory:
    """State of one card: `stability` in days to 90 % recall, `difficulty` 1 to 10."""

    stability: float
    difficulty: float
    reviewed_at: datetime
    due_at: datetime
    reps: int
    lapses: int

    def retrievability(self, now: datetime) -> float:
        """Chance of recall at a moment, 0 to 1."""
        return _SCHEDULER.get_card_retrievability(_card(self), max(now, self.reviewed_at))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an answer shows: `parts` is the share of the keys that were picked, `guess_chance` that of a blind hit."""

    is_right: bool
    confidence: Confidence | None = None
    parts: float = 0.0
    guess_chance: float = 0.25
    is_multiple: bool = False


def rating_of(evidence: Evidence) -> Rating | None:
    """The grade of an answer; None for a right single response without a stated confidence, which is weighed.

    A right guess counts as forgotten for memory. A multiple response is hard to guess, so its parts decide.
    """
    if evidence.is_multiple and evidence.confidence is None:
        if evidence.is_right:
            return Rating.GOOD
        return Rating.HARD if evidence.parts >= MOSTLY_RIGHT else Rating.AGAIN
    if not evidence.is_right:
        return Rating.AGAIN
    return {
        Confidence.GUESS: Rating.AGAIN,
        Confidence.UNSURE: Rating.HARD,
        Confidence.SURE: Rating.GOOD,
        None: None,
    }[evidence.confidence]


def review(memory: Memory | None, evidence: Evidence, *, now: datetime) -> Memory:
    """Memory after an answer; a clock that was set back counts as no time passed, and due dates stay ahead of it.

    Without a stated confidence the new stability lies between those of "good" and "again", in the logarithm, by
    the probability that the idea was known rather than guessed.
    """
    moment = max(now, memory.reviewed_at) if memory else now
    rating = rating_of(evidence)
    if rating is not None:
        return _after(memory, rating, moment)
    good, again = _after(memory, Rating.GOOD, moment), _after(memory, Rating.AGAIN, moment)
    known = probability_known(memory.retrievability(moment) if memory else 0.5, evidence.guess_chance)
    stability = exp(known * log(good.stability) + (1 - known) * log(again.stability))
    due_at = moment + (good.due_at - moment) * (stability / good.stability)
    return replace(good, stability=stability, due_at=min(max(due_at, again.due_at), good.due_at))


def probability_known(recall: float, guess_chance: float) -> float:
    """Chance that a right answer was known, not guessed, given the recall expected before it (Bayes)."""
    known = recall * (1 - SLIP)
    return known / (known + (1 - recall) * guess_chance)


def _after(memory: Memory | None, rating: Rating, now: datetime) -> Memory:
    card, _ = _SCHEDULER.review_card(_card(memory), _FSRS[rating], now)
    assert card.stability is not None and card.difficulty is not None  # noqa: S101, PT018 - set by every review
    forgot = memory is not None and rating is Rating.AGAIN
    return Memory(
        stability=card.stability,
        difficulty=card.difficulty,
        reviewed_at=now,
        due_at=card.due,
        reps=(memory.reps if memory else 0) + 1,
        lapses=(memory.lapses if memory else 0) + forgot,
    )


def _card(memory: Memory | None) -> Card:
    if memory is None:
        return Card(card_id=1)
    return Card(
        card_id=1,
        state=State.Review,
        step=None,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due_at,
        last_review=memory.reviewed_at,
    )

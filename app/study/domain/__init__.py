"""Rules of study: memory, the day's plan, the choice of questions. No I/O."""

from app.study.domain.memory import Evidence, Memory, Rating, rating_of, review
from app.study.domain.plan import Agenda, agenda
from app.study.domain.queue import Filter, Pick, Reason, choose_questions, fresh_questions

__all__ = [
    "Agenda",
    "Evidence",
    "Filter",
    "Memory",
    "Pick",
    "Rating",
    "Reason",
    "agenda",
    "choose_questions",
    "fresh_questions",
    "rating_of",
    "review",
]

"""How guessable a bank is: what somebody earns who reads the options but knows nothing of the subject.

A *rule* scores each option of a question by its form alone; a *guesser* learns such a score from the other questions.
Their expected credit stands against chance in a `Row` with a target and a limit. Beside them: *flaws* of single
questions, *near-duplicates*, *cues* that one question gives for another, and a profile of lengths and wording.
Everything here takes plain `Question` values, so that any bank can be measured.
"""

from app.bank.domain.quality.question import Question, digest
from app.bank.domain.quality.report import ENOUGH_QUESTIONS, Report, TooFewQuestions, measure
from app.bank.domain.quality.rows import Part, Range, Row, Verdict

__all__ = [
    "ENOUGH_QUESTIONS",
    "Part",
    "Question",
    "Range",
    "Report",
    "Row",
    "TooFewQuestions",
    "Verdict",
    "digest",
    "measure",
]

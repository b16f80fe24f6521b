"""The rules of the calculators: reading what is typed, working it, and what a learner should see of it."""

from app.calculators.domain.answer import Answer, Titled, Worksheet
from app.calculators.domain.contents import LONGEST_QUERY, Entry, NoFormula, contents, find, related
from app.calculators.domain.entries import Entries, Field, Unreadable
from app.calculators.domain.solution import ANSWER, Judgment, Misstep, Solution, Standing, fields_of, solved

__all__ = [
    "ANSWER",
    "LONGEST_QUERY",
    "Answer",
    "Entries",
    "Entry",
    "Field",
    "Judgment",
    "Misstep",
    "NoFormula",
    "Solution",
    "Standing",
    "Titled",
    "Unreadable",
    "Worksheet",
    "contents",
    "fields_of",
    "find",
    "related",
    "solved",
]

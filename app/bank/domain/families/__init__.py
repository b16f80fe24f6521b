"""Families of generated questions: seeded, versioned, exact, with distractors from named slips."""

from app.bank.domain.families.draft import Draft, Family, Miss, Unsuitable, Wanted
from app.bank.domain.families.engine import SEEDS, Exhausted, generate, item_id, newest, parsed_id

__all__ = [
    "SEEDS",
    "Draft",
    "Exhausted",
    "Family",
    "Miss",
    "Unsuitable",
    "Wanted",
    "generate",
    "item_id",
    "newest",
    "parsed_id",
]

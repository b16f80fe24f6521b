"""Rules and values of the bank: no I/O."""

from app.bank.domain.bank import Bank, ItemNotFound
from app.bank.domain.grading import BadChoice, check_choice, is_right, parts_right
from app.bank.domain.item import Approach, Difficulty, Item, ItemType, Objective, Option, Provenance, Status, Trap
from app.bank.domain.outline import Domain, Outline, Task

__all__ = [
    "Approach",
    "BadChoice",
    "Bank",
    "Difficulty",
    "Domain",
    "Item",
    "ItemNotFound",
    "ItemType",
    "Objective",
    "Option",
    "Outline",
    "Provenance",
    "Status",
    "Task",
    "Trap",
    "check_choice",
    "is_right",
    "parts_right",
]

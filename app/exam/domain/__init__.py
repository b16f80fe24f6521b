"""Rules of practice exams: blueprint, form assembly, clock, scoring. No I/O."""

from app.exam.domain.blueprint import SIZES, Blueprint, blueprint
from app.exam.domain.form import InfeasibleForm, assemble
from app.exam.domain.scoring import Graded, Score, score
from app.exam.domain.sitting import Sitting

__all__ = ["SIZES", "Blueprint", "Graded", "InfeasibleForm", "Score", "Sitting", "assemble", "blueprint", "score"]

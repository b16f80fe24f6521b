"""The arithmetic of project management: exact, pure, and free of the rest of the program.

Every function takes a `Number` (int, Fraction or Decimal) and gives an exact one; only square roots and an internal
rate of return are rounded, each to the places that its docstring states. Amounts share one currency and times one
unit. A percent, a rate or a share is in percent (10 means 10 %); a probability is 0 to 1. Input without an answer is
refused with `Impossible`. `catalogue` describes the single-expression formulas for a learner; `rounding` shows numbers.
"""

from app.formulas.exact import Impossible, Number

__all__ = ["Impossible", "Number"]

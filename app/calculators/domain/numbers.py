"""Numbers as people type them."""

import re
from decimal import Decimal

from app.formulas.typed import LONGEST_NUMBER
from app.formulas.typed import read_number as typed_number

LONGEST = LONGEST_NUMBER
"""Characters of a typed number."""
LARGEST = 10**15
"""The largest amount that is taken, with either sign."""
TIMES = "\N{MULTIPLICATION SIGN}"

_THOUSANDS = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d*)?", re.ASCII)


def read_number(typed: str) -> Decimal | None:
    """The number that a person typed; None when it is none or larger than `LARGEST`."""
    number = typed_number(typed)
    return number if number is not None and abs(number) <= LARGEST else None


def read_listed(typed: str) -> Decimal | None:
    """One number of several on a line, where "10,20,30" are three numbers and not one; None when it is none."""
    is_unclear = typed.count(",") > 1 and not _THOUSANDS.fullmatch(typed.strip("$€£%"))
    return None if is_unclear else read_number(typed)

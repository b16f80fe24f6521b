"""Numbers as people type them: with signs, currency, percent and separators."""

import re
from decimal import Decimal, InvalidOperation

LONGEST_NUMBER = 24
"""Characters of a typed number."""
_NUMBER = re.compile(r"[-+]?(\d+|[1-9]\d{0,2}(,\d{3})+)?(\.\d*)?", re.ASCII)
_DECIMAL_COMMA = re.compile(r"[-+]?\d*,(\d{1,2}|\d{4,})", re.ASCII)


def read_number(typed: str) -> Decimal | None:
    """The number that a person typed; None when it is none, or when it could be read in two ways.

    A single comma followed by other than three digits is a decimal comma; 1.250,50 and the like are better asked again.
    """
    if len(typed.strip()) > LONGEST_NUMBER:
        return None
    plain = typed.replace("\N{MINUS SIGN}", "-").strip().strip("$€£% ")
    plain = re.sub(r"[ \N{NO-BREAK SPACE}]|(?<=-)[$€£]", "", plain)
    if _DECIMAL_COMMA.fullmatch(plain):
        plain = plain.replace(",", ".")
    elif not _NUMBER.fullmatch(plain):
        return None
    try:
        return Decimal(plain.replace(",", ""))
    except InvalidOperation:
        return None

"""Numbers in addresses."""

from typing import Annotated

from fastapi import Path

LARGEST = 2**31 - 1
"""What both databases hold; a larger number in an address is a page that does not exist."""
LONGEST_FORM = 1000
Number = Annotated[int, Path(ge=1, le=LARGEST)]
Position = Annotated[int, Path(ge=1, le=LONGEST_FORM)]

"""Fields of a form and what was typed in them, read into numbers or refused beside the field."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction

from app.calculators.domain.numbers import read_listed, read_number
from app.errors import Invalid
from app.formulas import Impossible
from app.formulas.exact import exact

MOST_POINTS = 100
MOST_LINES = 60
LONGEST_ENTRY = 4000
LONGEST_LINE = 120


class Unreadable(Invalid):
    """What was typed is no number, or too much."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message, {field: message})


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form with the example that stands in it at first; with more than one row it takes lines."""

    name: str
    label: str
    example: str
    hint: str = ""
    unit: str = ""
    symbol: str = ""
    rows: int = 1
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a field, numbered from 1 as the learner sees it."""

    field: str
    number: int
    text: str

    def refusal(self, message: str) -> Unreadable:
        """The refusal of this line."""
        return Unreadable(self.field, f"Line {self.number}: {message}")

    def read(self, token: str, what: str) -> Fraction:
        """A number of the line; raises Unreadable, naming what it should be."""
        number = read_listed(token)
        if number is None:
            raise self.refusal(f"write {what} as a number, not “{token}”.")
        return exact(number)

    def named(self, count: int, like: str) -> tuple[str, list[Fraction]]:
        """A name and so many numbers after it, such as `like`; raises Unreadable."""
        words = self.text.replace(";", " ").split()
        name, tokens = " ".join(words[:-count]).rstrip(":,"), words[-count:]
        if not name or len(tokens) < count:
            raise self.refusal(f"write it like “{like}”.")
        return name, [self.read(token.rstrip(","), "each figure") for token in tokens]


@dataclass(frozen=True, slots=True)
class Entries:
    """What was typed, by field; every reading raises Unreadable beside its field."""

    typed: Mapping[str, str]

    def text(self, field: str) -> str:
        """What stands in a field."""
        entry = self.typed.get(field, "")
        if len(entry) > LONGEST_ENTRY:
            raise Unreadable(field, f"That is too long: enter at most {LONGEST_ENTRY:,} characters.")
        return entry.strip()

    def number(self, field: str) -> Fraction:
        """The number in a field."""
        number = self.optional(field)
        if number is None:
            raise Unreadable(field, "Enter a number.")
        return number

    def optional(self, field: str) -> Fraction | None:
        """The number in a field that may stay empty."""
        entry = self.text(field)
        if not entry:
            return None
        number = read_number(entry)
        if number is None:
            raise Unreadable(field, "Enter one number of up to 15 digits, for example 1,250.50 or 0.92.")
        return exact(number)

    def whole(self, field: str, *, most: int) -> int:
        """The whole number in a field, from 1 to the most."""
        number = self.number(field)
        if number % 1 or not 1 <= number <= most:
            raise Unreadable(field, f"Enter a whole number from 1 to {most}.")
        return int(number)

    def numbers(self, field: str, *, most: int = MOST_POINTS) -> tuple[Fraction, ...]:
        """The numbers in a field, separated by spaces, semicolons or lines."""
        tokens = [token.rstrip(",") for token in self.text(field).replace(";", " ").split()]
        if not tokens or len(tokens) > most:
            raise Unreadable(field, f"Enter 1 to {most} numbers with spaces between them.")
        return tuple(_listed(field, token) for token in tokens)

    def lines(self, field: str, *, most: int = MOST_LINES) -> Sequence[Line]:
        """The lines of a field that are not empty, with their indentation."""
        self.text(field)  # refuses what is too long
        rows = enumerate(self.typed.get(field, "").expandtabs(4).splitlines(), start=1)
        lines = [Line(field, number, row.rstrip()) for number, row in rows if row.strip()]
        if not lines or len(lines) > most:
            raise Unreadable(field, f"Enter 1 to {most} lines.")
        for line in lines:
            if len(line.text) > LONGEST_LINE:
                raise line.refusal(f"write at most {LONGEST_LINE} characters.")
        return lines


@contextmanager
def beside(field: str) -> Iterator[None]:
    """Show the refusal of a formula beside this field."""
    try:
        yield
    except Impossible as refusal:
        raise Impossible(refusal.message, {field: refusal.message}) from refusal


def _listed(field: str, token: str) -> Fraction:
    number = read_listed(token)
    if number is None:
        raise Unreadable(field, f"“{token}” is no number. Separate the numbers by spaces, as in 1,000 2,500 4,000.")
    return exact(number)

"""What a worksheet answers: a sentence, its steps, tables, and a picture where one can be drawn."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.calculators.domain.entries import Entries, Field
from app.exhibits.domain import AnyExhibit, Table


@dataclass(frozen=True, slots=True)
class Titled:
    """A table with its title."""

    title: str
    table: Table


@dataclass(frozen=True, slots=True)
class Answer:
    """The result in a sentence, and how it came about."""

    sentence: str
    steps: tuple[str, ...]
    tables: tuple[Titled, ...] = ()
    picture: AnyExhibit | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A calculator with a form of its own; `work` raises Invalid, naming the field, for input without an answer."""

    id: str
    title: str
    meaning: str
    fields: tuple[Field, ...]
    work: Callable[[Entries], Answer]

    @property
    def examples(self) -> Mapping[str, str]:
        """The example of each field."""
        return {field.name: field.example for field in self.fields}


def drawn(make: Callable[[], AnyExhibit]) -> AnyExhibit | None:
    """The exhibit, or none where its numbers are too many or too close to each other to be drawn."""
    try:
        exhibit = make()
        exhibit.picture()
    except (ValueError, ArithmeticError):
        return None
    return exhibit

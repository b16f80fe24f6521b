"""Kanban boards: columns with their limits of work in progress, and the cards in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.exhibits.domain.checks import require_count, require_names
from app.exhibits.domain.exhibit import STRICT, refuse_unless
from app.exhibits.domain.lettering import LINE, NAME, SMALL, slug, width, wrap
from app.exhibits.domain.marks import Area, Label, Mark, Picture, Rect, Table

NARROW, WIDE = 560.0, 720.0
EDGE, GAP, PAD = 8.0, 8.0, 8.0
HEAD = 68.0
FEW_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class KanbanCard:
    """A piece of work, how many days it has been in its column, and whether it is blocked."""

    __pydantic_config__ = STRICT

    id: str
    title: str = ""
    age: int | None = None
    blocked: bool = False

    @property
    def age_text(self) -> str:
        """The age in words, empty where it is not given."""
        return "" if self.age is None else "1 day" if self.age == 1 else f"{self.age} days"

    @property
    def facts(self) -> str:
        """The card in words."""
        known = ", ".join(text for text in (self.age_text, "blocked" * self.blocked) if text)
        named = f"{self.id} {self.title}".strip()
        return f"{named} ({known})" if known else named


@dataclass(frozen=True, slots=True)
class KanbanColumn:
    """A state of the work and the cards in it, the uppermost first; `limit` is the most cards that it may hold."""

    __pydantic_config__ = STRICT

    name: str
    cards: tuple[KanbanCard, ...] = ()
    limit: int | None = None

    @property
    def limit_text(self) -> str:
        """The limit in words."""
        return "no limit" if self.limit is None else f"WIP limit {self.limit}"


@dataclass(frozen=True, slots=True)
class Kanban:
    """A board as it stands at one moment."""

    __pydantic_config__ = STRICT

    title: str
    columns: tuple[KanbanColumn, ...]
    kind: Literal["kanban"] = "kanban"

    def __post_init__(self) -> None:
        """Refuse data that cannot be drawn."""
        require_count("columns", self.columns, 2, 6)
        names = [column.name for column in self.columns]
        cards = [card for column in self.columns for card in column.cards]
        require_names("columns", names)
        require_names("cards", [*names, *(card.id for card in cards)])
        for column in self.columns:
            require_count("cards", column.cards, 0, 8)
            refuse_unless(column.limit is None or column.limit > 0, f"limit: let {column.name} hold at least 1 card")
        for card in cards:
            first_line = width(card.id, NAME) + width(card.age_text, SMALL) + 16
            refuse_unless(first_line <= self._card_width, f"cards: shorten the id {card.id}, it meets the age")
            refuse_unless(card.age is None or card.age >= 0, f"age: write the days of {card.id} as 0 or more")

    def picture(self) -> Picture:
        """The columns side by side, with their cards from the top."""
        marks: list[Mark] = []
        columns: list[Area] = []
        cards: list[Area] = []
        for place, column in enumerate(self.columns):
            x = EDGE + place * (self._column_width + GAP)
            columns.append(Area(slug(column.name), f"Column {column.name}", x, EDGE, self._column_width, self._depth))
            marks += self._column(column, x)
            for card, area in self._cards(column, x):
                marks += self._card(card, area)
                cards.append(area)
        return Picture(self._width, self._depth + 2 * EDGE, tuple(marks), (*columns, *cards))

    def table(self) -> Table:
        """The cards of each column."""
        rows = tuple(
            (
                column.name,
                "" if column.limit is None else str(column.limit),
                "; ".join(card.facts for card in column.cards),
            )
            for column in self.columns
        )
        return Table(("Column", "WIP limit", "Cards"), rows, frozenset({1}))

    def alt(self) -> str:
        """Limit and number of cards of each column."""
        texts = (
            f"{column.name}, {column.limit_text}, {len(column.cards)} card{'s' * (len(column.cards) != 1)}"
            + (f", {blocked} of them blocked" if (blocked := sum(card.blocked for card in column.cards)) else "")
            for column in self.columns
        )
        return f"Kanban board: {'; '.join(texts)}."

    @property
    def _width(self) -> float:
        return NARROW if len(self.columns) <= FEW_COLUMNS else WIDE

    @property
    def _column_width(self) -> float:
        return (self._width - 2 * EDGE + GAP) / len(self.columns) - GAP

    @property
    def _card_width(self) -> float:
        return self._column_width - 2 * PAD

    @property
    def _depth(self) -> float:
        depths = (sum(self._card_height(card) + PAD for card in column.cards) for column in self.columns)
        return HEAD + max(*depths, 60.0)

    def _lines(self, card: KanbanCard) -> tuple[str, ...]:
        return wrap(card.title, self._card_width - 12, 3, SMALL) if card.title else ()

    def _card_height(self, card: KanbanCard) -> float:
        return 14 + LINE * (1 + len(self._lines(card)) + card.blocked)

    def _cards(self, column: KanbanColumn, x: float) -> Iterator[tuple[KanbanCard, Area]]:
        y = EDGE + HEAD
        for card in column.cards:
            height = self._card_height(card)
            yield card, Area(slug(card.id), f"Card {card.facts}", x + PAD, y, self._card_width, height)
            y += height + PAD

    def _column(self, column: KanbanColumn, x: float) -> Iterator[Mark]:
        middle = x + self._column_width / 2
        yield Rect(x, EDGE, self._column_width, self._depth, "lane", 4)
        lines = wrap(column.name, self._column_width - 8, 2, NAME)
        for place, line in enumerate(lines):
            yield Label(middle, EDGE + 20 + 16 * place, line, "label-strong")
        yield Label(middle, EDGE + 22 + 16 * len(lines), column.limit_text, "label-soft")

    def _card(self, card: KanbanCard, area: Area) -> Iterator[Mark]:
        left, right, y = area.x + 6, area.x + area.width - 6, area.y + 17
        yield Rect(area.x, area.y, area.width, area.height, "card-blocked" if card.blocked else "card-box", 3)
        yield Label(left, y, card.id, "label-strong", "start")
        yield Label(right, y, card.age_text, "small", "end")
        lines = self._lines(card)
        for place, line in enumerate(lines, start=1):
            yield Label(left, y + LINE * place, line, "small", "start")
        if card.blocked:
            yield Label(left, y + LINE * (len(lines) + 1), "blocked", "blocked", "start")

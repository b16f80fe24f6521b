"""The file formats of `question_bank/`, for people and editors: Pydantic models, one JSON Schema from them."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints

from app.bank.domain import Approach, Difficulty, ItemType, Status

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
ItemId = Annotated[str, StringConstraints(pattern=r"^[A-Z]+\d+-\d{3,}$", max_length=20)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class OptionEntry(_Entry):
    """One option: exactly the distractors name a trap."""

    text: Text
    key: bool = False
    trap: Slug | None = None
    why: Text = Field(description="15-60 words; a distractor's says when it would be right")


class ProvenanceEntry(_Entry):
    """Who wrote and reviewed the item, honestly."""

    author: Text
    drafted: Text = Field(description="how it was written, for example: with machine assistance")
    drafted_on: date
    reviewed: tuple[Text, ...] = ()
    reviewed_on: date | None = None
    licence: Literal["CC BY-SA 4.0"] = "CC BY-SA 4.0"
    changes: tuple[Text, ...] = Field(default=(), description="one note a revision that a learner can read")


class ItemEntry(_Entry):
    """One item as it stands in a file of `items/`."""

    id: ItemId = Field(description="stable for ever, for example P2-014")
    revision: int = Field(default=1, ge=1, description="goes up with every change that a learner could notice")
    status: Status = Status.LIVE
    task: Text = Field(description="task of the July 2026 outline")
    tasks_2021: tuple[Text, ...] = Field(min_length=1)
    approach: Approach
    objective: Slug
    secondary: tuple[Slug, ...] = Field(default=(), max_length=2)
    type: ItemType
    choose: int | None = Field(default=None, ge=2, description="multiple only: how many options to pick")
    difficulty: Difficulty
    stem: Text
    options: tuple[OptionEntry, ...] = Field(min_length=3, max_length=8)
    clue: Text = Field(description="the exact words of the stem that decide")
    rule: Text = Field(description="one transferable sentence, at most 25 words")
    references: tuple[Text, ...] = Field(min_length=1)
    contrast_with: tuple[ItemId, ...] = ()
    provenance: ProvenanceEntry


class ItemFile(RootModel[tuple[ItemEntry, ...]]):
    """A file of `items/`: the items of one objective."""


class ObjectiveEntry(_Entry):
    """One learning objective as it stands in a file of `objectives/`."""

    id: Slug
    title: Text
    gist: Text
    task: Text
    approach: Literal["any", "predictive", "agile", "hybrid"]
    prerequisites: tuple[Slug, ...] = ()


class ObjectiveFile(RootModel[tuple[ObjectiveEntry, ...]]):
    """A file of `objectives/`: the objectives of one task."""


class TrapEntry(_Entry):
    """One named misjudgement."""

    id: Slug
    title: Text
    gist: Text
    remedy: Text


class TrapFile(RootModel[tuple[TrapEntry, ...]]):
    """The file `traps.yaml`."""


class TaskEntry(_Entry):
    """One task of an outline."""

    id: Text
    title: Text
    gist: Text


class DomainEntry(_Entry):
    """One domain of an outline; `share` in percent."""

    id: Slug
    title: Text
    share: int = Field(ge=1, le=100)
    tasks: tuple[TaskEntry, ...] = Field(min_length=1)


class ExamEntry(_Entry):
    """Size of the exam."""

    items: int = Field(ge=1)
    scored_items: int = Field(ge=1)
    minutes: int = Field(ge=1)
    breaks: int = Field(ge=0)
    break_minutes: int = Field(ge=0)


class ApproachesEntry(_Entry):
    """Shares of the approaches in percent."""

    predictive: int = Field(ge=0, le=100)
    agile_or_hybrid: int = Field(ge=0, le=100)


class OutlineFile(_Entry):
    """A file of `outlines/`."""

    id: Slug
    title: Text
    effective_from: date
    effective_until: date | None
    source: Text
    confidence: Text
    exam: ExamEntry
    approaches: ApproachesEntry
    domains: tuple[DomainEntry, ...] = Field(min_length=1)


class ReviewLine(_Entry):
    """One blind solve: a line of a file in `reviews/`."""

    item: ItemId
    revision: int = Field(ge=1)
    text: str = Field(description="digest of the stem and options that were shown")
    shown: Literal["stem and options", "options"]
    solver: Text
    solved_on: date
    pick: tuple[int, ...] = Field(description="options picked, numbered from 1 in the file's order")
    argument: Text


def item_schema() -> dict[str, Any]:
    """JSON Schema of an item file, for editors."""
    return ItemFile.model_json_schema() | {"$schema": "https://json-schema.org/draft/2020-12/schema"}

"""The file formats of `question_bank/`, for people and editors: Pydantic models, one JSON Schema from them."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints

from app.bank.domain import Approach, Difficulty, ItemType, Status
from app.exhibits.domain import AnyExhibit

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
ItemId = Annotated[str, StringConstraints(pattern=r"^[A-Z]+\d+-\d{3,}$", max_length=20)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


ExhibitEntry = Annotated[AnyExhibit, Field(discriminator="kind")]


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


class RegionEntry(OptionEntry):
    """One option of a hotspot: an area of the first exhibit that has a picture."""

    area: Text


class PairEntry(_Entry):
    """A prompt and what belongs to it."""

    prompt: Text
    match: Text
    why: Text = Field(description="15-60 words: why these two belong together, and what tempts")


class PlaceEntry(_Entry):
    """An area of the exhibit and the label that belongs onto it."""

    area: Text
    prompt: Text = Field(description="the words for the place in a list, for who cannot see the picture")
    match: Text
    why: Text


class ExtraEntry(_Entry):
    """A choice that belongs nowhere."""

    text: Text
    why: Text
    trap: Slug | None = None


class StepEntry(_Entry):
    """One step of an order."""

    text: Text
    why: Text


class GapEntry(_Entry):
    """A gap of a pull-down text with its list; `name` is how the text refers to it, as {name}."""

    name: Slug
    label: Text = Field(description="what the gap asks for, for who hears the list without the text")
    options: tuple[OptionEntry, ...] = Field(min_length=2, max_length=6)


class SlipEntry(_Entry):
    """A wrong number and the misjudgement that leads to it."""

    value: Decimal
    why: Text
    trap: Slug | None = None


class AnswerEntry(_Entry):
    """The number that answers a numeric item."""

    value: Decimal
    tolerance: Decimal = Field(default=Decimal(0), ge=0)
    unit: str = Field(default="", max_length=20)
    why: Text
    slips: tuple[SlipEntry, ...] = Field(min_length=1, max_length=6)


class _ItemEntry(_Entry):
    """What every item carries, whatever its type."""

    id: ItemId = Field(description="stable for ever, for example P2-014")
    revision: int = Field(default=1, ge=1, description="goes up with every change that a learner could notice")
    status: Status = Status.LIVE
    task: Text = Field(description="task of the July 2026 outline")
    tasks_2021: tuple[Text, ...] = Field(min_length=1)
    approach: Approach
    objective: Slug
    secondary: tuple[Slug, ...] = Field(default=(), max_length=2)
    difficulty: Difficulty
    stem: Text
    exhibits: tuple[ExhibitEntry, ...] = Field(default=(), max_length=3)
    clue: Text = Field(description="the exact words of the stem or its case that decide")
    rule: Text = Field(description="one transferable sentence, at most 25 words")
    rescore_from: int | None = Field(
        default=None, ge=1, description="first revision whose key was wrong: its answers are graded again by this one"
    )
    steps: tuple[Text, ...] = Field(default=(), description="worked steps of a calculation")
    references: tuple[Text, ...] = Field(min_length=1)
    contrast_with: tuple[ItemId, ...] = ()
    provenance: ProvenanceEntry


class SingleEntry(_ItemEntry):
    """Choose one."""

    type: Literal[ItemType.SINGLE]
    options: tuple[OptionEntry, ...] = Field(min_length=3, max_length=8)


class MultipleEntry(_ItemEntry):
    """Choose as many as the stem says."""

    type: Literal[ItemType.MULTIPLE]
    choose: int = Field(ge=2, description="how many options to pick")
    options: tuple[OptionEntry, ...] = Field(min_length=4, max_length=8)


class HotspotEntry(_ItemEntry):
    """Point at one or more areas of the exhibit."""

    type: Literal[ItemType.HOTSPOT]
    choose: int = Field(default=1, ge=1, description="how many areas to pick")
    options: tuple[RegionEntry, ...] = Field(min_length=3, max_length=12)


class MatchingEntry(_ItemEntry):
    """Match each prompt with one choice."""

    type: Literal[ItemType.MATCHING]
    pairs: tuple[PairEntry, ...] = Field(min_length=3, max_length=6)
    extra: tuple[ExtraEntry, ...] = Field(default=(), max_length=3)


class EnhancedMatchingEntry(_ItemEntry):
    """Put each label onto its place in the exhibit."""

    type: Literal[ItemType.ENHANCED_MATCHING]
    places: tuple[PlaceEntry, ...] = Field(min_length=3, max_length=6)
    extra: tuple[ExtraEntry, ...] = Field(default=(), max_length=3)


class OrderingEntry(_ItemEntry):
    """Put the steps into their order; the file lists them rightly."""

    type: Literal[ItemType.ORDERING]
    order: tuple[StepEntry, ...] = Field(min_length=3, max_length=7)


class PullDownEntry(_ItemEntry):
    """Fill the gaps of a text from lists."""

    type: Literal[ItemType.PULL_DOWN]
    text: Text = Field(description="the text with its gaps as {name}")
    gaps: tuple[GapEntry, ...] = Field(min_length=2, max_length=5)


class NumericEntry(_ItemEntry):
    """Enter a number."""

    type: Literal[ItemType.NUMERIC]
    answer: AnswerEntry


ItemEntry = Annotated[
    SingleEntry
    | MultipleEntry
    | HotspotEntry
    | MatchingEntry
    | EnhancedMatchingEntry
    | OrderingEntry
    | PullDownEntry
    | NumericEntry,
    Field(discriminator="type"),
]
"""One item as it stands in a file of `items/` or in a case."""


class ItemFile(RootModel[tuple[ItemEntry, ...]]):
    """A file of `items/`: the items of one objective."""


class CaseFile(_Entry):
    """A file of `cases/`: one situation and the items that ask about it, in their order."""

    id: Slug
    title: Text
    text: Text = Field(description="150-300 words, paragraphs apart by an empty line")
    exhibits: tuple[ExhibitEntry, ...] = Field(default=(), max_length=3)
    items: tuple[ItemEntry, ...] = Field(min_length=4, max_length=6)


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
    pick: tuple[Decimal, ...] = Field(
        description="options picked, or the option of each blank, numbered from 1 in the file's order; or the number"
    )
    argument: Text


def item_schema() -> dict[str, Any]:
    """JSON Schema of an item file, for editors."""
    return ItemFile.model_json_schema() | {"$schema": "https://json-schema.org/draft/2020-12/schema"}

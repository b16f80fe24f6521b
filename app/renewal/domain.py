"""The rules of renewal: cycles, claims, and what counts toward each requirement. Pure, exact, in quarter hours.

Sources: PMI's certification and CCR handbooks as quoted by several sources; the figures are data in
`programmes.yaml`, each edition with its dates and confidence.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum
from itertools import pairwise

QUARTER = Decimal("0.25")
ZERO = Decimal(0)


class Group(StrEnum):
    """The two kinds of activity: learning, and giving back to the profession."""

    EDUCATION = "education"
    GIVING_BACK = "giving-back"


class Category(StrEnum):
    """What an activity was."""

    COURSE = "course"
    MEETING = "meeting"
    DIGITAL = "digital"
    READING = "reading"
    INFORMAL = "informal"
    WORK = "work"
    CONTENT = "content"
    PRESENTATION = "presentation"
    KNOWLEDGE = "knowledge"
    VOLUNTEERING = "volunteering"

    @property
    def group(self) -> Group:
        """The kind of activity that the category belongs to."""
        return Group.EDUCATION if self in _EDUCATION else Group.GIVING_BACK

    @property
    def label(self) -> str:
        """The category's name on screen."""
        return _TITLES[self]


_EDUCATION = frozenset({Category.COURSE, Category.MEETING, Category.DIGITAL, Category.READING, Category.INFORMAL})
_TITLES = {
    Category.COURSE: "Course or training",
    Category.MEETING: "Organization meeting",
    Category.DIGITAL: "Online or digital media",
    Category.READING: "Reading",
    Category.INFORMAL: "Informal learning",
    Category.WORK: "Working as a professional",
    Category.CONTENT: "Creating content",
    Category.PRESENTATION: "Giving a presentation",
    Category.KNOWLEDGE: "Sharing knowledge",
    Category.VOLUNTEERING: "Volunteering",
}


class Side(StrEnum):
    """The three sides of the talent triangle."""

    WAYS_OF_WORKING = "ways_of_working"
    POWER_SKILLS = "power_skills"
    BUSINESS_ACUMEN = "business_acumen"

    @property
    def label(self) -> str:
        """The side's name on screen."""
        return self.value.replace("_", " ").title().replace(" Of ", " of ")


@dataclass(frozen=True, slots=True)
class Programme:
    """One edition of a certification's renewal rules; amounts in PDUs for a whole cycle."""

    id: str
    title: str
    years: int
    total: Decimal
    education_minimum: Decimal
    side_minimum: Decimal
    giving_back_maximum: Decimal
    work_maximum: Decimal
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Cycle:
    """A renewal period; `ends_on` is not part of it."""

    number: int
    starts_on: date
    ends_on: date

    def covers(self, day: date) -> bool:
        """Whether an activity completed on this day belongs to the cycle."""
        return self.starts_on <= day < self.ends_on

    @property
    def last_day(self) -> date:
        """The last day that belongs to the cycle."""
        return date.fromordinal(self.ends_on.toordinal() - 1)


@dataclass(frozen=True, slots=True)
class Claim:
    """A reported activity: `hours` of it and how they split over the triangle (education only)."""

    number: int
    title: str
    category: Category
    completed_on: date
    hours: Decimal
    split: dict[Side, Decimal]

    @property
    def pdus(self) -> Decimal:
        """The claim's PDUs before caps: its hours rounded down to quarter hours."""
        return in_quarters(self.hours)


def in_quarters(hours: Decimal) -> Decimal:
    """Hours rounded down to quarter hours; that the rounding goes down is our choice."""
    return (hours / QUARTER).to_integral_value(ROUND_FLOOR) * QUARTER


def anniversary(day: date, years: int) -> date:
    """The same day some years later; 29 February becomes 1 March where that year has none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def cycles(certified_on: date, programme: Programme, count: int) -> list[Cycle]:
    """The first cycles: each begins on the anniversary at which the one before it ended."""
    edges = [anniversary(certified_on, programme.years * n) for n in range(count + 1)]
    return [Cycle(n, start, end) for n, (start, end) in enumerate(pairwise(edges), 1)]


def cycle_on(certified_on: date, programme: Programme, day: date) -> Cycle:
    """The cycle that a day falls into; the first one for days before certification."""
    years = max(0, day.year - certified_on.year)
    found = cycles(certified_on, programme, years // programme.years + 2)
    return next((cycle for cycle in found if cycle.covers(day)), found[0])


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement: what was reported, what counts, and its minimum or maximum, in PDUs."""

    title: str
    reported: Decimal
    counted: Decimal
    minimum: Decimal | None
    maximum: Decimal | None

    @property
    def missing(self) -> Decimal:
        """What is still needed to reach the minimum."""
        return max(ZERO, (self.minimum or ZERO) - self.counted)

    @property
    def lost(self) -> Decimal:
        """What was reported above the maximum and does not count."""
        return self.reported - self.counted


@dataclass(frozen=True, slots=True)
class Standing:
    """What a cycle's claims amount to."""

    total: Requirement
    education: Requirement
    giving_back: Requirement
    work: Requirement
    sides: tuple[Requirement, ...]

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """All requirements, the total first."""
        return (self.total, self.education, *self.sides, self.giving_back, self.work)

    @property
    def is_complete(self) -> bool:
        """Whether every minimum is met."""
        return not any(requirement.missing for requirement in self.requirements)

    @property
    def still_needed(self) -> Decimal:
        """The fewest further PDUs that would meet everything: sides and education may be filled by the same ones."""
        sides = sum((side.missing for side in self.sides), ZERO)
        return max(self.total.missing, self.education.missing, sides)


def standing(claims: Iterable[Claim], cycle: Cycle, programme: Programme) -> Standing:
    """What counts in a cycle: the cap on work first, then the cap on giving back; sides from education alone."""
    counted: Sequence[Claim] = [claim for claim in claims if cycle.covers(claim.completed_on)]
    education = [claim for claim in counted if claim.category.group is Group.EDUCATION]
    giving = [claim for claim in counted if claim.category.group is Group.GIVING_BACK]
    learned = _sum(claim.pdus for claim in education)
    worked = _sum(claim.pdus for claim in giving if claim.category is Category.WORK)
    worked_counted = min(worked, programme.work_maximum)
    given = _sum(claim.pdus for claim in giving)
    given_counted = min(given - worked + worked_counted, programme.giving_back_maximum)
    sides = {side: _sum(in_quarters(claim.split.get(side, ZERO)) for claim in education) for side in Side}
    return Standing(
        total=Requirement("Total", learned + given, learned + given_counted, programme.total, None),
        education=Requirement("Education", learned, learned, programme.education_minimum, None),
        giving_back=Requirement("Giving back", given, given_counted, None, programme.giving_back_maximum),
        work=Requirement("of which work as a professional", worked, worked_counted, None, programme.work_maximum),
        sides=tuple(
            Requirement(side.label, amount, amount, programme.side_minimum, None) for side, amount in sides.items()
        ),
    )


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)


def missing_in_words(found: Standing, cycle: Cycle) -> str:
    """One sentence that says what is still needed, and by when."""
    if found.is_complete:
        return "Every requirement of this cycle is met."
    parts = [f"{plain(r.missing)} {r.title}" for r in (found.education, *found.sides) if r.missing]
    total = found.still_needed if found.total.missing else ZERO
    lead = f"{plain(total)} more PDUs" if total else "The total is met; still needed"
    day = cycle.last_day
    by = f"by {day:%B} {day.day}, {day.year}"
    if not parts:
        return f"{lead} {by}."
    joiner = ", among them " if total else ": "
    return f"{lead}{joiner}{_listed(parts)}, {by}."


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def plain(amount: Decimal) -> str:
    """PDUs without needless zeros: 8, 3.25, 0.5."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

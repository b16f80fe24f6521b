"""The whole measurement of a bank as one value."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.bank.domain.quality.baselines import GroupRow, failing_groups, position_rows, rule_rows
from app.bank.domain.quality.giveaways import Term, giveaway_rows, telling_openings, telling_terms
from app.bank.domain.quality.guessers import trained_rows
from app.bank.domain.quality.lint import FlawCount, Flawed, flaw_counts, flaw_rows, flawed
from app.bank.domain.quality.profile import profile_rows
from app.bank.domain.quality.question import Question, digest
from app.bank.domain.quality.reading import Reading
from app.bank.domain.quality.repeats import Cue, Pairs, Twins, clusters, cues, near_duplicates, repeat_rows
from app.bank.domain.quality.rows import Part, Row, Verdict
from app.errors import StartError

ENOUGH_QUESTIONS = 60
"""Below this many questions a share says nothing."""

_SHOWN_TERMS = 18


class TooFewQuestions(StartError):
    """There are not enough questions to measure."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured: rows with their verdicts, and the lists behind them; `digest` binds it to the bank's words."""

    measured_at: datetime
    digest: str
    questions: int
    single: int
    rows: tuple[Row, ...]
    groups: tuple[GroupRow, ...]
    terms: tuple[Term, ...]
    openings: tuple[Term, ...]
    flaws: tuple[FlawCount, ...]
    flawed: tuple[Flawed, ...]
    twins: tuple[Twins, ...]
    cues: tuple[Cue, ...]

    @property
    def failing(self) -> tuple[Row, ...]:
        """The rows beyond their limit."""
        return tuple(row for row in self.rows if row.verdict is Verdict.FAIL)

    @property
    def passes(self) -> bool:
        """Whether no row fails, neither in the whole bank nor inside a group."""
        return not self.failing and not self.groups

    def row(self, name: str) -> Row | None:
        """The row of that name, where it was measured."""
        return next((row for row in self.rows if row.name == name), None)

    def part(self, part: Part) -> tuple[Row, ...]:
        """The rows of one kind."""
        return tuple(row for row in self.rows if row.part is part)


def measure(
    questions: Sequence[Question],
    *,
    now: datetime,
    contrasts: Pairs = frozenset(),
    by: Sequence[str] = (),
    trains: bool = True,
) -> Report:
    """The report on the measurable questions; `contrasts` are pairs of ids that are meant to be alike.

    `by` names groups inside which the rules are judged too; without `trains` the slow trained guessers are left out.
    Raises TooFewQuestions below `ENOUGH_QUESTIONS`.
    """
    readings = [Reading(question) for question in questions if question.is_measurable]
    if len(readings) < ENOUGH_QUESTIONS:
        raise TooFewQuestions(
            f"{len(readings)} questions have a stem, a key and a distractor; {ENOUGH_QUESTIONS} are needed to measure."
        )
    measured = [reading.question for reading in readings]
    twins, told = near_duplicates(readings, contrasts), cues(readings, contrasts)
    together = clusters(measured, [*contrasts, *((pair.one, pair.other) for pair in twins)])
    terms, openings, faults = telling_terms(readings), telling_openings(readings), flawed(readings)
    return Report(
        measured_at=now,
        digest=digest(measured),
        questions=len(readings),
        single=sum(question.is_single for question in measured),
        rows=(
            *rule_rows(readings),
            *(trained_rows(readings, together) if trains else ()),
            *position_rows(readings),
            *profile_rows(readings),
            *giveaway_rows(terms, openings),
            *flaw_rows(faults, len(readings)),
            *repeat_rows(twins, told, len(readings)),
        ),
        groups=tuple(failing_groups(readings, by)),
        terms=tuple(terms[:_SHOWN_TERMS]),
        openings=tuple(openings[:_SHOWN_TERMS]),
        flaws=tuple(flaw_counts(faults)),
        flawed=tuple(faults),
        twins=tuple(twins),
        cues=tuple(told),
    )

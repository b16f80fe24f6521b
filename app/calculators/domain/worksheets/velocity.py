"""Worksheet: how many sprints the backlog takes, from the velocity so far."""

from collections.abc import Iterator
from fractions import Fraction

from app.calculators.domain.answer import Answer, Titled, Worksheet, drawn
from app.calculators.domain.entries import Entries, Field, Unreadable, beside
from app.exhibits.domain import Table
from app.exhibits.domain import Velocity as Drawing
from app.formulas import Number
from app.formulas.agile import Velocity, sprints_left
from app.formulas.rounding import plain

MOST_SPRINTS = 60
MOST_LEFT = 1000
MOST_WEEKS = 8


def work(entries: Entries) -> Answer:
    """Sprints left at the mean, the best and the weakest velocity; raises Invalid beside the field."""
    finished = entries.numbers("finished", most=MOST_SPRINTS)
    with beside("finished"):
        velocity = Velocity(finished)
    if not velocity.highest:
        raise Unreadable("finished", "Enter at least one sprint with points: at no velocity there is no forecast.")
    backlog, weeks = entries.number("backlog"), entries.whole("weeks", most=MOST_WEEKS)
    with beside("backlog"):
        left = sprints_left(backlog, velocity.mean)
    paces = (("Mean", velocity.mean), ("Best sprint", velocity.highest), ("Weakest sprint", velocity.lowest))
    best, worst = _sprints(backlog, velocity.highest), _sprints(backlog, velocity.lowest)
    return Answer(
        f"At the mean velocity of {plain(velocity.mean)} the backlog takes {_shown(left)} sprints, "
        f"or {_shown(left * weeks)} weeks; from {best} at the best to {worst} at the weakest velocity.",
        tuple(_steps(velocity, backlog)),
        (Titled("Forecast", Table(*_rows(paces, backlog, weeks), frozenset({1, 2, 3}))),),
        drawn(lambda: _drawing(finished)),
        ("Give the range, not one date: velocity varies, and it cannot be compared between teams.",),
    )


def _sprints(backlog: Fraction, pace: Number) -> str:
    return _shown(sprints_left(backlog, pace)) if pace else "no end"


def _shown(count: int) -> str:
    return f"{count:,}" if count <= MOST_LEFT else f"more than {MOST_LEFT:,}"


def _rows(
    paces: tuple[tuple[str, Number], ...], backlog: Fraction, weeks: int
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    rows = tuple(
        (name, plain(pace), _sprints(backlog, pace), _shown(weeks * sprints_left(backlog, pace)) if pace else "no end")
        for name, pace in paces
    )
    return ("Velocity", "Points per sprint", "Sprints left", "Weeks"), rows


def _steps(velocity: Velocity, backlog: Fraction) -> Iterator[str]:
    points, count = " + ".join(map(plain, velocity.finished)), len(velocity.finished)
    yield f"Mean velocity = ({points}) / {count} = {plain(velocity.mean)}"
    if count > 1:
        yield f"Standard deviation of the sprints = {plain(velocity.sd)}"
    left = _shown(sprints_left(backlog, velocity.mean))
    yield f"Sprints = round up({plain(backlog)} / {plain(velocity.mean)}) = {left}"


def _drawing(finished: tuple[Fraction, ...]) -> Drawing:
    names = tuple(str(number) for number in range(1, len(finished) + 1))
    return Drawing("Points finished in each sprint", "points", names, tuple(map(float, finished)))


WORKSHEET = Worksheet(
    "velocity",
    "Velocity forecast",
    "How many sprints the backlog takes at the mean, the best and the weakest velocity so far.",
    (
        Field("finished", "Points finished in each sprint", "21 26 19 24 28 23", "In order, with spaces between."),
        Field("backlog", "Points left", "130"),
        Field("weeks", "Length of a sprint", "2", unit="weeks"),
    ),
    work,
)

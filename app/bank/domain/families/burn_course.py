"""Courses of work week by week, as burn-down and burn-up charts show them, and the slips in reading them."""

from dataclasses import dataclass
from fractions import Fraction
from random import Random

from app.bank.domain.families.draft import Miss, require
from app.exhibits.domain import BurnDown, BurnUp


@dataclass(frozen=True, slots=True)
class Course:
    """Points done week by week, and the scope at the start and after each week; `planned` weeks in all."""

    done: tuple[int, ...]
    scope: tuple[int, ...]
    planned: int

    @property
    def weeks(self) -> int:
        """How many weeks were worked."""
        return len(self.done)

    @property
    def pace(self) -> Fraction:
        """The mean points a week since the start."""
        return Fraction(sum(self.done), self.weeks)

    @property
    def left(self) -> int:
        """The points that are left of the latest scope."""
        return self.scope[-1] - sum(self.done)

    @property
    def grown(self) -> int:
        """By how many points the scope grew."""
        return self.scope[-1] - self.scope[0]

    @property
    def periods(self) -> tuple[str, ...]:
        """The names of the start and of the planned weeks."""
        return ("Start", *(f"Week {i}" for i in range(1, self.planned + 1)))

    @property
    def running(self) -> tuple[int, ...]:
        """The points done up to each week, from the start."""
        return tuple(sum(self.done[:i]) for i in range(self.weeks + 1))

    @property
    def up(self) -> BurnUp:
        """The burn-up chart."""
        return BurnUp("Scope and work done", "points", self.periods, self.scope, self.running)

    @property
    def down(self) -> BurnDown:
        """The burn-down chart."""
        left = tuple(scope - done for scope, done in zip(self.scope, self.running, strict=True))
        return BurnDown("Work left", "points", self.periods, left)

    @property
    def steps(self) -> tuple[str, ...]:
        """The worked steps of the forecast in weeks."""
        return (
            f"done in {self.weeks} weeks: {sum(self.done)} points",
            f"mean pace = {sum(self.done)} / {self.weeks} = {self.pace} points a week",
            f"left = {self.scope[-1]} - {sum(self.done)} = {self.left} points",
            f"weeks = {self.left} / {self.pace} = {self.left / self.pace}",
        )


def a_course(rng: Random, *, grown: int) -> Course:
    """A course whose rest takes a whole number of weeks at the mean pace."""
    weeks, pace, more = rng.randrange(4, 8), rng.randrange(9, 26), rng.randrange(3, 11)
    bends = [rng.randrange(1, pace // 2) for _ in range(weeks // 2)]
    done = [pace + bend for bend in bends] + [pace - bend for bend in bends] + [pace] * (weeks % 2)
    rng.shuffle(done)
    start, since = pace * (weeks + more) - grown, rng.randrange(2, weeks)
    require(start > 4 * pace, "a backlog of some size")
    scope = [start] * since + [start + grown] * (weeks + 1 - since)
    planned = weeks + more + rng.choice((-3, -2, -1, 1, 2, 3))
    return Course(tuple(done), tuple(scope), planned)


def week_slips(course: Course, *, is_up: bool) -> list[Miss]:
    """The wrong numbers of weeks, by the slip that leads to each."""
    left, pace, latest = course.left, course.pace, course.done[-1]
    found = [
        Miss(
            course.planned - course.weeks,
            f"These are the weeks that the plan has left. The line of the plan is no fact: at {pace} points a "
            "week the rest takes its own time.",
            "mixes-up-concepts",
        ),
        Miss(
            Fraction(course.scope[-1]) / pace,
            f"This divides the whole scope by the pace, which counts from the start. Divide the {left} points that are "
            "left.",
        ),
        Miss(
            -(-left // latest),
            f"This takes the latest week, {latest} points, for the pace. One week is no trend; the mean so far is "
            f"{pace}.",
            "misses-constraint",
        ),
        Miss(
            -(-left // max(course.done)),
            f"This takes the best week, {max(course.done)} points, for the pace. The forecast asked for uses the "
            f"mean of {pace}.",
            "misses-constraint",
        ),
        Miss(
            -(-left // min(course.done)),
            f"This takes the weakest week, {min(course.done)} points, for the pace. The forecast asked for uses "
            f"the mean of {pace}.",
            "misses-constraint",
        ),
        Miss(
            course.weeks,
            f"This is the number of weeks worked so far. The question is how long the {left} points left will take.",
            "mixes-up-concepts",
        ),
        Miss(
            left * course.planned // course.scope[0],
            "This takes the even pace of the plan for the pace of the team. Read the pace from the work that was "
            "finished.",
            "mixes-up-concepts",
        ),
    ]
    if is_up:
        then = course.scope[0] - sum(course.done)
        closed = Fraction(course.scope[0] - left, course.weeks)
        found += [
            Miss(
                -(-then // pace),
                f"This measures against the scope of the start. It has grown by {course.grown} points since, and "
                "they are to be done as well.",
                "misses-constraint",
            ),
            Miss(
                -(-left // closed) if closed > 0 else 0,
                "This divides by how fast the gap closed, so that scope growth is read as slow work. With scope "
                "settled, the pace counts.",
                "mixes-up-concepts",
            ),
        ]
    return found

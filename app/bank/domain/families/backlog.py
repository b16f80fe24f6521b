"""Backlogs at a velocity: what is left, the sprints that are comparable, and the slips in forecasting from them."""

from dataclasses import dataclass
from fractions import Fraction
from random import Random

from app.bank.domain.families.draft import Miss, require
from app.exhibits.domain import Velocity
from app.formulas import agile


@dataclass(frozen=True, slots=True)
class Backlog:
    """A backlog, the sprints so far, and from which sprint on (counted from 1) they are comparable."""

    left: int
    completed: tuple[int, ...]
    committed: tuple[int, ...]
    first: int

    @property
    def comparable(self) -> agile.Velocity:
        """The points finished in the comparable sprints."""
        return agile.Velocity(self.completed[self.first - 1 :])

    def sprints(self, velocity: int | Fraction) -> int:
        """The whole sprints at a velocity."""
        return agile.sprints_left(self.left, velocity)

    @property
    def key(self) -> int:
        """The whole sprints at the mean of the comparable ones."""
        return self.sprints(self.comparable.mean)

    @property
    def total(self) -> int:
        """The points of the whole backlog, what is finished included."""
        return self.left + sum(self.completed)

    @property
    def chart(self) -> Velocity:
        """The velocity chart of all sprints."""
        names = tuple(f"Sprint {i}" for i in range(1, len(self.completed) + 1))
        return Velocity("Velocity so far", "points", names, self.completed, self.committed)

    @property
    def steps(self) -> tuple[str, ...]:
        """The worked steps of the forecast in sprints."""
        values = self.completed[self.first - 1 :]
        mean = self.comparable.mean
        return (
            f"comparable sprints: {', '.join(map(str, values))}",
            f"mean velocity = ({' + '.join(map(str, values))}) / {len(values)} = {mean} points",
            f"{self.left} / {mean} = {float(self.left / mean):.2f} sprints",
            f"whole sprints: {self.key}",
        )

    @property
    def why(self) -> str:
        """Why the forecast is the right number of sprints, without a period."""
        mean = self.comparable.mean
        return (
            f"The comparable sprints have a mean of {mean} points; {self.left} / {mean} = "
            f"{float(self.left / mean):.2f}, and a begun sprint counts as a whole one: {self.key} sprints"
        )


def a_backlog(rng: Random) -> Backlog:
    """A backlog behind a team that was not complete in its first sprints, with a clean mean and a rest to round up."""
    mean, spread = rng.randrange(18, 46), rng.sample(range(2, 9), 2)
    later = [mean + spread[0], mean - spread[0], mean + spread[1], mean - spread[1], mean][: rng.choice((4, 5))]
    early = [mean * rng.randrange(40, 70) // 100 for _ in range(rng.choice((1, 2)))]
    rng.shuffle(later)
    completed = (*early, *later)
    committed = tuple(points + rng.randrange(2, 12) for points in completed)
    backlog = Backlog(mean * rng.randrange(3, 11) + rng.randrange(3, mean - 2), completed, committed, len(early) + 1)
    require(backlog.left % mean >= mean // 6, "a rest that makes rounding matter")
    return backlog


def sprint_slips(backlog: Backlog, *, total_told: bool) -> list[Miss]:
    """The wrong numbers of sprints, by the slip that leads to each; `total_told` where the stem gives the total."""
    mean, best, weakest = (getattr(backlog.comparable, name) for name in ("mean", "highest", "lowest"))
    promised = agile.mean(backlog.committed[backlog.first - 1 :])
    every = agile.mean(backlog.completed)
    found = [
        Miss(
            backlog.key - 1,
            f"This rounds {float(backlog.left / mean):.2f} sprints down and leaves points undone. A begun sprint "
            "counts as a whole one.",
        ),
        Miss(
            backlog.sprints(best),
            f"This takes the best sprint, {best} points, for the rule. The forecast asked for uses the mean of "
            f"{mean} points.",
            "misses-constraint",
        ),
        Miss(
            backlog.sprints(promised),
            "This divides by what the team had committed to. Stories that were not finished give no velocity, so use "
            "the completed points.",
            "mixes-up-concepts",
        ),
        Miss(
            backlog.sprints(weakest),
            f"This takes the weakest sprint, {weakest} points. It is a late case; the forecast asked for uses the "
            f"mean of {mean}.",
            "misses-constraint",
        ),
        Miss(
            backlog.sprints(every),
            f"This takes the mean of all sprints. Those before sprint {backlog.first} are not comparable and pull the "
            "velocity down.",
            "misses-constraint",
        ),
        Miss(
            backlog.sprints(backlog.completed[0]),
            f"This takes the first sprint, {backlog.completed[0]} points, as the velocity. It ran before the team was "
            "complete.",
            "misses-constraint",
        ),
        Miss(
            backlog.key + len(backlog.completed),
            f"This counts the {len(backlog.completed)} sprints that lie behind the team as well. The forecast is about "
            "those still to come.",
        ),
    ]
    if total_told:
        why = (
            f"This divides all {backlog.total} points, although the sprints in the chart finished part of them. Only "
            f"{backlog.left} are left."
        )
        found.append(Miss(agile.sprints_left(backlog.total, mean), why, "misses-constraint"))
    return found

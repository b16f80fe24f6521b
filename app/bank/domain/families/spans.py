"""Three-point estimates that come out even, as the families that use them draw them."""

from collections.abc import Sequence
from random import Random

from app.exhibits.domain import DataTable
from app.formulas.estimates import ThreePoint

WORDS = ("Optimistic", "Most likely", "Pessimistic")


def an_estimate(rng: Random, sd: int, *, step: int = 1) -> ThreePoint:
    """An estimate in whole days with this standard deviation, whose means are whole too; it may lean to either side.

    With a `step` of 2 the halves of its spans are whole as well.
    """
    optimistic = rng.randrange(3, 31)
    return ThreePoint(optimistic, optimistic + 3 * rng.randrange(step, 2 * sd, step), optimistic + 6 * sd)


def estimates_table(estimates: Sequence[ThreePoint]) -> DataTable:
    """The activities of a path with their three estimates in days."""
    rows = tuple(
        (f"Activity {letter}", int(e.optimistic), int(e.likely), int(e.pessimistic))
        for letter, e in zip("ABCDE", estimates, strict=False)
    )
    head = ("Activity", *(f"{word} (days)" for word in WORDS))
    return DataTable("Estimates of the path", head, rows, head[1:])

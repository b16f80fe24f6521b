"""How many items of which domain a form holds, and how much time it gets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.bank.domain import Outline

SIZES = (20, 60, 180)
"""Lengths of the forms offered; the last one is the length of the real exam."""
ITEMS_PER_CASE = 60
"""A form has one case set for each so many items: our choice, since PMI publishes no number."""


@dataclass(frozen=True, slots=True)
class Blueprint:
    """What a form of one size must hold; counts by domain id."""

    size: int
    domains: Mapping[str, int]
    predictive: Mapping[str, int]
    cases: int
    time: timedelta


def blueprint(outline: Outline, size: int) -> Blueprint:
    """The outline's shares as whole items, and the exam's time in proportion.

    Sources: the outline's domain and approach shares; that approach shares hold within each domain is the
    outline's "spread over all domains" taken strictly, which is our choice.
    """
    counts = apportion(size, [domain.share for domain in outline.domains])
    domains = {domain.id: count for domain, count in zip(outline.domains, counts, strict=True)}
    of_predictive = round(size * outline.predictive_share / 100)
    predictive = dict(zip(domains, apportion(of_predictive, counts), strict=True))
    return Blueprint(
        size, domains, predictive, size // ITEMS_PER_CASE, timedelta(minutes=outline.minutes) * size / outline.items
    )


def apportion(total: int, shares: Sequence[int]) -> list[int]:
    """Whole parts of a total in proportion to the shares, by largest remainder; they add up to the total."""
    exact = [total * share / sum(shares) for share in shares]
    parts = [int(value) for value in exact]
    by_remainder = sorted(range(len(shares)), key=lambda i: (parts[i] - exact[i], i))
    for i in by_remainder[: total - sum(parts)]:
        parts[i] += 1
    return parts

"""A network in layers: each thing right of all that it follows, with few lines that cross."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

SWEEPS = 4

Place = tuple[int, str]
"""A rank, counted from 0 at the left, and what stands there: a thing, or a line on its way ("A > D")."""


@dataclass(frozen=True, slots=True)
class Layers:
    """The things and passing lines of each rank from the top down, and the way of each line through the ranks."""

    ranks: tuple[tuple[str, ...], ...]
    ways: Mapping[tuple[str, str], tuple[str, ...]]
    things: frozenset[str]


def layers(before: Mapping[str, Sequence[str]]) -> Layers:
    """The layers of things by what each directly follows; the mapping lists everything after what it follows."""
    rank: dict[str, int] = {}
    for name, earlier in before.items():
        rank[name] = max((rank[other] + 1 for other in earlier), default=0)
    ways = {
        (start, end): (start, *[f"{start} > {end}"] * (rank[end] - rank[start] - 1), end)
        for end, earlier in before.items()
        for start in earlier
    }
    ranks: list[list[str]] = [[name for name in before if rank[name] == i] for i in range(max(rank.values()) + 1)]
    for (start, _), way in ways.items():
        for step, name in enumerate(way[1:-1], start=1):
            ranks[rank[start] + step].append(name)
    return Layers(_least_crossed(ranks, _neighbors(ways, rank)), ways, frozenset(before))


def _neighbors(ways: Mapping[tuple[str, str], Sequence[str]], rank: Mapping[str, int]) -> dict[Place, list[str]]:
    """What each place is joined to one rank to its left."""
    left: dict[Place, list[str]] = defaultdict(list)
    for (start, _), way in ways.items():
        for step, (one, other) in enumerate(pairwise(way), start=1):
            left[rank[start] + step, other].append(one)
    return left


def _least_crossed(ranks: list[list[str]], left: Mapping[Place, list[str]]) -> tuple[tuple[str, ...], ...]:
    """Order each rank by its neighbors, to and fro, and keep the order with the fewest crossings."""
    right: dict[Place, list[str]] = defaultdict(list)
    for (rank, name), others in left.items():
        for other in others:
            right[rank - 1, other].append(name)
    best = tuple(map(tuple, ranks))
    for _ in range(SWEEPS):
        for rank in range(1, len(ranks)):
            _sort(ranks[rank], ranks[rank - 1], [left.get((rank, name), []) for name in ranks[rank]])
        best = min(best, tuple(map(tuple, ranks)), key=lambda order: _crossings(order, left))
        for rank in reversed(range(len(ranks) - 1)):
            _sort(ranks[rank], ranks[rank + 1], [right.get((rank, name), []) for name in ranks[rank]])
        best = min(best, tuple(map(tuple, ranks)), key=lambda order: _crossings(order, left))
    return best


def _sort(names: list[str], others: Sequence[str], joined: Sequence[Sequence[str]]) -> None:
    """Put names in the order of the middle of what they are joined to; the unjoined keep their height."""
    middles = {
        name: sum(map(others.index, ends)) / len(ends) if ends else place * len(others) / len(names)
        for place, (name, ends) in enumerate(zip(names, joined, strict=True))
    }
    names.sort(key=middles.__getitem__)


def _crossings(ranks: Sequence[Sequence[str]], left: Mapping[Place, list[str]]) -> int:
    """How many pairs of lines cross."""
    crossed = 0
    for rank, (others, names) in enumerate(pairwise(ranks), start=1):
        ends = [[others.index(end) for end in left.get((rank, name), [])] for name in names]
        crossed += sum(a > b for i, upper in enumerate(ends) for lower in ends[i + 1 :] for a in upper for b in lower)
    return crossed

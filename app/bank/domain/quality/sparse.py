"""Sparse matrices in three NumPy arrays: texts as counted terms, products with weights, and all dot products."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Rows:
    """A sparse matrix: entry k stands in row `owners[k]` (ascending) and column `columns[k]`."""

    owners: Ints
    columns: Ints
    values: Floats
    height: int
    width: int

    def times(self, weights: Floats) -> Floats:
        """The product with one weight for each column: a value for each row."""
        return _sums(self.owners, self.values * weights[self.columns], self.height)

    def back(self, values: Floats) -> Floats:
        """The product of the transpose with one value for each row: a value for each column."""
        return _sums(self.columns, self.values * values[self.owners], self.width)

    def beside(self, other: "Rows") -> "Rows":
        """Both matrices side by side."""
        owners = np.concatenate([self.owners, other.owners])
        order = np.argsort(owners, kind="stable")
        columns = np.concatenate([self.columns, other.columns + self.width])
        values = np.concatenate([self.values, other.values])
        return Rows(owners[order], columns[order], values[order], self.height, self.width + other.width)

    def part(self, start: int, stop: int) -> "Rows":
        """The rows from `start` to before `stop`."""
        entries = slice(*np.searchsorted(self.owners, (start, stop)))
        owners = self.owners[entries] - start
        return Rows(owners, self.columns[entries], self.values[entries], stop - start, self.width)

    def normalised(self) -> "Rows":
        """The matrix with rows of length 1; empty rows stay empty."""
        norms = np.sqrt(np.bincount(self.owners, self.values**2, minlength=self.height))
        return Rows(self.owners, self.columns, self.values / norms[self.owners], self.height, self.width)


def dense(matrix: Floats) -> Rows:
    """A full matrix in sparse form."""
    height, width = matrix.shape
    owners, columns = np.divmod(np.arange(matrix.size), width)
    return Rows(owners, columns, matrix.ravel(), height, width)


def presence(texts: Sequence[Sequence[Hashable]]) -> Rows:
    """How often each term stands in each text, a row for each text; terms are numbered as they come."""
    known: dict[Hashable, int] = {}
    owners: list[int] = []
    columns: list[int] = []
    values: list[int] = []
    for i, terms in enumerate(texts):
        counted = Counter(terms)
        owners += [i] * len(counted)
        columns += [known.setdefault(term, len(known)) for term in counted]
        values += counted.values()
    return Rows(
        np.array(owners, np.intp), np.array(columns, np.intp), np.array(values, np.float64), len(texts), len(known)
    )


def kept(counts: Rows, *, least: int = 1, most: int | None = None) -> Rows:
    """Only the terms of at least `least` texts, and of these the `most` commonest."""
    uses = np.bincount(counts.columns, minlength=counts.width)
    order = np.argsort(-uses, kind="stable")[:most]
    chosen = order[uses[order] >= least]
    places = np.full(counts.width, -1, np.intp)
    places[chosen] = np.arange(len(chosen))
    keep = places[counts.columns] >= 0
    return Rows(counts.owners[keep], places[counts.columns[keep]], counts.values[keep], counts.height, len(chosen))


def rarity(counts: Rows) -> Floats:
    """Weight of each term: 1 and more, the rarer the heavier."""
    uses = np.bincount(counts.columns, minlength=counts.width)
    return np.log((1 + counts.height) / (1 + uses)) + 1


def weighted(counts: Rows, rarities: Floats) -> Rows:
    """The terms weighted by damped count and rarity, each text of length 1 (TF-IDF)."""
    values = (1 + np.log(counts.values)) * rarities[counts.columns]
    return Rows(counts.owners, counts.columns, values, counts.height, counts.width).normalised()


def products(left: Rows, right: Rows) -> Iterator[tuple[int, Floats]]:
    """Each row of `left` with its dot products with all rows of `right`, by the postings of the shared columns."""
    order = np.argsort(right.columns, kind="stable")
    owners, values = right.owners[order], right.values[order]
    edges = np.searchsorted(right.columns[order], np.arange(right.width + 1))
    bounds = np.searchsorted(left.owners, np.arange(left.height + 1))
    for i in range(left.height):
        entries = slice(bounds[i], bounds[i + 1])
        columns = left.columns[entries]
        sizes = edges[columns + 1] - edges[columns]
        places = np.arange(sizes.sum()) + np.repeat(edges[columns] - np.cumsum(sizes) + sizes, sizes)
        weights = np.repeat(left.values[entries], sizes) * values[places]
        yield i, _sums(owners[places], weights, right.height)


def _sums(places: Ints, values: Floats, count: int) -> Floats:
    return np.asarray(np.bincount(places, values, minlength=count), np.float64)

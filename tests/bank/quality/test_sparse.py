"""Sparse matrices do what full ones do."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.bank.domain.quality.sparse import Floats, Rows, dense, kept, presence, products, rarity, weighted

TEXTS = st.lists(st.lists(st.sampled_from("abcdef"), max_size=6), min_size=1, max_size=6)


def full(rows: Rows) -> Floats:
    matrix = np.zeros((rows.height, rows.width))
    np.add.at(matrix, (rows.owners, rows.columns), rows.values)
    return matrix


@settings(max_examples=60)
@given(TEXTS)
def test_products_with_weights_are_those_of_the_full_matrix(texts: list[list[str]]) -> None:
    rows = presence(texts)
    across, down = np.arange(1.0, rows.width + 1), np.arange(1.0, rows.height + 1)

    assert rows.times(across) == pytest.approx(full(rows) @ across)
    assert rows.back(down) == pytest.approx(full(rows).T @ down)


@settings(max_examples=60)
@given(TEXTS)
def test_all_dot_products_are_those_of_the_full_matrix(texts: list[list[str]]) -> None:
    counts = presence(texts)
    rows = weighted(counts, rarity(counts))

    found = np.array([row for _, row in products(rows, rows)])

    assert found == pytest.approx(full(rows) @ full(rows).T)


@settings(max_examples=60)
@given(TEXTS)
def test_weighted_texts_have_length_one_unless_they_are_empty(texts: list[list[str]]) -> None:
    counts = presence(texts)

    lengths = np.linalg.norm(full(weighted(counts, rarity(counts))), axis=1)

    assert lengths == pytest.approx([float(bool(text)) for text in texts])


def test_side_by_side_and_in_part_they_are_the_full_ones() -> None:
    one, other = presence(["ab", "", "bc"]), dense(np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]))

    together = one.beside(other)

    assert full(together).tolist() == np.hstack([full(one), full(other)]).tolist()
    assert full(together.part(1, 3)).tolist() == full(together)[1:3].tolist()


@pytest.mark.parametrize(("least", "most", "columns"), [(1, None, 3), (2, None, 2), (3, None, 1), (1, 1, 1)])
def test_rare_terms_are_dropped(least: int, most: int | None, columns: int) -> None:
    rows = kept(presence([["a", "b"], ["a", "b"], ["a", "c"]]), least=least, most=most)

    assert rows.width == columns
    assert full(rows)[:, 0].tolist() == [1, 1, 1]


def test_the_rarer_a_term_the_more_it_weighs() -> None:
    texts: Sequence[Sequence[str]] = [["a", "b"], ["a"], ["a"]]

    weights = rarity(presence(texts))

    assert weights.tolist() == [1.0, pytest.approx(np.log(4 / 2) + 1)]

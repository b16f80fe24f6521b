"""Credit of picking the highest scores, ties split."""

from itertools import combinations
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.bank.domain.quality.credit import expected_credit

SCORES = st.lists(st.integers(-2, 2), min_size=2, max_size=6)


@pytest.mark.parametrize(
    ("scores", "keys", "credit"),
    [
        pytest.param([1, 3, 2, 0], {1}, 1, id="the key"),
        pytest.param([1, 3, 2, 0], {2}, 0, id="another option"),
        pytest.param([3, 3, 2, 0], {1}, 1 / 2, id="the key and another"),
        pytest.param([0, 0, 0, 0], {1}, 1 / 4, id="nothing to say"),
        pytest.param([3, 3, 1, 0, 0], {0, 1}, 1, id="both keys"),
        pytest.param([3, 1, 1, 1, 0], {0, 2}, 1 / 3, id="one key for sure, one of three"),
        pytest.param([3, 1, 1, 1, 0], {1, 2}, 0, id="a distractor for sure"),
        pytest.param([0, 0, 0, 0, 0], {1, 3}, 1 / 10, id="nothing to say of two keys"),
        pytest.param([0.1 + 0.2, 0.3], {0}, 1 / 2, id="equal but for rounding"),
    ],
)
def test_ties_are_split(scores: list[float], keys: set[int], credit: float) -> None:
    assert expected_credit(scores, keys) == pytest.approx(credit)


@settings(max_examples=60)
@given(SCORES, st.data())
def test_the_credit_is_the_share_of_best_sets_that_are_the_keys(scores: list[int], data: st.DataObject) -> None:
    count = data.draw(st.integers(1, len(scores) - 1))
    keys = set(data.draw(st.permutations(range(len(scores))))[:count])

    credit = expected_credit(scores, keys)

    sets = list(combinations(range(len(scores)), count))
    best = max(sum(scores[i] for i in chosen) for chosen in sets)
    winners = [set(chosen) for chosen in sets if sum(scores[i] for i in chosen) == best]
    assert credit == pytest.approx(winners.count(keys) / len(winners))


@settings(max_examples=60)
@given(SCORES, st.data())
def test_over_all_possible_keys_the_credits_add_up_to_one(scores: list[int], data: st.DataObject) -> None:
    count = data.draw(st.integers(1, len(scores) - 1))

    credits_ = [expected_credit(scores, keys) for keys in combinations(range(len(scores)), count)]

    assert len(credits_) == comb(len(scores), count)
    assert sum(credits_) == pytest.approx(1)

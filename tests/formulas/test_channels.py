from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formulas import Impossible
from app.formulas.channels import change_in_channels, channels


@pytest.mark.parametrize(("people", "pairs"), [(0, 0), (1, 0), (2, 1), (8, 28), (10, 45)])
def test_every_pair_is_a_channel(people: int, pairs: int) -> None:
    assert channels(people) == pairs


def test_a_change_is_the_difference_and_can_be_negative() -> None:
    assert (change_in_channels(8, 10), change_in_channels(10, 8)) == (17, -17)


def test_there_is_no_negative_team() -> None:
    with pytest.raises(Impossible):
        channels(-1)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 60))
def test_channels_are_as_many_as_pairs_listed_one_by_one(people: int) -> None:
    assert channels(people) == len(list(combinations(range(people), 2)))

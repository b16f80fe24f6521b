"""Intervals of shares."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.bank.domain.quality.statistics import wilson


@pytest.mark.parametrize(
    ("share", "count", "low", "high"),
    [
        pytest.param(0.5, 100, 0.4038, 0.5962, id="half of a hundred"),
        pytest.param(0.0, 10, 0.0, 0.2775, id="none of ten"),
        pytest.param(1.0, 10, 0.7225, 1.0, id="all of ten"),
        pytest.param(0.3, 0, 0.0, 1.0, id="nothing seen"),
    ],
)
def test_the_interval_is_wilsons(share: float, count: int, low: float, high: float) -> None:
    assert wilson(share, count) == pytest.approx((low, high), abs=5e-5)


@settings(max_examples=60)
@given(st.integers(1, 3000), st.data())
def test_the_interval_holds_the_share_and_narrows_with_more_cases(count: int, data: st.DataObject) -> None:
    share = data.draw(st.integers(0, count)) / count

    low, high = wilson(share, count)
    closer_low, closer_high = wilson(share, 4 * count)

    assert 0 <= low <= share + 1e-12
    assert share - 1e-12 <= high <= 1
    assert closer_high - closer_low < high - low

import pytest

from app.formulas import Impossible
from app.formulas.reserves import budget, cost_baseline


def test_the_baseline_holds_contingency_and_the_budget_management_reserve_too() -> None:
    baseline = cost_baseline([300_000, 600_000], 100_000)

    assert baseline == 1_000_000
    assert budget(baseline, 50_000) == 1_050_000


def test_a_reserve_cannot_be_negative() -> None:
    with pytest.raises(Impossible):
        budget(1_000_000, -1)

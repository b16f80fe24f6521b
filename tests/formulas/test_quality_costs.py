from fractions import Fraction

import pytest

from app.formulas import Impossible
from app.formulas.quality_costs import QualityCosts


def test_avoiding_failures_is_told_apart_from_failing() -> None:
    costs = QualityCosts(prevention=20, appraisal=30, internal_failure=40, external_failure=60)

    assert costs.conformance == 50
    assert costs.nonconformance == 100
    assert costs.total == 150
    assert costs.conformance_percent == Fraction(100, 3)


def test_nothing_spent_has_no_share() -> None:
    with pytest.raises(Impossible):
        _ = QualityCosts(0, 0, 0, 0).conformance_percent


def test_a_cost_cannot_be_negative() -> None:
    with pytest.raises(Impossible):
        QualityCosts(1, 1, 1, -1)

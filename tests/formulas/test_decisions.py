from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formulas import Impossible
from app.formulas.decisions import Risk, contingency_reserve, emv, risk_exposure, risk_score

RISKS = [Risk(Decimal("0.3"), -40_000), Risk(Decimal("0.5"), -10_000), Risk(Decimal("0.2"), 15_000)]
risk_lists = st.lists(st.builds(Risk, st.fractions(0, 1), st.integers(-(10**6), 10**6)), max_size=6)


def test_opportunities_are_set_off_against_threats() -> None:
    assert emv(RISKS) == -14_000
    assert contingency_reserve(RISKS) == 14_000


def test_more_opportunity_than_threat_needs_no_reserve() -> None:
    assert contingency_reserve([Risk(Decimal("0.5"), 10_000)]) == 0


def test_the_exposure_to_a_threat_is_chance_times_impact() -> None:
    assert risk_exposure(Decimal("0.25"), 80_000) == 20_000


@pytest.mark.parametrize("chance", [Decimal("-0.1"), Decimal("1.1"), 30])
def test_a_chance_lies_between_zero_and_one(chance: Decimal) -> None:
    with pytest.raises(Impossible):
        Risk(chance, 1)


def test_a_score_multiplies_the_ranks() -> None:
    assert risk_score(3, 4) == 12


@pytest.mark.parametrize("ranks", [(0, 3), (3, 6)])
def test_a_rank_off_the_scale_is_refused(ranks: tuple[int, int]) -> None:
    with pytest.raises(Impossible):
        risk_score(*ranks)


@settings(max_examples=60, deadline=None)
@given(risk_lists, risk_lists)
def test_the_value_of_all_risks_is_the_sum_of_any_two_parts(some: list[Risk], others: list[Risk]) -> None:
    assert emv([*some, *others]) == emv(others) + emv(some)

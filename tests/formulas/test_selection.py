from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formulas import Impossible
from app.formulas.selection import bcr, opportunity_cost, roi, weighted_score, working_capital, wsjf

VALUES = {"north": 80_000, "south": 95_000, "west": 60_000}
WEIGHTS, SCORES = {"fit": 50, "risk": 30, "cost": 20}, {"fit": 4, "risk": 2, "cost": 5}


def test_ratio_and_return_compare_benefits_with_costs() -> None:
    assert bcr(120_000, 100_000) == Fraction(6, 5)
    assert roi(120_000, 100_000) == 20


def test_without_costs_there_is_no_ratio() -> None:
    with pytest.raises(Impossible) as refusal:
        roi(1, 0)

    assert refusal.value.fields == {"costs": "Must not be zero."}


@pytest.mark.parametrize(("chosen", "given_up"), [("south", 80_000), ("west", 95_000)])
def test_the_opportunity_cost_is_the_whole_value_of_the_best_alternative(chosen: str, given_up: int) -> None:
    assert opportunity_cost(VALUES, chosen) == given_up


@pytest.mark.parametrize(("values", "chosen"), [(VALUES, "east"), ({"north": 1}, "north"), ({}, "north")])
def test_without_an_alternative_nothing_is_given_up(values: dict[str, int], chosen: str) -> None:
    with pytest.raises(Impossible):
        opportunity_cost(values, chosen)


def test_scores_count_by_their_weight() -> None:
    assert weighted_score(WEIGHTS, SCORES) == Fraction(36, 10)


@pytest.mark.parametrize(
    ("weights", "scores"),
    [({"fit": 1}, SCORES), ({"fit": 0}, {"fit": 1}), ({"fit": -1, "risk": 2}, {"fit": 1, "risk": 1})],
    ids=["score without weight", "no weight", "negative weight"],
)
def test_weights_that_do_not_fit_are_refused(weights: dict[str, int], scores: dict[str, int]) -> None:
    with pytest.raises(Impossible):
        weighted_score(weights, scores)


def test_the_cost_of_delay_is_divided_by_the_size() -> None:
    assert wsjf(business_value=8, time_criticality=5, risk_reduction=2, job_size=5) == 3


def test_a_job_without_size_has_no_rank() -> None:
    with pytest.raises(Impossible):
        wsjf(business_value=8, time_criticality=5, risk_reduction=2, job_size=0)


def test_working_capital_can_be_missing() -> None:
    assert working_capital(100_000, 130_000) == -30_000


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 50), st.integers(0, 5)), min_size=1, max_size=6), st.integers(2, 10))
def test_larger_weights_in_proportion_change_no_score(rows: list[tuple[int, int]], factor: int) -> None:
    scores = {str(i): score for i, (_, score) in enumerate(rows)}
    weights = {str(i): weight for i, (weight, _) in enumerate(rows)}
    larger = {name: factor * weight for name, weight in weights.items()}

    assert weighted_score(larger, scores) == weighted_score(weights, scores)

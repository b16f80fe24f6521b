from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formulas import Impossible
from app.formulas.estimates import (
    Range,
    Sigmas,
    ThreePoint,
    chance_within,
    likely_range,
    path_mean,
    path_sd,
    path_variance,
)
from app.formulas.exact import Number

laws = settings(max_examples=60, deadline=None)
three_points = st.lists(st.integers(0, 1000), min_size=3, max_size=3).map(lambda points: ThreePoint(*sorted(points)))
PATH = [ThreePoint(4, 6, 14), ThreePoint(2, 5, 8), ThreePoint(10, 10, 10)]


def test_the_weighted_and_the_simple_mean_differ() -> None:
    estimate = ThreePoint(4, 6, 14)

    assert estimate.pert_mean == 7
    assert estimate.triangular_mean == 8


def test_the_two_distributions_have_their_own_spread() -> None:
    estimate = ThreePoint(4, 6, 14)

    assert (estimate.sd, estimate.variance) == (Fraction(5, 3), Fraction(25, 9))
    assert (estimate.triangular_variance, estimate.triangular_sd) == (Fraction(14, 3), Decimal("2.1602468995"))


def test_a_path_adds_means_and_variances_but_not_deviations() -> None:
    assert path_mean(PATH) == 22
    assert path_variance(PATH) == Fraction(34, 9)
    assert path_sd(PATH) == Decimal("1.9436506316")


@pytest.mark.parametrize("points", [(5, 4, 6), (4, 7, 6), (6, 5, 4)])
def test_estimates_out_of_order_are_refused(points: tuple[int, int, int]) -> None:
    with pytest.raises(Impossible):
        ThreePoint(*points)


def test_a_range_takes_the_deviations_to_both_sides() -> None:
    assert likely_range(20, Decimal("1.5"), Sigmas.TWO) == Range(Fraction(17), Fraction(23))


def test_more_deviations_hold_more_results() -> None:
    assert [sigmas.percent for sigmas in Sigmas] == [Decimal("68.27"), Decimal("95.45"), Decimal("99.73")]


@pytest.mark.parametrize(
    ("limit", "chance"),
    [(20, "0.5000"), (22, "0.8413"), (24, "0.9772"), (18, "0.1587"), (14, "0.0013"), (23, "0.9332")],
)
def test_the_chance_is_that_of_the_normal_table(limit: Number, chance: str) -> None:
    assert chance_within(limit, mean=20, variance=4) == Decimal(chance)


@pytest.mark.parametrize(("limit", "chance"), [(20, 1), (19, 0)])
def test_without_variance_the_mean_is_certain(limit: int, chance: int) -> None:
    assert chance_within(limit, mean=20, variance=0) == chance


def test_a_variance_cannot_be_negative() -> None:
    with pytest.raises(Impossible):
        chance_within(20, mean=20, variance=-1)


@laws
@given(three_points)
def test_both_means_lie_within_the_estimates(estimate: ThreePoint) -> None:
    assert estimate.optimistic <= estimate.pert_mean <= estimate.pessimistic
    assert estimate.optimistic <= estimate.triangular_mean <= estimate.pessimistic


@laws
@given(three_points, st.integers(0, 100))
def test_a_constant_more_moves_the_mean_and_not_the_spread(estimate: ThreePoint, more: int) -> None:
    points = (estimate.optimistic, estimate.likely, estimate.pessimistic)
    moved = ThreePoint(*(Fraction(point) + more for point in points))

    assert moved.pert_mean == estimate.pert_mean + more
    assert (moved.variance, moved.triangular_variance) == (estimate.variance, estimate.triangular_variance)


@laws
@given(three_points)
def test_the_triangular_spread_is_never_the_narrower(estimate: ThreePoint) -> None:
    assert estimate.triangular_variance >= estimate.variance


@laws
@given(st.integers(-50, 50), st.integers(1, 100))
def test_the_chances_of_early_and_late_sum_to_one(distance: int, variance: int) -> None:
    early = chance_within(-distance, mean=0, variance=variance)
    late = chance_within(distance, mean=0, variance=variance)

    assert abs(early + late - 1) <= Decimal("0.0001")

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formulas import Impossible
from app.formulas.control import Finding, Limits, Rule, control_limits, cp, cpk, findings

laws = settings(max_examples=60, deadline=None)
LIMITS = control_limits(50, 2)


def test_the_limits_stand_three_deviations_from_the_mean() -> None:
    assert control_limits(50, 2) == Limits(Fraction(44), Fraction(50), Fraction(56))


@pytest.mark.parametrize(
    ("points", "found"),
    [
        pytest.param([50, 57, 43, 50], [Finding(Rule.OUTSIDE, (2, 3))], id="outside on both sides"),
        pytest.param([56, 44], [], id="on the limits"),
        pytest.param(
            [49, 51, 52, 51, 53, 51, 52, 51], [Finding(Rule.ONE_SIDE, (2, 3, 4, 5, 6, 7, 8))], id="seven above"
        ),
        pytest.param([51, 52, 51, 53, 51, 52, 49], [], id="six above"),
        pytest.param([51, 52, 51, 50, 51, 52, 51, 52], [], id="the center ends the run"),
        pytest.param([47, 48, 49, 50, 51, 52, 53], [Finding(Rule.TREND, (1, 2, 3, 4, 5, 6, 7))], id="seven rising"),
        pytest.param([53, 52, 51, 50, 49, 48, 49], [], id="six falling"),
        pytest.param([47, 48, 49, 50, 50, 51, 52, 53], [], id="equal points end the trend"),
        pytest.param([], [], id="no points"),
    ],
)
def test_a_finding_says_which_rule_and_which_points(points: list[int], found: list[Finding]) -> None:
    assert list(findings(points, LIMITS)) == found


def test_several_rules_can_be_broken_at_once() -> None:
    points = [51, 52, 53, 54, 55, 56, 57]

    assert [finding.rule for finding in findings(points, LIMITS)] == [Rule.OUTSIDE, Rule.ONE_SIDE, Rule.TREND]


def test_the_capability_with_the_mean_looks_at_the_nearer_limit() -> None:
    assert cp(lower=44, upper=56, sd=2) == 1
    assert cpk(lower=44, upper=56, mean=51, sd=2) == Fraction(5, 6)


def test_a_mean_outside_the_specification_makes_it_negative() -> None:
    assert cpk(lower=44, upper=56, mean=57, sd=1) == Fraction(-1, 3)


@pytest.mark.parametrize(("lower", "upper", "sd"), [(44, 56, 0), (56, 44, 1), (50, 50, 1)])
def test_without_spread_or_width_there_is_no_capability(lower: int, upper: int, sd: int) -> None:
    with pytest.raises(Impossible):
        cp(lower=lower, upper=upper, sd=sd)


@laws
@given(st.integers(-50, 50), st.integers(1, 20), st.integers(-60, 60), st.integers(1, 9))
def test_the_capability_with_the_mean_is_at_most_that_without(lower: int, width: int, mean: int, sd: int) -> None:
    upper = lower + width

    assert cpk(lower=lower, upper=upper, mean=mean, sd=sd) <= cp(lower=lower, upper=upper, sd=sd)


@laws
@given(st.lists(st.integers(40, 60), max_size=30))
def test_a_chart_turned_over_has_the_same_findings(points: list[int]) -> None:
    turned = [100 - point for point in points]

    assert findings(turned, LIMITS) == findings(points, LIMITS)

"""Examples of the families of value and estimates, worked out by hand."""

from fractions import Fraction

import pytest

from app.bank.domain.families import (
    earned_rules,
    estimate_ranges,
    forecast_atypical,
    forecast_rebuilt,
    forecast_typical,
    milestones,
    pace_to_complete,
    remaining_cost,
    three_point,
    time_earned,
    variances,
)
from app.bank.domain.families.packages import Package, earned
from app.bank.domain.families.status import StatusReport
from app.bank.domain.families.time_earned import Position
from app.formulas.estimates import Sigmas, ThreePoint
from app.formulas.measuring import FixedRule, Milestone, Progress

LATE_AND_DEAR = StatusReport(bac=400_000, pv=125_000, ev=100_000, ac=125_000)
EARLY_AND_CHEAP = StatusReport(bac=300_000, pv=120_000, ev=150_000, ac=120_000)
NEARLY_ON_COST = StatusReport(bac=190_000, pv=100_000, ev=95_000, ac=100_000)
PLAN = (100_000, 250_000, 450_000, 600_000)


@pytest.mark.parametrize(
    ("report", "cost", "schedule"),
    [
        (LATE_AND_DEAR, -25_000, -25_000),
        (EARLY_AND_CHEAP, 30_000, 30_000),
        (NEARLY_ON_COST, -5_000, -5_000),
        (StatusReport(bac=500_000, pv=200_000, ev=180_000, ac=210_000), -30_000, -20_000),
    ],
)
def test_variances_start_from_the_earned_value(report: StatusReport, cost: int, schedule: int) -> None:
    found = variances._cost(report, with_budget=True), variances._schedule(report, with_budget=True)

    assert tuple(sought.value for sought in found) == (cost, schedule)


@pytest.mark.parametrize(
    ("rule", "value"),
    [(FixedRule.ZERO_HUNDRED, 60_000), (FixedRule.TWENTY_EIGHTY, 64_000), (FixedRule.FIFTY_FIFTY, 70_000)],
)
def test_a_fixed_rule_credits_starts_and_finishes(rule: FixedRule, value: int) -> None:
    packages = [
        Package("Package A", 60_000, Progress.FINISHED, 100, 58_000),
        Package("Package B", 20_000, Progress.STARTED, 70, 15_000),
        Package("Package C", 30_000, Progress.WAITING, 0, 0),
    ]

    assert earned(packages, rule) == value


def test_reached_milestones_earn_their_weights() -> None:
    reached = [Milestone(20, is_reached=True), Milestone(30, is_reached=True)]
    still_open = [Milestone(40, is_reached=False), Milestone(10, is_reached=False)]

    assert milestones._sought(reached + still_open, 80_000, elapsed=70, spent=45_000).value == 40_000


def test_percent_complete_earns_its_part_of_the_budget() -> None:
    assert earned_rules._percent_sought(240_000, planned=50, done=35, cost=90_000).value == 84_000


@pytest.mark.parametrize(
    ("report", "typical", "atypical"),
    [(LATE_AND_DEAR, 500_000, 425_000), (EARLY_AND_CHEAP, 240_000, 270_000), (NEARLY_ON_COST, 200_000, 195_000)],
)
def test_the_assumption_decides_the_forecast(report: StatusReport, typical: int, atypical: int) -> None:
    assert forecast_typical._sought(report, with_plan=True).value == typical
    assert forecast_atypical._sought(report, with_plan=True).value == atypical


@pytest.mark.parametrize(
    ("report", "forecast"),
    [
        (LATE_AND_DEAR, 593_750),  # 125,000 + 300,000 / 0.64
        (EARLY_AND_CHEAP, 216_000),  # 120,000 + 150,000 / 1.5625
        (StatusReport(bac=200_000, pv=80_000, ev=100_000, ac=80_000), 144_000),  # 80,000 + 100,000 / 1.5625
    ],
)
def test_both_indices_press_on_the_rest(report: StatusReport, forecast: int) -> None:
    assert forecast_rebuilt._with_schedule(report).value == forecast


def test_a_new_estimate_of_the_rest_replaces_every_index() -> None:
    assert forecast_rebuilt._bottom_up(LATE_AND_DEAR, 330_000, with_plan=True).value == 455_000


@pytest.mark.parametrize(
    ("report", "forecast", "to_complete", "variance"),
    [
        (LATE_AND_DEAR, 500_000, 375_000, -100_000),
        (EARLY_AND_CHEAP, 240_000, 120_000, 60_000),
        (NEARLY_ON_COST, 205_000, 105_000, -15_000),
    ],
)
def test_a_forecast_leaves_a_cost_to_come_and_a_variance(
    report: StatusReport, forecast: int, to_complete: int, variance: int
) -> None:
    assert remaining_cost._to_complete(report, forecast, with_plan=True).value == to_complete
    assert remaining_cost._variance(report, forecast, with_plan=True).value == variance


@pytest.mark.parametrize(
    ("estimate", "to_budget", "pace"),
    [
        (525_000, True, Fraction(6, 5)),  # 300,000 / 250,000
        (525_000, False, Fraction(4, 5)),  # 300,000 / 375,000
        (390_000, False, Fraction(5, 4)),  # 300,000 / 240,000
    ],
)
def test_the_pace_to_complete_is_work_left_over_money_left(estimate: int, to_budget: bool, pace: Fraction) -> None:
    report = StatusReport(bac=400_000, pv=125_000, ev=100_000, ac=150_000)

    assert pace_to_complete._sought(report, estimate, to_budget=to_budget, with_plan=True).value == pace


@pytest.mark.parametrize(
    ("at", "ev", "months", "index"),
    [
        (3, 350_000, Fraction(5, 2), Fraction(5, 6)),
        (2, 350_000, Fraction(5, 2), Fraction(5, 4)),
        (2, 175_000, Fraction(3, 2), Fraction(3, 4)),
    ],
)
def test_the_schedule_is_earned_within_a_month(at: int, ev: int, months: Fraction, index: Fraction) -> None:
    position = Position(PLAN, at=at, ev=ev, ac=300_000)

    assert time_earned._months(position).value == months
    assert time_earned._variance(position).value == months - at
    assert time_earned._index(position).value == index


@pytest.mark.parametrize(
    ("estimates", "weighted", "triangular"),
    [
        ([ThreePoint(4, 6, 14)], 7, 8),
        ([ThreePoint(10, 40, 46)], 36, 32),
        ([ThreePoint(4, 6, 14), ThreePoint(3, 6, 21)], 15, 18),
    ],
)
def test_the_means_of_three_points_differ(estimates: list[ThreePoint], weighted: int, triangular: int) -> None:
    assert three_point._sought(estimates, is_weighted=True, past=None).value == weighted
    assert three_point._sought(estimates, is_weighted=False, past=None).value == triangular


@pytest.mark.parametrize(
    ("path", "deviation", "upper_of_95"),
    [
        ([ThreePoint(10, 13, 22)], 2, 18),  # mean 14
        ([ThreePoint(10, 16, 28), ThreePoint(5, 8, 29)], 5, 38),  # deviations 3 and 4, means 17 and 11
        ([ThreePoint(3, 6, 9), ThreePoint(4, 10, 16), ThreePoint(6, 9, 18)], 3, 32),  # 1, 2, 2; means 6, 10, 10
    ],
)
def test_variances_add_and_deviations_do_not(path: list[ThreePoint], deviation: int, upper_of_95: int) -> None:
    assert estimate_ranges._deviation(path).value == deviation
    assert estimate_ranges._upper_end(path, Sigmas.TWO).value == upper_of_95

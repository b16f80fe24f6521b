import pytest

from app.formulas import Impossible
from app.formulas.measuring import FixedRule, Milestone, Progress, earned_by_milestones, earned_by_percent


@pytest.mark.parametrize(
    ("rule", "waiting", "started"),
    [(FixedRule.ZERO_HUNDRED, 0, 0), (FixedRule.TWENTY_EIGHTY, 0, 1000), (FixedRule.FIFTY_FIFTY, 0, 2500)],
)
def test_a_fixed_rule_credits_its_first_part_at_the_start(rule: FixedRule, waiting: int, started: int) -> None:
    assert [rule.earned(5000, progress) for progress in Progress] == [waiting, started, 5000]


def test_a_percent_earns_its_part_of_the_budget() -> None:
    assert earned_by_percent(5000, 30) == 1500


def test_more_than_the_whole_cannot_be_done() -> None:
    with pytest.raises(Impossible):
        earned_by_percent(5000, 101)


def test_only_milestones_reached_earn_their_weight() -> None:
    milestones = [Milestone(20, is_reached=True), Milestone(50, is_reached=False), Milestone(30, is_reached=True)]

    assert earned_by_milestones(8000, milestones) == 4000


@pytest.mark.parametrize("weights", [(50, 40), (120, -20)])
def test_weights_that_are_no_whole_are_refused(weights: tuple[int, int]) -> None:
    with pytest.raises(Impossible):
        earned_by_milestones(8000, [Milestone(weight, is_reached=True) for weight in weights])

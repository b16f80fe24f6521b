"""Verdicts at their limits."""

import pytest

from app.bank.domain.quality.rows import Part, Range, Verdict, figure, guess, share

UP_TO_30 = Range(at_most=0.30)


@pytest.mark.parametrize(
    ("value", "questions", "verdict"),
    [
        pytest.param(0.25, 3000, Verdict.OK, id="surely within"),
        pytest.param(0.29, 100, Verdict.WARN, id="within, not surely"),
        pytest.param(0.33, 100, Verdict.WARN, id="beyond, not surely"),
        pytest.param(0.33, 3000, Verdict.FAIL, id="surely beyond"),
    ],
)
def test_a_share_is_judged_by_its_interval(value: float, questions: int, verdict: Verdict) -> None:
    row = share("any", "Any", Part.FORM, value, questions, target=UP_TO_30, limit=UP_TO_30)

    assert row.verdict is verdict


def test_a_share_surely_below_its_least_limit_fails() -> None:
    row = share("any", "Any", Part.LENGTH, 0.10, 3000, target=Range(0.2), limit=Range(0.2))

    assert row.verdict is Verdict.FAIL


@pytest.mark.parametrize(
    ("value", "verdict", "on_target"),
    [
        (0.02, Verdict.OK, True),
        (0.0201, Verdict.WARN, False),
        (0.05, Verdict.WARN, False),
        (0.0501, Verdict.FAIL, False),
    ],
)
def test_an_exact_figure_is_ok_on_target_and_fails_beyond_its_limit(
    value: float, verdict: Verdict, on_target: bool
) -> None:
    row = figure("any", "Any", Part.FLAWS, value, 100, target=Range(at_most=0.02), limit=Range(at_most=0.05))

    assert (row.verdict, row.is_on_target) == (verdict, on_target)


@pytest.mark.parametrize(
    ("part", "wanted", "allowed"), [(Part.FORM, 0.28, 0.30), (Part.FLAVOUR, 0.30, 0.33), (Part.TRAINED, 0.35, 0.40)]
)
def test_a_way_to_guess_may_earn_a_margin_above_chance(part: Part, wanted: float, allowed: float) -> None:
    row = guess("any", "Any", part, [1.0, 0.0], [0.25, 0.25])

    assert (row.chance, row.value) == (0.25, 0.5)
    assert (row.target.at_most, row.limit.at_most) == pytest.approx((wanted, allowed))


def test_a_rule_that_is_nearly_always_wrong_is_a_warning() -> None:
    row = guess("any", "Any", Part.FORM, [0.0] * 300, [0.25] * 300)

    assert row.verdict is Verdict.WARN

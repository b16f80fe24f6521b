from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formulas import Impossible
from app.formulas.pareto import Cause, pareto, vital_few

DEFECTS = {"labels": 15, "scratches": 60, "dents": 20, "other": 5}
some_counts = st.dictionaries(st.text("abcdef", min_size=1, max_size=3), st.integers(1, 100), min_size=1, max_size=8)


def test_causes_are_sorted_and_their_percents_accumulate() -> None:
    assert pareto(DEFECTS) == (
        Cause("scratches", Fraction(60), Fraction(60), Fraction(60)),
        Cause("dents", Fraction(20), Fraction(20), Fraction(80)),
        Cause("labels", Fraction(15), Fraction(15), Fraction(95)),
        Cause("other", Fraction(5), Fraction(5), Fraction(100)),
    )


@pytest.mark.parametrize(("percent", "names"), [(80, ["scratches", "dents"]), (81, ["scratches", "dents", "labels"])])
def test_the_vital_few_just_reach_the_percent(percent: int, names: list[str]) -> None:
    assert [cause.name for cause in vital_few(pareto(DEFECTS), percent)] == names


@pytest.mark.parametrize("counts", [{}, {"a": 0}, {"a": 2, "b": -1}], ids=["nothing", "zero", "negative"])
def test_counts_without_a_whole_are_refused(counts: dict[str, int]) -> None:
    with pytest.raises(Impossible):
        pareto(counts)


@settings(max_examples=60, deadline=None)
@given(some_counts, st.integers(1, 100))
def test_one_cause_less_would_not_reach_the_percent(counts: dict[str, int], percent: int) -> None:
    few = vital_few(pareto(counts), percent)

    assert few[-1].cumulative >= percent
    assert few[-1].cumulative - few[-1].percent < percent

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from app.formulas.roots import RootCounter

roots = st.lists(st.fractions(-5, 5, max_denominator=6), max_size=5)


def product_of(factors: list[Fraction]) -> list[Fraction]:
    coefficients = [Fraction(1)]
    for root in factors:
        shifted = [Fraction(0), *coefficients]
        coefficients = [a - root * b for a, b in zip(shifted, [*coefficients, Fraction(0)], strict=True)]
    return coefficients


@settings(max_examples=60, deadline=None)
@given(roots, st.fractions(0, 5, max_denominator=6))
def test_each_positive_root_is_counted_once_however_often_it_stands(factors: list[Fraction], limit: Fraction) -> None:
    counter = RootCounter(product_of(factors))

    assert counter.count() == len({root for root in factors if root > 0})
    assert counter.count(up_to=limit) == len({root for root in factors if 0 < root <= limit})


def test_a_curve_above_zero_has_no_root() -> None:
    assert RootCounter([Fraction(1), Fraction(0), Fraction(1)]).count() == 0

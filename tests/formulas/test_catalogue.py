from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formulas import Impossible, Number
from app.formulas.catalogue import CATALOGUE, Formula, Input, Slip, worked
from app.formulas.rounding import MINUS, Unit, text

TIMES = "\N{MULTIPLICATION SIGN}"
every_formula = pytest.mark.parametrize("formula", [pytest.param(each, id=each.id) for each in CATALOGUE.values()])
every_slip = pytest.mark.parametrize(
    ("formula", "slip"),
    [pytest.param(each, slip, id=f"{each.id}: {slip.name}") for each in CATALOGUE.values() for slip in each.slips],
)


def by_expression(formula: Formula, values: Mapping[str, Number]) -> Fraction:
    """The expression itself, evaluated: a second way to the result."""
    percents = {each.name for each in formula.inputs if each.unit is Unit.PERCENT}
    names = {name: Fraction(value) / (100 if name in percents else 1) for name, value in values.items()}
    result = Fraction(eval(formula.expression, {"min": min, "max": max, "ceil": ceil}, names))
    return 100 * result if formula.result.unit is Unit.PERCENT else result


def entered(each: Input) -> st.SearchStrategy[Number]:
    low = -1000 if each.minimum is None else int(each.minimum)
    high = 1000 if each.maximum is None else int(each.maximum)
    if each.unit is Unit.COUNT:
        return st.integers(low, min(high, 20))
    return st.decimals(low, high, places=1)


@every_formula
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_the_function_and_the_expression_agree(formula: Formula, data: st.DataObject) -> None:
    values = {each.name: data.draw(entered(each), label=each.name) for each in formula.inputs}

    try:
        computed = formula.compute(values)
    except Impossible:
        return

    assert computed == by_expression(formula, values)


@every_formula
def test_the_example_is_within_its_limits_and_agrees_with_the_expression(formula: Formula) -> None:
    assert formula.compute(formula.examples) == by_expression(formula, formula.examples)


@every_slip
def test_a_slip_is_recognized_by_the_number_that_it_gives(formula: Formula, slip: Slip) -> None:
    wrong = slip.compute(formula.examples)

    assert formula.slip_behind(formula.examples, wrong) == slip


@every_formula
def test_the_right_number_is_no_slip_even_when_it_is_rounded(formula: Formula) -> None:
    right = formula.compute(formula.examples)

    assert formula.slip_behind(formula.examples, right) is None


@every_formula
def test_every_input_stands_in_the_expression_and_in_the_worked_steps(formula: Formula) -> None:
    numbers = [text(each.example, each.unit) for each in formula.inputs]

    expression, substitution, result = worked(formula, formula.examples)

    assert [each.name for each in formula.inputs if each.name not in expression] == []
    assert [shown for shown in numbers if shown not in substitution] == []
    assert result == f"{formula.result.name} = {text(formula.compute(formula.examples), formula.result.unit)}"


def test_the_steps_show_the_formula_the_numbers_and_the_result() -> None:
    assert worked(CATALOGUE["cpi"], {"EV": 450_000, "AC": 500_000}) == (
        "CPI = EV / AC",
        "CPI = 450,000 / 500,000",
        "CPI = 0.90",
    )


def test_a_negative_number_is_put_in_parentheses_and_a_percent_keeps_its_sign() -> None:
    assert worked(CATALOGUE["emv"], {"chance": 30, "impact": -40_000}) == (
        f"EMV = chance {TIMES} impact",
        f"EMV = 30% {TIMES} ({MINUS}40,000)",
        f"EMV = {MINUS}12,000",
    )


def test_a_power_is_written_close_to_its_base() -> None:
    assert worked(CATALOGUE["present-value"], {"FV": 1210, "r": Decimal("10.0"), "n": 2}) == (
        "PV = FV / (1 + r)^n",
        "PV = 1,210 / (1 + 10%)^2",
        "PV = 1,000",
    )


def test_a_number_that_no_slip_gives_is_not_explained() -> None:
    assert CATALOGUE["cpi"].slip_behind({"EV": 450_000, "AC": 500_000}, 7) is None


def test_a_slip_without_a_result_is_passed_over() -> None:
    assert CATALOGUE["cpi"].slip_behind({"EV": 0, "AC": 500_000}, -500_000) == CATALOGUE["cpi"].slips[1]


def test_every_input_that_is_missing_or_out_of_bounds_is_named() -> None:
    with pytest.raises(Impossible) as refusal:
        CATALOGUE["future-value"].compute({"r": 2000, "n": Decimal("2.5")})

    assert refusal.value.fields == {
        "PV": "Enter a number.",
        "r": "Enter 1,000% or less.",
        "n": "Enter a whole number.",
    }


def test_a_division_by_zero_is_refused_in_words() -> None:
    with pytest.raises(Impossible) as refusal:
        CATALOGUE["crash-slope"].compute({"CC": 2, "NC": 1, "ND": 5, "CD": 5})

    assert refusal.value.message.startswith("There is no result")


def test_no_two_formulas_share_an_id() -> None:
    assert len(CATALOGUE) == 55

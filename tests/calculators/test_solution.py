"""A formula worked with what was typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.calculators.domain import ANSWER, Entries, Solution, Standing, fields_of, solved
from app.errors import Invalid
from app.formulas.catalogue import CATALOGUE, Formula
from app.formulas.rounding import text


def solve(name: str, **typed: str) -> Solution:
    return solved(CATALOGUE[name], Entries(typed))


def refusal(name: str, **typed: str) -> Invalid:
    with pytest.raises(Invalid) as refused:
        solve(name, **typed)
    return refused.value


@pytest.mark.parametrize("formula", CATALOGUE.values(), ids=list(CATALOGUE))
def test_the_examples_as_they_stand_in_the_fields_give_the_result_of_the_formula(formula: Formula) -> None:
    typed = {field.name: field.example for field in fields_of(formula)}

    assert solved(formula, Entries(typed)).result == formula.compute(formula.examples)


@pytest.mark.parametrize("formula", CATALOGUE.values(), ids=list(CATALOGUE))
def test_no_input_is_named_like_the_field_of_the_own_answer(formula: Formula) -> None:
    assert ANSWER.name not in {field.name for field in fields_of(formula)}


@pytest.mark.parametrize("formula", CATALOGUE.values(), ids=list(CATALOGUE))
def test_the_number_of_each_slip_is_recognized_and_the_right_one_is_right(formula: Formula) -> None:
    typed = {field.name: field.example for field in fields_of(formula)}
    solution = solved(formula, Entries(typed))

    for answer in (solution.text, *(misstep.text for misstep in solution.missteps)):
        judgment = solved(formula, Entries(typed | {"answer": answer})).judgment

        assert judgment is not None
        assert (judgment.misstep.text if judgment.misstep else solution.text) == answer
        assert judgment.standing is (Standing.RIGHT if answer == solution.text else Standing.SLIP)


def test_a_result_is_said_in_a_sentence_with_what_it_means() -> None:
    assert solve("cpi", EV="450,000", AC="$480,000").sentence == "Cost performance index: 0.94, over cost."


@pytest.mark.parametrize(("ac", "means"), [("80", "under cost"), ("100", "on budget"), ("125", "over cost")])
def test_an_index_means_something_else_below_at_and_above_one(ac: str, means: str) -> None:
    assert solve("cpi", EV="100", AC=ac).sentence.endswith(f", {means}.")


def test_a_result_without_a_mark_is_said_alone() -> None:
    assert solve("channels", n="8").sentence == "Communication channels: 28."


def test_slips_are_told_with_the_numbers_they_lead_to() -> None:
    assert [misstep.sentence for misstep in solve("cpi", EV="100", AC="80").missteps] == [
        "Whoever divides the cost by the value gets 0.80.",
        "Whoever subtracts instead of dividing gets 20.00.",
    ]


def test_a_slip_that_leads_to_the_right_number_is_not_told() -> None:
    assert [misstep.slip.name for misstep in solve("cpi", EV="100", AC="100").missteps] == ["difference"]


@pytest.mark.parametrize(
    ("name", "typed", "answer", "standing"),
    [
        ("cpi", {"EV": "450", "AC": "480"}, "0.94", Standing.RIGHT),
        ("cpi", {"EV": "450", "AC": "480"}, "0.9375", Standing.RIGHT),
        ("cpi", {"EV": "450", "AC": "480"}, "0.9", Standing.WRONG),
        ("cpi", {"EV": "450", "AC": "480"}, "1.07", Standing.SLIP),
        ("eac-typical", {"BAC": "1000000", "EV": "450", "AC": "480"}, "1,066,667", Standing.RIGHT),
        ("pert", {"O": "4", "M": "6", "P": "16"}, "7.3", Standing.RIGHT),
        ("pert", {"O": "4", "M": "6", "P": "16"}, "7", Standing.WRONG),
        ("percent-complete", {"EV": "15", "BAC": "16"}, "94%", Standing.RIGHT),
    ],
)
def test_an_answer_counts_as_far_as_it_may_be_rounded(
    name: str, typed: dict[str, str], answer: str, standing: Standing
) -> None:
    judgment = solve(name, **typed, answer=answer).judgment

    assert judgment is not None
    assert judgment.standing is standing


def test_without_an_answer_nothing_is_judged() -> None:
    assert solve("cpi", EV="450", AC="480").judgment is None


def test_every_field_that_is_no_number_is_named() -> None:
    assert refusal("cpi", EV="abc", AC=" ").fields == {
        "EV": "Enter one number of up to 15 digits, for example 1,250.50 or 0.92.",
        "AC": "Enter a number.",
    }


def test_a_number_outside_its_limits_is_named_with_the_limit() -> None:
    assert refusal("ev", done="120", BAC="100").fields == {"done": "Enter 100% or less."}


def test_an_impossible_number_is_refused_beside_its_field_with_the_whole_sentence() -> None:
    message = "There is no cost index while nothing has been spent: enter an actual cost other than zero."

    assert refusal("cpi", EV="1", AC="0").fields == {"AC": message}


def test_a_refusal_finds_its_input_by_a_word_of_the_rule() -> None:
    message = "Enter more than zero for job size."

    assert refusal("wsjf", value="1", urgency="1", risk="1", size="0").fields == {"size": message}


def test_a_refusal_that_names_no_input_stands_above_the_form() -> None:
    refused = refusal("crash-slope", NC="100", CC="120", ND="5", CD="5")

    assert refused.fields == {}
    assert refused.message.startswith("There is no result")


def test_a_result_too_large_to_be_read_is_refused() -> None:
    assert refusal("future-value", PV="1000000000000000", r="1000", n="100").message.startswith(
        "The result is too large"
    )


def test_a_slip_too_large_to_be_read_is_left_out() -> None:
    solution = solve("present-value", FV="1000000000000000", r="1000", n="100")

    assert [misstep.slip.name for misstep in solution.missteps] == ["simple interest"]


def attempt(formula: Formula, typed: dict[str, str]) -> Solution | Invalid:
    try:
        return solved(formula, Entries(typed))
    except Invalid as refused:
        return refused


NUMBERS = st.decimals(-(10**15), 10**15, allow_nan=False, allow_infinity=False).map(lambda n: format(n, "f")[:24])
TYPED = st.one_of(NUMBERS, st.sampled_from(["", "0", "abc", "1,5", "100%"]))


@settings(max_examples=60)
@given(formula=st.sampled_from(list(CATALOGUE.values())), data=st.data())
def test_whatever_is_typed_is_solved_or_refused_at_a_field_of_the_formula(
    formula: Formula, data: st.DataObject
) -> None:
    names = [*(field.name for field in fields_of(formula)), ANSWER.name]
    typed = {name: data.draw(TYPED, label=name) for name in names}

    outcome = attempt(formula, typed)

    if isinstance(outcome, Invalid):
        assert set(outcome.fields) <= set(names)
    else:
        assert outcome.text == text(outcome.result, formula.result.unit)

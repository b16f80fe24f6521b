"""What the worksheets answer, and what they refuse."""

from collections.abc import Mapping

import pytest

from app.calculators.domain import Answer, Entries
from app.calculators.domain.worksheets import WORKSHEETS
from app.errors import Invalid


def work(name: str, **typed: str) -> Answer:
    """The answer to the example with these fields changed."""
    sheet = WORKSHEETS[name]
    return sheet.work(Entries({**sheet.examples, **typed}))


def refused(name: str, **typed: str) -> Mapping[str, str]:
    with pytest.raises(Invalid) as problem:
        work(name, **typed)
    return problem.value.fields


def rows(answer: Answer, title: str) -> list[tuple[str, ...]]:
    [found] = [titled.table for titled in answer.tables if titled.title == title]
    return [tuple(map(typed, row)) for row in found.rows]


def measures(answer: Answer) -> dict[str, str]:
    [found] = [titled.table.rows for titled in answer.tables if titled.title == "Measures"]
    return {name: result for name, result, *_ in found}


def steps(answer: Answer) -> tuple[str, ...]:
    return tuple(map(typed, answer.steps))


def typed(text: str) -> str:
    """The text with the signs of a keyboard."""
    return text.replace("\N{MINUS SIGN}", "-").replace("\N{MULTIPLICATION SIGN}", "*")


SENTENCES = {
    "s-curve": "At the end of period 4 CPI is 0.91 and SPI is 0.86; "
    "if the cost goes on like this, the project will cost 550 instead of 500.",
    "earned-schedule": "After 4 periods the work stands where the plan was after 3.5: 0.5 behind.",
    "schedule-network": "The project takes 14 units of time. Its critical path is A → B → D → F.",
    "crashing": "Ending 2 days earlier costs at least 1,200: shorten B by 1, C by 1, D by 1. "
    "The project then takes 13 instead of 15 units of time.",
    "pert-path": "The path is expected to take 23, with a standard deviation of 2.4495. "
    "The chance to be done within 25 is about 79.3%.",
    "decision-tree": "Choose Build: it has the highest expected value, 156.",
    "cash-flows": "The net present value at 10% is 11,119.46: worth doing by itself.",
    "weighted-scoring": "Warehouse scores highest: 7.3.",
    "wsjf-order": "Do them in this order: Invoices, Search, New platform.",
    "velocity": "At the mean velocity of 23.5 the backlog takes 6 sprints, or 12 weeks; "
    "from 5 at the best to 7 at the weakest velocity.",
    "control-chart": "The process is out of control: seven or more in a row on one side of the mean.",
    "pareto": "3 of 5 causes make 84.21% of the whole: Late delivery, Wrong address, Wrong item.",
    "depreciation": "The first year's charge is 9,000 by straight line, 20,000 by double declining balance and "
    "15,000 by the sum of the years' digits.",
}
DRAWN = {"s-curve", "schedule-network", "crashing", "decision-tree", "velocity", "control-chart", "pareto"}


@pytest.mark.parametrize("name", WORKSHEETS)
def test_the_example_is_answered_in_a_sentence_with_steps(name: str) -> None:
    answer = work(name)

    assert answer.sentence == SENTENCES[name]
    assert len(answer.steps) >= 3 - (name == "crashing")


def test_the_examples_with_a_shape_are_drawn() -> None:
    assert {name for name in WORKSHEETS if work(name).picture} == DRAWN


REFUSALS = [
    ("schedule-network", "activities", "A", "Line 1: write a name and a duration, such as “B 4 A”."),
    ("schedule-network", "activities", "A x", "Line 1: write the duration of A as a number, not “x”."),
    ("schedule-network", "activities", "A 1\n\nB 2 FS+1", "Line 3: write the predecessor before “FS+1”."),
    ("schedule-network", "activities", "A 1\nB 2 A A", "Line 2: name each predecessor only once."),
    ("schedule-network", "activities", "- 1", "Line 1: “-” is no name: use at most 12 letters and digits."),
    (
        "schedule-network",
        "activities",
        "A 1 B\nB 1 A",
        "These activities wait for each other, so none can start: A - B - A. Remove a link.",
    ),
    ("schedule-network", "activities", "A 1 Z", "Add the missing predecessors or correct their names: Z."),
    ("schedule-network", "activities", "A -1", "Enter zero or more for duration of A."),
    ("schedule-network", "activities", "\n".join(f"A{i} 1" for i in range(61)), "Enter 1 to 60 lines."),
    ("schedule-network", "activities", " ", "Enter 1 to 60 lines."),
    ("schedule-network", "activities", "A 1 " + "B " * 60, "Line 1: write at most 120 characters."),
    ("schedule-network", "activities", "A 1\n" * 1001, "That is too long: enter at most 4,000 characters."),
    (
        "crashing",
        "offers",
        "A 900 4",
        "Line 1: A can be shortened by zero days up to its duration, at a cost of zero or more.",
    ),
    ("crashing", "offers", "Z 900 1", "Line 1: name an activity of the network, each once, not “Z”."),
    (
        "crashing",
        "days",
        "20",
        "The project cannot be shortened that far: ask for fewer days or allow more activities to shrink.",
    ),
    ("crashing", "days", "1.5", "Enter a whole number from 1 to 20."),
    (
        "pert-path",
        "estimates",
        "4 14 6",
        "Line 1: The estimates are out of order: put the optimistic first, then the most likely, then the pessimistic.",
    ),
    ("pert-path", "estimates", "4 6", "Line 1: write three numbers, such as “4 6 14”, after a name if you like."),
    (
        "pert-path",
        "limit",
        "soon",
        "Enter one number of up to 15 digits, for example 1,250.50 or 0.92.",
    ),
    ("decision-tree", "tree", "A\n  50% x: 1\n  40% y: 2", "The chances at A must sum to 1: adjust them."),
    ("decision-tree", "tree", "A\n  x: 1\nB: 2", "Line 3: indent it under the first line: a tree has one root."),
    (
        "decision-tree",
        "tree",
        "A\n  x\n  y: 2",
        "Line 2: give it either a payoff, such as “: 300”, or lines under it.",
    ),
    (
        "decision-tree",
        "tree",
        "A\n  50% x: 1\n  y: 2",
        "Line 1: where luck decides, every branch has a chance in percent and none a cost.",
    ),
    ("decision-tree", "tree", "A\n  x: much", "Line 2: write the payoff as a number, not “much”."),
    (
        "decision-tree",
        "tree",
        "A: 1",
        "Begin with a line for the whole tree, without chance, cost or payoff, and indent the rest.",
    ),
    ("cash-flows", "rate", "-100", "A rate must be above -100%: enter a higher one."),
    (
        "cash-flows",
        "flows",
        "-100,50,60",
        "“-100,50,60” is no number. Separate the numbers by spaces, as in 1,000 2,500 4,000.",
    ),
    ("cash-flows", "flows", "1 " * 14, "Enter 1 to 13 numbers with spaces between them."),
    (
        "earned-schedule",
        "planned",
        "3 2",
        "A cumulative plan has at least one period and never falls: check the planned values.",
    ),
    (
        "earned-schedule",
        "ev",
        "999,999",
        "The plan never reaches this value: enter an earned value between zero and the last planned value.",
    ),
    (
        "earned-schedule",
        "at",
        "0",
        "There is no index before the first period has gone: enter an actual time other than zero.",
    ),
    ("s-curve", "earned", "1 2 3 4 5 6 7", "Enter at most 6 numbers, one for each planned period."),
    ("s-curve", "actual", "1", "Enter 4 numbers: one for each earned value."),
    ("s-curve", "planned", "5 4", "Enter cumulative values: zero or more, none lower than the one before."),
    (
        "velocity",
        "finished",
        "0 0",
        "Enter at least one sprint with points: at no velocity there is no forecast.",
    ),
    ("velocity", "backlog", "-1", "Enter zero or more for backlog."),
    ("control-chart", "sd", "-1", "Enter zero or more for sd."),
    ("pareto", "causes", "A 0\nB 0", "Nothing was counted: enter a count above zero."),
    ("pareto", "causes", "A 1\nA 2", "Line 2: give each cause its own name: A stands twice."),
    ("pareto", "causes", "42", "Line 1: write it like “Late deliveries 42”."),
    ("depreciation", "salvage", "60,000", "An asset cannot end above its cost: lower the salvage value."),
    ("depreciation", "years", "51", "Enter a whole number from 1 to 50."),
    ("weighted-scoring", "weights", "A 0\nB 0", "The weights are all zero: give some criterion a weight."),
    ("weighted-scoring", "options", "Portal 8 6", "Line 1: write it like “Portal 7 7 7”."),
    ("wsjf-order", "jobs", "Search 8 5 2 0", "Line 1: Enter more than zero for job size."),
    ("wsjf-order", "jobs", "Search 8 -5 2 5", "Line 1: write zero or more for each part."),
]


@pytest.mark.parametrize(("name", "field", "typed", "message"), REFUSALS)
def test_impossible_input_is_refused_beside_its_field(name: str, field: str, typed: str, message: str) -> None:
    assert refused(name, **{field: typed}) == {field: message}


def test_every_worksheet_refuses_something() -> None:
    assert {name for name, *_ in REFUSALS} == set(WORKSHEETS)


def test_a_network_shows_all_dates_and_floats_of_an_activity() -> None:
    table = rows(work("schedule-network"), "Dates and floats")

    assert table[2] == ("C", "2", "A FS+1", "4", "6", "6", "8", "2", "0", "")


def test_predecessors_may_be_written_with_commas_kinds_and_lags() -> None:
    answer = work("schedule-network", activities="A 4\nB 3 A SS+1\nC 2 A, B FF -1\nD 1 C B +2")

    assert [row[2] for row in rows(answer, "Dates and floats")] == ["", "A SS+1", "A, B FF-1", "C, B FS+2"]


def test_the_steps_of_a_network_go_forward_and_back() -> None:
    answer = work("schedule-network", activities="A 3\nB 4 A\nC 5 A\nD 1 B C")

    assert steps(answer) == (
        "A: ES = 0, EF = 0 + 3 = 3",
        "B: ES = 3, EF = 3 + 4 = 7",
        "C: ES = 3, EF = 3 + 5 = 8",
        "D: ES = max(7, 8) = 8, EF = 8 + 1 = 9",
        "D: LF = 9, LS = 9 - 1 = 8, total float = 0",
        "C: LF = 8, LS = 8 - 5 = 3, total float = 0",
        "B: LF = 8, LS = 8 - 4 = 4, total float = 1",
        "A: LF = min(4, 3) = 3, LS = 3 - 3 = 0, total float = 0",
    )


def test_of_many_critical_paths_the_first_are_listed_and_all_are_counted() -> None:
    diamonds = "A 1\n" + "\n".join(
        f"L{i} 1 {before}\nR{i} 1 {before}\nE{i} 1 L{i} R{i}" for i, before in enumerate(["A", "E0", "E1", "E2"])
    )

    sentence = work("schedule-network", activities=diamonds).sentence

    assert sentence.startswith("The project takes 9 units of time. It has 16 critical paths; the first 8 are A → ")
    assert sentence.count("A → ") == 8


def test_a_network_too_large_to_be_drawn_is_still_worked_out() -> None:
    answer = work("schedule-network", activities="\n".join(f"A{i} 1" for i in range(60)))

    assert answer.picture is None
    assert answer.notes == ("This network is too large to be drawn; the table has all of it.",)
    assert len(rows(answer, "Dates and floats")) == 60


def test_crashing_tells_where_the_textbook_pays_more() -> None:
    answer = work("crashing", activities="A 5\nB 8\nC 4 A\nD 8 A\nE 5 B C", offers="A 2 3\nB 5 3\nC 1 3\nD 5 3\nE 2 3")

    assert answer.sentence == (
        "Ending 2 days earlier costs at least 4: shorten A by 1, E by 1. "
        "The project then takes 12 instead of 14 units of time."
    )
    assert answer.notes[0].startswith(
        "Day by day the cheapest cut, as textbooks do it, comes to 5: it never takes back"
    )


def test_a_day_is_cut_from_all_critical_paths_at_once() -> None:
    answer = work("crashing", activities="A 3\nB 3", offers="A 10 1\nB 20 1", days="1")

    assert steps(answer) == ("Day 1: longest A, B; cut A by 1, B by 1 for 30.",)


def test_a_path_without_a_limit_has_no_chance() -> None:
    assert work("pert-path", limit="").sentence == (
        "The path is expected to take 23, with a standard deviation of 2.4495."
    )


def test_estimates_may_go_without_names() -> None:
    assert [row[0] for row in rows(work("pert-path", estimates="1 2 3\nB 1 2 3"), "Estimates")] == ["Line 1", "B"]


def test_the_ranges_of_a_path_widen_with_the_deviations() -> None:
    assert rows(work("pert-path", estimates="4 6 14"), "Ranges")[0] == ("± 1", "5.3333", "8.6667", "68.27%")


def test_a_tree_is_rolled_back_step_by_step() -> None:
    answer = work("decision-tree", tree="Go?\n  Go cost 10\n    50% win: 100\n    50% lose: -40\n  Stay: 5")

    assert answer.sentence == "Choose Go: it has the highest expected value, 20."
    assert steps(answer) == (
        "Go: 50% * 100 + 50% * (-40) = 30",
        "Go? the highest of Go 30 - 10 = 20, Stay 5 is 20, so choose Go",
    )


def test_a_tree_of_chances_alone_has_an_expected_value() -> None:
    answer = work("decision-tree", tree="Risk\n  0,5% fire: -1000\n  99.5% none: 0")

    assert typed(answer.sentence) == "Risk has an expected value of -5."


def test_a_tree_too_deep_to_be_drawn_is_still_rolled_back() -> None:
    tree = "A\n  B: 1\n  C\n    D: 1\n    E\n      F: 2\n      G\n        H: 3\n        I: 4"

    answer = work("decision-tree", tree=tree)

    assert answer.picture is None
    assert answer.sentence == "Choose C: it has the highest expected value, 4."


def test_flows_are_measured_in_four_ways() -> None:
    assert rows(work("cash-flows"), "Measures") == [
        ("Net present value", "11,119.46"),
        ("Internal rate of return", "15.98%"),
        ("Payback, in periods", "2.3"),
        ("Discounted payback, in periods", "2.704"),
    ]


def test_a_measure_that_does_not_exist_says_why() -> None:
    found = measures(work("cash-flows", flows="-100 10 10"))

    assert found["Payback, in periods"] == "None. The money never comes back: add later flows."


def test_an_earned_schedule_without_progress_has_no_forecast() -> None:
    found = measures(work("earned-schedule", ev="0"))

    assert found["Forecast of the whole duration"].startswith("None. There is no forecast")


def test_an_earned_schedule_is_read_within_a_period_or_at_its_end() -> None:
    within, at_end = work("earned-schedule"), work("earned-schedule", ev="210,000")

    assert steps(within)[0] == "ES = 3 + (265,000 - 210,000) / (320,000 - 210,000) = 3.5"
    assert at_end.steps[0] == "ES = 3: the plan reaches 210,000 at the end of that period"


@pytest.mark.parametrize(("at", "says"), [("3.5", "on schedule"), ("3", "0.5 ahead"), ("4", "0.5 behind")])
def test_the_earned_schedule_is_compared_with_the_clock(at: str, says: str) -> None:
    assert work("earned-schedule", at=at).sentence.endswith(f": {says}.")


def test_periods_after_the_data_date_have_a_plan_only() -> None:
    table = rows(work("s-curve"), "Period by period")

    assert table[3] == ("4", "350", "300", "330", "-30", "-50", "0.91", "0.86")
    assert table[4] == ("5", "450", "", "", "", "", "", "")


def test_a_sprint_without_points_makes_the_weakest_forecast_endless() -> None:
    answer = work("velocity", finished="10 0", backlog="50")

    assert answer.sentence.endswith("from 5 at the best to no end at the weakest velocity.")


def test_a_chart_without_given_limits_takes_them_from_its_points() -> None:
    answer = work("control-chart", points="1 2 3", mean="", sd="")

    assert answer.steps[0] == "Mean = 2, standard deviation = 1"
    assert answer.sentence == "The process is in control: no rule is broken."


def test_points_that_break_a_rule_are_listed() -> None:
    answer = work("control-chart", points="50 53 50 47 50", mean="50", sd="0.5")

    assert rows(answer, "Broken rules") == [("Outside the control limits", "2, 4")]


def test_options_of_equal_score_share_the_first_place() -> None:
    assert work("weighted-scoring", weights="A 1\nB 1", options="X 1 3\nY 3 1").sentence == "X and Y score highest: 2."


def test_charges_are_shown_for_every_year_and_method() -> None:
    assert rows(work("depreciation", years="2"), "Charges and book values") == [
        ("1", "22,500", "27,500", "45,000", "5,000", "30,000", "20,000"),
        ("2", "22,500", "5,000", "0", "5,000", "15,000", "5,000"),
    ]

"""What pages show of an item: nothing of its key before the answer, every reason after it."""

from dataclasses import astuple, replace

import pytest
from markupsafe import Markup

from app.bank.domain import Item
from app.bank.view import AskedOption, asked, explained
from tests.makers import a_bank, an_item, an_objective, an_option

ORDER = (2, 0, 3, 1)


def an_item_with_markup() -> Item:
    options = (
        an_option("Ask the **owner**.", is_key=True, why="KEY-REASON <b>"),
        an_option("Wait.", why="WAIT-REASON"),
        an_option("Act.", why="ACT-REASON", trap="unheard-of"),
        an_option("Hope.", why="HOPE-REASON"),
    )
    return replace(an_item(), options=options, rule="RULE *now*.", stem="It is <late>. The limit is passed. What now?")


def test_a_question_is_asked_in_the_shown_order() -> None:
    view = asked(an_item_with_markup(), ORDER)

    assert view.stem == Markup("It is &lt;late&gt;. The limit is passed. What now?")
    assert view.options == (
        AskedOption(0, Markup("Act.")),
        AskedOption(1, Markup("Ask the <strong>owner</strong>.")),
        AskedOption(2, Markup("Hope.")),
        AskedOption(3, Markup("Wait.")),
    )
    assert (view.choose, view.is_multiple) == (1, False)


def test_a_question_that_is_asked_tells_neither_reason_nor_trap_nor_rule_nor_clue() -> None:
    told = str(astuple(asked(an_item_with_markup(), ORDER)))

    assert [word for word in ("REASON", "RULE", "waits-it-out", "mark", "True") if word in told] == []


def test_a_multiple_response_question_says_how_many_to_choose() -> None:
    view = asked(an_item(keys=2), ORDER)

    assert (view.choose, view.is_multiple) == (2, True)


def test_after_the_answer_each_option_tells_whether_it_is_key_and_was_chosen_and_why() -> None:
    item = an_item_with_markup()

    view = explained(a_bank(item), item, ORDER, {1})

    assert [(o.place, o.is_key, o.is_chosen, o.why, o.trap and o.trap.id) for o in view.options] == [
        (0, False, False, "ACT-REASON", None),
        (1, True, False, "KEY-REASON &lt;b&gt;", None),
        (2, False, False, "HOPE-REASON", "waits-it-out"),
        (3, False, True, "WAIT-REASON", "waits-it-out"),
    ]
    assert view.stem == Markup('It is &lt;late&gt;. <mark class="clue">The limit is passed</mark>. What now?')
    assert view.rule == Markup("RULE <em>now</em>.")


@pytest.mark.parametrize(
    ("chosen", "right", "answered", "trap"),
    [
        pytest.param({0}, True, True, None, id="the key"),
        pytest.param({1}, False, True, "waits-it-out", id="a distractor"),
        pytest.param({2}, False, True, None, id="a distractor whose trap is unknown"),
        pytest.param(set(), False, False, None, id="nothing"),
        pytest.param({0, 1}, False, True, "waits-it-out", id="the key and a distractor"),
    ],
)
def test_the_verdict_names_the_trap_that_was_fallen_for(
    chosen: set[int], right: bool, answered: bool, trap: str | None
) -> None:
    item = an_item_with_markup()

    view = explained(a_bank(item), item, ORDER, chosen)

    assert (view.is_right, view.is_answered, view.trap and view.trap.id) == (right, answered, trap)


def test_titles_of_task_and_objective_stand_beside_the_question() -> None:
    item = an_item()
    objective = an_objective(item.objective, title="Whose limit is it")

    view = explained(a_bank(item, objectives=(objective,)), item, ORDER, {0})

    assert (view.task_title, view.objective_title) == ("Task P1", "Whose limit is it")


def test_an_old_item_whose_objective_is_gone_is_still_explained() -> None:
    item = an_item()
    bank = replace(a_bank(item), objectives={})

    assert explained(bank, item, ORDER, {0}).objective_title == ""

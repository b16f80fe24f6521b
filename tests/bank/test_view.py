"""What pages show of an item: nothing of its key before the answer, every reason after it."""

from dataclasses import asdict, astuple, replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from app.bank.domain import OPEN, Blank, Chosen, Item, ItemType, right_response
from app.bank.schemas import asked_out, explained_out
from app.bank.view import AskedOption, asked, explained
from tests.answering import wrong_response
from tests.makers import (
    CORNERS,
    a_bank,
    a_case,
    a_hotspot,
    a_matching,
    a_number,
    a_number_key,
    a_picture,
    a_pull_down,
    an_enhanced_matching,
    an_item,
    an_objective,
    an_option,
    an_ordering,
    one_of_each,
)

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


TYPES = [pytest.param(item, id=item.type.value) for item in one_of_each()]


def in_place(item: Item) -> range:
    return range(len(item.options))


def with_another_key(item: Item) -> Item:
    """The item with everything turned that a learner must not know before the answer."""
    turned = tuple(
        replace(option, is_key=bool(item.keys) and i in wrong_response(item), why="Another reason.", trap=None)
        for i, option in enumerate(item.options)
    )
    keys = wrong_response(item) if item.blanks else ()
    blanks = tuple(
        replace(blank, key=int(key), why="Another reason.") for blank, key in zip(item.blanks, keys, strict=True)
    )
    number = a_number_key("7", tolerance="2", why="Another reason.", slips=()) if item.number else None
    return replace(
        item, options=turned, blanks=blanks, number=number, rule="Another rule.", clue="owns", steps=("Another step.",)
    )


@pytest.mark.parametrize("item", TYPES)
def test_a_question_of_any_type_looks_the_same_whatever_its_key(item: Item) -> None:
    other = with_another_key(item)
    orders = [list(in_place(item)), list(in_place(item))[::-1]]

    assert right_response(other) != right_response(item)
    assert [asked(other, order) for order in orders] == [asked(item, order) for order in orders]
    assert [asked_out(other, order) for order in orders] == [asked_out(item, order) for order in orders]


@pytest.mark.parametrize("item", TYPES)
def test_a_question_of_any_type_tells_nothing_that_belongs_to_its_answer(item: Item) -> None:
    reasons = {option.why for option in item.options} | {blank.why for blank in item.blanks}
    number = {item.number.why, f"{item.number.value}"} if item.number else set()
    secrets = {*reasons, *number, *item.steps, item.rule, item.id, "waits-it-out"}

    page, answer = str(asdict(asked(item, in_place(item)))), asked_out(item, in_place(item)).model_dump_json()

    assert [(secret, secret in page, secret in answer) for secret in secrets] == [
        (secret, False, False) for secret in secrets
    ]


@settings(max_examples=60)
@given(st.sampled_from([item for item in one_of_each() if item.blanks]), st.randoms(use_true_random=False))
def test_each_blank_offers_its_choices_in_the_shown_order_by_their_shown_places(item: Item, rng: Random) -> None:
    order = list(in_place(item))
    rng.shuffle(order)

    views, answers = asked(item, order).blanks, asked_out(item, order).blanks

    for blank, view, answer in zip(item.blanks, views, answers, strict=True):
        places = [place for place, i in enumerate(order) if i in blank.choices]
        assert [option.place for option in view.options] == answer.options == places
        assert [option.text for option in view.options] == [item.options[order[place]].text for place in places]
        assert (view.label, answer.label) == (blank.label, blank.label)


@pytest.mark.parametrize(
    ("item", "choose", "is_multiple"),
    [
        pytest.param(a_hotspot(), 1, False, id="one area"),
        pytest.param(a_hotspot(keys=2), 2, True, id="two areas"),
        pytest.param(a_pull_down(), 2, False, id="two gaps"),
        pytest.param(a_number(), 0, False, id="a number"),
    ],
)
def test_several_are_chosen_only_among_options(item: Item, choose: int, is_multiple: bool) -> None:
    view = asked(item, in_place(item))

    assert (view.choose, view.is_multiple) == (choose, is_multiple)


def test_a_text_with_gaps_is_cut_at_them() -> None:
    view = asked(a_pull_down(gap_text="The *cost* is {1} of {2}, so far."), range(6))

    assert [blank.before for blank in view.blanks] == ["The <em>cost</em> is ", " of "]
    assert view.after == ", so far."


def test_a_number_is_asked_with_its_unit() -> None:
    assert (asked(a_number(), ()).unit, asked_out(a_number(), ()).unit) == ("dollars", "dollars")


def test_a_hotspot_offers_its_areas_on_the_exhibit_that_they_belong_to() -> None:
    table_first = a_hotspot(exhibits=(a_picture("First"), a_picture("Second")))

    first, second = asked(table_first, range(4)).exhibits

    assert (first.choosable, second.choosable) == (CORNERS, ())
    assert (first.numbers, second.numbers) == ({}, {})
    assert asked_out(table_first, [2, 0, 1, 3]).areas == ["low-low", "high-low", "high-high", "low-high"]


def test_the_places_of_labels_are_numbered_on_their_exhibit() -> None:
    [shown] = asked(an_enhanced_matching(), range(4)).exhibits

    assert (shown.numbers, shown.choosable) == ({"high-low": 1, "high-high": 2, "low-low": 3}, ())


def test_areas_of_a_case_are_drawn_onto_the_exhibit_of_the_case() -> None:
    [item, *_] = a_case("late-ships", a_hotspot(exhibits=()), exhibits=(a_picture("Of the case"),))

    view = asked(item, range(4))

    assert (view.exhibits, [shown.choosable for shown in view.case_exhibits]) == ((), [CORNERS])


def test_a_choice_beside_an_exhibit_marks_nothing_on_it() -> None:
    [shown] = asked(an_item(exhibits=(a_picture(),)), range(4)).exhibits

    assert (shown.numbers, shown.choosable) == ({}, ())


def test_the_situation_of_a_case_and_its_exhibits_stand_apart_from_the_question_and_its_own() -> None:
    of_case, own = a_picture("Of the case"), a_picture("Own")
    [item, *_] = a_case("late-ships", an_item(exhibits=(own,)), exhibits=(of_case,))

    view, answer = asked(item, range(4)), asked_out(item, range(4))

    assert view.case is item.case
    assert [shown.exhibit for shown in view.case_exhibits] == [of_case]
    assert [shown.exhibit for shown in view.exhibits] == [own]
    assert answer.case is not None
    assert answer.case.model_dump() == {
        "id": "late-ships",
        "title": "Late ships",
        "text": "A port has no limit.\n\nEach shift counts another way.",
    }
    assert [exhibit.title for exhibit in answer.exhibits] == ["Of the case", "Own"]


def test_an_exhibit_comes_as_data_with_its_words_for_who_cannot_see_it() -> None:
    [shown] = asked_out(an_item(exhibits=(a_picture(),)), range(4)).exhibits

    assert (shown.kind, shown.title, shown.alt) == ("risk-matrix", "Risks of the port", a_picture().alt())
    assert shown.data == asdict(a_picture())


@pytest.mark.parametrize("item", TYPES)
def test_the_right_response_of_any_type_is_explained_as_right(item: Item) -> None:
    right = right_response(item)

    view, answer = explained(a_bank(item), item, in_place(item), right), explained_out(item, in_place(item), right)

    assert (view.is_right, view.is_answered, view.trap, view.grade.credit, answer.credit) == (True, True, None, 1, 1)
    assert [option.is_key for option in view.options if option.is_chosen] == [True] * len(
        right if item.type.is_choice else ()
    )
    assert [blank.is_right for blank in view.blanks] == [True] * len(item.blanks)
    assert [blank.why_not for blank in view.blanks] == [None] * len(item.blanks)


@pytest.mark.parametrize("item", TYPES)
def test_nothing_of_any_type_is_explained_as_not_answered(item: Item) -> None:
    view = explained(a_bank(item), item, in_place(item), ())

    assert (view.is_right, view.is_answered, view.trap) == (False, False, None)
    assert [blank.chosen for blank in view.blanks] == [None] * len(item.blanks)
    assert [option.is_chosen for option in view.options] == [False] * len(view.options)


def test_places_that_are_all_open_are_not_answered() -> None:
    item = a_matching()

    assert not explained(a_bank(item), item, range(4), (OPEN, OPEN, OPEN)).is_answered
    assert explained(a_bank(item), item, range(4), (OPEN, 2, OPEN)).is_answered


def blanks_of(item: Item, chosen: Chosen) -> list[tuple[Any, ...]]:
    """What is said of each blank: what belongs there, what was put there, why, why not, and the trap."""
    view = explained(a_bank(item), item, in_place(item), chosen)
    return [(b.label, b.key, b.chosen, b.is_right, b.why, b.why_not, b.trap and b.trap.id) for b in view.blanks]


@pytest.mark.parametrize("make", [a_matching, an_enhanced_matching])
def test_after_the_answer_each_pair_tells_what_belongs_together_and_where_a_wrong_choice_belongs(make: Any) -> None:
    said = blanks_of(make(), (1, 3, OPEN))

    assert said == [
        ("Prompt 0", "What fits 0.", "What fits 1.", False, "Reason of pair 0.", "It belongs to: Prompt 1.", None),
        (
            "Prompt 1",
            "What fits 1.",
            "What fits nowhere 0.",
            False,
            "Reason of pair 1.",
            "Reason of extra 0.",
            "waits-it-out",
        ),
        ("Prompt 2", "What fits 2.", None, False, "Reason of pair 2.", None, None),
    ]


def test_after_the_answer_each_step_tells_why_it_stands_there() -> None:
    said = blanks_of(an_ordering(steps=3), (0, 2, 1))

    assert said == [
        ("Prompt 0", "What fits 0.", "What fits 0.", True, "Reason of pair 0.", None, None),
        ("Prompt 1", "What fits 1.", "What fits 2.", False, "Reason of pair 1.", None, None),
        ("Prompt 2", "What fits 2.", "What fits 1.", False, "Reason of pair 2.", None, None),
    ]


def test_after_the_answer_each_gap_tells_the_reason_against_what_was_chosen() -> None:
    said = blanks_of(a_pull_down(), (0, 5))

    assert said == [
        ("Gap 0", "Word 0 of gap 0", "Word 0 of gap 0", True, "Reason 0 of gap 0.", None, None),
        (
            "Gap 1",
            "Word 0 of gap 1",
            "Word 2 of gap 1",
            False,
            "Reason 0 of gap 1.",
            "Reason 2 of gap 1.",
            "waits-it-out",
        ),
    ]


@pytest.mark.parametrize(
    ("item", "chosen", "trap"),
    [
        pytest.param(a_hotspot(), (1,), "waits-it-out", id="hotspot"),
        pytest.param(a_matching(), (0, 3, 2), "waits-it-out", id="what belongs nowhere"),
        pytest.param(a_matching(), (1, 0, 2), None, id="two pairs swapped"),
        pytest.param(a_pull_down(), (1, 3), "waits-it-out", id="pull-down"),
        pytest.param(a_number(), ("1000",), "waits-it-out", id="a slip with a trap of the bank"),
        pytest.param(a_number(), ("0.8",), None, id="a slip whose trap is unknown"),
        pytest.param(a_number(), ("5",), None, id="a number of no slip"),
    ],
)
def test_the_verdict_on_any_type_names_the_trap_that_was_fallen_for(
    item: Item, chosen: Chosen, trap: str | None
) -> None:
    view = explained(a_bank(item), item, in_place(item), chosen)

    assert (view.is_right, view.trap and view.trap.id) == (False, trap)


@pytest.mark.parametrize(
    ("typed", "shown", "slip"),
    [
        pytest.param("1250.5", "1,250.5", None, id="right"),
        pytest.param("1000", "1,000", "The reserve was left out.", id="a known slip"),
        pytest.param("77", "77", None, id="another number"),
        pytest.param("", "", None, id="nothing"),
    ],
)
def test_after_the_answer_a_number_tells_the_right_one_and_how_a_wrong_one_came_about(
    typed: str, shown: str, slip: str | None
) -> None:
    item, chosen = a_number(), (typed,) if typed else ()

    view, answer = explained(a_bank(item), item, (), chosen), explained_out(item, (), chosen)

    assert view.number is not None
    assert (view.number.key, view.number.typed, view.number.unit) == ("1,250.50", shown, "dollars")
    assert (view.number.why, view.number.slip and view.number.slip.why) == ("Estimate and reserve together.", slip)
    assert answer.number is not None
    assert (answer.number.key, answer.number.slip) == ("1250.50", slip)
    assert list(view.steps) == answer.steps == list(item.steps)


@pytest.mark.parametrize("item", TYPES)
def test_the_json_explains_what_the_page_explains(item: Item) -> None:
    wrong = wrong_response(item)
    order = list(in_place(item))[::-1]

    view, answer = explained(a_bank(item), item, order, wrong), explained_out(item, order, wrong)

    assert [(o.text, o.is_key, o.is_chosen, o.why) for o in answer.options] == [
        (o.text, o.is_key, o.is_chosen, o.why) for o in view.options
    ]
    assert [(b.label, b.key, b.chosen, b.is_right, b.why) for b in answer.blanks] == [
        (b.label, b.key, b.chosen, b.is_right, b.why) for b in view.blanks
    ]
    assert (answer.credit, answer.rule) == (view.grade.credit, view.rule)


def test_words_of_blanks_are_rendered_and_escaped() -> None:
    item = a_matching()
    bold = replace(
        item,
        options=tuple(replace(option, text=f"**{n}** <b>") for n, option in enumerate(item.options)),
        blanks=tuple(Blank(f"*{n}* <i>", n, b.choices, "`w` <u>") for n, b in enumerate(item.blanks)),
    )

    [first, *_] = explained(a_bank(bold), bold, range(4), (1, 0, 2)).blanks

    assert (first.label, first.key) == ("<em>0</em> &lt;i&gt;", "<strong>0</strong> &lt;b&gt;")
    assert (first.why, first.why_not) == (
        "<code>w</code> &lt;u&gt;",
        "It belongs to: <em>1</em> &lt;i&gt;.",
    )


def test_only_items_answered_with_options_show_a_verdict_on_each_option() -> None:
    shown = {item.type: bool(explained(a_bank(item), item, in_place(item), ()).options) for item in one_of_each()}

    assert {kind for kind, has_options in shown.items() if has_options} == {
        ItemType.SINGLE,
        ItemType.MULTIPLE,
        ItemType.HOTSPOT,
    }

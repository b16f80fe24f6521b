"""Questions of contracts, value, flow, quality and tables worked by hand, and how such questions are posed."""

from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest

from app.bank.domain.families import Draft, Family, Miss, Unsuitable, Wanted, generate
from app.bank.domain.families.assumption_point import FAMILY as ASSUMPTION_POINT
from app.bank.domain.families.bar_charts import FAMILY as BAR_CHARTS
from app.bank.domain.families.burn_reading import FAMILY as BURN_READING
from app.bank.domain.families.flow import FAMILY as FLOW
from app.bank.domain.families.forgone_value import FAMILY as FORGONE_VALUE
from app.bank.domain.families.incentive_fee import FAMILY as INCENTIVE_FEE
from app.bank.domain.families.posing import (
    Half,
    Posed,
    ask_both,
    ask_gaps,
    ask_number,
    ask_order,
    ask_place,
)
from app.bank.domain.families.present_value import FAMILY as PRESENT_VALUE
from app.bank.domain.families.prompts import Prompt
from app.bank.domain.families.quality_control import FAMILY as QUALITY_CONTROL
from app.bank.domain.families.ranking import FAMILY as RANKING
from app.bank.domain.families.scales import ABOUT_DOLLARS, PERCENT, Scale, whole
from app.bank.domain.families.velocity_forecast import FAMILY as VELOCITY_FORECAST
from app.bank.domain.item import Item, Objective, Option

WORKED = (
    (ASSUMPTION_POINT, 0, "$2,990,000"),  # 2,560 + (2,942 - 2,770) / 0.4
    (ASSUMPTION_POINT, 1, "$3,080,000: the seller alone bears the cost beyond it"),  # 2,580 + (3,220 - 2,870) / 0.7
    (ASSUMPTION_POINT, 2, "$3,080,000"),  # 2,560 + (3,025 - 2,765) / 0.5
    (INCENTIVE_FEE, 0, "$178,000: the sharing formula set it"),  # 310 - 40% of 330
    (INCENTIVE_FEE, 1, "103000"),  # 55 + 60% of 80
    (INCENTIVE_FEE, 5, "$190,000"),  # 165 + 40% of 190 is more than the highest fee
    (PRESENT_VALUE, 0, "2.8"),  # 100 + 20 in two years, 88 of 110 in the third
    (PRESENT_VALUE, 1, "2.14"),  # 940 / (220 + 220)
    (PRESENT_VALUE, 2, "Meadow | Harbor | Summit | Valley"),  # 142, 134, 72, -52
    (FORGONE_VALUE, 0, "Sell it now: $90,000 better"),  # 630 - 420 against 300
    (FORGONE_VALUE, 1, "230000"),  # 870 - 250 - 390
    (FORGONE_VALUE, 2, "$290,000"),  # the best of 190, 80 and 290
    (VELOCITY_FORECAST, 0, "10 sprints needed: agree which points leave the release"),  # 184 / 19 = 9.7, and 8 are left
    (VELOCITY_FORECAST, 1, "December 6, 2027"),  # 64 / 20 = 3.2, so 12 weeks from September 13
    (VELOCITY_FORECAST, 5, "27"),  # 336 / 40 = 8.4, so nine sprints of three weeks
    (BURN_READING, 0, "Pace held at 20 a week: scope grew by 18 points"),  # 60 and 60 points, 190 to 208
    (BURN_READING, 1, "25 points | grew by 35 points | 5 weeks"),  # 100 / 4, 225 - 190, 125 / 25
    (BURN_READING, 3, "8 weeks"),  # (266 - 114) / 19
    (FLOW, 0, "Test"),  # 18 items become 32
    (FLOW, 3, "42 items"),  # 6 a day for 7 days
    (FLOW, 5, "8"),  # 4 + 6 + 6, at 2 a day
    (QUALITY_CONTROL, 2, "Out of control: seven points in a row in one direction"),  # 439 to 467
    (QUALITY_CONTROL, 3, "Cpk 0.90: not capable"),  # (94.9 - 93.55) / 1.5
    (QUALITY_CONTROL, 5, "0.70"),  # 3.36 / 4.8
    (BAR_CHARTS, 0, "144 hours"),  # 30 + 42 + 18 + 6 + 48
    (BAR_CHARTS, 1, "12.0"),  # 60 of 500
    (BAR_CHARTS, 2, "Week 3"),  # 160 - 104 = 56 hours; week 1 is too early
    (RANKING, 0, "Payments | Sign-in | Export | Alerts"),  # 15 / 2, 17 / 3, 11 / 5, 17 / 13
    (RANKING, 1, "70.4%"),  # 352 of 500
    (RANKING, 2, "228"),  # 38 days of 8 hours, 75% of them
)
WORDS = Prompt("How much is it?", "How much")
POSED = Posed(WORDS, ("3 - 1 = 2", "2 * 2 = 4"))
FOUR = Wanted(rank=1, shape=0.9)
TYPED = Wanted(rank=1, shape=0.1)


def key_in_words(one: Item) -> str:
    if one.number:
        return str(one.number.value)
    keys = [blank.key for blank in one.blanks] or sorted(one.keys)
    return " | ".join(one.options[i].text for i in keys)


@pytest.mark.parametrize(("family", "seed", "key"), WORKED, ids=lambda part: getattr(part, "id", str(part)))
def test_a_question_that_was_worked_by_hand_has_that_key(family: Family, seed: int, key: str) -> None:
    one = generate(family, seed, Objective(family.objective, "A title", "A gist", "R8", "any"))

    assert key_in_words(one) == key


def asked(wanted: Wanted, key: Fraction, scale: Scale, wrong: tuple[Fraction, ...]) -> Draft:
    misses = [Miss(value, "This takes 3 - 1 for 3 * 1.") for value in wrong]
    return ask_number(Random(1), wanted, POSED, key, scale, why="It is 4.", misses=misses)


def test_an_amount_that_is_not_whole_is_shown_like_the_whole_ones() -> None:
    draft = asked(FOUR, Fraction(10_001, 10), ABOUT_DOLLARS, (Fraction(800), Fraction(1200), Fraction(1500)))

    assert [option.text for option in draft.options] == ["$800", "$1,000", "$1,200", "$1,500"]


def test_a_percent_that_is_whole_keeps_the_decimal_of_the_others() -> None:
    draft = asked(FOUR, Fraction(25, 2), PERCENT, (Fraction(10), Fraction(20), Fraction(30)))

    assert [option.text for option in draft.options] == ["10.0%", "12.5%", "20.0%", "30.0%"]


def test_a_count_is_not_offered_beside_parts_of_one() -> None:
    with pytest.raises(Unsuitable):
        asked(FOUR, Fraction(4), whole("days"), (Fraction(5, 2), Fraction(6), Fraction(7)))


def test_a_wrong_number_that_is_not_above_zero_is_left_out() -> None:
    draft = asked(TYPED, Fraction(4), whole("days"), (Fraction(-2), Fraction(0), Fraction(6)))

    assert draft.number is not None
    assert [slip.value for slip in draft.number.slips] == [6]


def test_a_typed_count_has_no_slack_and_a_rounded_amount_one_percent() -> None:
    count = asked(TYPED, Fraction(4), whole("days"), (Fraction(6),)).number
    amount = asked(TYPED, Fraction(10_001, 10), ABOUT_DOLLARS, (Fraction(800),)).number

    assert count is not None
    assert amount is not None
    assert (count.tolerance, amount.tolerance) == (Decimal(0), Decimal(10))


def test_reasons_and_steps_carry_the_signs_of_print() -> None:
    draft = asked(TYPED, Fraction(4), whole("days"), (Fraction(6),))

    assert draft.steps == ("3 \N{MINUS SIGN} 1 = 2", "2 \N{MULTIPLICATION SIGN} 2 = 4")
    assert draft.number is not None
    assert draft.number.slips[0].why == "This takes 3 \N{MINUS SIGN} 1 for 3 \N{MULTIPLICATION SIGN} 1."


def test_two_statements_make_four_options_of_which_one_has_both_right() -> None:
    draft = ask_both(Random(1), POSED, Half("4", "5", "Count again."), Half("late", "early", "Look again."), why="So.")

    found = {option.text: (option.is_key, option.why) for option in draft.options}

    assert found == {
        "4: late": (True, "So."),
        "4: early": (False, "Look again."),
        "5: late": (False, "Count again."),
        "5: early": (False, "Count again. Look again."),
    }


def test_two_statements_that_agree_with_their_wrong_ones_are_refused() -> None:
    with pytest.raises(Unsuitable):
        ask_both(Random(1), POSED, Half("4", "4", "Count again."), Half("late", "early", "Look again."), why="So.")


def test_each_place_of_an_order_takes_the_option_that_was_named_there() -> None:
    draft = ask_order(POSED, [("Search", "First by far."), ("Export", "Next in line."), ("Alerts", "Least urgent.")])

    assert [(blank.label, draft.options[blank.key].text, blank.why) for blank in draft.blanks] == [
        ("First", "Search", "First by far."),
        ("Second", "Export", "Next in line."),
        ("Third", "Alerts", "Least urgent."),
    ]


def test_each_gap_offers_its_own_options() -> None:
    yes, no = Option("grew", is_key=True, why="It did."), Option("fell", is_key=False, why="It did not.")

    draft = ask_gaps(POSED, "Scope {1}, pace {2}.", {"Scope": (yes, no), "Pace": (no, yes)})

    assert [(blank.label, blank.choices, blank.key) for blank in draft.blanks] == [
        ("Scope", (0, 1), 0),
        ("Pace", (2, 3), 3),
    ]


@pytest.mark.parametrize("count", [3, 9])
def test_a_click_takes_four_to_eight_places(count: int) -> None:
    spots = [Option(f"Point {i}", is_key=i == 1, why="", area=f"point-{i}") for i in range(1, count + 1)]

    with pytest.raises(Unsuitable):
        ask_place(POSED, spots)

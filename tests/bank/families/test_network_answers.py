"""Questions of these families that were worked by hand, the networks they are drawn from, and how answers are built."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.bank.domain.families import Draft, Family, Miss, Unsuitable, Wanted, generate
from app.bank.domain.families.break_even import FAMILY as BREAK_EVEN
from app.bank.domain.families.channels import FAMILY as CHANNELS
from app.bank.domain.families.compression import FAMILY as COMPRESSION
from app.bank.domain.families.critical_path import FAMILY as CRITICAL_PATH
from app.bank.domain.families.decision_trees import FAMILY as DECISION_TREES
from app.bank.domain.families.delays import FAMILY as DELAYS
from app.bank.domain.families.exposure import FAMILY as EXPOSURE
from app.bank.domain.families.floats import FAMILY as FLOATS
from app.bank.domain.families.links import FAMILY as LINKS
from app.bank.domain.families.posing import Pair, Result
from app.bank.domain.families.posing import ask_count as counted
from app.bank.domain.families.posing import ask_match as matched
from app.bank.domain.families.prompts import Prompt, prompt
from app.bank.domain.families.risk_ranking import FAMILY as RISK_RANKING
from app.bank.domain.families.scales import DAYS, DOLLARS
from app.bank.domain.families.schedules import Schedule, a_schedule, added, written
from app.bank.domain.item import Item, ItemType, Objective
from app.formulas.network import Activity, Link, network

HALF = Wanted(rank=2, shape=0.9)
ASKED = Prompt("How many days does the plan take?", "How many days")

WORKED = (
    (CRITICAL_PATH, 0, "33 days"),  # B-D-F-H: 12 + 12 + 5 + 4
    (CRITICAL_PATH, 2, "32 days"),  # A-B-E-F: 11 + 12 + 6 + 3
    (CRITICAL_PATH, 3, "32"),  # A-B-D-F-G: 4 + 7 + 9 + 10 + 2
    (FLOATS, 1, "8 days"),  # H waits for F until day 30, so G may start on day 25 instead of 17
    (FLOATS, 2, "2"),  # B-D-F-G takes 34 days, A-C-E-G 32
    (FLOATS, 3, "0"),  # C ends on day 5, when E starts
    (LINKS, 1, "21"),  # B from day 7, D from day 12 - 3 for 12 days
    (LINKS, 2, "20 days"),  # D from day 16 to 23, then 3 days less
    (LINKS, 3, "23 days"),  # D from day 3 + 1 for 12 days, then E for 7
    (COMPRESSION, 0, "$2,100"),  # three days of B, which is on both long paths
    (COMPRESSION, 1, "Activity C, at $700"),  # G is cheaper, but off A-C-F-H
    (COMPRESSION, 3, "900"),  # G for both long paths, then F for the one that is still too long
    (DELAYS, 0, "5 days"),  # 37 days through D against 38 in all: one of the six is covered
    (DELAYS, 1, "49 days"),  # 42 days through C, and 7 more
    (DELAYS, 2, "4"),  # F is the last activity
    (EXPOSURE, 0, "Loss of $8,000 | Loss of $46,400 | Loss of $27,200 | Gain of $1,200"),
    (EXPOSURE, 1, "$27,100 too large"),  # 39,200 + 9,000 + 40,800 - 35,700 - 11,400 = 41,900
    (EXPOSURE, 2, "14900"),  # 32,000 + 7,500 + 2,400 - 3,000 - 24,000
    (DECISION_TREES, 0, "Build it, worth $95,600"),  # 113,100 + 10,500 - 28,000
    (DECISION_TREES, 2, "Outcome S, Present way"),  # 43,000 against 33,000, 25,000 and 36,200
    (DECISION_TREES, 3, "88000"),  # 93,600 + 10,400 - 16,000
    (RISK_RANKING, 3, "$69,700"),  # 85% of 82,000; next are 59,200 and 45,000
    (RISK_RANKING, 4, "$57,600"),  # 90% of 64,000, after 61,200
    (RISK_RANKING, 6, "74800"),  # 85% of 88,000, before 65,800
    (BREAK_EVEN, 0, "25 pieces"),  # 2,750 / 110
    (BREAK_EVEN, 1, "Making, by $3,110"),  # 16,860 - 13,750
    (BREAK_EVEN, 2, "42 days"),  # 5,850 / 140 is just under 42
    (CHANNELS, 0, "465 channels"),  # 31 * 30 / 2
    (CHANNELS, 1, "231 channels"),  # 22 * 21 / 2
    (CHANNELS, 2, "19 channels"),  # 55 - 36
)


def key_in_words(one: Item) -> str:
    if one.number:
        return str(one.number.value)
    keys = [blank.key for blank in one.blanks] or sorted(one.keys)
    return " | ".join(one.options[i].text for i in keys)


@pytest.mark.parametrize(("family", "seed", "key"), WORKED, ids=lambda part: getattr(part, "id", str(part)))
def test_a_question_that_was_worked_by_hand_has_that_key(family: Family, seed: int, key: str) -> None:
    one = generate(family, seed, Objective(family.objective, "A title", "A gist", "R8", "any"))

    assert key_in_words(one) == key


def a_small_schedule() -> Schedule:
    """A-B-D takes 3 + 5 + 2 days, A-C-D 3 + 4 + 2."""
    return Schedule(
        network(
            [
                Activity("A", 3),
                Activity("B", 5, (Link("A"),)),
                Activity("C", 4, (Link("A"),)),
                Activity("D", 2, (Link("B"), Link("C"))),
            ]
        )
    )


def test_the_paths_of_a_schedule_stand_from_the_longest_to_the_shortest() -> None:
    schedule = a_small_schedule()

    assert [(written(path), schedule.length(path)) for path in schedule.paths] == [("A-B-D", 10), ("A-C-D", 9)]
    assert added(schedule, schedule.critical) == "3 + 5 + 2 = 10"


def test_the_bars_of_a_schedule_stand_at_its_early_dates() -> None:
    bars = a_small_schedule().bars("A plan")

    assert [(bar.name, bar.start, bar.length) for bar in bars.activities] == [
        ("Activity A", 0, 3),
        ("Activity B", 3, 5),
        ("Activity C", 3, 4),
        ("Activity D", 8, 2),
    ]


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_drawn_activity_moves_the_end_by_what_exceeds_its_float(seed: int) -> None:
    schedule = drawn_schedule(seed)

    for name, dates in schedule.dates.items():
        total = int(dates.total_float)
        assert schedule.network.slip(name, total) == 0
        assert schedule.network.slip(name, total + 2) == 2


def drawn_schedule(seed: int) -> Schedule:
    rng = Random(seed)
    while True:
        try:
            return a_schedule(rng)
        except Unsuitable:
            continue


@pytest.mark.parametrize(
    ("shown", "text"),
    [(DAYS.show(1), "1 day"), (DAYS.show(0), "0 days"), (DAYS.show(14), "14 days"), (DOLLARS.show(12000), "$12,000")],
)
def test_a_whole_number_is_shown_with_its_unit(shown: str, text: str) -> None:
    assert shown == text


def test_a_prompt_takes_its_clue_from_between_the_brackets() -> None:
    asked = prompt(Random(1), ["The plan has [{days} days] {aside} left."], days=3, aside="")

    assert asked == Prompt("The plan has 3 days left.", "3 days")


def misses(*values: int) -> list[Miss]:
    return [Miss(value, "A slip.") for value in values]


def test_the_key_of_a_counted_question_takes_the_wanted_rank() -> None:
    draft = a_counted(misses(1, 5, 9, 30, 40), HALF)

    assert [option.is_key for option in draft.options] == [False, False, True, False]


def test_a_typed_number_is_right_to_the_unit() -> None:
    draft = a_counted(misses(1, 5, 13), Wanted(rank=0, shape=0.1))

    assert draft.type is ItemType.NUMERIC
    assert draft.number is not None
    assert (str(draft.number.value), str(draft.number.tolerance)) == ("12", "0")


def test_signs_of_print_stand_in_reasons() -> None:
    draft = a_counted(misses(1, 5, 30), HALF)

    assert draft.options[2].why == "4 \N{MULTIPLICATION SIGN} 5 \N{MINUS SIGN} 8 = 12"


def a_counted(wrong: list[Miss], wanted: Wanted) -> Draft:
    result = Result(12, DAYS, "4 * 5 - 8 = 12", wrong)
    return counted(Random(1), wanted, ASKED, result, steps=("4 * 5 = 20",))


@pytest.mark.parametrize("wrong", [misses(1, 30), misses(13, 30, 40)])
def test_a_rank_that_the_slips_do_not_reach_is_refused(wrong: list[Miss]) -> None:
    with pytest.raises(Unsuitable, match="enough distinct wrong numbers"):
        a_counted(wrong, HALF)


def test_a_matching_with_two_like_options_is_refused() -> None:
    pairs = [Pair("Activity A", "3 days", "It is so."), Pair("Activity B", "3 days", "It is so.")]

    with pytest.raises(Unsuitable, match="options that differ"):
        matched(ItemType.MATCHING, ASKED, pairs, steps=())

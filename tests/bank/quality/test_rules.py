"""Each rule's scores on an option set made for it."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.bank.domain.quality import Question
from app.bank.domain.quality.baselines import RULES
from app.bank.domain.quality.credit import expected_credit
from app.bank.domain.quality.reading import Reading

STEM = "The vendor misses a delivery and the budget is spent. What should the project manager do?"
SCORES = {rule.name: rule.scores for rule in RULES}


def reading(*options: str, stem: str = STEM) -> Reading:
    return Reading(Question("Q", stem, options, frozenset({0})))


def picks(rule: str, *options: str, stem: str = STEM) -> list[int]:
    """Places of the options that the rule picks; none when it has nothing to say."""
    scores = list(SCORES[rule](reading(*options, stem=stem)))
    return [] if len(set(scores)) == 1 else [i for i, score in enumerate(scores) if score == max(scores)]


@pytest.mark.parametrize(
    ("rule", "options", "picked"),
    [
        ("longest", ("ab", "abcd", "abc"), [1]),
        ("shortest", ("ab", "abcd", "abc"), [0]),
        ("second_longest", ("ab", "abcd", "abc"), [2]),
        ("second_longest", ("abc", "abc", "abc"), []),
        ("stem_words", ("Ask the vendor about the budget delivery", "Call the lawyer", "Wait a week"), [0]),
        ("stem_share", ("Ask the vendor about late tools", "Budget", "Wait a week"), [1]),
        ("stem_least", ("Ask the vendor", "Budget", "Hire someone else"), [2]),
        ("echo", ("Ask the vendor", "Tell the vendor", "Cut the budget"), [2]),
        ("like_others", ("Sign plan now", "Sign plan later", "Sign offer"), [0, 1]),
        ("odd_one", ("Sign plan now", "Sign plan later", "Hire anyone"), [2]),
        ("combination", ("cost scope", "cost tools", "scope people"), [0]),
        ("similar_pair", ("Sign plan now", "Sign plan later", "Hire anyone"), [0, 1]),
        ("similar_pair", ("Sign this plan", "Call home", "Hire anyone"), []),
        ("no_absolute", ("Never sign", "Sign", "Always sign"), [1]),
        ("hedged", ("It may possibly help", "It helps", "It may help"), [0]),
        ("middle_number", ("12 days", "15 days", "9 days"), [0]),
        ("middle_number", ("12 days", "15 days", "9 days or 7"), []),
        ("middle_number", ("$1,200", "-$300", "$900"), [2]),
        ("extreme_number", ("12 days", "15 days", "9 days"), [1, 2]),
        ("soft_verb", ("Assess it", "Sign it", "Escalate it"), [0]),
        ("no_harsh", ("Reject it", "Sign it", "Escalate it"), [1]),
        ("sentiment", ("Agree with the team", "Sign it", "Reject the team"), [0]),
        ("mindset", ("Discuss it with the team", "Discuss it", "Ignore it"), [0]),
        ("clauses", ("Sign, then file, and go", "Sign and go", "Sign"), [0]),
        ("two_steps", ("Sign and file", "Sign", "File"), [0]),
    ],
)
def test_a_rule_picks_what_it_says(rule: str, options: tuple[str, ...], picked: list[int]) -> None:
    assert picks(rule, *options) == picked


@pytest.mark.parametrize(("end", "picked"), [("a", [1]), ("an", [0, 2]), ("the", [])])
def test_a_final_article_picks_what_fits_it(end: str, picked: list[int]) -> None:
    assert picks("article", "issue log", "change log", "action item", stem=f"The manager updates {end}:") == picked


OPTIONS = st.lists(st.text("abc ,.19", min_size=1, max_size=12), min_size=2, max_size=5)


@settings(max_examples=60)
@given(OPTIONS, st.randoms())
def test_no_rule_cares_in_which_order_options_stand(options: list[str], rng: Random) -> None:
    order = list(range(len(options)))
    rng.shuffle(order)
    question = Question("Q", STEM, tuple(options), frozenset({0}))
    turned = replace(
        question, options=tuple(options[i] for i in order), keys=frozenset({order.index(key) for key in question.keys})
    )

    for rule in (rule for rule in RULES if rule.name != "similar_pair"):  # of several such pairs it takes the first
        before = expected_credit(rule.scores(Reading(question)), question.keys)
        after = expected_credit(rule.scores(Reading(turned)), turned.keys)
        assert after == pytest.approx(before)

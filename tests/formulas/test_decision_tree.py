from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formulas import Impossible
from app.formulas.decision_tree import Branch, Chance, Choice, Decision, Outcome, Rolled, roll_back

STRONG, WEAK = Decimal("0.6"), Decimal("0.4")


def market(name: str, strong: int, weak: int) -> Chance:
    return Chance(name, (Branch(STRONG, Outcome("strong", strong)), Branch(WEAK, Outcome("weak", weak))))


def plant(*, build_cost: int) -> Decision:
    build, upgrade = market("build", 200, 90), market("upgrade", 120, 60)
    return Decision("plant", (Choice(build, build_cost), Choice(upgrade, 50)))


def test_the_branch_with_the_best_value_after_its_cost_is_chosen() -> None:
    rolled = roll_back(plant(build_cost=120))

    assert rolled.value == 46
    assert rolled.chosen == "upgrade"


def test_every_node_carries_its_value() -> None:
    assert roll_back(plant(build_cost=120)).children == (
        Rolled("build", Fraction(156), children=(Rolled("strong", Fraction(200)), Rolled("weak", Fraction(90)))),
        Rolled("upgrade", Fraction(96), children=(Rolled("strong", Fraction(120)), Rolled("weak", Fraction(60)))),
    )


def test_a_later_decision_is_taken_before_an_earlier_one() -> None:
    later = Decision("sell?", (Choice(Outcome("sell", 80)), Choice(Outcome("keep", 20))))
    tree = Chance("test", (Branch(Fraction(1, 4), later), Branch(Fraction(3, 4), Outcome("nothing", 0))))

    assert roll_back(tree).value == 20


def test_among_equal_choices_the_first_is_taken() -> None:
    tree = Decision("either", (Choice(Outcome("one", 5)), Choice(Outcome("two", 6), 1)))

    assert roll_back(tree).chosen == "one"


def test_chances_that_do_not_sum_to_one_are_refused() -> None:
    with pytest.raises(Impossible) as refusal:
        Chance("luck", (Branch(STRONG, Outcome("yes", 1)), Branch(STRONG, Outcome("no", 0))))

    assert refusal.value.message == "The chances at luck must sum to 1: adjust them."


def test_a_negative_chance_is_refused() -> None:
    with pytest.raises(Impossible):
        Chance("luck", (Branch(-1, Outcome("yes", 1)), Branch(2, Outcome("no", 0))))


def test_a_decision_offers_a_choice() -> None:
    with pytest.raises(Impossible):
        Decision("nothing", ())


def test_a_cost_is_not_negative() -> None:
    with pytest.raises(Impossible):
        Choice(Outcome("gift", 1), -1)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 9), st.integers(-100, 100)), min_size=1, max_size=5))
def test_the_order_of_branches_does_not_matter(parts: list[tuple[int, int]]) -> None:
    whole = sum(weight for weight, _ in parts)
    branches = tuple(Branch(Fraction(weight, whole), Outcome(str(payoff), payoff)) for weight, payoff in parts)

    assert roll_back(Chance("there", branches)).value == roll_back(Chance("back", branches[::-1])).value


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 500), st.integers(0, 500))
def test_a_dearer_choice_never_makes_the_decision_better(cost: int, more: int) -> None:
    assert roll_back(plant(build_cost=cost + more)).value <= roll_back(plant(build_cost=cost)).value

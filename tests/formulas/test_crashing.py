from collections.abc import Mapping
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formulas import Impossible
from app.formulas.crashing import Crash, Offer, least_cost, step_by_step
from app.formulas.exact import total
from app.formulas.network import Activity, Kind, Network, network
from tests.formulas.networks import after, bridge, networks, textbook

laws = settings(max_examples=60, deadline=None)
ONE = Fraction(1)
TRAP = {"A": Offer(2, 3), "B": Offer(5, 3), "C": Offer(1, 3), "D": Offer(5, 3), "E": Offer(2, 3)}


def by_trying_all(plan: Network, offers: Mapping[str, Offer], days: int) -> Fraction | None:
    costs = []
    for taken in product(*(range(int(offer.days) + 1) for offer in offers.values())):
        shorter = plan
        for name, by in zip(offers, taken, strict=True):
            shorter = shorter.longer(name, -by)
        if shorter.duration <= plan.duration - days:
            costs.append(total(int(offers[name].cost_per_day) * by for name, by in zip(offers, taken, strict=True)))
    return min(costs, default=None)


def test_the_cheapest_activity_of_the_critical_path_is_shortened() -> None:
    crash = least_cost(textbook(), {"B": Offer(10, 1), "C": Offer(300, 2), "E": Offer(400, 2)}, 1)

    assert crash == Crash({"C": ONE}, 300 * ONE, 13 * ONE)


def test_from_the_second_critical_path_on_both_are_shortened() -> None:
    crash = least_cost(textbook(), {"C": Offer(300, 3), "D": Offer(50, 1), "E": Offer(400, 2)}, 2)

    assert crash == Crash({"C": 2 * ONE, "D": ONE}, 650 * ONE, 12 * ONE)


def test_an_activity_common_to_both_paths_can_be_cheaper_than_one_of_each() -> None:
    crash = least_cost(textbook(), {"C": Offer(300, 3), "D": Offer(150, 1), "E": Offer(400, 2)}, 2)

    assert crash == Crash({"C": ONE, "E": ONE}, 700 * ONE, 12 * ONE)


def test_the_least_cost_leaves_alone_what_the_step_by_step_account_shortened_first() -> None:
    best, steps = least_cost(bridge(), TRAP, 2), step_by_step(bridge(), TRAP, 2)

    assert best == Crash({"A": ONE, "E": ONE}, 4 * ONE, 12 * ONE)
    assert steps == (
        Crash({"C": ONE}, ONE, 13 * ONE),
        Crash({"A": ONE, "E": ONE}, 4 * ONE, 12 * ONE),
    )


def test_a_target_beyond_the_limits_is_refused() -> None:
    with pytest.raises(Impossible) as refusal:
        least_cost(textbook(), {"C": Offer(300, 6)}, 2)

    assert refusal.value.fields == {"days": "Is more than the limits allow."}


def test_parallel_work_that_cannot_shrink_stops_the_crash() -> None:
    plan = network([Activity("A", 5), Activity("B", 5), Activity("C", 1, after("A", "B"))])

    with pytest.raises(Impossible):
        least_cost(plan, {"A": Offer(1, 5)}, 1)


@pytest.mark.parametrize(
    ("offers", "days"),
    [({"Z": Offer(1, 1)}, 1), ({"A": Offer(1, 4)}, 1), ({"A": Offer(-1, 1)}, 1), ({"A": Offer(1, 1)}, 0)],
    ids=["unknown activity", "limit above the duration", "negative cost", "no day"],
)
def test_an_offer_that_makes_no_sense_is_refused(offers: dict[str, Offer], days: int) -> None:
    with pytest.raises(Impossible):
        least_cost(textbook(), offers, days)


@laws
@given(networks(largest=4), st.data(), st.integers(1, 4))
def test_no_choice_of_whole_days_is_cheaper(plan: Network, data: st.DataObject, days: int) -> None:
    offers = {
        name: Offer(data.draw(st.integers(1, 9)), data.draw(st.integers(0, min(2, int(activity.duration)))))
        for name, activity in plan.activities.items()
    }
    expected = by_trying_all(plan, offers, days)

    if expected is None:
        with pytest.raises(Impossible):
            least_cost(plan, offers, days)
        return
    crash = least_cost(plan, offers, days)

    assert (crash.cost, crash.duration <= plan.duration - days) == (expected, True)


@laws
@given(networks(kinds=(Kind.FINISH_START,), largest=6), st.data())
def test_step_by_step_never_costs_less(plan: Network, data: st.DataObject) -> None:
    offers = {
        name: Offer(data.draw(st.integers(1, 9)), activity.duration) for name, activity in plan.activities.items()
    }
    days = min(2, int(plan.duration))
    try:
        steps = step_by_step(plan, offers, days)
    except Impossible:
        return  # lags alone are longer than the target

    assert sum(step.cost for step in steps) >= (least_cost(plan, offers, days).cost if days else 0)

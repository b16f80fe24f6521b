from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formulas import Impossible, Number
from app.formulas.network import Activity, Kind, Link, Network, network
from tests.formulas.networks import after, networks, textbook

laws = settings(max_examples=60, deadline=None)


def two(kind: Kind, lag: int) -> Network:
    return network([Activity("A", 5), Activity("B", 3, (Link("A", kind, lag),))])


def paths(plan: Network) -> list[str]:
    return sorted(map(str, plan.critical_paths()))


def test_the_passes_give_early_and_late_dates_from_zero() -> None:
    expected: dict[str, tuple[Number, ...]] = {
        "A": (0, 3, 0, 3),
        "B": (3, 5, 4, 6),
        "C": (3, 9, 3, 9),
        "D": (5, 8, 6, 9),
        "E": (9, 14, 9, 14),
    }

    dates = textbook().dates()

    assert {name: (d.early_start, d.early_finish, d.late_start, d.late_finish) for name, d in dates.items()} == expected


def test_free_float_belongs_to_the_last_activity_before_the_merge() -> None:
    expected: dict[str, tuple[Number, ...]] = {
        "A": (0, 0),
        "B": (1, 0),
        "C": (0, 0),
        "D": (1, 1),
        "E": (0, 0),
    }

    dates = textbook().dates()

    assert {name: (d.total_float, d.free_float) for name, d in dates.items()} == expected


def test_the_longest_path_decides_the_duration() -> None:
    plan = textbook()

    assert plan.duration == 14
    assert paths(plan) == ["A-C-E"]


def test_paths_of_equal_length_are_all_critical() -> None:
    assert paths(textbook().longer("D", 1)) == ["A-B-D-E", "A-C-E"]


@pytest.mark.parametrize(
    ("kind", "lag", "start"),
    [
        (Kind.FINISH_START, 0, 5),
        (Kind.FINISH_START, 2, 7),
        (Kind.FINISH_START, -2, 3),
        (Kind.START_START, 1, 1),
        (Kind.FINISH_FINISH, 1, 3),
        (Kind.START_FINISH, 7, 4),
        (Kind.START_FINISH, 0, 0),
    ],
)
def test_each_kind_of_link_holds_its_own_end(kind: Kind, lag: int, start: int) -> None:
    assert two(kind, lag).starts["B"] == start


def test_a_path_may_end_with_an_activity_whose_start_alone_drives_another() -> None:
    assert paths(two(Kind.START_START, 2)) == ["A", "A-B"]


def test_a_milestone_at_the_end_belongs_to_the_path() -> None:
    plan = network([Activity("Go", 0), Activity("Work", 4, after("Go")), Activity("Done", 0, after("Work"))])

    assert paths(plan) == ["Go-Work-Done"]


def test_a_deadline_before_the_end_makes_float_negative() -> None:
    dates = textbook().dates(deadline=12)

    assert {name: d.total_float for name, d in dates.items()} == {"A": -2, "B": -1, "C": -2, "D": -1, "E": -2}


@pytest.mark.parametrize(("by", "slip"), [(1, 0), (3, 2)])
def test_only_a_delay_beyond_the_float_moves_the_end(by: int, slip: int) -> None:
    assert textbook().slip("B", by) == slip


def test_activities_may_be_listed_in_any_order() -> None:
    plan = network([Activity("B", 2, after("A")), Activity("A", Fraction(1, 2))])

    assert plan.duration == Fraction(5, 2)


@pytest.mark.parametrize(
    ("activities", "message"),
    [
        pytest.param([], "A network needs at least one activity.", id="none"),
        pytest.param(
            [Activity("A", 1), Activity("A", 2)],
            "Give each activity its own name: A stands more than once.",
            id="name twice",
        ),
        pytest.param(
            [Activity("A", 1, after("X", "B"))],
            "Add the missing predecessors or correct their names: B, X.",
            id="unknown predecessors",
        ),
        pytest.param(
            [Activity("A", 1, after("B")), Activity("B", 1, after("A"))],
            "These activities wait for each other, so none can start: A - B - A. Remove a link.",
            id="loop",
        ),
        pytest.param([Activity("A", -1)], "Enter zero or more for duration of A.", id="negative duration"),
    ],
)
def test_what_is_no_network_is_refused_by_name(activities: list[Activity], message: str) -> None:
    with pytest.raises(Impossible) as refusal:
        network(activities)

    assert refusal.value.message == message


def test_an_unknown_activity_cannot_be_delayed() -> None:
    with pytest.raises(Impossible):
        textbook().slip("Z", 1)


@laws
@given(networks())
def test_early_starts_are_the_least_that_keep_every_link(plan: Network) -> None:
    starts = dict.fromkeys(plan.activities, Fraction(0))
    for _ in starts:  # as many rounds as activities, in no order at all: Bellman-Ford
        for tie in reversed(plan.ties):
            starts[tie.after] = max(starts[tie.after], starts[tie.before] + tie.gap)

    assert plan.starts == starts


@laws
@given(networks(), st.data())
def test_a_later_start_within_the_free_float_moves_nothing_else(plan: Network, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(plan.activities)))
    held = dict(plan.starts)

    held[name] += plan.dates()[name].free_float

    assert all(held[tie.before] + tie.gap <= held[tie.after] for tie in plan.ties if tie.before == name)
    assert held[name] + Fraction(plan.activities[name].duration) <= plan.duration


@laws
@given(networks(kinds=(Kind.FINISH_START,)), st.data(), st.integers(0, 5))
def test_the_end_slips_by_the_delay_less_the_total_float(plan: Network, data: st.DataObject, by: int) -> None:
    name = data.draw(st.sampled_from(sorted(plan.activities)))

    assert plan.slip(name, by) == max(0, by - plan.dates()[name].total_float)


@laws
@given(networks())
def test_free_float_lies_between_zero_and_total_float(plan: Network) -> None:
    assert all(0 <= dates.free_float <= dates.total_float for dates in plan.dates().values())


@laws
@given(networks())
def test_there_is_a_critical_path_and_all_its_activities_are_without_float(plan: Network) -> None:
    dates, found = plan.dates(), list(plan.critical_paths())

    assert found
    assert {dates[name].total_float for path in found for name in path.names} == {0}


@laws
@given(networks(), st.integers(-5, 5))
def test_a_deadline_moves_every_total_float_alike(plan: Network, by: int) -> None:
    free, bound = plan.dates(), plan.dates(deadline=plan.duration + by)

    assert {bound[name].total_float - free[name].total_float for name in free} == {by}

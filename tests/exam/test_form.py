"""Form assembly: counts exact, tasks even, approaches near, nothing twice, the least familiar first."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.bank.domain import Approach, Bank, Item, ItemType, Modality, Status
from app.bank.files import Catalogue
from app.exam.domain import SIZES, Blueprint, InfeasibleForm, assemble, blueprint
from app.responses.domain import Sight
from tests.answering import of_choices
from tests.makers import NOW, a_bank, a_case, an_item, one_of_each

TASKS = ("P1", "P2", "R1", "R2", "B1", "B2")
DOMAINS = {"P": "people", "R": "process", "B": "business"}

seeds = st.integers(0, 2**32)


@pytest.fixture(scope="session")
def real(catalogue: Catalogue) -> Bank:
    """Eight items a task of the bank that travels with the program, without a database."""
    found = catalogue
    return of_choices(Bank(found.outline, found.outlines, found.traps, found.objectives, found.items))


@pytest.fixture(scope="session")
def whole(catalogue: Catalogue) -> Bank:
    """All of the bank that travels with the program, without a database."""
    found = catalogue
    return Bank(found.outline, found.outlines, found.traps, found.objectives, found.items)


def a_plan(people: int = 0, process: int = 0, business: int = 0, *, predictive: int = 0, cases: int = 0) -> Blueprint:
    """A blueprint of the test outline; the predictive items are wanted in People."""
    domains = {"people": people, "process": process, "business": business}
    wanted = {"people": predictive, "process": 0, "business": 0}
    return Blueprint(people + process + business, domains, wanted, cases, timedelta(minutes=1))


def items_of_task(task: str, count: int, **fields: Any) -> list[Item]:
    return [an_item(f"{task}-{n:03}", **fields) for n in range(1, count + 1)]


def a_sight(days_ago: float) -> Sight:
    return Sight(1, NOW - timedelta(days=days_ago), 1)


def form(
    bank: Bank,
    plan: Blueprint,
    *,
    seen: Mapping[str, Sight] | None = None,
    locked: Sequence[str] = (),
    modality: Modality = Modality.ONLINE,
    seed: int = 1,
) -> tuple[Item, ...]:
    return assemble(bank, plan, modality, seen=seen or {}, locked=locked, rng=Random(seed))


def ids(items: Sequence[Item]) -> set[str]:
    return {item.id for item in items}


def predictive_by_domain(bank: Bank, items: Sequence[Item]) -> dict[str, int]:
    counts = Counter(bank.domain_of(item) for item in items if item.approach is Approach.PREDICTIVE)
    return {domain.id: counts[domain.id] for domain in bank.outline.domains}


@settings(max_examples=60, deadline=None)
@given(size=st.sampled_from(SIZES), seed=seeds)
def test_every_domain_has_exactly_the_items_of_the_blueprint(real: Bank, size: int, seed: int) -> None:
    plan = blueprint(real.outline, size)

    made = form(real, plan, seed=seed)

    assert Counter(real.domain_of(item) for item in made) == plan.domains


@settings(max_examples=60, deadline=None)
@given(size=st.sampled_from(SIZES), seed=seeds)
def test_no_item_comes_twice_in_a_form(real: Bank, size: int, seed: int) -> None:
    made = form(real, blueprint(real.outline, size), seed=seed)

    assert len(ids(made)) == size


@settings(max_examples=60, deadline=None)
@given(size=st.sampled_from([60, 180]), seed=seeds)
def test_all_26_tasks_are_in_a_form_of_60_or_more(real: Bank, size: int, seed: int) -> None:
    made = form(real, blueprint(real.outline, size), seed=seed)

    assert {item.task for item in made} == real.outline.tasks.keys()
    assert len(real.outline.tasks) == 26


@settings(max_examples=60, deadline=None)
@given(size=st.sampled_from(SIZES), seed=seeds)
def test_tasks_of_a_domain_differ_by_one_item_at_most(real: Bank, size: int, seed: int) -> None:
    made = form(real, blueprint(real.outline, size), seed=seed)

    counts = Counter(item.task for item in made)
    spread = {
        domain.id: max(counts[task.id] for task in domain.tasks) - min(counts[task.id] for task in domain.tasks)
        for domain in real.outline.domains
    }
    assert {name: difference <= 1 for name, difference in spread.items()} == dict.fromkeys(spread, True)


@settings(max_examples=60, deadline=None)
@given(size=st.sampled_from(SIZES), seed=seeds)
def test_every_domain_has_the_predictive_items_that_the_blueprint_wants(real: Bank, size: int, seed: int) -> None:
    plan = blueprint(real.outline, size)

    made = form(real, plan, seed=seed)

    assert predictive_by_domain(real, made) == plan.predictive


def test_a_task_without_enough_items_is_made_up_for_by_the_others() -> None:
    bank = a_bank(*items_of_task("P1", 1), *items_of_task("P2", 9))

    made = form(bank, a_plan(people=6))

    assert Counter(item.task for item in made) == {"P1": 1, "P2": 5}


@pytest.mark.parametrize(
    ("in_bank", "wanted", "expected"),
    [(0, 3, 0), (1, 3, 1), (3, 3, 3), (8, 0, 4), (8, 6, 6), (4, 2, 2)],
    ids=["none there", "too few there", "just enough", "too many there", "all wanted", "half wanted"],
)
@pytest.mark.parametrize("seed", range(5))
def test_the_predictive_items_are_as_near_to_the_blueprint_as_the_bank_allows(
    in_bank: int, wanted: int, expected: int, seed: int
) -> None:
    first, second = items_of_task("P1", 5), items_of_task("P2", 5)
    mixed = [item for pair in zip(first, second, strict=True) for item in pair]
    kinds = [Approach.PREDICTIVE] * in_bank + [Approach.AGILE] * (10 - in_bank)
    items = [an_item(item.id, approach=kind) for item, kind in zip(mixed, kinds, strict=True)]

    made = form(a_bank(*items), a_plan(people=6, predictive=wanted), seed=seed)

    assert sum(item.approach is Approach.PREDICTIVE for item in made) == expected


@pytest.mark.parametrize("seed", range(10))
def test_approach_shares_never_cost_an_item_that_was_not_seen(seed: int) -> None:
    unseen = items_of_task("P1", 3, approach=Approach.AGILE)
    seen = [an_item(f"P1-{n:03}", approach=Approach.PREDICTIVE) for n in (11, 12, 13)]

    made = form(
        a_bank(*unseen, *seen), a_plan(people=3, predictive=3), seen={i.id: a_sight(9) for i in seen}, seed=seed
    )

    assert ids(made) == ids(unseen)


@pytest.mark.parametrize("seed", range(10))
def test_approach_shares_keep_the_tasks_even(seed: int) -> None:
    first = items_of_task("P1", 6, approach=Approach.AGILE)
    second = items_of_task("P2", 6, approach=Approach.PREDICTIVE)

    made = form(a_bank(*first, *second), a_plan(people=6, predictive=6), seed=seed)

    assert Counter(item.task for item in made) == {"P1": 3, "P2": 3}


@pytest.mark.parametrize("status", [Status.DRAFT, Status.RETIRED])
def test_only_live_items_are_drawn(status: Status) -> None:
    live = items_of_task("P1", 4)
    others = [an_item(f"P1-{n:03}", status=status) for n in range(11, 19)]

    made = form(a_bank(*live, *others), a_plan(people=4))

    assert ids(made) == ids(live)


@settings(max_examples=60, deadline=None)
@given(size=st.sampled_from(SIZES), seed=seeds, share=st.floats(0, 1))
def test_no_seen_item_comes_while_its_task_has_an_unseen_one(real: Bank, size: int, seed: int, share: float) -> None:
    chance = Random(seed)
    seen = {item.id: a_sight(chance.uniform(1, 90)) for item in real.live if chance.random() < share}

    made = form(real, blueprint(real.outline, size), seen=seen, seed=seed)

    tasks_with_repeats = {item.task for item in made if item.id in seen}
    unseen_left = {item.task for item in real.live if item.id not in seen and item.id not in ids(made)}
    assert tasks_with_repeats & unseen_left == set()


@settings(max_examples=60, deadline=None)
@given(size=st.sampled_from(SIZES), seed=seeds)
def test_among_seen_items_of_a_task_those_unseen_for_longest_come(real: Bank, size: int, seed: int) -> None:
    chance = Random(seed)
    seen = {item.id: a_sight(chance.uniform(1, 90)) for item in real.live}

    made = form(real, blueprint(real.outline, size), seen=seen, seed=seed)

    counts = Counter(item.task for item in made)
    oldest = {
        item.id
        for task, count in counts.items()
        for item in sorted((i for i in real.live if i.task == task), key=lambda i: seen[i.id].last_at)[:count]
    }
    assert ids(made) == oldest


@pytest.mark.parametrize("seed", range(5))
def test_a_form_of_20_after_a_form_of_20_repeats_nothing(real: Bank, seed: int) -> None:
    plan = blueprint(real.outline, 20)
    first = form(real, plan, seed=seed)

    second = form(real, plan, seen={item.id: a_sight(1) for item in first}, seed=seed)

    assert ids(first) & ids(second) == set()


def a_bank_of_pairs(*, both_name_the_other: bool, twin_task: Mapping[str, str]) -> Bank:
    """Six items a task, each of which has its contrast in the task that the mapping names."""
    firsts = [
        an_item(f"{task}-{n:03}", contrast_with=(f"{twin_task[task]}-{n + 10:03}",), approach=approach)
        for task in TASKS
        for n, approach in enumerate([Approach.PREDICTIVE, Approach.AGILE, Approach.HYBRID] * 2, 1)
    ]
    home = {twin: task for task, twin in twin_task.items()}
    twins = [
        an_item(
            f"{task}-{n + 10:03}",
            contrast_with=(f"{home[task]}-{n:03}",) if both_name_the_other else (),
            approach=Approach.AGILE if n % 2 else Approach.PREDICTIVE,
        )
        for task in TASKS
        for n in range(1, 7)
    ]
    return a_bank(*firsts, *twins)


@pytest.mark.parametrize(
    "twin_task",
    [
        dict(zip(TASKS, TASKS, strict=True)),
        dict(zip(TASKS, ("P2", "P1", "R2", "R1", "B2", "B1"), strict=True)),
        dict(zip(TASKS, ("R1", "R2", "B1", "B2", "P1", "P2"), strict=True)),
    ],
    ids=["same task", "same domain", "other domain"],
)
@pytest.mark.parametrize("both_name_the_other", [True, False], ids=["both ways", "one way"])
@settings(max_examples=60, deadline=None)
@given(seed=seeds, predictive=st.integers(0, 6))
def test_contrast_pairs_never_meet_in_a_form(
    twin_task: Mapping[str, str], both_name_the_other: bool, seed: int, predictive: int
) -> None:
    bank = a_bank_of_pairs(both_name_the_other=both_name_the_other, twin_task=twin_task)

    made = form(bank, a_plan(people=6, process=6, business=6, predictive=predictive), seed=seed)

    pairs = {(item.id, twin) for item in bank.live for twin in item.contrast_with}
    assert [pair for pair in pairs if set(pair) <= ids(made)] == []
    assert len(made) == 18


@settings(max_examples=60, deadline=None)
@given(seed=seeds, count=st.integers(1, 50))
def test_locked_items_are_left_out(real: Bank, seed: int, count: int) -> None:
    locked = [item.id for item in Random(seed).sample(real.live, count)]

    made = form(real, blueprint(real.outline, 60), locked=locked, seed=seed)

    assert ids(made) & set(locked) == set()
    assert len(made) == 60


def test_a_form_that_cannot_be_filled_names_the_domain_and_both_numbers() -> None:
    bank = a_bank(*items_of_task("P1", 9), *items_of_task("R1", 3), *items_of_task("R2", 2), *items_of_task("B1", 9))

    with pytest.raises(InfeasibleForm, match=r"^A form of 16 needs 8 questions of Process; 5 are free\."):
        form(bank, a_plan(people=4, process=8, business=4))


def test_locked_items_do_not_count_as_free() -> None:
    bank = a_bank(*items_of_task("P1", 6))

    with pytest.raises(InfeasibleForm, match=r"needs 6 questions of People; 4 are free\."):
        form(bank, a_plan(people=6), locked=["P1-001", "P1-002"])


def test_exactly_enough_items_make_a_form() -> None:
    items = [item for task in TASKS for item in items_of_task(task, 3)]

    made = form(a_bank(*items), a_plan(people=6, process=6, business=6))

    assert ids(made) == ids(items)


@settings(max_examples=60, deadline=None)
@given(size=st.sampled_from(SIZES), seed=seeds)
def test_the_same_seed_makes_the_same_form(real: Bank, size: int, seed: int) -> None:
    plan = blueprint(real.outline, size)

    assert form(real, plan, seed=seed) == form(real, plan, seed=seed)


def test_different_seeds_make_different_forms(real: Bank) -> None:
    plan = blueprint(real.outline, 20)

    made = {tuple(item.id for item in form(real, plan, seed=seed)) for seed in range(20)}

    assert len(made) == 20


def test_the_order_of_a_form_does_not_follow_its_domains(real: Bank) -> None:
    plan = blueprint(real.outline, 20)

    firsts = {real.domain_of(form(real, plan, seed=seed)[0]) for seed in range(40)}

    assert firsts == {domain.id for domain in real.outline.domains}


CENTER_ONLY = {ItemType.HOTSPOT, ItemType.MATCHING, ItemType.ENHANCED_MATCHING, ItemType.PULL_DOWN}
NEVER = {ItemType.ORDERING, ItemType.NUMERIC}


def a_case_of(case_id: str, task: str, count: int = 4, **fields: Any) -> tuple[Item, ...]:
    """A case whose items all belong to a task; their ids begin with the number of the case."""
    first = 100 * (1 + ord(case_id[0]) - ord("a"))
    return a_case(case_id, *(an_item(f"{task}-{n}", **fields) for n in range(first, first + count)))


def a_stock(each: int = 9) -> list[Item]:
    return [item for task in TASKS for item in items_of_task(task, each)]


def cases_in(made: Sequence[Item]) -> list[str]:
    """The cases of a form in their order."""
    return list(dict.fromkeys(item.case.id for item in made if item.case))


@settings(max_examples=60, deadline=None)
@given(size=st.sampled_from(SIZES), modality=st.sampled_from(Modality), seed=seeds)
def test_a_form_of_the_whole_bank_fits_its_blueprint_and_modality(
    whole: Bank, size: int, modality: Modality, seed: int
) -> None:
    plan = blueprint(whole.outline, size)

    made = form(whole, plan, modality=modality, seed=seed)

    assert Counter(whole.domain_of(item) for item in made) == plan.domains
    assert (len(made), len(ids(made))) == (size, size)
    assert {item.type for item in made} <= modality.types
    assert len(cases_in(made)) <= plan.cases


@pytest.mark.parametrize(
    ("modality", "types"),
    [
        pytest.param(Modality.ONLINE, {ItemType.SINGLE, ItemType.MULTIPLE}, id="online"),
        pytest.param(Modality.CENTER, {ItemType.SINGLE, ItemType.MULTIPLE} | CENTER_ONLY, id="center"),
    ],
)
def test_the_modality_decides_which_types_a_form_shows(modality: Modality, types: set[ItemType]) -> None:
    bank = a_bank(*(item for task in TASKS for item in one_of_each(task)))
    people = len(types) * 2

    made = form(bank, a_plan(people=people), modality=modality)

    assert {item.type for item in made} == types == modality.types
    assert types & NEVER == set()


@settings(max_examples=60, deadline=None)
@given(seed=seeds, modality=st.sampled_from(Modality))
def test_no_form_holds_a_type_that_its_exam_does_not_show(seed: int, modality: Modality) -> None:
    bank = a_bank(*a_stock(3), *(item for task in TASKS for item in one_of_each(task, 51)))

    made = form(bank, a_plan(people=6, process=6, business=6), modality=modality, seed=seed)

    assert {item.type for item in made} - modality.types == set()


def test_types_that_the_exam_does_not_show_are_not_free() -> None:
    bank = a_bank(*one_of_each("P1"))

    with pytest.raises(InfeasibleForm, match=r"needs 6 questions of People; 2 are free\."):
        form(bank, a_plan(people=6))


@pytest.mark.parametrize(("wanted", "expected"), [(0, 0), (1, 1), (2, 2), (5, 3)])
def test_a_form_has_as_many_cases_as_the_blueprint_says_or_as_there_are(wanted: int, expected: int) -> None:
    cases = [*a_case_of("a", "P1"), *a_case_of("b", "R1"), *a_case_of("c", "B1")]

    made = form(a_bank(*a_stock(), *cases), a_plan(people=8, process=8, business=8, cases=wanted))

    assert (len(made), len(cases_in(made))) == (24, expected)


@settings(max_examples=60, deadline=None)
@given(seed=seeds)
def test_cases_come_first_whole_and_in_the_order_of_their_items(seed: int) -> None:
    cases = {
        name: a_case_of(name, task, count) for name, task, count in (("a", "P1", 4), ("b", "R1", 6), ("c", "B1", 5))
    }
    bank = a_bank(*a_stock(), *(item for items in cases.values() for item in items))

    made = form(bank, a_plan(people=8, process=8, business=8, cases=2), seed=seed)

    expected = [item for name in cases_in(made) for item in cases[name]]
    assert list(made[: len(expected)]) == expected
    assert [item for item in made[len(expected) :] if item.case] == []
    assert len(cases_in(made)) == 2


@settings(max_examples=60, deadline=None)
@given(seed=seeds)
def test_with_cases_the_domains_stay_exact(seed: int) -> None:
    cases = [*a_case_of("a", "P1", 6), *a_case_of("b", "P2", 4), *a_case_of("c", "B1", 5)]

    made = form(a_bank(*a_stock(), *cases), a_plan(people=7, process=6, business=5, cases=3), seed=seed)

    bank = a_bank()
    assert Counter(bank.domain_of(item) for item in made) == {"people": 7, "process": 6, "business": 5}
    assert len(made) == 18


def test_a_case_that_its_domain_has_no_room_for_is_left_out() -> None:
    bank = a_bank(*a_stock(), *a_case_of("a", "P1", 5))

    made = form(bank, a_plan(people=4, process=8, cases=1))

    assert (cases_in(made), len(made)) == ([], 12)


@pytest.mark.parametrize("modality", Modality)
def test_a_case_with_a_type_that_the_exam_does_not_show_is_left_out_whole(modality: Modality) -> None:
    drawn = one_of_each("P1", 101)[:4]  # single, multiple, hotspot and matching

    made = form(a_bank(*a_stock(), *a_case("late-ships", *drawn)), a_plan(people=8, cases=1), modality=modality)

    assert cases_in(made) == {Modality.CENTER: ["late-ships"], Modality.ONLINE: []}[modality]
    assert len(made) == 8


@pytest.mark.parametrize(
    ("locked", "status"),
    [
        pytest.param(["P1-101"], Status.LIVE, id="locked"),
        pytest.param([], Status.DRAFT, id="draft"),
        pytest.param([], Status.RETIRED, id="retired"),
    ],
)
def test_a_case_with_an_item_that_is_not_free_is_left_out_whole(locked: list[str], status: Status) -> None:
    first, second, *others = a_case_of("a", "P1")
    bank = a_bank(*a_stock(), first, replace(second, status=status), *others)

    made = form(bank, a_plan(people=8, cases=1), locked=locked)

    assert (cases_in(made), [item for item in made if item.case]) == ([], [])


@pytest.mark.parametrize("seed", range(5))
def test_a_case_that_was_not_seen_comes_before_one_that_was_and_then_the_one_seen_longest_ago(seed: int) -> None:
    cases = {name: a_case_of(name, "P1") for name in ("a", "b", "c")}
    bank = a_bank(*a_stock(), *(item for items in cases.values() for item in items))
    seen = {"P1-101": a_sight(2)} | {item.id: a_sight(40) for item in cases["b"]}
    plan = a_plan(people=18, cases=2)

    made = form(bank, plan, seen=seen, seed=seed)

    assert cases_in(made) == ["c", "b"]


@settings(max_examples=60, deadline=None)
@given(seed=seeds)
def test_predictive_items_of_cases_count_toward_the_blueprint(seed: int) -> None:
    stock = [an_item(f"{t}-{n:03}", approach=list(Approach)[n % 2]) for t in ("P1", "P2") for n in range(20)]
    case = a_case_of("a", "P1", 4, approach=Approach.PREDICTIVE)

    made = form(a_bank(*stock, *case), a_plan(people=12, predictive=6, cases=1), seed=seed)

    assert sum(item.approach is Approach.PREDICTIVE for item in made) == 6


@settings(max_examples=60, deadline=None)
@given(seed=seeds)
def test_no_item_meets_its_contrast_in_a_case(seed: int) -> None:
    case = a_case_of("a", "P1", contrast_with=("P1-001", "P1-002"))
    named = an_item("P2-050", contrast_with=(case[0].id,))
    bank = a_bank(*items_of_task("P1", 5), *items_of_task("P2", 5), named, *case)

    made = form(bank, a_plan(people=10, cases=1), seed=seed)

    assert cases_in(made) == ["a"]
    assert ids(made) & {"P1-001", "P1-002", "P2-050"} == set()


@settings(max_examples=60, deadline=None)
@given(seed=seeds)
def test_two_cases_whose_items_are_a_contrast_never_meet_in_a_form(seed: int) -> None:
    first = a_case_of("a", "P1", contrast_with=("R1-200",))
    second = a_case_of("b", "R1")

    made = form(a_bank(*a_stock(), *first, *second), a_plan(people=8, process=8, cases=2), seed=seed)

    assert (len(cases_in(made)), len(made)) == (1, 16)


def test_an_item_of_a_case_never_comes_alone() -> None:
    bank = a_bank(*items_of_task("P1", 4), *a_case_of("a", "P1", 6))

    with pytest.raises(InfeasibleForm, match=r"needs 5 questions of People; 4 are free\."):
        form(bank, a_plan(people=5))


@pytest.mark.parametrize(("size", "cases"), [(20, 0), (60, 1), (180, 3)])
def test_a_form_has_a_case_for_each_sixty_questions(real: Bank, size: int, cases: int) -> None:
    assert blueprint(real.outline, size).cases == cases

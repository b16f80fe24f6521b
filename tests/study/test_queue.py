from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.bank.domain import Approach, Bank, Item, ItemType, Objective, Status
from app.bank.domain.families import Draft, Wanted
from app.bank.domain.families.draft import require
from app.responses.domain import Seen, Sight
from app.study.domain import Filter, Memory, Pick, Reason, choose_questions, fresh_questions
from tests.makers import NOW, a_bank, a_case, a_family, a_memory, an_item, an_objective, one_of_each

TODAY_ENDS = datetime(2026, 11, 23, tzinfo=NOW.tzinfo)
TASKS = ("P1", "P2", "R1", "B2")
ANYTHING = Filter()

laws = settings(max_examples=40, deadline=None)


def sight(days_ago: float) -> Sight:
    return Sight(times=1, last_at=NOW - timedelta(days=days_ago), last_score=1)


def stocked(
    objectives: int = 4, items_each: int = 3, prerequisites: Mapping[str, tuple[str, ...]] | None = None
) -> Bank:
    """A bank of objectives o0, o1, ... in turning tasks and approaches, each with its items."""
    made: list[Item] = []
    known: list[Objective] = []
    for number in range(objectives):
        name, task = f"o{number}", TASKS[number % len(TASKS)]
        known.append(an_objective(name, task, prerequisites=(prerequisites or {}).get(name, ())))
        for _ in range(items_each):
            approach = list(Approach)[len(made) % 3]
            made.append(an_item(f"{task}-{len(made):03}", objective=name, approach=approach))
    return a_bank(*made, objectives=tuple(known))


def chosen(
    bank: Bank,
    *,
    cards: Mapping[str, Memory] | None = None,
    seen: Seen | None = None,
    locked: Collection[str] = (),
    wanted: Filter = ANYTHING,
    count: int = 10,
    new: int = 10,
    seed: int = 1,
) -> list[Pick]:
    return choose_questions(
        bank,
        cards=cards or {},
        seen=seen or {},
        locked=locked,
        wanted=wanted,
        count=count,
        new=new,
        today_ends_at=TODAY_ENDS,
        now=NOW,
        rng=Random(seed),
    )


def objectives_of(picks: list[Pick], reason: Reason | None = None) -> list[str]:
    return sorted(pick.item.objective for pick in picks if reason in {None, pick.reason})


@dataclass(frozen=True)
class World:
    """A bank and what a learner has done with it."""

    bank: Bank
    cards: dict[str, Memory]
    seen: dict[str, Sight]
    locked: frozenset[str]
    wanted: Filter
    count: int
    new: int
    seed: int

    @property
    def usable(self) -> dict[str, list[Item]]:
        """The items by objective that may be served."""
        found: dict[str, list[Item]] = {}
        for item in self.bank.live:
            if item.id not in self.locked and self.wanted.admits(self.bank, item):
                found.setdefault(item.objective, []).append(item)
        return found

    @property
    def picks(self) -> list[Pick]:
        """What is chosen in this world."""
        return chosen(
            self.bank,
            cards=self.cards,
            seen=self.seen,
            locked=self.locked,
            wanted=self.wanted,
            count=self.count,
            new=self.new,
            seed=self.seed,
        )


@st.composite
def worlds(draw: st.DrawFn) -> World:
    objectives = draw(st.integers(1, 7))
    builds_on = {
        f"o{n}": tuple(sorted({f"o{draw(st.integers(0, n - 1))}" for _ in range(draw(st.integers(0, 2)))}))
        for n in range(1, objectives)
    }
    bank = stocked(objectives, draw(st.integers(1, 3)), builds_on)
    memory = st.builds(
        lambda stability, ago, due: a_memory(
            stability=stability, reviewed_at=NOW - timedelta(days=ago), due_in_days=due
        ),
        st.floats(0.5, 90),
        st.integers(0, 60),
        st.sampled_from([-9.0, -0.5, 0.5, 0.7, 3.0]),
    )
    return World(
        bank=bank,
        cards=draw(st.dictionaries(st.sampled_from(sorted(bank.items_of)), memory)),
        seen=draw(st.dictionaries(st.sampled_from(sorted(bank.items)), st.builds(sight, st.integers(1, 90)))),
        locked=draw(st.frozensets(st.sampled_from(sorted(bank.items)))),
        wanted=draw(
            st.builds(
                Filter,
                domain=st.sampled_from(["", "", "people", "process"]),
                task=st.sampled_from(["", "", "P1", "B2"]),
                approach=st.sampled_from(["", "", "agile"]),
            )
        ),
        count=draw(st.integers(1, 24)),
        new=draw(st.integers(0, 8)),
        seed=draw(st.integers(0, 999)),
    )


@laws
@given(worlds())
def test_a_session_holds_as_many_questions_as_wanted_or_as_there_are(world: World) -> None:
    there = sum(map(len, world.usable.values()))

    assert len(world.picks) == min(world.count, there)


@laws
@given(worlds())
def test_a_session_holds_no_item_twice(world: World) -> None:
    times = Counter(pick.item.id for pick in world.picks)

    assert set(times.values()) <= {1}


@laws
@given(worlds())
def test_a_session_holds_no_objective_twice_while_others_are_left(world: World) -> None:
    met = {pick.item.objective for pick in world.picks}

    assert len(met) == min(world.count, len(world.usable))


@laws
@given(worlds())
def test_a_session_never_holds_a_locked_item(world: World) -> None:
    assert {pick.item.id for pick in world.picks} & world.locked == set()


@laws
@given(worlds())
def test_every_question_of_a_session_fits_the_filter(world: World) -> None:
    assert [p for p in world.picks if not world.wanted.admits(world.bank, p.item)] == []


@laws
@given(worlds())
def test_new_questions_come_up_to_their_number_and_due_ones_take_the_rest(world: World) -> None:
    unmet = sum(o not in world.cards for o in world.usable)
    due = sum(o in world.cards and world.cards[o].due_at < TODAY_ENDS for o in world.usable)

    reasons = Counter(pick.reason for pick in world.picks)

    assert reasons[Reason.NEW] == min(world.new, world.count, unmet)
    assert reasons[Reason.DUE] == min(due, world.count - reasons[Reason.NEW])


@laws
@given(worlds())
def test_a_reason_says_what_is_so(world: World) -> None:
    picks = world.picks

    assert [p for p in picks if p.reason is Reason.NEW and p.item.objective in world.cards] == []
    assert [p for p in picks if p.reason is Reason.DUE and world.cards[p.item.objective].due_at >= TODAY_ENDS] == []


@laws
@given(worlds())
def test_what_is_least_remembered_is_reviewed_first(world: World) -> None:
    due = {o: world.cards[o] for o in world.usable if o in world.cards and world.cards[o].due_at < TODAY_ENDS}
    taken = objectives_of(world.picks, Reason.DUE)

    recalls = sorted(memory.retrievability(NOW) for memory in due.values())

    assert sorted(due[o].retrievability(NOW) for o in taken) == recalls[: len(taken)]


@laws
@given(worlds())
def test_a_new_objective_never_comes_without_its_prerequisites(world: World) -> None:
    unmet = {o for o in world.usable if o not in world.cards}
    taken = {p.item.objective for p in world.picks if p.item.objective in unmet}

    missing = {o: unmet & set(world.bank.objectives[o].prerequisites) - taken for o in taken}

    assert {o: absent for o, absent in missing.items() if absent} == {}


@laws
@given(worlds())
def test_a_seen_item_comes_only_when_its_objective_has_no_unseen_one(world: World) -> None:
    first_served = [p for p in world.picks if Counter(q.item.objective for q in world.picks)[p.item.objective] == 1]

    repeated = [p.item for p in first_served if p.item.id in world.seen]

    assert [i.id for i in repeated if any(twin.id not in world.seen for twin in world.usable[i.objective])] == []


@laws
@given(worlds())
def test_of_seen_items_the_one_seen_longest_ago_comes(world: World) -> None:
    picks = world.picks
    once = [p.item for p in picks if Counter(q.item.objective for q in picks)[p.item.objective] == 1]
    repeated = [item for item in once if item.id in world.seen]

    oldest = {i.id: min(world.seen[twin.id].last_at for twin in world.usable[i.objective]) for i in repeated}

    assert oldest == {item.id: world.seen[item.id].last_at for item in repeated}


@laws
@given(worlds())
def test_the_same_seed_chooses_the_same(world: World) -> None:
    assert world.picks == world.picks


def test_another_seed_chooses_otherwise() -> None:
    bank = stocked(objectives=7, items_each=3)

    assert chosen(bank, count=5, seed=1) != chosen(bank, count=5, seed=2)


def test_no_item_is_chosen_from_a_bank_without_any() -> None:
    assert chosen(a_bank()) == []


def test_an_objective_whose_items_are_all_locked_is_left_out() -> None:
    bank = stocked(objectives=2, items_each=2)
    locked = {item.id for item in bank.items_of["o0"]}

    assert objectives_of(chosen(bank, locked=locked, count=2)) == ["o1", "o1"]


@pytest.mark.parametrize(
    ("wanted", "objectives"),
    [
        pytest.param(Filter(), ["o0", "o1", "o2", "o3"], id="no limit"),
        pytest.param(Filter(domain="people"), ["o0", "o1"], id="domain"),
        pytest.param(Filter(domain="process"), ["o2"], id="another domain"),
        pytest.param(Filter(task="P2"), ["o1"], id="task"),
        pytest.param(Filter(domain="process", task="P2"), [], id="task of another domain"),
        pytest.param(Filter(approach="agile"), ["o1"], id="approach"),
        pytest.param(Filter(domain="people", approach="hybrid"), [], id="approach that the domain lacks"),
    ],
)
def test_a_filter_keeps_what_fits_all_of_it(wanted: Filter, objectives: list[str]) -> None:
    bank = stocked(objectives=4, items_each=1)

    assert objectives_of(chosen(bank, wanted=wanted)) == objectives


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(
    ("met", "count", "objectives"),
    [
        pytest.param([], 1, ["o0"], id="the first of a chain"),
        pytest.param([], 2, ["o0", "o1"], id="the first two of a chain"),
        pytest.param(["o0"], 1, ["o1"], id="the next of a chain when the first is met"),
    ],
)
def test_prerequisites_come_before_what_builds_on_them(
    met: list[str], count: int, objectives: list[str], seed: int
) -> None:
    bank = stocked(objectives=3, prerequisites={"o1": ("o0",), "o2": ("o1",)})
    cards = {objective: a_memory(due_in_days=9) for objective in met}

    assert objectives_of(chosen(bank, cards=cards, count=count, seed=seed)) == objectives


def test_objectives_that_require_each_other_are_still_chosen() -> None:
    bank = stocked(objectives=2, items_each=1, prerequisites={"o0": ("o1",), "o1": ("o0",)})

    assert objectives_of(chosen(bank, count=2)) == ["o0", "o1"]


@pytest.mark.parametrize(
    ("due_at", "reason"),
    [
        pytest.param(NOW - timedelta(days=3), Reason.DUE, id="overdue"),
        pytest.param(TODAY_ENDS - timedelta(microseconds=1), Reason.DUE, id="at the end of today"),
        pytest.param(TODAY_ENDS, Reason.EXTRA, id="at the first moment of tomorrow"),
    ],
)
def test_an_objective_is_due_on_the_day_of_its_due_date(due_at: datetime, reason: Reason) -> None:
    bank = stocked(objectives=1, items_each=1)

    [pick] = chosen(bank, cards={"o0": a_memory(due_at=due_at)})

    assert pick.reason is reason


def test_due_objectives_are_chosen_by_what_is_remembered_not_by_their_date() -> None:
    bank = stocked(objectives=3)
    cards = {
        "o0": a_memory(stability=90, reviewed_at=NOW - timedelta(days=9), due_in_days=-5),
        "o1": a_memory(stability=1, reviewed_at=NOW - timedelta(days=9), due_in_days=-1),
        "o2": a_memory(stability=20, reviewed_at=NOW - timedelta(days=9), due_in_days=-9),
    }

    assert objectives_of(chosen(bank, cards=cards, count=1)) == ["o1"]


def test_extra_practice_meets_the_unmet_before_it_repeats_the_met() -> None:
    bank = stocked(objectives=3)
    cards = {"o0": a_memory(due_in_days=9), "o2": a_memory(due_in_days=2)}

    [pick] = chosen(bank, cards=cards, count=1, new=0)

    assert (pick.item.objective, pick.reason) == ("o1", Reason.EXTRA)


def test_a_second_item_of_an_objective_is_an_unseen_one_first() -> None:
    bank = stocked(objectives=1, items_each=4)
    names = [item.id for item in bank.live]
    seen = {names[0]: sight(2), names[1]: sight(40)}

    picks = chosen(bank, seen=seen, count=3)

    assert {pick.item.id for pick in picks} == {names[1], names[2], names[3]}


def test_an_item_seen_lately_waits_while_its_objective_has_an_older_one() -> None:
    bank = stocked(objectives=1, items_each=3)
    names = [item.id for item in bank.live]
    seen = {names[0]: sight(5), names[1]: sight(30), names[2]: sight(1)}

    [pick] = chosen(bank, seen=seen, count=1)

    assert pick.item.id == names[1]


def test_a_retired_item_is_never_chosen() -> None:
    bank = a_bank(an_item("P1-001"), an_item("P1-002", status=Status.RETIRED))

    assert [pick.item.id for pick in chosen(bank)] == ["P1-001"]


@pytest.mark.parametrize("type_", ItemType)
def test_a_filter_of_a_type_keeps_that_type(type_: ItemType) -> None:
    bank = a_bank(*one_of_each("P1"), *one_of_each("R1"))

    picks = chosen(bank, wanted=Filter(type=type_.value))

    assert {pick.item.type for pick in picks} == {type_}
    assert len(picks) == 2


def test_an_item_of_a_case_is_never_asked_alone() -> None:
    case = a_case("late-ships", *(an_item(f"P1-00{n}", objective="one") for n in (1, 2, 3, 4)))

    picks = chosen(a_bank(an_item("P1-009", objective="one"), *case))

    assert [pick.item.id for pick in picks] == ["P1-009"]


def test_an_objective_without_items_of_its_own_is_asked_by_its_family() -> None:
    bank = a_bank(objectives=(an_objective("sums"),), families=(a_family("G42", objective="sums"),))

    [pick] = chosen(bank, count=1)

    assert (pick.item.objective, pick.item.id[:4], pick.reason) == ("sums", "G42-", Reason.NEW)


def test_a_family_asks_when_all_items_of_its_objective_were_seen_and_not_before() -> None:
    bank = stocked(objectives=1, items_each=2)
    with_family = a_bank(*bank.live, families=(a_family("G42", objective="o0"),))
    first, second = (item.id for item in bank.live)

    before = chosen(with_family, seen={first: sight(3)}, count=1)
    after = chosen(with_family, seen={first: sight(3), second: sight(2)}, count=1)

    assert ([pick.item.id for pick in before], [pick.item.id[:4] for pick in after]) == ([second], ["G42-"])


def test_a_family_asks_when_no_item_of_its_objective_fits_the_filter() -> None:
    bank = a_bank(
        an_item("P1-001", objective="o0", approach=Approach.AGILE), families=(a_family("G42", objective="o0"),)
    )

    [agile] = chosen(bank, wanted=Filter(approach="agile"), count=1)
    [predictive] = chosen(bank, wanted=Filter(approach="predictive"), count=1)

    assert (agile.item.id, predictive.item.id[:4]) == ("P1-001", "G42-")
    assert chosen(bank, wanted=Filter(approach="hybrid")) == []


@pytest.mark.parametrize("seed", range(5))
def test_fresh_questions_have_other_numbers_each_and_none_that_were_seen(seed: int) -> None:
    bank = a_bank(an_item(), families=(a_family("G42"),))
    first = fresh_questions(bank, "G42", {}, 20, rng=Random(seed))
    seen = {pick.item.id: sight(1) for pick in first}

    again = fresh_questions(bank, "G42", seen, 20, rng=Random(seed))

    names = [pick.item.id for pick in (*first, *again)]
    assert len(set(names)) == 40
    assert {pick.reason for pick in (*first, *again)} == {Reason.FRESH}
    assert {name[:4] for name in names} == {"G42-"}


def test_fresh_questions_repeat_with_their_seed() -> None:
    bank = a_bank(an_item(), families=(a_family("G42"),))

    assert fresh_questions(bank, "G42", {}, 5, rng=Random(1)) == fresh_questions(bank, "G42", {}, 5, rng=Random(1))


def test_a_seed_that_gives_no_question_is_passed_over() -> None:
    family = a_family("G43", objective="objective-of-p1")

    def draw(rng: Random, wanted: Wanted) -> Draft:
        require(wanted.shape < 0.5, "half of the seeds give nothing")
        return family.draw(rng, wanted)

    bank = a_bank(an_item("P1-001"), families=(replace(family, draw=draw),))

    picks = fresh_questions(bank, "G43", {}, 12, rng=Random(1))

    assert len({pick.item.id for pick in picks}) == 12


def test_a_family_whose_objective_is_not_in_the_bank_disturbs_no_session() -> None:
    bank = a_bank(an_item("P1-001"), families=(a_family("G42", objective="gone"),))

    assert [pick.item.id for pick in chosen(bank)] == ["P1-001"]

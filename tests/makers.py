"""Makers of domain values: each gives defaults, so that a test states only what matters."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any

from app.bank.domain import (
    Approach,
    Bank,
    Blank,
    Case,
    Difficulty,
    Domain,
    Item,
    ItemType,
    NumberKey,
    Objective,
    Option,
    Outline,
    Provenance,
    Slip,
    Status,
    Task,
    Trap,
)
from app.bank.domain.families import Draft, Family, Wanted
from app.exhibits.domain import RiskMatrix
from app.renewal.domain import Category, Claim, Cycle, Programme, Side
from app.study.domain import Memory

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def an_option(text: str = "Ask the owner of the limit.", *, is_key: bool = False, **fields: Any) -> Option:
    defaults = {"why": "Right when the limit is theirs; here it is not.", "trap": None if is_key else "waits-it-out"}
    return Option(text=text, is_key=is_key, **(defaults | fields))


def an_item(item_id: str = "P1-001", *, keys: int = 1, options: int = 4, **fields: Any) -> Item:
    """An item whose first options are its keys."""
    task = item_id.split("-", maxsplit=1)[0]
    defaults: dict[str, Any] = {
        "id": item_id,
        "revision": 1,
        "status": Status.LIVE,
        "type": ItemType.SINGLE if keys == 1 else ItemType.MULTIPLE,
        "task": task,
        "tasks_2021": ("P10",),
        "approach": Approach.PREDICTIVE,
        "difficulty": Difficulty.MEDIUM,
        "objective": f"objective-of-{task.lower()}",
        "secondary": (),
        "stem": "The limit is passed and the sponsor owns it. What should the project manager do?",
        "options": tuple(an_option(f"Take way number {i}.", is_key=i < keys) for i in range(options)),
        "clue": "The limit is passed",
        "rule": "Tell the owner of a limit when it is passed.",
        "references": ("PMP Exam Content Outline (July 2026), People, task 1",),
        "provenance": Provenance(
            "Somebody", "by hand", date(2026, 11, 1), ("twice",), date(2026, 11, 2), "CC BY-SA 4.0"
        ),
    }
    return Item(**(defaults | fields))


CORNERS = ("high-low", "high-high", "low-low", "low-high")
"""The areas of `a_picture`."""


def a_picture(title: str = "Risks of the port") -> RiskMatrix:
    """An exhibit with four areas to point at."""
    return RiskMatrix(title, ("low", "high"), ("low", "high"))


def a_hotspot(item_id: str = "P1-001", *, keys: int = 1, **fields: Any) -> Item:
    """An item whose four options are the areas of its exhibit, the first of them its keys."""
    options = tuple(an_option(f"The corner {area}.", is_key=i < keys, area=area) for i, area in enumerate(CORNERS))
    return _of_type(item_id, ItemType.HOTSPOT, {"options": options, "exhibits": (a_picture(),)} | fields)


def a_matching(item_id: str = "P1-001", *, pairs: int = 3, extra: int = 1, **fields: Any) -> Item:
    """An item that matches prompt n with option n; further options belong nowhere."""
    return _of_type(item_id, ItemType.MATCHING, _paired(pairs, extra) | fields)


def an_enhanced_matching(item_id: str = "P1-001", *, extra: int = 1, **fields: Any) -> Item:
    """An item that puts option n onto area n of its exhibit."""
    placed = _paired(3, extra, areas=CORNERS) | {"exhibits": (a_picture(),)}
    return _of_type(item_id, ItemType.ENHANCED_MATCHING, placed | fields)


def an_ordering(item_id: str = "P1-001", *, steps: int = 4, **fields: Any) -> Item:
    """An item whose options stand in their right order."""
    return _of_type(item_id, ItemType.ORDERING, _paired(steps, 0) | fields)


def _paired(pairs: int, extra: int, areas: Sequence[str | None] = (None,) * 9) -> dict[str, Any]:
    choices = tuple(range(pairs + extra))
    options = [an_option(f"What fits {n}.", trap=None, why=f"Reason of pair {n}.") for n in range(pairs)]
    options += [an_option(f"What fits nowhere {n}.", why=f"Reason of extra {n}.") for n in range(extra)]
    blanks = (Blank(f"Prompt {n}", n, choices, f"Reason of pair {n}.", areas[n]) for n in range(pairs))
    return {"options": tuple(options), "blanks": tuple(blanks)}


def a_pull_down(item_id: str = "P1-001", *, gaps: int = 2, lists: int = 3, **fields: Any) -> Item:
    """An item with gaps, each with a list of its own whose first choice is its key."""
    options: list[Option] = []
    blanks: list[Blank] = []
    for gap in range(gaps):
        choices = tuple(range(len(options), len(options) + lists))
        options += [
            an_option(f"Word {n} of gap {gap}", is_key=n == 0, why=f"Reason {n} of gap {gap}.") for n in range(lists)
        ]
        blanks.append(Blank(f"Gap {gap}", choices[0], choices, f"Reason 0 of gap {gap}."))
    text = "Before " + " then ".join(f"{{{n}}}" for n in range(1, gaps + 1)) + " after."
    made = {"options": tuple(options), "blanks": tuple(blanks), "gap_text": text}
    return _of_type(item_id, ItemType.PULL_DOWN, made | fields)


def a_number_key(value: str = "1250.50", tolerance: str = "0.01", **fields: Any) -> NumberKey:
    """The key of a numeric item, with two known slips."""
    slips = (
        Slip(Decimal(1000), "The reserve was left out.", "waits-it-out"),
        Slip(Decimal("0.8"), "The fraction stands upside down.", "unheard-of"),
    )
    defaults: dict[str, Any] = {"unit": "dollars", "why": "Estimate and reserve together.", "slips": slips}
    return NumberKey(Decimal(value), Decimal(tolerance), **(defaults | fields))


def a_number(item_id: str = "P1-001", *, number: NumberKey | None = None, **fields: Any) -> Item:
    """An item answered by a typed number, by default 1,250.50 dollars give or take a cent."""
    steps = ("Add the reserve.", "1,000 + 250.50 = 1,250.50")
    made = {"options": (), "number": number or a_number_key(), "steps": steps}
    return _of_type(item_id, ItemType.NUMERIC, made | fields)


def _of_type(item_id: str, type_: ItemType, fields: dict[str, Any]) -> Item:
    return replace(an_item(item_id), type=type_, **fields)


def one_of_each(task: str = "P1", first: int = 1, **fields: Any) -> tuple[Item, ...]:
    """An item of every type, numbered from `first`, each with an objective of its own unless told otherwise."""
    makers: tuple[Callable[..., Item], ...] = (
        an_item,
        partial(an_item, keys=2, options=5),
        a_hotspot,
        a_matching,
        an_enhanced_matching,
        an_ordering,
        a_pull_down,
        a_number,
    )
    return tuple(
        make(f"{task}-{n:03}", **({"objective": f"objective-{n}"} | fields)) for n, make in enumerate(makers, first)
    )


def a_case(case_id: str = "late-ships", *items: Item, **fields: Any) -> tuple[Item, ...]:
    """The items as those of one case, in this order; by default four of them."""
    asked = items or tuple(an_item(f"P1-{n:03}", objective=f"objective-{n}") for n in (901, 902, 903, 904))
    defaults = {"title": "Late ships", "text": "A port has no limit.\n\nEach shift counts another way."}
    made = Case(case_id, **(defaults | fields), items=tuple(item.id for item in asked))
    return tuple(replace(item, case=made) for item in asked)


def a_family(family_id: str = "G99", *, version: int = 1, **fields: Any) -> Family:
    """A family whose questions ask for a sum; its options tell the version and the numbers drawn."""

    def draw(rng: Random, wanted: Wanted) -> Draft:
        del wanted
        first, second = rng.randrange(10, 10**6), rng.randrange(10, 10**6)
        texts = (first + second, first, second)
        options = tuple(an_option(f"{text} of version {version}", is_key=i == 0) for i, text in enumerate(texts))
        stem = f"The two amounts are {first} and {second}. What is their sum?"
        return Draft(ItemType.SINGLE, stem, f"{first} and {second}", ("Add them.",), options=options)

    defaults: dict[str, Any] = {
        "title": "Sums",
        "objective": "objective-of-p1",
        "approach": Approach.PREDICTIVE,
        "difficulty": Difficulty.EASY,
        "rule": "Add what counts.",
        "draw": draw,
    }
    return Family(id=family_id, version=version, **(defaults | fields))


def an_objective(objective_id: str, task: str = "P1", **fields: Any) -> Objective:
    defaults: dict[str, Any] = {"title": objective_id.replace("-", " "), "gist": "One idea.", "approach": "any"}
    return Objective(id=objective_id, task=task, **(defaults | fields))


def an_outline(**tasks: str) -> Outline:
    """An outline of three domains with a third each (34, 33, 33) and two tasks in each."""
    domains = tuple(
        Domain(name, name.title(), share, tuple(Task(f"{letter}{n}", f"Task {letter}{n}", "", name) for n in (1, 2)))
        for name, letter, share in (("people", "P", 34), ("process", "R", 33), ("business", "B", 33))
    )
    return Outline("test", "Test", date(2026, 1, 1), None, "us", "ours", 180, 170, 240, 40, domains)


def a_bank(
    *items: Item,
    objectives: tuple[Objective, ...] = (),
    outline: Outline | None = None,
    families: tuple[Family, ...] = (),
) -> Bank:
    """A bank of these items; their objectives are made when not given."""
    given = {objective.id: objective for objective in objectives}
    made = {item.objective: an_objective(item.objective, item.task) for item in items}
    traps = {"waits-it-out": Trap("waits-it-out", "Waits", "Lets time pass.", "Ask what waiting costs.")}
    used = outline or an_outline()
    registry = {(family.id, family.version): family for family in families}
    return Bank(used, {used.id: used}, traps, made | given, {item.id: item for item in items}, registry)


def a_memory(*, due_in_days: float = 1, stability: float = 3, **fields: Any) -> Memory:
    defaults: dict[str, Any] = {
        "stability": stability,
        "difficulty": 5.0,
        "reviewed_at": NOW - timedelta(days=1),
        "due_at": NOW + timedelta(days=due_in_days),
        "reps": 1,
        "lapses": 0,
    }
    return Memory(**(defaults | fields))


def a_programme(**fields: Any) -> Programme:
    """The PMP's rules."""
    defaults: dict[str, Any] = {
        "id": "pmp",
        "title": "PMP",
        "years": 3,
        "total": Decimal(60),
        "education_minimum": Decimal(35),
        "side_minimum": Decimal(8),
        "giving_back_maximum": Decimal(25),
        "work_maximum": Decimal(8),
        "source": "us",
        "confidence": "ours",
    }
    return Programme(**(defaults | fields))


def a_cycle(starts_on: date = date(2026, 1, 1), ends_on: date = date(2029, 1, 1)) -> Cycle:
    return Cycle(1, starts_on, ends_on)


def a_claim(hours: str = "1", category: Category = Category.COURSE, **fields: Any) -> Claim:
    """An activity; education goes to Ways of Working unless a split is given."""
    defaults: dict[str, Any] = {
        "number": 1,
        "title": "An activity",
        "completed_on": date(2026, 6, 1),
        "split": {Side.WAYS_OF_WORKING: Decimal(hours)},
    }
    return Claim(category=category, hours=Decimal(hours), **(defaults | fields))

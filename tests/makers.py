"""Makers of domain values: each gives defaults, so that a test states only what matters."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from app.bank.domain import (
    Approach,
    Bank,
    Difficulty,
    Domain,
    Item,
    ItemType,
    Objective,
    Option,
    Outline,
    Provenance,
    Status,
    Task,
    Trap,
)
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


def a_bank(*items: Item, objectives: tuple[Objective, ...] = (), outline: Outline | None = None) -> Bank:
    """A bank of these items; their objectives are made when not given."""
    given = {objective.id: objective for objective in objectives}
    made = {item.objective: an_objective(item.objective, item.task) for item in items}
    traps = {"waits-it-out": Trap("waits-it-out", "Waits", "Lets time pass.", "Ask what waiting costs.")}
    used = outline or an_outline()
    return Bank(used, {used.id: used}, traps, made | given, {item.id: item for item in items})


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

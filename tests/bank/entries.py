"""Sound entries of every type as a bank's file holds them, to plant faults in."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

WHY = "This takes the warning away and leaves its cause. Right when the owner of the limit asked for it first."
PICTURE = {
    "kind": "risk-matrix",
    "title": "Risks of the port",
    "probability": ["low", "high"],
    "impact": ["low", "high"],
}


def an_entry(item_id: str, type_: str, **fields: Any) -> dict[str, Any]:
    """An entry of the objective `own-the-limit`; the fields of its type are given."""
    common = {
        "id": item_id,
        "task": "P1",
        "tasks_2021": ["P10"],
        "approach": "predictive",
        "objective": "own-the-limit",
        "type": type_,
        "difficulty": "medium",
        "stem": "A crew of nine passes the agreed cost limit in week three. The sponsor owns it. What is right here?",
        "clue": "passes the agreed cost limit",
        "rule": "Whoever owns a limit hears first that it is passed.",
        "references": ["PMP Exam Content Outline (July 2026), People, task 1"],
        "provenance": {"author": "Somebody", "drafted": "by hand", "drafted_on": "2026-11-01"},
    }
    return deepcopy(common | fields)


def _options(*texts: str, **fields: str) -> list[dict[str, Any]]:
    first, *others = ({"text": text, "why": WHY} | {name: fields[name] for name in fields} for text in texts)
    return [first | {"key": True}, *(other | {"trap": "acts-alone"} for other in others)]


TEXTS = ("Tell the sponsor about it now.", "Move money of the next week.", "Cut the work of this week.", "Wait for it.")
CORNERS = ("high-low", "high-high", "low-low")
PAIRS = [{"prompt": f"The {n} prompt", "match": f"The {n} match", "why": WHY} for n in ("first", "second", "third")]
SINGLE = an_entry("P1-101", "single", options=_options(*TEXTS))
MULTIPLE = an_entry(
    "P1-102",
    "multiple",
    stem="A crew of nine passes the agreed cost limit in week three. The sponsor owns it. Which two steps are right?",
    choose=2,
    options=[*_options(TEXTS[0]), {"text": TEXTS[1], "why": WHY, "key": True}, *_options(*TEXTS)[2:]],
)
HOTSPOT = an_entry(
    "P1-103",
    "hotspot",
    exhibits=[PICTURE],
    options=[option | {"area": area} for option, area in zip(_options(*TEXTS[:3]), CORNERS, strict=True)],
)
MATCHING = an_entry("P1-104", "matching", pairs=PAIRS, extra=[{"text": "What fits nowhere", "why": WHY}])
ENHANCED_MATCHING = an_entry(
    "P1-105",
    "enhanced-matching",
    exhibits=[PICTURE],
    places=[pair | {"area": area} for pair, area in zip(PAIRS, CORNERS, strict=True)],
)
ORDERING = an_entry(
    "P1-106", "ordering", order=[{"text": f"Take the {n} step", "why": WHY} for n in ("first", "second", "third")]
)
PULL_DOWN = an_entry(
    "P1-107",
    "pull-down",
    text="The crew passed {limit} and tells {owner}.",
    gaps=[
        {"name": "limit", "label": "Which limit", "options": _options("the cost limit", "the work limit")},
        {"name": "owner", "label": "Who hears it", "options": _options("the sponsor", "the vendor", "the crew")},
    ],
)
NUMERIC = an_entry(
    "P1-108",
    "numeric",
    answer={
        "value": 1250.5,
        "tolerance": 0.01,
        "unit": "dollars",
        "why": WHY,
        "slips": [{"value": 1000, "why": WHY, "trap": "acts-alone"}],
    },
    steps=["1,000 + 250.50 = 1,250.50"],
)
ENTRIES = (SINGLE, MULTIPLE, HOTSPOT, MATCHING, ENHANCED_MATCHING, ORDERING, PULL_DOWN, NUMERIC)


def case_items(count: int = 4) -> Iterator[dict[str, Any]]:
    """Entries of a case, each under an id of its own."""
    for number in range(count):
        yield an_entry(f"P1-2{number:02}", "single", options=_options(*TEXTS))


def a_case_entry(**fields: Any) -> dict[str, Any]:
    """A case of four items whose situation has 160 words."""
    words = " ".join(["The port waits for ships."] * 16)
    common = {"id": "late-ships", "title": "Late ships", "text": f"{words}\n\n{words}", "items": list(case_items())}
    return deepcopy(common | fields)

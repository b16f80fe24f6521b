"""A small bank folder of three items that tests plant faults in, and what they ask of it."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from app.bank.checks import check
from app.bank.files import Problem, read
from app.settings import bundled

FIRST, SECOND = "items/P1/own-the-limit.yaml", "items/P1/name-the-limit.yaml"
OBJECTIVES, TRAPS, SOLVES = "objectives/P1.yaml", "traps.yaml", "reviews/solves.jsonl"
OUTLINE, OLD_OUTLINE = "outlines/pmp-2026.yaml", "outlines/pmp-2021.yaml"

_FIRST = """\
- id: P1-001
  revision: 1
  status: live
  task: P1
  tasks_2021: [P10, P1]
  approach: predictive
  objective: own-the-limit
  secondary: [name-the-limit]
  type: single
  difficulty: medium
  stem: >-
    A crew of nine passes the agreed cost limit in week three.
    The sponsor owns that limit. What should the project manager do next?
  options:
  - text: Tell the sponsor that the limit is passed.
    key: true
    why: The sponsor owns the limit, so the sponsor has to hear of it before anybody decides what happens to it.
  - text: Move money from the reserve of next week.
    trap: acts-alone
    why: Money of next week hides the fact from its owner. Right when the reserve is the manager's own to spend.
  - text: Cut the work that has no owner this week.
    trap: acts-alone
    why: Nobody agreed to lose that work, and the limit stays passed. Right when the owner of the scope agreed.
  - text: Send the crew home until prices fall again.
    trap: waits-for-luck
    why: Prices may rise as well, and the limit stays passed in the meantime. Right once a fall is announced.
  clue: passes the agreed cost limit
  rule: Whoever owns a limit hears first that it is passed.
  references:
  - PMP Exam Content Outline (July 2026), People, task 1
  contrast_with: [P1-003]
  provenance:
    author: Somebody
    drafted: by hand
    drafted_on: 2026-11-01

- id: P1-002
  revision: 3
  status: live
  task: P1
  tasks_2021: [P10]
  approach: agile
  objective: own-the-limit
  type: multiple
  choose: 2
  difficulty: hard
  stem: >-
    The limit of open work on the board of a clinic is passed for the second time.
    The team owns that limit. Which two steps fit?
  options:
  - text: Ask the team what holds up the open work.
    key: true
    why: The team owns the limit and sees the work, so its view of the cause comes before any other step here.
  - text: Stop new work until the count is back.
    key: true
    why: A limit that is passed without an effect is no limit, and the team agreed on what it means when they set it.
  - text: Raise the limit to the present count.
    trap: acts-alone
    why: This takes the warning away and leaves the cause. Right when the team finds that it was set too low.
  - text: Hand the open work to a second clinic.
    trap: acts-alone
    why: Nobody there has agreed to it, and the cause stays here. Right when a second clinic has offered its help.
  - text: See whether the count drops by itself.
    trap: waits-for-luck
    why: It is the second time, so it did not stay down by itself. Right when the cause is known to be gone.
  clue: for the second time
  rule: A limit that is passed stops new work until its owner has looked.
  references:
  - PMP Exam Content Outline (July 2026), People, task 1
  provenance: {author: Somebody, drafted: by hand, drafted_on: 2026-11-01}
"""
_SECOND = """\
- id: P1-003
  revision: 1
  status: live
  task: P1
  tasks_2021: [P2]
  approach: hybrid
  objective: name-the-limit
  type: single
  difficulty: easy
  stem: >-
    A port has no agreed limit for late ships, and each shift calls another number of hours late.
    Which first step helps the project manager most?
  options:
  - text: Agree with the shifts on one limit.
    key: true
    why: Each shift uses a number of its own, so one number that all of them agreed on comes before any count.
  - text: Report the ships of the longest shift.
    trap: acts-alone
    why: Its number means nothing to the other shifts. Right when one limit is agreed and a shift stands out.
  - text: Fine the ships that are clearly late.
    trap: acts-alone
    why: Without a limit no ship is clearly late, and a fine starts a quarrel. Right when contracts name a limit.
  - text: Count late ships for another month.
    trap: waits-for-luck
    why: Another month gives more numbers that nobody can compare. Right when all of them count in the same way.
  clue: no agreed limit
  rule: Name the limit before you count what passes it.
  references:
  - PMP Exam Content Outline (July 2026), People, task 1
  provenance: {author: Somebody, drafted: by hand, drafted_on: 2026-11-01}
"""
_OBJECTIVES = """\
- id: own-the-limit
  title: The owner of a limit hears first
  gist: A limit that is passed is its owner's to decide on.
  task: P1
  approach: any
  prerequisites: [name-the-limit]

- id: name-the-limit
  title: Name the limit before you count
  gist: Without an agreed limit there is nothing to pass.
  task: P1
  approach: any
  prerequisites: []
"""
_TRAPS = """\
- {id: acts-alone, title: Acts alone, gist: Skips those who live with it., remedy: Agree with them first.}
- {id: waits-for-luck, title: Waits for luck, gist: Lets time pass., remedy: Ask what waiting costs.}
"""


def a_small_bank(folder: Path) -> Path:
    """The folder with three live items in two files, each solved blind by two solvers; nothing is wrong with it."""
    shutil.copytree(bundled("question_bank") / "outlines", folder / "outlines")
    for name, text in ((FIRST, _FIRST), (SECOND, _SECOND), (OBJECTIVES, _OBJECTIVES), (TRAPS, _TRAPS)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / SOLVES).parent.mkdir()
    have_solved(folder)
    return folder


def replace_text(folder: Path, file: str, old: str, new: str) -> None:
    """Replace words that stand exactly once in the file."""
    text = (folder / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")


def line_of(folder: Path, file: str, words: str) -> int:
    """The number, from 1, of the only line of the file that holds these words."""
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    [number] = [number for number, line in enumerate(lines, 1) if words in line]
    return number


def have_solved(folder: Path, *solvers: str) -> None:
    """Write the reviews anew: every item as it stands, solved rightly by each solver (by default Ann and Ben)."""
    solves = [a_solve(entry, solver=solver) for entry in _entries(folder) for solver in solvers or ("Ann", "Ben")]
    (folder / SOLVES).write_text("".join(json.dumps(solve) + "\n" for solve in solves), encoding="utf-8")


def a_solve(entry: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A review line of an entry: its present words, the key picked."""
    shown = [" ".join(entry["stem"].split()), [option["text"] for option in entry["options"]]]
    defaults = {
        "item": entry["id"],
        "revision": entry["revision"],
        "text": hashlib.sha256(json.dumps(shown).encode()).hexdigest()[:16],
        "shown": "stem and options",
        "solver": "Ann",
        "solved_on": "2026-11-02",
        "pick": [number for number, option in enumerate(entry["options"], 1) if option.get("key")],
        "argument": "The owner hears first.",
    }
    return defaults | fields


def change_solve(folder: Path, number: int, **fields: Any) -> None:
    """Change fields of the review line with this number, from 1."""
    lines = (folder / SOLVES).read_text(encoding="utf-8").splitlines()
    lines[number - 1] = json.dumps(json.loads(lines[number - 1]) | fields)
    (folder / SOLVES).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _entries(folder: Path) -> Iterator[dict[str, Any]]:
    for file in (FIRST, SECOND):
        yield from yaml.safe_load((folder / file).read_text(encoding="utf-8"))


def problems_of(folder: Path) -> list[Problem]:
    """Everything that is wrong with the folder."""
    return check(read(folder))

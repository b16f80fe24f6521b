"""Starting a question in the files of a bank: its skeleton at the end of the objective's file, or a case of its own."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.authoring.domain import next_ids
from app.authoring.publishing import ids_in
from app.authoring.skeleton import case_size, case_text, item_text
from app.bank import files
from app.bank.domain import ItemType, Objective
from app.bank.files import Catalogue
from app.errors import StartError

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class CannotStart(StartError):
    """There is no such type or objective, or the case is there already."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a skeleton was written."""

    file: Path
    line: int

    def __str__(self) -> str:
        """File and line, as editors take them."""
        return f"{self.file}:{self.line}"


def new_item(folder: Path, kind: str, objective_id: str, *, today: date) -> Place:
    """Append a skeleton to the file of its objective; raises CannotStart."""
    if kind not in set(ItemType):
        raise CannotStart(f"There is no type {kind}. Choose one of: {', '.join(ItemType)}, case.")
    objective = _objective(files.read(folder), objective_id)
    [item_id] = next_ids([objective.task], ids_in(folder))
    text = item_text(ItemType(kind), item_id, objective, task=objective.task, today=today)
    path = folder / "items" / objective.task / f"{objective.id}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8").rstrip("\n") + "\n\n" if path.exists() else ""
    path.write_text(before + text, encoding="utf-8")
    return Place(path, before.count("\n") + 1)


def new_case(folder: Path, case_id: str, objective_id: str = "", *, today: date) -> Place:
    """Write the skeleton of a case to a file of its own; raises CannotStart."""
    path = folder / "cases" / f"{case_id}.yaml"
    if not _SLUG.fullmatch(case_id):
        raise CannotStart(f"{case_id!r} is no id. Write small letters and digits with hyphens: --id late-supplier")
    found = files.read(folder)
    if path.exists() or case_id in found.cases:
        raise CannotStart(f"There is a case {case_id} already. Choose another id.")
    objective = _objective(found, objective_id) if objective_id else None
    task = objective.task if objective else next(iter(found.outline.tasks))
    ids = next_ids([task] * case_size(), ids_in(folder))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(case_text(case_id, ids, objective, task=task, today=today), encoding="utf-8")
    return Place(path, 1)


def _objective(found: Catalogue, objective_id: str) -> Objective:
    if objective_id not in found.objectives:
        near = [name for name in sorted(found.objectives) if objective_id and objective_id in name][:3]
        told = f" Did you mean {', '.join(near)}?" if near else " They stand in objectives/."
        raise CannotStart(f"There is no objective {objective_id or '(none given)'}.{told}")
    return found.objectives[objective_id]

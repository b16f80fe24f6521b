"""The state of an installation: versions, folder, database, bank, each with a remedy where something is amiss."""

import platform
import shutil
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import text

from app import __version__
from app.bank import checks, files
from app.db import schema
from app.db.backup import check_file, newest_first
from app.db.engine import make_engine
from app.errors import StartError
from app.settings import Settings

SAFE_SQLITE = (3, 51, 3)
"""From here on SQLite is free of the race that can corrupt a write-ahead log."""
ENOUGH_SPACE = 200_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    state: str
    is_fine: bool = True
    remedy: str = ""


def examine(settings: Settings) -> list[Finding]:
    """Everything that was looked at, in order; nothing is changed."""
    looks: list[Callable[[Settings], Finding]] = [_program, _folder, _space, _database, _sqlite, _backups, _bank]
    return [look(settings) for look in looks]


def _program(_settings: Settings) -> Finding:
    return Finding("program", f"Earned {__version__} on Python {platform.python_version()}")


def _folder(settings: Settings) -> Finding:
    if not settings.data_dir.exists():
        return Finding("data folder", f"{settings.data_dir} (not there yet; the first start makes it)")
    return Finding("data folder", str(settings.data_dir))


def _space(settings: Settings) -> Finding:
    place = next(p for p in (settings.data_dir, *settings.data_dir.parents) if p.exists())
    free = shutil.disk_usage(place).free
    remedy = "" if free > ENOUGH_SPACE else "Free some space: answers cannot be stored on a full disk."
    return Finding("free space", f"{free // 1_000_000:,} MB", not remedy, remedy)


def _database(settings: Settings) -> Finding:
    if settings.is_sqlite and not settings.database_file.exists():
        return Finding("database", "not there yet; the first start makes it")
    try:
        current, head = schema.revisions(settings)
    except StartError as problem:
        return Finding("database", "cannot be read", is_fine=False, remedy=problem.message)
    if current != head:
        return Finding("database", f"at version {current}, not {head}", is_fine=False, remedy="Run: earned db upgrade")
    faults = check_file(settings.database_file) if settings.is_sqlite else []
    remedy = "Restore a backup: earned db restore" if faults else ""
    return Finding("database", faults[0] if faults else f"sound, at version {head}", not faults, remedy)


def _sqlite(settings: Settings) -> Finding:
    if not settings.is_sqlite:
        return Finding("engine", "PostgreSQL")
    engine = make_engine("sqlite://")
    with engine.connect() as connection:
        version = str(connection.scalar(text("select sqlite_version()")))
    engine.dispose()
    if tuple(map(int, version.split("."))) < SAFE_SQLITE:
        return Finding("engine", f"SQLite {version}, older than 3.51.3: keep to one process and make backups")
    return Finding("engine", f"SQLite {version}")


def _backups(settings: Settings) -> Finding:
    if not settings.is_sqlite:
        return Finding("backups", "made by your PostgreSQL tools")
    found = newest_first(settings)
    return Finding("backups", f"{len(found)}, newest {found[0].name}" if found else "none yet: earned db backup")


def _bank(settings: Settings) -> Finding:
    found = files.read(settings.question_bank)
    problems = checks.check(found)
    if problems:
        return Finding("question bank", f"{len(problems)} problems", is_fine=False, remedy="Run: earned bank check")
    return Finding("question bank", f"{len(found.items)} items, {len(found.objectives)} objectives")

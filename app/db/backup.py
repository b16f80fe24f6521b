"""Backups of the embedded database: made while it runs, checked before they count."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, text

from app.db.engine import make_engine
from app.errors import StartError
from app.settings import Settings


class BackupFailed(StartError):
    """No backup could be made or restored; nothing was changed."""


def backup(settings: Settings, *, label: str = "manual") -> Path:
    """A checked copy of the SQLite database in the folder `backups`; raises BackupFailed."""
    _only_sqlite(settings, "pg_dump")
    folder = settings.data_dir / "backups"
    copy = folder / f"earned-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}-{label}.sqlite3"
    engine = make_engine(settings.url)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _outside_transaction(engine, "VACUUM INTO ?", str(copy))
    except Exception as problem:
        copy.unlink(missing_ok=True)
        message = f"The backup could not be made: {problem}. Nothing was changed."
        raise BackupFailed(message) from problem
    finally:
        engine.dispose()
    if faults := check_file(copy):
        copy.unlink()
        message = f"The backup does not pass its check: {faults[0]}. Nothing was changed."
        raise BackupFailed(message)
    return copy


def restore(settings: Settings, source: Path) -> Path:
    """Put a backup in the database's place; the present one is kept beside it. Returns where. Raises BackupFailed."""
    _only_sqlite(settings, "pg_restore")
    if not source.exists():
        message = f"There is no file {source}."
        raise BackupFailed(message)
    if faults := check_file(source):
        message = f"{source} does not pass its check: {faults[0]}. Nothing was changed."
        raise BackupFailed(message)
    target = settings.database_file
    aside = target.with_name(f"{target.stem}-replaced-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.sqlite3")
    staged = target.with_name(f"{target.name}.restoring")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, staged)
    if target.exists():
        checkpoint(settings)
        target.rename(aside)
    for leftover in ("-wal", "-shm"):
        target.with_name(target.name + leftover).unlink(missing_ok=True)
    staged.rename(target)
    return aside


def checkpoint(settings: Settings) -> None:
    """Bring the write-ahead log into the database file."""
    engine = make_engine(settings.url)
    _outside_transaction(engine, "PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()


def _outside_transaction(engine: Engine, statement: str, *values: str) -> None:
    connection = engine.raw_connection()
    try:
        connection.cursor().execute(statement, values)
    finally:
        connection.close()


def check_file(path: Path) -> list[str]:
    """What is wrong with a SQLite file: empty when its pages and its foreign keys are sound."""
    engine = make_engine(f"sqlite:///{path}")
    try:
        with engine.connect() as connection:
            pages = [str(row[0]) for row in connection.execute(text("PRAGMA quick_check")) if row[0] != "ok"]
            orphans = [
                f"row without its parent in {row[0]}" for row in connection.execute(text("PRAGMA foreign_key_check"))
            ]
            return pages + orphans
    except Exception as problem:  # noqa: BLE001 - whatever it is, the file is not usable
        return [str(getattr(problem, "orig", problem))]
    finally:
        engine.dispose()


def newest_first(settings: Settings) -> list[Path]:
    """The backups there are, newest first."""
    return sorted((settings.data_dir / "backups").glob("earned-*.sqlite3"), reverse=True)


def _only_sqlite(settings: Settings, tool: str) -> None:
    if not settings.is_sqlite:
        message = f"This command is for the embedded database. For PostgreSQL use {tool}."
        raise BackupFailed(message)

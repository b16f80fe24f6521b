"""The schema's version: migrations at start, refusals of a newer database, automatic backups."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.exc import DatabaseError, OperationalError

from app.db.backup import backup, newest_first
from app.db.engine import make_engine
from app.errors import StartError
from app.settings import Settings, bundled

KEPT_BACKUPS = 10


class DatabaseNotReady(StartError):
    """The database cannot be used as it is; the message says what to do."""


def alembic_config(settings: Settings) -> Config:
    """Alembic's configuration, without a file: migrations travel with the program."""
    config = Config()
    config.set_main_option("script_location", str(bundled("migrations")))
    config.attributes["url"] = settings.url
    return config


def revisions(settings: Settings) -> tuple[str | None, str]:
    """The database's revision (None when it is empty) and the newest that this program knows."""
    head = ScriptDirectory.from_config(alembic_config(settings)).get_current_head()
    engine = make_engine(settings.url)
    try:
        with engine.connect() as connection:
            current = MigrationContext.configure(connection).get_current_revision()
    except OperationalError as problem:
        ask = "Is the disk full? See: earned doctor" if settings.is_sqlite else "Check EARNED_DATABASE_URL."
        what = " ".join(str(problem.orig).split())
        message = f"The database cannot be opened: {what}. {ask}"
        raise DatabaseNotReady(message) from problem
    except DatabaseError as problem:
        message = f"{settings.database_file} is damaged: {problem.orig}. Restore a backup: earned db restore"
        raise DatabaseNotReady(message) from problem
    finally:
        engine.dispose()
    return current, str(head)


def prepare(settings: Settings) -> None:
    """Make the database ready to serve, or raise DatabaseNotReady without having written anything.

    SQLite is migrated here, after a backup; PostgreSQL by `earned db upgrade`, so that several processes may start.
    """
    if settings.is_sqlite:
        _make_folder(settings.data_dir)
    if settings.is_sqlite and not settings.database_file.exists():
        upgrade(settings)
        return
    current, head = revisions(settings)
    _refuse_newer(settings, current)
    if current == head:
        return
    if not settings.is_sqlite:
        message = f"The database is at version {current}, this program needs {head}. Run: earned db upgrade"
        raise DatabaseNotReady(message)
    backup(settings, label=f"before-{head}")
    prune_backups(settings)
    upgrade(settings)


def upgrade(settings: Settings) -> None:
    """Migrate to the newest version; raises DatabaseNotReady for a newer database."""
    _refuse_newer(settings, revisions(settings)[0])
    command.upgrade(alembic_config(settings), "head")


def _refuse_newer(settings: Settings, current: str | None) -> None:
    if current is None:
        return
    known = ScriptDirectory.from_config(alembic_config(settings))
    with suppress(CommandError):
        known.get_revision(current)
        return
    message = (
        f"The database is at version {current}, which is newer than this program. Nothing was changed. "
        "Install the version of Earned that made it, or restore a backup: earned db restore"
    )
    raise DatabaseNotReady(message)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".probe-{datetime.now(UTC):%H%M%S%f}"
        probe.touch()
        probe.unlink()
    except OSError as problem:
        message = f"Cannot write to the data folder {folder}: {problem.strerror}. Set EARNED_DATA_DIR to another one."
        raise DatabaseNotReady(message) from problem


def prune_backups(settings: Settings) -> None:
    """Keep the newest automatic backups only."""
    automatic = [path for path in newest_first(settings) if "-before-" in path.name]
    for path in automatic[KEPT_BACKUPS:]:
        path.unlink()

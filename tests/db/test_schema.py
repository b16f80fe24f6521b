"""Migrations: one head, models and tables agree, newer databases are left alone."""

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import func, inspect, select, text

from app.bank.files import Catalogue
from app.db import Base
from app.db.backup import backup, check_file, newest_first, restore
from app.db.engine import make_engine
from app.db.schema import DatabaseNotReady, alembic_config, prepare, prune_backups, revisions, upgrade
from app.demo import fill
from app.main import open_database
from app.settings import Settings
from tests.conftest import NOW


def tables(settings: Settings) -> set[str]:
    engine = make_engine(settings.url)
    names = set(inspect(engine).get_table_names())
    engine.dispose()
    return names


def at_revision(settings: Settings, revision: str) -> None:
    engine = make_engine(settings.url)
    with engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = :r"), {"r": revision})
    engine.dispose()


@pytest.fixture
def embedded(tmp_path: Path) -> Settings:
    made = Settings(data_dir=tmp_path / "fresh", database_url=None)
    prepare(made)
    return made


def test_there_is_one_head(embedded: Settings) -> None:
    assert len(ScriptDirectory.from_config(alembic_config(embedded)).get_heads()) == 1


def test_models_and_tables_agree(settings: Settings) -> None:
    engine = make_engine(settings.url)

    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    engine.dispose()

    assert differences == []


def test_a_database_with_rows_migrates_down_and_up_and_keeps_them(tmp_path: Path, catalogue: Catalogue) -> None:
    """Rows that refer to each other are what a table rebuilt by SQLite stumbles over; the demo fills every table."""
    settings = Settings(data_dir=tmp_path / "demo", database_url=None)
    fill(settings)
    before = counts(settings)

    command.downgrade(alembic_config(settings), "0001")
    upgrade(settings)

    kept = {name: count for name, count in counts(settings).items() if name in FIRST_TABLES}
    assert kept == {name: count for name, count in before.items() if name in FIRST_TABLES}
    assert check_file(settings.database_file) == []


FIRST_TABLES = {"learners", "items", "item_revisions", "responses", "attempts", "attempt_answers", "cards", "claims"}


def counts(settings: Settings) -> dict[str, int]:
    engine = make_engine(settings.url)
    with engine.connect() as connection:
        found = {
            t.name: connection.scalar(select(func.count()).select_from(t)) or 0 for t in Base.metadata.sorted_tables
        }
    engine.dispose()
    return found


def test_every_step_can_be_taken_back(embedded: Settings) -> None:
    command.downgrade(alembic_config(embedded), "base")
    emptied = tables(embedded)
    upgrade(embedded)

    assert emptied == {"alembic_version"}
    assert revisions(embedded)[0] == revisions(embedded)[1]


def test_a_migration_never_imports_the_program() -> None:
    config = alembic_config(Settings())
    folder = Path(str(config.get_main_option("script_location"))) / "versions"

    assert [
        path.name for path in folder.glob("*.py") if "app" in path.read_text().split("def upgrade")[0].split()
    ] == []


def test_a_database_newer_than_the_program_is_refused_and_not_written(embedded: Settings) -> None:
    at_revision(embedded, "9999")
    before = embedded.database_file.read_bytes()

    with pytest.raises(DatabaseNotReady, match="version 9999, which is newer"):
        prepare(embedded)

    assert embedded.database_file.read_bytes() == before
    assert newest_first(embedded) == []


def test_a_file_that_is_no_database_is_refused_with_the_way_out(tmp_path: Path) -> None:
    broken = Settings(data_dir=tmp_path, database_url=None)
    broken.database_file.write_bytes(b"this is not a database, and long enough to look at" * 40)

    with pytest.raises(DatabaseNotReady, match="earned db restore"):
        prepare(broken)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("in the way")

    with pytest.raises(DatabaseNotReady, match="EARNED_DATA_DIR"):
        prepare(Settings(data_dir=blocker / "data", database_url=None))


def test_an_old_database_is_backed_up_before_it_is_migrated(embedded: Settings) -> None:
    command.downgrade(alembic_config(embedded), "base")

    prepare(embedded)

    [copy] = newest_first(embedded)
    assert "-before-" in copy.name
    assert check_file(copy) == []


def test_only_the_newest_automatic_backups_are_kept(embedded: Settings) -> None:
    made = [backup(embedded, label="before-test") for _ in range(12)]
    by_hand = backup(embedded)

    prune_backups(embedded)

    assert newest_first(embedded) == sorted([*made[2:], by_hand], reverse=True)


def test_a_restored_backup_holds_what_was_there_then(embedded: Settings, catalogue: Catalogue) -> None:
    open_database(embedded, NOW, catalogue).engine.dispose()
    copy = backup(embedded)
    engine = make_engine(embedded.url)
    with engine.begin() as connection:
        connection.execute(text("update learners set minutes_a_day = 99"))
    engine.dispose()

    aside = restore(embedded, copy)

    engine, old = make_engine(embedded.url), make_engine(f"sqlite:///{aside}")
    with engine.connect() as now, old.connect() as then:
        minutes = [c.scalar(text("select minutes_a_day from learners")) for c in (now, then)]
    engine.dispose()
    old.dispose()
    assert minutes == [30, 99]


def test_a_damaged_backup_is_not_restored(embedded: Settings, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    content = bytearray(backup(embedded).read_bytes())
    content[4096:8192] = b"\xff" * 4096
    copy.write_bytes(bytes(content))
    before = embedded.database_file.read_bytes()

    with pytest.raises(Exception, match="does not pass its check"):
        restore(embedded, copy)

    assert embedded.database_file.read_bytes() == before


def test_postgresql_is_not_migrated_behind_its_owners_back(postgresql_url: str, tmp_path: Path) -> None:
    hosted = Settings(data_dir=tmp_path, database_url=postgresql_url)
    engine = make_engine(hosted.url)
    with engine.begin() as connection:
        connection.execute(text("create schema if not exists empty"))
    engine.dispose()
    separator = "&" if "?" in postgresql_url else "?"
    empty = Settings(data_dir=tmp_path, database_url=f"{postgresql_url}{separator}options=-csearch_path%3Dempty")

    with pytest.raises(DatabaseNotReady, match="earned db upgrade"):
        prepare(empty)

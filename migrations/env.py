"""Alembic's environment: one connection, the address from the caller."""

from typing import Any

from alembic import context
from sqlalchemy import Connection

from app.db.base import Base, UtcDateTime
from app.db.engine import WRITES, make_engine

config = context.config


def render_item(kind: str, item: object, _context: object) -> str | bool:
    """How a new migration writes our own types: as plain ones, since a migration never imports from the program."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


target_metadata = Base.metadata


def keys(connection: Connection, state: str) -> None:
    """Switch SQLite's foreign keys, outside of a transaction: rebuilding a table drops it for a moment."""
    if connection.dialect.name == "sqlite":
        driver: Any = connection.connection.driver_connection
        driver.execute(f"PRAGMA foreign_keys={state}")


def check_keys(connection: Connection) -> None:
    """Refuse to commit when a row refers to one that is gone."""
    if connection.dialect.name == "sqlite" and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
        raise RuntimeError(
            f"the migration left {len(broken)} broken references, first: {broken[0]}; nothing was changed"
        )


def run() -> None:
    """Run the migrations in one transaction."""
    engine = make_engine(config.attributes["url"]).execution_options(**WRITES)
    with engine.connect() as connection:
        keys(connection, "OFF")
        context.configure(
            connection=connection,
            target_metadata=config.attributes.get("metadata", target_metadata),
            render_as_batch=True,
            compare_type=True,
            render_item=render_item,
        )
        with context.begin_transaction():
            context.run_migrations()
            check_keys(connection)
        keys(connection, "ON")
    engine.dispose()


run()

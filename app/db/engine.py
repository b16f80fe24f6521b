"""Engines for SQLite and PostgreSQL, with the settings that make an acknowledgement a promise."""

from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

WRITES = {"writes": True}
"""Execution option of a connection that is going to change something."""


def sqlite_module() -> ModuleType:
    """The SQLite library of this process: the bundled newer one where its wheel exists, else Python's own.

    Nothing in the process may open the database with another copy: two copies break each other's locks.
    """
    try:
        from pysqlite3 import dbapi2  # noqa: PLC0415 - absent where no wheel exists
    except ImportError:
        import sqlite3  # noqa: PLC0415 - only where the newer one is absent

        return sqlite3
    module: ModuleType = dbapi2
    return module


def make_engine(url: str) -> Engine:
    """An engine whose SQLite transactions begin as told and sync at every commit (WAL, FULL)."""
    if not url.startswith("sqlite"):
        return create_engine(url, hide_parameters=True, pool_size=8, max_overflow=0, pool_timeout=2, pool_pre_ping=True)
    engine = create_engine(url, hide_parameters=True, module=sqlite_module(), connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    return engine


def _configure(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # this module says BEGIN, not the driver
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=5000",
        "temp_store=MEMORY",
        "cache_size=-32000",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

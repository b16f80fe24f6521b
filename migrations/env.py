"""Alembic's environment: one connection, the address from the caller."""

from alembic import context

from app.db.base import Base, UtcDateTime
from app.db.engine import WRITES, make_engine

config = context.config


def render_item(kind: str, item: object, _context: object) -> str | bool:
    """How a new migration writes our own types: as plain ones, since a migration never imports from the program."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


target_metadata = Base.metadata


def run() -> None:
    """Run the migrations in one transaction."""
    engine = make_engine(config.attributes["url"]).execution_options(**WRITES)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=config.attributes.get("metadata", target_metadata),
            render_as_batch=True,
            compare_type=True,
            render_item=render_item,
        )
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


run()

"""The database: one engine, one writer, one session a request, moments in UTC."""

from app.db.base import Base, UtcDateTime
from app.db.engine import make_engine
from app.db.session import Db, WriterDep, session_per_request
from app.db.writer import Writer

__all__ = ["Base", "Db", "UtcDateTime", "Writer", "WriterDep", "make_engine", "session_per_request"]

"""Moments in the database are aware and in UTC, on both engines."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Column, Engine, Integer, MetaData, Table, insert, select

from app.db import UtcDateTime

moments = Table("moments", MetaData(), Column("id", Integer, primary_key=True), Column("at", UtcDateTime))


@pytest.fixture
def table(engine: Engine) -> Iterator[Table]:
    moments.create(engine)
    yield moments
    moments.drop(engine)


def test_a_moment_comes_back_in_utc_whatever_zone_it_was_given_in(engine: Engine, table: Table) -> None:
    there = datetime(2026, 11, 22, 18, 30, 1, 5, tzinfo=timezone(timedelta(hours=13)))

    with engine.begin() as connection:
        connection.execute(insert(table).values(id=1, at=there))
        back = connection.scalar(select(table.c.at))

    assert back == there
    assert back is not None
    assert back.tzinfo is UTC or back.utcoffset() == timedelta(0)


def test_a_naive_moment_is_refused(engine: Engine, table: Table) -> None:
    naive = datetime(2026, 11, 22, 18, 30)  # noqa: DTZ001 - the very fault

    with pytest.raises(Exception, match="needs a time zone"), engine.begin() as connection:
        connection.execute(insert(table).values(id=1, at=naive))


def test_moments_order_as_they_happened(engine: Engine, table: Table) -> None:
    early = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
    late_elsewhere = datetime(2026, 11, 21, 22, 0, tzinfo=timezone(timedelta(hours=-5)))

    with engine.begin() as connection:
        connection.execute(insert(table), [{"id": 1, "at": late_elsewhere}, {"id": 2, "at": early}])
        order = connection.scalars(select(table.c.id).order_by(table.c.at)).all()

    assert order == [2, 1]

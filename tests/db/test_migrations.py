"""Every migration goes up and down on both engines, and ends where the tables say."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

from db.engine import open_engine
from db.migrate import move, newest, revision_of
from db.tables import Base


@pytest.fixture
async def empty(databases):
    engine = open_engine(await databases.empty())
    yield engine
    await engine.dispose()


def drift(connection: Connection) -> list:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return compare_metadata(context, Base.metadata)


async def test_up_down_and_up_again(empty):
    await move(empty)
    assert await revision_of(empty) == newest()
    await move(empty, "base")
    async with empty.connect() as connection:
        left = await connection.run_sync(lambda raw: inspect(raw).get_table_names())
    assert set(left) <= {"alembic_version"}
    await move(empty)
    async with empty.connect() as connection:
        assert await connection.run_sync(drift) == []


async def test_a_second_run_changes_nothing(engine):
    await move(engine)
    assert await revision_of(engine) == newest()

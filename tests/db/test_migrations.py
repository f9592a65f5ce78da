"""Every migration goes up and down on both engines, and ends where the tables say."""

from __future__ import annotations

import asyncio
from threading import Barrier

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from db.engine import open_engine
from db.migrate import configuration, move
from db.revisions import TooNew, bring_up, known, newest, revision_of
from db.tables import Base
from tests import running

PATIENCE = 120.0


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


def _moves(address: str, together: Barrier) -> None:
    """As a process of the bot that starts."""

    async def moved() -> None:
        engine = open_engine(address)
        await move(engine)
        await engine.dispose()

    together.wait(PATIENCE)
    asyncio.run(moved())


async def test_some_that_start_at_once_all_find_it_migrated(databases):
    """Two processes of the bot, or the bot and an import, on a database that is still empty."""
    address = await databases.empty()
    together = running.SPLIT.Barrier(2)
    processes = [running.split_off(_moves, address, together) for _ in range(2)]
    assert [await running.ended(process) for process in processes] == [0, 0]
    engine = open_engine(address)
    assert await revision_of(engine) == newest()
    await engine.dispose()


def test_revisions_are_those_of_alembic():
    """Which is not loaded to ask: files are called by their revisions."""
    scripts = ScriptDirectory.from_config(configuration())
    assert known() == [one.revision for one in reversed(list(scripts.walk_revisions()))]
    assert newest() == scripts.get_current_head()


async def test_brought_up_from_wherever_it_is(empty):
    assert await revision_of(empty) is None
    await move(empty, known()[-2])
    await bring_up(empty)
    await bring_up(empty)
    assert await revision_of(empty) == newest()


async def test_a_database_of_a_later_version_is_not_touched(engine):
    async with engine.begin() as tx:
        await tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(TooNew, match="9999"):
        await bring_up(engine)

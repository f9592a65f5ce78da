"""What came due by rules of the code is done for rules that are rows, and is not told again; and back."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import import_module

import pytest
from alembic import command
from sqlalchemy import insert, text

from db.migrate import configuration, move
from db.tables import Occurrence, Organisation
from tests.databases import opened

MIGRATION = import_module("db.migrations.versions.0019_reminders")
MONDAY = datetime(2026, 11, 16, 5, tzinfo=UTC)
# The last is a Sunday in Greenwich, and a Monday where the region is.
CLAIMED = (("rubric:1", MONDAY), ("chaser:1", MONDAY.replace(day=19)), ("count:1", MONDAY.replace(month=12, day=4)),
           ("rubric:2", datetime(2026, 11, 15, 21, tzinfo=UTC)))  # fmt: skip
OTHERS = ("asked:1", "incidents", "count page 1", "rubric:99")


@pytest.fixture
async def before(databases):
    engine = opened(await databases.at(MIGRATION.down_revision))
    async with engine.begin() as tx:
        names = {"names": {"kk": "А"}, "union_names": {}, "settings": {}}
        for number, zone in ((1, ""), (2, "Pacific/Auckland")):
            await tx.execute(insert(Organisation).values(
                id=number, level="region", code=f"r{number}", timezone=zone, **names
            ))  # fmt: skip
        claimed = [*CLAIMED, *((rule, MONDAY) for rule in OTHERS)]
        rows = [{"rule": rule, "due_at": at, "claimed_at": at} for rule, at in claimed]
        await tx.execute(insert(Occurrence), rows)
    yield engine
    await engine.dispose()


async def rules(engine) -> list[str]:
    async with engine.connect() as tx:
        return sorted((await tx.execute(text("SELECT rule FROM occurrence"))).scalars())


async def test_what_was_told_is_done_and_back(before):
    everything = await rules(before)
    await move(before)
    found = text("SELECT organisation_id, kind, period, outcome, told FROM reminder_run ORDER BY due_at")
    async with before.connect() as tx:
        assert [tuple(row) for row in await tx.execute(found)] == [
            (2, "rubric", "2026-W47", "done", None), (1, "rubric", "2026-W47", "done", None),
            (1, "chaser", "2026-W47", "done", None), (1, "count", "2026-12", "done", None),
        ]  # fmt: skip
    assert await rules(before) == sorted(OTHERS)
    async with before.connect() as connection:
        await connection.run_sync(lambda raw: command.downgrade(configuration(raw), MIGRATION.down_revision))
        await connection.commit()
    assert await rules(before) == everything

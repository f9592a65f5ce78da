"""What was on its way when there was only the channel is on its way there; going back, nothing is left of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from alembic import command
from sqlalchemy import column, insert, select, table, text

from db.migrate import configuration, move
from db.tables import Notice, Organisation, Person, Post, Publication
from tests.databases import opened

MIGRATION = import_module("db.migrations.versions.0013_doors")
NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)
AT = NOON + timedelta(hours=4)
NOTICE = table("notice", *[column(one.name, one.type) for one in Notice.__table__.columns if one.name != "door"])
OUT = table(
    "publication", *[column(one.name, one.type) for one in Publication.__table__.columns if one.name != "trouble"]
)  # fmt: skip
STATES = {1: "scheduled", 2: "going out", 3: "in doubt", 4: "published", 5: "approved"}


@pytest.fixture
async def before(databases):
    engine = opened(await databases.at(MIGRATION.down_revision))
    async with engine.begin() as tx:
        await tx.execute(insert(Person).values(id=1, language="kk", created_at=NOON))
        names = {"names": {"kk": "А"}, "union_names": {}, "settings": {}}
        await tx.execute(insert(Organisation).values(id=1, level="region", code="vko", **names))
        for number, state in STATES.items():
            await tx.execute(insert(Post).values(
                id=number, organisation_id=1, entered_by=1, state=state, language="kk", texts={}, entities={},
                started_at=NOON, publish_at=AT if number < 5 else None, said=[], origin={}, signature=[],
            ))  # fmt: skip
        gone = {"platform": "channel", "link": "", "at": NOON, "state": "removed", "messages": []}
        await tx.execute(insert(OUT).values(post_id=2, **gone))
        waits = {"kind": "publication", "parameters": {}, "urgency": 1, "state": "waiting", "due_at": AT}
        more = {"renewals": 0, "attempts": 0, "message_ids": [], "trouble": ""}
        await tx.execute(insert(NOTICE).values(id=1, chat_id=-100, **waits, **more))
    yield engine
    await engine.dispose()


async def ways(engine) -> list[tuple]:
    found = text("SELECT post_id, platform, state FROM publication ORDER BY post_id")
    async with engine.connect() as tx:
        return [tuple(row) for row in await tx.execute(found)]


async def test_what_was_on_its_way_is_on_its_way_to_the_channel(before):
    await move(before)
    assert await ways(before) == [(1, "channel", "going"), (2, "channel", "going"), (3, "channel", "doubt")]
    async with before.connect() as tx:
        assert {row.at for row in await tx.execute(select(Publication.at))} == {AT}
        assert (await tx.execute(select(Notice.door))).scalars().all() == ["telegram"]
    async with before.begin() as tx:
        await tx.execute(text("UPDATE notice SET door = 'facebook'"))
    async with before.connect() as connection:
        await connection.run_sync(lambda raw: command.downgrade(configuration(raw), MIGRATION.down_revision))
        await connection.commit()
    assert await ways(before) == []
    async with before.connect() as tx:
        assert (await tx.execute(text("SELECT count(*) FROM notice"))).scalar_one() == 0

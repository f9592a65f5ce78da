"""What went wrong reaches the owners: all of it, together, at most once an hour."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import insert, select

from db.tables import Incident, Notice
from newsroom import incidents

NOW = datetime(2026, 11, 16, 9, 5, tzinfo=UTC)
OWNERS = (7_100_000_001, 7_100_000_002)


async def met(tx, number):
    await tx.execute(insert(Incident).values(number=number, at=NOW, kind="ZeroDivisionError", reported=False))


async def test_once_an_hour_and_all_together(engine):
    async with engine.begin() as tx:
        await met(tx, "A7K3")
        await met(tx, "C9D4")
        assert await incidents.report(tx, OWNERS, NOW) == 2
        await met(tx, "E3F6")
        assert await incidents.report(tx, OWNERS, NOW + timedelta(minutes=50)) == 0, "the hour is not over"
        assert await incidents.report(tx, OWNERS, NOW + timedelta(minutes=56)) == 1
        told = (await tx.execute(select(Notice.chat_id, Notice.parameters).order_by(Notice.id))).all()
    assert [(chat, given["numbers"]) for chat, given in told] == [
        (OWNERS[0], ["A7K3", "C9D4"]),
        (OWNERS[1], ["A7K3", "C9D4"]),
        (OWNERS[0], ["E3F6"]),
        (OWNERS[1], ["E3F6"]),
    ]


async def test_without_owners_nothing_is_forgotten(engine):
    async with engine.begin() as tx:
        await met(tx, "A7K3")
        assert await incidents.report(tx, (), NOW) == 0
        assert await incidents.report(tx, OWNERS, NOW) == 1


async def test_what_is_met_again_and_again_is_told_once_until_the_owners_know(engine):
    async with engine.begin() as tx:
        first = await incidents.meet_once(tx, "TelegramUnauthorizedError", NOW)
        assert await incidents.meet_once(tx, "TelegramUnauthorizedError", NOW + timedelta(hours=3)) == first
        other = await incidents.meet_once(tx, "SomethingElse", NOW)
        assert await incidents.report(tx, OWNERS, NOW) == 2
        again = await incidents.meet_once(tx, "TelegramUnauthorizedError", NOW + timedelta(days=1))
        assert len({first, other, again}) == 3
        assert await incidents.report(tx, OWNERS, NOW + timedelta(days=1)) == 1

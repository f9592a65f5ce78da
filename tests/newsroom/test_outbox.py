"""Notices: written once, claimed once, in order; and how each of them may end."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from db.tables import Notice
from newsroom import outbox
from newsroom.outbox import BULK, LEASE, URGENT, USUAL
from tests.newsroom.everybody import NOW

SECOND = timedelta(seconds=1)


async def left(tx, chat: int, kind: str, **more) -> None:
    await outbox.leave(tx, chat, kind, {}, now=NOW, **more)


async def all_of(engine):
    async with engine.connect() as tx:
        return (await tx.execute(select(Notice.__table__).order_by(Notice.id))).all()


async def claimed(engine, now=NOW, most: int = 25) -> list[str]:
    async with engine.begin() as tx:
        return [row["kind"] for row in await outbox.claim(tx, now, most)]


async def test_what_is_told_once_is_written_once(engine):
    async with engine.begin() as tx:
        for _ in range(3):
            await left(tx, 1, "once", once="rubric:2026-W47:1")
            await left(tx, 1, "often")
    assert [row.kind for row in await all_of(engine)] == ["once", "often", "often", "often"]


async def test_once_holds_for_two_at_once_and_after_it_was_sent(engine):
    async def leave() -> None:
        async with engine.begin() as tx:
            await left(tx, 1, "once", once="one")

    await asyncio.gather(leave(), leave())
    async with engine.begin() as tx:
        (row,) = await outbox.claim(tx, NOW, 5)
        await outbox.settle(tx, row["id"], outbox.SENT, NOW)
    await leave()
    assert [row.state for row in await all_of(engine)] == ["sent"]


async def test_what_is_undone_leaves_no_notice(engine):
    async def fail() -> None:
        async with engine.begin() as tx:
            await left(tx, 1, "never")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert await all_of(engine) == []


async def test_the_urgent_first_and_of_each_chat_one_at_a_time(engine):
    async with engine.begin() as tx:
        await left(tx, 1, "tip", urgency=BULK)
        await left(tx, 2, "other tip", urgency=BULK)
        await left(tx, 1, "verdict", urgency=USUAL)
        await left(tx, 3, "verdict of another", urgency=USUAL)
        await left(tx, 1, "screen", urgency=URGENT)
    assert await claimed(engine) == ["screen", "verdict of another", "other tip"]
    assert await claimed(engine) == [], "the others wait for the one in flight"


async def test_no_more_than_there_is_room_for(engine):
    async with engine.begin() as tx:
        for chat in range(10):
            await left(tx, chat, str(chat))
    assert await claimed(engine, most=4) == ["0", "1", "2", "3"]
    assert await claimed(engine, most=4) == ["4", "5", "6", "7"]


async def test_what_is_due_later_waits_and_holds_up_nothing(engine):
    async with engine.begin() as tx:
        await left(tx, 1, "in ten minutes", due_at=NOW + timedelta(minutes=10))
        await left(tx, 1, "now")
        assert await outbox.next_due(tx) == NOW
    assert await claimed(engine) == ["now"]
    async with engine.begin() as tx:
        assert await outbox.next_due(tx) == NOW + timedelta(minutes=10)
        await outbox.settle(tx, 2, outbox.SENT, NOW)
    assert await claimed(engine, NOW + timedelta(minutes=10) - SECOND) == []
    assert await claimed(engine, NOW + timedelta(minutes=10)) == ["in ten minutes"]


async def test_two_senders_at_once_claim_nothing_twice(engine):
    async with engine.begin() as tx:
        for number in range(60):
            await left(tx, number % 30, str(number))
    taken = await asyncio.gather(*[claimed(engine, most=7) for _ in range(8)])
    assert all(len(batch) <= 7 for batch in taken)
    kinds = [kind for batch in taken for kind in batch]
    assert len(kinds) == len(set(kinds))
    assert set(kinds) <= set(map(str, range(30))), "of each chat the first"


@pytest.mark.parametrize(
    ("after_crash", "states"),
    [(timedelta(0), ["sending", "waiting"]), (LEASE, ["sending", "waiting"]), (LEASE + SECOND, ["unknown", "waiting"])],
)
async def test_in_flight_is_in_doubt_only_when_its_lease_has_run_out(engine, after_crash, states):
    async with engine.begin() as tx:
        await left(tx, 1, "lost")
        await left(tx, 1, "next")
    assert await claimed(engine) == ["lost"]
    async with engine.begin() as tx:
        await outbox.doubt_the_lost(tx, NOW + after_crash)
    assert [row.state for row in await all_of(engine)] == states


@pytest.mark.parametrize("state", [outbox.SENT, outbox.FAILED, outbox.UNREACHABLE, outbox.UNKNOWN])
async def test_what_has_ended_stays_ended(engine, state):
    async with engine.begin() as tx:
        await left(tx, 1, "ended")
        (row,) = await outbox.claim(tx, NOW, 5)
        await outbox.settle(tx, row["id"], state, NOW)
        for late in (outbox.SENT, outbox.FAILED):
            await outbox.settle(tx, row["id"], late, NOW)
        await outbox.put_back(tx, row, NOW, timedelta(0), "")
    assert [(row.state, row.sent_at) for row in await all_of(engine)] == [(state, NOW if state == "sent" else None)]
    assert await claimed(engine, NOW + timedelta(days=1)) == []


@pytest.mark.parametrize(
    ("attempts", "after", "state", "seconds", "kept"),
    [
        (1, None, "waiting", 5, 1),
        (2, None, "waiting", 10, 2),
        (7, None, "waiting", 320, 7),
        (8, None, "failed", 0, 8),
        (1, 0, "waiting", 0, 0),
        (3, 17, "waiting", 17, 2),
        (8, 17, "waiting", 17, 7),
    ],
)
async def test_putting_back(engine, attempts, after, state, seconds, kept):
    """Later and later, then given up; when Telegram says when, that is no failed try."""
    async with engine.begin() as tx:
        await left(tx, 1, "again")
        (row,) = await outbox.claim(tx, NOW, 5)
        pause = None if after is None else timedelta(seconds=after)
        await outbox.put_back(tx, dict(row) | {"attempts": attempts}, NOW, pause, "Bad Gateway")
    (row,) = await all_of(engine)
    assert (row.state, row.due_at, row.trouble) == (state, NOW + timedelta(seconds=seconds), "Bad Gateway")
    assert row.attempts == (1 if state == "failed" else kept)

"""Notices: written once, claimed once, in order; and how each of them may end."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from db.tables import Notice
from newsroom import line, outbox
from newsroom.notices import Recipient, ToDraw, tell
from newsroom.outbox import BULK, URGENT, USUAL
from tests.newsroom.everybody import NOW
from tests.newsroom.labels import label

SECOND = timedelta(seconds=1)


async def left(tx, chat: int, kind: str, urgency: int = USUAL, **more) -> None:
    await tell(tx, label(kind, urgency), [Recipient(chat)], NOW, **more)


async def all_of(engine):
    async with engine.connect() as tx:
        return (await tx.execute(select(Notice.__table__).order_by(Notice.id))).all()


async def all_ids(tx) -> list[int]:
    return list((await tx.execute(select(Notice.id).order_by(Notice.id))).scalars())


async def claimed(engine, now=NOW, most: int = 25) -> list[str]:
    async with engine.begin() as tx:
        return [row.kind for row in await line.claim(tx, now, most)]


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
        (row,) = await line.claim(tx, NOW, 5)
        await outbox.settle(tx, row.id, outbox.SENT, NOW)
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
        await left(tx, 1, "in ten minutes", after=timedelta(minutes=10))
        await left(tx, 1, "now")
        assert await line.next_due(tx) == NOW
    assert await claimed(engine) == ["now"]
    async with engine.begin() as tx:
        assert await line.next_due(tx) == NOW + timedelta(minutes=10)
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


async def test_what_is_in_flight_is_known_by_its_sender_and_renewed_by_nobody_else(engine):
    async with engine.begin() as tx:
        for kind in ("mine", "of another"):
            await left(tx, len(kind), kind)
        assert [row.sender_id for row in await line.claim(tx, NOW, 1, sender=7)] == [7]
        await line.claim(tx, NOW, 1, sender=8)
    for numbers, renewals in (([1, 2], [2, 1]), ([2], [2, 1]), ([], [2, 1]), ([1], [3, 1])):
        async with engine.begin() as tx:
            await outbox.renew(tx, 7, numbers)
            assert [row.kind for row in await outbox.held_by_others(tx, 7)] == ["of another"]
            assert len(await outbox.held_by_others(tx, 9)) == 2
        assert [row.renewals for row in await all_of(engine)] == renewals


async def test_what_was_claimed_and_never_sent_is_given_back(engine):
    """The end of its transaction was not heard of. What is in flight, and what others hold, stays."""
    async with engine.begin() as tx:
        for chat in range(3):
            await left(tx, chat, str(chat))
        await line.claim(tx, NOW, 2, sender=7)
        await line.claim(tx, NOW, 1, sender=8)
        await outbox.give_back(tx, 7, [2])
    assert [(row.state, row.attempts) for row in await all_of(engine)] == [
        ("waiting", 0),
        ("sending", 1),
        ("sending", 1),
    ]
    assert await claimed(engine) == ["0"]


# ---- who goes next


async def line_up(engine, **of_each: int) -> None:
    async with engine.begin() as tx:
        for name, urgency in (("urgent", URGENT), ("usual", USUAL), ("bulk", BULK)):
            for number in range(of_each.get(name, 0)):
                await left(tx, urgency * 1000 + number, name, urgency=urgency)


@pytest.mark.parametrize(
    ("there", "went"),
    [
        ({"urgent": 30, "usual": 30, "bulk": 30}, {"urgent": 6, "usual": 2, "bulk": 2}),
        ({"urgent": 30, "bulk": 30}, {"urgent": 8, "bulk": 2}),
        ({"urgent": 30}, {"urgent": 10}),
        ({"usual": 1, "bulk": 30}, {"usual": 1, "bulk": 9}),
        ({"urgent": 3, "usual": 30, "bulk": 30}, {"urgent": 3, "usual": 5, "bulk": 2}),
        ({"urgent": 1, "usual": 1, "bulk": 1}, {"urgent": 1, "usual": 1, "bulk": 1}),
    ],
)
async def test_some_places_are_kept_for_what_is_not_urgent(engine, there, went):
    """And go to others where it has no use for them."""
    await line_up(engine, **there)
    kept = {URGENT: 6, USUAL: 2, BULK: 2}
    async with engine.begin() as tx:
        rows = await line.claim(tx, NOW, 10, kept=kept)
    assert Counter(row.kind for row in rows) == went


async def test_a_chat_that_rests_gets_nothing_and_the_others_do(engine):
    async with engine.begin() as tx:
        for chat in (1, 1, 2, 3):
            await left(tx, chat, str(chat))
        assert [row.kind for row in await line.claim(tx, NOW, 9, resting=[1, 3])] == ["2"]
        assert [row.kind for row in await line.claim(tx, NOW, 9)] == ["1", "3"]


# ---- one screen is enough


async def screens(engine) -> list[tuple]:
    return [(row.chat_id, row.state, row.due_at - NOW) for row in await all_of(engine) if row.kind == outbox.SCREEN]


async def screen(tx, chat: int, after: float = 0, **more) -> None:
    await tell(tx, ToDraw(), [Recipient(chat)], NOW, after=timedelta(seconds=after), **more)


async def test_one_screen_waits_for_each_chat_and_goes_when_the_last_one_was_to(engine):
    async with engine.begin() as tx:
        for chat, after in ((1, 0), (1, 2), (1, 0), (2, 5), (2, 1), (1, 1)):
            await screen(tx, chat, after)
    assert await screens(engine) == [(1, "waiting", 2 * SECOND), (2, "waiting", 5 * SECOND)]


async def test_an_album_keeps_its_own_moment_however_many_photos_it_has(engine):
    async with engine.begin() as tx:
        for after in (2, 3, 4):
            await screen(tx, 1, after, once="album:1:7:1")
    assert await screens(engine) == [(1, "waiting", 2 * SECOND)]
    async with engine.begin() as tx:
        await screen(tx, 1, 5, once="album:1:8:1")
    assert await screens(engine) == [(1, "waiting", 5 * SECOND)]


async def test_what_is_in_flight_does_not_count_and_comes_back_as_the_one_that_waits(engine):
    async with engine.begin() as tx:
        await screen(tx, 1)
        (row,) = await line.claim(tx, NOW, 9)
        await screen(tx, 1)
        assert await outbox.put_back(tx, row, NOW, 9 * SECOND, "") == outbox.SENT
    assert [state for _, state, _ in await screens(engine)] == ["sent", "waiting"]


async def test_other_notices_are_as_many_as_were_left(engine):
    async with engine.begin() as tx:
        await screen(tx, 1)
        for _ in range(3):
            await left(tx, 1, "verdict")
    assert len(await all_of(engine)) == 4


# ---- a clock that was set back


@pytest.mark.parametrize(("appointed", "back", "goes"), [
    (False, timedelta(days=1), True), (False, timedelta(minutes=2), True), (False, 10 * SECOND, False),
    (True, timedelta(days=1), False), (True, timedelta(minutes=2), False),
])  # fmt: skip
async def test_left_in_what_is_yet_to_come(engine, appointed, back, goes):
    """Reckoned from a clock that was set back since it is due; an hour that somebody has named is that hour."""
    async with engine.begin() as tx:
        await left(tx, 1, "it", **({"at": NOW + 5 * SECOND} if appointed else {"after": 5 * SECOND}))
    assert bool(await claimed(engine, NOW - back)) == goes


@pytest.mark.parametrize("state", [outbox.SENT, outbox.FAILED, outbox.UNREACHABLE, outbox.UNKNOWN])
async def test_what_has_ended_stays_ended(engine, state):
    async with engine.begin() as tx:
        await left(tx, 1, "ended")
        (row,) = await line.claim(tx, NOW, 5)
        await outbox.settle(tx, row.id, state, NOW)
        for late in (outbox.SENT, outbox.FAILED):
            await outbox.settle(tx, row.id, late, NOW)
        await outbox.put_back(tx, row, NOW, timedelta(0), "")
    assert [(row.state, row.sent_at) for row in await all_of(engine)] == [(state, NOW if state == "sent" else None)]
    assert await claimed(engine, NOW + timedelta(days=1)) == []


async def test_several_end_together(engine):
    """Each as it ended, and once; what has ended before stays as it is. Of two who note the same, one does."""
    async with engine.begin() as tx:
        for chat in range(1, 5):
            await left(tx, chat, f"{chat}")
        rows = await line.claim(tx, NOW, 3)
        await outbox.settle(tx, rows[0].id, outbox.SENT, NOW, message_ids=[7])
        waits = (await all_ids(tx))[3]
    ends = [outbox.End(number, outbox.FAILED, (), "blocked") for number in (rows[0].id, rows[1].id, waits)]
    ends.append(outbox.End(rows[2].id, outbox.SENT, (8, 9)))

    async def note() -> set[int]:
        async with engine.begin() as tx:
            return await outbox.settle_all(tx, ends, NOW)

    noted = await asyncio.gather(note(), note())
    assert sorted(noted, key=len) == [set(), {rows[1].id, rows[2].id}]
    stand = [(row.state, row.message_ids, row.trouble, row.sent_at) for row in await all_of(engine)]
    assert stand == [
        ("sent", [7], "", NOW), ("failed", [], "blocked", None), ("sent", [8, 9], "", NOW), ("waiting", [], "", None),
    ]  # fmt: skip


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
        (row,) = await line.claim(tx, NOW, 5)
        pause = None if after is None else timedelta(seconds=after)
        await outbox.put_back(tx, replace(row, attempts=attempts), NOW, pause, "Bad Gateway")
    (row,) = await all_of(engine)
    assert (row.state, row.due_at, row.trouble) == (state, NOW + timedelta(seconds=seconds), "Bad Gateway")
    assert row.attempts == (1 if state == "failed" else kept)

"""Who is next in line is found at the same cost however many wait, and whoever fills the line holds up nobody."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import insert

from db.engine import by_indexes
from db.tables import Notice
from newsroom import line, outbox
from newsroom.outbox import BULK, FACEBOOK, TELEGRAM, URGENT, USUAL, WAITING, End
from tests.handlers.test_what_grows import LEAST, listening, steps
from tests.newsroom.everybody import NOW

FEW, MANY, MOST = 60, 6000, 25
KEPT = {URGENT: 15, USUAL: 5, BULK: 5}
BUSY = 1  # a chat
# By an index of states alone all that wait would be read; those that are claimed already may be sorted.
READS_ALL = re.compile(
    r"SCAN notice|SCAN other|Seq Scan|TEMP B-TREE|Sort Key: notice|\((?:state=\?|state = 'waiting'\S*)\)$"
)


async def put_in_line(engine, chats, urgency: int = USUAL) -> None:
    row = {"kind": "text", "parameters": {}, "state": WAITING, "due_at": NOW, "reckoned_from": NOW, "urgency": urgency}
    async with engine.begin() as tx:
        await tx.execute(insert(Notice), [row | {"chat_id": chat} for chat in chats])


async def went(engine, **kept) -> list[tuple[int, int]]:
    """Claims, and ends them. Gives the chat and the urgency of each."""
    async with engine.begin() as tx:
        claimed = await line.claim(tx, NOW, MOST, **kept)
        await outbox.settle_all(tx, [End(one.id, outbox.SENT) for one in claimed], NOW)
    return [(one.chat_id, one.urgency) for one in claimed]


# ---- one chat with very many


async def test_a_chat_with_thousands_holds_up_no_other_and_keeps_its_order(engine):
    await put_in_line(engine, [BUSY] * MANY)
    await put_in_line(engine, range(2, 102))
    for _ in range(4):
        chats = [chat for chat, _ in await went(engine)]
        assert Counter(chats) == Counter(dict.fromkeys(chats, 1)), "of each one at a time"
        assert (BUSY in chats, len(chats)) == (True, MOST)
    async with engine.begin() as tx:
        mine = [(await line.claim(tx, NOW, MOST, resting=range(2, 102)))[0].id]
        for _ in range(3):
            await outbox.settle(tx, mine[-1], outbox.SENT, NOW)
            mine += [one.id for one in await line.claim(tx, NOW, MOST, resting=range(2, 102))]
    assert mine == [5, 6, 7, 8]


async def test_a_chat_that_fills_the_bulk_takes_no_place_of_others_while_the_urgent_ones_go_on(engine):
    await put_in_line(engine, [BUSY] * MANY, BULK)
    await put_in_line(engine, range(2, 102), BULK)
    await put_in_line(engine, range(1000, 1100), URGENT)
    bulk = [chat for chat, urgency in await went(engine, kept=KEPT) if urgency == BULK]
    assert bulk == [1, 2, 3, 4, 5]


async def test_chats_that_wait_for_their_own_earlier_ones_hold_up_nobody(engine):
    """All of them have something in flight; whoever comes after them has not."""
    await put_in_line(engine, [chat for chat in range(MOST) for _ in range(40)])
    async with engine.begin() as tx:
        assert len(await line.claim(tx, NOW, MOST)) == MOST
    await put_in_line(engine, range(MOST, 2 * MOST))
    assert [chat for chat, _ in await went(engine)] == list(range(MOST, 2 * MOST))


# ---- what it costs


@pytest.mark.parametrize("chats", [range(MANY), [BUSY] * MANY], ids=["many chats", "one chat"])
async def test_nothing_reads_or_sorts_all_that_waits(engine, chats):
    """Also where the plan was made while there was little."""
    await put_in_line(engine, range(FEW))
    for _ in range(FEW // 10):
        await went(engine)
    await put_in_line(engine, chats)
    async with engine.begin() as tx:
        with listening(engine) as said:
            assert await line.claim(tx, NOW, MOST, kept=KEPT) != []
            await line.next_due(tx, NOW)
    async with engine.connect() as tx:
        assert [found for one in said if (found := await _reading_all(tx, *one))] == []


async def _reading_all(tx, statement: str, parameters) -> list[str]:
    if not statement.startswith(("SELECT", "UPDATE")) or isinstance(parameters, list):
        return []
    is_sqlite = tx.dialect.name == "sqlite"
    await by_indexes(tx)
    explain = "EXPLAIN QUERY PLAN" if is_sqlite else "EXPLAIN"
    plan = [str(row[-1]).strip() for row in await tx.exec_driver_sql(f"{explain} {statement}", tuple(parameters))]
    return [f"{one}: {statement}" for one in plan if READS_ALL.search(one)]


@pytest.mark.parametrize("databases", ["postgres"], indirect=True)
async def test_a_plan_made_for_few_reads_no_more_of_many(engine):
    """A connection keeps what it has planned: the first claims of a new bot find nearly nothing there."""
    await engine.dispose()  # a new bot has new ones
    await put_in_line(engine, range(FEW))
    for _ in range(9):
        await went(engine)
    await put_in_line(engine, range(MANY))
    async with engine.begin() as tx:
        before = await _read(tx)
        claimed = await line.claim(tx, NOW, MOST)
        await outbox.settle_all(tx, [End(one.id, outbox.SENT) for one in claimed], NOW)
        whole, by_index = [now - then for now, then in zip(await _read(tx), before, strict=True)]
    assert (len(claimed), whole) == (MOST, 0)
    assert by_index <= 10 * MOST


async def _read(tx) -> tuple[int, ...]:
    """Rows that this connection has read: of the whole table, and by an index."""
    read = "SELECT seq_tup_read, idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = 'notice'"
    return tuple((await tx.exec_driver_sql(read)).one())


@pytest.mark.parametrize("databases", ["postgres"], indirect=True)
@pytest.mark.parametrize("sent", [0, FEW, MANY], ids="after {}".format)
async def test_whatever_is_known_of_the_table_chats_are_asked_by_their_index(engine, sent):
    """By any other, all that wait would be read for each: a plan is kept, and nothing waits when a bot is idle."""
    row = {"kind": "text", "parameters": {}, "state": outbox.SENT, "due_at": NOW, "chat_id": BUSY, "urgency": USUAL}
    async with engine.begin() as tx:
        if sent:
            await tx.execute(insert(Notice), [row] * sent)
            await tx.exec_driver_sql("ANALYZE notice")
        with listening(engine) as said:
            await line.claim(tx, NOW, MOST)
        ((asked, given),) = [one for one in said if "AS in_line" in one[0]]
        await tx.exec_driver_sql("SET LOCAL plan_cache_mode = force_generic_plan")
        await tx.exec_driver_sql(f"PREPARE asked AS {asked}")
        kept = await tx.exec_driver_sql(f"EXPLAIN EXECUTE asked ({', '.join(['NULL'] * len(given))})")
        plan = [row[0].strip() for row in kept]
        await tx.exec_driver_sql("DEALLOCATE asked")
    assert {one.partition(" on ")[0] for one in plan if " on notice other" in one} == {
        "->  Index Only Scan using ix_notice_chat"
    }
    assert not [one for one in plan if "Sort" in one or "Seq Scan" in one]


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
async def test_a_claim_costs_the_same_however_many_wait(engine):
    await put_in_line(engine, range(FEW))
    before = await _steps(engine)
    await put_in_line(engine, range(FEW, MANY))
    assert await _steps(engine) <= 1.3 * before + LEAST


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
async def test_who_stands_at_another_door_does_not_look_through_what_waits_at_this_one(engine):
    before = await _steps(engine, FACEBOOK)
    await put_in_line(engine, range(MANY))
    assert await _steps(engine, FACEBOOK) <= 1.3 * before + LEAST


async def test_what_waits_at_another_door_is_found_among_many(engine):
    await put_in_line(engine, range(MANY))
    page = {"kind": "text", "parameters": {}, "due_at": NOW, "chat_id": 10**15, "door": FACEBOOK}
    async with engine.begin() as tx:
        await tx.execute(insert(Notice).values(**page))
        assert await line.next_due(tx, door=FACEBOOK) == NOW
        assert [one.chat_id for one in await line.claim(tx, NOW, MOST, door=FACEBOOK)] == [10**15]
        assert await line.claim(tx, NOW, MOST, door=FACEBOOK) == []


async def _steps(engine, door: str = TELEGRAM) -> int:
    async with engine.connect() as tx:
        with listening(engine) as said:
            await line.claim(tx, NOW, MOST, kept=KEPT, door=door)
            await line.next_due(tx, door=door)
        await tx.rollback()
    return steps(engine.url.database, said)


async def test_of_what_is_due_later_the_soonest_is_found_in_every_urgency(engine):
    async with engine.begin() as tx:
        assert await line.next_due(tx) is None
        for minutes, urgency in ((7, URGENT), (5, BULK), (9, USUAL)):
            later = {"due_at": NOW + timedelta(minutes=minutes), "kind": "text", "chat_id": 1, "urgency": urgency}
            await tx.execute(insert(Notice).values(**later))
        assert await line.next_due(tx, NOW + timedelta(minutes=1)) == NOW + timedelta(minutes=5)
        assert await line.next_due(tx, NOW + timedelta(minutes=5)) == NOW + timedelta(minutes=7)

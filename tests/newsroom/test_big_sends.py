"""What goes to very many: written in few steps, to whoever it was for at that moment, and once, whatever dies."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from db.engine import open_engine
from db.tables import Account, Notice, Organisation, Person, ReminderRun, Seat
from newsroom.reminders import runs
from newsroom.who import CHAIR, DEPUTY
from tests.databases import PATIENCE
from tests.handlers.test_what_grows import listening
from tests.newsroom.everybody import NOW, seated, tip, union

ROOT = Path(__file__).parents[2]
REGIONS, IN_EACH, FIRST = 4, 250, 1_000_000
BOTH = {"kk": "Кеңес", "ru": "Совет"}
MONDAY = datetime(2026, 11, 16, 5, 1, tzinfo=UTC)
ROWS_IN_ONE_GO = 300  # of what is decided by itself: some ten milliseconds
# Dies while it reminds the third region: what it has written there is not committed yet.
DIES = """
import asyncio, os, signal, sys
from datetime import datetime
from db.engine import open_engine
from newsroom.reminders import runs

async def main():
    engine, now = open_engine(sys.argv[1]), datetime.fromisoformat(sys.argv[2])
    steps = 0
    for region in await engine.read(lambda tx: runs.due(tx, now)):
        async def work(tx):
            goes_on = await runs.remind(tx, region, now)
            if steps == 5:
                os.kill(os.getpid(), signal.SIGKILL)
            return goes_on
        while await engine.write(work):
            steps += 1

asyncio.run(main())
"""


async def many_chairs(tx) -> None:
    """A branch and its chair each, in several regions."""
    await union(tx)
    since, names = NOW - timedelta(days=300), {"kk": "", "ru": ""}
    regions, numbers = range(FIRST, FIRST + REGIONS), range(FIRST + REGIONS, FIRST + REGIONS * (IN_EACH + 1))
    of = {one: FIRST + one % REGIONS for one in numbers}
    rows = [{"id": one, "level": "region", "code": f"r{one}", "names": names} for one in regions]
    await tx.execute(insert(Organisation), rows)
    row = {"level": "branch", "names": names}
    below = [row | {"id": one, "code": f"b{one}", "region_id": of[one], "parent_id": of[one]} for one in numbers]
    await tx.execute(insert(Organisation), below)
    await tx.execute(insert(Person), [{"id": one, "language": "kk", "created_at": since} for one in numbers])
    await tx.execute(insert(Account), [{"id": one, "person_id": one, "language": "kk"} for one in numbers])
    sits = {"role": CHAIR, "starts_on": since.date()}
    await tx.execute(insert(Seat), [sits | {"person_id": one, "organisation_id": one} for one in numbers])


async def remind_all(engine) -> None:
    for region in await engine.read(lambda tx: runs.due(tx, MONDAY)):
        while await engine.write(lambda tx, region=region: runs.remind(tx, region, MONDAY)):
            pass


async def left(tx) -> Counter[int]:
    return Counter((await tx.execute(select(Notice.person_id))).scalars())


async def test_a_tip_is_written_by_as_many_statements_for_very_many_as_for_one(engine):
    async with engine.begin() as tx:
        await union(tx)
        press, _ = await seated(tx, "press", "centre"), await seated(tx, "chair", "ridder")
        with listening(engine) as for_one:
            await tip(tx, press, BOTH, NOW)
        await tx.rollback()
    async with engine.begin() as tx:
        await many_chairs(tx)
        press = await seated(tx, "press", "centre")
        with listening(engine) as for_many:
            _, people = await tip(tx, press, BOTH, NOW)
        assert people == REGIONS * IN_EACH
        assert set((await left(tx)).values()) == {1}
    assert [said for said, _ in for_many] == [said for said, _ in for_one]
    assert not any(isinstance(given, list) for _, given in for_many), "none of them is asked for each person"


async def test_whoever_sits_twice_or_has_two_accounts_hears_a_tip_once_by_the_first(engine):
    async with engine.begin() as tx:
        await union(tx)
        press, chair = await seated(tx, "press", "centre"), await seated(tx, "chair", "ridder")
        await seated(tx, "deputy", "ulan", who=chair)
        other = insert(Account).values(id=chair.account_id + FIRST, person_id=chair.person_id, language="ru")
        await tx.execute(other)
        number, people = await tip(tx, press, BOTH, NOW)
        told = select(Notice.chat_id, Notice.person_id, Notice.parameters, Notice.due_at, Notice.state)
        (found,) = (await tx.execute(told.where(Notice.broadcast_id == number, Notice.kind == "broadcast"))).all()
    assert people == 1
    assert tuple(found) == (chair.account_id, chair.person_id, {"broadcast": number}, NOW, "waiting")


async def test_a_tip_is_for_those_who_sit_at_the_moment_it_is_sent(engine):
    """Whoever comes after it, is not in it; nor is who has left, or whose place is closed."""
    async with engine.begin() as tx:
        await union(tx)
        press, stays = await seated(tx, "press", "centre"), await seated(tx, "chair", "ridder")
        leaves, closed = await seated(tx, "deputy", "ridder"), await seated(tx, "chair", "ayagoz")
        await tx.execute(update(Seat).where(Seat.person_id == leaves.person_id).values(ends_on=NOW.date()))
        shut = update(Organisation).where(Organisation.id == closed.seat.organisation_id)
        await tx.execute(shut.values(closed_on=NOW.date()))
        assert (await tip(tx, press, BOTH, NOW))[1] == 1
    async with engine.begin() as tx:
        await seated(tx, DEPUTY, "ulan")
        told = select(Notice.person_id).where(Notice.kind == "broadcast")
        assert (await tx.execute(told)).scalars().all() == [stays.person_id]


async def test_who_dies_while_regions_are_reminded_leaves_the_rest_to_the_next_and_nothing_twice(engine):
    async with engine.begin() as tx:
        await many_chairs(tx)
    address = engine.url.render_as_string(hide_password=False)
    given = (sys.executable, "-c", DIES, address, MONDAY.isoformat())
    known = os.environ | {"PYTHONPATH": str(ROOT)}
    dying = await asyncio.create_subprocess_exec(*given, cwd=ROOT, env=known)
    assert await asyncio.wait_for(dying.wait(), PATIENCE) == -signal.SIGKILL
    async with engine.connect() as tx:
        assert (await left(tx)).total() < REGIONS * IN_EACH
    again = open_engine(address)
    await remind_all(again)
    await again.dispose()
    async with engine.connect() as tx:
        assert await left(tx) == Counter(range(FIRST + REGIONS, FIRST + REGIONS * (IN_EACH + 1)))


async def test_no_transaction_of_reminders_writes_more_than_some_people(engine, monkeypatch):
    """However large a region is, and by as many statements."""
    monkeypatch.setattr(runs, "AT_ONCE", 100)
    async with engine.begin() as tx:
        await many_chairs(tx)
    written = []
    for region in await engine.read(lambda tx: runs.due(tx, MONDAY)):
        goes_on = True
        while goes_on:
            async with engine.begin() as tx:
                with listening(engine) as said:
                    goes_on = await runs.remind(tx, region, MONDAY)
            rows = [given for sentence, given in said if sentence.startswith("INSERT INTO notice")]
            assert len(rows) <= 1, "all of them together"
            written += [len(some) for some in rows if isinstance(some, list)]
            assert len(said) <= 30
    assert max(written) <= 100
    assert sum(written) == REGIONS * IN_EACH


async def test_of_a_large_region_each_is_told_once_however_many_look(engine, monkeypatch):
    monkeypatch.setattr(runs, "AT_ONCE", 60)
    async with engine.begin() as tx:
        await many_chairs(tx)
    await asyncio.gather(*[remind_all(engine) for _ in range(3)])
    async with engine.connect() as tx:
        assert await left(tx) == Counter(range(FIRST + REGIONS, FIRST + REGIONS * (IN_EACH + 1)))
        told = select(ReminderRun.told).where(ReminderRun.kind == "rubric", ReminderRun.organisation_id >= FIRST)
        assert (await tx.execute(told)).scalars().all() == [IN_EACH] * REGIONS


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
async def test_one_that_fails_leaves_nothing_of_a_tip(engine):
    """The process dies before the commit: the update comes again, and sends it whole."""
    async with engine.begin() as tx:
        await many_chairs(tx)
        press = await seated(tx, "press", "centre")

    async def dies(tx) -> None:
        await tip(tx, press, BOTH, NOW)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await engine.write(dies)
    async with engine.connect() as tx:
        assert await left(tx) == Counter()
    assert (await engine.write(lambda tx: tip(tx, press, BOTH, NOW)))[1] == REGIONS * IN_EACH

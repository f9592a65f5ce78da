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
from db.tables import Account, Notice, Organisation, Person, Seat
from newsroom.broadcasts import broadcasts
from newsroom.reminders import reminders
from newsroom.who import CHAIR, DEPUTY
from tests.databases import PATIENCE
from tests.handlers.test_what_grows import listening
from tests.newsroom.everybody import NOW, seated, union

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
from newsroom.reminders import reminders

async def main():
    engine, now = open_engine(sys.argv[1]), datetime.fromisoformat(sys.argv[2])
    due = await engine.read(lambda tx: reminders.due(tx, now))
    for place, (region, rule) in enumerate(due):
        async def work(tx):
            await reminders.remind(tx, region, rule, now)
            if place == 2:
                os.kill(os.getpid(), signal.SIGKILL)
        await engine.write(work)

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


async def left(tx) -> Counter[int]:
    return Counter((await tx.execute(select(Notice.person_id))).scalars())


async def test_a_tip_is_written_by_as_many_statements_for_very_many_as_for_one(engine):
    async with engine.begin() as tx:
        await union(tx)
        press, _ = await seated(tx, "press", "centre"), await seated(tx, "chair", "ridder")
        with listening(engine) as for_one:
            await broadcasts.send(tx, press, BOTH, NOW)
        await tx.rollback()
    async with engine.begin() as tx:
        await many_chairs(tx)
        press = await seated(tx, "press", "centre")
        with listening(engine) as for_many:
            _, people = await broadcasts.send(tx, press, BOTH, NOW)
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
        tip, people = await broadcasts.send(tx, press, BOTH, NOW)
        told = select(Notice.chat_id, Notice.person_id, Notice.parameters, Notice.due_at, Notice.state)
        (found,) = (await tx.execute(told.where(Notice.broadcast_id == tip))).all()
    assert people == 1
    assert tuple(found) == (chair.account_id, chair.person_id, {"broadcast": tip}, NOW, "waiting")


async def test_a_tip_is_for_those_who_sit_at_the_moment_it_is_sent(engine):
    """Whoever comes after it, is not in it; nor is who has left, or whose place is closed."""
    async with engine.begin() as tx:
        await union(tx)
        press, stays = await seated(tx, "press", "centre"), await seated(tx, "chair", "ridder")
        leaves, closed = await seated(tx, "deputy", "ridder"), await seated(tx, "chair", "ayagoz")
        await tx.execute(update(Seat).where(Seat.person_id == leaves.person_id).values(ends_on=NOW.date()))
        shut = update(Organisation).where(Organisation.id == closed.seat.organisation_id)
        await tx.execute(shut.values(closed_on=NOW.date()))
        assert (await broadcasts.send(tx, press, BOTH, NOW))[1] == 1
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
    for region, rule in await again.read(lambda tx: reminders.due(tx, MONDAY)):
        assert await again.write(lambda tx, region=region, rule=rule: reminders.remind(tx, region, rule, MONDAY))
    await again.dispose()
    async with engine.connect() as tx:
        assert await left(tx) == Counter(range(FIRST + REGIONS, FIRST + REGIONS * (IN_EACH + 1)))


async def test_no_transaction_of_reminders_writes_more_than_a_region(engine):
    async with engine.begin() as tx:
        await many_chairs(tx)
    for region, rule in await engine.read(lambda tx: reminders.due(tx, MONDAY)):
        async with engine.begin() as tx:
            with listening(engine) as said:
                await reminders.remind(tx, region, rule, MONDAY)
        written = [given for sentence, given in said if sentence.startswith("INSERT INTO notice")]
        assert len(written) <= 1, "all of them together"
        assert all(len(rows) <= ROWS_IN_ONE_GO for rows in written)
        assert len(said) <= 5


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
async def test_one_that_fails_leaves_nothing_of_a_tip(engine):
    """The process dies before the commit: the update comes again, and sends it whole."""
    async with engine.begin() as tx:
        await many_chairs(tx)
        press = await seated(tx, "press", "centre")

    async def dies(tx) -> None:
        await broadcasts.send(tx, press, BOTH, NOW)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await engine.write(dies)
    async with engine.connect() as tx:
        assert await left(tx) == Counter()
    assert (await engine.write(lambda tx: broadcasts.send(tx, press, BOTH, NOW)))[1] == REGIONS * IN_EACH

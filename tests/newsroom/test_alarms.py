"""What stands still is told to the owners once, by whoever sees it first, and once more when it is over."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from sqlalchemy import insert, select, update

from db.tables import Incident, Notice, Organisation, Process, ReminderRule
from newsroom import alarms, watching
from newsroom.alarms import Raised
from newsroom.reminders import rules
from newsroom.union import organisations
from newsroom.watching import Running, Waiting
from tests.newsroom.everybody import NOW

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
OWNERS = (7, 8)
STUCK = Raised("telegram", NOW - HOUR, 12)


def running(process: int, seen_at=NOW) -> Running:
    return Running(process, "0.1.0", NOW - HOUR, seen_at, 900)


async def told(tx) -> list[tuple[str, int]]:
    found = await tx.execute(select(Notice.kind, Notice.chat_id).order_by(Notice.id))
    return [(kind, chat) for kind, chat in found]


async def test_of_two_processes_that_see_it_at_once_one_tells(engine):
    def begin(process: int):
        return engine.write(lambda tx: alarms.begin(tx, STUCK, process, OWNERS, NOW))

    assert sorted(await asyncio.gather(begin(1), begin(2))) == [False, True]
    async with engine.connect() as tx:
        assert await told(tx) == [("alarm", 7), ("alarm", 8)]


async def test_only_whoever_saw_it_says_that_it_is_over_or_another_when_that_one_is_dead(tx):
    """Another process has nothing to send, and sees nothing that stands."""
    for process in (1, 2):
        await watching.note_process(tx, running(process))
    if tx.dialect.name == "sqlite":  # one process: whoever else there was is dead
        await tx.execute(insert(Process).values(id=1, version="", began_at=NOW, seen_at=NOW, free_mb=1))
    await alarms.begin(tx, STUCK, 1, OWNERS, NOW)
    assert not await alarms.end(tx, "telegram", 2, OWNERS, NOW)
    assert await alarms.is_open(tx, STUCK)
    assert await alarms.end(tx, "telegram", 2, OWNERS, NOW + watching.ALIVE)
    assert not await alarms.end(tx, "telegram", 1, OWNERS, NOW)
    assert not await alarms.is_open(tx, STUCK)
    assert [kind for kind, _ in await told(tx)] == ["alarm", "alarm", "alarm_over", "alarm_over"]


async def test_what_waits_is_counted_by_door_and_only_when_it_is_due(tx):
    known = (("waiting", "telegram", 5), ("sending", "telegram", 9), ("waiting", "facebook", 2),
             ("waiting", "telegram", -3), ("sent", "telegram", 20), ("held", "telegram", 20))  # fmt: skip
    for state, door, ago in known:
        row = {"chat_id": 7, "kind": "x", "urgency": 8, "state": state, "door": door, "due_at": NOW - ago * MINUTE}
        await tx.execute(insert(Notice).values(**row))
    await tx.execute(insert(Incident).values(number="A7K2", kind="KeyError", at=NOW - HOUR, reported=True))
    await tx.execute(insert(Incident).values(number="C9D4", kind="KeyError", at=NOW - 25 * HOUR, reported=True))
    measured = await watching.measure(tx, NOW)
    assert measured.waiting == {"telegram": Waiting(2, NOW - 9 * MINUTE), "facebook": Waiting(1, NOW - 2 * MINUTE)}
    assert measured.errors == 1


async def test_a_reminder_is_late_that_nobody_decides_but_not_of_a_region_that_is_closed(tx):
    region = await organisations.require_code(tx, "vko")
    await rules.to_change(tx, region, NOW)
    rows = update(ReminderRule).where(ReminderRule.organisation_id == region.id)
    await tx.execute(rows.values(next_due_at=NOW + HOUR))
    assert await watching.late_since(tx, NOW) is None
    await tx.execute(rows.where(ReminderRule.kind == rules.SLOT).values(next_due_at=NOW - HOUR))
    assert await watching.late_since(tx, NOW) == NOW - HOUR
    await tx.execute(update(Organisation).where(Organisation.id == region.id).values(closed_on=NOW.date()))
    assert await watching.late_since(tx, NOW) is None


async def test_who_is_silent_for_a_minute_runs_no_more_and_is_told_of_for_an_hour(tx):
    await watching.note_process(tx, running(1))
    await watching.note_process(tx, running(1, NOW + MINUTE))
    assert await watching.processes(tx, NOW + MINUTE) == [running(1, NOW + MINUTE)]
    assert await watching.lost(tx, NOW + MINUTE) == []
    assert await watching.processes(tx, NOW + 2 * MINUTE) == []
    assert await watching.lost(tx, NOW + 2 * MINUTE) == [running(1, NOW + MINUTE)], "it has not signed off"
    assert await watching.lost(tx, NOW + HOUR + MINUTE) == []
    await watching.forget_process(tx, 1)
    assert await watching.processes(tx, NOW) == []

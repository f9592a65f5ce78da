"""What the owners see of how the bot does."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import insert, update

from db.tables import Incident, Notice, Person
from newsroom import backups
from newsroom.people.health import Health, health
from tests.newsroom.everybody import NOW, seated

HOUR = timedelta(hours=1)


async def test_all_is_well(tx):
    who = await seated(tx, "chair", "ridder")
    await seated(tx, "specialist", "vko", who=who)
    found = await health(tx, NOW)
    assert (found.errors, found.last_error_at, found.overdue, found.overdue_since, found.failed) == (
        0,
        None,
        0,
        None,
        0,
    )
    assert found.people == 1, "who sits in two seats is one"


async def test_what_is_late_lost_and_broken(tx):
    chair = await seated(tx, "chair", "ridder")
    before = await health(tx, NOW)
    for number, ago in (("A7K2", 3), ("C9D4", 1), ("E3F6", 24 * 8)):
        await tx.execute(insert(Incident).values(number=number, at=NOW - ago * HOUR, kind="KeyError", reported=True))
    for state, ago in (("waiting", 2), ("sending", 5), ("waiting", 0), ("waiting", -3), ("failed", 1), ("unknown", 1),
                       ("failed", 24 * 8), ("sent", 1)):  # fmt: skip
        row = {"chat_id": chair.account_id, "kind": "x", "urgency": 5, "state": state, "due_at": NOW - ago * HOUR}
        await tx.execute(insert(Notice).values(**row))
    await tx.execute(update(Person).where(Person.id == chair.person_id).values(unreachable_since=NOW))
    assert await health(tx, NOW) == Health(
        2, "C9D4", NOW - HOUR, 2, NOW - 5 * HOUR, 2, before.people, before.unreachable + 1
    )


async def test_a_backup_of_days_to_come_is_none(tx):
    """A clock that was ahead has made it, and would say for a month that all is well."""
    await backups.note(tx, NOW + timedelta(days=30))
    assert (await health(tx, NOW)).backup_at is None
    await backups.note(tx, NOW - timedelta(days=1))
    assert (await health(tx, NOW)).backup_at == NOW - timedelta(days=1)

"""What waits that should be out, what is due and not decided, and which processes there are to do it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_all
from db.inserts import insert_or
from db.tables import Alarm, Incident, Notice, Organisation, Process, ReminderRule, ReminderRun
from newsroom import outbox

ALIVE = timedelta(minutes=2)  # since a process was last seen: none is called dead before
HEARD = timedelta(minutes=1)  # since one was seen of which it is said that it runs: it shows itself twice in that time
LOST = timedelta(hours=1)  # so long it is told of one that went without a word
ON_ITS_WAY = timedelta(minutes=2)  # a reminder that has come due since then is not late
A_DAY = timedelta(days=1)
UNKNOWN = -1  # room on a disk that nobody has named
OPEN = "open"  # of a reminder that has been claimed, and not told to all


@dataclass(frozen=True, slots=True)
class Waiting:
    """Behind one door: how many should be out, and since when the oldest of them."""

    count: int = 0
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """`late_since`: when the oldest reminder was due that nobody has decided yet. `alarms`: those that are open."""

    at: datetime
    waiting: Mapping[str, Waiting]
    late_since: datetime | None
    errors: int
    alarms: Mapping[str, datetime]


@dataclass(frozen=True, slots=True)
class Running:
    """A process of the bot."""

    id: int
    version: str
    began_at: datetime
    seen_at: datetime
    free_mb: int


async def measure(tx: AsyncConnection, now: datetime) -> Measured:
    errors = select(func.count()).select_from(Incident).where(Incident.at > now - A_DAY)
    return Measured(
        now, await waiting(tx, now), await late_since(tx, now), (await tx.execute(errors)).scalar_one(),
        {one.what: one.since for one in await tx.execute(select(Alarm.what, Alarm.since))},
    )  # fmt: skip


async def waiting(tx: AsyncConnection, now: datetime) -> dict[str, Waiting]:
    """All urgencies are named for the sake of the index, in which they stand before the moment."""
    due = select(Notice.door, func.count(), func.min(Notice.due_at)).where(
        Notice.state.in_((outbox.WAITING, outbox.SENDING)),
        Notice.urgency.in_(outbox.URGENCIES),
        Notice.due_at <= now,
    )
    found = {door: Waiting(count, since) for door, count, since in await tx.execute(due.group_by(Notice.door))}
    return {door: found.get(door, Waiting()) for door in outbox.DOORS}


async def late_since(tx: AsyncConnection, now: datetime) -> datetime | None:
    """Of regions that there are still: what has come due, and what was begun and not told to all."""
    here = Organisation.closed_on.is_(None)
    due = select(func.min(ReminderRule.next_due_at)).join(Organisation, Organisation.id == ReminderRule.organisation_id)
    begun = select(func.min(ReminderRun.claimed_at)).join(Organisation, Organisation.id == ReminderRun.organisation_id)
    moments = (
        (await tx.execute(due.where(here, ReminderRule.next_due_at <= now))).scalar_one(),
        (await tx.execute(begun.where(here, ReminderRun.outcome == OPEN))).scalar_one(),
    )
    return min((one for one in moments if one is not None), default=None)


# ---- processes


async def note_process(tx: AsyncConnection, running: Running) -> None:
    """It is there. Whoever has been silent for a day is forgotten; on SQLite whoever else there was is dead."""
    values = {name: getattr(running, name) for name in Running.__slots__}
    row = insert_or(tx, Process).values(**values)
    said = {"seen_at": running.seen_at, "free_mb": running.free_mb}
    await tx.execute(row.on_conflict_do_update(index_elements=["id"], set_=said))
    others = delete(Process).where(Process.id != running.id)
    is_alone = tx.dialect.name == "sqlite"
    await tx.execute(others if is_alone else others.where(Process.seen_at < running.seen_at - A_DAY))


async def forget_process(tx: AsyncConnection, process_id: int) -> None:
    await tx.execute(delete(Process).where(Process.id == process_id))


async def processes(tx: AsyncConnection, now: datetime) -> list[Running]:
    """Those that run, the oldest first."""
    heard = select(*columns(Running, Process.__table__)).where(Process.seen_at > now - HEARD)
    return await fetch_all(tx, heard.order_by(Process.began_at, Process.id), Running)


async def lost(tx: AsyncConnection, now: datetime) -> list[Running]:
    """Those that are silent and have not signed off, be it that they were killed; the last one first."""
    silent = select(*columns(Running, Process.__table__)).where(
        Process.seen_at <= now - HEARD, Process.seen_at > now - LOST
    )
    return await fetch_all(tx, silent.order_by(Process.seen_at.desc(), Process.id), Running)

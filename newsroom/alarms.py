"""What does not go on, told to the owners once for as long as it lasts, and once more when it is over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.inserts import insert_or
from db.tables import Alarm, Process
from newsroom import outbox
from newsroom.notices import About, Recipient, tell
from newsroom.watching import ALIVE

REMINDERS, DISK = "reminders", "disk"
KINDS = (*outbox.DOORS, REMINDERS, DISK)  # by the door that messages do not leave by


@dataclass(frozen=True, slots=True)
class Raised(About):
    """`number`: how many wait, or the megabytes that are left."""

    kind = "alarm"
    urgency = outbox.URGENT
    what: str
    since: datetime
    number: int = 0


@dataclass(frozen=True, slots=True)
class Over(About):
    kind = "alarm_over"
    urgency = outbox.URGENT
    what: str
    since: datetime
    until: datetime


async def begin(tx: AsyncConnection, raised: Raised, process: int, owners: Sequence[int], now: datetime) -> bool:
    """Of several processes that see it, one tells."""
    row = insert_or(tx, Alarm).values(what=raised.what, since=raised.since, process_id=process)
    begun = row.on_conflict_do_nothing(index_elements=["what"]).returning(Alarm.what)
    if (await tx.execute(begun)).scalar_one_or_none() is None:
        return False
    await tell(tx, raised, [Recipient(owner) for owner in owners], now)
    return True


async def end(tx: AsyncConnection, what: str, process: int, owners: Sequence[int], now: datetime) -> bool:
    """Said by whoever has begun it, for others may not see what it sees; or by anybody, when that one is dead."""
    alive = select(Process.id).where(Process.seen_at > now - ALIVE)
    gone = delete(Alarm).where(
        Alarm.what == what, or_(Alarm.process_id == process, Alarm.process_id.not_in(alive))
    )  # fmt: skip
    since = (await tx.execute(gone.returning(Alarm.since))).scalar_one_or_none()
    if since is None:
        return False
    await tell(tx, Over(what, since, now), [Recipient(owner) for owner in owners], now)
    return True


async def is_open(tx: AsyncConnection, raised: Raised) -> bool:
    known = select(Alarm.what).where(Alarm.what == raised.what, Alarm.since == raised.since)
    return (await tx.execute(known)).first() is not None

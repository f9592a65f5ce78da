"""How the bot does, for its owners: errors, messages that wait or were lost, and the people in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Incident, Notice, Person, Seat
from newsroom import backups, outbox
from newsroom.union import seats

LOOKS_BACK = timedelta(days=7)
LATE = timedelta(minutes=5)  # what is due and younger than that is only on its way


@dataclass(frozen=True, slots=True)
class Health:
    """Of the last seven days. `overdue_since`: when the oldest message that is still here should have gone out;
    `backup_at`: when the last good backup was made by night."""

    errors: int
    last_error: str
    last_error_at: datetime | None
    overdue: int
    overdue_since: datetime | None
    failed: int
    people: int
    unreachable: int
    backup_at: datetime | None = None


async def health(tx: AsyncConnection, now: datetime) -> Health:
    since = now - LOOKS_BACK
    met = (
        select(Incident.number, Incident.at).where(Incident.at > since).order_by(Incident.at.desc(), Incident.id.desc())
    )
    errors = (await tx.execute(select(func.count()).select_from(Incident).where(Incident.at > since))).scalar_one()
    last = (await tx.execute(met.limit(1))).one_or_none()
    # All urgencies are named for the sake of the index, in which they stand before the moment.
    every = Notice.urgency.in_(outbox.URGENCIES)
    here = Notice.state.in_((outbox.WAITING, outbox.SENDING))
    late = select(func.count(), func.min(Notice.due_at)).where(here, every, Notice.due_at < now - LATE)
    overdue, oldest = (await tx.execute(late)).one()
    lost = select(func.count()).select_from(Notice).where(Notice.state.in_((outbox.FAILED, outbox.UNKNOWN)))
    failed = (await tx.execute(lost.where(every, Notice.due_at > since))).scalar_one()
    sitting = select(func.count(Person.id.distinct())).join(Seat, Seat.person_id == Person.id).where(seats.active(now))
    people = (await tx.execute(sitting)).scalar_one()
    unreachable = (await tx.execute(sitting.where(Person.unreachable_since.is_not(None)))).scalar_one()
    number, at = (last.number, last.at) if last is not None else ("", None)
    return Health(errors, number, at, overdue, oldest, failed, people, unreachable, await backups.last_made(tx, now))

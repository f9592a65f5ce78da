"""How the bot runs, for its owners: the same that machines are told, as far as a person wants to know it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Incident
from newsroom import access, watching
from newsroom.people.health import Health, health
from newsroom.watching import Running
from newsroom.who import Who

MOST_NUMBERS = 5  # of errors that are named: the log has them all


@dataclass(frozen=True, slots=True)
class Status:
    """`lost`: processes that fell silent. `errors`: how many in a day, and the numbers of the last ones. `alarms`: what
    the owners were told of, and since when. `late_since`: when the oldest reminder was due that is not decided."""

    health: Health
    processes: Sequence[Running]
    lost: Sequence[Running]
    errors: int
    numbers: Sequence[str]
    alarms: Mapping[str, datetime]
    late_since: datetime | None


async def status(tx: AsyncConnection, who: Who, now: datetime) -> Status:
    access.require_here(who, "see how it runs")
    measured = await watching.measure(tx, now)
    late = measured.late_since if measured.late_since and measured.late_since < now - watching.ON_ITS_WAY else None
    last = select(Incident.number).where(Incident.at > now - watching.A_DAY)
    numbers = (await tx.execute(last.order_by(Incident.at.desc(), Incident.id.desc()).limit(MOST_NUMBERS))).scalars()
    running, lost = await watching.processes(tx, now), await watching.lost(tx, now)
    return Status(await health(tx, now), running, lost, measured.errors, list(numbers), measured.alarms, late)

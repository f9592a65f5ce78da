"""What went wrong, told to the owners: at most once an hour, all of it together."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Incident
from newsroom import outbox

LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"  # none that is mistaken for another when read over the telephone


def new_number() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(4))


async def meet_once(tx: AsyncConnection, kind: str, now: datetime) -> str:
    """Gives its number, under which it stands in the log. One that the owners are still to hear of is the same."""
    unreported = select(Incident.number).where(Incident.kind == kind, Incident.reported.is_(False))
    known: str | None = (await tx.execute(unreported.order_by(Incident.id).limit(1))).scalar_one_or_none()
    if known is not None:
        return known
    number = new_number()
    await tx.execute(insert(Incident).values(number=number, kind=kind, at=now, reported=False))
    return number


async def report(tx: AsyncConnection, owners: Sequence[int], now: datetime) -> int:
    """Leaves the owners a notice of what is not reported yet. Gives how many incidents that were."""
    unreported = select(Incident.number).where(Incident.reported.is_(False)).order_by(Incident.id)
    fresh = (await tx.execute(unreported)).scalars().all()
    if not fresh or not owners or await _told_this_hour(tx, owners[0], now):
        return 0
    for owner in owners:
        await outbox.leave(tx, owner, "incidents", {"numbers": list(fresh)}, now=now, once=_once(owner, now))
    await tx.execute(update(Incident).where(Incident.number.in_(fresh)).values(reported=True))
    return len(fresh)


def _once(owner: int, now: datetime) -> str:
    return f"incidents:{owner}:{now:%Y-%m-%dT%H}"


async def _told_this_hour(tx: AsyncConnection, owner: int, now: datetime) -> bool:
    return await outbox.was_left(tx, _once(owner, now))

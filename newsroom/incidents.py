"""What went wrong: noted under a number, and told to the owners, at most once an hour, all of it together."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Incident
from newsroom import outbox

LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"  # none that is mistaken for another when read over the telephone


async def note(tx: AsyncConnection, kind: str, update_id: int | None, now: datetime) -> str:
    """What kind of thing it was, and nothing of what anybody wrote. Gives its number, for the log."""
    number = "".join(secrets.choice(LETTERS) for _ in range(4))
    row = {"number": number, "kind": kind, "at": now, "update_id": update_id}
    await tx.execute(insert(Incident).values(reported=False, **row))
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

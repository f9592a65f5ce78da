"""What went wrong, under a number that the log has, too; told to the owners at most once an hour, all together."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.inserts import insert_or
from db.tables import Incident
from newsroom import occurrences
from newsroom.notices import About, Recipient, tell

LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"  # none that is mistaken for another when read over the telephone
LETTERS_IN_NUMBER = 4
MOST_NAMED = 20  # in a notice: the log has them all


@dataclass(frozen=True, slots=True)
class Met(About):
    """`count`: how many there are, with those that are not named. Before it was stored, all were."""

    kind = "incidents"
    numbers: tuple[str, ...]
    count: int = 0

    def once(self, to: Recipient, due: datetime) -> str | None:
        return f"{self.kind}:{to.chat_id}:{due:%Y-%m-%dT%H}"


async def note(tx: AsyncConnection, kind: str, update_id: int | None, now: datetime) -> str:
    """Gives its number. One that is taken already is no error more: another is drawn."""
    while True:
        code = "".join(secrets.choice(LETTERS) for _ in range(LETTERS_IN_NUMBER))
        row = insert_or(tx, Incident).values(number=code, kind=kind, at=now, update_id=update_id, reported=False)
        made = row.on_conflict_do_nothing(index_elements=["number"]).returning(Incident.number)
        if (await tx.execute(made)).scalar_one_or_none() is not None:
            return code


async def note_once(tx: AsyncConnection, kind: str, now: datetime) -> str:
    """One number for all of a kind, until the owners have heard of it."""
    known = select(Incident.number).where(Incident.kind == kind, Incident.reported.is_(False))
    code = (await tx.execute(known)).scalars().first()
    if code is None:
        code = await note(tx, kind, None, now)
    return code


async def are_waiting(tx: AsyncConnection) -> bool:
    return bool((await tx.execute(select(exists().where(Incident.reported.is_(False))))).scalar_one())


async def report(tx: AsyncConnection, owners: Sequence[int], now: datetime) -> int:
    """Leaves the owners a notice of what is not reported yet. Gives how many incidents that were."""
    if not owners or not await are_waiting(tx):
        return 0
    hour = now.replace(minute=0, second=0, microsecond=0)
    if not await occurrences.claim(tx, "incidents", hour, now):
        return 0
    reported = update(Incident).where(Incident.reported.is_(False)).values(reported=True)
    fresh = sorted((await tx.execute(reported.returning(Incident.id, Incident.number))).all())
    met = Met(tuple(one.number for one in fresh[:MOST_NAMED]), len(fresh))
    await tell(tx, met, [Recipient(owner) for owner in owners if fresh], now)
    return len(fresh)

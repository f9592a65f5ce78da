"""What comes due at a moment is done by whoever claims it first."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from db.inserts import insert_or
from db.tables import Occurrence


async def claim(tx: AsyncConnection, rule: str, due: datetime, now: datetime) -> bool:
    """Whoever inserts the row does the work; another process waits until it is done, and then has nothing to do."""
    row = insert_or(tx, Occurrence).values(rule=rule, due_at=due, claimed_at=now)
    claimed = row.on_conflict_do_nothing(index_elements=["rule", "due_at"]).returning(Occurrence.id)
    return (await tx.execute(claimed)).scalar_one_or_none() is not None

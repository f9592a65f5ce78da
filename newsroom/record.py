"""Who did what, in which seat."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Deed
from newsroom.who import Who


async def note(
    tx: AsyncConnection, who: Who | None, kind: str, now: datetime, organisation_id: int | None = None, **details: Any
) -> None:
    seat = who.seat if who else None
    row = {"person_id": who.person_id if who else None, "seat_id": seat.id if seat else None, "kind": kind, "at": now}
    await tx.execute(insert(Deed).values(organisation_id=organisation_id, details=details, **row))

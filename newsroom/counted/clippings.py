"""Photos of what stood in a newspaper: kept with their bytes, and shown by the bot that they were sent to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Clipping
from newsroom import access
from newsroom.who import Who


async def keep(
    tx: AsyncConnection, who: Who, bot_id: int, file_id: str, content: bytes | None, now: datetime
) -> int:  # fmt: skip
    access.require_here(who, "enter for a report")
    row = {"bot_id": bot_id, "file_id": file_id, "content": content, "sent_at": now, "sent_by": who.person_id}
    kept: int = (await tx.execute(insert(Clipping).values(**row).returning(Clipping.id))).scalar_one()
    return kept


async def shown_by(tx: AsyncConnection, clipping_id: int | None, bot_id: int) -> str:
    """Its name with this bot; nothing where another bot has it."""
    if clipping_id is None:
        return ""
    known = select(Clipping.file_id).where(Clipping.id == clipping_id, Clipping.bot_id == bot_id)
    return (await tx.execute(known)).scalar_one_or_none() or ""

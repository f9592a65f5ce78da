"""Keys with which regions publish to pages of their own. What is sealed is opened at the edge, and nowhere else."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import columns, fetch_all, fetch_one
from db.inserts import insert_or
from newsroom import record


@dataclass(frozen=True, slots=True)
class DoorKey:
    """Of a page that is `chat_id` behind its door; `ends_at`: None where it holds for good."""

    region_id: int
    door: str
    chat_id: int
    title: str
    sealed: bytes = field(repr=False)
    ends_at: datetime | None
    facts: dict[str, Any] = field(default_factory=dict)


KEY = tables.DoorKey.__table__
ALL = select(*columns(DoorKey, KEY)).order_by(tables.DoorKey.id)


async def of_region(tx: AsyncConnection, region_id: int, door: str) -> DoorKey | None:
    return await fetch_one(tx, ALL.where(KEY.c.region_id == region_id, KEY.c.door == door), DoorKey)


async def of_page(tx: AsyncConnection, door: str, chat_id: int) -> DoorKey | None:
    return await fetch_one(tx, ALL.where(KEY.c.door == door, KEY.c.chat_id == chat_id), DoorKey)


async def all_keys(tx: AsyncConnection) -> list[DoorKey]:
    return await fetch_all(tx, ALL, DoorKey)


async def put(tx: AsyncConnection, key: DoorKey, now: datetime) -> bool:
    """In place of what the region had. False where it is another region's page: both would count what one publishes."""
    other = await of_page(tx, key.door, key.chat_id)
    if other is not None and other.region_id != key.region_id:
        return False
    row = asdict(key) | {"connected_at": now}
    new = insert_or(tx, tables.DoorKey).values(**row)
    await tx.execute(new.on_conflict_do_update(index_elements=["region_id", "door"], set_=row))
    await record.note(tx, None, "page connected", now, key.region_id, door=key.door, title=key.title)
    return True


async def take_away(tx: AsyncConnection, region_id: int, door: str, now: datetime) -> bool:
    """What has been published stays where it is, and is from then on for people to mend."""
    gone = await tx.execute(delete(tables.DoorKey).where(KEY.c.region_id == region_id, KEY.c.door == door))
    if gone.rowcount:
        await record.note(tx, None, "page disconnected", now, region_id, door=door)
    return bool(gone.rowcount)

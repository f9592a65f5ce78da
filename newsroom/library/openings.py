"""Openings are counted, and not who opened: for the report, and for whoever writes the items."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from db.inserts import insert_or
from db.tables import LibraryItem, LibraryOpening
from newsroom import weeks


async def note(tx: AsyncConnection, item_id: int, now: datetime) -> None:
    """By whichever way: tapped, by a link, or sent into a chat."""
    row = insert_or(tx, LibraryOpening).values(on_day=weeks.term_day(now), item_id=item_id, times=1)
    once_more = {"times": LibraryOpening.times + 1}
    await tx.execute(row.on_conflict_do_update(index_elements=["on_day", "item_id"], set_=once_more))


async def of_item(tx: AsyncConnection, item_id: int, since: date) -> int:
    counted = select(func.coalesce(func.sum(LibraryOpening.times), 0))
    counted = counted.where(LibraryOpening.item_id == item_id, LibraryOpening.on_day >= since)
    return int((await tx.execute(counted)).scalar_one())


@dataclass(frozen=True, slots=True)
class Figures:
    """`items`: that could be read at its end; `added` in it, of all parts or of what one region reads."""

    items: int
    added: int
    openings: int


async def of_period(tx: AsyncConnection, first: date, last: date, region_id: int | None = None) -> Figures:
    """Both days belong to it. With a region: its own part and the union's; openings are of their items, by anybody."""
    item, since, until = LibraryItem, weeks.end_of(first - timedelta(days=1)), weeks.end_of(last)
    part = true() if region_id is None else or_(item.region_id.is_(None), item.region_id == region_id)
    there = select(func.count()).select_from(item).where(
        part, item.added_at < until, or_(item.withdrawn_at.is_(None), item.withdrawn_at >= until)
    )  # fmt: skip
    opened = select(func.coalesce(func.sum(LibraryOpening.times), 0)).join(item, item.id == LibraryOpening.item_id)
    opened = opened.where(part, LibraryOpening.on_day >= first, LibraryOpening.on_day <= last)
    return Figures(
        (await tx.execute(there)).scalar_one(),
        (await tx.execute(there.where(item.added_at >= since))).scalar_one(),
        int((await tx.execute(opened)).scalar_one()),
    )

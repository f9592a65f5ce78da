"""What is new in the library in a month, for whoever reads it; who is told, and when, the reminders know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import fetch_all
from db.tables import LibraryItem, Organisation
from newsroom import weeks
from newsroom.library.items import LISTED, Listed

MOST = 10


def month_before(day: date) -> str:
    return f"{day.replace(day=1) - timedelta(days=1):%Y-%m}"


def span_of(month: str) -> tuple[datetime, datetime]:
    """From its first midnight to the one after its last day."""
    first = date.fromisoformat(f"{month}-01")
    after = (first + timedelta(days=31)).replace(day=1)
    return weeks.end_of(first - timedelta(days=1)), weeks.end_of(after - timedelta(days=1))


async def news_of(tx: AsyncConnection, month: str, region_id: int, most: int = MOST) -> list[Listed]:
    """The union's and the region's own, the newest first. What the bot brought along by itself is no news."""
    item = LibraryItem
    new = _new(LISTED, month).where(or_(item.region_id.is_(None), item.region_id == region_id))
    return await fetch_all(tx, new.order_by(item.added_at.desc(), item.id.desc()).limit(most), Listed)


@dataclass(frozen=True, slots=True)
class Added:
    """So many by one region."""

    names: dict[str, str]
    count: int


async def by_regions(tx: AsyncConnection, month: str) -> list[Added]:
    """For the press service, whose own part is no news to it: what regions have added, who added most comes first."""
    region, count = Organisation, func.count().label("count")
    each = _new(select(LibraryItem.region_id, count), month).where(LibraryItem.region_id.is_not(None))
    counted = each.group_by(LibraryItem.region_id).subquery()
    added = select(region.names, counted.c.count).join(counted, counted.c.region_id == region.id)
    return await fetch_all(tx, added.order_by(counted.c.count.desc(), region.id), Added)


def _new(found: Select[*tuple[Any, ...]], month: str) -> Select[*tuple[Any, ...]]:
    since, until = span_of(month)
    item = LibraryItem
    new = found.where(item.added_at >= since, item.added_at < until, item.code.is_(None))
    return new.where(item.withdrawn_at.is_(None))

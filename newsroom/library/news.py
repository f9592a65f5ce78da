"""What is new in the library in a month, for whoever reads it; who is told, and when, the reminders know."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import or_
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import fetch_all
from db.tables import LibraryItem
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
    since, until = span_of(month)
    item = LibraryItem
    part = or_(item.region_id.is_(None), item.region_id == region_id)
    new = LISTED.where(item.added_at >= since, item.added_at < until, item.code.is_(None))
    new = new.where(item.withdrawn_at.is_(None), part)
    return await fetch_all(tx, new.order_by(item.added_at.desc(), item.id.desc()).limit(most), Listed)

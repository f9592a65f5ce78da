"""What is new in the library: of a month, for whoever reads it, and told to all only where there is something."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import fetch_all
from db.tables import LibraryItem, Organisation, Person
from newsroom import occurrences, weeks
from newsroom.library.items import LISTED, Listed
from newsroom.library.notices import LibraryNews
from newsroom.notices import Recipient, tell_all
from newsroom.union import seats
from newsroom.who import ROLES

MOST = 10
CENTRE = 0  # its people sit in no region


def month_of(day: date) -> str:
    return f"{day:%Y-%m}"


def span_of(month: str) -> tuple[datetime, datetime]:
    """From its first midnight to the one after its last day."""
    first = date.fromisoformat(f"{month}-01")
    after = (first + timedelta(days=31)).replace(day=1)
    return weeks.end_of(first - timedelta(days=1)), weeks.end_of(after - timedelta(days=1))


async def news_of(tx: AsyncConnection, month: str, region_id: int = CENTRE, most: int = MOST) -> list[Listed]:
    """The union's and the region's own, the newest first. What the bot brought along by itself is no news."""
    since, until = span_of(month)
    item = LibraryItem
    part = or_(item.region_id.is_(None), item.region_id == region_id)
    new = LISTED.where(item.added_at >= since, item.added_at < until, item.code.is_(None))
    new = new.where(item.withdrawn_at.is_(None), part)
    return await fetch_all(tx, new.order_by(item.added_at.desc(), item.id.desc()).limit(most), Listed)


async def tell_news(tx: AsyncConnection, month: str, now: datetime) -> int:
    """Once a month, to every seat whose part has something new. Safe to ask at any time: gives how many are told."""
    if not await occurrences.claim(tx, "library news", span_of(month)[1], now):
        return 0
    told = []
    for region_id in await _with_news(tx, month):
        there = Organisation.region_id == region_id if region_id != CENTRE else Organisation.region_id.is_(None)
        people = await seats.addressees(tx, there & Person.unreachable_since.is_(None), ROLES, now)
        told += [(LibraryNews(month, region_id), Recipient(one.chat_id, one.person_id)) for one in people]
    first = {to.chat_id: (about, to) for about, to in reversed(told)}
    await tell_all(tx, list(first.values()), now)
    return len(first)


async def _with_news(tx: AsyncConnection, month: str) -> list[int]:
    """Regions, and the centre, of whom each has something to read that is new."""
    regions = select(Organisation.id).where(Organisation.id == Organisation.region_id).order_by(Organisation.id)
    every = [CENTRE, *(await tx.execute(regions)).scalars()]
    return [region_id for region_id in every if await news_of(tx, month, region_id, most=1)]

"""Followers that nobody has to count: which pages the bot can see by itself, when it looks, and what it saw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import exists, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import fetch_all
from db.inserts import insert_or
from db.tables import Figure, Organisation
from db.tables.pages import TOLD_OF_PAGE
from newsroom import occurrences, weeks
from newsroom.union import door_keys
from newsroom.union.door_keys import DoorKey
from newsroom.union.organisations import BY_META, BY_TELEGRAM, FOLLOWERS, KEPT_PAGE
from newsroom.values.figures import MOST_COUNTED
from newsroom.values.page_links import address_of
from newsroom.values.platforms import PAGE

LOOKS = timedelta(hours=6)  # who gives no answer is asked again after so long, and the day stays a gap if nobody does
FACEBOOK, INSTAGRAM, TELEGRAM = "facebook", "instagram", "telegram"


@dataclass(frozen=True, slots=True)
class Seen:
    """A page that the bot can count, and by whom it asks: a name or number of Telegram's, or the key of its region."""

    page_id: int
    organisation_id: int
    platform: str
    address: str
    on_day: date
    key: DoorKey | None = None
    chat_id: int | None = None


@dataclass(frozen=True, slots=True)
class _Open:
    id: int
    organisation_id: int
    platform: str
    url: str
    address: str
    region_id: int | None
    timezone: str | None
    region_timezone: str | None
    settings: dict[str, Any] | None

    @property
    def bound(self) -> int | None:
        """Of a region's own channel that has no name, only an invitation: the channel that it has bound."""
        is_own = self.platform == TELEGRAM and self.organisation_id == self.region_id
        return ((self.settings or {}).get("channel") or {}).get("id") if is_own else None


async def due(tx: AsyncConnection, now: datetime) -> list[Seen]:
    """Those that have no figure of today, as far as the bot can see them."""
    keys = {key.region_id: key for key in await door_keys.all_keys(tx)}
    found = []
    for page in await _open_pages(tx, now):
        address = page.address or address_of(page.url)  # of older ones it is worked out
        day = weeks.local(now, weeks.zone_or_default(page.timezone, page.region_timezone)).date()
        key = keys.get(page.region_id or 0) if page.platform != TELEGRAM else None
        is_seen = key is not None and address in _addresses(key)
        has_name = page.platform == TELEGRAM and bool(address) and "/+" not in address  # an invitation is no name
        chat_id = None if has_name else page.bound
        if is_seen or has_name or chat_id is not None:
            found.append(Seen(page.id, page.organisation_id, page.platform, address, day, key, chat_id))
    return found


async def _open_pages(tx: AsyncConnection, now: datetime) -> list[_Open]:
    page, place, region = tables.Page, Organisation, Organisation.__table__.alias("region")
    # A day is as long as it is anywhere in the country: what was counted since is looked at again by its own.
    counted = exists().where(
        Figure.page_id == page.id, Figure.kind == FOLLOWERS, Figure.on_day >= weeks.local(now, weeks.UNION_ZONE).date()
    )
    seen = (
        select(page.id, page.organisation_id, page.platform, page.url, page.address, place.region_id, place.timezone,
               region.c.timezone.label("region_timezone"), region.c.settings)
        .join(place, place.id == page.organisation_id)
        .outerjoin(region, region.c.id == place.region_id)
        .where(page.platform.in_((FACEBOOK, INSTAGRAM, TELEGRAM)), page.ended == "", page.closed_on.is_(None))
        .where(page.is_to_ask.is_(False), ~counted)
    )  # fmt: skip
    return await fetch_all(tx, seen.order_by(page.id), _Open)


async def register(tx: AsyncConnection, key: DoorKey) -> None:
    """What is connected stands in the register, so that its count has a place."""
    page, below = tables.Page, select(Organisation.id).where(Organisation.region_id == key.region_id)
    there = await tx.execute(select(page.url, page.address).where(page.organisation_id.in_(below)))
    known = {row.address or address_of(row.url) for row in there}
    for platform, name in ((FACEBOOK, "link"), (INSTAGRAM, "instagram")):
        link = str(key.facts.get(name, ""))
        address = address_of(link) if link else ""
        if address and address not in known:
            row = {"platform": platform, "kind": PAGE, "url": link, "address": address, "facts": {KEPT_PAGE: True}}
            await tx.execute(insert(page).values(organisation_id=key.region_id, **row))


def _addresses(key: DoorKey) -> set[str]:
    """By which the page itself, and the Instagram account that is linked to it, stand in the register."""
    own = (str(key.facts.get(name, "")) for name in ("link", "instagram"))
    by_number = f"https://www.facebook.com/profile.php?id={key.chat_id}"
    return {address for link in (*own, by_number) if link and (address := address_of(link))}


async def claim(tx: AsyncConnection, page: Seen, now: datetime) -> bool:
    """One look in so many hours, whichever process takes it."""
    since = datetime.fromtimestamp(now.timestamp() // LOOKS.total_seconds() * LOOKS.total_seconds(), UTC)
    return await occurrences.claim(tx, f"count page {page.page_id}", since, now)


async def note(tx: AsyncConnection, page: Seen, value: int, now: datetime) -> None:
    """As it was seen on that day. What people have told of it meanwhile stays: they were asked, and have looked."""
    if not 0 <= value <= MOST_COUNTED:
        return
    source = BY_TELEGRAM if page.platform == TELEGRAM else BY_META
    row = {"page_id": page.page_id, "organisation_id": page.organisation_id, "kind": FOLLOWERS, "value": value,
           "on_day": page.on_day, "source": source, "entered_at": now}  # fmt: skip
    new = insert_or(tx, Figure).values(**row)
    key = ["page_id", "kind", "on_day"]
    await tx.execute(new.on_conflict_do_nothing(index_elements=key, index_where=TOLD_OF_PAGE))

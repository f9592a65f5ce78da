"""The pages that a place has: added by their links, corrected, ended. Nothing is deleted: what was counted stays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import columns, fetch_all, fetch_one
from db.tables import Organisation
from newsroom import access, record
from newsroom.errors import Refused
from newsroom.pages.history import MISTAKE
from newsroom.union import organisations
from newsroom.union.organisations import KEPT_PAGE, Place
from newsroom.values.page_links import PageLink, address_of
from newsroom.values.platforms import PAGE_KINDS
from newsroom.who import Who

OPEN, CLOSED, FEEDS = "", "closed", "feeds"
ENDS = (CLOSED, FEEDS, MISTAKE)


@dataclass(frozen=True, slots=True)
class Registered:
    """A page as it stands in the register. `ended`: closed, feeds (the centre, in its place), mistake; empty: open."""

    id: int
    organisation_id: int
    platform: str
    kind: str
    url: str
    address: str
    is_to_ask: bool
    facts: dict[str, Any]
    remarks: dict[str, str]
    ended: str
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class Twin:
    """The same page in the register of another place."""

    page_id: int
    url: str
    address: str
    names: dict[str, str]


PAGES = select(*columns(Registered, tables.Page.__table__))


async def require_keeps(tx: AsyncConnection, who: Who, place_id: int) -> Place:
    """A place whose register one keeps, if it is still open."""
    place = await organisations.require_place(tx, place_id)
    access.require(who, "keep pages", place.id, place.region_id)
    organisations.require_open(place)
    return place


async def of_place(tx: AsyncConnection, who: Who, place_id: int) -> list[Registered]:
    """Open ones first; those that have ended stand below them, and what was a mistake nowhere."""
    await require_keeps(tx, who, place_id)
    there = PAGES.where(tables.Page.organisation_id == place_id, tables.Page.ended != MISTAKE)
    found = await fetch_all(tx, there.order_by(tables.Page.id), Registered)
    return sorted(found, key=lambda page: page.ended != OPEN)


async def require_page(tx: AsyncConnection, who: Who, page_id: int) -> Registered:
    page = await fetch_one(tx, PAGES.where(tables.Page.id == page_id), Registered)
    if page is None:
        raise Refused("old_button")
    await require_keeps(tx, who, page.organisation_id)
    return page


async def _to_change(tx: AsyncConnection, who: Who, page_id: int) -> Registered:
    """As it is now, and as nobody else makes it until this transaction ends."""
    locked = PAGES.where(tables.Page.id == page_id).with_for_update(key_share=True)
    if await fetch_one(tx, locked, Registered) is None:
        raise Refused("old_button")
    return await require_page(tx, who, page_id)


async def add(tx: AsyncConnection, who: Who, place_id: int, link: PageLink, kind: str, now: datetime) -> int:
    """One that the place has already is not added twice; one that had ended is open again.

    A link to one thing alone is kept, too, and the page itself asked for.
    """
    place = await organisations.require_to_change(tx, place_id)
    await require_keeps(tx, who, place.id)
    if kind not in PAGE_KINDS:
        raise Refused("old_button")
    known = await _known(tx, place.id, link)
    if known is not None and known.ended == OPEN:
        raise Refused("page_known")
    if known is not None:
        await reopen(tx, who, known.id, now)
        return known.id
    address = "" if link.is_single else link.address
    values = {"platform": link.platform, "kind": kind, "url": link.url, "address": address}
    row = insert(tables.Page).values(
        organisation_id=place.id, is_to_ask=link.is_single, facts={KEPT_PAGE: True}, remarks={}, **values
    )
    page_id: int = (await tx.execute(row.returning(tables.Page.id))).scalar_one()
    await record.note(tx, who, "page added", now, place.id, page=page_id, url=link.url)
    return page_id


async def _known(tx: AsyncConnection, place_id: int, link: PageLink, but: int = 0) -> Registered | None:
    """By its address; of what is one thing only, by its link. Addresses of older pages are worked out here."""
    there = PAGES.where(tables.Page.organisation_id == place_id, tables.Page.id != but)
    for page in await fetch_all(tx, there.order_by(tables.Page.id), Registered):
        if link.is_single and page.url == link.url:
            return page
        if not link.is_single and link.address == (page.address or address_of(page.url)):
            return page
    return None


async def twins(tx: AsyncConnection, page: Registered) -> list[Twin]:
    """Where else the same page is registered: it would be counted twice."""
    own = page.address or address_of(page.url)
    if not own:
        return []
    same = select(tables.Page.id.label("page_id"), tables.Page.url, tables.Page.address, Organisation.names)
    same = same.join(Organisation, Organisation.id == tables.Page.organisation_id)
    same = same.where(tables.Page.address.in_((own, "")), tables.Page.url != "", tables.Page.id != page.id)
    found = await fetch_all(tx, same.where(tables.Page.ended == OPEN).order_by(tables.Page.id), Twin)
    return [one for one in found if (one.address or address_of(one.url)) == own]


async def correct_address(
    tx: AsyncConnection, who: Who, page_id: int, link: PageLink, kind: str, now: datetime
) -> None:
    """The same page under another link: what was counted of it stays with it."""
    page = await _to_change(tx, who, page_id)
    if kind not in PAGE_KINDS or link.is_single:
        raise Refused("old_button")
    if await _known(tx, page.organisation_id, link, but=page.id) is not None:
        raise Refused("page_known")
    values = {"platform": link.platform, "kind": kind, "url": link.url, "address": link.address, "is_to_ask": False}
    await _change(tx, page, **values)
    before = {"was": page.url, "was_kind": page.kind}
    await record.note(tx, who, "page corrected", now, page.organisation_id, page=page.id, url=link.url, **before)


async def set_kind(tx: AsyncConnection, who: Who, page_id: int, kind: str, now: datetime) -> None:
    page = await _to_change(tx, who, page_id)
    if kind not in PAGE_KINDS:
        raise Refused("old_button")
    await _change(tx, page, kind=kind)
    await record.note(
        tx, who, "page corrected", now, page.organisation_id, page=page.id, is_now=kind, was_kind=page.kind
    )


async def end(tx: AsyncConnection, who: Who, page_id: int, how: str, on_day: date, now: datetime, today: date) -> None:
    """It is counted no more from that day on; whoever looks back finds it."""
    page = await _to_change(tx, who, page_id)
    if how not in ENDS:
        raise Refused("old_button")
    if on_day > today:
        raise Refused("day_to_come")
    await _change(tx, page, ended=how, closed_on=on_day)
    await record.note(
        tx, who, "page ended", now, page.organisation_id, page=page.id, how=how, on=on_day.isoformat()
    )  # fmt: skip


async def reopen(tx: AsyncConnection, who: Who, page_id: int, now: datetime) -> None:
    page = await _to_change(tx, who, page_id)
    if page.ended == OPEN:
        return
    await _change(tx, page, ended=OPEN, closed_on=None)
    await record.note(tx, who, "page opened again", now, page.organisation_id, page=page.id)


async def _change(tx: AsyncConnection, page: Registered, **values: Any) -> None:
    """By hand: a file that is brought in later leaves it alone."""
    facts = page.facts | {KEPT_PAGE: True}
    await tx.execute(update(tables.Page).where(tables.Page.id == page.id).values(facts=facts, **values))

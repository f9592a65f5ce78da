"""Entries as they are listed: of a place, behind a figure; and what one of them was before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import columns, fetch_all
from db.tables import EntryChange, Organisation, Person
from newsroom.counted.entries import COUNTS, Entry, inside, of_place, require_sees, same_days
from newsroom.counted.kinds import KINDS
from newsroom.errors import Refused
from newsroom.union import organisations
from newsroom.values.periods import Period
from newsroom.who import Who


@dataclass(frozen=True, slots=True)
class Listed(Entry):
    """In a list, with its place."""

    names: dict[str, str]


async def listed(
    tx: AsyncConnection, who: Who, place_id: int, kind: str, first: int, most: int, within: Period | None = None
) -> list[Listed]:
    """Of a place and, of a region, of all below it; the newest first. One more than `most` says that there are more."""
    place = await organisations.require_place(tx, place_id)
    require_sees(who, place.id, place.region_id, kind)
    if kind not in KINDS:
        raise Refused("old_button")
    found = select(*columns(Entry, tables.Entry.__table__), Organisation.names)
    found = found.join(Organisation, Organisation.id == tables.Entry.organisation_id)
    found = found.where(of_place(place), tables.Entry.kind == kind, COUNTS)
    if within is not None:
        found = found.where(*inside(within))
    newest = found.order_by(tables.Entry.on_day.desc(), tables.Entry.id.desc())
    return await fetch_all(tx, newest.offset(first).limit(most), Listed)


async def counting(
    tx: AsyncConnection, who: Who, place_id: int, kind: str, period: Period, first: int, most: int
) -> list[Listed]:
    """What a figure of that time is made of: what lies in it, and what was stated of just these days."""
    place = await organisations.require_place(tx, place_id)
    require_sees(who, place.id, place.region_id, kind)
    kept = tables.Entry
    found = select(*columns(Entry, kept.__table__), Organisation.names)
    found = found.join(Organisation, Organisation.id == kept.organisation_id)
    of_it = or_(
        and_(kept.is_single.is_(True), *inside(period)), and_(kept.is_single.is_(False), *same_days(period))
    )  # fmt: skip
    newest = found.where(of_place(place), kept.kind == kind, COUNTS, of_it).order_by(kept.on_day.desc(), kept.id.desc())
    return await fetch_all(tx, newest.offset(first).limit(most), Listed)


@dataclass(frozen=True, slots=True)
class Change:
    """What an entry was, who has changed it, and why."""

    at: datetime
    reason: str
    words: dict[str, str]
    was: dict[str, Any]
    name: str | None


async def changes(tx: AsyncConnection, entry_id: int, most: int) -> list[Change]:
    """The newest first."""
    found = select(*columns(Change, EntryChange.__table__), Person.name).outerjoin(
        Person, Person.id == EntryChange.by_id
    )
    newest = found.where(EntryChange.entry_id == entry_id).order_by(EntryChange.id.desc())
    return await fetch_all(tx, newest.limit(most), Change)

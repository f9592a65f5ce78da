"""What was entered one by one in a period and what was stated of it: for their titles, offices and partners."""

from __future__ import annotations

from sqlalchemy import and_, or_
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import fetch_all
from newsroom.counted import kinds
from newsroom.counted.entries import COUNTS, ENTRIES, Entry, inside, of_place
from newsroom.union.organisations import Place
from newsroom.values.periods import Period

TOLD_OF = (kinds.BROADCAST, kinds.MATERIAL, kinds.EVENT)
LOOKED_AT = 300


async def of_region(tx: AsyncConnection, place: Place, period: Period) -> list[Entry]:
    """The earliest first. What was stated of a time that touches it is the place's own."""
    kept = tables.Entry
    touching = and_(
        kept.organisation_id == place.id, kept.is_single.is_(False),
        or_(kept.starts_on.is_(None), kept.starts_on < period.end),
        or_(kept.ends_on.is_(None), kept.ends_on > period.first),
    )  # fmt: skip
    single = and_(kept.is_single.is_(True), *inside(period))
    known = ENTRIES.where(of_place(place), kept.kind.in_(TOLD_OF), COUNTS, or_(touching, single))
    return await fetch_all(tx, known.order_by(kept.on_day, kept.id).limit(LOOKED_AT), Entry)

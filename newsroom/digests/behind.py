"""What stands behind numbers of a digest that are no posts: pages that sleep, and who said that nothing comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import fetch_all
from db.tables import Organisation, Page
from newsroom.digests import digests, spans
from newsroom.digests.figures import Names
from newsroom.pages import activity
from newsroom.reminders import quiet
from newsroom.union import organisations
from newsroom.union.organisations import REGION
from newsroom.values.periods import Period
from newsroom.who import Who


@dataclass(frozen=True, slots=True)
class SleepingPage:
    id: int
    place: Names
    platform: str
    kind: str


async def dormant(tx: AsyncConnection, who: Who, place_id: int, period: Period, today: date) -> list[SleepingPage]:
    """At the end of that time, or today."""
    place = await digests.require_place(tx, who, place_id)
    if place.level != REGION:
        return []
    last = spans.days_of(period)[1] - timedelta(days=1)
    ids = await activity.dormant(tx, place, min(last, today))
    found = select(Page.id, Organisation.names.label("place"), Page.platform, Page.kind)
    found = found.join(Organisation, Organisation.id == Page.organisation_id).where(Page.id.in_(ids))
    return await fetch_all(tx, found.order_by(Page.id), SleepingPage)


@dataclass(frozen=True, slots=True)
class QuietOf:
    place: Names
    week: str
    reason: str


async def nothing_comes(tx: AsyncConnection, who: Who, place_id: int, period: Period) -> list[QuietOf]:
    """By week: who has said so, and why."""
    place = await digests.require_place(tx, who, place_id)
    said = await quiet.between(tx, place, *spans.weeks_of(period))
    named = {one.id: one.names for one in await organisations.named(tx, {one.organisation_id for one in said})}
    return [QuietOf(named[one.organisation_id], one.week, one.reason) for one in sorted(said, key=lambda one: one.week)]

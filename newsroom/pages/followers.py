"""Follower counts: asked for, answered by page, doubted when they leap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Figure, Page
from newsroom import access, weeks
from newsroom.errors import Refused
from newsroom.union import daily_figures, organisations, region_settings
from newsroom.union.organisations import BY_BRANCH, BY_REGION, FOLLOWERS, FROM_FILE
from newsroom.values.figures import MOST_COUNTED, Amount
from newsroom.who import Who

SMALL = 20  # below this a leap is nothing


async def pages_of(tx: AsyncConnection, organisation_id: int) -> Sequence[Row[Any]]:
    """Each page with its newest count."""
    newest = (
        select(Figure.page_id, func.max(Figure.id).label("id"))
        .where(Figure.kind == FOLLOWERS)
        .where(Figure.page_id.in_(select(Page.id).where(Page.organisation_id == organisation_id)))
        .group_by(Figure.page_id)
        .subquery()
    )
    pages = (
        select(Page.__table__, Figure.value, Figure.qualifier, Figure.low, Figure.high, Figure.on_day, Figure.source)
        .outerjoin(newest, newest.c.page_id == Page.id)
        .outerjoin(Figure, Figure.id == newest.c.id)
        .where(Page.organisation_id == organisation_id, Page.closed_on.is_(None))
        .order_by(Page.id)
    )
    return (await tx.execute(pages)).all()


async def next_page(tx: AsyncConnection, organisation_id: int, today: date) -> Row[Any] | None:
    """The first page that has no count of this round: what a file tells imprecisely is none."""
    fresh_for = timedelta(days=int(await region_settings.of(tx, organisation_id, "count_every")))
    for page in await pages_of(tx, organisation_id):
        is_vague = page.qualifier and page.source == FROM_FILE
        if page.on_day is None or page.on_day <= today - fresh_for or is_vague:
            return page
    return None


async def leaps(tx: AsyncConnection, organisation_id: int, before: int | None, number: int) -> bool:
    """Whether it should be asked about: people hit a digit too many. The region says how much is much."""
    if before is None or max(before, number) < SMALL:
        return False
    leap = await region_settings.of(tx, organisation_id, "leap")
    return bool(number >= before * leap or number * leap <= before)


async def require_counts(tx: AsyncConnection, who: Who, organisation_id: int) -> Row[Any]:
    place = await organisations.by_id(tx, organisation_id)
    access.require(who, "count followers", place.id, place.region_id)
    organisations.require_open(place)
    return place


async def count(tx: AsyncConnection, who: Who, page_id: int, told: Amount, now: datetime) -> None:
    """One count a page a day: a correction takes the place of what it corrects.

    What the region counted for a branch is marked: nobody of the branch has done anything in the bot.
    """
    if not 0 <= told.value <= MOST_COUNTED:
        raise Refused("not_a_number")
    # A page that goes to another place meanwhile takes its figures along.
    locked = select(Page.__table__).where(Page.id == page_id).with_for_update(key_share=True)
    page = (await tx.execute(locked)).one_or_none()
    if page is None:
        raise Refused("old_button")
    place = await require_counts(tx, who, page.organisation_id)
    today = await today_at(tx, place.id, now)
    source = BY_BRANCH if access.seat_of(who).organisation_id == place.id else BY_REGION
    of = {"organisation_id": place.id, "page_id": page_id, "kind": FOLLOWERS, "on_day": today}
    row = asdict(told) | {"entered_at": now, "entered_by": who.person_id, "source": source}
    await daily_figures.note(tx, of, row)


async def today_at(tx: AsyncConnection, organisation_id: int, now: datetime) -> date:
    return weeks.local(now, await organisations.zone_of(tx, organisation_id)).date()

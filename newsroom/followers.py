"""Follower counts: asked for, answered by page, doubted when they leap."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Figure, Page
from newsroom import access, organisations, weeks
from newsroom.errors import Refused
from newsroom.organisations import FOLLOWERS
from newsroom.who import Who

FRESH_FOR = timedelta(days=28)
LEAP, SMALL = 2.0, 20  # twice as many, or half, is asked about; below this a leap is nothing
MOST = 100_000_000
DIGITS = re.compile(r"\d[\d\s\u00a0\u202f.,']*")


async def pages_of(tx: AsyncConnection, organisation_id: int) -> Sequence[Row[Any]]:
    """Each page with its newest count."""
    newest = (
        select(Figure.page_id, func.max(Figure.id).label("id"))
        .where(Figure.kind == FOLLOWERS)
        .group_by(Figure.page_id)
        .subquery()
    )
    pages = (
        select(Page.__table__, Figure.value, Figure.qualifier, Figure.low, Figure.high, Figure.on_day)
        .outerjoin(newest, newest.c.page_id == Page.id)
        .outerjoin(Figure, Figure.id == newest.c.id)
        .where(Page.organisation_id == organisation_id, Page.closed_on.is_(None))
        .order_by(Page.id)
    )
    return (await tx.execute(pages)).all()


async def next_page(tx: AsyncConnection, organisation_id: int, today: date) -> Row[Any] | None:
    """The first page that has no count of this round."""
    for page in await pages_of(tx, organisation_id):
        if page.on_day is None or page.on_day <= today - FRESH_FOR or page.qualifier:
            return page
    return None


def number_in(text: str) -> int:
    """A count as people write it: 225, 6 200, 6.200. Anything else is refused, with an example in the answer."""
    found = DIGITS.fullmatch(text.strip())
    if found is None:
        raise Refused("not_a_number")
    number = int(re.sub(r"\D", "", found.group()))
    if number > MOST:
        raise Refused("not_a_number")
    return number


def leaps(before: int | None, number: int) -> bool:
    """Whether it should be asked about: people hit a digit too many."""
    if before is None or max(before, number) < SMALL:
        return False
    return number >= before * LEAP or number * LEAP <= before


async def count(tx: AsyncConnection, who: Who, page_id: int, number: int, now: datetime) -> None:
    """One count a page a day: a correction takes the place of what it corrects."""
    page = (await tx.execute(select(Page.__table__).where(Page.id == page_id))).one()
    place = await organisations.by_id(tx, page.organisation_id)
    access.require(who, "count followers", place.id, place.parent_id)
    today = await today_at(tx, place.id, now)
    same = (Figure.page_id == page_id, Figure.kind == FOLLOWERS, Figure.on_day == today, Figure.source == "bot")
    there = (await tx.execute(select(Figure.id).where(*same))).scalar_one_or_none()
    row = {"value": number, "entered_at": now, "entered_by": who.person_id}
    if there is not None:
        await tx.execute(update(Figure).where(Figure.id == there).values(**row))
        return
    of = {"organisation_id": place.id, "page_id": page_id, "kind": FOLLOWERS, "on_day": today}
    await tx.execute(insert(Figure).values(source="bot", **of, **row))


async def today_at(tx: AsyncConnection, organisation_id: int, now: datetime) -> date:
    return weeks.local(now, await organisations.zone_of(tx, organisation_id)).date()

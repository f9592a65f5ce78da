"""Where something has happened lately: for pages that show what is true now, and look again where that has changed."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import Rows
from db.tables import (
    Deed,
    Figure,
    JoinRequest,
    Offer,
    Organisation,
    Page,
    PlanMonth,
    PlanSlot,
    Post,
    Publication,
    Remark,
)
from newsroom.posts.states import IN_REVIEW

OVERLAP = 200  # rows that are looked at again: of two at once the one with the later number may be there first
MOST = 2000
MONTHS = timedelta(days=62)  # for which plans are looked at
HELD = "held"

Seen = Mapping[tuple[Hashable, ...], int | None]  # what there is, and of which region: None, where it is of all


async def look(tx: AsyncConnection, now: datetime) -> Seen:
    """A few statements that cost the same however much is stored."""
    seen: dict[tuple[Hashable, ...], int | None] = {}
    for table in (Deed, Figure):
        seen |= await _rows(tx, table.__tablename__, await _newest(tx, table))
    for changing in (Publication, Offer):
        seen |= await _rows(tx, changing.__tablename__, await _newest_of_posts(tx, changing))
    seen |= await _rows(tx, "request", await _asked(tx))
    seen |= await _rows(tx, "remark", await _remarked(tx))
    seen |= await _rows(tx, HELD, _held(now))
    return seen | await _rows(tx, "plan", _plans(now))


def changed(before: Seen, after: Seen) -> set[int | None]:
    """The regions in which there is something new, or in which nobody looks at a post any more."""
    fresh = {after[one] for one in after.keys() - before.keys()}
    return fresh | {before[one] for one in before.keys() - after.keys() if one[0] == HELD}


async def _rows(tx: AsyncConnection, kind: str, rows: Rows) -> dict[tuple[Hashable, ...], int | None]:
    return {(kind, *what): region_id for region_id, *what in await tx.execute(rows)}


async def _newest(tx: AsyncConnection, table: type[Deed] | type[Figure]) -> Rows:
    """Of what is only ever added."""
    last = (await tx.execute(select(func.max(table.id)))).scalar_one() or 0
    rows = select(Organisation.region_id, table.id).select_from(table)
    rows = rows.outerjoin(Organisation, Organisation.id == table.organisation_id)
    return rows.where(table.id > last - OVERLAP)


async def _newest_of_posts(tx: AsyncConnection, table: type[Publication] | type[Offer]) -> Rows:
    """Of what is changed where it stands: how it stands is part of what is seen."""
    last = (await tx.execute(select(func.max(table.id)))).scalar_one() or 0
    known = (table.state, table.link) if table is Publication else (table.state,)
    rows = select(Organisation.region_id, table.id, *known).join(Post, Post.id == table.post_id)
    rows = rows.join(Organisation, Organisation.id == Post.organisation_id)
    return rows.where(table.id > last - OVERLAP)


async def _asked(tx: AsyncConnection) -> Rows:
    """Who asks to be let in; that it is decided is a deed."""
    last = (await tx.execute(select(func.max(JoinRequest.id)))).scalar_one() or 0
    rows = select(Organisation.region_id, JoinRequest.id).join(
        Organisation, Organisation.id == JoinRequest.organisation_id
    )
    return rows.where(JoinRequest.id > last - OVERLAP)


async def _remarked(tx: AsyncConnection) -> Rows:
    """Of one day a remark is changed where it stands."""
    last = (await tx.execute(select(func.max(Remark.id)))).scalar_one() or 0
    rows = select(Organisation.region_id, Remark.id, Remark.entered_at)
    rows = rows.join(Page, Page.id == Remark.page_id).join(Organisation, Organisation.id == Page.organisation_id)
    return rows.where(Remark.id > last - OVERLAP)


def _held(now: datetime) -> Rows:
    """Who looks at which post."""
    rows = select(Organisation.region_id, Post.id, Post.held_by, Post.held_until)
    rows = rows.join(Organisation, Organisation.id == Post.organisation_id)
    return rows.where(Post.state.in_(IN_REVIEW), Post.held_until > now).limit(MOST)


def _plans(now: datetime) -> Rows:
    """Slots are changed where they stand."""
    rows = select(
        PlanMonth.region_id, PlanMonth.id, func.max(PlanSlot.changed_at), func.max(PlanSlot.judged_at), func.count()
    )
    rows = rows.join(PlanSlot, PlanSlot.month_id == PlanMonth.id).where(PlanMonth.month > (now - MONTHS).date())
    return rows.group_by(PlanMonth.region_id, PlanMonth.id)

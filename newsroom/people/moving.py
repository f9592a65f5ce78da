"""A place is joined to another, or ends: what lasts goes where somebody sees it, and what is past keeps its name.

Which is which stands in `tests/newsroom/people/test_moving.py`, column by column.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.tables import LibraryItem, LibrarySection, Organisation, Page, Post, Question
from newsroom import outbox
from newsroom.counted import entries
from newsroom.plan import moving as plans
from newsroom.posts import earlier
from newsroom.posts.states import APPROVED, SENT
from newsroom.union import door_keys, organisations
from newsroom.union.organisations import REGION, Place

WAITING_POSTS = (SENT, APPROVED)  # what has an hour already comes out where it was to


async def join(tx: AsyncConnection, place: Place, other: Place, now: datetime) -> None:
    if place.region_id != other.region_id:
        await _move_below(tx, place, other.region_id, now)
    await tx.execute(update(Organisation).where(Organisation.parent_id == place.id).values(parent_id=other.id))
    await _move_pages(tx, place.id, other.id)
    await tx.execute(update(tables.Outlet).where(tables.Outlet.run_by_id == place.id).values(run_by_id=other.id))
    if place.level == REGION:
        await _move_what_waits(tx, place.id, other.id)
        await _move_library(tx, place.id, other.id)


async def _move_below(tx: AsyncConnection, place: Place, region_id: int | None, now: datetime) -> None:
    """All that stands below it, with what it has sent and is to send."""
    above = Organisation.region_id if place.level == REGION else Organisation.parent_id
    below = select(Organisation.id).where(above == place.id, Organisation.id != place.id)
    await earlier.moved(tx, below, region_id)
    await entries.moved(tx, below, region_id)
    await plans.moved(tx, below, region_id, now)
    await tx.execute(update(Organisation).where(Organisation.id.in_(below)).values(region_id=region_id))


async def _move_pages(tx: AsyncConnection, place_id: int, other_id: int) -> None:
    pages = select(Page.id, Page.facts).where(Page.organisation_id == place_id)
    for page in (await tx.execute(pages)).all():
        facts = page.facts | {organisations.MOVED: place_id}
        await tx.execute(update(Page).where(Page.id == page.id).values(organisation_id=other_id, facts=facts))
        await tx.execute(update(tables.Figure).where(tables.Figure.page_id == page.id).values(organisation_id=other_id))


async def _move_what_waits(tx: AsyncConnection, region_id: int, other_id: int) -> None:
    """For somebody who reviews or answers: questions with all that was said to them, and posts of the region itself."""
    asked = update(Question).where(Question.region_id == region_id)
    await tx.execute(asked.values(region_id=other_id))
    waiting = select(Post.id).where(Post.organisation_id == region_id, Post.state.in_(WAITING_POSTS))
    ids = (await tx.execute(waiting)).scalars().all()
    await earlier.moved_posts(tx, ids, other_id)
    await tx.execute(update(Post).where(Post.id.in_(ids)).values(organisation_id=other_id))


async def _move_library(tx: AsyncConnection, region_id: int, other_id: int) -> None:
    """Those who read it read it on; its sections stand behind those that are there."""
    there = select(func.coalesce(func.max(LibrarySection.position) + 1, 0)).where(LibrarySection.region_id == other_id)
    behind = (await tx.execute(there)).scalar_one()
    sections = update(LibrarySection).where(LibrarySection.region_id == region_id)
    await tx.execute(sections.values(region_id=other_id, position=LibrarySection.position + behind))
    await tx.execute(update(LibraryItem).where(LibraryItem.region_id == region_id).values(region_id=other_id))


async def shut(tx: AsyncConnection, place: Place, now: datetime) -> None:
    """With nobody there, the token of its page would stay for good."""
    if place.level == REGION:
        for door in outbox.DOORS:
            await door_keys.take_away(tx, place.id, door, now)

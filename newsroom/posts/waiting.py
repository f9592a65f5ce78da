"""All that waits for review in a region, or is ready: a line of each, for a list that stands beside its card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.base import aliased
from db.fetch import columns, fetch_all, fetch_one
from db.tables import Media, Organisation, Person, Rubric
from newsroom import access
from newsroom.errors import Refused
from newsroom.posts import review
from newsroom.posts.posts import READY_ONES, WAITING
from newsroom.rubrics import turns
from newsroom.who import Who

MOST = 2000
LISTS: dict[str, Sequence[str]] = {"waiting": WAITING, "ready": READY_ONES}


@dataclass(frozen=True, slots=True)
class Waiting:
    """`media`: how many photos and files there are. `holder`: who else is looking at it."""

    id: int
    state: str
    language: str
    texts: dict[str, str]
    is_repost: bool
    sent_at: datetime
    publish_at: datetime | None
    place: dict[str, str]
    author: str | None
    rubric: dict[str, str] | None
    media: int
    holder: str | None


async def waiting(tx: AsyncConnection, who: Who, states: Sequence[str], now: datetime) -> list[Waiting]:
    """In the order in which they are seen to: the oldest first, of what is ready the first to come out."""
    seat = access.require_seat(who)
    access.require(who, "review", seat.organisation_id, seat.region_id)
    post, holder = tables.Post, aliased(Person)
    held = and_(holder.id == post.held_by, post.held_until > now, post.held_by != access.require_person(who))
    files = select(func.count()).where(Media.post_id == post.id).scalar_subquery()
    rows = select(
        *columns(Waiting, post.__table__), Organisation.names.label("place"), Person.name.label("author"),
        case((post.rubric_id.is_not(None), turns.names_at(post.organisation_id))).label("rubric"),
        files.label("media"), holder.name.label("holder"),
    )  # fmt: skip
    rows = rows.join(Organisation, Organisation.id == post.organisation_id)
    rows = rows.outerjoin(Person, Person.id == post.author_id).outerjoin(Rubric, Rubric.id == post.rubric_id)
    rows = rows.outerjoin(holder, held).where(post.state.in_(states), Organisation.region_id == seat.region_id)
    first = rows.order_by(post.publish_at.nulls_last(), post.sent_at, post.id)
    return await fetch_all(tx, first.limit(MOST), Waiting)


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of a post with its bytes, where those were kept."""

    post_id: int
    kind: str
    file_id: str
    content: bytes | None


async def kept(tx: AsyncConnection, who: Who, media_id: int) -> Kept:
    """For whoever reviews its post."""
    found = await fetch_one(tx, select(*columns(Kept, Media.__table__)).where(Media.id == media_id), Kept)
    if found is None:
        raise Refused("old_button")
    await review.require_reviewable(tx, who, found.post_id)
    return found

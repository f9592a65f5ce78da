"""All that waits for review in a region, is ready or came out lately: a line of each, for a list beside its card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.base import aliased
from db.fetch import columns, fetch_all, fetch_one
from db.tables import Media, Organisation, Person, Rubric
from newsroom import access
from newsroom.errors import Refused
from newsroom.posts import outgoing, publishing, review
from newsroom.posts.framing import Framed
from newsroom.posts.posts import READY_ONES, WAITING
from newsroom.posts.states import GOING_OUT
from newsroom.rubrics import turns
from newsroom.who import Who

MOST, MOST_OUT = 2000, 100
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
    seat = access.require_here(who, "review")
    post = tables.Post
    there = _lines(who, now).where(post.state.in_(states), Organisation.region_id == seat.region_id)
    first = there.order_by(post.publish_at.nulls_last(), post.sent_at, post.id)
    return await fetch_all(tx, first.limit(MOST), Waiting)


async def lately_out(tx: AsyncConnection, who: Who, now: datetime) -> list[Waiting]:
    """What is on its way, and what came out lately: the newest first."""
    seat, post = access.require_here(who, "review"), tables.Post
    out = [one.id for one in await publishing.published_in(tx, seat.organisation_id, MOST_OUT)]
    goes = select(post.id).join(Organisation, Organisation.id == post.organisation_id)
    goes = goes.where(post.state == GOING_OUT, Organisation.region_id == seat.region_id).limit(MOST_OUT)
    there = _lines(who, now).where(post.id.in_([*out, *(await tx.execute(goes)).scalars()]))
    newest = there.order_by(post.publish_at.desc().nulls_first(), post.id.desc())
    return await fetch_all(tx, newest, Waiting)


def _lines(who: Who, now: datetime) -> Select[Any]:
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
    return rows.outerjoin(holder, held)


async def in_its_frame(tx: AsyncConnection, who: Who, media_id: int) -> Framed:
    """How a photo is to be drawn, for whoever reviews its post."""
    post_id = (await tx.execute(select(Media.post_id).where(Media.id == media_id))).scalar_one_or_none()
    if post_id is None:
        raise Refused("old_button")
    out = await outgoing.prepare(tx, await review.require_reviewable(tx, who, post_id), is_sent=False)
    for file in out.files:
        if file.framed is not None and file.framed.media_id == media_id:
            return file.framed
    raise Refused("nothing_to_frame")


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

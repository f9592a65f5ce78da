"""What readers made of what came out in a time, in numbers: the one definition that text, spreadsheet and data go by.

Counted are posts that the bot put into a channel and that stand there, with all that has come to them so far. Where it
has never been told of readers there is no data, which is not none; nor is there where nothing came out. Comments are
known where a group stands behind the channel. What displeases is none of it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, ColumnElement, Subquery, and_, func, literal, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.elements import elements_of
from db.tables import Response
from newsroom.posts import posts, publishing
from newsroom.union import organisations
from newsroom.union.organisations import NamedPlace
from newsroom.values.platforms import CHANNEL

LIKED, COMMENTED = SORTS = ("liked", "commented")  # of posts
# Marks above the number of a post, in one: so the most liked is found while they are summed up, and not once more.
BITS = 32
HIGH, LOW = (literal(number, BigInteger) for number in (1 << BITS, (1 << BITS) - 1))


@dataclass(frozen=True, slots=True)
class MostLiked:
    """Of equal ones the one that was begun first."""

    post_id: int
    place: dict[str, str]
    begins: str
    marks: int


@dataclass(frozen=True, slots=True)
class Readers:
    """`posts` stand where readers are seen; `liked` of them have marks, as many as `marks` in all."""

    posts: int
    liked: int
    marks: int
    comments: int | None
    most_liked: MostLiked | None = None


async def of_time(tx: AsyncConnection, place: NamedPlace, since: datetime, until: datetime) -> Readers | None:
    """None where nothing is known of any reader."""
    each = _each(place, since, until)
    counted = select(
        each.c.chat_id, func.count().label("posts"), func.count().filter(each.c.liked > 0).label("liked"),
        func.sum(each.c.liked).label("marks"), func.sum(each.c.comments).label("comments"),
        func.sum(each.c.seen).label("seen"), func.sum(each.c.discussed).label("discussed"),
        func.max(each.c.liked * HIGH + (LOW - each.c.post_id)).label("best"),
    ).group_by(each.c.chat_id)  # fmt: skip
    channels = (await tx.execute(counted.order_by(each.c.chat_id))).all()
    unseen = {one.chat_id for one in channels if not (one.seen and one.discussed)}
    before = await _seen_before(tx, unseen, until) if unseen else {}
    seen = [one for one in channels if one.seen or one.chat_id in before]
    if not seen:
        return None
    discussed = [one for one in seen if one.discussed or before.get(one.chat_id)]
    marks = sum(one.marks for one in seen)
    return Readers(
        sum(one.posts for one in seen), sum(one.liked for one in seen), marks,
        sum(one.comments for one in discussed) if discussed else None,
        await _most_liked(tx, max(one.best for one in seen)) if marks else None,
    )  # fmt: skip


def _each(place: NamedPlace, since: datetime, until: datetime) -> Subquery:
    """All of a post's messages together: of an album any may be liked.

    Its number is no column here: by the index of that SQLite would go through all that ever came out, for the order.
    """
    kept, message = tables.Publication, elements_of(tables.Publication.messages)
    told = and_(Response.chat_id == kept.chat_id, Response.message_id == message.c.value["id"].as_integer())
    post_id = kept.post_id + 0
    of = (post_id.label("post_id"), kept.chat_id)
    found = select(
        *of, func.coalesce(func.sum(Response.liked), 0).label("liked"), func.count(Response.message_id).label("seen"),
        func.coalesce(func.sum(Response.comments), 0).label("comments"),
        func.count(Response.group_id).label("discussed"),
    ).join(tables.Post, tables.Post.id == kept.post_id).join(message, true()).outerjoin(Response, told)  # fmt: skip
    return found.where(*_stand(place, since, until)).group_by(post_id, kept.chat_id).subquery("each")


def _stand(place: NamedPlace, since: datetime, until: datetime) -> tuple[ColumnElement[bool], ...]:
    there = tables.Publication.platform == CHANNEL, tables.Publication.chat_id.is_not(None)
    return (*publishing.of_time(place, since, until), *there)


async def _seen_before(tx: AsyncConnection, channels: Collection[int], until: datetime) -> dict[int, bool]:
    """The channels of which the bot had been told anything by then; and of which of them comments."""
    found = select(Response.chat_id, func.count(Response.group_id).label("discussed")).where(
        Response.chat_id.in_(channels), Response.counted_at < until
    )
    rows = await tx.execute(found.group_by(Response.chat_id).order_by(Response.chat_id))
    return {one.chat_id: one.discussed > 0 for one in rows}


async def _most_liked(tx: AsyncConnection, best: int) -> MostLiked:
    marks, rest = divmod(best, 1 << BITS)
    post = await posts.require_post(tx, (1 << BITS) - 1 - rest)
    place = await organisations.require_place(tx, post.organisation_id)
    return MostLiked(post.id, place.names, posts.begins_with(post), marks)


def noticed(place: NamedPlace, since: datetime, until: datetime, sort: str) -> Subquery:
    """The posts that were liked, or commented on; and how often each was."""
    each = _each(place, since, until)
    count = each.c.liked if sort == LIKED else each.c.comments
    return select(each.c.post_id, count.label("count")).where(count > 0).subquery("noticed")

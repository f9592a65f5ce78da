"""What readers do with a post in the region's channel: counted as Telegram tells it, and told to its branch.

A count goes down as well as up, comes twice, and may come before it is known what stands there. Who it was is neither
asked nor kept. What displeases is never told to the author: it is a number on the specialist's card.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import columns, fetch_all
from db.inserts import insert_or
from db.tables import Organisation, Response
from newsroom.posts import posts, ways
from newsroom.posts.ways import Way
from newsroom.union import organisations, seats
from newsroom.union.organisations import Place
from newsroom.values.platforms import CHANNEL

SPAN = timedelta(days=60)  # since a post came out: what readers do later is history
MOST = 5  # posts in one message
PAID = "paid"  # a star
_WRITTEN = tomllib.loads(Path(__file__).with_name("reactions.toml").read_text("utf-8"))
SELECTOR = "\ufe0f"  # by which an emoji is drawn in colour; Telegram leaves it out or not


def _plain(emoji: str) -> str:
    return emoji.replace(SELECTOR, "")


LIKED, DISLIKED = ({_plain(one) for one in _WRITTEN[name]} for name in ("liked", "disliked"))


@dataclass(frozen=True, slots=True)
class Count:
    """Marks, as the readers have left them: whoever pays Telegram may leave three."""

    liked: int = 0
    disliked: int = 0
    comments: int = 0


NOTHING = Count()


def counted(reactions: Mapping[str, int]) -> Count:
    """By emoji, or `paid`."""
    liked = sum(many for one, many in reactions.items() if one == PAID or _plain(one) in LIKED)
    return Count(liked, sum(many for one, many in reactions.items() if _plain(one) in DISLIKED))


# ---- written, as Telegram tells it


async def note_reactions(
    tx: AsyncConnection, chat_id: int, message_id: int, reactions: Mapping[str, int], at: datetime
) -> None:
    """All that there are now; an older count than is known changes nothing."""
    if await _is_of_region(tx, chat_id):
        found = counted(reactions)
        row = {"liked": found.liked, "disliked": found.disliked, "counted_at": at, "changed_at": at}
        new = insert_or(tx, Response).values(chat_id=chat_id, message_id=message_id, **row)
        newer = new.excluded.counted_at >= Response.counted_at
        await tx.execute(new.on_conflict_do_update(index_elements=KEY, set_=row, where=newer))


async def note_carried(
    tx: AsyncConnection, chat_id: int, message_id: int, group_id: int, root_id: int, at: datetime
) -> None:
    """The post stands in the group, too, where it is commented on."""
    if await _is_of_region(tx, chat_id):
        where = {"group_id": group_id, "root_id": root_id}
        row = {"chat_id": chat_id, "message_id": message_id, "counted_at": at, "changed_at": at}
        new = insert_or(tx, Response).values(**row, **where)
        await tx.execute(new.on_conflict_do_update(index_elements=KEY, set_=where))


async def note_comment(tx: AsyncConnection, group_id: int, root_id: int, comment_id: int, at: datetime) -> None:
    """Each once, for they are told in their order. Below anything else than a post it is nothing."""
    below = (Response.group_id == group_id, Response.root_id == root_id, Response.last_comment_id < comment_id)
    one_more = {"comments": Response.comments + 1, "last_comment_id": comment_id, "changed_at": at}
    await tx.execute(update(Response).where(*below).values(**one_more))


KEY = ["chat_id", "message_id"]


async def _is_of_region(tx: AsyncConnection, chat_id: int) -> bool:
    settings = select(Organisation.settings).where(Organisation.level == organisations.REGION)
    return any(one.get("channel", {}).get("id") == chat_id for one in (await tx.execute(settings)).scalars())


# ---- told to whoever wrote it


@dataclass(frozen=True, slots=True)
class Told:
    """A post as it is told of: `messages` are those that it has in the channel."""

    post_id: int
    place_id: int
    author_id: int | None
    begins: str
    link: str
    liked: int
    comments: int
    messages: Sequence[int]


async def news(tx: AsyncConnection, region: Place, place_ids: Collection[int], now: datetime) -> list[Told]:
    """Of posts that stand in its channel, what has come to them since their branch was told; the latest first."""
    chat_id = region.settings.get("channel", {}).get("id")
    found = await _changed(tx, chat_id, now) if chat_id is not None else ()
    if not found:
        return []
    kept = tables.Publication
    out = select(*columns(Stands, kept.__table__), tables.Post.organisation_id, tables.Post.author_id)
    out = out.join(tables.Post, tables.Post.id == kept.post_id).where(kept.chat_id == chat_id, kept.platform == CHANNEL)
    out = out.where(kept.state == ways.OUT, kept.at > now - SPAN, tables.Post.organisation_id.in_(place_ids))
    stand = await fetch_all(tx, out.order_by(kept.at.desc(), kept.id.desc()), Stands)
    return [await _told(tx, one, chat_id) for one in stand if any(said["id"] in found for said in one.messages)]


@dataclass(frozen=True, slots=True)
class Stands:
    post_id: int
    link: str
    messages: list[dict[str, int]]
    organisation_id: int
    author_id: int | None


async def _changed(tx: AsyncConnection, chat_id: int, now: datetime) -> set[int]:
    more = or_(Response.liked > Response.told_liked, Response.comments > Response.told_comments)
    changed = select(Response.message_id).where(Response.chat_id == chat_id, more, Response.changed_at > now - SPAN)
    return set((await tx.execute(changed)).scalars())


async def _told(tx: AsyncConnection, one: Stands, chat_id: int) -> Told:
    begins = posts.begins_with(await posts.require_post(tx, one.post_id))
    messages = [message["id"] for message in one.messages]
    count = await count_of(tx, chat_id, messages)
    return Told(
        one.post_id, one.organisation_id, one.author_id, begins, one.link, count.liked, count.comments, messages,
    )  # fmt: skip


async def count_of(tx: AsyncConnection, chat_id: int, messages: Collection[int]) -> Count:
    """All of a post's messages together: of an album any may be liked."""
    those = select(*columns(Count, Response.__table__)).where(Response.chat_id == chat_id)
    rows = await fetch_all(tx, those.where(Response.message_id.in_(messages)).order_by(Response.message_id), Count)
    return Count(*(sum(getattr(row, name) for row in rows) for name in ("liked", "disliked", "comments")))


async def of_ways(tx: AsyncConnection, went: Sequence[Way]) -> Count:
    """Of a post, as it stands in its channel now."""
    there = next((one for one in went if one.platform == CHANNEL and one.is_by_bot), None)
    if there is None or there.chat_id is None:
        return NOTHING
    return await count_of(tx, there.chat_id, [one["id"] for one in there.messages])


async def for_person(tx: AsyncConnection, region: Place, person_id: int, now: datetime) -> list[Told]:
    """Their own posts; and those of their branch whose author sits there no more."""
    places = {one.organisation_id for one in await seats.held(tx, person_id, now)}
    found = await news(tx, region, places, now)
    sitting = {(one.organisation_id, one.person_id) for place in places for one in await seats.at(tx, place, now)}
    theirs = [one for one in found if one.author_id == person_id or (one.place_id, one.author_id) not in sitting]
    return theirs[:MOST]


async def note_told(tx: AsyncConnection, region: Place, told: Sequence[Told]) -> None:
    """What comes next is told anew; that some have thought better of it is not."""
    chat_id = region.settings.get("channel", {}).get("id")
    messages = [message for one in told for message in one.messages]
    there = update(Response).where(Response.chat_id == chat_id, Response.message_id.in_(messages))
    await tx.execute(there.where(Response.liked > Response.told_liked).values(told_liked=Response.liked))
    await tx.execute(there.values(told_comments=Response.comments))

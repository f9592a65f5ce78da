"""Whom a notice about a post is for."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import fetch_one
from newsroom.errors import Refused
from newsroom.posts import ways
from newsroom.posts.notices import AboutPost, Amendment, Publication, Removal
from newsroom.union import organisations
from newsroom.union.readers import OF_BRANCH, Reader
from newsroom.who import SPECIALIST


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose post it is. `author_id`: None for what the region entered for a branch."""

    organisation_id: int
    author_id: int | None
    region_id: int | None


async def _whose_post(tx: AsyncConnection, about: AboutPost) -> Whose:
    """Words have been found for it: it is there."""
    post = tables.Post
    found = select(post.organisation_id, post.author_id, tables.Organisation.region_id)
    found = found.join(tables.Organisation, tables.Organisation.id == post.organisation_id)
    whose = await fetch_one(tx, found.where(post.id == about.post_id), Whose)
    if whose is None:
        raise Refused("old_button")
    return whose


async def branch(tx: AsyncConnection, about: AboutPost, reader: Reader) -> bool:
    """The branch's own: whoever sits where the post is from."""
    return reader.sits(OF_BRANCH, (await _whose_post(tx, about)).organisation_id)


async def region(tx: AsyncConnection, about: AboutPost, reader: Reader) -> bool:
    """Whoever reviews the post."""
    post = await _whose_post(tx, about)
    return post.region_id is not None and reader.sits((SPECIALIST,), post.region_id)


async def authors(tx: AsyncConnection, about: AboutPost, reader: Reader) -> bool:
    """Of what the region entered for a branch, the region too."""
    is_entered = (await _whose_post(tx, about)).author_id is None
    return await branch(tx, about, reader) or (is_entered and await region(tx, about, reader))


async def channel(tx: AsyncConnection, about: AboutPost, reader: Reader) -> bool:
    """The one that the region has now; or its page, behind another door."""
    region = await organisations.require_place(tx, (await _whose_post(tx, about)).region_id)
    return (await ways.open_ways(tx, region)).get(ways.PLACES[reader.door]) == reader.chat_id


async def where_it_stands(tx: AsyncConnection, about: Amendment, reader: Reader) -> bool:
    """Also when the region has let go of that channel."""
    out = await ways.out_of(tx, about.post_id)
    return any((one.platform, one.chat_id) == (ways.PLACES[reader.door], reader.chat_id) for one in out)


async def where_the_bot_published(tx: AsyncConnection, _: Removal, reader: Reader) -> bool:
    """It takes away what it has put there: of what was called back on its way, nothing but the notice is left."""
    kept, left = tables.Publication, tables.Notice
    stands = exists().where(kept.chat_id == reader.chat_id, kept.platform == ways.PLACES[reader.door])
    went = exists().where(left.chat_id == reader.chat_id, left.door == reader.door, left.kind == Publication.kind)
    return bool((await tx.execute(select(stands | went))).scalar_one())

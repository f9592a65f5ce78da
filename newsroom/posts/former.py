"""What stood in a post before it was written anew, and what was thrown away: kept, and brought back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.tables import Media
from newsroom.errors import Refused
from newsroom.posts import drafting, posts
from newsroom.posts.posts import Post
from newsroom.posts.states import DROPPED, RETURNED, TRIAL
from newsroom.who import Who

# What a post says, beside its photos; whose it is and where it stands stays with the post itself.
CONTENT = ("texts", "entities", "said", "language", "signature", "origin", "is_repost", "frame")


async def set_aside(tx: AsyncConnection, who: Who, post_id: int, now: datetime) -> int:
    """What it says is kept in a post of its own, that nobody reads; the post itself is empty. Gives the number kept."""
    post = await drafting.require_own_open(tx, who, post_id)
    row = {"organisation_id": post.organisation_id, "entered_by": post.entered_by, "author_id": post.author_id}
    kept = insert(tables.Post).values(
        state=DROPPED, merged_into_id=post.id, language=who.language, started_at=now, rubric_id=post.rubric_id, **row
    )
    kept_id: int = (await tx.execute(kept.returning(tables.Post.id))).scalar_one()
    await posts.note_passage(tx, kept_id, DROPPED, now, who.person_id)
    await exchange(tx, who, post.id, kept_id)
    return kept_id


async def exchange(tx: AsyncConnection, who: Who, post_id: int, former_id: int) -> None:
    """What it says and what was set aside change places: so this, too, can be undone."""
    await posts.lock(tx, post_id, former_id)
    post, former = await drafting.require_own_open(tx, who, post_id), await posts.require_post(tx, former_id)
    if former.merged_into_id != post.id or former.state != DROPPED:
        raise Refused("old_button")
    photos = {one.id: [photo.id for photo in await posts.media_of(tx, one.id)] for one in (post, former)}
    for one, other in ((post, former), (former, post)):
        await tx.execute(update(tables.Post).where(tables.Post.id == one.id).values(**_content(other)))
        moved = update(Media).where(Media.id.in_(photos[other.id]))
        await tx.execute(moved.values(post_id=one.id))


def _content(post: Post) -> dict[str, Any]:
    return {name: getattr(post, name) for name in CONTENT}


async def former_of(tx: AsyncConnection, post_id: int) -> int | None:
    """What was set aside last."""
    kept = select(tables.Post.id).where(tables.Post.merged_into_id == post_id, tables.Post.state == DROPPED)
    return (await tx.execute(kept.order_by(tables.Post.id.desc()).limit(1))).scalar_one_or_none()


async def bring_back(tx: AsyncConnection, who: Who, post_id: int, now: datetime) -> Post:
    """A post that was thrown away, as it stood: a draft, or one to be corrected. What went into another is none."""
    post = await drafting.require_own(tx, who, post_id)
    if post.state != DROPPED or post.merged_into_id is not None:
        raise Refused("old_button")
    *_, before, _ = await posts.passages_of(tx, post.id)
    step = {RETURNED: "bring back returned", TRIAL: "bring back trial"}.get(before.state, "bring back")
    return await posts.take_step(tx, post, step, who, now, before.comment)

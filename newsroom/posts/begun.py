"""What there is of a post so far, asked at each step of its form: in one statement."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import fetch_one
from db.tables import Media, Rubric
from newsroom.errors import Refused
from newsroom.posts import drafting, posts
from newsroom.posts.posts import Post
from newsroom.rubrics import turns
from newsroom.who import Who


@dataclass(frozen=True, slots=True)
class Begun(Post):
    """With the names of its rubric, and the kinds of its files, by spaces."""

    rubric: dict[str, str] | None
    kinds: str | None


KINDS = select(func.aggregate_strings(Media.kind, " ")).where(Media.post_id == tables.Post.id).scalar_subquery()
BEGUN = (
    select(*posts.COLUMNS, turns.names_at(tables.Post.organisation_id).label("rubric"), KINDS.label("kinds"))
    .outerjoin(Rubric, Rubric.id == tables.Post.rubric_id)
    .where(tables.Post.id == bindparam("post_id"))
    .with_for_update(of=tables.Post)
)


async def require_begun(tx: AsyncConnection, who: Who, post_id: int) -> Begun:
    """One's own that can still be changed."""
    post = await fetch_one(tx, BEGUN, Begun, post_id=post_id)
    if post is None:
        raise Refused("old_button")
    await drafting.require_theirs_open(tx, who, post)
    return post

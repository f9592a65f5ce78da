"""What a branch has sent, for whoever sits there and for its region; as it was sent, whoever rewrites it now."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom import access
from newsroom.errors import Refused
from newsroom.posts import drafting, posts
from newsroom.posts.posts import Post, SentPost
from newsroom.posts.states import UNLISTED, WITHDRAWN
from newsroom.who import Who


async def of_place(tx: AsyncConnection, who: Who, place_id: int, first: int, most: int) -> tuple[list[SentPost], int]:
    await drafting.require_at(tx, who, place_id)
    return await posts.mine(tx, place_id, first, most, _hidden(who, place_id))


async def require_sent(tx: AsyncConnection, who: Who, post_id: int) -> Post:
    """One of those; a number that somebody made up may be of any post."""
    post = await posts.require_post(tx, post_id)
    await drafting.require_at(tx, who, post.organisation_id)
    if post.sent_at is None or post.state in _hidden(who, post.organisation_id):
        raise Refused("old_button")
    return post


def _hidden(who: Who, place_id: int) -> tuple[str, ...]:
    """From the region, what the branch has withdrawn, too."""
    return UNLISTED if access.require_seat(who).organisation_id == place_id else (*UNLISTED, WITHDRAWN)

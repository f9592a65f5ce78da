"""What a branch has sent, for whoever sits there and for its region; as it was sent, whoever rewrites it now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom import access
from newsroom.errors import Refused
from newsroom.posts import drafting, posts
from newsroom.posts.states import UNLISTED, WITHDRAWN
from newsroom.who import Who


async def of_place(tx: AsyncConnection, who: Who, place: int, first: int, most: int) -> tuple[Sequence[Row[Any]], int]:
    await drafting.require_at(tx, who, place)
    return await posts.mine(tx, place, first, most, _hidden(who, place))


async def one(tx: AsyncConnection, who: Who, number: int) -> Row[Any]:
    """One of those; a number that somebody made up may be of any post."""
    post = await posts.again(tx, number)
    await drafting.require_at(tx, who, post.organisation_id)
    if post.sent_at is None or post.state in _hidden(who, post.organisation_id):
        raise Refused("old_button")
    return post


def _hidden(who: Who, place: int) -> tuple[str, ...]:
    """From the region, what the branch has withdrawn, too."""
    return UNLISTED if access.require_seat(who).organisation_id == place else (*UNLISTED, WITHDRAWN)

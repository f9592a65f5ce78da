"""What chairs and specialists hear of posts on their way to and fro, and of streams."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from locales import Language
from newsroom.outbox import Notice
from newsroom.posts import posts, readers, versions
from newsroom.posts.notices import LiveOver, LiveSoon, Stream, TakenBack
from scheduler.notices.kinds import Kind, zone_of
from screens.parts import name_in
from screens.posts import posts as screens
from screens.screen import Screen


async def _taken_back(tx: AsyncConnection, about: TakenBack, _: Notice, language: Language) -> Screen | None:
    post = await posts.require_card(tx, about.post_id)
    name, begins = name_in(language, post.place), (await versions.begins(tx, [post]))[post.id]
    return screens.taken_back(language, name, begins, about.step)


async def _live_soon(tx: AsyncConnection, about: LiveSoon, _: Notice, language: Language) -> Screen | None:
    post = await _announced(tx, about)
    if post is None or post.live_at is None:
        return None
    zone = await zone_of(tx, post.organisation_id)
    return screens.live_soon(language, posts.begins_with(post), post.live_at, zone)


async def _live_over(tx: AsyncConnection, about: LiveOver, _: Notice, language: Language) -> Screen | None:
    post = await _announced(tx, about)
    return screens.live_over(language, posts.begins_with(post), post.id) if post is not None else None


async def _announced(tx: AsyncConnection, about: Stream) -> posts.Post | None:
    """A stream that is still announced, for the moment that was said then."""
    post = await posts.require_post(tx, about.post_id)
    return post if post.state == "published" and post.live_at == about.at else None


KINDS = (
    Kind(TakenBack, _taken_back, readers.region),
    Kind(LiveSoon, _live_soon, readers.branch),
    Kind(LiveOver, _live_over, readers.branch),
)

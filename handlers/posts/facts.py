"""What is told of a post beside its words, asked or by itself: when it was, or will be, and whose it is."""

from __future__ import annotations

from handlers.visit import Visit
from newsroom.errors import Refused
from newsroom.posts import drafting, posts
from newsroom.posts.posts import Post
from newsroom.rubrics import turns
from newsroom.standards.happening import lies_ahead
from newsroom.values.days import PAST, TO_COME, parse_day
from newsroom.values.moments import parse_moment
from newsroom.values.own import is_repost_said

NO_DAY = ("not_a_date", "not_a_moment")


async def note_fact(text: str, visit: Visit, post_id: int) -> bool:
    """Whether it is one, by itself: then it is noted, and is no word of the post."""
    return await note_whose(text, visit, post_id) or await note_day(text, visit, post_id)


async def note_day(text: str, visit: Visit, post_id: int) -> bool:
    """Whether it is one. A day that cannot be is refused."""
    try:
        await note_when(text, visit, post_id)
    except Refused as refused:
        if refused.kind in NO_DAY:
            return False
        raise
    return True


async def note_whose(text: str, visit: Visit, post_id: int) -> bool:
    is_repost = is_repost_said(text)
    if is_repost is not None:
        await drafting.set_facts(visit.tx, visit.who, post_id, is_repost=is_repost)
    return is_repost is not None


async def note_when(text: str, visit: Visit, post_id: int) -> None:
    """A day; of a live stream the moment at which it begins."""
    post = await drafting.require_own_open(visit.tx, visit.who, post_id)
    if await is_live(visit, post.rubric_id):
        at = parse_moment(text, visit.now, visit.zone.key)
        await drafting.set_facts(visit.tx, visit.who, post.id, live_at=at)
    else:
        looks = TO_COME if is_announced(post) else PAST
        await drafting.set_facts(visit.tx, visit.who, post.id, event_on=parse_day(text, visit.today, looks))


def is_announced(post: Post) -> bool:
    return lies_ahead("\n".join(text.text for _, text in posts.texts_of(post)))


async def is_live(visit: Visit, rubric_id: int | None) -> bool:
    return await turns.code_of(visit.tx, rubric_id) == "live"

"""What goes into a region's channel or onto its page, is mended there and taken out; and what follows from that."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from locales import Language
from newsroom import outbox
from newsroom.notices import About
from newsroom.outbox import Notice
from newsroom.posts import outgoing, posts, publishing, readers, ways
from newsroom.posts.notices import Amendment, Publication, Recording, Removal
from newsroom.rubrics import turns
from newsroom.values.platforms import CHANNEL
from scheduler.notices.kinds import Kind
from scheduler.outcomes import TEXT, Outcome
from screens import publication
from screens.screen import Screen

POST_LINK = "https://t.me/c/{chat}/{message}"
CHANNEL_PREFIX = "-100"


# ---- what is said there


async def _publication(tx: AsyncConnection, about: Publication, notice: Notice, _: Language) -> Screen | None:
    """As it was shown in the preview."""
    place = ways.PLACES[notice.door]
    post = await publishing.to_go_out(tx, about.post_id, about.at, place)
    if post is None:
        return None
    shown = await outgoing.prepare(tx, post)
    pieces = publication.pieces(shown) if place == CHANNEL else publication.on_page(shown)
    return Screen("", pieces=pieces, public=True)


async def _amendment(tx: AsyncConnection, about: Amendment, notice: Notice, _: Language) -> Screen | None:
    post = await posts.require_post(tx, about.post_id)
    place = ways.PLACES[notice.door]
    out = next((one for one in await ways.by_bot(tx, post.id) if one.platform == place), None)
    if out is None:
        return None
    shown = await outgoing.prepare(tx, post)
    if place != CHANNEL:
        return Screen("", amends=publication.amended_on_page(shown, out.messages))
    amends, more, removes = publication.amended(shown, out.messages)
    below = out.messages[-1]["id"] if more else None
    return Screen("", pieces=more, amends=amends, removes=removes, below=below, public=bool(more))


async def _removal(_: AsyncConnection, about: Removal, __: Notice, ___: Language) -> Screen | None:
    return Screen("", removes=about.message_ids)


async def _recording(tx: AsyncConnection, about: Recording, _: Notice, __: Language) -> Screen | None:
    post = await posts.require_post(tx, about.post_id)
    rubric = await turns.names_of(tx, post.rubric_id, post.organisation_id)
    piece = publication.recording(rubric, posts.begins_with(post), about.link)
    return Screen("", pieces=(piece,), public=True)


# ---- what follows


async def _published(tx: AsyncConnection, about: Publication, notice: Notice, outcome: Outcome, now: datetime) -> None:
    """It stands in the channel, or did not get there, or nobody knows."""
    post_id, place = about.post_id, ways.PLACES[notice.door]
    if outcome.state == outbox.SENT and outcome.message_ids:
        await _stands(tx, post_id, notice, outcome, now)
    elif outcome.state == outbox.SENT:
        await _empty(tx, about, now, place)
    elif outcome.state in (outbox.FAILED, outbox.UNREACHABLE, outbox.NOT_THEIRS):
        await publishing.did_not(tx, post_id, "fail", outcome.trouble, now, place)
    elif outcome.state == outbox.UNKNOWN:
        await publishing.did_not(tx, post_id, "doubt", outcome.trouble, now, place)
    elif place != CHANNEL:
        await publishing.is_waiting(tx, post_id, outcome.trouble, place)


async def _empty(tx: AsyncConnection, about: Publication, now: datetime, place: str) -> None:
    """Nothing was sent: it was to go out no more, or its last photo was dropped meanwhile."""
    if await publishing.to_go_out(tx, about.post_id, about.at, place) is not None:
        await publishing.did_not(tx, about.post_id, "fail", "", now, place)


async def _stands(tx: AsyncConnection, post_id: int, notice: Notice, outcome: Outcome, now: datetime) -> None:
    """Which of the messages have the words is kept: they may be mended there later."""
    chat = str(notice.chat_id).removeprefix(CHANNEL_PREFIX)
    link = outcome.link or POST_LINK.format(chat=chat, message=outcome.message_ids[0])
    place, messages = ways.PLACES[notice.door], ways.noted({}, outcome.stands)
    await publishing.came_out(tx, post_id, link, notice.chat_id, messages, now, place)


async def _amended(tx: AsyncConnection, about: Amendment, notice: Notice, outcome: Outcome, now: datetime) -> None:
    """Where it broke off, what is known to have come to it is its own all the same."""
    changed = outcome.stands or dict.fromkeys(outcome.message_ids, TEXT)
    if changed:
        await publishing.stands_now(tx, about.post_id, notice.chat_id, changed, now, ways.PLACES[notice.door])
    await _changed(tx, about, notice, outcome, now)


async def _changed(tx: AsyncConnection, _: About, notice: Notice, outcome: Outcome, now: datetime) -> None:
    """Or not: then somebody must do it by hand."""
    if outcome.state not in (outbox.SENT, outbox.WAITING):
        trouble = outcome.trouble if outcome.state != outbox.UNKNOWN else ""
        await publishing.not_changed(tx, notice.chat_id, trouble, now, ways.PLACES[notice.door])


KINDS = (
    Kind(Publication, _publication, readers.channel, _published),
    Kind(Recording, _recording, readers.channel, _changed),
    Kind(Amendment, _amendment, readers.where_it_stands, _amended),
    Kind(Removal, _removal, readers.where_the_bot_published, _changed),
)

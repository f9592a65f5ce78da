"""Out into the world: into the region's channel through the outbox, and by hand to wherever no bot may go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import columns, fetch_all
from db.inserts import insert_or
from db.tables import Organisation
from newsroom import weeks
from newsroom.errors import Refused
from newsroom.notices import Recipient, tell
from newsroom.posts import drafting, notices, posts, review, versions
from newsroom.posts.posts import Card, Post
from newsroom.posts.states import APPROVED, GOING_OUT, IN_DOUBT, PUBLISHED, SCHEDULED, SENT, after
from newsroom.union import organisations, seats
from newsroom.union.organisations import Place
from newsroom.values.addresses import parse_link, platform_of
from newsroom.values.platforms import CHANNEL
from newsroom.who import CHAIR, DEPUTY, SPECIALIST, Who

OUT, GONE = "out", "removed"
SLOTS, DAYS_AHEAD = (time(10), time(16)), 60
FARTHEST = timedelta(days=731)  # ahead, for what comes out at a moment
FAR = timedelta(days=62)  # ahead: whoever means it says so once more
LIVE_SOON, LIVE_OVER = timedelta(hours=1), timedelta(hours=3)


async def require_channel(tx: AsyncConnection, post: Post) -> int:
    """The chat of the region's channel."""
    channel = (await region_of(tx, post)).settings.get("channel")
    if channel is None:
        raise Refused("no_channel")
    return int(channel["id"])


async def region_of(tx: AsyncConnection, post: Post) -> Place:
    place = await organisations.require_place(tx, post.organisation_id)
    return await organisations.require_place(tx, place.region_id)


async def publish(tx: AsyncConnection, who: Who, post_id: int, now: datetime) -> Post:
    """At once: it leaves with the commit."""
    post, chat_id = await _require_publishable(tx, who, post_id)
    out = await posts.take_step(tx, post, "publish", who, now, publish_at=now, trouble="")
    await _leave(tx, out, chat_id, now, now)
    return out


async def schedule(tx: AsyncConnection, who: Who, post_id: int, at: datetime, now: datetime) -> Post:
    """At a minute to come. What was scheduled before for this post is not sent: its moment is another one now."""
    require_moment(at, now)
    post, chat_id = await _require_publishable(tx, who, post_id)
    planned = await posts.take_step(tx, post, "schedule", who, now, publish_at=at, trouble="")
    await _leave(tx, planned, chat_id, at, now)
    await review.tell_author(tx, planned, now)
    return planned


def require_moment(at: datetime, now: datetime) -> None:
    if at <= now:
        raise Refused("moment_passed")
    if at > now + FARTHEST:
        raise Refused("not_a_moment")


async def _require_publishable(tx: AsyncConnection, who: Who, post_id: int) -> tuple[Post, int]:
    """With the chat of its channel."""
    post = await review.require_reviewable(tx, who, post_id)
    if post.state == PUBLISHED and await _is_in_channel_by_anybody(tx, post_id):
        raise Refused("already_reviewed")
    await review.require_typed(tx, post)
    return post, await require_channel(tx, post)


async def _leave(tx: AsyncConnection, post: Post, chat_id: int, at: datetime, now: datetime) -> None:
    """Named by the passage: each decision to publish goes out once, and a later one is another."""
    latest = select(func.max(tables.Passage.id)).where(tables.Passage.post_id == post.id)
    passage_id = (await tx.execute(latest)).scalar_one()
    about, once = notices.Publication(post.id, at), f"publication:{post.id}:{passage_id}"
    await tell(tx, about, [Recipient(chat_id)], now, at=at, once=once)


async def to_go_out(tx: AsyncConnection, post_id: int, at: datetime) -> Post | None:
    """The post, if it is still to go out, and at this moment."""
    post = await posts.get(tx, post_id)
    if post is None or post.state not in (GOING_OUT, SCHEDULED) or post.publish_at is None:
        return None
    return post if post.publish_at == at else None


async def came_out(
    tx: AsyncConnection, post_id: int, link: str, chat_id: int, messages: list[dict[str, Any]], now: datetime
) -> None:
    """It stands in the channel, and the author hears of it. What was called back on its way is taken out again."""
    post = await posts.get(tx, post_id)
    if post is None or after(post.state, "came out") is None:
        await _take_out(tx, chat_id, messages, now)
        return
    publish_at = post.publish_at or now  # somebody may have taken its moment away while it was on its way
    out = await posts.take_step(tx, post, "came out", None, now, link=link, trouble="", publish_at=publish_at)
    await note(tx, out.id, CHANNEL, link, None, now, chat_id=chat_id, messages=messages)
    await _remind_of_stream(tx, out, now)
    await _tell_it_is_out(tx, out, now)


async def _tell_it_is_out(tx: AsyncConnection, post: Post, now: datetime) -> None:
    """And what was changed in it before. What the region entered has no author who would learn from that."""
    await review.tell_author(tx, post, now)
    if post.author_id is not None and await versions.is_mended(tx, post):
        await tell(tx, notices.Mended(post.id), await review.authors_of(tx, post, now), now)


async def _take_out(tx: AsyncConnection, chat_id: int, messages: list[dict[str, Any]], now: datetime) -> None:
    await tell(tx, notices.Removal(tuple(one["id"] for one in messages)), [Recipient(chat_id)], now)


def noted(messages: dict[int, dict[str, Any]], stands: Mapping[int, str | None]) -> list[dict[str, Any]]:
    """The messages of a publication, when some of them have come, changed or gone; with where each has its words."""
    new = {one: {"id": one, "text": said} if said else {"id": one} for one, said in stands.items()}
    return [one for one in (messages | new).values() if stands.get(one["id"], "") is not None]


async def stands_now(
    tx: AsyncConnection, post_id: int, chat_id: int, stands: Mapping[int, str | None], now: datetime
) -> None:
    """It was mended there. What came to it while it was being removed is taken out, too."""
    found = await in_channel(tx, post_id)
    if found is None or found.chat_id != chat_id:
        left = [{"id": one} for one, said in stands.items() if said is not None]
        await _take_out(tx, chat_id, left, now)
        return
    messages = noted({one["id"]: one for one in found.messages}, stands)
    await tx.execute(update(tables.Publication).where(tables.Publication.id == found.id).values(messages=messages))


async def note(
    tx: AsyncConnection, post_id: int, platform: str, link: str, person_id: int | None, now: datetime, **more: Any
) -> None:
    """Once a place: a second time there is the same publication, found again."""
    row = {"link": link, "at": now, "by_id": person_id, "state": OUT} | more
    new = insert_or(tx, tables.Publication).values(post_id=post_id, platform=platform, **row)
    await tx.execute(new.on_conflict_do_update(index_elements=["post_id", "platform"], set_=row))


async def did_not(tx: AsyncConnection, post_id: int, step: str, trouble: str, now: datetime) -> None:
    """Telegram said no (`fail`), or nobody knows (`doubt`): the specialists hear of it, and nothing is sent again."""
    post = await posts.get(tx, post_id)
    if post is None or post.state not in (GOING_OUT, SCHEDULED):
        return
    back = await posts.take_step(tx, post, step, None, now, trouble=trouble)
    specialists = await seats.addressees(tx, (await region_of(tx, post)).id, (SPECIALIST,), now)
    await tell(tx, notices.DidNotGo(back.id, back.state), specialists, now)


async def not_changed(tx: AsyncConnection, chat_id: int, trouble: str, now: datetime) -> None:
    """What stands in the channel could not be mended or taken out: somebody must do it by hand."""
    for region_id, title, keepers in await review.keepers_of(tx, chat_id, now):
        await tell(tx, notices.NotChanged(title, region_id, trouble), keepers, now)


async def settle_doubt(tx: AsyncConnection, who: Who, post_id: int, now: datetime, *, there: bool) -> Post:
    """Somebody has looked into the channel: it came out, or it may go out again."""
    post = await review.require_reviewable(tx, who, post_id)
    if post.state != IN_DOUBT:
        raise Refused("already_reviewed")
    if not there:
        return await posts.take_step(tx, post, "fail", who, now)
    out = await posts.take_step(tx, post, "came out", who, now, trouble="")
    channel = (await region_of(tx, post)).settings.get("channel", {})
    await note(tx, out.id, CHANNEL, "", who.person_id, now, chat_id=channel.get("id"), messages=[])
    await _remind_of_stream(tx, out, now)
    await _tell_it_is_out(tx, out, now)
    return out


async def slots(tx: AsyncConnection, region: Place, now: datetime, most: int) -> list[datetime]:
    """Free moments of the working days of the coming weeks: two a day, none twice; a moment can be written, too."""
    zone = ZoneInfo(weeks.zone_or_default(region.timezone))
    days = (weeks.today(now, zone.key) + timedelta(days=n) for n in range(DAYS_AHEAD))
    moments = [datetime.combine(day, slot, zone) for day in days if day.isoweekday() < 6 for slot in SLOTS]
    post = tables.Post
    planned = select(post.id).join(Organisation, Organisation.id == post.organisation_id).correlate(None)
    planned = planned.where(post.state == SCHEDULED, Organisation.region_id == region.id)
    # Found by the span: by each moment the index of each place would be searched a hundred times.
    within = planned.where(post.publish_at >= moments[0], post.publish_at <= moments[-1])
    known = select(post.publish_at).where(post.id.in_(within), post.publish_at.in_(moments)).distinct()
    taken = set((await tx.execute(known)).scalars())
    return [at for at in moments if at > now and at not in taken][:most]


async def counted(tx: AsyncConnection, region_id: int, since: datetime, until: datetime) -> dict[str, int]:
    """How many came out in each place: a post counts once as a material, and once a place as a publication."""
    kept = tables.Publication
    out = select(kept.platform, func.count()).join(tables.Post, tables.Post.id == kept.post_id)
    out = out.join(Organisation, Organisation.id == tables.Post.organisation_id)
    # The sum keeps it from beginning with the region, which has had many more posts than came out in that time.
    out = out.where(Organisation.region_id + 0 == region_id, kept.state == OUT)
    out = out.where(kept.at >= since, kept.at < until).group_by(kept.platform)
    rows = (await tx.execute(out.order_by(kept.platform))).all()
    return {row[0]: row[1] for row in rows}


async def take_recording(tx: AsyncConnection, who: Who, post_id: int, link: str, now: datetime) -> None:
    """Told in the channel, below what was announced there."""
    post = await posts.require_post(tx, post_id)
    await drafting.require_at(tx, who, post.organisation_id)
    link = parse_link(link)
    if post.state != PUBLISHED or post.live_at is None:
        raise Refused("old_button")
    chat_id = await require_channel(tx, post)
    await tell(tx, notices.Recording(post.id, link), [Recipient(chat_id)], now)


@dataclass(frozen=True, slots=True)
class Publication:
    """Where a post came out. The bot itself put there what has a chat and messages."""

    id: int
    platform: str
    link: str
    chat_id: int | None
    messages: list[dict[str, Any]]


async def publications_of(tx: AsyncConnection, post_id: int) -> list[Publication]:
    """What stands somewhere still, as it came out."""
    kept = tables.Publication
    out = select(*columns(Publication, kept.__table__)).where(kept.post_id == post_id, kept.state == OUT)
    return await fetch_all(tx, out.order_by(kept.id), Publication)


async def record_link(tx: AsyncConnection, who: Who, post_id: int, link: str, now: datetime) -> str:
    """Where it came out by hand. Gives the platform.

    A post that was only approved is published from then on; one that has a way to the channel still goes that way.
    """
    post = await review.require_reviewable(tx, who, post_id)
    link = parse_link(link)
    platform = platform_of(link)
    if post.state in (SENT, APPROVED):
        post = await posts.take_step(tx, post, "came out", who, now, link=link, publish_at=now)
        await _remind_of_stream(tx, post, now)
        await _tell_it_is_out(tx, post, now)
    elif post.state not in (SCHEDULED, GOING_OUT, IN_DOUBT, PUBLISHED):
        raise Refused("already_reviewed")
    await note(tx, post.id, platform, link, who.person_id, now)
    return platform


@dataclass(frozen=True, slots=True)
class InChannel:
    """A publication in the channel as the bot has put it there: what somebody else did, somebody else mends."""

    id: int
    chat_id: int
    messages: list[dict[str, Any]]


async def in_channel(tx: AsyncConnection, post_id: int) -> InChannel | None:
    for one in await publications_of(tx, post_id):
        if one.platform == CHANNEL and one.chat_id is not None and one.messages:
            return InChannel(one.id, one.chat_id, one.messages)
    return None


async def require_in_channel(tx: AsyncConnection, post_id: int) -> InChannel:
    found = await in_channel(tx, post_id)
    if found is None and (await posts.require_post(tx, post_id)).state == GOING_OUT:
        raise Refused("going_out")
    if found is None:
        raise Refused("not_in_channel")
    return found


async def is_in_channel(tx: AsyncConnection, post_id: int) -> bool:
    return await in_channel(tx, post_id) is not None


async def _is_in_channel_by_anybody(tx: AsyncConnection, post_id: int) -> bool:
    return any(one.platform == CHANNEL for one in await publications_of(tx, post_id))


async def amend(tx: AsyncConnection, who: Who, post_id: int, now: datetime) -> None:
    """The text was mended after it came out: it is mended there, too."""
    post = await review.require_reviewable(tx, who, post_id)
    out = await require_in_channel(tx, post.id)
    await tell(tx, notices.Amendment(post.id), [Recipient(out.chat_id)], now)


async def remove(tx: AsyncConnection, who: Who, post_id: int, now: datetime) -> Post:
    """Taken out of the channel; what became of it elsewhere is for people to see to."""
    post = await review.require_reviewable(tx, who, post_id)
    out = await require_in_channel(tx, post.id)
    gone = await posts.take_step(tx, post, "remove", who, now)
    await tx.execute(update(tables.Publication).where(tables.Publication.id == out.id).values(state=GONE))
    await _take_out(tx, out.chat_id, out.messages, now)
    if gone.entered_by != who.person_id:
        await review.tell_author(tx, gone, now)
    return gone


async def published_in(tx: AsyncConnection, region_id: int, most: int) -> list[Card]:
    """What came out lately, the newest first: the newest of those places where something came out last."""
    post = tables.Post
    last = select(func.max(post.publish_at)).where(post.organisation_id == Organisation.id, post.state == PUBLISHED)
    places = select(Organisation.id).where(Organisation.region_id == region_id)
    latest = places.order_by(last.scalar_subquery().desc().nulls_last()).limit(most)
    of_each = [_newest_at(place_id, most) for place_id in (await tx.execute(latest)).scalars()]
    if not of_each:
        return []
    newest = posts.CARD.where(post.id.in_(union_all(*of_each)))
    return await fetch_all(tx, newest.order_by(post.publish_at.desc(), post.id.desc()).limit(most), Card)


def _newest_at(place_id: int, most: int) -> Select[tuple[int]]:
    post = tables.Post
    out = select(post.id).where(post.organisation_id == place_id, post.state == PUBLISHED)
    return select(out.order_by(post.publish_at.desc(), post.id.desc()).limit(most).subquery().c.id)


async def _remind_of_stream(tx: AsyncConnection, post: Post, now: datetime) -> None:
    """The branch is reminded before it, and asked for the recording afterwards; once, even if it comes out again."""
    if post.live_at is None or post.live_at <= now:
        return
    people = await seats.addressees(tx, post.organisation_id, (CHAIR, DEPUTY), now)
    await tell(tx, notices.LiveSoon(post.id, post.live_at), people, now, at=post.live_at - LIVE_SOON)
    await tell(tx, notices.LiveOver(post.id, post.live_at), people, now, at=post.live_at + LIVE_OVER)

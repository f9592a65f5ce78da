"""Out into the world: into the region's channel through the outbox, and by hand to wherever no bot may go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.inserts import insert_or
from db.tables import Organisation, Passage, Post, Publication
from newsroom import outbox, weeks
from newsroom.errors import Refused
from newsroom.posts import drafting, posts, review
from newsroom.posts.states import APPROVED, GOING_OUT, IN_DOUBT, PUBLISHED, SCHEDULED, SENT, after
from newsroom.union import organisations, seats
from newsroom.union.organisations import Place
from newsroom.values.addresses import parse_link, platform_of
from newsroom.values.platforms import CHANNEL
from newsroom.who import CHAIR, DEPUTY, SPECIALIST, Who

OUT, GONE = "out", "removed"
SLOTS, DAYS_AHEAD = (time(10), time(16)), 60
FARTHEST = timedelta(days=731)  # ahead, for what comes out at a moment
LIVE_SOON, LIVE_OVER = timedelta(hours=1), timedelta(hours=3)


async def channel_of(tx: AsyncConnection, post: Row[Any]) -> dict[str, Any]:
    region = await region_of(tx, post)
    channel: dict[str, Any] | None = region.settings.get("channel")
    if channel is None:
        raise Refused("no_channel")
    return channel


async def region_of(tx: AsyncConnection, post: Row[Any]) -> Place:
    place = await organisations.require_place(tx, post.organisation_id)
    return await organisations.require_place(tx, place.region_id)


async def publish(tx: AsyncConnection, who: Who, number: int, now: datetime) -> Row[Any]:
    """At once: it leaves with the commit."""
    post, channel = await _publishable(tx, who, number)
    out = await posts.take_step(tx, post, "publish", who, now, publish_at=now, trouble="")
    await _leave(tx, out, channel, now, now)
    return out


async def schedule(tx: AsyncConnection, who: Who, number: int, at: datetime, now: datetime) -> Row[Any]:
    """At a minute to come. What was scheduled before for this post is not sent: its moment is another one now."""
    if at <= now:
        raise Refused("moment_passed")
    if at > now + FARTHEST:
        raise Refused("not_a_moment")
    post, channel = await _publishable(tx, who, number)
    planned = await posts.take_step(tx, post, "schedule", who, now, publish_at=at, trouble="")
    await _leave(tx, planned, channel, at, now)
    await review.tell_author(tx, planned, now)
    return planned


async def _publishable(tx: AsyncConnection, who: Who, number: int) -> tuple[Row[Any], dict[str, Any]]:
    """With its channel. A voice does not go out: there must be something beside it."""
    post = await review.reviewed_by(tx, who, number)
    if post.state == PUBLISHED and await _stands_in_channel(tx, number):
        raise Refused("already_reviewed")
    if not post.texts and all(one.kind == "voice" for one in await posts.media_of(tx, post.id)):
        raise Refused("empty_post")
    return post, await channel_of(tx, post)


async def _leave(tx: AsyncConnection, post: Row[Any], channel: dict[str, Any], at: datetime, now: datetime) -> None:
    """Named by the passage: each decision to publish goes out once, and a later one is another."""
    passage = (await tx.execute(select(func.max(Passage.id)).where(Passage.post_id == post.id))).scalar_one()
    given = {"post": post.id, "at": at.isoformat()}
    await outbox.leave(
        tx, channel["id"], "publication", given, now=now, due_at=at, appointed=at > now, urgency=outbox.URGENT,
        once=f"publication:{post.id}:{passage}",
    )  # fmt: skip


async def to_go_out(tx: AsyncConnection, number: int, at: str) -> Row[Any] | None:
    """The post, if it is still to go out, and at this moment."""
    post = await posts.get(tx, number)
    if post is None or post.state not in (GOING_OUT, SCHEDULED) or post.publish_at is None:
        return None
    return post if post.publish_at == datetime.fromisoformat(at) else None


async def came_out(
    tx: AsyncConnection, number: int, link: str, chat_id: int, messages: list[dict[str, Any]], now: datetime
) -> None:
    """It stands in the channel, and the author hears of it. What was called back on its way is taken out again."""
    post = await posts.get(tx, number)
    if post is None or after(post.state, "came out") is None:
        given = {"messages": [one["id"] for one in messages]}
        await outbox.leave(tx, chat_id, "removal", given, now=now, urgency=outbox.URGENT)
        return
    publish_at = post.publish_at or now  # somebody may have taken its moment away while it was on its way
    out = await posts.take_step(tx, post, "came out", None, now, link=link, trouble="", publish_at=publish_at)
    await note(tx, out.id, CHANNEL, link, None, now, chat_id=chat_id, messages=messages)
    await _remind_of_stream(tx, out, now)
    await review.tell_author(tx, out, now)


async def note(
    tx: AsyncConnection, number: int, platform: str, link: str, person: int | None, now: datetime, **more: Any
) -> None:
    """Once a place: a second time there is the same publication, found again."""
    row = {"link": link, "at": now, "by_id": person, "state": OUT} | more
    new = insert_or(tx, Publication).values(post_id=number, platform=platform, **row)
    await tx.execute(new.on_conflict_do_update(index_elements=["post_id", "platform"], set_=row))


async def did_not(tx: AsyncConnection, number: int, step: str, trouble: str, now: datetime) -> None:
    """Telegram said no (`fail`), or nobody knows (`doubt`): the specialists hear of it, and nothing is sent again."""
    post = await posts.get(tx, number)
    if post is None or post.state not in (GOING_OUT, SCHEDULED):
        return
    back = await posts.take_step(tx, post, step, None, now, trouble=trouble)
    region = await region_of(tx, post)
    await seats.tell(tx, region.id, (SPECIALIST,), "did_not_go", {"post": back.id, "state": back.state}, now)


async def not_changed(tx: AsyncConnection, chat_id: int, trouble: str, now: datetime) -> None:
    """What stands in the channel could not be mended or taken out: somebody must do it by hand."""
    await review.tell_keepers(tx, chat_id, "not_changed", {"trouble": trouble}, now)


async def is_there(tx: AsyncConnection, who: Who, number: int, now: datetime, *, there: bool) -> Row[Any]:
    """Somebody has looked into the channel: it came out, or it may go out again."""
    post = await review.reviewed_by(tx, who, number)
    if post.state != IN_DOUBT:
        raise Refused("already_reviewed")
    if not there:
        return await posts.take_step(tx, post, "fail", who, now)
    out = await posts.take_step(tx, post, "came out", who, now, trouble="")
    channel = (await region_of(tx, post)).settings.get("channel", {})
    await note(tx, out.id, CHANNEL, "", who.person_id, now, chat_id=channel.get("id"), messages=[])
    await _remind_of_stream(tx, out, now)
    await review.tell_author(tx, out, now)
    return out


async def slots(tx: AsyncConnection, region: Place, now: datetime, most: int) -> list[datetime]:
    """Free moments of the working days of the coming weeks: two a day, none twice; a moment can be written, too."""
    zone = ZoneInfo(weeks.zone_or_default(region.timezone))
    days = (weeks.today(now, zone.key) + timedelta(days=n) for n in range(DAYS_AHEAD))
    moments = [datetime.combine(day, slot, zone) for day in days if day.isoweekday() < 6 for slot in SLOTS]
    planned = select(Post.publish_at).join(Organisation, Organisation.id == Post.organisation_id).distinct()
    planned = planned.where(Post.state == SCHEDULED, Organisation.region_id == region.id)
    taken = set((await tx.execute(planned.where(Post.publish_at.in_(moments)))).scalars())
    return [at for at in moments if at > now and at not in taken][:most]


async def counted(tx: AsyncConnection, region_id: int, since: datetime, until: datetime) -> dict[str, int]:
    """How many came out in each place: a post counts once as a material, and once a place as a publication."""
    out = select(Publication.platform, func.count()).join(Post, Post.id == Publication.post_id)
    out = out.join(Organisation, Organisation.id == Post.organisation_id)
    out = out.where(Organisation.region_id == region_id, Publication.state == OUT)
    out = out.where(Publication.at >= since, Publication.at < until).group_by(Publication.platform)
    rows = (await tx.execute(out.order_by(Publication.platform))).all()
    return {row[0]: row[1] for row in rows}


async def take_recording(tx: AsyncConnection, who: Who, number: int, link: str, now: datetime) -> None:
    """Told in the channel, below what was announced there."""
    post = await posts.again(tx, number)
    await drafting.require_at(tx, who, post.organisation_id)
    link = parse_link(link)
    if post.state != PUBLISHED or post.live_at is None:
        raise Refused("old_button")
    channel = await channel_of(tx, post)
    given = {"post": post.id, "link": link}
    await outbox.leave(
        tx, channel["id"], "recording", given, now=now, urgency=outbox.URGENT, once=f"recording:{post.id}"
    )


async def publications_of(tx: AsyncConnection, number: int) -> Sequence[Row[Any]]:
    out = select(Publication.__table__).where(Publication.post_id == number, Publication.state == OUT)
    return (await tx.execute(out.order_by(Publication.id))).all()


async def record_link(tx: AsyncConnection, who: Who, number: int, link: str, now: datetime) -> str:
    """Where it came out by hand. Gives the platform.

    A post that was only approved is published from then on; one that has a way to the channel still goes that way.
    """
    post = await review.reviewed_by(tx, who, number)
    link = parse_link(link)
    platform = platform_of(link)
    if post.state in (SENT, APPROVED):
        post = await posts.take_step(tx, post, "came out", who, now, link=link, publish_at=now)
        await _remind_of_stream(tx, post, now)
        await review.tell_author(tx, post, now)
    elif post.state not in (SCHEDULED, GOING_OUT, IN_DOUBT, PUBLISHED):
        raise Refused("already_reviewed")
    await note(tx, post.id, platform, link, who.person_id, now)
    return platform


async def in_channel(tx: AsyncConnection, number: int) -> Row[Any]:
    """As the bot has put it there: what somebody else did, somebody else mends."""
    found = [one for one in await publications_of(tx, number) if _is_put_there(one)]
    if not found:
        raise Refused("not_in_channel")
    return found[0]


async def is_in_channel(tx: AsyncConnection, number: int) -> bool:
    return any(_is_put_there(one) for one in await publications_of(tx, number))


def _is_put_there(out: Row[Any]) -> bool:
    return out.platform == CHANNEL and out.chat_id is not None and bool(out.messages)


async def _stands_in_channel(tx: AsyncConnection, number: int) -> bool:
    return any(one.platform == CHANNEL for one in await publications_of(tx, number))


async def amend(tx: AsyncConnection, who: Who, number: int, now: datetime) -> None:
    """The text was mended after it came out: it is mended there, too."""
    post = await review.reviewed_by(tx, who, number)
    out = await in_channel(tx, post.id)
    given = {"post": post.id}
    await outbox.leave(tx, out.chat_id, "amendment", given, now=now, urgency=outbox.URGENT)


async def remove(tx: AsyncConnection, who: Who, number: int, now: datetime) -> Row[Any]:
    """Taken out of the channel; what became of it elsewhere is for people to see to."""
    post = await review.reviewed_by(tx, who, number)
    out = await in_channel(tx, post.id)
    gone = await posts.take_step(tx, post, "remove", who, now)
    await tx.execute(update(Publication).where(Publication.id == out.id).values(state=GONE))
    given = {"messages": [one["id"] for one in out.messages]}
    await outbox.leave(tx, out.chat_id, "removal", given, now=now, urgency=outbox.URGENT)
    return gone


async def published_in(tx: AsyncConnection, region_id: int, most: int) -> Sequence[Row[Any]]:
    """What came out lately, the newest first."""
    out = posts.CARD.where(Post.state == PUBLISHED, Organisation.region_id == region_id)
    return (await tx.execute(out.order_by(Post.publish_at.desc(), Post.id.desc()).limit(most))).all()


async def _remind_of_stream(tx: AsyncConnection, post: Row[Any], now: datetime) -> None:
    """The branch is reminded before it, and asked for the recording afterwards; once, even if it comes out again."""
    if post.live_at is None or post.live_at <= now:
        return
    people = await seats.addressees(tx, post.organisation_id, (CHAIR, DEPUTY), now)
    for kind, due in (("live_soon", post.live_at - LIVE_SOON), ("live_over", post.live_at + LIVE_OVER)):
        for one in people:
            given = {"post": post.id, "at": post.live_at.isoformat()}
            once = f"{kind}:{post.id}:{one.person_id}:{given['at']}"
            await outbox.leave(
                tx, one.account_id, kind, given, now=now, person_id=one.person_id, due_at=max(due, now),
                appointed=due > now, once=once,
            )  # fmt: skip

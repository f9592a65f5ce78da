"""Out into the world: to the places that the region has through the outbox, and by hand to wherever no bot may go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, func, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import fetch_all
from db.tables import Organisation
from newsroom import weeks
from newsroom.errors import Refused
from newsroom.notices import Recipient, tell
from newsroom.posts import drafting, notices, outgoing, posts, review, versions, ways
from newsroom.posts.posts import Card, Post
from newsroom.posts.states import APPROVED, GOING_OUT, IN_DOUBT, PUBLISHED, REMOVED, SCHEDULED, SENT, after
from newsroom.posts.ways import Way
from newsroom.union import door_keys, organisations, seats
from newsroom.union.organisations import NamedPlace, Place
from newsroom.values.addresses import parse_link, platform_of
from newsroom.values.platforms import CHANNEL, FACEBOOK
from newsroom.who import CHAIR, DEPUTY, SPECIALIST, Who

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


async def publish(tx: AsyncConnection, who: Who, post_id: int, now: datetime, to: Sequence[str] = ()) -> Post:
    """At once: it leaves with the commit. `to`: the places that are chosen; those of last time, where none are."""
    post, places = await _require_publishable(tx, who, post_id, to)
    out = await posts.take_step(tx, post, "publish", who, now, publish_at=now, trouble="")
    await _leave(tx, out, places, now, now)
    return out


async def schedule(
    tx: AsyncConnection, who: Who, post_id: int, at: datetime, now: datetime, to: Sequence[str] = ()
) -> Post:
    """At a minute to come. What was scheduled before for this post is not sent: its moment is another one now."""
    require_moment(at, now)
    post, places = await _require_publishable(tx, who, post_id, to)
    planned = await posts.take_step(tx, post, "schedule", who, now, publish_at=at, trouble="")
    await _leave(tx, planned, places, at, now)
    await review.tell_author(tx, planned, now)
    return planned


def require_moment(at: datetime, now: datetime) -> None:
    if at <= now:
        raise Refused("moment_passed")
    if at > now + FARTHEST:
        raise Refused("not_a_moment")


async def _require_publishable(
    tx: AsyncConnection, who: Who, post_id: int, to: Sequence[str]
) -> tuple[Post, dict[str, int]]:
    """With the places that it goes to, and the chat of each: where it stands already it goes no second time."""
    if to:
        await ways.choose(tx, who, to)
    post = await review.require_reviewable(tx, who, post_id)
    await review.require_typed(tx, post)
    region = await region_of(tx, post)
    there = await ways.open_ways(tx, region)
    if not there:
        raise Refused("no_channel")
    states = {one.platform: one.state for one in await ways.all_of(tx, post_id)}
    if post.state == PUBLISHED and ways.GOING in states.values():
        raise Refused("going_out")
    wanted = [one for one in dict.fromkeys(to or ways.as_last_time(region, there)) if one in there]
    chosen = [one for one in wanted if states.get(one) not in ways.TAKEN]
    if wanted and not chosen:
        raise Refused("already_reviewed")
    if FACEBOOK in chosen and not ways.is_fit(await outgoing.prepare(tx, post, is_sent=False), FACEBOOK):
        chosen.remove(FACEBOOK)
    if not chosen:
        raise Refused("not_for_facebook")
    return post, {one: there[one] for one in chosen}


async def _leave(tx: AsyncConnection, post: Post, places: dict[str, int], at: datetime, now: datetime) -> None:
    """Named by the passage: each decision to publish goes out once a place, and a later one is another."""
    latest = select(func.max(tables.Passage.id)).where(tables.Passage.post_id == post.id)
    about, name = notices.Publication(post.id, at), f"publication:{post.id}:{(await tx.execute(latest)).scalar_one()}"
    for one in await ways.all_of(tx, post.id):
        if one.state in (ways.GOING, ways.FAILED) and one.platform not in places:
            await ways.change(tx, one.id, state=ways.GONE)  # it was meant for there before
    for place, chat_id in places.items():
        await ways.note(tx, post.id, place, "", None, at, state=ways.GOING, chat_id=chat_id, messages=[])
        once = name if place == CHANNEL else f"{name}:{place}"
        await tell(tx, about, [Recipient(chat_id, door=ways.DOORS[place])], now, at=at, once=once)


async def to_go_out(tx: AsyncConnection, post_id: int, at: datetime, place: str = CHANNEL) -> Post | None:
    """The post, if it is still to go out there, and at this moment. Elsewhere it may be out by now."""
    post = await posts.get(tx, post_id)
    if post is None or post.state not in (GOING_OUT, SCHEDULED, PUBLISHED) or post.publish_at != at:
        return None
    way = await ways.at(tx, post_id, place)
    return post if way is not None and way.state == ways.GOING else None


async def came_out(
    tx: AsyncConnection, post_id: int, link: str, chat_id: int, messages: list[dict[str, Any]], now: datetime,
    place: str = CHANNEL,
) -> None:  # fmt: skip
    """It stands there, and the author hears of the first place. What was called back on its way is taken out again."""
    post, way = await posts.get(tx, post_id), await ways.at(tx, post_id, place)
    is_awaited = post is not None and post.state == PUBLISHED and way is not None and way.state == ways.GOING
    if post is None or not (is_awaited or after(post.state, "came out") is not None):
        await _take_out(tx, chat_id, messages, now, place)
        return
    await ways.note(tx, post.id, place, link, None, now, chat_id=chat_id, messages=messages)
    if post.state != PUBLISHED:
        publish_at = post.publish_at or now  # somebody may have taken its moment away while it was on its way
        await _is_out(tx, post, None, now, link=link, publish_at=publish_at)


async def _is_out(tx: AsyncConnection, post: Post, who: Who | None, now: datetime, **more: Any) -> Post:
    out = await posts.take_step(tx, post, "came out", who, now, trouble="", **more)
    await _remind_of_stream(tx, out, now)
    await _tell_it_is_out(tx, out, now)
    return out


async def _tell_it_is_out(tx: AsyncConnection, post: Post, now: datetime) -> None:
    """And what was changed in it before. What the region entered has no author who would learn from that."""
    await review.tell_author(tx, post, now)
    if post.author_id is not None and await versions.is_mended(tx, post):
        await tell(tx, notices.Mended(post.id), await review.authors_of(tx, post, now), now)


async def _take_out(
    tx: AsyncConnection, chat_id: int, messages: list[dict[str, Any]], now: datetime, place: str = CHANNEL
) -> None:
    about = notices.Removal(tuple(one["id"] for one in messages))
    await tell(tx, about, [Recipient(chat_id, door=ways.DOORS[place])], now)


async def stands_now(
    tx: AsyncConnection, post_id: int, chat_id: int, stands: Mapping[int, str | None], now: datetime,
    place: str = CHANNEL,
) -> None:  # fmt: skip
    """It was mended there. What came to it while it was being removed is taken out, too."""
    found = await ways.at(tx, post_id, place)
    if found is None or not found.is_by_bot or found.chat_id != chat_id:
        left = [{"id": one} for one, said in stands.items() if said is not None]
        await _take_out(tx, chat_id, left, now, place)
        return
    messages = ways.noted({one["id"]: one for one in found.messages}, stands)
    await ways.change(tx, found.id, messages=messages)


async def did_not(
    tx: AsyncConnection, post_id: int, step: str, trouble: str, now: datetime, place: str = CHANNEL
) -> None:
    """A no (`fail`), or nobody knows (`doubt`): the specialists hear of it, and nothing is sent again."""
    post, way = await posts.get(tx, post_id), await ways.at(tx, post_id, place)
    if post is None or post.state not in (GOING_OUT, SCHEDULED, PUBLISHED) or way is None or way.state != ways.GOING:
        return
    await ways.change(tx, way.id, state=ways.DOUBT if step == "doubt" else ways.FAILED, trouble=trouble)
    back = await _as_its_ways_are(tx, post, None, now, trouble=trouble if place == CHANNEL else "")
    specialists = await seats.addressees(tx, (await region_of(tx, post)).id, (SPECIALIST,), now)
    state = IN_DOUBT if step == "doubt" else ways.FAILED
    await tell(tx, notices.DidNotGo(back.id, state, place), specialists, now)


async def _as_its_ways_are(tx: AsyncConnection, post: Post, who: Who | None, now: datetime, **more: Any) -> Post:
    """One of its places has ended without it. It is out if the bot has put it elsewhere: of that its author knows."""
    step = ways.led_to([one.state for one in await ways.all_of(tx, post.id) if not one.is_by_hand])
    if post.state == PUBLISHED or step is None or (post.state, step) == (IN_DOUBT, "doubt"):
        return post
    return await posts.take_step(tx, post, step, who, now, **more)


async def is_waiting(tx: AsyncConnection, post_id: int, trouble: str, place: str) -> None:
    """It goes by itself, but not now: why stands on its card."""
    way = await ways.at(tx, post_id, place)
    if way is not None and way.state == ways.GOING:
        await ways.change(tx, way.id, trouble=trouble)


async def not_changed(tx: AsyncConnection, chat_id: int, trouble: str, now: datetime, place: str = CHANNEL) -> None:
    """What stands there could not be mended or taken out: somebody must do it by hand."""
    if place == CHANNEL:
        keepers = [(region_id, title) for region_id, title, _ in await review.keepers_of(tx, chat_id, now)]
    else:
        key = await door_keys.of_page(tx, ways.DOORS[place], chat_id)
        keepers = [(key.region_id, key.title)] if key is not None else []
    for region_id, title in keepers:
        specialists = await seats.addressees(tx, region_id, (SPECIALIST,), now)
        await tell(tx, notices.NotChanged(title, region_id, trouble, place), specialists, now)


async def settle_doubt(
    tx: AsyncConnection, who: Who, post_id: int, now: datetime, *, there: bool, place: str = CHANNEL
) -> Post:
    """Somebody has looked: it came out there, or it may go out again."""
    post, way = await review.require_reviewable(tx, who, post_id), await ways.at(tx, post_id, place)
    if way is None or way.state != ways.DOUBT:
        raise Refused("already_reviewed")
    if not there:
        await ways.change(tx, way.id, state=ways.FAILED, trouble="")
        return await _as_its_ways_are(tx, post, who, now) if post.state == IN_DOUBT else post
    await ways.note(tx, post.id, place, "", who.person_id, now, chat_id=way.chat_id, messages=[])
    return await _is_out(tx, post, who, now) if post.state == IN_DOUBT else post


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


def of_time(place: NamedPlace, since: datetime, until: datetime) -> tuple[ColumnElement[bool], ...]:
    """In a statement about publications and their posts: what stands somewhere from that time."""
    kept = tables.Publication
    return (
        organisations.is_of(tables.Post.organisation_id, place),
        kept.state == ways.OUT,
        kept.at >= since,
        kept.at < until,
    )


async def counted(tx: AsyncConnection, place: Place, since: datetime, until: datetime) -> dict[str, int]:
    """How many came out in each place: a post counts once as a material, and once a place as a publication."""
    kept = tables.Publication
    out = select(kept.platform, func.count()).join(tables.Post, tables.Post.id == kept.post_id)
    out = out.where(*of_time(place, since, until)).group_by(kept.platform)
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


async def record_link(tx: AsyncConnection, who: Who, post_id: int, link: str, now: datetime) -> str:
    """Where it came out by hand. Gives the platform.

    A post that was only approved is published from then on; one that has a way to the channel still goes that way.
    """
    post = await review.require_reviewable(tx, who, post_id)
    link = parse_link(link)
    platform = platform_of(link)
    if post.state in (SENT, APPROVED):
        post = await _is_out(tx, post, who, now, link=link, publish_at=now)
    elif post.state not in (SCHEDULED, GOING_OUT, IN_DOUBT, PUBLISHED):
        raise Refused("already_reviewed")
    await ways.note(tx, post.id, platform, link, who.person_id, now)
    return platform


async def require_by_bot(tx: AsyncConnection, post_id: int) -> list[Way]:
    """Where the bot has put it, and can mend it and take it out."""
    found = await ways.by_bot(tx, post_id)
    if not found and (await posts.require_post(tx, post_id)).state == GOING_OUT:
        raise Refused("going_out")
    if not found:
        raise Refused("not_in_channel")
    return found


async def amend(tx: AsyncConnection, who: Who, post_id: int, now: datetime) -> None:
    """The text was mended after it came out: it is mended there, too."""
    post = await review.require_reviewable(tx, who, post_id)
    for out in await require_by_bot(tx, post.id):
        assert out.chat_id is not None, "the bot has put it there"
        await tell(tx, notices.Amendment(post.id), [Recipient(out.chat_id, door=ways.DOORS[out.platform])], now)


async def remove(tx: AsyncConnection, who: Who, post_id: int, now: datetime) -> Post:
    """Taken out of where the bot has put it; what became of it elsewhere is for people to see to."""
    post = await review.require_reviewable(tx, who, post_id)
    if post.state == REMOVED:
        raise Refused("already_reviewed")
    found = await require_by_bot(tx, post.id)
    gone = await posts.take_step(tx, post, "remove", who, now)
    for out in found:
        assert out.chat_id is not None, "the bot has put it there"
        await ways.change(tx, out.id, state=ways.GONE)
        await _take_out(tx, out.chat_id, out.messages, now, out.platform)
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

"""The specialist's work on a post: looked at, mended, decided. Whoever holds a card is seen by the others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, case, delete, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import fetch_all
from db.tables import Media, Offer, Organisation, Person, Publication, Rubric
from locales import LANGUAGES
from newsroom import access, record
from newsroom.errors import Refused
from newsroom.notices import tell
from newsroom.posts import drafting, earlier, framing, notices, posts, versions
from newsroom.posts.posts import Card, Post
from newsroom.posts.states import (
    APPROVED,
    DECLINED,
    IN_REVIEW,
    PUBLISHED,
    RETURNED,
    SCHEDULED,
    SENT,
    WITH_AUTHOR,
)
from newsroom.rubrics import turns
from newsroom.union import organisations, seats
from newsroom.union.region_settings import LOST
from newsroom.union.seats import Addressee
from newsroom.values.formatted import Formatted, joined
from newsroom.who import CHAIR, DEPUTY, SPECIALIST, Who

HELD_FOR = timedelta(minutes=15)
UNDONE_WITHIN = timedelta(minutes=10)  # of what has gone back to its author
LONGEST_REASON = 1000
MOST_TO_JOIN = 10


async def tell_specialists(tx: AsyncConnection, post: Post, now: datetime) -> None:
    """One notice for all that comes within ten minutes."""
    region_id = (await organisations.require_place(tx, post.organisation_id)).region_id
    if region_id is not None:
        specialists = await seats.addressees(tx, region_id, (SPECIALIST,), now)
        await tell(tx, notices.Arrivals(region_id), specialists, now)


async def require_reviewable(tx: AsyncConnection, who: Who, post_id: int) -> Post:
    """A post of a region that one reviews."""
    post = await posts.require_post(tx, post_id)
    require_reviews(who, post, await _region_of(tx, post))
    return post


def require_reviews(who: Who, post: Post, region_id: int | None) -> None:
    """The one gate. What lies with its author is nobody else's, whatever a specialist has seen of it before."""
    access.require(who, "review", post.organisation_id, region_id)
    if post.state == RETURNED:
        raise Refused("already_reviewed")
    if post.state in WITH_AUTHOR:
        raise Refused("taken_back" if post.sent_at is not None else "old_button")


async def require_changeable(tx: AsyncConnection, who: Who, post_id: int) -> Post:
    """One that has not gone out yet, and has not gone back."""
    post = await require_reviewable(tx, who, post_id)
    if post.state not in IN_REVIEW:
        raise Refused("already_reviewed")
    return post


async def next_waiting(tx: AsyncConnection, who: Who, region_id: int, now: datetime, passed_id: int = 0) -> int | None:
    """The post that waits longest and that nobody else holds, else the oldest. One that was passed comes last."""
    access.require(who, "review", region_id, region_id)
    queue = select(tables.Post.id).join(Organisation, Organisation.id == tables.Post.organisation_id)
    queue = queue.where(tables.Post.state == SENT, Organisation.region_id == region_id)
    held = and_(tables.Post.held_until > now, tables.Post.held_by != who.person_id)
    passed = queue.with_only_columns(tables.Post.sent_at, tables.Post.id).where(tables.Post.id == passed_id)
    at = (await tx.execute(passed)).one_or_none()
    first = queue.order_by(case((held, 1), else_=0))
    if at is not None:
        later = or_(tables.Post.sent_at > at.sent_at, and_(tables.Post.sent_at == at.sent_at, tables.Post.id > at.id))
        first = first.order_by(case((later, 0), else_=1))
    return (await tx.execute(first.order_by(tables.Post.sent_at, tables.Post.id).limit(1))).scalar_one_or_none()


def holder_id(post: Post, who: Who, now: datetime) -> int | None:
    """Who else is looking at it."""
    held = post.held_until is not None and post.held_until > now and post.held_by != who.person_id
    return post.held_by if held else None


async def holder_name(tx: AsyncConnection, post: Post, who: Who, now: datetime) -> str:
    person_id = holder_id(post, who, now)
    if person_id is None:
        return ""
    return (await tx.execute(select(Person.name).where(Person.id == person_id))).scalar_one()


async def hold(tx: AsyncConnection, who: Who, post_id: int, now: datetime, *, take: bool = False) -> None:
    """Whoever opens a card holds it for a while; another may take it, and sees from whom."""
    post = await require_reviewable(tx, who, post_id)
    if holder_id(post, who, now) is None or take:
        held = update(tables.Post).where(tables.Post.id == post_id)
        await tx.execute(held.values(held_by=who.person_id, held_until=now + HELD_FOR))


async def let_go(tx: AsyncConnection, who: Who, post_id: int) -> None:
    """Passed on: whoever looks next need not wait until it is free. What somebody else holds stays theirs."""
    access.require_here(who, "review")
    held = update(tables.Post).where(tables.Post.id == post_id, tables.Post.held_by == access.require_person(who))
    await tx.execute(held.values(held_by=None, held_until=None))


async def approve(tx: AsyncConnection, who: Who, post_id: int, now: datetime) -> Post:
    """To be published later, by hand; the author hears of it now."""
    post = await require_reviewable(tx, who, post_id)
    await require_typed(tx, post)
    post = await posts.take_step(tx, post, "approve", who, now, publish_at=None)
    await tell_author(tx, post, now)
    return post


async def require_typed(tx: AsyncConnection, post: Post) -> None:
    """A voice does not go out: there must be a text, or a photo where nothing was dictated."""
    if post.texts:
        return
    kinds = [one.kind for one in await posts.media_of(tx, post.id)]
    if "voice" in kinds or not kinds:
        raise Refused("voice_alone" if kinds else "empty_post")


async def send_back(
    tx: AsyncConnection, who: Who, post_id: int, comment: dict[str, str], now: datetime, step: str = "return"
) -> Post:
    """Returned for changes, or declined for good: never without a reason."""
    require_reason(comment)
    if step not in ("return", "decline"):
        raise Refused("old_button")
    post = await posts.take_step(
        tx, await require_reviewable(tx, who, post_id), step, who, now, comment, publish_at=None
    )
    await tell_author(tx, post, now)
    return post


async def undo(tx: AsyncConnection, who: Who, post_id: int, now: datetime) -> Post:
    """One's own last decision, while nothing has come of it. The author heard of it, and hears of this."""
    post = await posts.require_post(tx, post_id)
    access.require(who, "review", post.organisation_id, await _region_of(tx, post))
    step = await step_back(tx, post, access.require_person(who), now)
    if step is None:
        raise Refused("not_undone")
    back = await posts.take_step(tx, post, step, who, now, publish_at=None)
    await tell_author(tx, back, now)
    return back


async def step_back(tx: AsyncConnection, post: Post, person_id: int, now: datetime) -> str | None:
    """The step that undoes what this person has decided: none, where it was another, or something has followed."""
    passages = await posts.passages_of(tx, post.id)
    if len(passages) < 2 or passages[-1].state != post.state or passages[-1].person_id != person_id:
        return None
    before, last = passages[-2].state, passages[-1]
    if post.state == SCHEDULED and before == APPROVED:
        return "approve"
    if post.state in (APPROVED, SCHEDULED):
        return "undo" if before == SENT and not await _is_used(tx, post) else None
    is_fresh = post.state in (RETURNED, DECLINED) and last.at + UNDONE_WITHIN > now
    return "undo" if is_fresh and before in IN_REVIEW and not await _is_touched(tx, post) else None


async def _is_used(tx: AsyncConnection, post: Post) -> bool:
    """Offered to the centre, or put somewhere by hand."""
    used = (exists().where(Offer.post_id == post.id),
            exists().where(Publication.post_id == post.id, Publication.state == "out"))  # fmt: skip
    return bool((await tx.execute(select(or_(*used)))).scalar_one())


async def _is_touched(tx: AsyncConnection, post: Post) -> bool:
    """Whether its author has begun to correct it; without words or photos they have begun anew."""
    kept = await versions.versions_of(tx, post.id)
    photos = {one.unique_id for one in await posts.media_of(tx, post.id)}
    is_empty = not (post.texts or photos)
    return is_empty or not kept or kept[-1].texts != post.texts or not photos <= set(kept[-1].photos)


async def _region_of(tx: AsyncConnection, post: Post) -> int | None:
    return (await organisations.require_place(tx, post.organisation_id)).region_id


def require_reason(comment: dict[str, str]) -> None:
    if not any(comment.values()):
        raise Refused("no_reason")
    for words in comment.values():
        posts.require_short(words, LONGEST_REASON)


async def tell_author(tx: AsyncConnection, post: Post, now: datetime) -> None:
    await tell(tx, notices.Verdict(post.id, post.state), await authors_of(tx, post, now), now)


async def authors_of(tx: AsyncConnection, post: Post, now: datetime) -> list[Addressee]:
    """Whoever brought it in, or what was joined with it.

    If they sit there no more, those who do: the post is the branch's, or the region's.
    """
    if post.author_id is None:
        region_id = (await organisations.require_place(tx, post.organisation_id)).region_id
        there = await seats.addressees(tx, region_id, (SPECIALIST,), now)
    else:
        there = await seats.addressees(tx, post.organisation_id, (CHAIR, DEPUTY), now)
    joined = [await posts.require_post(tx, one) for one in await posts.joined_with(tx, post.id)]
    brought = {one.entered_by for one in (post, *joined)}
    return [one for one in there if one.person_id in brought] or there


async def set_rubric(tx: AsyncConnection, who: Who, post_id: int, rubric_id: int, now: datetime) -> None:
    post = await require_changeable(tx, who, post_id)
    known = select(Rubric.id).where(Rubric.id == rubric_id, turns.is_offered_at(post.organisation_id))
    if (await tx.execute(known)).scalar_one_or_none() is None:
        raise Refused("old_button")
    await tx.execute(update(tables.Post).where(tables.Post.id == post.id).values(rubric_id=rubric_id))
    await _note_edit(tx, who, post, now)


async def _note_edit(tx: AsyncConnection, who: Who, post: Post, now: datetime) -> None:
    await record.note(tx, who, "post edit", now, post.organisation_id, post=post.id)


async def set_frame(tx: AsyncConnection, who: Who, post_id: int, now: datetime, *, in_frame: bool) -> None:
    post = await require_changeable(tx, who, post_id)
    await framing.put(tx, post, in_frame=in_frame)
    await _note_edit(tx, who, post, now)


async def edit_text(tx: AsyncConnection, who: Who, post_id: int, language: str, text: Formatted, now: datetime) -> Post:
    """Mended in place, or put beside in another language; the author's own version is kept. Also when it is out."""
    post = await require_reviewable(tx, who, post_id)
    if post.state not in (*IN_REVIEW, PUBLISHED) or language not in LANGUAGES:
        raise Refused("already_reviewed")
    whole = dict(posts.texts_of(post)) | {language: text.stripped()}
    await drafting.put(tx, post.id, whole, said=_mended(drafting.said_of(post), language, text.stripped()))
    changed = await posts.require_post(tx, post_id)
    await _require_left(tx, changed)
    await versions.keep_version(tx, changed, who.person_id, now)
    await earlier.note(tx, changed)
    await _note_edit(tx, who, post, now)
    return changed


async def _require_left(tx: AsyncConnection, post: Post) -> None:
    """What is to go out by itself, or is out, is not emptied: nobody looks at it once more before it goes."""
    if post.state in (SCHEDULED, PUBLISHED):
        await require_typed(tx, post)


def _mended(said: Sequence[dict[str, Any]], language: str, text: Formatted) -> list[dict[str, Any]]:
    """If it goes back to its author, it is put together from these again: what was mended must be among them."""
    silenced = {"text": "", "entities": []}
    mended = {"message": 0, "language": language, "text": text.text, "entities": list(text.entities)}
    return [*(one | silenced if one["language"] == language else one for one in said), mended]


async def put_first(tx: AsyncConnection, who: Who, post_id: int, media_id: int, now: datetime) -> None:
    """The chosen photo leads; the others keep their order."""
    post = await require_changeable(tx, who, post_id)
    order = [one.id for one in await posts.media_of(tx, post.id)]
    if media_id not in order:
        raise Refused("old_button")
    await _put_in_order(tx, [media_id, *(one for one in order if one != media_id)])
    await _note_edit(tx, who, post, now)


async def put_in_order(
    tx: AsyncConnection, who: Who, post_id: int, before: Sequence[int], order: Sequence[int], now: datetime
) -> None:
    """All of them, if they stand as they did `before`, when they were looked at. The same once more is no change."""
    post = await require_changeable(tx, who, post_id)
    there = [one.id for one in await posts.media_of(tx, post.id)]
    if there == list(order):
        return
    if there != list(before) or sorted(there) != sorted(order):
        raise Refused("slot_changed")
    await _put_in_order(tx, order)
    await _note_edit(tx, who, post, now)


async def drop_photo(tx: AsyncConnection, who: Who, post_id: int, media_id: int, now: datetime) -> None:
    post = await require_changeable(tx, who, post_id)
    gone = await tx.execute(delete(Media).where(Media.id == media_id, Media.post_id == post.id))
    if not gone.rowcount:
        raise Refused("old_button")
    await _require_left(tx, post)
    await _put_in_order(tx, [one.id for one in await posts.media_of(tx, post.id)])
    await _note_edit(tx, who, post, now)


async def _put_in_order(tx: AsyncConnection, order: Sequence[int]) -> None:
    for position, media_id in enumerate(order):
        await tx.execute(update(Media).where(Media.id == media_id).values(position=position))


async def mergeable(tx: AsyncConnection, who: Who, post_id: int) -> list[Card]:
    """Others of the same branch that wait, too: the oldest, as many as a screen shows."""
    post = await require_changeable(tx, who, post_id)
    # Which they are is asked apart: to have them in their order SQLite would go through all that was ever sent there.
    waiting = select(tables.Post.id).where(tables.Post.organisation_id == post.organisation_id)
    others = waiting.where(tables.Post.state == SENT, tables.Post.id != post.id).correlate(None)
    oldest = posts.CARD.where(tables.Post.id.in_(others)).order_by(tables.Post.sent_at, tables.Post.id)
    return await fetch_all(tx, oldest.limit(MOST_TO_JOIN), Card)


async def merge(tx: AsyncConnection, who: Who, post_id: int, into_id: int, now: datetime) -> Post:
    """Two halves of one story become one post: texts below each other, photos behind each other."""
    await posts.lock(tx, post_id, into_id)
    post, other = await require_changeable(tx, who, post_id), await require_changeable(tx, who, into_id)
    if post.id == other.id or post.organisation_id != other.organisation_id:
        raise Refused("old_button")
    whole = dict(posts.texts_of(other))
    for language, text in posts.texts_of(post):
        whole[language] = joined(whole[language], text) if language in whole else text
    await drafting.put(tx, other.id, whole, said=[*drafting.said_of(other), *drafting.said_of(post)])
    await drafting.move_media(tx, post.id, other.id)
    theirs = [one for one in await authors_of(tx, other, now) if one.person_id != who.person_id]
    gone = await posts.take_step(tx, post, "merge", who, now, merged_into_id=other.id)
    whole_one = await posts.require_post(tx, other.id)
    await versions.keep_version(tx, whole_one, who.person_id, now)
    await earlier.note(tx, whole_one)
    own = [one for one in await authors_of(tx, gone, now) if one.person_id != who.person_id]
    await tell(tx, notices.Joined(gone.id, other.id), own, now)
    await tell(tx, notices.Joined(other.id, gone.id), [one for one in theirs if one not in own], now)
    return whole_one


async def bind_channel(tx: AsyncConnection, who: Who, chat_id: int, title: str, now: datetime) -> None:
    seat = access.require_here(who, "bind a channel")
    region = await organisations.require_to_change(tx, seat.organisation_id)
    settings = region.settings | {"channel": {"id": chat_id, "title": title}}
    await tx.execute(update(Organisation).where(Organisation.id == region.id).values(settings=settings))
    await record.note(tx, who, "channel bound", now, region.id, chat=chat_id)


async def channel_lost(tx: AsyncConnection, chat_id: int, now: datetime) -> None:
    """The bot may not post there any more: nothing can be published until it may again."""
    for region_id, title, keepers in await keepers_of(tx, chat_id, now):
        region = await organisations.require_to_change(tx, region_id)
        settings = region.settings | {"channel": region.settings["channel"] | {LOST: True}}
        await tx.execute(update(Organisation).where(Organisation.id == region_id).values(settings=settings))
        await tell(tx, notices.ChannelLost(title, region_id), keepers, now)


async def keepers_of(tx: AsyncConnection, chat_id: int, now: datetime) -> list[tuple[int, str, list[Addressee]]]:
    """The regions whose channel it is, with its title and their specialists."""
    regions = select(Organisation.id, Organisation.settings).where(Organisation.level == organisations.REGION)
    return [
        (region.id, region.settings["channel"]["title"], await seats.addressees(tx, region.id, (SPECIALIST,), now))
        for region in (await tx.execute(regions)).all()
        if region.settings.get("channel", {}).get("id") == chat_id
    ]

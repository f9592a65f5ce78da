"""Between the branches and the channel: who is told what came, and what became of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Account, Organisation
from newsroom import access, organisations, outbox, posts, record, seats
from newsroom.errors import Refused
from newsroom.post_states import APPROVED
from newsroom.who import CHAIR, DEPUTY, SPECIALIST, Who

GATHERED = timedelta(minutes=10)
LONGEST_REASON = 1000


async def tell_specialists(tx: AsyncConnection, post: Row[Any], now: datetime) -> None:
    """One notice for all that comes within ten minutes."""
    region = (await organisations.by_id(tx, post.organisation_id)).region_id
    due = outbox.gathered(now, GATHERED)
    for one in (await tx.execute(seats.accounts_in(region, (SPECIALIST,), now))).all():
        once = f"arrivals:{one.person}:{due.isoformat()}"
        given = {"region": region}
        await outbox.leave(
            tx, one.account, "arrivals", given, now=now, person_id=one.person, due_at=due, once=once
        )  # fmt: skip


async def approve(tx: AsyncConnection, who: Who, number: int, now: datetime) -> Row[Any]:
    """With a channel bound it goes there, and the author hears of it when it stands there; else they hear of it now."""
    post = await posts.review(tx, who, number, "approve", now)
    place = await organisations.by_id(tx, post.organisation_id)
    region = await organisations.by_id(tx, place.region_id)
    channel = region.settings.get("channel")
    if channel:
        once = f"publication:{post.id}"
        await outbox.leave(
            tx, channel["id"], "publication", {"post": post.id}, now=now, urgency=outbox.URGENT, once=once
        )
    else:
        await tell_author(tx, post, now)
    return post


async def send_back(tx: AsyncConnection, who: Who, number: int, comment: dict[str, str], now: datetime) -> Row[Any]:
    if not any(comment.values()):
        raise Refused("no_reason")
    for words in comment.values():
        posts.require_short(words, LONGEST_REASON)
    post = await posts.review(tx, who, number, "return", now, comment)
    await tell_author(tx, post, now)
    return post


async def published(tx: AsyncConnection, number: int, link: str, now: datetime) -> None:
    """It stands in the channel."""
    post = await posts.note_published(tx, number, link, now)
    if post is not None:
        await tell_author(tx, post, now)


async def tell_author(tx: AsyncConnection, post: Row[Any], now: datetime) -> None:
    """Whoever brought it in; if they sit there no more, the chair: the post is the branch's."""
    there = (await tx.execute(seats.accounts_in(post.organisation_id, (CHAIR, DEPUTY), now))).all()
    if post.author_id is None:
        accounts = select(Account.id).where(Account.person_id == post.entered_by)
        people = [(account, post.entered_by) for account in (await tx.execute(accounts)).scalars()]
    else:
        mine = [one for one in there if one.person == post.entered_by]
        people = [(one.account, one.person) for one in mine or there]
    for account, person in people:
        given = {"post": post.id, "state": post.state}
        await outbox.leave(tx, account, "verdict", given, now=now, person_id=person)


async def bind_channel(tx: AsyncConnection, who: Who, chat_id: int, title: str, now: datetime) -> None:
    seat = access.seat_of(who)
    access.require(who, "bind a channel", seat.organisation_id, seat.region_id)
    region = await organisations.by_id(tx, seat.organisation_id)
    settings = region.settings | {"channel": {"id": chat_id, "title": title}}
    await tx.execute(update(Organisation).where(Organisation.id == region.id).values(settings=settings))
    await record.note(tx, who, "channel bound", now, region.id, chat=chat_id)


async def unpublished(tx: AsyncConnection, number: int) -> Row[Any] | None:
    """What is to be published, if it still is."""
    post = await posts.get(tx, number)
    return post if post is not None and post.state == APPROVED else None

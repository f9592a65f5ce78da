"""Between the branches and the channel: who is told what came, and what became of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Account, Organisation, Person, Seat
from newsroom import access, organisations, outbox, posts, record
from newsroom.errors import Refused
from newsroom.post_states import APPROVED
from newsroom.who import SPECIALIST, Who

GATHERED = timedelta(minutes=10)
LONGEST_REASON = 1000


async def tell_specialists(tx: AsyncConnection, post: Row[Any], now: datetime) -> None:
    """One notice for all that comes within ten minutes."""
    place = await organisations.by_id(tx, post.organisation_id)
    moment = datetime.fromtimestamp(
        (now.timestamp() // GATHERED.total_seconds() + 1) * GATHERED.total_seconds(), now.tzinfo
    )
    for account, person in await _seated(tx, place.parent_id, SPECIALIST, now):
        once = f"arrivals:{person}:{moment.isoformat()}"
        await outbox.leave(
            tx, account, "arrivals", {"region": place.parent_id}, now=now, person_id=person, due_at=moment, once=once
        )


async def approve(tx: AsyncConnection, who: Who, number: int, now: datetime) -> Row[Any]:
    """With a channel bound it goes there, and the author hears of it when it stands there; else they hear of it now."""
    post = await posts.review(tx, who, number, "approve", now)
    place = await organisations.by_id(tx, post.organisation_id)
    region = await organisations.by_id(tx, place.parent_id)
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
    accounts = select(Account.id).where(Account.person_id == post.entered_by)
    for account in (await tx.execute(accounts)).scalars():
        given = {"post": post.id, "state": post.state}
        await outbox.leave(tx, account, "verdict", given, now=now, person_id=post.entered_by)


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


async def _seated(tx: AsyncConnection, place: int | None, role: str, now: datetime) -> list[tuple[int, int]]:
    seated = (
        select(Account.id, Person.id)
        .join(Person, Person.id == Account.person_id)
        .join(Seat, Seat.person_id == Person.id)
        .where(Seat.organisation_id == place, Seat.role == role)
        .where(Seat.ends_on.is_(None) | (Seat.ends_on > now.date()))
    )
    return [(account, person) for account, person in (await tx.execute(seated)).all()]

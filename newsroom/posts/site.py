"""Upward: a publication is offered to the centre for the union's site, and counted there by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.inserts import insert_or
from db.tables import Offer, Organisation, Post, Publication
from newsroom import access, outbox
from newsroom.errors import Refused
from newsroom.posts import posts, publishing, review
from newsroom.posts.states import APPROVED, PUBLISHED, SCHEDULED
from newsroom.union import organisations, seats
from newsroom.values.addresses import parse_link, platform_of
from newsroom.values.platforms import SITE
from newsroom.who import PRESS, SPECIALIST, Who

OFFERED, ACCEPTED, RETURNED, DECLINED = "offered", "accepted", "returned", "declined"
MOST_SHOWN = 100
OFFERABLE = (APPROVED, SCHEDULED, PUBLISHED)


async def offer(tx: AsyncConnection, who: Who, number: int, now: datetime) -> None:
    """With one tap. One that came back may be offered again; one that was taken or declined may not."""
    post = await review.reviewed_by(tx, who, number)
    if post.state not in OFFERABLE:
        raise Refused("not_ready")
    before = await of_post(tx, number)
    if before is not None and before.state != RETURNED:
        raise Refused("offered_before")
    row = {"state": OFFERED, "offered_at": now, "offered_by": who.person_id, "decided_at": None, "comment": {}}
    new = insert_or(tx, Offer).values(post_id=number, **row)
    await tx.execute(new.on_conflict_do_update(index_elements=["post_id"], set_=row))
    await _tell_press(tx, now)


async def _tell_press(tx: AsyncConnection, now: datetime) -> None:
    due = outbox.gathered(now, review.GATHERED)
    centre = await organisations.centre(tx)
    for one in await seats.addressees(tx, centre.id, (PRESS,), now):
        once = f"offers:{one.person_id}:{due.isoformat()}"
        await outbox.leave(tx, one.account_id, "offers", {}, now=now, person_id=one.person_id, due_at=due, once=once)


async def of_post(tx: AsyncConnection, number: int) -> Row[Any] | None:
    return (await tx.execute(select(Offer.__table__).where(Offer.post_id == number))).one_or_none()


async def count_waiting(tx: AsyncConnection) -> int:
    queue = select(func.count()).select_from(Offer).join(Post, Post.id == Offer.post_id)
    return (await tx.execute(queue.where(Offer.state == OFFERED, Post.state.in_(OFFERABLE)))).scalar_one()


async def waiting(tx: AsyncConnection, most: int = MOST_SHOWN) -> Sequence[Row[Any]]:
    """The front of the press service's queue, the oldest first, with the post and its region."""
    region = Organisation.__table__.alias("region")
    queue = (
        select(Offer.id.label("offer"), Offer.offered_at, Post.id.label("post"), region.c.names.label("region"))
        .join(Post, Post.id == Offer.post_id)
        .join(Organisation, Organisation.id == Post.organisation_id)
        .join(region, region.c.id == Organisation.region_id)
        .where(Offer.state == OFFERED, Post.state.in_(OFFERABLE))
    )
    return (await tx.execute(queue.order_by(Offer.offered_at, Offer.id).limit(most))).all()


async def _decided(
    tx: AsyncConnection, who: Who, number: int, state: str, now: datetime, comment: dict[str, str] | None = None
) -> Row[Any]:
    """Of two who decide the second comes too late."""
    seat = access.require_seat(who)
    access.require(who, "take for the site", seat.organisation_id, seat.region_id)
    offered = (await tx.execute(select(Offer.post_id).where(Offer.id == number))).scalar_one_or_none()
    if offered is None:
        raise Refused("already_decided")
    post = await posts.again(tx, offered)
    decided = update(Offer).where(Offer.id == number, Offer.state == OFFERED)
    row = {"state": state, "decided_at": now, "decided_by": who.person_id, "comment": comment or {}}
    if not (await tx.execute(decided.values(**row))).rowcount:
        raise Refused("already_decided")
    if post.state not in OFFERABLE:  # taken back, returned or removed since it was offered
        raise Refused("already_decided")
    region = await publishing.region_of(tx, post)
    await seats.tell(tx, region.id, (SPECIALIST,), "offer_decided", {"post": post.id, "state": state}, now)
    return post


async def accept(tx: AsyncConnection, who: Who, number: int, link: str, now: datetime) -> None:
    """With the link to it on the site: from then on it is one of the region's materials there."""
    link = parse_link(link)
    if platform_of(link) != SITE:
        raise Refused("not_a_link")
    post = await _decided(tx, who, number, ACCEPTED, now)
    await publishing.note(tx, post.id, SITE, link, who.person_id, now)


async def send_back(
    tx: AsyncConnection, who: Who, number: int, state: str, comment: dict[str, str], now: datetime
) -> None:
    if state not in (RETURNED, DECLINED):
        raise Refused("old_button")
    review.require_reason(comment)
    await _decided(tx, who, number, state, now, comment)


async def materials(tx: AsyncConnection, region_id: int, since: datetime, until: datetime) -> int:
    """How many of a region's stand on the union's site from that time: nobody counts them by hand."""
    counted = select(func.count()).select_from(Publication).join(Post, Post.id == Publication.post_id)
    counted = counted.join(Organisation, Organisation.id == Post.organisation_id)
    counted = counted.join(Offer, (Offer.post_id == Post.id) & (Offer.state == ACCEPTED))
    counted = counted.where(Organisation.region_id == region_id, Publication.platform == SITE)
    counted = counted.where(Publication.state == publishing.OUT)
    return (await tx.execute(counted.where(Publication.at >= since, Publication.at < until))).scalar_one()

"""Upward: a publication is offered to the centre for the union's site, and counted there by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import columns, fetch_all, fetch_one
from db.inserts import insert_or
from db.tables import Organisation
from newsroom import access
from newsroom.errors import Refused
from newsroom.notices import tell
from newsroom.posts import notices, posts, publishing, review, ways
from newsroom.posts.posts import Post
from newsroom.posts.states import APPROVED, PUBLISHED, SCHEDULED
from newsroom.union import organisations, seats
from newsroom.union.organisations import Place
from newsroom.values.addresses import parse_link, platform_of
from newsroom.values.platforms import SITE
from newsroom.who import PRESS, SPECIALIST, Who

OFFERED, ACCEPTED, RETURNED, DECLINED = "offered", "accepted", "returned", "declined"
MOST_SHOWN = 100
OFFERABLE = (APPROVED, SCHEDULED, PUBLISHED)


async def offer(tx: AsyncConnection, who: Who, post_id: int, now: datetime) -> None:
    """With one tap. One that came back may be offered again; one that was taken or declined may not."""
    post = await review.require_reviewable(tx, who, post_id)
    if post.state not in OFFERABLE:
        raise Refused("not_ready")
    before = await of_post(tx, post_id)
    if before is not None and before.state != RETURNED:
        raise Refused("offered_before")
    row = {"state": OFFERED, "offered_at": now, "offered_by": who.person_id, "decided_at": None, "comment": {}}
    new = insert_or(tx, tables.Offer).values(post_id=post_id, **row)
    await tx.execute(new.on_conflict_do_update(index_elements=["post_id"], set_=row))
    press = await seats.addressees(tx, (await organisations.centre(tx)).id, (PRESS,), now)
    await tell(tx, notices.Offers(), press, now)


@dataclass(frozen=True, slots=True)
class Offer:
    """`comment`: why it came back, or was declined."""

    id: int
    state: str
    comment: dict[str, str]


async def of_post(tx: AsyncConnection, post_id: int) -> Offer | None:
    offered = select(*columns(Offer, tables.Offer.__table__)).where(tables.Offer.post_id == post_id)
    return await fetch_one(tx, offered, Offer)


async def count_waiting(tx: AsyncConnection) -> int:
    queue = select(func.count()).select_from(tables.Offer).join(tables.Post, tables.Post.id == tables.Offer.post_id)
    return (await tx.execute(queue.where(tables.Offer.state == OFFERED, tables.Post.state.in_(OFFERABLE)))).scalar_one()


@dataclass(frozen=True, slots=True)
class WaitingOffer:
    """With the names of the region that offers."""

    id: int
    post_id: int
    offered_at: datetime
    region: dict[str, str]


async def waiting(tx: AsyncConnection, most: int = MOST_SHOWN) -> list[WaitingOffer]:
    """The front of the press service's queue, the oldest first, with the post and its region."""
    region, offered = Organisation.__table__.alias("region"), tables.Offer
    queue = (
        select(*columns(WaitingOffer, offered.__table__), region.c.names.label("region"))
        .join(tables.Post, tables.Post.id == offered.post_id)
        .join(Organisation, Organisation.id == tables.Post.organisation_id)
        .join(region, region.c.id == Organisation.region_id)
        .where(offered.state == OFFERED, tables.Post.state.in_(OFFERABLE))
    )
    return await fetch_all(tx, queue.order_by(offered.offered_at, offered.id).limit(most), WaitingOffer)


async def _decided(
    tx: AsyncConnection, who: Who, offer_id: int, state: str, now: datetime, comment: dict[str, str] | None = None
) -> Post:
    """Of two who decide the second comes too late."""
    access.require_here(who, "take for the site")
    offered = (await tx.execute(select(tables.Offer.post_id).where(tables.Offer.id == offer_id))).scalar_one_or_none()
    if offered is None:
        raise Refused("already_decided")
    post = await posts.require_post(tx, offered)
    decided = update(tables.Offer).where(tables.Offer.id == offer_id, tables.Offer.state == OFFERED)
    row = {"state": state, "decided_at": now, "decided_by": who.person_id, "comment": comment or {}}
    if not (await tx.execute(decided.values(**row))).rowcount:
        raise Refused("already_decided")
    if post.state not in OFFERABLE:  # taken back, returned or removed since it was offered
        raise Refused("already_decided")
    specialists = await seats.addressees(tx, (await publishing.region_of(tx, post)).id, (SPECIALIST,), now)
    await tell(tx, notices.OfferDecided(post.id, state), specialists, now)
    return post


async def accept(tx: AsyncConnection, who: Who, offer_id: int, link: str, now: datetime) -> None:
    """With the link to it on the site: from then on it is one of the region's materials there."""
    link = parse_link(link)
    if platform_of(link) != SITE:
        raise Refused("not_a_link")
    post = await _decided(tx, who, offer_id, ACCEPTED, now)
    await ways.note(tx, post.id, SITE, link, who.person_id, now)


async def send_back(
    tx: AsyncConnection, who: Who, offer_id: int, state: str, comment: dict[str, str], now: datetime
) -> None:
    if state not in (RETURNED, DECLINED):
        raise Refused("old_button")
    review.require_reason(comment)
    await _decided(tx, who, offer_id, state, now, comment)


async def materials(tx: AsyncConnection, place: Place, since: datetime, until: datetime) -> int:
    """How many of a place's stand on the union's site from that time: nobody counts them by hand."""
    post, out, offered = tables.Post, tables.Publication, tables.Offer
    counted = select(func.count()).select_from(out).join(post, post.id == out.post_id)
    counted = counted.join(offered, (offered.post_id == post.id) & (offered.state == ACCEPTED))
    counted = counted.where(*publishing.of_time(place, since, until), out.platform == SITE)
    return (await tx.execute(counted)).scalar_one()

"""What became of posts in review: said to their authors, to those who review, and to the press service."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from locales import Language
from newsroom.outbox import Notice
from newsroom.posts import posts, readers, site, versions, ways
from newsroom.posts.notices import (
    Arrivals,
    ChannelLost,
    DidNotGo,
    Joined,
    Mended,
    NotChanged,
    OfferDecided,
    Offers,
    Verdict,
)
from newsroom.posts.states import IN_DOUBT
from newsroom.union import organisations
from newsroom.union.readers import sitting
from newsroom.values.platforms import SITE
from newsroom.who import PRESS, SPECIALIST
from scheduler.notices.kinds import Kind, zone_of
from screens.review import review as screens
from screens.review import site as site_screens
from screens.review import verdicts
from screens.screen import Screen


async def _arrivals(tx: AsyncConnection, about: Arrivals, _: Notice, language: Language) -> Screen | None:
    waiting = await posts.count_in(tx, about.region_id, posts.WAITING)
    return verdicts.arrivals(language, waiting) if waiting else None


async def _verdict(tx: AsyncConnection, about: Verdict, _: Notice, language: Language) -> Screen | None:
    post = await posts.get(tx, about.post_id)
    if post is None or post.state != about.state:
        return None
    comment = await posts.last_comment(tx, post.id)
    begins = (await versions.begins(tx, [post]))[post.id]
    place = (await organisations.require_place(tx, post.organisation_id)).names if post.author_id is None else None
    decided = verdicts.Verdict(post.id, post.state, begins, comment, post.link, post.publish_at, place)
    return verdicts.verdict(language, decided, await zone_of(tx, post.organisation_id))


async def _joined(tx: AsyncConnection, about: Joined, _: Notice, language: Language) -> Screen | None:
    """While it is so, and as far as both may be read."""
    own, other = await posts.require_post(tx, about.post_id), await posts.require_post(tx, about.other_id)
    if other.id != own.merged_into_id and own.id != other.merged_into_id:
        return None
    begins = await versions.begins(tx, [own, other])
    return verdicts.joined(language, begins[own.id], begins[other.id])


async def _mended(tx: AsyncConnection, about: Mended, _: Notice, language: Language) -> Screen | None:
    mended = versions.mended(*await versions.before_and_after(tx, await posts.require_post(tx, about.post_id)))
    return verdicts.mended(language, mended) if mended is not None else None


async def _did_not_go(tx: AsyncConnection, about: DidNotGo, _: Notice, language: Language) -> Screen | None:
    """Only while it is so: somebody may have looked meanwhile."""
    post, way = await posts.require_card(tx, about.post_id), await ways.at(tx, about.post_id, about.place)
    is_asked = about.state == IN_DOUBT
    if way is None or way.state != (ways.DOUBT if is_asked else ways.FAILED):
        return None
    line = screens.Line(post.id, post.place, posts.begins_with(post), post.state, post.publish_at)
    return verdicts.did_not_go(language, line, verdicts.Missed(about.place, way.trouble, is_asked))


async def _channel_lost(_: AsyncConnection, about: ChannelLost, __: Notice, language: Language) -> Screen | None:
    return verdicts.channel_lost(language, about.title)


async def _not_changed(_: AsyncConnection, about: NotChanged, __: Notice, language: Language) -> Screen | None:
    return verdicts.not_changed(language, about.title, about.trouble, about.place)


async def _offers(tx: AsyncConnection, _: Offers, __: Notice, language: Language) -> Screen | None:
    waiting = await site.count_waiting(tx)
    return site_screens.offers(language, waiting) if waiting else None


async def _offer_decided(tx: AsyncConnection, about: OfferDecided, _: Notice, language: Language) -> Screen | None:
    post_id = about.post_id
    offer = await site.of_post(tx, post_id)
    if offer is None or offer.state != about.state:
        return None
    links = {one.platform: one.link for one in await ways.out_of(tx, post_id)}
    begins = (await versions.begins(tx, [await posts.require_post(tx, post_id)]))[post_id]
    return site_screens.decided(language, offer.state, begins, offer.comment, links.get(SITE, ""), post_id)


KINDS = (
    Kind(Arrivals, _arrivals, sitting(SPECIALIST, at=lambda about: about.region_id)),
    Kind(Verdict, _verdict, readers.authors),
    Kind(Joined, _joined, readers.authors),
    Kind(Mended, _mended, readers.authors),
    Kind(DidNotGo, _did_not_go, readers.region),
    Kind(ChannelLost, _channel_lost, sitting(SPECIALIST, at=lambda about: about.region_id)),
    Kind(NotChanged, _not_changed, sitting(SPECIALIST, at=lambda about: about.region_id)),
    Kind(Offers, _offers, sitting(PRESS)),
    Kind(OfferDecided, _offer_decided, readers.region),
)

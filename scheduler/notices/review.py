"""What became of posts in review: said to their authors, to those who review, and to the press service."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from locales import Language
from newsroom.outbox import Notice
from newsroom.posts import posts, publishing, readers, site, versions
from newsroom.union.readers import sitting
from newsroom.values.platforms import SITE
from newsroom.who import PRESS, SPECIALIST
from scheduler.notices.kinds import Kind, zone_of
from screens.review import review as screens
from screens.review import site as site_screens
from screens.review import verdicts
from screens.screen import Screen


async def _arrivals(tx: AsyncConnection, notice: Notice, language: Language) -> Screen | None:
    waiting = await posts.count_in(tx, notice.parameters["region"], posts.WAITING)
    return verdicts.arrivals(language, waiting) if waiting else None


async def _verdict(tx: AsyncConnection, notice: Notice, language: Language) -> Screen | None:
    post = await posts.get(tx, notice.parameters["post"])
    if post is None or post.state != notice.parameters["state"]:
        return None
    comment = await posts.last_comment(tx, post.id)
    begins = (await versions.begins(tx, [post]))[post.id]
    decided = verdicts.Verdict(post.id, post.state, begins, comment, post.link, post.publish_at)
    return verdicts.verdict(language, decided, await zone_of(tx, post.organisation_id))


async def _did_not_go(tx: AsyncConnection, notice: Notice, language: Language) -> Screen | None:
    """Only while it is so: somebody may have looked meanwhile."""
    post = await posts.require_card(tx, notice.parameters["post"])
    if post.state != notice.parameters["state"]:
        return None
    line = screens.Line(post.id, post.place, posts.begins_with(post), post.state, post.publish_at)
    return verdicts.did_not_go(language, line, post.trouble)


async def _channel_lost(_: AsyncConnection, notice: Notice, language: Language) -> Screen | None:
    return verdicts.channel_lost(language, notice.parameters["title"])


async def _not_changed(_: AsyncConnection, notice: Notice, language: Language) -> Screen | None:
    return verdicts.not_changed(language, notice.parameters["title"], notice.parameters["trouble"])


async def _offers(tx: AsyncConnection, _: Notice, language: Language) -> Screen | None:
    waiting = await site.count_waiting(tx)
    return site_screens.offers(language, waiting) if waiting else None


async def _offer_decided(tx: AsyncConnection, notice: Notice, language: Language) -> Screen | None:
    post_id, state = notice.parameters["post"], notice.parameters["state"]
    offer = await site.of_post(tx, post_id)
    if offer is None or offer.state != state:
        return None
    links = {one.platform: one.link for one in await publishing.publications_of(tx, post_id)}
    begins = (await versions.begins(tx, [await posts.require_post(tx, post_id)]))[post_id]
    return site_screens.decided(language, state, begins, offer.comment, links.get(SITE, ""), post_id)


KINDS = {
    "arrivals": Kind(_arrivals, sitting(SPECIALIST, at="region")),
    "verdict": Kind(_verdict, readers.authors),
    "did_not_go": Kind(_did_not_go, readers.region),
    "channel_lost": Kind(_channel_lost, sitting(SPECIALIST, at="region")),
    "not_changed": Kind(_not_changed, sitting(SPECIALIST, at="region")),
    "offers": Kind(_offers, sitting(PRESS)),
    "offer_decided": Kind(_offer_decided, readers.region),
}

"""The press service looks through what regions offer for the union's site."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.views import view
from handlers.visit import Visit
from newsroom import access
from newsroom.access import require_seat
from newsroom.posts import outgoing, posts, site
from screens import actions, publication
from screens.review import site as screens
from screens.screen import Screen


def router() -> Router:
    tapped(actions.SITE, queue)
    tapped(actions.TAKE, take)
    tapped(actions.SITE_BACK, ask_reason)
    return Router(name="site")


async def queue(_: Event, visit: Visit) -> Screen:
    return await visit.show(draw_site)


@view("site")
async def draw_site(visit: Visit) -> Screen:
    """The oldest offer."""
    seat = require_seat(visit.who)
    access.require(visit.who, "take for the site", seat.organisation_id, seat.region_id)
    waiting = await site.waiting(visit.tx, most=1)
    if not waiting:
        return screens.empty(visit.who.language)
    first, more = waiting[0], await site.count_waiting(visit.tx) - 1
    shown = await outgoing.prepare(visit.tx, await posts.require_post(visit.tx, first.post_id))
    text = publication.for_platform(shown, "site")
    offered = screens.Offered(first.id, first.region, text, first.offered_at, more, publication.only_files(shown))
    return screens.card(visit.who.language, offered, visit.zone)


async def take(_: Event, visit: Visit, offer_id: int) -> Screen:
    return await visit.show(draw_link, offer=offer_id)


async def link(message: Message, visit: Visit, offer: int) -> Screen:
    await site.accept(visit.tx, visit.who, offer, (message.text or "").strip(), visit.now)
    return await visit.show(draw_site)


@view("site_link", hears=link)
async def draw_link(visit: Visit, offer: int) -> Screen:  # noqa: ARG001 (its hearer's)
    return screens.ask_link(visit.who.language)


async def ask_reason(_: Event, visit: Visit, offer_id: int, state: str) -> Screen:
    return await visit.show(draw_reason, offer=offer_id, state=state)


async def reason(message: Message, visit: Visit, offer: int, state: str) -> Screen:
    comment: dict[str, str] = {visit.who.language: (message.text or "").strip()}
    await site.send_back(visit.tx, visit.who, offer, state, comment, visit.now)
    return await visit.show(draw_site)


@view("site_reason", hears=reason)
async def draw_reason(visit: Visit, offer: int, state: str) -> Screen:  # noqa: ARG001 (its hearer's)
    return screens.ask_reason(visit.who.language, state)

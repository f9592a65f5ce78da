"""The press service looks through what regions offer for the union's site."""

from __future__ import annotations

from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.review.queue import reason_of
from handlers.steps import LINK, Parser, Said, Step
from handlers.views import view
from handlers.visit import Visit
from newsroom import access
from newsroom.posts import outgoing, posts, site
from screens import actions, publication
from screens.review import site as screens
from screens.screen import Screen


def register() -> None:
    tapped(actions.SITE, queue)
    tapped(actions.TAKE, take)
    tapped(actions.SITE_BACK, ask_reason)


async def queue(_: Event, visit: Visit) -> Screen:
    return await visit.show(draw_site)


@view("site")
async def draw_site(visit: Visit) -> Screen:
    """The oldest offer."""
    _require_takes(visit)
    waiting = await site.waiting(visit.tx, most=1)
    if not waiting:
        return screens.empty(visit.who.language)
    first, more = waiting[0], await site.count_waiting(visit.tx) - 1
    shown = await outgoing.prepare(visit.tx, await posts.require_post(visit.tx, first.post_id))
    text = publication.for_platform(shown, "site")
    offered = screens.Offered(first.id, first.region, text, first.offered_at, more, publication.only_files(shown))
    return screens.card(visit.who.language, offered, visit.zone)


def _require_takes(visit: Visit) -> None:
    access.require_here(visit.who, "take for the site")


async def _offer(visit: Visit, offer: int) -> int:
    _require_takes(visit)
    return offer


WHERE = Step("link", screens.ask_link, LINK)


async def accept(visit: Visit, said: Said, offer_id: int) -> Screen:
    await site.accept(visit.tx, visit.who, offer_id, said[WHERE], visit.now)
    return await visit.show(draw_site)


ACCEPT = Form("site_link", _offer, WHERE, save=accept)


async def take(_: Event, visit: Visit, offer_id: int) -> Screen:
    return await ACCEPT.ask(visit, offer=offer_id)


async def _going_back(visit: Visit, offer: int, state: str) -> tuple[int, str]:
    _require_takes(visit)
    return offer, state


REASON = Step("reason", screens.ask_reason, Parser(reason_of))


async def send_back(visit: Visit, said: Said, going: tuple[int, str]) -> Screen:
    await site.send_back(visit.tx, visit.who, *going, said[REASON], visit.now)
    return await visit.show(draw_site)


SEND_BACK = Form("site_reason", _going_back, REASON, save=send_back)


async def ask_reason(_: Event, visit: Visit, offer_id: int, state: str) -> Screen:
    return await SEND_BACK.ask(visit, offer=offer_id, state=state)

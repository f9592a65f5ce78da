"""The press service sends a tip to everybody, in every language."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers import views
from handlers.actions import Event, tapped
from handlers.views import view
from handlers.visit import Visit
from locales import language_for
from newsroom import access, unfinished
from newsroom.broadcasts import broadcasts
from newsroom.errors import Refused
from newsroom.posts import posts
from newsroom.values import languages
from screens import actions
from screens.broadcasts import broadcasts as screens
from screens.screen import Screen


def router() -> Router:
    tapped(actions.TIP, begin)
    tapped(actions.TIP_ANEW, begin_anew)
    tapped(actions.BROADCAST, send)
    tapped(actions.REACHED, reached)
    return Router(name="broadcasts")


async def begin(_: Event, visit: Visit) -> Screen:
    """What was written before, and not sent, is gone on with."""
    seat = access.require_seat(visit.who)
    access.require(visit.who, "broadcast", seat.organisation_id, seat.region_id)
    return await _ask_missing(visit, await unfinished.answers(visit.tx, visit.who, unfinished.TIP, visit.now))


async def _ask_missing(visit: Visit, texts: dict[str, str]) -> Screen:
    """One language after the other, until none is missing."""
    missing = languages.missing(texts)
    return await (visit.show(draw_check) if missing is None else visit.show(draw_tip, missing=missing))


async def begin_anew(event: Event, visit: Visit) -> Screen:
    await unfinished.end(visit.tx, visit.who, unfinished.TIP)
    return await begin(event, visit)


async def written(message: Message, visit: Visit, missing: str) -> Screen:
    text = (message.text or "").strip()
    posts.require_short(text, broadcasts.LONGEST_TIP)
    texts = await unfinished.answers(visit.tx, visit.who, unfinished.TIP, visit.now) | {missing: text}
    await unfinished.keep(visit.tx, visit.who, unfinished.TIP, texts, visit.now)
    return await _ask_missing(visit, texts)


@view("tip", hears=written)
async def draw_tip(visit: Visit, missing: str) -> Screen:
    texts = await unfinished.answers(visit.tx, visit.who, unfinished.TIP, visit.now)
    return screens.ask(visit.who.language, language_for(missing), texts)


@view("tip_check")
async def draw_check(visit: Visit) -> Screen:
    texts = await unfinished.answers(visit.tx, visit.who, unfinished.TIP, visit.now)
    return screens.check(visit.who.language, texts) if texts else await visit.show(views.home)


async def send(_: CallbackQuery, visit: Visit) -> Screen:
    texts = await unfinished.answers(visit.tx, visit.who, unfinished.TIP, visit.now)
    if not visit.is_on(draw_check) or not texts:
        raise Refused("old_button")
    broadcast_id, people = await broadcasts.send(visit.tx, visit.who, texts, visit.now)
    await unfinished.end(visit.tx, visit.who, unfinished.TIP)
    return await visit.show(draw_sent, broadcast=broadcast_id, people=people)


@view("tip_sent")
async def draw_sent(visit: Visit, broadcast: int, people: int) -> Screen:
    return screens.sent(visit.who.language, broadcast, people)


async def reached(_: CallbackQuery, visit: Visit, broadcast_id: int) -> Screen:
    return await visit.show(draw_reached, broadcast=broadcast_id)


@view("reached")
async def draw_reached(visit: Visit, broadcast: int) -> Screen:
    seat = access.require_seat(visit.who)
    access.require(visit.who, "broadcast", seat.organisation_id, seat.region_id)
    return screens.reached(visit.who.language, broadcast, await broadcasts.reached(visit.tx, broadcast))

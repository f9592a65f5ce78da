"""The press service sends a tip to everybody, in every language."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from handlers.actions import Asked, Event, tapped
from handlers.values import parse_id
from handlers.visit import Visit, view
from locales import language_for
from newsroom import access
from newsroom.broadcasts import broadcasts
from newsroom.errors import Refused
from newsroom.posts import posts
from newsroom.values import languages
from screens.broadcasts import broadcasts as screens
from screens.screen import Screen


def router() -> Router:
    routes = Router(name="broadcasts")
    tapped("tip", begin)
    tapped("broadcast", send)
    tapped("reached", reached)
    routes.message(Asked("tip"), F.text)(written)
    return routes


async def begin(_: Event, visit: Visit) -> Screen:
    seat = access.require_seat(visit.who)
    access.require(visit.who, "broadcast", seat.organisation_id, seat.region_id)
    return await _ask_missing(visit, {})


async def _ask_missing(visit: Visit, texts: dict[str, str]) -> Screen:
    """One language after the other, until none is missing."""
    missing = languages.missing(texts)
    if missing is None:
        visit.state = {"tip": texts}
        return await visit.show("tip_check")
    visit.state = {"ask": "tip", "texts": texts}
    return await visit.show("tip", missing=missing)


@view("tip")
async def draw_tip(visit: Visit, missing: str) -> Screen:
    return screens.ask(visit.who.language, language_for(missing))


async def written(message: Message, visit: Visit) -> Screen:
    text, texts = (message.text or "").strip(), dict(visit.state["texts"])
    posts.require_short(text, broadcasts.LONGEST_TIP)
    missing = languages.missing(texts)
    return await _ask_missing(visit, texts | {missing: text} if missing else texts)


@view("tip_check")
async def draw_check(visit: Visit) -> Screen:
    texts = visit.state.get("tip")
    return screens.check(visit.who.language, texts) if texts else await visit.show("home")


async def send(_: CallbackQuery, visit: Visit) -> Screen:
    texts = visit.state.get("tip")
    if texts is None:
        raise Refused("old_button")
    broadcast_id, people = await broadcasts.send(visit.tx, visit.who, texts, visit.now)
    visit.state = {}
    return await visit.show("tip_sent", broadcast=broadcast_id, people=people)


@view("tip_sent")
async def draw_sent(visit: Visit, broadcast: int, people: int) -> Screen:
    return screens.sent(visit.who.language, broadcast, people)


async def reached(_: CallbackQuery, visit: Visit, values: tuple[str, ...]) -> Screen:
    return await visit.show("reached", broadcast=parse_id(values))


@view("reached")
async def draw_reached(visit: Visit, broadcast: int) -> Screen:
    seat = access.require_seat(visit.who)
    access.require(visit.who, "broadcast", seat.organisation_id, seat.region_id)
    return screens.reached(visit.who.language, broadcast, await broadcasts.reached(visit.tx, broadcast))

"""The press service sends a tip to everybody, in both languages."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from handlers.actions import Asked, Event, tapped
from handlers.values import parse_id
from handlers.visit import Visit, view
from newsroom import access
from newsroom.broadcasts import broadcasts
from newsroom.errors import Refused
from newsroom.posts import posts
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
    seat = access.seat_of(visit.who)
    access.require(visit.who, "broadcast", seat.organisation_id, seat.region_id)
    visit.state = {"ask": "tip", "texts": {}}
    return await visit.show("tip", missing="kk")


@view("tip")
async def draw_tip(visit: Visit, missing: str) -> Screen:
    return screens.ask(visit.who.language, "kk" if missing == "kk" else "ru")


async def written(message: Message, visit: Visit) -> Screen:
    """First the Kazakh text, then the Russian one."""
    posts.require_short((message.text or "").strip(), broadcasts.LONGEST_TIP)
    texts = dict(visit.state["texts"])
    if "kk" not in texts:
        texts["kk"] = (message.text or "").strip()
        visit.state = {"ask": "tip", "texts": texts}
        return await visit.show("tip", missing="ru")
    texts["ru"] = (message.text or "").strip()
    visit.state = {"tip": texts}
    return await visit.show("tip_check")


@view("tip_check")
async def draw_check(visit: Visit) -> Screen:
    texts = visit.state.get("tip")
    return screens.check(visit.who.language, texts) if texts else await visit.show("home")


async def send(_: CallbackQuery, visit: Visit) -> Screen:
    texts = visit.state.get("tip")
    if texts is None:
        raise Refused("old_button")
    number_of, people = await broadcasts.send(visit.tx, visit.who, texts, visit.now)
    visit.state = {}
    return await visit.show("tip_sent", broadcast=number_of, people=people)


@view("tip_sent")
async def draw_sent(visit: Visit, broadcast: int, people: int) -> Screen:
    return screens.sent(visit.who.language, broadcast, people)


async def reached(_: CallbackQuery, visit: Visit, values: tuple[str, ...]) -> Screen:
    return await visit.show("reached", broadcast=parse_id(values))


@view("reached")
async def draw_reached(visit: Visit, broadcast: int) -> Screen:
    seat = access.seat_of(visit.who)
    access.require(visit.who, "broadcast", seat.organisation_id, seat.region_id)
    return screens.reached(visit.who.language, broadcast, await broadcasts.reached(visit.tx, broadcast))

"""The press service sends a tip to everybody, in every language."""

from __future__ import annotations

from aiogram.types import CallbackQuery, Message

from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.steps import WITH_PHOTO, Parser, Said, Step, by_pressing, in_each_language, words_of
from handlers.views import view
from handlers.visit import Visit
from locales import later
from newsroom import access
from newsroom.broadcasts import broadcasts
from screens import actions
from screens.broadcasts import broadcasts as screens
from screens.screen import Screen
from screens.values import YES


def register() -> None:
    tapped(actions.TIP, begin)
    tapped(actions.REACHED, reached)


def tip_text(message: Message, visit: Visit) -> str:
    """A caption is a text, too."""
    text = words_of(message, visit)
    broadcasts.require_fitting(text, with_photo=bool(message.photo))
    return text


async def _sends(visit: Visit) -> None:
    seat = access.require_seat(visit.who)
    access.require(visit.who, "broadcast", seat.organisation_id, seat.region_id)


TEXTS = in_each_language(screens.text, tip_text)
SURE = Step("sure", screens.sure, Parser(by_pressing, YES))


async def send(visit: Visit, said: Said, _: None) -> Screen:
    photo = said.get(WITH_PHOTO)
    kept = {"bot": photo.bot_id, "file": photo.file_id} if photo is not None else None
    broadcast_id, people = await broadcasts.send(visit.tx, visit.who, said.texts(TEXTS), visit.now, kept)
    return await visit.show(draw_sent, broadcast=broadcast_id, people=people)


TIP = Form("tip", _sends, *TEXTS, SURE, save=send, title=later("a tip"), photo=WITH_PHOTO)


async def begin(_: Event, visit: Visit) -> Screen:
    return await TIP.ask(visit)


@view("tip_sent")
async def draw_sent(visit: Visit, broadcast: int, people: int) -> Screen:
    return screens.sent(visit.who.language, broadcast, people)


async def reached(_: CallbackQuery, visit: Visit, broadcast_id: int) -> Screen:
    return await visit.show(draw_reached, broadcast=broadcast_id)


@view("reached", reads=True)
async def draw_reached(visit: Visit, broadcast: int) -> Screen:
    seat = access.require_seat(visit.who)
    access.require(visit.who, "broadcast", seat.organisation_id, seat.region_id)
    return screens.reached(visit.who.language, broadcast, await broadcasts.reached(visit.tx, broadcast))

"""What a person did: parse, call one use case, return the screen to show."""

from __future__ import annotations

from aiogram import Dispatcher, Router
from aiogram.types import CallbackQuery, Message

from handlers import broadcasts, digests, followers, home, posts, review
from handlers.visit import Visit
from newsroom.errors import Refused
from screens.screen import Screen


def dispatcher() -> Dispatcher:
    """Commands first, then open questions, and last what a chair just sends."""
    made = Dispatcher(disable_fsm=True)
    for room in (home, followers, review, digests, broadcasts, posts):
        made.include_router(room.router())
    made.include_router(_rest())
    return made


def _rest() -> Router:
    routes = Router(name="rest")
    routes.callback_query()(old_button)
    routes.message()(go_home)
    return routes


async def old_button(_: CallbackQuery) -> Screen:
    raise Refused("old_button")


async def go_home(_: Message, visit: Visit) -> Screen:
    """Nothing was asked, and what came is nothing that this person can send."""
    return await visit.show("home")

"""What a person did: parse, call one use case, return the screen to show."""

from __future__ import annotations

from aiogram import Dispatcher, Router
from aiogram.types import Message

from handlers import broadcasts, digests, followers, home, posts, review
from handlers.filters import hear_tap
from handlers.visit import Visit
from screens.screen import Screen


def dispatcher() -> Dispatcher:
    """Commands first, then open questions, and last what a chair just sends."""
    made = Dispatcher(disable_fsm=True)
    made.include_router(home.router())
    made.include_router(_strangers())
    for room in (followers, review, digests, broadcasts, posts):
        made.include_router(room.router())
    made.include_router(_rest())
    return made


def _strangers() -> Router:
    """Who has no seat, or none any more, gets past the door by an invitation only, whatever button they have kept."""
    routes = Router(name="strangers")
    routes.message(is_stranger)(go_home)
    return routes


async def is_stranger(_: Message, visit: Visit) -> bool:
    return visit.who.is_stranger


def _rest() -> Router:
    routes = Router(name="rest")
    routes.callback_query()(hear_tap)
    routes.message()(go_home)
    return routes


async def go_home(_: Message, visit: Visit) -> Screen:
    """Nothing was asked, and what came is nothing that this person can send."""
    return await visit.show("home")

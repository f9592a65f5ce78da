"""Somebody blocks the bot, or comes back."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.types import ChatMemberUpdated

from handlers.visit import Visit
from newsroom.people import reach


def router() -> Router:
    routes = Router(name="reach")
    routes.my_chat_member(F.chat.type == "private", F.new_chat_member.status == "kicked")(blocked)
    routes.my_chat_member(F.chat.type == "private")(came_back)
    return routes


async def blocked(_: ChatMemberUpdated, visit: Visit) -> None:
    await reach.lost(visit.tx, visit.who.person_id, visit.now)


async def came_back(_: ChatMemberUpdated, visit: Visit) -> None:
    await reach.found(visit.tx, visit.who.person_id)

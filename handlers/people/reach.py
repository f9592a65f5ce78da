"""Somebody blocks the bot, or comes back."""

from __future__ import annotations

from aiogram.types import ChatMemberUpdated

from handlers.visit import Visit
from newsroom.people import reach


async def hear(event: ChatMemberUpdated, visit: Visit) -> None:
    if event.new_chat_member.status == "kicked":
        await reach.lost(visit.tx, visit.who.person_id, visit.now)
    else:
        await reach.found(visit.tx, visit.who.person_id)

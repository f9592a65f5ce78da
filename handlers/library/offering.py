"""What is offered to whoever asks the bot from the text field of any chat. Nothing that is on their screen changes."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom.library import items, search
from newsroom.library.items import Item
from newsroom.who import Who
from screens.library.offered import Offered, offered
from screens.parts import item_link

AT_ONCE, FARTHEST = 20, 200  # items: who has scrolled through so many looks for something else


async def offer(tx: AsyncConnection, who: Who, letters: str, first: int, bot_name: str) -> tuple[list[Offered], bool]:
    """The best first; where nothing is written yet, the newest. And whether more is to come."""
    found = await _found(tx, who, letters, first) if first < FARTHEST else []
    shown = [offered(who.language, one, item_link(bot_name, one.id)) for one in found[:AT_ONCE]]
    return shown, len(found) > AT_ONCE


async def _found(tx: AsyncConnection, who: Who, letters: str, first: int) -> list[Item]:
    if letters.strip():
        return await search.find(tx, who, letters, first, AT_ONCE + 1)
    return await items.newest(tx, who, first, AT_ONCE + 1)

"""What takes over a second shows that it is under way: above the chat, where it goes again by itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram import Bot
from aiogram.exceptions import AiogramError

from scheduler.clock import Clock
from screens.screen import Screen

AFTER, EVERY = 1.0, 4.5  # seconds; Telegram shows it for five, or until something comes
READING, DRAWING = "typing", "upload_document"


def drawing(screen: Screen) -> str | None:
    """What is told while a screen is sent; None where it has nothing that is drawn for it."""
    drawn = [one for piece in screen.pieces for one in piece.pictures if one.drawn or (one.framed and not one.file_id)]
    if not drawn:
        return "upload_photo" if any(piece.pages for piece in screen.pieces) else None
    return "upload_document" if any(one.kind == "document" for one in drawn) else "upload_photo"


class Progress:
    def __init__(self, bot: Bot, clock: Clock) -> None:
        self._bot = bot
        self._clock = clock

    @asynccontextmanager
    async def shown(self, chat_id: int, doing: str | None) -> AsyncIterator[None]:
        """While the body runs. Whatever is sent meanwhile waits for it in nothing."""
        if doing is None:
            yield
            return
        telling = asyncio.create_task(self._tell(chat_id, doing))
        try:
            yield
        finally:
            telling.cancel()
            await asyncio.wait((telling,))

    async def _tell(self, chat_id: int, doing: str) -> None:
        await self._clock.sleep(AFTER)
        while True:
            try:
                await self._bot.send_chat_action(chat_id, doing)
            except AiogramError:  # it was only a word in passing
                return
            await self._clock.sleep(EVERY)

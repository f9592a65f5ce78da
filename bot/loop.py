"""Getting updates: confirmed only when dealt with, one person's in order, many people at once."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramRetryAfter
from aiogram.types import Update

from bot.edge import Edge
from bot.window import Window
from scheduler.sender import Clock

WAIT, MOST = 30, 100
# Seconds in which a batch should be dealt with before more is asked for: Telegram would only repeat what is not
# confirmed, and reading a batch again costs as much as doing it.
GATHERING, FOR_EACH = 0.1, 0.02
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
FAREWELL = 20.0  # seconds that what was begun gets to end when the bot stops
KINDS = ["message", "edited_message", "callback_query", "my_chat_member", "channel_post"]

log = structlog.get_logger(__name__)


class Loop:
    def __init__(self, bot: Bot, edge: Edge, clock: Clock) -> None:
        self._bot = bot
        self._edge = edge
        self._clock = clock
        self._window = Window()
        self._work: set[asyncio.Task[None]] = set()
        self._stopping = asyncio.Event()

    async def run(self) -> None:
        """Until `stop`; then what was begun is finished, and confirmed."""
        pause = FIRST_PAUSE
        while not self._stopping.is_set():
            try:
                await self._bot.me()  # asked once and kept: links to the bot carry its name
                await self._begin(await self._fetch())
                pause = FIRST_PAUSE
            except AiogramError as error:  # a proxy's page in place of an answer is one, too
                wait = error.retry_after if isinstance(error, TelegramRetryAfter) else pause
                log.warning("no updates", trouble=getattr(error, "message", type(error).__name__), wait=wait)
                await self._unless_stopped(asyncio.ensure_future(self._clock.sleep(wait)))
                pause = min(pause * 2, LONGEST_PAUSE)
        await self._finish()

    def stop(self) -> None:
        self._stopping.set()

    async def _fetch(self) -> list[Update]:
        asked = self._bot.get_updates(
            offset=self._window.offset, limit=MOST, timeout=WAIT, allowed_updates=KINDS, request_timeout=WAIT + 15
        )
        request = asyncio.ensure_future(asked)
        await self._unless_stopped(request)
        return request.result() if request.done() and not request.cancelled() else []

    async def _unless_stopped(self, task: asyncio.Future[Any]) -> None:
        """Waits for the task; when it is time to stop, lets go of it."""
        stop = asyncio.ensure_future(self._stopping.wait())
        await asyncio.wait([task, stop], return_when=asyncio.FIRST_COMPLETED)
        stop.cancel()
        if not task.done():
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _begin(self, updates: list[Update]) -> None:
        """Starts what is new. Telegram repeats what is not confirmed, so a slow one is not asked past at once."""
        fresh = set(self._window.new(update.update_id for update in updates))
        for update in updates:
            if update.update_id in fresh:
                task = asyncio.create_task(self._deal(update))
                self._work.add(task)
                task.add_done_callback(self._work.discard)
        if self._work:
            await asyncio.wait(set(self._work), timeout=GATHERING + FOR_EACH * len(self._work))

    async def _deal(self, update: Update) -> None:
        await self._edge.take(update)
        self._window.done(update.update_id)

    async def _finish(self) -> None:
        """What does not end in time is not confirmed, and comes again after the next start."""
        if self._work:
            _, late = await asyncio.wait(set(self._work), timeout=FAREWELL)
            for task in late:
                task.cancel()
        if self._window.offset:
            with contextlib.suppress(AiogramError):
                await self._bot.get_updates(offset=self._window.offset, limit=1, timeout=0)

"""Getting updates: confirmed only when dealt with, one person's in order, many people at once."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any
from urllib.parse import urlsplit

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramConflictError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)

from bot.edge import Edge
from bot.lanes import FAREWELL, Lanes
from bot.raw import KINDS, GetRawUpdates, id_of, loads
from bot.shares import Shares
from bot.troubles import Trouble
from bot.window import Window
from locales import later
from locales.said import said
from scheduler.sender import Clock

WAIT, MOST = 30, 100
# Seconds in which a batch should be dealt with before more is asked for: Telegram would only repeat what is not
# confirmed, and reading a batch again costs as much as doing it.
GATHERING, FOR_EACH = 0.1, 0.02
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
LONGEST_WITHOUT_TOKEN = 300.0  # somebody has to write another one down; nothing is gained by asking often
TOKEN_REFUSED, NUMBERLESS = "token refused", "updates without a number"
MEND = "take the bot's token from @BotFather, put it into BOT_TOKEN, and start the bot again"
NEWCOMER = 60.0  # seconds in which whoever meets another one is the one too many
ANOTHER = "another process asks for this bot's updates"
ANOTHER_ASKS = later(
    "Telegram: another process asks for updates with this token; end that one first. "
    "Several processes share them with --webhook: docs/how-to/several-processes.md"
)
HAS_WEBHOOK = later(
    "Telegram: the updates of this bot are brought to a webhook at {host}; start with --webhook to share them, or with "
    "--no-webhook to take it away and ask for them"
)

log = structlog.get_logger(__name__)


class Loop:
    """`moved_at`: when Telegram gave an answer last, if only that there is nothing."""

    patience = 4.0 * WAIT

    def __init__(self, bot: Bot, edge: Edge, clock: Clock, lanes: Lanes) -> None:
        bot.session.json_loads = loads
        self._shares = Shares(lanes)
        self._bot = bot
        self._edge = edge
        self._clock = clock
        self._window = Window()
        self._work: set[asyncio.Task[None]] = set()
        self._stopping = asyncio.Event()
        self._pause = FIRST_PAUSE
        self._began_at = self.moved_at = clock.monotonic()
        self._noted: set[str] = set()  # troubles that go on: the owners are told once

    async def run(self) -> None:
        """Until `stop`; then what was begun is finished, and confirmed."""
        try:
            while not self._stopping.is_set():
                await self._ask_and_begin()
            await self._finish()
        finally:
            await self._edge.close()

    def stop(self) -> None:
        self._stopping.set()

    async def _ask_and_begin(self) -> None:
        """Whatever comes in place of updates, a proxy's page, or one in no known alphabet, it is asked again later."""
        try:
            await self._bot.me()  # asked once and kept: links to the bot carry its name
            found = await self._fetch()
        except TelegramConflictError:
            await self._is_not_alone()
        except (TelegramUnauthorizedError, TelegramNotFound) as error:
            log.error(TOKEN_REFUSED, trouble=error.message, mend=MEND, wait=self._pause)  # noqa: TRY400
            await self._note_once(TOKEN_REFUSED)
            await self._rest(self._pause, LONGEST_WITHOUT_TOKEN)
        except Exception as error:
            wait = error.retry_after if isinstance(error, TelegramRetryAfter) else self._pause
            log.warning("no updates", trouble=getattr(error, "message", type(error).__name__), wait=wait)
            await self._rest(wait, LONGEST_PAUSE)
        else:
            self.moved_at = self._clock.monotonic()
            self._noted.discard(TOKEN_REFUSED)
            await self._begin(found)

    async def _is_not_alone(self) -> None:
        """Whoever came last ends, by itself: the one that was there before asks again soon, and goes on."""
        try:
            url = (await self._bot.get_webhook_info()).url
        except AiogramError as error:
            log.warning("no updates", trouble=getattr(error, "message", type(error).__name__), wait=self._pause)
            await self._rest(self._pause, LONGEST_PAUSE)
            return
        if url:
            raise Trouble(said(HAS_WEBHOOK, host=urlsplit(url).hostname))
        if self._clock.monotonic() < self._began_at + NEWCOMER:
            raise Trouble(said(ANOTHER_ASKS))
        log.error(ANOTHER, mend="end the other one")
        await self._note_once(ANOTHER)
        await self._rest(FIRST_PAUSE, LONGEST_PAUSE)

    async def _note_once(self, trouble: str) -> None:
        if trouble not in self._noted:
            self._noted.add(trouble)
            await self._edge.note(trouble)

    async def _rest(self, seconds: float, longest: float) -> None:
        self._pause = min(self._pause * 2, longest)
        await self._unless_stopped(asyncio.ensure_future(self._clock.sleep(seconds)))

    async def _fetch(self) -> list[Any]:
        request = asyncio.ensure_future(self._ask(self._window.offset, MOST, WAIT))
        await self._unless_stopped(request)
        return request.result() if request.done() and not request.cancelled() else []

    async def _ask(self, offset: int, most: int, wait: int) -> list[Any]:
        asked = GetRawUpdates(offset=offset, limit=most, timeout=wait, allowed_updates=KINDS)
        found = await self._bot(asked, request_timeout=wait + 15)
        if not isinstance(found, list):
            raise TypeError("Telegram gives a list of updates")
        return found

    async def _unless_stopped(self, task: asyncio.Future[Any]) -> None:
        """Waits for the task; when it is time to stop, lets go of it."""
        stop = asyncio.ensure_future(self._stopping.wait())
        await asyncio.wait([task, stop], return_when=asyncio.FIRST_COMPLETED)
        stop.cancel()
        if not task.done():
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _begin(self, updates: list[Any]) -> None:
        """Starts what is new. Telegram repeats what is not confirmed, so a slow one is not asked past at once."""
        numbered = {update_id: update for update in updates if (update_id := id_of(update)) is not None}
        for update_id in self._window.new(numbered):
            await self._take_up(update_id, numbered[update_id])
        if self._work:
            await asyncio.wait(set(self._work), timeout=GATHERING + FOR_EACH * len(self._work))
        if updates and not numbered:
            await self._pass_over()
        else:
            self._pause = FIRST_PAUSE
            self._noted.discard(NUMBERLESS)

    async def _take_up(self, update_id: int, update: Any) -> None:
        if await self._shares.is_kept(update_id, update):
            self._window.done(update_id)
            return
        task = asyncio.create_task(self._deal(update_id, update))
        self._work.add(task)
        task.add_done_callback(self._work.discard)
        self._shares.begun(update, task)

    async def _pass_over(self) -> None:
        """Alone, those without a number would come at once and for ever. One of them stands at the offset."""
        await self._note_once(NUMBERLESS)
        self._window.pass_over()
        await self._rest(self._pause, LONGEST_PAUSE)

    async def _deal(self, update_id: int, update: Any) -> None:
        await self._edge.deal(update_id, update)
        self._window.done(update_id)

    async def _finish(self) -> None:
        """What does not end in time is not confirmed, and comes again after the next start."""
        if self._work:
            _, late = await asyncio.wait(set(self._work), timeout=FAREWELL)
            for task in late:
                task.cancel()
        if self._window.offset:
            with contextlib.suppress(Exception):  # said as a farewell: what is not heard comes again, and is known
                await self._ask(self._window.offset, 1, 0)

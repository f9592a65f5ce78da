"""Updates brought by Telegram: kept before it hears that they have come, then dealt with by whichever process."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramNotFound, TelegramRetryAfter, TelegramUnauthorizedError

from bot.door import Door
from bot.edge import Edge
from bot.hook import Hook
from bot.lanes import FAREWELL, Lanes
from bot.loop import FIRST_PAUSE, LONGEST_PAUSE, LONGEST_WITHOUT_TOKEN, MEND, TOKEN_REFUSED
from bot.raw import KINDS, id_of, loads
from bot.shares import NOT_KEPT
from db.engine import is_away
from scheduler.clock import Clock

LOOKS_AFTER = 60.0  # seconds between two looks at what Telegram says of the webhook
REFUSED = "look at WEBHOOK_URL: https, at port 443, 80, 88 or 8443, where Telegram can reach it"
TAKEN_AWAY = "somebody has taken the webhook away or set another; is this bot started elsewhere, too?"
NUMBERLESS = "update without a number"

log = structlog.get_logger(__name__)


class Webhook:
    """`moved_at`: when something was brought last, or Telegram said that it has no trouble with bringing it."""

    patience = 4.0 * LOOKS_AFTER

    def __init__(self, bot: Bot, edge: Edge, lanes: Lanes, clock: Clock, hook: Hook) -> None:
        bot.session.json_loads = loads
        self._bot = bot
        self._edge = edge
        self._clock = clock
        self._hook = hook
        self.lanes = lanes
        self.door = Door(hook, self.take)
        self._at_once: set[asyncio.Task[None]] = set()
        self._stopping = asyncio.Event()
        self._pause = FIRST_PAUSE
        self._noted: set[str] = set()
        self._is_set = False
        self._failed_at: datetime | None = None  # of what was told already
        self.moved_at = clock.monotonic()

    async def run(self) -> None:
        """Until `stop`; then what was begun is finished, and the rest is left to the others."""
        beside: list[asyncio.Task[None]] = []
        try:
            await self.door.open()
            beside = [asyncio.create_task(self.lanes.run()), asyncio.create_task(self._look_after())]
            await self._stopping.wait()
            await self.door.shut()
            self.lanes.stop()
            await asyncio.wait((beside[0], *self._at_once), timeout=2 * FAREWELL)
        finally:
            for task in beside:
                task.cancel()
            await asyncio.gather(*beside, return_exceptions=True)
            await self.door.close()
            await self._edge.close()

    def stop(self) -> None:
        self._stopping.set()

    async def take(self, update: Any) -> bool:
        """True when it cannot get lost any more."""
        update_id = id_of(update)
        if update_id is None:  # it would be brought for a day, and nothing can be done with it
            await self._note_once(NUMBERLESS)
            return True
        if any(kind in update for kind in NOT_KEPT):
            task = asyncio.create_task(self._edge.deal(update_id, update))
            self._at_once.add(task)
            task.add_done_callback(self._at_once.discard)
            return True
        try:
            await self.lanes.keep(update_id, update)
        except Exception as error:
            if not is_away(error):
                raise
            log.warning("update not kept", update_id=update_id, trouble=type(error).__name__)
            return False
        self.moved_at = self._clock.monotonic()
        return True

    # ---- what Telegram is told, and tells

    async def _look_after(self) -> None:
        """Set again when it is gone: without it this process would hear of nothing, for ever."""
        while True:
            try:
                await self._bot.me()  # asked once and kept: links to the bot carry its name
                await self._set_or_hear()
            except (TelegramUnauthorizedError, TelegramNotFound) as error:
                log.error(TOKEN_REFUSED, trouble=error.message, mend=MEND, wait=self._pause)  # noqa: TRY400
                await self._note_once(TOKEN_REFUSED)
                await self._rest(self._pause, LONGEST_WITHOUT_TOKEN)
            except TelegramBadRequest as error:
                log.error("webhook refused", trouble=error.message, mend=REFUSED, wait=self._pause)  # noqa: TRY400
                await self._rest(self._pause, LONGEST_WITHOUT_TOKEN)
            except Exception as error:
                wait = error.retry_after if isinstance(error, TelegramRetryAfter) else self._pause
                log.warning("webhook not set", trouble=getattr(error, "message", type(error).__name__), wait=wait)
                await self._rest(wait, LONGEST_PAUSE)
            else:
                self._pause = FIRST_PAUSE
                self._noted.discard(TOKEN_REFUSED)
                await self._clock.sleep(LOOKS_AFTER)

    async def _set_or_hear(self) -> None:
        """The first time it is set whatever Telegram says of it: only so it learns the secret."""
        info = await self._bot.get_webhook_info() if self._is_set else None
        if info is None or info.url != self._hook.url:
            if info is not None:
                log.error("webhook gone", mend=TAKEN_AWAY)
            await self._bot.set_webhook(self._hook.url, secret_token=self._hook.secret, allowed_updates=KINDS)
            self._is_set = True
            self.moved_at = self._clock.monotonic()
        elif info.last_error_date is not None and info.last_error_date != self._failed_at:
            self._failed_at = info.last_error_date
            waiting = info.pending_update_count
            log.warning(
                "updates not brought", at=f"{self._failed_at}", trouble=info.last_error_message, waiting=waiting
            )
        else:
            self.moved_at = self._clock.monotonic()

    async def _rest(self, seconds: float, longest: float) -> None:
        self._pause = min(self._pause * 2, longest)
        await self._clock.sleep(seconds)

    async def _note_once(self, trouble: str) -> None:
        if trouble not in self._noted:
            self._noted.add(trouble)
            await self._edge.note(trouble)

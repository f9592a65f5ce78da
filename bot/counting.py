"""Counts by itself, day by day: channels and groups of Telegram, pages of Facebook, and the Instagram linked to them.

An answer that does not come is no figure: the day stays a gap, or is filled by whoever answers later.
"""

from __future__ import annotations

import math
from datetime import UTC, datetime

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError

from bot.facebook import Facebook
from bot.meta import Meta, Refusal, Unanswered, Unheard
from db.engine import Database
from newsroom.pages import by_itself
from newsroom.pages.by_itself import Seen
from newsroom.union.door_keys import DoorKey
from scheduler.clock import Clock

EVERY = 600.0  # seconds between two looks at which pages are due

log = structlog.get_logger(__name__)


class Counting:
    def __init__(self, engine: Database, bot: Bot, facebook: Facebook, meta: Meta, clock: Clock) -> None:
        self._engine = engine
        self._bot = bot
        self._facebook = facebook
        self._meta = meta
        self._clock = clock
        self._looked_at = -math.inf

    async def look(self) -> None:
        if self._clock.monotonic() < self._looked_at + EVERY:
            return
        self._looked_at = self._clock.monotonic()
        await self.count()

    async def count(self) -> int:
        """All that are due. Nothing is asked in a transaction; gives how many were counted."""
        due = await self._engine.read(lambda tx: by_itself.due(tx, self._now()))
        return sum([await self._counted(page) for page in due])

    async def _counted(self, page: Seen) -> bool:
        if not await self._engine.write(lambda tx: by_itself.claim(tx, page, self._now())):
            return False
        value = await self._value_of(page)
        if value is None:
            return False
        await self._engine.write(lambda tx: by_itself.note(tx, page, value, self._now()))
        return True

    async def _value_of(self, page: Seen) -> int | None:
        if page.key is None:
            return await self._members(page.chat_id or "@" + page.address.rpartition("/")[2])
        followers, of_instagram = await self._followers(page.key)
        return of_instagram if page.platform == by_itself.INSTAGRAM else followers

    async def _members(self, chat: int | str) -> int | None:
        """Of a channel or group where the bot is let in."""
        try:
            return await self._bot.get_chat_member_count(chat)
        except AiogramError as error:
            log.info("page not counted", chat=chat, trouble=type(error).__name__)
            return None

    async def _followers(self, key: DoorKey) -> tuple[int | None, int | None]:
        try:
            token = await self._facebook.token_of(key.chat_id)
            return await self._meta.followers(token, key.chat_id) if token else (None, None)
        except Refusal as refusal:
            log.info("page not counted", page=key.title, code=refusal.code)
        except (Unheard, Unanswered) as error:
            log.info("page not counted", page=key.title, trouble=type(error).__name__)
        return None, None

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock.now(), UTC)

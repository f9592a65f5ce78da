"""Photos, and files where one is asked for, are fetched before the transaction: it would hold up everybody."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import asdict
from datetime import datetime

import structlog
from aiogram import Bot
from aiogram.types import Update, User

from bot import arrivals
from bot.looking import Looker
from bot.paper import Papers
from db.engine import Database
from handlers.visit import Looked

LARGEST = 20 * 1024 * 1024  # that a bot may fetch
AT_ONCE = 2  # files held in memory, however many come
WORD = ".docx"
PATIENCE = 30  # seconds for one to be fetched in

log = structlog.get_logger(__name__)


class TooLarge(Exception):
    """There is more of it than a bot may fetch, whatever was said of its size."""


class Files:
    def __init__(self, bot: Bot, engine: Database) -> None:
        self._bot = bot
        self._engine = engine
        self._places = asyncio.Semaphore(AT_ONCE)
        self._looker, self.papers = Looker(), Papers()

    async def close(self) -> None:
        await self._looker.close()
        await self.papers.close()

    async def looked_at(self, update: Update, user: User, now: datetime) -> Looked | None:
        """None for what nobody asks for or may send, or could not be fetched: the post is taken in all the same."""
        photo_id, word_id = _photo(update), _word(update)
        file_id = photo_id or word_id or _file(update)
        asks = arrivals.may_send if photo_id else arrivals.hands_in if word_id else arrivals.takes_file
        if file_id is None or not await asks(self._engine, user, now):
            return None
        async with self._places:
            try:
                content = await fetched(self._bot, file_id)
            except Exception as error:  # of Telegram, of the network, of the disk
                log.info("file not fetched", update_id=update.update_id, trouble=type(error).__name__)
                return None
            if word_id is not None:
                return Looked(content, {"word": await self.papers.opened(content)})
            facts = await self._looker.look(content) if photo_id is not None else None
            return Looked(content, asdict(facts) | {"picture": True} if facts is not None else {})


async def fetched(bot: Bot, file_id: str) -> bytes:
    path = (await bot.get_file(file_id)).file_path
    if path is None:
        raise TooLarge
    address, held = bot.session.api.file_url(bot.token, path), bytearray()
    async with aclosing(bot.session.stream_content(address, timeout=PATIENCE)) as stream:
        async for part in stream:
            held += part
            if len(held) > LARGEST:
                raise TooLarge
    return bytes(held)


def _photo(update: Update) -> str | None:
    """A photo, or the original of one that was sent as a file."""
    message = update.message
    if message is None or message.chat.type != "private":
        return None
    if message.photo:
        return message.photo[-1].file_id
    file = message.document
    if file is None or not (file.mime_type or "").startswith("image/") or (file.file_size or 0) > LARGEST:
        return None
    return file.file_id


def _word(update: Update) -> str | None:
    """A file of Word, by its name: what it is shows when it is opened."""
    message = update.message
    file = message.document if message is not None and message.chat.type == "private" else None
    is_word = file is not None and (file.file_name or "").lower().endswith(WORD) and (file.file_size or 0) <= LARGEST
    return file.file_id if file is not None and is_word else None


def _file(update: Update) -> str | None:
    """Any other that a bot may fetch."""
    message = update.message
    sent = (message.document or message.video) if message is not None and message.chat.type == "private" else None
    return sent.file_id if sent is not None and (sent.file_size or 0) <= LARGEST else None

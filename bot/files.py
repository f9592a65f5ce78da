"""Photos are fetched and looked at before the transaction: a download takes time, and would hold up everybody."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from io import BytesIO

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import Update
from aiohttp import ClientError

from handlers.visit import Looked
from newsroom.standards.photos import look

LARGEST = 20 * 1024 * 1024  # that a bot may fetch

log = structlog.get_logger(__name__)


async def looked_at(bot: Bot, update: Update) -> Looked | None:
    """None for what is no photo, is too large, or could not be fetched: the post is taken in all the same."""
    file_id = _photo(update)
    if file_id is None:
        return None
    held = BytesIO()
    try:
        await bot.download(file_id, destination=held)
    except (AiogramError, ClientError, OSError, TimeoutError) as error:
        log.info("photo not fetched", update_id=update.update_id, trouble=type(error).__name__)
        return None
    content = held.getvalue()
    facts = await asyncio.to_thread(look, content)
    return Looked(content, asdict(facts) | {"picture": True} if facts is not None else {})


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

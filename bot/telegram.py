"""The connection to Telegram."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError, TelegramAPIError

from bot.session import Session
from bot.settings import TELEGRAM, Settings
from bot.troubles import Trouble


@asynccontextmanager
async def open_bot(settings: Settings) -> AsyncIterator[Bot]:
    session = Session(api=TelegramAPIServer.from_base(settings.telegram_api_url))
    bot = Bot(settings.bot_token, session=session)
    try:
        yield bot
    finally:
        await session.close()


def where(settings: Settings) -> str:
    return "Telegram" if settings.telegram_api_url == TELEGRAM else settings.telegram_api_url


async def name_of(bot: Bot, settings: Settings) -> str:
    """As Telegram knows it by the token."""
    try:
        return (await bot.me()).username or ""
    except AiogramError as error:
        said = error.message.partition("\n")[0] if isinstance(error, TelegramAPIError) else "answers like no Bot API"
        raise Trouble(f"{where(settings)}: {said}; check BOT_TOKEN and TELEGRAM_API_URL") from error


async def is_inline(bot: Bot) -> bool:
    """Whether its owner has let it be asked from any chat. It is asked for by its name before, and that is kept."""
    return bool((await bot.me()).supports_inline_queries)

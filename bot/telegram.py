"""The connection to Telegram."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    AiogramError,
    TelegramAPIError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)

from bot.session import Session
from bot.settings import TELEGRAM, Settings
from bot.troubles import Trouble
from locales import later
from locales.said import Said, said

UNKNOWN = later("{where} does not know this token; take the bot's token from @BotFather, and put it into BOT_TOKEN")
UNREACHED = later("{where} cannot be reached ({reason}); look at this machine's connection, and at TELEGRAM_API_URL")
NO_API = later("{where}: answers like no Bot API; check BOT_TOKEN and TELEGRAM_API_URL")
REFUSED = later("{where}: {reason}; check BOT_TOKEN and TELEGRAM_API_URL")


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
        raise Trouble(_meant(error, settings)) from error


def _meant(error: AiogramError, settings: Settings) -> Said:
    """What somebody can do about it. Telegram itself does not find what is no token at all; another finds no path."""
    there = where(settings)
    refused = (TelegramUnauthorizedError, TelegramNotFound) if there == "Telegram" else TelegramUnauthorizedError
    if isinstance(error, refused):
        return said(UNKNOWN, where=there)
    if isinstance(error, TelegramNetworkError):
        return said(UNREACHED, where=there, reason=type(error.__cause__).__name__)
    if not isinstance(error, TelegramAPIError):
        return said(NO_API, where=there)
    return said(REFUSED, where=there, reason=error.message.partition("\n")[0])


async def is_inline(bot: Bot) -> bool:
    """Whether its owner has let it be asked from any chat. It is asked for by its name before, and that is kept."""
    return bool((await bot.me()).supports_inline_queries)

"""Telegram as it answers this bot: its token, its clock, the webhook, and the channels of regions."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramForbiddenError
from aiogram.types import WebhookInfo
from aiohttp import ClientError, ClientTimeout

from bot.checks import machine
from bot.checks.database import Union
from bot.checks.findings import Finding, fine, order, soon, wrong
from bot.settings import Settings
from bot.telegram import is_inline, name_of, open_bot, where
from bot.troubles import Trouble
from locales import later
from locales.said import said

SWITCH_ON = later(
    "inline mode: off; to find items of the library in any chat, send /setinline and /setinlinefeedback to @BotFather"
)
NOT_BROUGHT = later(
    "webhook: Telegram could not bring updates to {url} ({reason}); it needs https at port 443, 80, 88 or 8443, with a "
    "certificate that is valid, and something there that passes them on to WEBHOOK_LISTEN"
)
ELSEWHERE = later(
    "webhook: the updates of this bot are brought to {host}; set WEBHOOK_URL, or take it away with {order}"
)
GONE = later("channel {title}: the bot is not in it any more; make it an administrator there, who may post messages")
MAY_NOT = later("channel {title}: the bot may not post there; as an administrator it needs the right to post messages")
PATIENCE = ClientTimeout(total=10)


async def look(settings: Settings, union: Union | None) -> list[Finding]:
    async with open_bot(settings) as bot:
        try:
            name = await name_of(bot, settings)
        except Trouble as trouble:
            return [wrong(trouble.what)]
        try:
            return [fine(f"{where(settings)}: @{name}"), *[one async for one in _more(bot, settings, union)]]
        except AiogramError as error:
            again, reason = later("{where}: {reason}; try again in a moment"), getattr(error, "message", "")
            return [wrong(said(again, where=where(settings), reason=reason or type(error).__name__))]


async def _more(bot: Bot, settings: Settings, union: Union | None) -> AsyncIterator[Finding]:
    for finding in machine.beside(await _clock(bot, settings), datetime.now(UTC)):
        yield finding
    yield fine(said(later("inline mode: on"))) if await is_inline(bot) else soon(said(SWITCH_ON))
    for finding in _webhook(await bot.get_webhook_info(), settings):
        yield finding
    for number, title in union.channels if union is not None else ():
        yield await _channel(bot, number, title)


async def _clock(bot: Bot, settings: Settings) -> datetime | None:
    """As it stands on whatever Telegram answers."""
    assert isinstance(bot.session, AiohttpSession), "open_bot opens one"
    session = await bot.session.create_session()
    try:
        async with session.head(settings.telegram_api_url, allow_redirects=False, timeout=PATIENCE) as answer:
            return parsedate_to_datetime(answer.headers["Date"])
    except (ClientError, TimeoutError, KeyError, ValueError):
        return None


def _webhook(info: WebhookInfo, settings: Settings) -> Iterator[Finding]:
    if settings.hook is None:
        if info.url:
            yield wrong(said(ELSEWHERE, host=urlsplit(info.url).hostname, order=order("run --no-webhook")))
    elif info.last_error_message:
        yield wrong(said(NOT_BROUGHT, url=settings.hook.url, reason=info.last_error_message))
    elif info.url != settings.hook.url:
        yield fine(said(later("webhook: {url} is set by {order}"), url=settings.hook.url, order=order("run --webhook")))
    else:
        yield fine(said(later("webhook: updates are brought to {url}"), url=info.url))


async def _channel(bot: Bot, number: int, title: str) -> Finding:
    try:
        member = await bot.get_chat_member(number, bot.id)
    except (TelegramBadRequest, TelegramForbiddenError):
        return wrong(said(GONE, title=title))
    if member.status != "administrator":
        return wrong(said(GONE, title=title))
    if not getattr(member, "can_post_messages", False):
        return wrong(said(MAY_NOT, title=title))
    return fine(said(later("channel {title}: the bot may post there"), title=title))

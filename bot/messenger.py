"""Screens on their way to Telegram, and what Telegram says to them."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import timedelta

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from aiohttp import ClientConnectorError

from newsroom import outbox
from scheduler.sender import Outcome
from screens.screen import Button, Menu, Picture, Screen

NOT_MODIFIED = "message is not modified"
ALBUM_KINDS = {"photo": InputMediaPhoto, "video": InputMediaVideo, "document": InputMediaDocument}


class Messenger:
    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def deliver(self, chat_id: int, screen: Screen) -> Outcome:
        """Sends it anew and tells how it ended; nothing is raised but what is our own fault."""
        try:
            return Outcome(outbox.SENT, tuple(await self.send(chat_id, screen)))
        except TelegramAPIError as error:
            return outcome_of(error)

    async def send(self, chat_id: int, screen: Screen) -> list[int]:
        sent = await self._send_pictures(chat_id, screen.pictures) if screen.pictures else []
        message = await self._bot.send_message(chat_id, screen.text, parse_mode="HTML", reply_markup=inline(screen))
        return [*sent, message.message_id]

    async def replace(self, chat_id: int, message_id: int, screen: Screen) -> None:
        """Puts the screen where the old one stands. The same once more is no fault: it is what was wanted."""
        try:
            await self._bot.edit_message_text(
                screen.text, chat_id=chat_id, message_id=message_id, parse_mode="HTML", reply_markup=inline(screen)
            )
        except TelegramBadRequest as error:
            if NOT_MODIFIED not in error.message:
                raise

    async def show_menu(self, chat_id: int, menu: Menu) -> None:
        """Commands and the buttons below the text field: another role or language has others."""
        scope = BotCommandScopeChat(chat_id=chat_id)
        if menu.commands:
            await self._bot.set_my_commands(commands_of(menu.commands), scope=scope)
        else:
            await self._bot.delete_my_commands(scope=scope)
        await self._bot.send_message(chat_id, menu.text, reply_markup=_keys(menu))

    async def remove(self, chat_id: int, message_id: int) -> None:
        """What is too old to be removed stays."""
        with contextlib.suppress(TelegramBadRequest):
            await self._bot.delete_message(chat_id, message_id)

    async def _send_pictures(self, chat_id: int, pictures: tuple[Picture, ...]) -> list[int]:
        """Photos and videos make one album, documents another: Telegram mixes them in none."""
        files = tuple(picture for picture in pictures if picture.kind == "document")
        if 0 < len(files) < len(pictures):
            others = tuple(picture for picture in pictures if picture.kind != "document")
            return [*await self._send_pictures(chat_id, others), *await self._send_pictures(chat_id, files)]
        if len(pictures) == 1:
            return [(await self._send_picture(chat_id, pictures[0])).message_id]
        media = [ALBUM_KINDS[picture.kind](media=await file_of(picture)) for picture in pictures]
        return [message.message_id for message in await self._bot.send_media_group(chat_id, media)]

    async def _send_picture(self, chat_id: int, picture: Picture) -> Message:
        file = await file_of(picture)
        if picture.kind == "photo":
            return await self._bot.send_photo(chat_id, file)
        if picture.kind == "video":
            return await self._bot.send_video(chat_id, file)
        if picture.kind == "voice":
            return await self._bot.send_voice(chat_id, file)
        return await self._bot.send_document(chat_id, file)


async def file_of(picture: Picture) -> str | BufferedInputFile:
    """What is drawn is drawn now, after the commit, and beside the loop: it may take a while."""
    if picture.drawn is None:
        return picture.file_id
    return BufferedInputFile(await asyncio.to_thread(picture.drawn), picture.name)


def commands_of(told: tuple[tuple[str, str], ...]) -> list[BotCommand]:
    return [BotCommand(command=command, description=words) for command, words in told]


def _keys(menu: Menu) -> ReplyKeyboardMarkup | ReplyKeyboardRemove:
    if not menu.keys:
        return ReplyKeyboardRemove(remove_keyboard=True)
    rows = [[KeyboardButton(text=key) for key in row] for row in menu.keys]
    return ReplyKeyboardMarkup(keyboard=rows, is_persistent=True, resize_keyboard=True)


def inline(screen: Screen) -> InlineKeyboardMarkup | None:
    if not screen.buttons:
        return None
    return InlineKeyboardMarkup(inline_keyboard=[[_button(button) for button in row] for row in screen.buttons])


def _button(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        text=button.text,
        callback_data=button.data or None,
        url=button.url or None,
        copy_text=CopyTextButton(text=button.copy) if button.copy else None,
        style=button.style or None,
    )


def outcome_of(error: TelegramAPIError) -> Outcome:
    """What a refusal means for the notice that met it."""
    trouble = error.message[:250]
    if isinstance(error, TelegramRetryAfter):
        return Outcome(outbox.WAITING, after=timedelta(seconds=error.retry_after), trouble=trouble)
    if isinstance(error, TelegramForbiddenError):
        return Outcome(outbox.UNREACHABLE, trouble=trouble)
    if isinstance(error, TelegramMigrateToChat):
        return Outcome(outbox.WAITING, after=timedelta(0), moved_to=error.migrate_to_chat_id, trouble=trouble)
    if isinstance(error, TelegramServerError) or _never_left(error):
        return Outcome(outbox.WAITING, trouble=trouble)
    if isinstance(error, TelegramNetworkError):
        return Outcome(outbox.UNKNOWN, trouble=trouble)
    return Outcome(outbox.FAILED, trouble=trouble)


def _never_left(error: TelegramAPIError) -> bool:
    """There was no connection, so that Telegram cannot have heard it."""
    return isinstance(error, TelegramNetworkError) and isinstance(error.__cause__, ClientConnectorError)

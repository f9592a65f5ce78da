"""Screens on their way to Telegram, and what Telegram says to them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    KeyboardButton,
    MenuButtonDefault,
    MenuButtonWebApp,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
    WebAppInfo,
)

from bot.framing import Framer, NotDrawn, NotNow
from bot.refusals import is_by_the_server, trouble_of, with_room_for
from bot.refusals import outcome_of as outcome_of
from newsroom import outbox
from scheduler.outcomes import CAPTION, TEXT, Outcome
from screens.failures import file_not_shown
from screens.screen import Amend, Button, Menu, Picture, Piece, Rows, Screen

NOT_MODIFIED, NO_WORDS = "message is not modified", "there is no text in the message to edit"
NOT_DRAWN = "the frame was not drawn"
T = TypeVar("T")
ALBUM = 10  # pictures, by Telegram's own limit
TOGETHER = (("photo", "video"), ("document",))
ALBUM_KINDS = {"photo": InputMediaPhoto, "video": InputMediaVideo, "document": InputMediaDocument}

InlineKeyboardMarkup.model_rebuild()  # aiogram makes a model when one is first read, and of these none is read

log = structlog.get_logger(__name__)


class Messenger:
    def __init__(self, bot: Bot, framer: Framer | None = None) -> None:
        self._bot = bot
        self._framer = framer
        self._kept: dict[str, str] = {}  # by what is called the same, the file that Telegram has of it

    async def deliver(self, chat_id: int, screen: Screen) -> Outcome:
        """Does it and tells how it ended; nothing is raised but what is our own fault."""
        sent: list[int] = []
        try:
            await self._deliver(chat_id, screen, sent)
        except (AiogramError, NotDrawn, NotNow) as error:
            outcome = _outcome_of(error, public=screen.public)
            return outcome if not sent else await self._undone(chat_id, sent, outcome)
        return Outcome(outbox.SENT, tuple(sent), stands=stands(screen, sent))

    async def _undone(self, chat_id: int, sent: list[int], outcome: Outcome) -> Outcome:
        """Half of it stands there, an album without its words: it is taken away, to be sent again as a whole."""
        outcome = with_room_for(outcome, sent)
        if outcome.state == outbox.UNKNOWN:
            return replace(outcome, message_ids=tuple(sent))
        try:
            await self._bot.delete_messages(chat_id, sent)
        except AiogramError:
            return Outcome(outbox.UNKNOWN, tuple(sent), trouble=outcome.trouble)
        return outcome

    async def _deliver(self, chat_id: int, screen: Screen, sent: list[int]) -> None:
        """What Telegram may not allow comes first, and last what is no harm twice."""
        if screen.removes:
            await self._bot.delete_messages(chat_id, list(screen.removes))
        await self.send(chat_id, screen, sent)
        for amend in screen.amends:
            await self._amend(chat_id, amend)
        if screen.menu is not None:
            with contextlib.suppress(AiogramError):
                await self.show_menu(chat_id, screen.menu)

    async def send(self, chat_id: int, screen: Screen, sent: list[int] | None = None) -> None:
        """What is sent is noted in `sent`, one by one."""
        sent = [] if sent is None else sent
        pieces = [one for piece in screen.pieces for one in await _with_pages(piece)]
        for piece in pieces:
            bears = not screen.text and piece is screen.pieces[-1] and len(piece.pictures) <= 1
            await self._send_piece(chat_id, piece, sent, screen, inline(screen) if bears else None)
        if screen.text:
            message = await self._bot.send_message(chat_id, screen.text, parse_mode="HTML", reply_markup=inline(screen))
            sent.append(message.message_id)

    async def _send_piece(
        self, chat_id: int, piece: Piece, sent: list[int], screen: Screen, buttons: InlineKeyboardMarkup | None
    ) -> None:
        """Words whose pictures Telegram does not take go without them; but not in public, where it was previewed."""
        words, shown = piece.text, True
        for group in grouped(piece.pictures):
            try:
                sent += await self._send_group(chat_id, group, words, buttons)
            except (TelegramBadRequest, NotDrawn) as error:
                if screen.public:
                    raise
                log.warning(
                    "file not shown",
                    kind=group[0].kind,
                    trouble=NOT_DRAWN if isinstance(error, NotDrawn) else trouble_of(error),
                )
                shown = False
            else:
                words = ""
        text = "\n\n".join(part for part in (words, "" if shown else file_not_shown()) if part)
        if text:
            below = _below(screen)
            message = await self._bot.send_message(
                chat_id, text, parse_mode="HTML", reply_parameters=below, reply_markup=buttons
            )
            sent.append(message.message_id)

    async def _amend(self, chat_id: int, amend: Amend) -> None:
        """The same once more is no fault: it is what was wanted."""
        where: dict[str, Any] = {"chat_id": chat_id, "message_id": amend.message, "parse_mode": "HTML"}
        if amend.buttons:
            where["reply_markup"] = _rows(amend.buttons)
        try:
            if amend.is_caption:
                await self._bot.edit_message_caption(caption=amend.text, **where)
            else:
                await self._bot.edit_message_text(amend.text, **where)
        except TelegramBadRequest as error:
            if NOT_MODIFIED not in error.message:
                raise

    async def replace(self, chat_id: int, message_id: int, screen: Screen) -> None:
        """Puts the screen where the old one stands; its words below a photo, where it says so."""
        amend = Amend(message_id, False, screen.text, screen.buttons)
        try:
            await self._amend(chat_id, amend)
        except TelegramBadRequest as error:
            if not screen.caption or NO_WORDS not in error.message:
                raise
            await self._amend(chat_id, replace(amend, is_caption=True))

    async def show_menu(self, chat_id: int, menu: Menu) -> None:
        """Commands and the buttons below the text field: another role or language has others."""
        if menu.app is not None:
            await self._show_app(chat_id, menu.app)
        if not menu.text:
            return
        scope = BotCommandScopeChat(chat_id=chat_id)
        if menu.commands:
            await self._bot.set_my_commands(commands_of(menu.commands), scope=scope)
        else:
            await self._bot.delete_my_commands(scope=scope)
        await self._bot.send_message(chat_id, menu.text, reply_markup=_keys(menu))

    async def _show_app(self, chat_id: int, app: Button) -> None:
        """Beside the text field. An address that Telegram does not take keeps nothing else back."""
        button = MenuButtonWebApp(text=app.text, web_app=WebAppInfo(url=app.app)) if app.app else MenuButtonDefault()
        try:
            await self._bot.set_chat_menu_button(chat_id=chat_id, menu_button=button)
        except TelegramBadRequest as error:
            log.warning("desk not at hand", trouble=trouble_of(error))

    async def remove(self, chat_id: int, message_id: int) -> bool:
        """What is too old to be removed stays."""
        try:
            return await self._bot.delete_message(chat_id, message_id)
        except AiogramError:
            return False

    async def bare(self, chat_id: int, message_id: int) -> None:
        """Takes its buttons away, where there still are some."""
        with contextlib.suppress(AiogramError):
            await self._bot.edit_message_reply_markup(chat_id=chat_id, message_id=message_id)

    async def take_away(self, chat_id: int, messages: list[int]) -> None:
        """All of a screen, or half of one that comes again: an album without its question. What cannot go stays."""
        with contextlib.suppress(AiogramError):
            await self._bot.delete_messages(chat_id, messages)

    async def _send_group(
        self, chat_id: int, pictures: list[Picture], caption: str, buttons: InlineKeyboardMarkup | None
    ) -> list[int]:
        """All are drawn before the first is sent."""
        files = [await self._file_of(picture) for picture in pictures]
        try:
            messages = await self._sent(chat_id, pictures, files, caption, buttons)
        except TelegramBadRequest:  # be it of one that was kept: the next time all are drawn
            for picture in pictures:
                self._kept.pop(picture.kept_as, None)
            raise
        self._keep(pictures, messages)
        await self._note_framed(pictures, messages)
        return [message.message_id for message in messages]

    async def _sent(
        self, chat_id: int, pictures: list[Picture], files: list[str | BufferedInputFile], caption: str,
        buttons: InlineKeyboardMarkup | None,
    ) -> list[Message]:  # fmt: skip
        said: dict[str, Any] = {"caption": caption, "parse_mode": "HTML"} if caption else {}
        if len(pictures) == 1:
            said |= {"reply_markup": buttons} if buttons else {}
            return [await self._send_picture(chat_id, pictures[0].kind, files[0], said)]
        words = [said] + [{}] * (len(pictures) - 1)
        media = [
            ALBUM_KINDS[picture.kind](media=file, **one)
            for picture, file, one in zip(pictures, files, words, strict=True)
        ]
        return await self._bot.send_media_group(chat_id, media)

    async def _send_picture(
        self, chat_id: int, kind: str, file: str | BufferedInputFile, said: dict[str, Any]
    ) -> Message:
        if kind == "photo":
            return await self._bot.send_photo(chat_id, file, **said)
        if kind == "video":
            return await self._bot.send_video(chat_id, file, **said)
        if kind == "voice":
            return await self._bot.send_voice(chat_id, file, **said)
        return await self._bot.send_document(chat_id, file, **said)

    async def _file_of(self, picture: Picture) -> str | BufferedInputFile:
        """What is drawn is drawn now, after the commit, and beside the loop: it may take a while."""
        if picture.drawn is not None:
            kept = self._kept.get(picture.kept_as)
            return kept or BufferedInputFile(await _drawn(picture.drawn), picture.name)
        if picture.framed is None or picture.file_id:
            return picture.file_id
        if self._framer is None:
            raise NotDrawn
        return BufferedInputFile(await self._framer.drawn(picture.framed), "photo.jpg")

    def _keep(self, pictures: list[Picture], messages: list[Message]) -> None:
        """What is called the same is sent up once, as long as this process lives."""
        for picture, message in zip(pictures, messages, strict=True):
            file_id = _file_id(message) if picture.kept_as else None
            if file_id is not None:
                self._kept[picture.kept_as] = file_id

    async def _note_framed(self, pictures: list[Picture], messages: list[Message]) -> None:
        """The file that was seen now is what goes out later."""
        drawn = [
            (picture.framed, message.photo[-1].file_id)
            for picture, message in zip(pictures, messages, strict=True)
            if picture.framed is not None and not picture.file_id and message.photo
        ]
        if drawn and self._framer is not None:
            await self._framer.note(drawn)


def _outcome_of(error: AiogramError | NotDrawn | NotNow, *, public: bool) -> Outcome:
    if isinstance(error, NotDrawn):
        return Outcome(outbox.FAILED, trouble=NOT_DRAWN)
    outcome = outcome_of(error)
    if isinstance(error, AiogramError) and public and is_by_the_server(error):  # it may stand there: not twice
        return Outcome(outbox.UNKNOWN, trouble=outcome.trouble)
    return outcome


def stands(screen: Screen, sent: list[int]) -> dict[int, str | None]:
    """Where each message has its words now, when all of it went well: `text`, `caption` or none; None if it is gone."""
    said: list[str] = []
    for piece in screen.pieces:
        caption = [CAPTION if piece.text else "", *[""] * (len(piece.pictures) - 1)]
        said += caption if piece.pictures else [TEXT]
    new = dict(zip(sent, [*said, TEXT], strict=False))
    amended = {one.message: (CAPTION if one.is_caption else TEXT) if one.text else "" for one in screen.amends}
    return new | amended | dict.fromkeys(screen.removes)


async def _drawn(draw: Callable[[], T]) -> T:
    """Beside the loop. What cannot be drawn is our fault; whoever waits for it is to hear of it all the same."""
    try:
        return await asyncio.to_thread(draw)
    except Exception as error:
        log.error("not drawn", exc_info=error)  # noqa: TRY400 (as errors of ours are told)
        raise NotDrawn from error


def _file_id(message: Message) -> str | None:
    if message.photo:
        return message.photo[-1].file_id
    sent = message.document or message.video
    return sent.file_id if sent is not None else None


async def _with_pages(piece: Piece) -> list[Piece]:
    """Pages are drawn now, beside the loop; as many albums as they need."""
    if piece.pages is None:
        return [piece]
    try:
        pages = await _drawn(piece.pages)
    except NotDrawn:
        return [Piece("\n\n".join(part for part in (piece.text, file_not_shown()) if part))]
    drawn = [Picture("photo", drawn=partial(bytes, one), name="page.png") for one in pages]
    albums = [tuple(drawn[at : at + ALBUM]) for at in range(0, len(drawn), ALBUM)]
    return [Piece(piece.text if not at else "", pictures) for at, pictures in enumerate(albums)]


def _below(screen: Screen) -> ReplyParameters | None:
    """Also if somebody has taken that message away."""
    if screen.below is None:
        return None
    return ReplyParameters(message_id=screen.below, allow_sending_without_reply=True)


def grouped(pictures: tuple[Picture, ...]) -> list[list[Picture]]:
    """Photos and videos make one album, documents another, a voice goes alone: Telegram mixes them in none."""
    groups = [[one for one in pictures if one.kind in kinds] for kinds in TOGETHER]
    return [group for group in [*groups, *([one] for one in pictures if one.kind == "voice")] if group]


def commands_of(named: tuple[tuple[str, str], ...]) -> list[BotCommand]:
    return [BotCommand(command=command, description=words) for command, words in named]


def _keys(menu: Menu) -> ReplyKeyboardMarkup | ReplyKeyboardRemove:
    if not menu.keys:
        return ReplyKeyboardRemove(remove_keyboard=True)
    rows = [[KeyboardButton(text=key) for key in row] for row in menu.keys]
    return ReplyKeyboardMarkup(keyboard=rows, is_persistent=True, resize_keyboard=True)


def inline(screen: Screen) -> InlineKeyboardMarkup | None:
    return _rows(screen.buttons) if screen.buttons else None


def _rows(rows: Rows) -> InlineKeyboardMarkup:
    """As it goes out: a model of each button, of a dozen fields, would cost as much as the rest of a screen."""
    return InlineKeyboardMarkup.model_construct(inline_keyboard=[[_button(button) for button in row] for row in rows])


def _button(button: Button) -> dict[str, Any]:
    said: dict[str, Any] = {"text": button.text, "callback_data": button.data, "url": button.url, "style": button.style}
    if button.app:
        said["web_app"] = {"url": button.app}
    if button.copy:
        said["copy_text"] = {"text": button.copy}
    return {name: value for name, value in said.items() if value}

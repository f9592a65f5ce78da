"""What is asked of Telegram, and what it answers, read as far as somebody needs it.

A form costs as much as all else of a call, and a model of each answer as much as a screen.
"""

from __future__ import annotations

import json
from functools import partial
from http import HTTPStatus
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.base import BaseSession
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    DeleteMessages,
    EditMessageCaption,
    EditMessageReplyMarkup,
    EditMessageText,
    Response,
    SendMessage,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType
from aiogram.types import InlineKeyboardMarkup, InputFile, Message
from aiohttp import JsonPayload

# Of these nobody reads more than that it is done; of a message that is sent, nobody more than its number.
DONE = (AnswerCallbackQuery, DeleteMessage, DeleteMessages, EditMessageCaption, EditMessageReplyMarkup, EditMessageText)

PLAIN = {str, int}
AS_JSON = partial(json.dumps, ensure_ascii=False)
A_MESSAGE = Message.model_construct(message_id=0)  # to be copied: each of its hundred fields would be looked up anew


class Reading(BaseSession):
    """How answers are read, wherever they come from."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._held: dict[type, Any] = {}  # the model of an answer is made anew whenever nobody holds the one before

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """A refusal, and whatever looks otherwise than expected, is aiogram's to read."""
        if status_code == HTTPStatus.OK and isinstance(method, (*DONE, SendMessage)):
            result = self._at_a_glance(method, content)
            if result is not None:
                return Response.model_construct(ok=True, result=result)
        if type(method) not in self._held:
            self._held[type(method)] = Response.__class_getitem__(method.__returning__)
        return super().check_response(bot, method, status_code, content)

    def _at_a_glance(self, method: TelegramMethod[Any], content: str) -> Any:
        try:
            answer = self.json_loads(content)
        except ValueError:
            return None
        if not isinstance(answer, dict) or answer.get("ok") is not True or not answer.get("result"):
            return None
        if not isinstance(method, SendMessage):
            return True
        result = answer["result"]
        number = result.get("message_id") if isinstance(result, dict) else None
        return A_MESSAGE.model_copy(update={"message_id": number}) if type(number) is int else None


class Session(Reading, AiohttpSession):
    def build_form_data(self, bot: Bot, method: TelegramMethod[TelegramType]) -> Any:
        """What it says of itself, but where there are files: in a form each letter would be quoted by itself."""
        files: dict[str, InputFile] = {}
        given = vars(method) | (method.model_extra or {})
        values = {name: self._said(value, bot, files) for name, value in given.items() if value is not None}
        if files:
            return super().build_form_data(bot, method)
        return JsonPayload({name: value for name, value in values.items() if value}, dumps=AS_JSON)

    def _said(self, value: Any, bot: Bot, files: dict[str, InputFile]) -> Any:
        """Most are plain, and buttons have nothing in them that is still to be put in."""
        if type(value) in PLAIN:
            return str(value)
        if isinstance(value, InlineKeyboardMarkup):
            return AS_JSON(value.model_dump(exclude_none=True, warnings=False))
        return self.prepare_value(value, bot, files)

"""What has no files goes as JSON. Answers that nobody reads are not modelled; aiogram reads what looks otherwise."""

from __future__ import annotations

import json

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import AnswerCallbackQuery, EditMessageText, GetMe, SendMediaGroup, SendMessage, SendPhoto
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, User
from aiohttp import FormData

from bot.messenger import inline
from bot.session import DONE, Session
from screens.screen import Button, Screen

BOT = Bot("1000:tilshi")
SEND, EDIT, ANSWER = (
    SendMessage(chat_id=1, text="x"),
    EditMessageText(text="x"),
    AnswerCallbackQuery(callback_query_id="1"),
)
MESSAGE = {"message_id": 17, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "x"}


def read(method, content, status: int = 200):
    content = content if isinstance(content, str) else json.dumps(content)
    return Session().check_response(BOT, method, status, content).result


def asked(method):
    return Session().build_form_data(BOT, method)


def test_what_is_said_goes_as_it_is_and_what_is_not_said_does_not_go():
    keys = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Иә", callback_data="yes")]])
    said = asked(SendMessage(chat_id=1, text="Қазақша & 1 + 1", parse_mode="HTML", reply_markup=keys))
    assert said.content_type == "application/json"
    values = json.loads(said.decode())
    assert json.loads(values.pop("reply_markup")) == {"inline_keyboard": [[{"text": "Иә", "callback_data": "yes"}]]}
    assert values == {"chat_id": "1", "text": "Қазақша & 1 + 1", "parse_mode": "HTML"}


def test_buttons_go_out_as_telegram_knows_them():
    """They are no models of buttons, and yet nothing is in them that those would not have."""
    row = (Button("Иә", data="yes", style="primary"), Button("Бет", url="https://t.me/x"), Button("Көшіру", copy="сөз"))
    screen = Screen("?", buttons=((*row, Button("Экран", app="https://desk")),))
    values = json.loads(asked(SendMessage(chat_id=1, text="?", reply_markup=inline(screen))).decode())
    said = json.loads(values["reply_markup"])
    modelled = InlineKeyboardMarkup.model_validate(said, extra="forbid")
    assert modelled.model_dump(exclude_none=True) == said
    assert [[*one] for one in said["inline_keyboard"][0]] == [
        ["text", "callback_data", "style"], ["text", "url"], ["text", "copy_text"], ["text", "web_app"],
    ]  # fmt: skip


def test_a_file_goes_in_a_form():
    photo = BufferedInputFile(b"...", "photo.jpg")
    for method in (SendPhoto(chat_id=1, photo=photo), SendMediaGroup(chat_id=1, media=[InputMediaPhoto(media=photo)])):
        assert isinstance(asked(method), FormData)
    assert asked(SendPhoto(chat_id=1, photo="a file that is there")).content_type == "application/json"


def test_of_a_message_that_was_sent_its_number_is_read():
    assert read(SEND, {"ok": True, "result": MESSAGE}).message_id == 17


@pytest.mark.parametrize("method", [EDIT, ANSWER])
def test_of_the_others_that_it_is_done(method):
    assert read(method, {"ok": True, "result": MESSAGE}) is True
    assert type(method) in DONE


def test_what_somebody_reads_is_whole():
    me = {"id": 1000, "is_bot": True, "first_name": "Тілші", "username": "tilshi_bot"}
    assert read(GetMe(), {"ok": True, "result": me}).model_dump() == User(**me).model_dump()


@pytest.mark.parametrize("method", [SEND, EDIT])
@pytest.mark.parametrize(
    ("status", "more", "error"),
    [
        (400, {}, TelegramBadRequest), (403, {}, TelegramForbiddenError), (500, {}, TelegramServerError),
        (429, {"parameters": {"retry_after": 5}}, TelegramRetryAfter), (200, {}, Exception),
    ],
)  # fmt: skip
def test_a_refusal_is_one(method, status, more, error):
    with pytest.raises(error):
        read(method, {"ok": False, "error_code": status, "description": "no"} | more, status)


@pytest.mark.parametrize("content", ["", "<html>", "[]", '"ok"', "null"])
def test_what_is_no_answer_is_an_error(content):
    for method in (SEND, EDIT):
        with pytest.raises(ClientDecodeError):
            read(method, content)


@pytest.mark.parametrize("result", [True, 5, {}, {"message_id": "17"}, [MESSAGE]])
def test_a_message_without_its_number_is_none(result):
    """What was sent could not be taken away again."""
    with pytest.raises(ClientDecodeError):
        read(SEND, {"ok": True, "result": result})

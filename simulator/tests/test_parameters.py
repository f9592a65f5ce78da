"""Requests that are not well-formed: tokens, methods, parameters of the wrong name or type."""

from __future__ import annotations

import pytest

from simulator import Upload
from simulator.api import Desk
from simulator.tests.calling import Caller
from simulator.tests.scenes import SMALL, refused


@pytest.mark.parametrize(
    "token", ["", "nonsense", "1000", "1000:", ":test", "0:test", "01:test", "a:test", "1000:те ст"]
)
async def test_malformed_tokens(telegram, token):
    answer = await Desk(telegram.world).answer(token, "getMe", {})
    assert answer == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_a_foreign_token(telegram, bot, chair):
    for token in ("1000:other", f"{chair.id}:test"):  # a known bot's number, and a person's
        answer = await Desk(telegram.world).answer(token, "getMe", {})
        assert answer == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_methods(telegram, bot):
    assert await refused(bot, "sendMassage", text="а") == (404, "Not Found: method not found")
    assert (await bot("GETME"))["id"] == 1000, "the case of a method's letters does not matter"
    words = "Not Implemented: the simulator knows sendInvoice but does not play it"
    for _ in range(2):
        assert await refused(bot, "sendInvoice") == (501, words)
    assert telegram.world.record.unplayed == {"sendInvoice": 2}
    assert [call.unplayed for call in telegram.world.record.calls("sendInvoice")] == [True, True]


async def test_a_form_may_name_its_own_method_and_no_other(bot, chair):
    """Telegraf puts the method's name into every form that carries a file."""
    await bot("sendPhoto", chat_id=chair.id, method="sendPhoto", files={"photo": SMALL})
    await bot("sendmessage", chat_id=chair.id, text="Сәлем", method="sendMessage")
    told = await refused(bot, "sendMessage", chat_id=chair.id, text="Сәлем", method="sendPhoto")
    assert told == (400, 'Bad Request: unknown parameter "method" in sendMessage')


# Parameters of sendMessage besides a chat and a text, and the words.
PARAMETERS = [
    ({"txt": "а"}, 'unknown parameter "txt" in sendMessage'),
    ({"reply_to_message_id": 1}, 'unknown parameter "reply_to_message_id" in sendMessage'),
    ({"message_thread_id": "бір"}, "can't parse message_thread_id: must be of type Integer (expected Integer)"),
    ({"message_thread_id": "1.5"}, "can't parse message_thread_id: must be of type Integer (expected Integer)"),
    ({"protect_content": "ия"}, "can't parse protect_content: must be of type Boolean (expected Boolean)"),
    ({"entities": "жоқ"}, "can't parse entities: it is not JSON (expected Array of MessageEntity)"),
    ({"entities": {}},
     "can't parse entities: value must be an Array of MessageEntity (expected Array of MessageEntity)"),
    ({"entities": [{"type": "bold", "offset": 0}]},
     'can\'t parse entities: can\'t find field "[0].length" (expected Array of MessageEntity)'),
    ({"entities": [{"type": "bold", "offset": "0", "length": 1}]},
     'can\'t parse entities: field "[0].offset" must be of type Integer (expected Array of MessageEntity)'),
    ({"link_preview_options": {"is_disabled": 1}},
     'can\'t parse link_preview_options: field "is_disabled" must be of type Boolean (expected LinkPreviewOptions)'),
    ({"link_preview_options": {"disabled": True}},
     'can\'t parse link_preview_options: unknown field "disabled" in LinkPreviewOptions (expected LinkPreviewOptions)'),
    ({"reply_parameters": {"message": 1}},
     'can\'t parse reply_parameters: unknown field "message" in ReplyParameters (expected ReplyParameters)'),
    ({"reply_markup": {"inline_keyboard": [[{"text": "Иә", "calback_data": "a"}]]}},
     'can\'t parse reply markup: unknown field "inline_keyboard[0][0].calback_data" in InlineKeyboardButton'),
    ({"reply_markup": {"inline_keyboard": [[{"callback_data": "a"}]]}},
     'can\'t parse reply markup: can\'t find field "inline_keyboard[0][0].text"'),
    ({"reply_markup": {"inline_keyboard": [{"text": "Иә", "callback_data": "a"}]}},
     "can't parse reply markup: inline_keyboard[0] must be an Array of InlineKeyboardButton"),
    ({"reply_markup": {"keyboard": [[{"text": 5}]]}},
     'can\'t parse reply markup: field "keyboard[0][0].text" must be of type String'),
    ({"reply_markup": {"remove_keyboard": False}}, 'can\'t parse reply markup: field "remove_keyboard" must be True'),
]  # fmt: skip


@pytest.mark.parametrize(("params", "words"), PARAMETERS)
async def test_wrong_parameters(bot, chair, params, words):
    got = await refused(bot, "sendMessage", chat_id=chair.id, text="Есеп", **params)
    assert got == (400, f"Bad Request: {words}")
    assert len(chair.screen.messages) == 1, "only one's own /start"


# Methods asked with nothing but what stands here, and the words for what is missing.
MISSING = [
    ("sendMessage", {"text": "а"}, "chat_id is empty"),
    ("sendMessage", {"chat_id": 1}, "message text is empty"),
    ("sendPhoto", {"chat_id": 1}, "there is no photo in the request"),
    ("sendDocument", {"chat_id": 1}, "there is no document in the request"),
    ("sendVoice", {"chat_id": 1}, "there is no voice in the request"),
    ("sendVideoNote", {"chat_id": 1}, "there is no video note in the request"),
    ("sendMediaGroup", {"chat_id": 1}, 'parameter "media" is required'),
    ("sendContact", {"chat_id": 1, "first_name": "А"}, 'parameter "phone_number" is required'),
    ("sendContact", {"chat_id": 1, "phone_number": "+7"}, 'parameter "first_name" is required'),
    ("sendChatAction", {"chat_id": 1}, "wrong parameter action in request"),
    ("getFile", {}, "file_id not specified"),
    ("getChatMember", {"chat_id": 1}, "invalid user_id specified"),
    ("copyMessages", {"chat_id": 1, "from_chat_id": 1}, "message identifiers are not specified"),
    ("forwardMessage", {"chat_id": 1, "message_id": 1}, 'parameter "from_chat_id" is required'),
    ("answerCallbackQuery", {"text": "а"}, 'parameter "callback_query_id" is required'),
]


@pytest.mark.parametrize(("method", "params", "words"), MISSING)
async def test_missing_parameters(bot, method, params, words):
    assert await refused(bot, method, **params) == (400, f"Bad Request: {words}")


async def test_flags_as_a_form_writes_them(bot, chair):
    for written, meant in (("true", True), ("yes", True), ("1", True), ("false", False), ("0", False)):
        said = await bot("sendMessage", chat_id=str(chair.id), text="Есеп", protect_content=written)
        assert said.get("has_protected_content", False) is meant
        await bot.telegram.clock.advance(1)


async def test_json_values_are_as_good_as_text(telegram, bot, chair):
    """A JSON body carries numbers and objects where a form has text."""
    given = {"chat_id": chair.id, "text": "Есеп", "protect_content": True,
             "reply_markup": {"inline_keyboard": [[{"text": "Иә", "callback_data": "yes"}]]}}  # fmt: skip
    answer = await Desk(telegram.world).answer(bot.token, "sendMessage", given)
    assert answer["result"]["has_protected_content"] is True
    assert answer["result"]["reply_markup"] == given["reply_markup"]


async def test_text_where_a_file_is_due(bot, chair):
    got = await refused(bot, "setChatPhoto", chat_id=chair.id, photo="abc")
    assert got[0] == 501, "known, not played"
    got = await refused(bot, "sendPhoto", chat_id=chair.id, photo="attach://none")
    assert got == (400, "Bad Request: there is no photo in the request")


async def test_a_part_that_no_parameter_speaks_of_is_left_alone(bot, chair):
    said = await bot("sendMessage", chat_id=chair.id, text="Есеп", files={"extra": Upload("a.txt", b"a")})
    assert said["text"] == "Есеп"


async def test_two_bots_are_two_accounts(telegram, bot, chair):
    other = Caller(telegram, "2000:other")
    assert {(await bot("getMe"))["id"], (await other("getMe"))["id"]} == {1000, 2000}
    assert await refused(other, "sendMessage", chat_id=chair.id, text="а") == (400, "Bad Request: chat not found")

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


# Parameters of sendMessage besides a chat and a text: whether the real server refuses them or lets the mistake pass,
# and what is said of it, strictly as a refusal, otherwise as a warning.
REFUSED, LET_PASS = False, True
INLINE, REPLY = "can't parse inline keyboard button: ", "can't parse keyboard button: "
PARAMETERS = [
    ({"txt": "а"}, LET_PASS, 'unknown parameter "txt" in sendMessage'),
    ({"reply_to_message_id": 1}, LET_PASS,
     'parameter "reply_to_message_id" of sendMessage is out of date: use "reply_parameters"'),
    ({"message_thread_id": "бір"}, LET_PASS, 'parameter "message_thread_id" must be of type Integer'),
    ({"disable_notification": "1.5"}, LET_PASS, 'parameter "disable_notification" must be of type Boolean'),
    ({"protect_content": "ия"}, LET_PASS, 'parameter "protect_content" must be of type Boolean'),
    ({"entities": "жоқ"}, LET_PASS, "can't parse entities JSON object"),
    ({"entities": {}}, LET_PASS, "expected an Array of MessageEntity"),
    ({"entities": [{"type": "bold", "offset": 0}]}, REFUSED,
     'can\'t parse MessageEntity: Can\'t find field "length"'),
    ({"entities": [{"type": "bold", "offset": "0", "length": 1}]}, LET_PASS,
     'field "entities[0].offset" must be of type Integer'),
    ({"entities": [{"type": "bold", "offset": "бір", "length": 1}]}, REFUSED,
     'can\'t parse MessageEntity: Field "offset" must be a valid Number'),
    ({"entities": [{"type": "bold", "offset": None, "length": 1}]}, REFUSED,
     'can\'t parse MessageEntity: Field "offset" must be a Number'),
    ({"entities": [{"type": "loud", "offset": 0, "length": 1}]}, REFUSED,
     "can't parse MessageEntity: Unsupported type specified"),
    ({"entities": [{"type": "text_link", "offset": 0, "length": 1}]}, REFUSED,
     'can\'t parse MessageEntity: Can\'t find field "url"'),
    ({"entities": [{"type": "text_mention", "offset": 0, "length": 1, "user": {"id": 5}}]}, LET_PASS,
     'can\'t find field "entities[0].user.is_bot"'),
    ({"entities": ["bold"]}, REFUSED, "can't parse MessageEntity: expected an Object"),
    ({"link_preview_options": "жоқ"}, REFUSED, "can't parse link preview options JSON object"),
    ({"link_preview_options": []}, REFUSED, "object expected as link preview options"),
    ({"link_preview_options": {"is_disabled": 1}}, REFUSED, 'field "is_disabled" must be of type Boolean'),
    ({"link_preview_options": {"disabled": True}}, LET_PASS,
     'unknown field "link_preview_options.disabled" in LinkPreviewOptions'),
    ({"reply_parameters": "жоқ"}, REFUSED, "can't parse reply parameters JSON object"),
    ({"reply_parameters": 1}, REFUSED, "object expected as reply parameters"),
    ({"reply_parameters": {"message_id": 1, "message": 1}}, LET_PASS,
     'unknown field "reply_parameters.message" in ReplyParameters'),
    ({"reply_parameters": {"message_id": None}}, REFUSED, 'field "message_id" must be a Number'),
    ({"reply_markup": "жоқ"}, REFUSED, "can't parse reply keyboard markup JSON object"),
    ({"reply_markup": {"rows": []}}, LET_PASS,
     "reply_markup has no keyboard, and neither removes one nor forces a reply"),
    ({"reply_markup": {"inline_keyboard": [[{"text": "Иә", "calback_data": "a", "url": "a.kz"}]]}}, LET_PASS,
     'unknown field "reply_markup.inline_keyboard[0][0].calback_data" in InlineKeyboardButton'),
    ({"reply_markup": {"inline_keyboard": [[{"callback_data": "a"}]]}}, REFUSED, INLINE + 'Can\'t find field "text"'),
    ({"reply_markup": {"inline_keyboard": [[{"text": "Иә", "callback_data": "a", "url": None}]]}}, REFUSED,
     INLINE + 'Field "url" must be of type String'),
    ({"reply_markup": {"inline_keyboard": [[{"text": "Иә", "web_app": "https://a.kz"}]]}}, REFUSED,
     INLINE + 'Field "web_app" must be of type Object'),
    ({"reply_markup": {"inline_keyboard": {"text": "Иә"}}}, REFUSED, 'field "inline_keyboard" must be of type Array'),
    ({"reply_markup": {"keyboard": ["Иә"]}}, REFUSED, 'field "keyboard" must be an Array of Arrays'),
    ({"reply_markup": {"keyboard": [[{"text": 5}]]}}, LET_PASS,
     'field "reply_markup.keyboard[0][0].text" must be of type String'),
    ({"reply_markup": {"keyboard": [[{"text": "Иә", "style": "pink"}]]}}, REFUSED,
     REPLY + "invalid button style specified"),
    ({"reply_markup": {"remove_keyboard": False}}, LET_PASS,
     "reply_markup has no keyboard, and neither removes one nor forces a reply"),
]  # fmt: skip


@pytest.mark.parametrize(("params", "passes", "words"), PARAMETERS)
async def test_wrong_parameters(telegram, bot, chair, params, passes, words):
    got = await refused(bot, "sendMessage", chat_id=chair.id, text="Есеп", **params)
    assert got == (400, f"Bad Request: {words}")
    assert len(chair.screen.messages) == 1, "only one's own /start"
    telegram.world.strict = False
    if not passes:
        assert await refused(bot, "sendMessage", chat_id=chair.id, text="Есеп", **params) == got
        return
    await bot("sendMessage", chat_id=chair.id, text="Есеп", **params)
    assert telegram.world.record.calls()[-1].warnings[0] == words


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
    ("answerCallbackQuery", {"text": "а"},
     "query is too old and response timeout expired or query ID is invalid"),
    ("sendMediaGroup", {"chat_id": 1, "media": "["}, "can't parse media JSON object"),
    ("sendPoll", {"chat_id": 1, "question": "а"}, "can't parse options JSON object"),
    ("getChat", {}, "chat_id is empty"),
    ("copyMessage", {"chat_id": 1, "from_chat_id": 1}, "chat not found"),
    ("setMyCommands", {}, 'parameter "commands" is required'),  # the real one takes it for none
]  # fmt: skip


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

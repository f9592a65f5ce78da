"""Every refusal that the project must be ready for, word for word and with its code."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import pytest

from simulator import Person, Upload
from simulator.errors import Refusal
from simulator.tests.calling import Caller
from simulator.tests.scenes import refused, say
from simulator.world.files import DOWNLOAD_LIMIT, PHOTO_LIMIT, UPLOAD_LIMIT

TWO_DAYS = 48 * 3600
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
ONE_POLLER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


def inline(*rows):
    return {"inline_keyboard": [[{"text": text, "callback_data": data} for text, data in row] for row in rows]}


def button(**fields):
    return {"inline_keyboard": [[{"text": "Ашу"} | fields]]}


@dataclass
class Scene:
    bot: Caller
    chair: Person
    said: int  # a message of the bot's
    buttons: int  # another, with buttons
    heard: int  # a message of the chair's


@pytest.fixture
async def scene(telegram, bot, chair):
    telegram.world.pace.on = False
    said = await bot("sendMessage", chat_id=chair.id, text="Есеп қабылданды")
    buttons = await bot("sendMessage", chat_id=chair.id, text="Таңдаңыз", reply_markup=inline([("Иә", "yes")]))
    heard = await say(telegram, chair, bot, "Қосымша")
    return Scene(bot, chair, said["message_id"], buttons["message_id"], heard)


# Method, parameters besides the chat, code and words. `$name` is a number from the scene.
TEXTS = [
    ("sendMessage", {"text": ""}, 400, "Bad Request: message text is empty"),
    ("sendMessage", {}, 400, "Bad Request: message text is empty"),
    ("sendMessage", {"text": " \n "}, 400, "Bad Request: text must be non-empty"),
    ("sendMessage", {"text": "<b></b>", "parse_mode": "HTML"}, 400, "Bad Request: text must be non-empty"),
    ("sendMessage", {"text": "ә" * 4097}, 400, "Bad Request: message is too long"),
    ("sendMessage", {"text": "😀" * 4097}, 400, "Bad Request: message is too long"),
    ("sendMessage", {"text": f"<b>{'ә' * 4097}</b>", "parse_mode": "HTML"}, 400, "Bad Request: message is too long"),
    ("sendMessage", {"text": "ә" * 16_385}, 400, "Bad Request: text is too long"),  # 32,770 bytes
    # An edit that is too long keeps the server's raw word.
    ("editMessageText", {"message_id": "$said", "text": "ә" * 4097}, 400, "Bad Request: MESSAGE_TOO_LONG"),
    ("sendDocument", {"document": "x", "caption": "ә" * 1025}, 400, "Bad Request: message caption is too long"),
    ("sendMessage", {"text": "a <x>b</x>", "parse_mode": "HTML"}, 400,
     'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 2'),
    ("sendMessage", {"text": "Есеп <x>", "parse_mode": "HTML"}, 400,  # Cyrillic letters take two bytes
     'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 9'),
    ("sendMessage", {"text": "жол.", "parse_mode": "MarkdownV2"}, 400,
     "Bad Request: can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'"),
    ("sendMessage", {"text": "жол", "parse_mode": "BBCode"}, 400, "Bad Request: unsupported parse_mode"),
    ("sendMessage", {"text": "а", "reply_parameters": {"message_id": 999}}, 400,
     "Bad Request: message to be replied not found"),
    ("sendMessage", {"text": "а", "reply_parameters": {"message_id": "$said", "quote": "басқа"}}, 400,
     "Bad Request: QUOTE_TEXT_INVALID"),
]  # fmt: skip
KEYBOARDS = [
    # 33 Kazakh letters are 66 bytes, though only 33 characters.
    (inline([("Иә", "ә" * 33)]), "Bad Request: BUTTON_DATA_INVALID"),
    (inline([("Иә", "a" * 65)]), "Bad Request: BUTTON_DATA_INVALID"),
    (inline(*[[("б", "1")] * 8] * 12, [("б", "1")] * 5), "Bad Request: reply markup is too long"),
    (inline(*[[("ә" * 80, "x" * 60)]] * 45), "Bad Request: reply markup is too long"),
    (button(), "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
    (button(url="сөз"), "Bad Request: inline keyboard button URL 'сөз' is invalid: Wrong HTTP URL"),
    (button(url="екі сөз.kz"), "Bad Request: inline keyboard button URL 'екі сөз.kz' is invalid: Disallowed character "
     "in URL host"),
    (button(url="ftp://a.kz"), "Bad Request: inline keyboard button URL 'ftp://a.kz' is invalid: Unsupported URL "
     "protocol"),
    (button(web_app={"url": "tg://user?id=5"}), "Bad Request: link to a user can't be used in Web App URL buttons"),
    ({"keyboard": [[{"text": "Ашу", "web_app": {"url": "http://a.kz"}}]]}, "Bad Request: keyboard button Web App URL "
     "'http://a.kz' is invalid: Only HTTPS links are allowed"),
    (button(web_app={"url": "http://a.kz"}), "Bad Request: inline keyboard button Web App URL 'http://a.kz' is "
     "invalid: Only HTTPS links are allowed"),
    (button(copy_text={"text": "x" * 257}), "Bad Request: BUTTON_COPY_TEXT_INVALID"),
    ("nonsense", "Bad Request: can't parse reply keyboard markup JSON object"),
    ("[1]", "Bad Request: object expected as reply markup"),
]  # fmt: skip
MESSAGES = [
    ("editMessageText", {"message_id": "$said", "text": "Есеп қабылданды"}, NOT_MODIFIED),
    ("editMessageReplyMarkup", {"message_id": "$buttons", "reply_markup": inline([("Иә", "yes")])}, NOT_MODIFIED),
    ("editMessageReplyMarkup", {"message_id": "$said"}, NOT_MODIFIED),
    ("editMessageText", {"message_id": 999, "text": "а"}, "Bad Request: message to edit not found"),
    ("editMessageText", {"message_id": "$heard", "text": "а"}, "Bad Request: message can't be edited"),
    ("editMessageText", {"text": "а"}, "Bad Request: message to edit not found"),
    ("editMessageMedia", {"message_id": "$heard", "media": {"type": "photo", "media": "x"}},
     "Bad Request: message media can't be edited"),
    ("editMessageCaption", {"message_id": "$said", "caption": "а"},
     "Bad Request: there is no caption in the message to edit"),
    ("editMessageText", {"message_id": "$said", "text": "а", "reply_markup": {"keyboard": [["а"]]}},
     "Bad Request: inline keyboard expected"),
    ("deleteMessage", {"message_id": 999}, "Bad Request: message to delete not found"),
    ("deleteMessage", {}, "Bad Request: message identifier is not specified"),
    ("deleteMessages", {"message_ids": []}, "Bad Request: message identifiers are not specified"),
    ("deleteMessages", {"message_ids": list(range(1, 102))}, "Bad Request: too many message identifiers specified"),
    ("forwardMessage", {"from_chat_id": "$chair", "message_id": 999}, "Bad Request: message to forward not found"),
    ("copyMessage", {"from_chat_id": "$chair", "message_id": 999}, "Bad Request: message to copy not found"),
    ("copyMessages", {"from_chat_id": "$chair", "message_ids": [998]}, "Bad Request: there are no messages to forward"),
    ("forwardMessage", {"message_id": 1}, 'Bad Request: parameter "from_chat_id" is required'),
    ("pinChatMessage", {"message_id": 999}, "Bad Request: message to pin not found"),
    ("unpinChatMessage", {}, "Bad Request: message to unpin not found"),
    ("setMessageReaction", {"message_id": 999}, "Bad Request: message to react not found"),
    ("stopPoll", {"message_id": 999}, "Bad Request: message with poll to stop not found"),
    ("stopPoll", {"message_id": "$said"}, "Bad Request: message is not a poll"),
    ("sendChatAction", {"action": "sleeping"}, "Bad Request: wrong parameter action in request"),
    ("sendLocation", {"latitude": 91, "longitude": 0}, "Bad Request: invalid location specified"),
]  # fmt: skip
COMMANDS = [
    ({"command": "Есеп", "description": "Есеп"}, "Bad Request: BOT_COMMAND_INVALID"),
    ({"command": "Report", "description": "Есеп"}, "Bad Request: BOT_COMMAND_INVALID"),
    ({"command": "a-b", "description": "Есеп"}, "Bad Request: BOT_COMMAND_INVALID"),
    ({"command": "a" * 33, "description": "Есеп"}, "Bad Request: command length must not exceed 32"),
    ({"command": "/", "description": "Есеп"}, "Bad Request: command must be non-empty"),
    ({"command": "a", "description": " "}, "Bad Request: command description must be non-empty"),
    ({"command": "a", "description": "ә" * 257}, "Bad Request: command description length must not exceed 256"),
]


def filled(params, scene):
    """The parameters with the scene's numbers in them."""
    numbers = {"$said": scene.said, "$buttons": scene.buttons, "$heard": scene.heard, "$chair": scene.chair.id}
    if isinstance(params, dict):
        return {name: filled(value, scene) for name, value in params.items()}
    return numbers.get(params, params) if isinstance(params, str) else params


@pytest.mark.parametrize(("method", "params", "code", "words"), TEXTS)
async def test_texts(scene, method, params, code, words):
    assert await refused(scene.bot, method, chat_id=scene.chair.id, **filled(params, scene)) == (code, words)


@pytest.mark.parametrize(("markup", "words"), KEYBOARDS)
async def test_keyboards(scene, markup, words):
    sent = await refused(scene.bot, "sendMessage", chat_id=scene.chair.id, text="Таңдаңыз", reply_markup=markup)
    assert sent == (400, words)


@pytest.mark.parametrize(("method", "params", "words"), MESSAGES)
async def test_messages(scene, method, params, words):
    assert await refused(scene.bot, method, chat_id=scene.chair.id, **filled(params, scene)) == (400, words)


@pytest.mark.parametrize(("command", "words"), COMMANDS)
async def test_commands(bot, command, words):
    assert await refused(bot, "setMyCommands", commands=[command]) == (400, words)


@pytest.mark.parametrize(
    "text", ["ә" * 4096, "😀" * 4096, f"  {'ә' * 4096}\n"], ids=["letters", "emoji count one", "spaces outside"]
)
async def test_what_just_fits(scene, text):
    sent = await scene.bot("sendMessage", chat_id=scene.chair.id, text=text)
    assert sent["text"] == text.strip()


async def test_markup_does_not_count(scene):
    text = f"<b>{'ә' * 4096}</b>"
    sent = await scene.bot("sendMessage", chat_id=scene.chair.id, text=text, parse_mode="HTML")
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 4096}]


async def test_the_largest_keyboards_pass(scene):
    largest = inline(*[[("б", "1")] * 8] * 12, [("б", "ә" * 32)] * 4)  # 100 buttons, 64 bytes of data
    for markup in (largest, {"keyboard": [["б"] * 12] * 25}):
        await scene.bot("sendMessage", chat_id=scene.chair.id, text="Таңдаңыз", reply_markup=markup)


@pytest.mark.parametrize(
    ("code", "passes"), [("kk", True), ("ru", True), ("kaz", False), ("K", False), ("KK", False), ("қа", False)]
)
async def test_language_codes_are_two_letters(bot, code, passes):
    commands = [{"command": "start", "description": "Бастау"}]
    if passes:
        assert await bot("setMyCommands", commands=commands, language_code=code)
    else:
        words = "Bad Request: invalid language code specified"
        assert await refused(bot, "setMyCommands", commands=commands, language_code=code) == (400, words)


async def test_a_hundred_commands_and_one(bot):
    commands = [{"command": f"c{number}", "description": "Есеп"} for number in range(101)]
    assert await bot("setMyCommands", commands=commands[:100])
    assert await refused(bot, "setMyCommands", commands=commands) == (400, "Bad Request: BOT_COMMANDS_TOO_MUCH")


async def test_files_too_big(scene, telegram):
    """Two known differences from the project's table: over 50 MB it is the HTTP front that refuses, before the
    Bot API sees the request; and its own words for photos and downloads are the ones below."""
    big = Upload("big.bin", bytes(UPLOAD_LIMIT + 1))
    got = await refused(scene.bot, "sendDocument", chat_id=scene.chair.id, files={"document": big})
    assert got == (413, "Request Entity Too Large")
    photo = Upload("big.jpg", bytes(PHOTO_LIMIT + 1))
    got = await refused(scene.bot, "sendPhoto", chat_id=scene.chair.id, files={"photo": photo})
    assert got == (400, "Bad Request: file is too big")
    kept = Upload("kept.bin", bytes(DOWNLOAD_LIMIT + 1))
    sent = await scene.bot("sendDocument", chat_id=scene.chair.id, files={"document": kept})
    got = await refused(scene.bot, "getFile", file_id=sent["document"]["file_id"])
    assert got == (400, "Bad Request: file is too big")


async def test_only_one_poller(bot, chair):
    older = asyncio.create_task(bot("getUpdates", timeout=50))
    await asyncio.sleep(0)
    newer = asyncio.create_task(bot("getUpdates", timeout=50))
    with pytest.raises(Refusal) as caught:
        await asyncio.wait_for(older, 60)
    assert (caught.value.code, caught.value.description) == (409, ONE_POLLER)
    await bot.telegram.clock.advance(60)
    assert await newer == []


@pytest.mark.parametrize(
    ("secret", "words"),
    [
        ("a" * 257, "Bad Request: secret token is too long"),
        ("қ", "Bad Request: secret token contains unallowed characters"),
        ("a b", "Bad Request: secret token contains unallowed characters"),
    ],
)
async def test_webhook_secrets(bot, secret, words):
    assert await refused(bot, "setWebhook", url="https://a.kz/hook", secret_token=secret) == (400, words)


async def test_too_fast(bot, chair):
    for _ in range(5):
        await bot("sendMessage", chat_id=chair.id, text="Еске салу")
    with pytest.raises(Refusal) as caught:
        await bot("sendMessage", chat_id=chair.id, text="Еске салу")
    assert (caught.value.code, caught.value.description) == (429, "Too Many Requests: retry after 1")
    assert caught.value.parameters == {"retry_after": 1}
    assert len(chair.screen.messages) == 1 + 5, "what was refused was not sent"


async def test_answers_to_taps(telegram, scene):
    async def tap():
        pressed = await telegram.act(
            "press", person=scene.chair.id, chat=scene.bot.id, message=scene.buttons, data="yes"
        )
        return pressed["query"]

    query = await tap()
    too_long = await refused(scene.bot, "answerCallbackQuery", callback_query_id=query, text="ә" * 201)
    assert too_long == (400, "Bad Request: MESSAGE_TOO_LONG")
    assert await scene.bot("answerCallbackQuery", callback_query_id=query, text="ә" * 200)
    late = await tap()
    await telegram.clock.advance(60)
    for wrong in (late, "12345", "сұрау"):
        assert await refused(scene.bot, "answerCallbackQuery", callback_query_id=wrong) == (400, TOO_OLD)
    other = Caller(telegram, "2000:test")
    assert await refused(other, "answerCallbackQuery", callback_query_id=await tap()) == (400, TOO_OLD)


async def test_deletes_after_two_days(telegram, scene):
    await telegram.clock.advance(TWO_DAYS - 100)
    assert await scene.bot("deleteMessage", chat_id=scene.chair.id, message_id=scene.said)
    await telegram.clock.advance(200)
    for number in (scene.buttons, scene.heard):
        got = await refused(scene.bot, "deleteMessage", chat_id=scene.chair.id, message_id=number)
        assert got == (400, "Bad Request: message can't be deleted for everyone")

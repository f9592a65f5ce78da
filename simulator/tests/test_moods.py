"""Two moods: what Telegram lets pass though it is a mistake is a warning by default, and strictly refused."""

from __future__ import annotations

import pytest

from simulator import Telegram
from simulator.api import Desk
from simulator.clock import Clock
from simulator.errors import Refusal
from simulator.pytest_plugin import MORNING
from simulator.tests.calling import Caller
from simulator.tests.scenes import PDF, SMALL, refused, somebody, warned


async def as_json(telegram, bot, method, **given):
    """What an HTTP client says with a JSON body."""
    body = await Desk(telegram.world).answer(bot.token, method, given)
    return body["result"] if body["ok"] else body["description"]


def test_by_default_nobody_is_strict():
    assert Telegram().world.strict is False


async def test_a_warning_is_kept_and_counted(lenient, bot, chair):
    said = await bot("sendMessage", chat_id=chair.id, text="Есеп", txt="а")
    assert said["text"] == "Есеп"
    await bot("sendMessage", chat_id=chair.id, text="Есеп")
    record = lenient.world.record
    (call,) = record.calls(warned=True)
    assert (call.ok, call.warnings) == (True, ['unknown parameter "txt" in sendMessage'])
    assert (call.as_data()["warnings"], record.counts["warned"]) == (call.warnings, 1)
    await refused(bot, "sendMessage", chat_id=5, text="а")
    assert len(record.calls(warned=True, refused=True)) == 2


async def test_the_same_mistake_in_many_buttons_is_one(lenient, bot, chair):
    row = [{"text": str(place), "callback_data": "a", "hide": False} for place in range(5)]
    await bot("sendMessage", chat_id=chair.id, text="Есеп", reply_markup={"inline_keyboard": [row, row]})
    assert warned(lenient) == ['unknown field "reply_markup.inline_keyboard[0][0].hide" in InlineKeyboardButton']


async def test_what_is_refused_may_be_warned_of_too(lenient, bot):
    await refused(bot, "sendMessage", chat_id=5, text="а", hide=1)
    assert warned(lenient) == ['unknown parameter "hide" in sendMessage']


async def test_a_poll_with_a_warning_stands_in_the_record(lenient, bot):
    await bot("getUpdates", wait=1)
    assert warned(lenient) == ['unknown parameter "wait" in getUpdates']


async def test_a_token_in_a_warning_is_hidden(lenient, bot, chair):
    await bot("sendMessage", chat_id=chair.id, text="а", **{bot.token: 1})
    assert warned(lenient) == ['unknown parameter "<token>" in sendMessage']


# ---- values as they are read


async def test_numbers_and_flags_in_a_json_body(lenient, bot, chair):
    said = await as_json(lenient, bot, "sendMessage", chat_id=str(chair.id), text=5, protect_content=1)
    assert (said["text"], said["has_protected_content"]) == ("5", True)
    assert warned(lenient) == [
        'parameter "text" must be of type String',
        'parameter "protect_content" must be of type Boolean',
    ]
    button = {"text": 5, "callback_data": 7}
    said = await as_json(
        lenient, bot, "sendMessage", chat_id=chair.id, text="а", reply_markup={"inline_keyboard": [[button]]}
    )
    assert said["reply_markup"]["inline_keyboard"] == [[{"text": "5", "callback_data": "7"}]]
    record = lenient.world.record.calls()[-1]
    assert record.params["reply_markup"]["inline_keyboard"] == [[button]], "the record has what the bot said"


async def test_null_is_not_absent(lenient, bot, chair):
    assert (await as_json(lenient, bot, "sendMessage", chat_id=chair.id, text=None))["text"] == "null"
    about = {"chat_id": chair.id, "text": "а"}
    assert await as_json(lenient, bot, "sendMessage", **about, parse_mode=None) == "Bad Request: unsupported parse_mode"
    told = await as_json(lenient, bot, "sendMessage", **about, reply_markup=None)
    assert told == "Bad Request: object expected as reply markup"
    said = await as_json(lenient, bot, "sendMessage", **about, protect_content=None)
    assert "has_protected_content" not in said
    assert warned(lenient) == ['parameter "protect_content" must be of type Boolean']


async def test_entities_that_are_none_are_passed_over(lenient, bot, chair):
    media = [{"type": "photo", "media": "attach://a", "caption": "Той", "caption_entities": None}] * 2
    sent = await bot("sendMediaGroup", chat_id=chair.id, media=media, files={"a": SMALL})
    assert sent[0]["caption"] == "Той"
    assert warned(lenient) == ['field "media[0].caption_entities" must be of type Array']


async def test_numbers_are_read_as_far_as_they_go(lenient, bot, chair):
    said = await bot("sendMessage", chat_id=f"{chair.id} ", text="а")
    assert (await refused(bot, "deleteMessage", chat_id=chair.id, message_id="жоқ"))[1] == (
        "Bad Request: message to delete not found"
    )
    assert await bot("deleteMessage", chat_id=chair.id, message_id=f"{said['message_id']}x")
    assert warned(lenient) == ['parameter "message_id" must be of type Integer']


# ---- known, not played

UNPLAYED = [
    ("sendMessage", {"text": "а", "business_connection_id": "b"},
     'the parameter "business_connection_id" of sendMessage'),
    ("sendMessage", {"text": "а", "message_effect_id": "5"}, 'the parameter "message_effect_id" of sendMessage'),
    ("sendMessage", {"text": "а", "reply_markup": {"inline_keyboard": [[{"text": "а", "pay": True}]]}},
     'the field "pay" of InlineKeyboardButton'),
    ("sendMessage", {"text": "а", "reply_markup": {"inline_keyboard": [[{"text": "а", "callback_game": {}}]]}},
     'the field "callback_game" of InlineKeyboardButton'),
    ("sendPoll", {"question": "а", "options": ["а"], "description": "а"}, 'the parameter "description" of sendPoll'),
    ("sendLocation", {"latitude": 1, "longitude": 1, "heading": 60}, 'the parameter "heading" of sendLocation'),
]  # fmt: skip


@pytest.mark.parametrize(("method", "params", "what"), UNPLAYED)
async def test_what_is_not_played_says_so(lenient, bot, chair, method, params, what):
    assert await bot(method, chat_id=chair.id, **params)
    assert warned(lenient) == [f"the simulator knows {what} but does not play it"]
    lenient.world.strict = True
    got = await refused(bot, method, chat_id=chair.id, **params)
    assert got == (501, f"Not Implemented: the simulator knows {what} but does not play it")


async def test_a_value_that_changes_nothing_is_not_worth_a_word(telegram, bot, chair):
    for nothing in ({"message_thread_id": 0}, {"allow_paid_broadcast": False}, {"message_effect_id": ""}):
        assert await bot("sendMessage", chat_id=chair.id, text="а", **nothing)


# ---- keyboards


def inline(*buttons):
    return {"inline_keyboard": [list(buttons)]}


async def test_of_several_meanings_the_first_wins(lenient, bot, chair):
    two = {"text": "а", "callback_data": "1", "url": "https://a.kz/", "copy_text": {"text": "x"}}
    said = await bot("sendMessage", chat_id=chair.id, text="а", reply_markup=inline(two))
    assert said["reply_markup"] == inline({"text": "а", "url": "https://a.kz/"})
    assert warned(lenient) == ['a button has several meanings (url, callback_data, copy_text): only "url" is taken']
    lenient.world.strict = True
    await refused(bot, "sendMessage", chat_id=chair.id, text="а", reply_markup=inline(two))


async def test_an_empty_switch_is_a_meaning(telegram, bot, chair):
    for name in ("switch_inline_query", "switch_inline_query_current_chat"):
        button = {"text": "Бөлісу", name: ""}
        said = await bot("sendMessage", chat_id=chair.id, text="а", reply_markup=inline(button))
        assert said["reply_markup"] == inline(button)


async def test_buttons_without_text_and_long_rows(lenient, bot, chair):
    named = [{"text": str(place), "callback_data": str(place)} for place in range(13)]
    said = await bot(
        "sendMessage", chat_id=chair.id, text="а", reply_markup=inline({"text": "", "url": "a.kz"}, *named)
    )
    assert said["reply_markup"] == inline(*named[:12])
    assert warned(lenient)[:2] == ["a button without text is left out", "a row of 13 buttons is cut at 12"]
    await bot("sendMessage", chat_id=chair.id, text="а", reply_markup={"keyboard": [["", *map(str, range(13))], [""]]})
    assert [[key["text"] for key in row] for row in chair.screen.keyboard["keyboard"]] == [list(map(str, range(12)))]
    many = {"keyboard": [["б"] * 12] * 26}
    await bot("sendMessage", chat_id=chair.id, text="а", reply_markup=many)
    assert sum(map(len, chair.screen.keyboard["keyboard"])) == 300
    lenient.world.strict = True
    for markup in (many, {"keyboard": [["б"] * 13]}, {"keyboard": [["", "б"]]}, inline(*named[:9])):
        await refused(bot, "sendMessage", chat_id=chair.id, text="а", reply_markup=markup)


async def test_a_keyboard_of_nothing_is_none(lenient, bot, chair):
    for markup in ({}, {"inline_keyboard": [[]]}, {"keyboard": [[""]]}, {"remove_keyboard": False}, {"rows": []}):
        assert "reply_markup" not in await bot("sendMessage", chat_id=chair.id, text="а", reply_markup=markup)
    assert chair.screen.keyboard is None


# ---- files


async def test_kinds_of_files_stand_for_one_another_but_for_photos(lenient, bot, chair):
    document = (await bot("sendDocument", chat_id=chair.id, files={"document": PDF}))["document"]["file_id"]
    sent = await bot("sendVideo", chat_id=chair.id, video=document)
    assert (sent["document"]["file_name"], "video" in sent) == (PDF.name, False), "it shows as what it was at first"
    assert warned(lenient) == ["can't use file of type Document as Video"]
    with pytest.raises(Refusal, match="can't use file of type Document as Photo"):
        await bot("sendPhoto", chat_id=chair.id, photo=document)


async def test_an_album_of_one_is_a_message(lenient, bot, chair):
    (sent,) = await bot("sendMediaGroup", chat_id=chair.id, media=[{"type": "photo", "media": "attach://a"}],
                        files={"a": SMALL})  # fmt: skip
    assert "media_group_id" not in sent
    assert warned(lenient) == ["an album must include 2-10 items"]


# ---- the two beside each other

MENTION = {
    "type": "text_mention",
    "offset": 0,
    "length": 1,
    "user": {"id": 1, "is_bot": False, "first_name": "а", "z": 1},
}
APP = {"text": "а", "web_app": {"url": "https://example.com", "z": 1}}


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"reply_markup": {"inline_keyboard": [[APP]]}}, "reply_markup.inline_keyboard[0][0].web_app.z"),
        ({"entities": [MENTION]}, "entities[0].user.z"),
        ({"link_preview_options": {"is_disabled": True, "z": {"z": 1}}}, "link_preview_options.z"),
    ],
)
@pytest.mark.parametrize("strict", [False, True])
async def test_a_field_deep_inside_is_named_in_both(strict, more, told):
    telegram = Telegram(strict=strict)
    bot = Caller(telegram)
    person = await somebody(telegram, "Әлия", bot)
    if strict:
        assert told in (await refused(bot, "sendMessage", chat_id=person.id, text="а", **more))[1]
    else:
        await bot("sendMessage", chat_id=person.id, text="а", **more)
        assert told in warned(telegram)[0]


async def test_where_nothing_is_a_mistake_both_answer_alike():
    clock = Clock(MORNING, frozen=True)
    answers = []
    for strict in (False, True):
        telegram = Telegram(clock=clock, strict=strict)
        bot = Caller(telegram)
        person = await somebody(telegram, "Әлия", bot)
        said = await bot("sendMessage", chat_id=person.id, text="<b>Есеп</b>", parse_mode="HTML")
        poll = await bot("sendPoll", chat_id=person.id, question="Келесіз бе?", options=["Иә", "Жоқ"])
        wrong = await refused(bot, "sendMessage", chat_id=person.id, text="<b>", parse_mode="HTML")
        empty = await refused(bot, "sendMessage", chat_id=person.id, text="")
        chat = await bot("getChat", chat_id=person.id)
        answers.append((said["text"], said["entities"], poll["poll"]["options"], wrong, empty, chat["type"]))
        assert warned(telegram) == []
    assert answers[0] == answers[1]

"""Changing what was said: texts, captions, media, buttons; replies and quotes; and what a person changes."""

from __future__ import annotations

import pytest

from simulator.tests.scenes import PDF, SMALL, kinds, only, refused, room, rule, say

YES = {"inline_keyboard": [[{"text": "Иә", "callback_data": "yes"}]]}


@pytest.fixture(autouse=True)
def unhurried(telegram):
    """These stories are not about the pace."""
    telegram.world.pace.on = False


async def test_a_text_and_its_buttons(telegram, bot, chair):
    said = await bot("sendMessage", chat_id=chair.id, text="Есеп", reply_markup=YES)
    assert "edit_date" not in said
    await telegram.clock.advance(60)
    edited = await bot("editMessageText", chat_id=chair.id, message_id=said["message_id"], text="<b>Есеп</b> дайын",
                       parse_mode="HTML")  # fmt: skip
    assert edited["message_id"] == said["message_id"]
    assert edited["date"] == said["date"]
    assert edited["edit_date"] == said["date"] + 60
    assert edited["entities"] == [{"type": "bold", "offset": 0, "length": 4}]
    assert "reply_markup" not in edited, "an edit without buttons takes them away"
    assert chair.screen.messages[said["message_id"]]["text"] == "Есеп дайын"
    assert kinds(await bot.updates()) == [], "a bot is not told what it did itself"


async def test_entities_alone_are_a_change(bot, chair):
    said = await bot("sendMessage", chat_id=chair.id, text="Есеп")
    edited = await bot("editMessageText", chat_id=chair.id, message_id=said["message_id"], text="<i>Есеп</i>",
                       parse_mode="HTML")  # fmt: skip
    assert edited["entities"] == [{"type": "italic", "offset": 0, "length": 4}]


async def test_buttons_alone(bot, chair):
    said = await bot("sendMessage", chat_id=chair.id, text="Есеп", reply_markup=YES)
    edited = await bot("editMessageReplyMarkup", chat_id=chair.id, message_id=said["message_id"])
    assert "reply_markup" not in edited
    assert edited["text"] == "Есеп"
    back = await bot("editMessageReplyMarkup", chat_id=chair.id, message_id=said["message_id"], reply_markup=YES)
    assert back["reply_markup"] == YES


async def test_an_empty_keyboard_is_none(bot, chair):
    said = await bot("sendMessage", chat_id=chair.id, text="Есеп", reply_markup={"inline_keyboard": []})
    assert "reply_markup" not in said


async def test_a_caption_comes_and_goes(bot, chair):
    said = await bot("sendPhoto", chat_id=chair.id, files={"photo": SMALL}, caption="Той", has_spoiler=True)
    number = {"chat_id": chair.id, "message_id": said["message_id"]}
    edited = await bot("editMessageCaption", **number, caption="*Наурыз*", parse_mode="Markdown")
    assert edited["caption_entities"] == [{"type": "bold", "offset": 0, "length": 6}]
    assert edited["photo"] == said["photo"]
    assert edited["has_media_spoiler"] is True
    bare = await bot("editMessageCaption", **number)
    assert "caption" not in bare
    assert "caption_entities" not in bare
    got = await refused(bot, "editMessageText", **number, text="Наурыз")
    assert got == (400, "Bad Request: there is no text in the message to edit")


async def test_a_text_becomes_a_photo(bot, chair):
    said = await bot("sendMessage", chat_id=chair.id, text="Күте тұрыңыз")
    media = {"type": "photo", "media": "attach://file", "caption": "Дайын"}
    number = {"chat_id": chair.id, "message_id": said["message_id"]}
    edited = await bot("editMessageMedia", **number, media=media, files={"file": SMALL})
    assert (edited["caption"], edited["photo"][-1]["width"], "text" in edited) == ("Дайын", 120, False)
    assert chair.screen.messages[said["message_id"]]["caption"] == "Дайын"


async def test_media_of_other_kinds_stay(bot, chair):
    voice = await bot("sendVoice", chat_id=chair.id, files={"voice": SMALL})
    poll = await bot("sendPoll", chat_id=chair.id, question="Иә ма?", options=["Иә"])
    for said in (voice, poll):
        number = {"chat_id": chair.id, "message_id": said["message_id"]}
        media = {"type": "photo", "media": "attach://file"}
        got = await refused(bot, "editMessageMedia", **number, media=media, files={"file": SMALL})
        assert got == (400, "Bad Request: message media can't be edited")


async def test_media_is_changed_for_other_media(bot, chair):
    said = await bot("sendPhoto", chat_id=chair.id, files={"photo": SMALL}, caption="Той")
    media = {"type": "document", "media": "attach://file", "caption": "Есеп"}
    edited = await bot("editMessageMedia", chat_id=chair.id, message_id=said["message_id"], media=media,
                       files={"file": PDF})  # fmt: skip
    assert edited["document"]["file_name"] == PDF.name
    assert edited["caption"] == "Есеп"
    assert "photo" not in edited


async def test_a_message_that_came_with_a_keyboard_stays(bot, chair):
    for markup in ({"keyboard": [["Есеп"]]}, {"force_reply": True}):
        said = await bot("sendMessage", chat_id=chair.id, text="Таңдаңыз", reply_markup=markup)
        got = await refused(bot, "editMessageText", chat_id=chair.id, message_id=said["message_id"], text="Басқа")
        assert got == (400, "Bad Request: message can't be edited")


async def test_what_cannot_be_edited(telegram, bot, chair):
    heard = await say(telegram, chair, bot, "Сәлем")
    forwarded = await bot("forwardMessage", chat_id=chair.id, from_chat_id=chair.id, message_id=heard)
    poll = await bot("sendPoll", chat_id=chair.id, question="Келесіз бе?", options=["Иә", "Жоқ"])
    for number, words in ((heard, "message can't be edited"), (forwarded["message_id"], "message can't be edited"),
                          (poll["message_id"], "there is no text in the message to edit")):  # fmt: skip
        got = await refused(bot, "editMessageText", chat_id=chair.id, message_id=number, text="Басқа")
        assert got == (400, f"Bad Request: {words}")


async def test_a_bots_own_message_has_no_age(telegram, bot, chair):
    said = await bot("sendMessage", chat_id=chair.id, text="Есеп")
    await telegram.clock.advance(30 * 86_400)
    assert await bot("editMessageText", chat_id=chair.id, message_id=said["message_id"], text="Ескі есеп")


async def test_posts_of_a_channel(telegram, bot, chair):
    place = await room(telegram, "channel", chair, bot)
    await rule(telegram, place, chair, bot, can_post_messages=True)
    own = await bot("sendMessage", chat_id=place, text="Жаңалық", reply_markup=YES)
    foreign = await say(telegram, chair, place, "Хабарландыру")
    assert await bot("editMessageText", chat_id=place, message_id=own["message_id"], text="Түзетілген жаңалық")
    got = await refused(bot, "editMessageText", chat_id=place, message_id=foreign, text="Басқа")
    assert got == (400, "Bad Request: message can't be edited")
    await rule(telegram, place, chair, bot, can_post_messages=True, can_edit_messages=True)
    assert await bot("editMessageText", chat_id=place, message_id=foreign, text="Басқа")


async def test_a_button_under_a_post_can_be_pressed(telegram, bot, chair):
    place = await room(telegram, "channel", chair, bot)
    post = await bot("sendMessage", chat_id=place, text="Келесіз бе?", reply_markup=YES)
    await telegram.act("press", person=chair.id, chat=place, message=post["message_id"], data="yes")
    query = only(await bot.updates(), "callback_query")[0]
    assert query["message"]["sender_chat"]["id"] == place
    assert await bot("answerCallbackQuery", callback_query_id=query["id"])


async def test_a_person_edits(telegram, bot, chair):
    said = await say(telegram, chair, bot, "Мүше саны 40")
    await telegram.act("send", files=[SMALL], person=chair.id, chat=bot.id, caption="Той")
    await bot.updates()
    await telegram.act("edit", person=chair.id, chat=bot.id, message=said, text="Мүше саны 41 #есеп")
    await telegram.act("edit", person=chair.id, chat=bot.id, message=said + 1, text="Наурыз")
    text, caption = only(await bot.updates(), "edited_message")
    assert (text["message_id"], text["text"]) == (said, "Мүше саны 41 #есеп")
    assert text["entities"] == [{"type": "hashtag", "offset": 13, "length": 5}]
    assert text["edit_date"] > text["date"]
    assert caption["caption"] == "Наурыз"
    assert "photo" in caption


async def test_replies_and_quotes(telegram, bot, chair):
    heard = await say(telegram, chair, bot, "😀 Есеп сейсенбіде, жиналыс сәрсенбіде")
    reply = {"message_id": heard, "quote": "жиналыс сәрсенбіде"}
    said = await bot("sendMessage", chat_id=chair.id, text="Иә", reply_parameters=reply)
    assert said["reply_to_message"]["message_id"] == heard
    # The emoji counts two.
    assert said["quote"] == {"text": "жиналыс сәрсенбіде", "position": 20, "is_manual": True}
    edited = await bot("editMessageText", chat_id=chair.id, message_id=said["message_id"], text="Жоқ")
    assert edited["quote"]["text"] == "жиналыс сәрсенбіде"
    gone = {"message_id": 999, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await bot("sendMessage", chat_id=chair.id, text="Иә", reply_parameters=gone)


async def test_a_person_replies_and_quotes(telegram, bot, chair):
    first = await bot("sendMessage", chat_id=chair.id, text="Мүше саны қанша?")
    await say(telegram, chair, bot, "41", reply_to=first["message_id"], quote="саны")
    heard = only(await bot.updates(), "message")[0]
    assert heard["reply_to_message"]["text"] == "Мүше саны қанша?"
    assert heard["quote"] == {"text": "саны", "position": 5, "is_manual": True}
    # A reply to a reply shows one step back, not the whole ladder.
    await say(telegram, chair, bot, "Жоқ, 42", reply_to=heard["message_id"])
    assert "reply_to_message" not in only(await bot.updates(), "message")[0]["reply_to_message"]

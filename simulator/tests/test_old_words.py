"""What older versions of the Bot API had: the real server reads it still, and here too it has its effect."""

from __future__ import annotations

import pytest

from simulator.tests.scenes import PDF, SMALL, refused, room, rule, somebody, warned

OUT_OF_DATE = "is out of date: use"


async def test_an_old_reply(lenient, bot, chair):
    said = await bot("sendMessage", chat_id=chair.id, text="Есеп")
    answer = await bot("sendMessage", chat_id=chair.id, text="Иә", reply_to_message_id=said["message_id"])
    assert answer["reply_to_message"]["message_id"] == said["message_id"]
    assert warned(lenient) == [f'parameter "reply_to_message_id" of sendMessage {OUT_OF_DATE} "reply_parameters"']
    got = await refused(bot, "sendPhoto", chat_id=chair.id, reply_to_message_id=999, files={"photo": SMALL})
    assert got == (400, "Bad Request: message to be replied not found")
    for flag in (True, 1, "yes"):
        lost = {"reply_to_message_id": 999, "allow_sending_without_reply": flag}
        assert "reply_to_message" not in await bot("sendMessage", chat_id=chair.id, text="Иә", **lost)
    both = {"reply_to_message_id": 999, "reply_parameters": {"message_id": said["message_id"]}}
    assert (await bot("sendMessage", chat_id=chair.id, text="Иә", **both))["reply_to_message"], "the new one counts"


async def test_an_old_preview(lenient, bot, chair):
    for flag, shown in ((True, {"is_disabled": True}), (False, None)):
        said = await bot("sendMessage", chat_id=chair.id, text="a.kz", disable_web_page_preview=flag)
        assert said.get("link_preview_options") == shown
        assert warned(lenient)
    edited = await bot("editMessageText", chat_id=chair.id, message_id=said["message_id"], text="b.kz",
                       disable_web_page_preview=True)  # fmt: skip
    assert edited["link_preview_options"] == {"is_disabled": True}


async def test_an_old_quiz(lenient, bot, chair):
    asked = {"chat_id": chair.id, "question": "Қай?", "options": ["1", "2"], "type": "quiz"}
    assert (await bot("sendPoll", **asked, correct_option_id=1))["poll"]["correct_option_ids"] == [1]
    got = await refused(bot, "sendPoll", **asked, correct_option_id=7)
    assert got == (400, "Bad Request: wrong quiz correct_option_id")


@pytest.mark.parametrize("files", [{"thumb": SMALL}, {"small": SMALL}])
async def test_an_old_thumbnail(lenient, bot, chair, files):
    by_name = {"thumb": "attach://small"} if "small" in files else {}
    sent = await bot("sendDocument", chat_id=chair.id, files={"document": PDF} | files, **by_name)
    assert sent["document"]["thumbnail"]["width"] == 120
    assert warned(lenient) == [f'parameter "thumb" of sendDocument {OUT_OF_DATE} "thumbnail"']


async def test_an_old_thumbnail_in_an_album(lenient, bot, chair):
    media = [{"type": "document", "media": f"attach://{name}", "thumb": "attach://small"} for name in "ab"]
    sent = await bot("sendMediaGroup", chat_id=chair.id, media=media, files={"a": PDF, "b": PDF, "small": SMALL})
    assert sent[0]["document"]["thumbnail"]["width"] == 120
    assert warned(lenient) == [f'field "thumb" of InputMediaDocument {OUT_OF_DATE} "thumbnail"']


async def test_old_names_of_methods(lenient, bot, chair):
    guest = await somebody(lenient, "Қонақ")
    place = await room(lenient, "supergroup", chair, bot, guest)
    await rule(lenient, place, chair, bot)
    assert await bot("getChatMembersCount", chat_id=place) == 3
    assert await bot("kickChatMember", chat_id=place, user_id=guest.id)
    assert warned(lenient) == [f'method "kickChatMember" {OUT_OF_DATE} "banChatMember"']
    assert (await bot("getChatMember", chat_id=place, user_id=guest.id))["status"] == "kicked"
    lenient.world.strict = True
    got = await refused(bot, "kickChatMember", chat_id=place, user_id=guest.id)
    assert got == (400, f'Bad Request: method "kickChatMember" {OUT_OF_DATE} "banChatMember"')


FLAT = [
    ({}, {"can_send_messages": False, "can_send_photos": False}),
    ({"can_send_messages": True}, {"can_send_messages": True, "can_send_photos": False, "can_send_polls": False}),
    ({"can_send_other_messages": 1}, {"can_send_messages": True, "can_send_photos": True, "can_send_polls": False}),
    ({"permissions": {"can_send_media_messages": True}}, {"can_send_messages": True, "can_send_photos": True}),
    ({"permissions": {"can_send_polls": True}}, {"can_send_messages": True, "can_send_photos": False}),
    ({"permissions": {"can_send_polls": True}, "use_independent_chat_permissions": True},
     {"can_send_messages": False, "can_send_polls": True}),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "permitted"), FLAT)
async def test_old_permissions(lenient, bot, chair, asked, permitted):
    guest = await somebody(lenient, "Қонақ")
    place = await room(lenient, "supergroup", chair, bot, guest)
    await rule(lenient, place, chair, bot)
    await bot("restrictChatMember", chat_id=place, user_id=guest.id, **asked)
    member = await bot("getChatMember", chat_id=place, user_id=guest.id)
    assert {name: member[name] for name in permitted} == permitted
    everything = (
        "can_send_messages",
        "can_send_media_messages",
        "can_send_other_messages",
        "can_add_web_page_previews",
    )
    await bot("restrictChatMember", chat_id=place, user_id=guest.id, **dict.fromkeys(everything, True))
    assert (await bot("getChatMember", chat_id=place, user_id=guest.id))["status"] == "member"


async def test_an_old_right(lenient, bot, chair):
    guest = await somebody(lenient, "Қонақ")
    place = await room(lenient, "supergroup", chair, bot, guest)
    await rule(lenient, place, chair, bot)
    await bot("promoteChatMember", chat_id=place, user_id=guest.id, can_manage_voice_chats=True)
    assert (await bot("getChatMember", chat_id=place, user_id=guest.id))["can_manage_video_chats"] is True


async def test_an_old_button(lenient, bot, chair):
    markup = {"keyboard": [[{"text": "Кім?", "request_user": {"request_id": 1}}]]}
    await bot("sendMessage", chat_id=chair.id, text="а", reply_markup=markup)
    assert warned(lenient) == [
        f'field "request_user" of KeyboardButton {OUT_OF_DATE} "request_users"',
        'the simulator knows the field "request_users" of KeyboardButton but does not play it',
    ]
    assert chair.screen.keyboard["keyboard"][0][0]["request_users"] == {"request_id": 1}


async def test_old_actions(lenient, bot, chair):
    for action in ("record_audio", "upload_audio", "pick_up_location"):
        assert await bot("sendChatAction", chat_id=chair.id, action=action)
        assert OUT_OF_DATE in warned(lenient)[0]

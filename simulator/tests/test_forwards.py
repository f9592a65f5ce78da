"""Carrying messages on: forwards tell where they came from, copies do not, protected ones stay."""

from __future__ import annotations

import pytest

from simulator.tests.scenes import PDF, SMALL, only, refused, room, say, somebody
from simulator.world.talk import ALBUM_GAP

YES = {"inline_keyboard": [[{"text": "Иә", "callback_data": "yes"}]]}


@pytest.fixture(autouse=True)
def unhurried(telegram):
    telegram.world.pace.on = False


async def carry(bot, chair, number, **more):
    return await bot("forwardMessage", chat_id=chair.id, from_chat_id=chair.id, message_id=number, **more)


async def test_from_a_person(telegram, bot, chair):
    heard = await say(telegram, chair, bot, "Сенбілік сенбіде")
    date = telegram.world.now
    await telegram.clock.advance(500)
    sent = await carry(bot, chair, heard)
    assert sent["text"] == "Сенбілік сенбіде"
    assert sent["from"]["id"] == bot.id
    user = {"id": chair.id, "is_bot": False, "first_name": "Төраға", "language_code": "kk"}
    origin = sent["forward_origin"]
    assert (origin["type"], origin["sender_user"]) == ("user", user)
    assert abs(origin["date"] - date) <= 1
    assert sent["date"] > origin["date"]


async def test_from_somebody_who_hides(telegram, bot, chair):
    await telegram.act("edit_person", person=chair.id, hidden=True, last_name="Серікова")
    sent = await carry(bot, chair, await say(telegram, chair, bot, "Сенбілік"))
    assert sent["forward_origin"] == {
        "type": "hidden_user", "sender_user_name": "Төраға Серікова", "date": sent["forward_origin"]["date"]
    }  # fmt: skip


async def test_from_a_channel(telegram, bot, chair):
    place = await room(telegram, "channel", chair, bot, title="Облыс жаңалықтары")
    post = await say(telegram, chair, place, "Жаңа заң")
    sent = await bot("forwardMessage", chat_id=chair.id, from_chat_id=place, message_id=post)
    origin = sent["forward_origin"]
    assert (origin["type"], origin["message_id"], origin["chat"]["title"]) == ("channel", post, "Облыс жаңалықтары")


async def test_a_forward_of_a_forward_keeps_the_first_origin(telegram, bot, chair):
    heard = await say(telegram, chair, bot, "Сенбілік")
    once = await carry(bot, chair, heard)
    twice = await carry(bot, chair, once["message_id"])
    assert twice["forward_origin"] == once["forward_origin"]


async def test_a_person_forwards_into_the_bot(telegram, bot, chair):
    place = await room(telegram, "channel", chair, title="Облыс")  # the bot is not there
    post = await say(telegram, chair, place, "Жаңа заң")
    said = await bot("sendMessage", chat_id=chair.id, text="Есеп", reply_markup=YES)
    await bot.updates()
    await telegram.act("forward", person=chair.id, chat=place, messages=[post], to=bot.id)
    await telegram.act("forward", person=chair.id, chat=bot.id, messages=[said["message_id"]], to=bot.id)
    from_channel, from_bot = only(await bot.updates(), "message")
    assert from_channel["from"]["id"] == chair.id
    assert from_channel["forward_origin"]["chat"] == {"id": place, "type": "channel", "title": "Облыс"}
    assert from_bot["forward_origin"]["sender_user"]["is_bot"] is True
    assert "reply_markup" not in from_bot, "a forward carries no buttons"


async def test_a_person_forwards_an_album(telegram, bot, chair):
    friend = await somebody(telegram, "Дос")
    place = await room(telegram, "group", friend, chair)
    sent = await telegram.act("send", files=[SMALL, SMALL, SMALL], person=friend.id, chat=place, caption="Той")
    numbers = [message["message_id"] for message in sent]
    telegram.seconds_per_act = 0.0
    await telegram.act("forward", person=chair.id, chat=place, messages=numbers, to=bot.id)
    assert len(await bot.updates()) == 1, "like any album, it comes piece by piece"
    await telegram.act("forward", person=chair.id, chat=place, messages=numbers[:1], to=bot.id)
    await telegram.clock.advance(3 * ALBUM_GAP)
    rest = only(await bot.updates(), "message")
    assert len(rest) == 3
    assert rest[0]["media_group_id"] == rest[1]["media_group_id"] != sent[0]["media_group_id"]
    assert "media_group_id" not in rest[2], "one picture of an album is no album"


async def test_a_bot_forwards_several(telegram, bot, chair):
    place = await room(telegram, "supergroup", chair, bot)
    media = [{"type": "photo", "media": "attach://a"}, {"type": "photo", "media": "attach://a"}]
    album = await bot("sendMediaGroup", chat_id=chair.id, media=media, files={"a": SMALL})
    numbers = [message["message_id"] for message in album]
    chair.talks_to(place)
    got = await bot("forwardMessages", chat_id=place, from_chat_id=chair.id, message_ids=[*numbers, 999])
    assert [list(one) for one in got] == [["message_id"]] * 2
    shown = [chair.screen.messages[one["message_id"]] for one in got]
    assert shown[0]["media_group_id"] == shown[1]["media_group_id"] != album[0]["media_group_id"]
    assert all(one["forward_origin"]["sender_user"]["id"] == bot.id for one in shown)


async def test_a_copy_has_no_origin(telegram, bot, chair):
    heard = await say(telegram, chair, bot, "Сенбілік туралы #хабар")
    copy = await bot("copyMessage", chat_id=chair.id, from_chat_id=chair.id, message_id=heard, reply_markup=YES)
    assert list(copy) == ["message_id"]
    shown = chair.screen.messages[copy["message_id"]]
    assert "forward_origin" not in shown
    assert shown["text"] == "Сенбілік туралы #хабар"
    assert shown["reply_markup"] == YES
    assert await bot("editMessageText", chat_id=chair.id, message_id=copy["message_id"], text="Өзімдікі")


async def test_a_copy_with_another_caption(bot, chair):
    sent = await bot("sendDocument", chat_id=chair.id, files={"document": PDF}, caption="Есеп")
    where = {"chat_id": chair.id, "from_chat_id": chair.id, "message_id": sent["message_id"]}
    same, other, *none = [
        chair.screen.messages[(await bot("copyMessage", **where, **caption))["message_id"]]
        for caption in (
            {},
            {"caption": "<b>Жоба</b>", "parse_mode": "HTML"},
            {"caption": "<b></b>", "parse_mode": "HTML"},
            {"caption": ""},
        )
    ]
    assert same["caption"] == "Есеп"
    assert (other["caption"], other["caption_entities"][0]["type"]) == ("Жоба", "bold")
    assert all("caption" not in one for one in none)


async def test_several_copies(telegram, bot, chair):
    numbers = [await say(telegram, chair, bot, text) for text in ("Бір", "Екі")]
    got = await bot("copyMessages", chat_id=chair.id, from_chat_id=chair.id, message_ids=[*numbers, 999])
    assert [chair.screen.messages[one["message_id"]]["text"] for one in got] == ["Бір", "Екі"]


async def test_several_without_their_captions(bot, chair):
    sent = await bot("sendPhoto", chat_id=chair.id, files={"photo": SMALL}, caption="Жиналыс")
    where = {"chat_id": chair.id, "from_chat_id": chair.id, "message_ids": [sent["message_id"]]}
    (copy,) = await bot("copyMessages", **where, remove_caption=True)
    assert "caption" not in chair.screen.messages[copy["message_id"]]


async def test_several_go_in_their_order(telegram, bot, chair):
    numbers = [await say(telegram, chair, bot, text) for text in ("Бір", "Екі")]
    for wrong in (numbers[::-1], numbers[:1] * 2):
        for method in ("forwardMessages", "copyMessages"):
            got = await refused(bot, method, chat_id=chair.id, from_chat_id=chair.id, message_ids=wrong)
            assert got == (400, "Bad Request: message identifiers must be in a strictly increasing order")


async def test_protected_messages_are_not_forwarded_and_a_bot_may_copy_them(telegram, bot, chair):
    sent = await bot("sendMessage", chat_id=chair.id, text="Құпия", protect_content=True)
    assert sent["has_protected_content"] is True
    where = {"chat_id": chair.id, "from_chat_id": chair.id, "message_id": sent["message_id"]}
    assert await refused(bot, "forwardMessage", **where) == (400, "Bad Request: the message can't be forwarded")
    several = {"chat_id": chair.id, "from_chat_id": chair.id, "message_ids": [sent["message_id"]]}
    assert await refused(bot, "forwardMessages", **several) == (400, "Bad Request: messages can't be forwarded")
    copy = await bot("copyMessage", **where)
    assert "has_protected_content" not in chair.screen.messages[copy["message_id"]], "unless it asks for that anew"
    assert len(await bot("copyMessages", **several)) == 1
    with pytest.raises(Exception, match="can't be forwarded"):
        await telegram.act("forward", person=chair.id, chat=bot.id, messages=[sent["message_id"]], to=bot.id)


async def test_service_messages_stay(telegram, bot, chair):
    place = await room(telegram, "supergroup", chair, bot)
    for method, words in (("forwardMessage", "forwarded"), ("copyMessage", "copied")):
        got = await refused(bot, method, chat_id=chair.id, from_chat_id=place, message_id=1)
        assert got == (400, f"Bad Request: the message can't be {words}")

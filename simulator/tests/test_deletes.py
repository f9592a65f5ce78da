"""Taking messages back, and pinning them."""

from __future__ import annotations

import pytest

from simulator.tests.scenes import refused, room, rule, say

CANT = (400, "Bad Request: message can't be deleted")
NOT_FOR_ALL = (400, "Bad Request: message can't be deleted for everyone")
HOUR = 3600


async def delete(bot, chat, number):
    return await bot("deleteMessage", chat_id=chat, message_id=number)


async def test_both_sides_of_a_private_chat(telegram, bot, chair):
    said = await bot("sendMessage", chat_id=chair.id, text="Құпия сөз")
    heard = await say(telegram, chair, bot, "Менің сөзім")
    for number in (said["message_id"], heard):
        assert await delete(bot, chair.id, number)
        assert number not in chair.screen.messages
        got = await refused(bot, "deleteMessage", chat_id=chair.id, message_id=number)
        assert got == (400, "Bad Request: message to delete not found")


async def test_two_days_to_the_second(telegram, bot, chair):
    first = await bot("sendMessage", chat_id=chair.id, text="Есеп")
    await telegram.clock.advance(48 * HOUR)
    assert await delete(bot, chair.id, first["message_id"])
    second = await bot("sendMessage", chat_id=chair.id, text="Есеп")
    await telegram.clock.advance(48 * HOUR + 1)
    assert await refused(bot, "deleteMessage", chat_id=chair.id, message_id=second["message_id"]) == NOT_FOR_ALL


@pytest.mark.parametrize(("kind", "words"), [("group", NOT_FOR_ALL), ("supergroup", CANT), ("channel", CANT)])
async def test_after_two_days_an_administrator_cannot_either(telegram, bot, chair, kind, words):
    place = await room(telegram, kind, chair, bot)
    await rule(telegram, place, chair, bot)
    said = [
        await say(telegram, chair, place, "Хабар"),
        (await bot("sendMessage", chat_id=place, text="Б"))["message_id"],
    ]
    young = await say(telegram, chair, place, "Жас")
    assert await delete(bot, place, young)
    await telegram.clock.advance(48 * HOUR + 1)
    for number in said:
        assert await refused(bot, "deleteMessage", chat_id=place, message_id=number) == words


async def test_several_at_once(telegram, bot, chair):
    numbers = [(await bot("sendMessage", chat_id=chair.id, text=f"{n}"))["message_id"] for n in range(3)]
    assert await bot("deleteMessages", chat_id=chair.id, message_ids=[*numbers, 998, 999]), "absent ones are skipped"
    assert not set(numbers) & set(chair.screen.messages)
    old = await bot("sendMessage", chat_id=chair.id, text="Ескі")
    await telegram.clock.advance(49 * HOUR)
    new = await bot("sendMessage", chat_id=chair.id, text="Жаңа")
    both = [old["message_id"], new["message_id"]]
    assert await refused(bot, "deleteMessages", chat_id=chair.id, message_ids=both) == NOT_FOR_ALL
    assert new["message_id"] in chair.screen.messages, "one that may not go keeps all"


async def test_a_person_takes_back_and_the_bot_is_not_told(telegram, bot, chair):
    said = await say(telegram, chair, bot, "Қате")
    await bot.updates()
    await telegram.act("delete", person=chair.id, chat=bot.id, messages=[said])
    assert await bot.updates() == []
    got = await refused(bot, "sendMessage", chat_id=chair.id, text="Не?", reply_parameters={"message_id": said})
    assert got == (400, "Bad Request: message to be replied not found")


async def test_in_a_group_one_deletes_ones_own(telegram, bot, chair):
    place = await room(telegram, "supergroup", chair, bot)
    own = await bot("sendMessage", chat_id=place, text="Ереже")
    foreign = await say(telegram, chair, place, "Жарнама")
    assert await refused(bot, "deleteMessage", chat_id=place, message_id=foreign) == CANT
    assert await delete(bot, place, own["message_id"])
    # An administrator with the right deletes whatever there is.
    await rule(telegram, place, chair, bot, can_delete_messages=True)
    assert await delete(bot, place, foreign)


async def test_in_a_channel_posts_of_others_need_the_right(telegram, bot, chair):
    place = await room(telegram, "channel", chair, bot)
    await rule(telegram, place, chair, bot, can_post_messages=True)
    own = await bot("sendMessage", chat_id=place, text="Жаңалық")
    foreign = await say(telegram, chair, place, "Хабарландыру")
    assert await delete(bot, place, own["message_id"])
    assert await refused(bot, "deleteMessage", chat_id=place, message_id=foreign) == CANT
    await rule(telegram, place, chair, bot, can_delete_messages=True)
    assert await delete(bot, place, foreign)


@pytest.mark.parametrize("kind", ["supergroup", "channel"])
async def test_the_creation_of_a_room_stays(telegram, bot, chair, kind):
    place = await room(telegram, kind, chair, bot)
    await rule(telegram, place, chair, bot)
    assert await refused(bot, "deleteMessage", chat_id=place, message_id=1) == CANT


async def test_pins_in_a_private_chat(bot, chair):
    numbers = [(await bot("sendMessage", chat_id=chair.id, text=text))["message_id"] for text in ("Бір", "Екі", "Үш")]
    for number in numbers:
        assert await bot("pinChatMessage", chat_id=chair.id, message_id=number)
    assert (await bot("getChat", chat_id=chair.id))["pinned_message"]["text"] == "Үш"
    assert chair.screen.last["pinned_message"]["text"] == "Үш"
    assert await bot("unpinChatMessage", chat_id=chair.id), "the newest, if none is named"
    assert (await bot("getChat", chat_id=chair.id))["pinned_message"]["text"] == "Екі"
    assert await bot("unpinChatMessage", chat_id=chair.id, message_id=numbers[0])
    assert await bot("unpinChatMessage", chat_id=chair.id, message_id=numbers[0]), "it is not pinned, and that is well"
    got = await refused(bot, "unpinChatMessage", chat_id=chair.id, message_id=999)
    assert got == (400, "Bad Request: message to unpin not found")
    assert await bot("unpinAllChatMessages", chat_id=chair.id)
    assert "pinned_message" not in await bot("getChat", chat_id=chair.id)


async def test_a_deleted_message_is_pinned_no_more(bot, chair):
    said = await bot("sendMessage", chat_id=chair.id, text="Маңызды")
    await bot("pinChatMessage", chat_id=chair.id, message_id=said["message_id"])
    await delete(bot, chair.id, said["message_id"])
    assert "pinned_message" not in await bot("getChat", chat_id=chair.id)


@pytest.mark.parametrize(("kind", "right"), [("supergroup", "can_pin_messages"), ("channel", "can_edit_messages")])
async def test_pins_take_a_right(telegram, bot, chair, kind, right):
    place = await room(telegram, kind, chair, bot)
    said = await say(telegram, chair, place, "Жиналыс жұмада")
    await rule(telegram, place, chair, bot, can_delete_messages=True)
    got = await refused(bot, "pinChatMessage", chat_id=place, message_id=said)
    assert got == (400, "Bad Request: not enough rights to manage pinned messages in the chat")
    await rule(telegram, place, chair, bot, **{right: True})
    assert await bot("pinChatMessage", chat_id=place, message_id=said)
    assert (await bot("getChat", chat_id=place))["pinned_message"]["text"] == "Жиналыс жұмада"

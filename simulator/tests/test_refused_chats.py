"""Chats where a bot may not speak, and connections that break: the refusals that no parameter explains."""

from __future__ import annotations

import pytest

from simulator import StoryError
from simulator.errors import Refusal
from simulator.tests.calling import Caller
from simulator.tests.scenes import refused, room, rule, say, somebody
from simulator.world.faults import ConnectionCut


async def speak(bot, chat):
    return await refused(bot, "sendMessage", chat_id=chat, text="Есеп күні таяу")


@pytest.mark.parametrize("chat", [424242, -100123, "@eshkim", "есеп", 0])
async def test_unknown_chats(bot, chat):
    assert await speak(bot, chat) == (400, "Bad Request: chat not found")


async def test_a_person_who_never_pressed_start(telegram, bot, chair):
    stranger = await somebody(telegram, "Бейтаныс")
    assert await speak(bot, stranger.id) == (400, "Bad Request: chat not found")
    # In a common group the bot gets to know them, but may still not write first.
    await room(telegram, "group", chair, bot, stranger)
    assert await speak(bot, stranger.id) == (403, "Forbidden: bot can't initiate conversation with a user")


async def test_blocked_and_taken_back(telegram, bot, chair):
    await telegram.act("block", person=chair.id, chat=bot.id)
    assert await speak(bot, chair.id) == (403, "Forbidden: bot was blocked by the user")
    assert await refused(bot, "sendChatAction", chat_id=chair.id, action="typing") == (
        403, "Forbidden: bot was blocked by the user")  # fmt: skip
    await telegram.act("unblock", person=chair.id, chat=bot.id)
    assert await bot("sendMessage", chat_id=chair.id, text="Қайта қош келдіңіз")


async def test_an_account_that_is_no_more(telegram, bot, chair):
    await telegram.act("deactivate", person=chair.id)
    assert await speak(bot, chair.id) == (403, "Forbidden: user is deactivated")


async def test_other_bots(telegram, bot):
    other = Caller(telegram, "2000:test")
    assert await speak(bot, other.id) == (403, "Forbidden: the bot can't send messages to the bot")


@pytest.mark.parametrize(
    ("kind", "words"), [("group", "group chat"), ("supergroup", "supergroup chat"), ("channel", "channel chat")]
)
async def test_kicked_and_left(telegram, bot, chair, kind, words):
    place = await room(telegram, kind, chair, bot)
    await telegram.act("kick", person=chair.id, chat=place, user=bot.id)
    assert await speak(bot, place) == (403, f"Forbidden: bot was kicked from the {words}")
    assert await refused(bot, "getChat", chat_id=place) == (403, f"Forbidden: bot was kicked from the {words}")
    await telegram.act("add_member", person=chair.id, chat=place, user=bot.id)
    await bot("leaveChat", chat_id=place)
    assert await speak(bot, place) == (403, f"Forbidden: bot is not a member of the {words}")


async def test_a_group_that_the_bot_never_saw(telegram, bot, chair):
    place = await room(telegram, "supergroup", chair)
    assert await speak(bot, place) == (400, "Bad Request: chat not found")


async def test_a_channel_where_it_may_not_post(telegram, bot, chair):
    place = await room(telegram, "channel", chair, bot)
    await rule(telegram, place, chair, bot, can_delete_messages=True)
    assert await speak(bot, place) == (400, "Bad Request: need administrator rights in the channel chat")


async def test_a_group_that_forbids_a_kind(telegram, bot, chair):
    place = await room(telegram, "supergroup", chair, bot)
    await telegram.act("permit", person=chair.id, chat=place, permissions={"can_send_messages": False})
    words = "Bad Request: not enough rights to send text messages to the chat"
    assert await speak(bot, place) == (400, words)
    await telegram.act("permit", person=chair.id, chat=place, permissions={"can_send_polls": False})
    poll = await refused(bot, "sendPoll", chat_id=place, question="Келесіз бе?", options=["Иә", "Жоқ"])
    assert poll == (400, "Bad Request: not enough rights to send polls to the chat")


async def test_a_group_that_became_a_supergroup(telegram, bot, chair):
    place = await room(telegram, "group", chair, bot)
    bigger = (await telegram.act("migrate", chat=place))["chat"]
    with pytest.raises(Refusal) as caught:
        await bot("sendMessage", chat_id=place, text="Есеп күні таяу")
    assert caught.value.code == 400
    assert caught.value.description == "Bad Request: group chat was upgraded to a supergroup chat"
    assert caught.value.parameters == {"migrate_to_chat_id": bigger}
    assert await bot("sendMessage", chat_id=bigger, text="Есеп күні таяу")


async def test_only_inline_buttons_in_a_channel(telegram, bot, chair):
    place = await room(telegram, "channel", chair, bot)
    got = await refused(bot, "sendMessage", chat_id=place, text="Жаңалық", reply_markup={"keyboard": [["Иә"]]})
    assert got == (400, "Bad Request: inline keyboard expected")


async def test_a_contact_is_asked_for_in_private_only(telegram, bot, chair):
    place = await room(telegram, "supergroup", chair, bot)
    ask = {"keyboard": [[{"text": "Нөмірім", "request_contact": True}]]}
    assert await bot("sendMessage", chat_id=chair.id, text="Нөміріңіз?", reply_markup=ask)
    got = await refused(bot, "sendMessage", chat_id=place, text="Нөміріңіз?", reply_markup=ask)
    assert got == (400, "Bad Request: phone number can be requested in private chats only")


async def test_foreign_messages_in_a_group_stay(telegram, bot, chair):
    place = await room(telegram, "supergroup", chair, bot)
    said = await say(telegram, chair, place, "Жиналыс сағат үште")
    got = await refused(bot, "deleteMessage", chat_id=place, message_id=said)
    assert got == (400, "Bad Request: message can't be deleted")
    await rule(telegram, place, chair, bot)
    assert await bot("deleteMessage", chat_id=place, message_id=said)


async def test_a_server_error_does_nothing(telegram, bot, chair):
    telegram.world.faults.next("error", "sendMessage")
    assert await speak(bot, chair.id) == (502, "Bad Gateway")
    assert "Есеп күні таяу" not in chair.screen.text


async def test_a_connection_breaks_after_the_message_was_taken(telegram, bot, chair):
    telegram.world.faults.next("cut", "sendMessage")
    with pytest.raises(ConnectionCut):
        await bot("sendMessage", chat_id=chair.id, text="Есеп күні таяу")
    assert chair.sees("Есеп күні таяу"), "delivered, though the bot cannot know"


@pytest.mark.parametrize("length", [64, 65])
async def test_deep_links_carry_64_characters(telegram, bot, length):
    reader = await somebody(telegram, "Оқырман")
    link = f"https://t.me/bot_1000_bot?start={'a' * length}"
    if length == 64:
        await reader.opens(link, silently=True)
        assert (await bot.updates())[-1]["message"]["text"] == f"/start {'a' * 64}"
    else:
        with pytest.raises(StoryError, match="the link does not work"):
            await reader.opens(link, silently=True)


@pytest.mark.parametrize("payload", ["қазақша", "a.b", "a b"])
async def test_deep_links_carry_latin_letters(telegram, bot, payload):
    reader = await somebody(telegram, "Оқырман")
    with pytest.raises(StoryError, match="the link does not work"):
        await reader.opens(f"https://t.me/bot_1000_bot?start={payload}", silently=True)

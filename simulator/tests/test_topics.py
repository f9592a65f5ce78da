"""Topics: a bot is told where something was said, and answers there."""

from __future__ import annotations

import pytest
from aiogram import Dispatcher

from simulator.errors import Refusal
from simulator.tests.bots.stages import running
from simulator.tests.scenes import only, refused, room, rule, somebody


@pytest.fixture
async def place(telegram, bot, chair):
    number = await room(telegram, "supergroup", chair, bot)
    await rule(telegram, number, chair, bot)
    await telegram.act("set_forum", person=chair.id, chat=number)
    await bot.updates()
    return number


@pytest.fixture
async def topic(bot, place):
    made = await bot("createForumTopic", chat_id=place, name="Жоспар", icon_color=16766590)
    assert (made["name"], made["icon_color"]) == ("Жоспар", 16766590)
    return made["message_thread_id"]


async def test_a_bot_answers_in_the_topic_it_was_asked_in(telegram, chair):
    async def echo(message):
        await message.answer(f"{message.reply_to_message.forum_topic_created.name}: {message.text}")

    dispatcher = Dispatcher()
    dispatcher.message.register(echo, lambda message: message.text)
    telegram.bot("2000:echo", "Жаңғырық", "echo_bot").reads_all = True
    async with running(telegram.world, "2000:echo", dispatcher):
        aliya = await telegram.person("Әлия")
        group = await telegram.group("Кәсіподақ", aliya, telegram.world.accounts[2000], kind="supergroup")
        number = await group.topic("Есеп", by=aliya)
        await aliya.talks_to(group).says("Дайын", topic=number)
        assert aliya.sees() == "Есеп: Дайын"
        assert aliya.screen.last["message_thread_id"] == number


async def test_what_is_told_of_a_topic(telegram, bot, chair, place, topic):
    assert (await bot("getChat", chat_id=place))["is_forum"] is True
    await telegram.act("say", person=chair.id, chat=place, text="Сенбіде", topic=topic)
    await telegram.act("say", person=chair.id, chat=place, text="Жалпы")
    said, common = only(await bot.updates(), "message")
    assert (said["message_thread_id"], said["is_topic_message"]) == (topic, True)
    assert said["reply_to_message"]["forum_topic_created"]["name"] == "Жоспар"
    assert not {"message_thread_id", "is_topic_message", "reply_to_message"} & common.keys()
    answer = await bot("sendMessage", chat_id=place, text="Болды", reply_parameters={"message_id": said["message_id"]})
    assert answer["message_thread_id"] == topic, "a reply stands where what it replies to does"


@pytest.mark.parametrize("method", ["sendMessage", "sendPoll", "sendLocation", "copyMessage", "sendChatAction"])
async def test_requests_speak_into_a_topic(bot, place, topic, method):
    given = {"sendMessage": {"text": "x"}, "sendPoll": {"question": "x", "options": ["a", "b"]},
             "sendLocation": {"latitude": 1.0, "longitude": 1.0}, "sendChatAction": {"action": "typing"}}  # fmt: skip
    sent = await bot("sendMessage", chat_id=place, text="x", message_thread_id=1)
    assert "message_thread_id" not in sent, "1 is what is said outside of all topics"
    given["copyMessage"] = {"from_chat_id": place, "message_id": sent["message_id"]}
    said = await bot(method, chat_id=place, message_thread_id=topic, **given[method])
    if method.startswith("send") and method != "sendChatAction":
        assert said["message_thread_id"] == topic
    unknown = (400, "Bad Request: message thread not found")
    assert await refused(bot, method, chat_id=place, message_thread_id=topic + 50, **given[method]) == unknown


async def test_a_topic_is_changed_closed_and_deleted(telegram, bot, chair, place, topic):
    about = {"chat_id": place, "message_thread_id": topic}
    assert await bot("editForumTopic", **about, name="Есеп") is True
    same = (400, "Bad Request: TOPIC_NOT_MODIFIED")
    assert await refused(bot, "editForumTopic", **about, name="Есеп") == same
    assert await bot("closeForumTopic", **about) is True
    assert await refused(bot, "closeForumTopic", **about) == same
    guest = await somebody(telegram, "Қонақ")
    await telegram.act("join", person=guest.id, chat=place)
    with pytest.raises(Refusal, match="this topic is closed"):
        await telegram.act("say", person=guest.id, chat=place, text="Мен", topic=topic)
    await rule(telegram, place, chair, bot, can_pin_messages=True)
    assert await refused(bot, "sendMessage", text="Мен", **about) == (400, "Bad Request: TOPIC_CLOSED")
    await rule(telegram, place, chair, bot)
    assert await bot("reopenForumTopic", **about) is True
    assert await bot("deleteForumTopic", **about) is True
    assert await refused(bot, "editForumTopic", **about, name="Ал") == (400, "Bad Request: TOPIC_ID_INVALID")
    assert not any(message.thread == topic for message in telegram.world.rooms[place].messages.values())


async def test_where_topics_may_not_be_made(telegram, bot, chair, place):
    plain = await room(telegram, "supergroup", chair, bot)
    words = (400, "Bad Request: the chat is not a forum")
    assert await refused(bot, "createForumTopic", chat_id=plain, name="Жоспар") == words
    with pytest.raises(Refusal, match="you may not make topics here"):
        await telegram.act("add_topic", person=chair.id, chat=plain, name="Жоспар")
    with pytest.raises(Refusal, match="only a supergroup has topics"):
        await telegram.act("set_forum", person=chair.id, chat=await room(telegram, "group", chair))
    with pytest.raises(Refusal, match="there is no such topic"):
        await telegram.act("say", person=chair.id, chat=plain, text="x", topic=5)
    for name in (" ", "x" * 129):
        unnamed = (400, "Bad Request: invalid topic name specified")
        assert await refused(bot, "createForumTopic", chat_id=place, name=name) == unnamed
    uncoloured = (400, "Bad Request: invalid topic icon color specified")
    assert await refused(bot, "createForumTopic", chat_id=place, name="x", icon_color=1) == uncoloured
    await rule(telegram, place, chair, bot, can_pin_messages=True)
    rights = (400, "Bad Request: not enough rights to manage topics")
    assert await refused(bot, "createForumTopic", chat_id=place, name="Жоспар") == rights

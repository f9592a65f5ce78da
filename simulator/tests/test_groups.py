"""Groups, supergroups and channels: who is in them, what a bot hears there, and what becomes of them."""

from __future__ import annotations

import pytest

from simulator.tests.calling import Caller
from simulator.tests.scenes import SMALL, kinds, only, refused, room, rule, say, somebody

ROOMS = ("group", "supergroup", "channel")


@pytest.fixture(autouse=True)
def unhurried(telegram):
    telegram.world.pace.on = False


@pytest.fixture
async def member(telegram):
    return await somebody(telegram, "Мүше")


async def texts(bot):
    return [message["text"] for message in only(await bot.updates(), "message") if "text" in message]


# ---- what a bot hears


async def test_privacy(telegram, bot, chair, member):
    place = await room(telegram, "supergroup", chair, bot, member)
    own = await bot("sendMessage", chat_id=place, text="Сұрақ бар ма?")
    theirs = await say(telegram, member, place, "Жай сөз")
    await bot.updates()
    await say(telegram, member, place, "Сәлем бәріңе")
    await say(telegram, member, place, "/help")
    await say(telegram, member, place, "/help@bot_1000_bot")
    await say(telegram, member, place, "/help@BOT_1000_BOT қазір")
    await say(telegram, member, place, "/help@other_bot")
    await say(telegram, member, place, "Бар", reply_to=own["message_id"])
    await say(telegram, member, place, "Жоқ", reply_to=theirs)
    assert await texts(bot) == ["/help", "/help@bot_1000_bot", "/help@BOT_1000_BOT қазір", "Бар"]


@pytest.mark.parametrize("how", ["administrator", "privacy switched off"])
async def test_who_hears_everything(telegram, bot, chair, member, how):
    place = await room(telegram, "supergroup", chair, bot, member)
    if how == "administrator":
        await rule(telegram, place, chair, bot, can_pin_messages=True)
    else:
        bot.account.reads_all = True
        assert (await bot("getMe"))["can_read_all_group_messages"] is True
    await say(telegram, member, place, "Сәлем бәріңе")
    await telegram.act("send", files=[SMALL], person=member.id, chat=place)
    heard = only(await bot.updates(), "message")
    assert heard[-2]["text"] == "Сәлем бәріңе"
    assert "photo" in heard[-1]
    assert (heard[-1]["from"]["id"], heard[-1]["chat"]["id"]) == (member.id, place)


@pytest.mark.parametrize("kind", ROOMS)
async def test_bots_do_not_hear_themselves(telegram, bot, chair, kind):
    place = await room(telegram, kind, chair, bot)
    await rule(telegram, place, chair, bot)
    await bot.updates()
    await bot("sendMessage", chat_id=place, text="Есеп")
    await bot("setChatTitle", chat_id=place, title="Есептер")
    assert await bot.updates() == []


async def test_bots_do_not_hear_one_another_in_groups(telegram, bot, chair):
    other = Caller(telegram, "2000:test")
    place = await room(telegram, "supergroup", chair, bot, other)
    await rule(telegram, place, chair, bot)
    await bot.updates()
    own = await bot("sendMessage", chat_id=place, text="Сұрақ")
    await other("sendMessage", chat_id=place, text="Жауап", reply_parameters={"message_id": own["message_id"]})
    await other("sendMessage", chat_id=place, text="/help@bot_1000_bot")
    assert await bot.updates() == []


async def test_a_channel_is_heard_by_its_bots(telegram, bot, chair):
    place = await room(telegram, "channel", chair, bot, title="Облыс")
    await bot.updates()
    await say(telegram, chair, place, "Жаңа заң")
    post = only(await bot.updates(), "channel_post")[0]
    assert post["sender_chat"] == post["chat"] == {"id": place, "type": "channel", "title": "Облыс"}
    assert "from" not in post, "the channel speaks, not a person"
    await telegram.act("edit", person=chair.id, chat=place, message=post["message_id"], text="Жаңа заң күшінде")
    assert kinds(await bot.updates()) == ["edited_channel_post"]


# ---- who is there


async def test_members_and_their_standing(telegram, bot, chair, member):
    place = await room(telegram, "supergroup", chair, bot, member)
    outsider = await somebody(telegram, "Бөгде")
    assert await bot("getChatMemberCount", chat_id=place) == 3

    async def status(who):
        return (await bot("getChatMember", chat_id=place, user_id=who.id))["status"]

    assert [await status(who) for who in (chair, member, bot, outsider)] == ["creator", "member", "member", "left"]
    await telegram.act("leave", person=member.id, chat=place)
    assert await status(member) == "left"
    assert await bot("getChatMemberCount", chat_id=place) == 2
    got = await refused(bot, "getChatMember", chat_id=place, user_id=5)
    assert got == (400, "Bad Request: PARTICIPANT_ID_INVALID")
    got = await refused(bot, "getChatMember", chat_id=chair.id, user_id=member.id)
    assert got == (400, "Bad Request: member not found")


async def test_administrators(telegram, bot, chair, member):
    other = Caller(telegram, "2000:test")
    place = await room(telegram, "supergroup", chair, bot, other, member)
    for who in (bot, other, member):
        await rule(telegram, place, chair, who, can_pin_messages=True, can_manage_chat=True)
    shown = {one["user"]["id"]: one for one in await bot("getChatAdministrators", chat_id=place)}
    assert set(shown) == {chair.id, bot.id, member.id}, "other bots are not shown"
    assert shown[bot.id]["can_pin_messages"] is True
    assert shown[bot.id]["can_delete_messages"] is False
    got = await refused(bot, "getChatAdministrators", chat_id=chair.id)
    assert got == (400, "Bad Request: there are no administrators in the private chat")


async def test_what_takes_a_right(telegram, bot, chair, member):
    place = await room(telegram, "supergroup", chair, bot, member)
    asks = [
        ("setChatTitle", {"title": "Жаңа"}, "not enough rights to change chat title"),
        ("setChatPermissions", {"permissions": {}}, "not enough rights to change chat permissions"),
        ("banChatMember", {"user_id": member.id}, "not enough rights to restrict/unrestrict chat member"),
        ("promoteChatMember", {"user_id": member.id}, "not enough rights"),
        ("createChatInviteLink", {}, "not enough rights to manage chat invite link"),
    ]
    for method, params, words in asks:
        assert await refused(bot, method, chat_id=place, **params) == (400, f"Bad Request: {words}")
    await rule(telegram, place, chair, bot)
    for method, params, _ in asks:
        assert await bot(method, chat_id=place, **params)
    got = await refused(bot, "banChatMember", chat_id=place, user_id=chair.id)
    assert got == (400, "Bad Request: can't remove chat owner")


async def test_a_bot_is_told_of_its_own_standing(telegram, bot, chair):
    place = await room(telegram, "supergroup", chair)
    await telegram.act("add_member", person=chair.id, chat=place, user=bot.id)
    await rule(telegram, place, chair, bot, can_pin_messages=True)
    await telegram.act("kick", person=chair.id, chat=place, user=bot.id)
    changes = only(await bot.updates(), "my_chat_member")
    steps = [(one["old_chat_member"]["status"], one["new_chat_member"]["status"]) for one in changes]
    assert steps == [("left", "member"), ("member", "administrator"), ("administrator", "kicked")]
    assert {one["from"]["id"] for one in changes} == {chair.id}
    assert changes[1]["new_chat_member"]["can_pin_messages"] is True


async def test_blocking_shows_as_a_standing_too(telegram, bot, chair):
    await telegram.act("block", person=chair.id, chat=bot.id)
    await telegram.act("unblock", person=chair.id, chat=bot.id)
    changes = only(await bot.updates(), "my_chat_member")
    assert [one["new_chat_member"]["status"] for one in changes] == ["kicked", "member"]
    assert {one["chat"]["type"] for one in changes} == {"private"}


async def test_chat_member_comes_to_those_who_rule_and_ask(telegram, bot, chair, member):
    place = await room(telegram, "supergroup", chair, bot)

    async def told():
        await telegram.act("join", person=member.id, chat=place)
        await telegram.act("leave", person=member.id, chat=place)
        return only(await bot.updates(), "chat_member")

    await bot.updates()
    assert await told() == [], "an ordinary member is not told"
    await rule(telegram, place, chair, bot)
    assert await told() == [], "and nobody who has not asked"
    await bot("getUpdates", allowed_updates=["message", "chat_member"], timeout=0)
    changes = await told()
    assert [one["new_chat_member"]["status"] for one in changes] == ["member", "left"]
    assert {one["new_chat_member"]["user"]["id"] for one in changes} == {member.id}


async def test_comings_and_goings_are_said_in_the_chat(telegram, bot, chair, member):
    place = await room(telegram, "group", chair, bot)
    await bot.updates()
    await telegram.act("join", person=member.id, chat=place)
    await telegram.act("leave", person=member.id, chat=place)
    came, went = only(await bot.updates(), "message")
    assert [user["id"] for user in came["new_chat_members"]] == [member.id]
    assert went["left_chat_member"]["id"] == member.id


# ---- numbers


async def test_message_numbers(telegram, bot, chair, member):
    """All private chats of a bot share one count, every room has its own."""
    await member.talks_to(bot).starts(silently=True)
    private = [(await bot("sendMessage", chat_id=who.id, text="Есеп"))["message_id"] for who in (chair, member, chair)]
    assert private == list(range(private[0], private[0] + 3))
    first, second = await room(telegram, "supergroup", chair, bot), await room(telegram, "channel", chair, bot)
    for place in (first, second):
        said = (await bot("sendMessage", chat_id=place, text="Есеп"))["message_id"]
        again = (await bot("sendMessage", chat_id=place, text="Есеп"))["message_id"]
        assert (again, said < 5) == (said + 1, True)
    assert await say(telegram, chair, bot, "Сәлем") == private[-1] + 1


async def test_chat_ids_are_as_large_as_the_real_ones(telegram, chair):
    group, supergroup, channel = [await room(telegram, kind, chair) for kind in ROOMS]
    assert -(10**12) < group < -(2**31)
    assert supergroup < -(10**12)
    assert channel < -(10**12)
    assert chair.id > 2**32


# ---- migration


async def test_a_group_becomes_a_supergroup(telegram, bot, chair, member):
    place = await room(telegram, "group", chair, bot, member, title="Ұйым")
    old = await bot("sendMessage", chat_id=place, text="Ескі")
    await bot.updates()
    bigger = (await telegram.act("migrate", chat=place))["chat"]
    to, source = only(await bot.updates(), "message")
    assert (to["chat"]["id"], to["migrate_to_chat_id"]) == (place, bigger)
    assert (source["chat"]["id"], source["migrate_from_chat_id"]) == (bigger, place)
    assert source["message_id"] == 1
    assert await bot("getChatMemberCount", chat_id=bigger) == 3
    moved = (400, "Bad Request: group chat was upgraded to a supergroup chat")
    assert await refused(bot, "sendMessage", chat_id=place, text="Есеп") == moved
    assert await refused(bot, "sendPoll", chat_id=place, question="Иә ма?", options=["Иә", "Жоқ"]) == moved
    assert await refused(bot, "editMessageText", chat_id=place, message_id=old["message_id"], text="Басқа") == moved
    with pytest.raises(Exception, match="you can't write here"):
        await say(telegram, chair, place, "Кім бар?")

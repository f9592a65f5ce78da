"""Ways into a group, and limits on those who are in it: links, bans, restrictions, permissions."""

from __future__ import annotations

import pytest

from simulator import StoryError
from simulator.errors import Refusal
from simulator.tests.scenes import SMALL, only, refused, room, rule, say, somebody

CLOSED = "this invitation is not valid any more"


@pytest.fixture
async def place(telegram, bot, chair):
    number = await room(telegram, "supergroup", chair, bot)
    await rule(telegram, number, chair, bot)
    return number


async def status(bot, place, who):
    return (await bot("getChatMember", chat_id=place, user_id=who.id))["status"]


async def test_joining_by_link(telegram, bot, chair, place):
    link = await bot("createChatInviteLink", chat_id=place, name="Аудан")
    assert link["creator"]["id"] == bot.id
    await bot("getUpdates", allowed_updates=["chat_member", "message"], timeout=0)
    guest = await somebody(telegram, "Қонақ")
    await guest.opens(link["invite_link"])
    assert await status(bot, place, guest) == "member"
    change = only(await bot.updates(), "chat_member")[0]
    assert change["invite_link"]["name"] == "Аудан", "the bot is told by which link somebody came"
    await guest.opens(link["invite_link"])
    assert only(await bot.updates(), "chat_member") == [], "who is there already only opens the chat"


@pytest.mark.parametrize("how", ["expired", "revoked", "used up", "made up"])
async def test_links_that_work_no_more(telegram, bot, chair, place, how):
    limits = {"expired": {"expire_date": telegram.world.now + 100}, "used up": {"member_limit": 1}}.get(how, {})
    link = (await bot("createChatInviteLink", chat_id=place, **limits))["invite_link"]
    first, second = await somebody(telegram, "Бірінші"), await somebody(telegram, "Екінші")
    await first.opens(link)
    if how == "expired":
        await telegram.clock.advance(200)
    elif how == "revoked":
        assert (await bot("revokeChatInviteLink", chat_id=place, invite_link=link))["is_revoked"] is True
    elif how == "made up":
        link += "x"
    with pytest.raises(StoryError, match=CLOSED):
        await second.opens(link)
    assert await status(bot, place, second) == "left"


async def test_the_primary_link(telegram, bot, chair, place):
    link = await bot("exportChatInviteLink", chat_id=place)
    assert link.startswith("https://t.me/+")
    guest = await somebody(telegram, "Қонақ")
    await guest.opens(link)
    assert await status(bot, place, guest) == "member"


async def test_startgroup(telegram, bot, chair):
    place = await room(telegram, "group", chair)
    link = "https://t.me/bot_1000_bot?startgroup=school5"
    await telegram.act("open_link", person=chair.id, link=link, group=place)
    heard = await bot.updates()
    assert only(heard, "my_chat_member")[0]["new_chat_member"]["status"] == "member"
    assert only(heard, "message")[-1]["text"] == "/start@bot_1000_bot school5"
    assert only(heard, "message")[-1]["chat"]["id"] == place


async def test_bans(telegram, bot, chair, place):
    guest = await somebody(telegram, "Қонақ")
    await telegram.act("join", person=guest.id, chat=place)
    assert await bot("banChatMember", chat_id=place, user_id=guest.id)
    assert await status(bot, place, guest) == "kicked"
    with pytest.raises(StoryError, match="you were removed from here"):
        await guest.joins(place)
    assert await bot("unbanChatMember", chat_id=place, user_id=guest.id)
    assert await status(bot, place, guest) == "left"
    await guest.joins(place)
    assert await bot("unbanChatMember", chat_id=place, user_id=guest.id, only_if_banned=True)
    assert await status(bot, place, guest) == "member", "not banned, so nothing happened"


async def test_a_restricted_member(telegram, bot, chair, place):
    guest = await somebody(telegram, "Қонақ")
    await telegram.act("join", person=guest.id, chat=place)
    until = telegram.world.now + 3600
    # What is not named is forbidden.
    for permissions in ({"can_send_messages": False}, {}):
        await bot("restrictChatMember", chat_id=place, user_id=guest.id, permissions=permissions, until_date=until)
        shown = await bot("getChatMember", chat_id=place, user_id=guest.id)
        assert (shown["status"], shown["is_member"], shown["until_date"]) == ("restricted", True, until)
        assert shown["can_send_messages"] is False
        with pytest.raises(Refusal, match="you can't write here"):
            await say(telegram, guest, place, "Неге?")
    everything = dict.fromkeys(telegram.world.schema.types["ChatPermissions"], True)
    await bot("restrictChatMember", chat_id=place, user_id=guest.id, permissions=everything)
    assert await status(bot, place, guest) == "member"
    assert await say(telegram, guest, place, "Рақмет")


async def test_restrictions_are_for_supergroups(telegram, bot, chair):
    place = await room(telegram, "group", chair, bot)
    got = await refused(bot, "restrictChatMember", chat_id=place, user_id=chair.id, permissions={})
    assert got == (400, "Bad Request: method is available only for supergroups")


async def test_permissions_of_a_group(telegram, bot, chair, place):
    assert all((await bot("getChat", chat_id=place))["permissions"].values()), "at first everything is permitted"
    await bot("setChatPermissions", chat_id=place, permissions={"can_send_messages": True})
    shown = (await bot("getChat", chat_id=place))["permissions"]
    assert shown["can_send_messages"] is True
    assert shown["can_send_photos"] is False
    assert shown["can_react_to_messages"] is True, "goes with text unless it is named"
    # An administrator is not bound by it; an ordinary bot is.
    assert await bot("sendPhoto", chat_id=place, files={"photo": SMALL})
    await telegram.act("promote", person=chair.id, chat=place, user=bot.id, rights=None)
    got = await refused(bot, "sendPhoto", chat_id=place, files={"photo": SMALL})
    assert got == (400, "Bad Request: not enough rights to send photos to the chat")
    assert await bot("sendMessage", chat_id=place, text="Мәтін болады")


async def test_promotion_and_titles(telegram, bot, chair, place):
    guest = await somebody(telegram, "Қонақ")
    await telegram.act("join", person=guest.id, chat=place)
    got = await refused(bot, "setChatAdministratorCustomTitle", chat_id=place, user_id=guest.id, custom_title="Хатшы")
    assert got == (400, "Bad Request: user is not an administrator")
    await bot("promoteChatMember", chat_id=place, user_id=guest.id, can_pin_messages=True)
    await bot("setChatAdministratorCustomTitle", chat_id=place, user_id=guest.id, custom_title="Хатшы")
    shown = await bot("getChatMember", chat_id=place, user_id=guest.id)
    assert (shown["status"], shown["custom_title"]) == ("administrator", "Хатшы")
    assert (shown["can_pin_messages"], shown["can_delete_messages"]) == (True, False)
    got = await refused(bot, "banChatMember", chat_id=place, user_id=guest.id)
    assert got == (400, "Bad Request: user is an administrator of the chat")
    await bot("promoteChatMember", chat_id=place, user_id=guest.id, can_pin_messages=False)
    assert await status(bot, place, guest) == "member"


async def test_restrictions_last_outside_and_bring_nobody_in(telegram, bot, chair, place):
    guest = await somebody(telegram, "Қонақ")
    await telegram.act("add_member", person=chair.id, chat=place, user=guest.id)
    await telegram.act("leave", person=guest.id, chat=place)

    async def standing():
        member = await bot("getChatMember", chat_id=place, user_id=guest.id)
        return member["status"], member.get("is_member"), member.get("can_send_polls")

    await bot("restrictChatMember", chat_id=place, user_id=guest.id, permissions={"can_send_polls": True})
    assert await standing() == ("restricted", False, True)
    await telegram.act("join", person=guest.id, chat=place)
    assert await standing() == ("restricted", True, True)
    await telegram.act("leave", person=guest.id, chat=place)
    assert await standing() == ("restricted", False, True)
    everything = dict.fromkeys(telegram.world.schema.types["ChatPermissions"], True)
    await bot("restrictChatMember", chat_id=place, user_id=guest.id, permissions=everything)
    assert (await standing())[0] == "left"


async def test_leaving(telegram, bot, chair, place):
    assert await bot("leaveChat", chat_id=place)
    got = await refused(bot, "getChatMemberCount", chat_id=place)
    assert got == (403, "Forbidden: bot is not a member of the supergroup chat")
    assert await refused(bot, "leaveChat", chat_id=chair.id) == (400, "Bad Request: can't leave private chats")


async def test_a_public_room_can_be_looked_at_from_outside(telegram, bot, chair):
    place = await room(telegram, "channel", chair, title="Облыс", username="oblys_kz")
    assert (await bot("getChat", chat_id="@oblys_kz"))["id"] == place
    assert (await bot("getChat", chat_id="@OBLYS_KZ"))["active_usernames"] == ["oblys_kz"]
    got = await refused(bot, "sendMessage", chat_id="@oblys_kz", text="Сәлем")
    assert got == (403, "Forbidden: bot is not a member of the channel chat")
    assert await refused(bot, "getChat", chat_id="@eshkim") == (400, "Bad Request: chat not found")


async def test_how_a_room_looks(telegram, bot, chair, place):
    assert await bot("setChatTitle", chat_id=place, title="Жаңа атау")
    assert chair.talks_to(place).screen.last["new_chat_title"] == "Жаңа атау"
    assert await bot("setChatDescription", chat_id=place, description="Ұйым туралы")
    shown = await bot("getChat", chat_id=place)
    assert (shown["title"], shown["description"]) == ("Жаңа атау", "Ұйым туралы")
    got = await refused(bot, "setChatDescription", chat_id=place, description="Ұйым туралы")
    assert got == (400, "Bad Request: chat description is not modified")

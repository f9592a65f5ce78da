"""Requests to join: a link that lets nobody in by itself, whoever decides, and the bot that hears of it."""

from __future__ import annotations

import pytest

from simulator import StoryError, Telegram
from simulator.tests.calling import Caller
from simulator.tests.scenes import only, refused, room, rule, somebody


@pytest.fixture
async def place(telegram, bot, chair):
    number = await room(telegram, "supergroup", chair, bot)
    await rule(telegram, number, chair, bot)
    await bot("getUpdates", allowed_updates=["chat_member", "chat_join_request"], timeout=0)
    return number


@pytest.fixture
async def link(bot, place):
    made = await bot("createChatInviteLink", chat_id=place, name="Сұрау", creates_join_request=True)
    assert made["creates_join_request"] is True
    return made["invite_link"]


@pytest.fixture
async def guest(telegram, link):
    guest = await somebody(telegram, "Қонақ")
    await guest.opens(link)
    return guest


async def status(bot, place, who):
    return (await bot("getChatMember", chat_id=place, user_id=who.id))["status"]


async def test_a_request_is_told_and_granted(telegram, bot, place, guest):
    request = only(await bot.updates(), "chat_join_request")[0]
    assert (request["chat"]["id"], request["from"]["id"], request["user_chat_id"]) == (place, guest.id, guest.id)
    assert (request["invite_link"]["name"], request["invite_link"]["pending_join_request_count"]) == ("Сұрау", 1)
    assert await status(bot, place, guest) == "left"
    assert await bot("approveChatJoinRequest", chat_id=place, user_id=guest.id) is True
    assert await status(bot, place, guest) == "member"
    change = only(await bot.updates(), "chat_member")[0]
    assert (change["from"]["id"], change["invite_link"]["name"]) == (bot.id, "Сұрау")
    assert "pending_join_request_count" not in change["invite_link"]
    assert await refused(bot, "approveChatJoinRequest", chat_id=place, user_id=guest.id) == (
        400, "Bad Request: USER_ALREADY_PARTICIPANT")  # fmt: skip


async def test_a_request_is_declined_and_asked_anew(bot, place, link, guest):
    await guest.opens(link)
    assert len(only(await bot.updates(), "chat_join_request")) == 1, "asked twice it is the same request"
    assert await bot("declineChatJoinRequest", chat_id=place, user_id=guest.id) is True
    gone = (400, "Bad Request: HIDE_REQUESTER_MISSING")
    assert await refused(bot, "declineChatJoinRequest", chat_id=place, user_id=guest.id) == gone
    assert await status(bot, place, guest) == "left"
    await guest.opens(link)
    assert len(only(await bot.updates(), "chat_join_request")) == 1


async def test_the_bot_may_write_to_whoever_asks_for_five_minutes(telegram, bot, place, link, guest):
    assert await bot("sendMessage", chat_id=guest.id, text="Сіз кімсіз?")
    await telegram.clock.advance(301)
    assert (await refused(bot, "sendMessage", chat_id=guest.id, text="Ал?"))[0] in (400, 403)
    await bot("declineChatJoinRequest", chat_id=place, user_id=guest.id)
    await guest.opens(link)
    assert await bot("sendMessage", chat_id=guest.id, text="Енді?")
    await bot("declineChatJoinRequest", chat_id=place, user_id=guest.id)
    assert (await refused(bot, "sendMessage", chat_id=guest.id, text="Жоқ"))[0] in (400, 403), "it is decided"


async def test_a_bot_that_may_not_invite_hears_and_decides_nothing(telegram, bot, chair, place, link):
    await rule(telegram, place, chair, bot, can_pin_messages=True)
    await bot.updates()
    guest = await somebody(telegram, "Қонақ")
    await guest.opens(link)
    assert only(await bot.updates(), "chat_join_request") == []
    words = (400, "Bad Request: not enough rights to manage chat invite link")
    assert await refused(bot, "approveChatJoinRequest", chat_id=place, user_id=guest.id) == words


async def test_links_are_changed_and_have_no_limit_of_number_too(telegram, bot, place, link):
    both = (400, "Bad Request: member limit can't be specified for links requiring administrator approval")
    given = {"chat_id": place, "creates_join_request": True, "member_limit": 3}
    assert await refused(bot, "createChatInviteLink", **given) == both
    changed = await bot("editChatInviteLink", chat_id=place, invite_link=link, member_limit=1)
    assert (changed["creates_join_request"], changed["member_limit"], changed.get("name")) == (False, 1, None)
    guest = await somebody(telegram, "Қонақ")
    await guest.opens(link)
    assert await status(bot, place, guest) == "member"
    primary = await bot("exportChatInviteLink", chat_id=place)
    words = (400, "Bad Request: CHAT_INVITE_PERMANENT")
    assert await refused(bot, "editChatInviteLink", chat_id=place, invite_link=primary) == words
    unknown = (400, "Bad Request: INVITE_HASH_EXPIRED")
    assert await refused(bot, "editChatInviteLink", chat_id=place, invite_link="https://t.me/+x") == unknown


async def test_people_decide_as_well(telegram: Telegram, bot: Caller, chair):
    group = await telegram.group("Кәсіподақ", chair, bot, kind="supergroup")
    link = await group.link(by=chair, requests=True)
    guests = [await somebody(telegram, name) for name in ("Әлия", "Борис")]
    for guest in guests:
        await guest.opens(link)
    await group.approve(guests[0], by=chair)
    await group.decline(guests[1], by=chair)
    assert [await status(bot, group.id, guest) for guest in guests] == ["member", "left"]
    with pytest.raises(StoryError, match="you can't write here"):
        await guests[1].talks_to(group).says("Мен де")
    with pytest.raises(Exception, match="you may not invite here"):
        await group.approve(guests[1], by=guests[0])


async def test_whoever_comes_by_another_link_asks_no_more(telegram, bot, chair, place, guest):
    await guest.opens(await bot("exportChatInviteLink", chat_id=place))
    assert await status(bot, place, guest) == "member"
    assert telegram.world.rooms[place].requests == {}


async def test_whoever_was_removed_cannot_ask(bot, place, link, guest):
    await bot("declineChatJoinRequest", chat_id=place, user_id=guest.id)
    await bot("banChatMember", chat_id=place, user_id=guest.id)
    with pytest.raises(StoryError, match="you were removed from here"):
        await guest.opens(link)


async def test_whoever_was_let_in_is_not_let_in_again(bot, place, guest):
    assert await bot("approveChatJoinRequest", chat_id=place, user_id=guest.id)
    for method in ("approveChatJoinRequest", "declineChatJoinRequest"):
        told = await refused(bot, method, chat_id=place, user_id=guest.id)
        assert told == (400, "Bad Request: USER_ALREADY_PARTICIPANT")

"""Polls and reactions."""

from __future__ import annotations

import pytest

from simulator.errors import Refusal
from simulator.tests.calling import Caller
from simulator.tests.scenes import kinds, only, refused, room, rule, say, somebody

ASKED = {"question": "Сенбілікке келесіз бе?", "options": ["Иә", "Жоқ", "Ойланамын"]}


@pytest.fixture(autouse=True)
def unhurried(telegram):
    telegram.world.pace.on = False


async def ask(bot, chat, **more):
    sent = await bot("sendPoll", chat_id=chat, **ASKED | more)
    return sent["message_id"], sent["poll"]


async def vote(telegram, who, chat, message, *options):
    await telegram.act("vote", person=who.id, chat=chat, message=message, options=list(options))


def counts(poll):
    return [option["voter_count"] for option in poll["options"]]


async def test_a_new_poll(bot, chair):
    _, poll = await ask(bot, chair.id)
    assert [option["text"] for option in poll["options"]] == ASKED["options"]
    assert counts(poll) == [0, 0, 0]
    assert (poll["type"], poll["is_anonymous"], poll["is_closed"]) == ("regular", True, False)
    assert (poll["allows_multiple_answers"], poll["total_voter_count"]) == (False, 0)


async def test_votes_that_bear_names(telegram, bot, chair):
    message, poll = await ask(bot, chair.id, is_anonymous=False)
    await vote(telegram, chair, bot.id, message, 0)
    await vote(telegram, chair, bot.id, message, 2)
    await vote(telegram, chair, bot.id, message)
    updates = await bot.updates()
    assert kinds(updates) == ["poll", "poll_answer"] * 3
    assert [counts(one) for one in only(updates, "poll")] == [[1, 0, 0], [0, 0, 1], [0, 0, 0]]
    assert [one["total_voter_count"] for one in only(updates, "poll")] == [1, 1, 0]
    answers = only(updates, "poll_answer")
    assert [one["option_ids"] for one in answers] == [[0], [2], []], "an empty answer takes the vote back"
    assert {(one["poll_id"], one["user"]["id"]) for one in answers} == {(poll["id"], chair.id)}


async def test_secret_votes_are_only_counted(telegram, bot, chair):
    message, _ = await ask(bot, chair.id)
    await vote(telegram, chair, bot.id, message, 1)
    updates = await bot.updates()
    assert kinds(updates) == ["poll"]
    assert counts(only(updates, "poll")[0]) == [0, 1, 0]


async def test_several_voters_and_several_answers(telegram, bot, chair):
    member = await somebody(telegram, "Мүше")
    place = await room(telegram, "group", chair, bot, member)
    message, _ = await ask(bot, place, allows_multiple_answers=True)
    await vote(telegram, chair, place, message, 0, 1)
    await vote(telegram, member, place, message, 1)
    poll = only(await bot.updates(), "poll")[-1]
    assert (counts(poll), poll["total_voter_count"]) == ([1, 2, 0], 2)
    assert counts(chair.talks_to(place).screen.messages[message]["poll"]) == [1, 2, 0]


async def test_votes_that_cannot_be_given(telegram, bot, chair):
    message, _ = await ask(bot, chair.id)
    said = await say(telegram, chair, bot, "Сәлем")
    for number, options, words in ((message, (0, 1), "only one answer"), (message, (3,), "no such answer"),
                                   (said, (0,), "not a poll")):  # fmt: skip
        with pytest.raises(Refusal, match=words):
            await vote(telegram, chair, bot.id, number, *options)


async def test_a_quiz_is_answered_once(telegram, bot, chair):
    message, poll = await ask(bot, chair.id, type="quiz", correct_option_ids=[1])
    assert poll["correct_option_ids"] == [1]
    assert poll["allows_revoting"] is False
    await vote(telegram, chair, bot.id, message, 0)
    for options in ((1,), ()):
        with pytest.raises(Refusal, match="REVOTE_NOT_ALLOWED"):
            await vote(telegram, chair, bot.id, message, *options)
    assert counts(only(await bot.updates(), "poll")[-1]) == [1, 0, 0]


async def test_a_poll_is_stopped(telegram, bot, chair):
    message, _ = await ask(bot, chair.id)
    await vote(telegram, chair, bot.id, message, 0)
    closed = await bot("stopPoll", chat_id=chair.id, message_id=message)
    assert (closed["is_closed"], counts(closed)) == (True, [1, 0, 0])
    assert chair.screen.messages[message]["poll"]["is_closed"] is True
    with pytest.raises(Refusal, match="already been closed"):
        await vote(telegram, chair, bot.id, message, 1)
    got = await refused(bot, "stopPoll", chat_id=chair.id, message_id=message)
    assert got == (400, "Bad Request: poll can't be stopped")


async def test_a_poll_of_a_channel_is_the_bots_own(telegram, bot, chair):
    place = await room(telegram, "channel", chair, bot)
    message, _ = await ask(bot, place)
    await vote(telegram, chair, place, message, 0)
    assert counts(only(await bot.updates(), "poll")[-1]) == [1, 0, 0]
    assert (await bot("stopPoll", chat_id=place, message_id=message))["is_closed"] is True


WRONG = [
    ({"options": []}, "poll must have at least one answer option"),
    ({"options": ["а"] * 13}, "poll can't have more than 12 options"),
    ({"options": ["Иә", " "]}, "text must be non-empty"),
    ({"options": "Иә"}, "can't parse options JSON object"),
    ({"options": {"text": "Иә"}}, "expected an Array of String as options"),
    ({"options": ["Иә", 1]}, "expected an option to be of type String"),
    ({"options": ["Иә", {"txt": "Жоқ"}]}, 'can\'t find field "text"'),
    ({"options": ["Иә", "ә" * 101]}, "poll options length must not exceed 100"),
    ({"question": "ә" * 301}, "poll question length must not exceed 300"),
    ({"question": " "}, "text must be non-empty"),
    ({"type": "vote"}, "unsupported poll type specified"),
    ({"type": "quiz"}, "correct quiz option list must be non-empty"),
    ({"type": "quiz", "correct_option_ids": [3]}, "wrong quiz correct_option_id"),
    ({"type": "quiz", "correct_option_ids": [1, 1]}, "correct quiz option list must be increasing"),
    ({"type": "quiz", "correct_option_ids": 1}, "expected an Array of correct option identifiers"),
    ({"type": "quiz", "correct_option_ids": [True]}, "correct option identifier must be of type Number"),
    ({"members_only": True}, "poll voters can be restricted only in channel chats"),
]


@pytest.mark.parametrize(("params", "words"), WRONG)
async def test_wrong_polls(bot, chair, params, words):
    assert await refused(bot, "sendPoll", chat_id=chair.id, **ASKED | params) == (400, f"Bad Request: {words}")


# ---- reactions


async def react(telegram, who, chat, message, emoji):
    await telegram.act("react", person=who.id, chat=chat, message=message, emoji=emoji)


async def test_reactions_are_told_to_those_who_ask(telegram, bot, chair):
    said = (await bot("sendMessage", chat_id=chair.id, text="Есеп"))["message_id"]
    await react(telegram, chair, bot.id, said, "👍")
    assert await bot.updates() == [], "not among what is sent unasked"
    await bot("getUpdates", allowed_updates=["message_reaction"], timeout=0)
    await react(telegram, chair, bot.id, said, "❤")
    await react(telegram, chair, bot.id, said, None)
    changed, taken = only(await bot.updates(), "message_reaction")
    thumb, heart = {"type": "emoji", "emoji": "👍"}, {"type": "emoji", "emoji": "❤"}
    assert (changed["old_reaction"], changed["new_reaction"]) == ([thumb], [heart])
    assert (taken["old_reaction"], taken["new_reaction"]) == ([heart], [])
    assert (changed["user"]["id"], changed["message_id"], changed["chat"]["id"]) == (chair.id, said, chair.id)


async def test_in_a_group_only_those_who_rule_are_told(telegram, bot, chair):
    place = await room(telegram, "supergroup", chair, bot)
    said = await say(telegram, chair, place, "Жиналыс")
    await bot("getUpdates", allowed_updates=["message_reaction"], timeout=0)
    await bot.updates()
    await react(telegram, chair, place, said, "👍")
    assert await bot.updates() == []
    await rule(telegram, place, chair, bot)
    await react(telegram, chair, place, said, "🔥")
    assert kinds(await bot.updates()) == ["message_reaction"]


async def test_in_a_channel_reactions_are_only_counted(telegram, bot, chair):
    reader = await somebody(telegram, "Оқырман")
    place = await room(telegram, "channel", chair, bot, reader)
    said = await say(telegram, chair, place, "Жаңа заң")
    await bot.updates()
    await react(telegram, chair, place, said, "👍")
    assert await bot.updates() == [], "not among what is sent unasked"
    await bot("getUpdates", allowed_updates=["message_reaction", "message_reaction_count"], timeout=0)
    await react(telegram, reader, place, said, "👍")
    await react(telegram, chair, place, said, "🔥")
    await react(telegram, reader, place, said, None)
    counted = only(await bot.updates(), "message_reaction_count")
    shown = [[(one["type"]["emoji"], one["total_count"]) for one in told["reactions"]] for told in counted]
    assert shown == [[("👍", 2)], [("🔥", 1), ("👍", 1)], [("🔥", 1)]]
    assert all("user" not in told and told["message_id"] == said for told in counted)


async def test_a_bot_reacts(telegram, bot, chair):
    said = await say(telegram, chair, bot, "Есеп дайын")
    for emoji, shown in (("👌", [("👌", 1)]), ("🎉", [("🎉", 1)]), (None, [])):
        chosen = [{"type": "emoji", "emoji": emoji}] if emoji else []
        assert await bot("setMessageReaction", chat_id=chair.id, message_id=said, reaction=chosen)
        seen = chair.screen.messages[said]["reactions"]
        assert [(one["emoji"], one["count"]) for one in seen] == shown


async def test_nobody_is_told_of_a_bots_reaction(telegram, bot, chair):
    other = Caller(telegram, "2000:test")
    place = await room(telegram, "supergroup", chair, bot, other)
    await rule(telegram, place, chair, other)
    said = await say(telegram, chair, place, "Жиналыс")
    await other("getUpdates", allowed_updates=["message_reaction"], timeout=0)
    await other.updates()
    await bot("setMessageReaction", chat_id=place, message_id=said, reaction=[{"type": "emoji", "emoji": "👍"}])
    assert await other.updates() == []


@pytest.mark.parametrize(
    ("chosen", "words"),
    [(["🦖"], "REACTION_INVALID"), (["жақсы"], "REACTION_INVALID"), (["👍", "🔥"], "REACTIONS_TOO_MANY")],
)
async def test_reactions_that_telegram_does_not_have(telegram, bot, chair, chosen, words):
    said = await say(telegram, chair, bot, "Есеп")
    reaction = [{"type": "emoji", "emoji": emoji} for emoji in chosen]
    got = await refused(bot, "setMessageReaction", chat_id=chair.id, message_id=said, reaction=reaction)
    assert got == (400, f"Bad Request: {words}")


# ---- comments


async def test_a_channels_posts_are_discussed_in_its_group(telegram, bot, chair):
    """What the channel says comes into the group by itself; what is said below it is of that thread."""
    reader = await somebody(telegram, "Оқырман")
    channel, group = [await room(telegram, kind, chair, bot) for kind in ("channel", "supergroup")]
    await rule(telegram, group, chair, bot)
    link = {"person": chair.id, "chat": channel, "group": group}
    assert await telegram.act("link_group", **link) is None
    assert (await bot("getChat", chat_id=channel))["linked_chat_id"] == group
    await telegram.act("join", person=reader.id, chat=channel)
    await bot.updates()
    said = await say(telegram, chair, channel, "Жаңа заң")
    (carried,) = only(await bot.updates(), "message")
    origin = {"chat": carried["forward_origin"]["chat"]["id"], "message": carried["forward_origin"]["message_id"]}
    assert (origin, carried["chat"]["id"]) == ({"chat": channel, "message": said}, group)
    assert carried["is_automatic_forward"]
    assert (carried["from"]["id"], carried["sender_chat"]["id"]) == (777000, channel)
    await telegram.act("comment", person=reader.id, chat=channel, message=said, text="Қашаннан?")
    comment = only(await bot.updates(), "message")[-1]
    assert (comment["text"], comment["message_thread_id"]) == ("Қашаннан?", carried["message_id"])
    assert comment["reply_to_message"]["is_automatic_forward"]
    assert "is_topic_message" not in comment
    await telegram.act("say", person=chair.id, chat=group, text="Ертеңнен", reply_to=comment["message_id"])
    answer = only(await bot.updates(), "message")[-1]
    assert answer["message_thread_id"] == carried["message_id"]
    assert "is_automatic_forward" not in answer["reply_to_message"]


async def test_what_cannot_be_commented_on(telegram, bot, chair):
    channel = await room(telegram, "channel", chair, bot)
    said = await say(telegram, chair, channel, "Жаңа заң")
    for given, words in (({}, "this channel has no comments"), ({"chat": bot.id}, "not a group or channel")):
        with pytest.raises(Refusal, match=words):
            await telegram.act(
                "comment", **({"person": chair.id, "chat": channel, "message": said, "text": "?"} | given)
            )

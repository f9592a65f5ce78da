"""Polls that close by themselves, quizzes that explain, and what people pin."""

from __future__ import annotations

import pytest

from simulator.errors import Refusal
from simulator.tests.scenes import only, refused, room, say, somebody


async def ask(bot, chair, **more):
    return await bot("sendPoll", chat_id=chair.id, question="Қашан?", options=["Сенбі", "Жексенбі"], **more)


@pytest.mark.parametrize("how", ["open_period", "close_date"])
async def test_a_poll_closes_when_its_time_is_over(telegram, bot, chair, how):
    end = 60 if how == "open_period" else telegram.world.now + 60
    sent = await ask(bot, chair, **{how: end})
    assert (sent["poll"]["open_period"], sent["poll"]["close_date"]) == (60, sent["date"] + 60)
    await chair.votes(1, message=sent["message_id"])
    await bot.updates()
    await telegram.passes(50)
    assert only(await bot.updates(), "poll") == []
    await telegram.passes(10)
    closed = only(await bot.updates(), "poll")[0]
    assert (closed["is_closed"], closed["total_voter_count"]) == (True, 1)
    assert chair.screen.last["poll"]["is_closed"] is True
    with pytest.raises(Exception, match="poll has already been closed"):
        await chair.votes(0, message=sent["message_id"])


@pytest.mark.parametrize("how", ["stopped", "deleted"])
async def test_a_poll_that_ended_before_is_left_alone(telegram, bot, chair, how):
    sent = await ask(bot, chair, open_period=60)
    method = {"stopped": "stopPoll", "deleted": "deleteMessage"}[how]
    await bot(method, chat_id=chair.id, message_id=sent["message_id"])
    await bot.updates()
    await telegram.passes(61)
    assert await bot.updates() == []


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"open_period": 4}, "a poll may be open for 5 to 2628000 seconds"),
        ({"open_period": 2_628_001}, "a poll may be open for 5 to 2628000 seconds"),
        ({"close_date": 1}, "a poll may be open for 5 to 2628000 seconds"),
        ({"open_period": 60, "close_date": 1}, "open_period and close_date can't be used together"),
        ({"type": "quiz", "correct_option_ids": [0], "explanation": "к" * 201}, "poll explanation is too long"),
        ({"type": "quiz", "correct_option_ids": [0], "explanation": "а\n\n\nб"}, "poll explanation is too long"),
    ],
)
async def test_what_is_refused(bot, chair, given, words):
    code = (400, f"Bad Request: {words}")
    sent = {"chat_id": chair.id, "question": "Қашан?", "options": ["Сенбі", "Жексенбі"]}
    assert await refused(bot, "sendPoll", **sent, **given) == code


async def test_a_quiz_explains(bot, chair):
    given = {
        "type": "quiz",
        "correct_option_ids": [0],
        "explanation": "<b>Сенбі</b> күні",
        "explanation_parse_mode": "HTML",
    }
    poll = (await ask(bot, chair, **given))["poll"]
    assert poll["explanation"] == "Сенбі күні"
    assert poll["explanation_entities"] == [{"type": "bold", "offset": 0, "length": 5}]
    assert "explanation" not in (await ask(bot, chair, explanation="Бекер"))["poll"], "an ordinary poll has none"


async def test_a_person_pins_and_takes_it_down(telegram, bot, chair):
    place = await room(telegram, "supergroup", chair, bot)
    number = await say(telegram, chair, place, "Жиналыс сенбіде")
    await bot.updates()
    await chair.talks_to(place).pins(number)
    heard = only(await bot.updates(), "message")[0]
    assert (heard["from"]["id"], heard["pinned_message"]["message_id"]) == (chair.id, number)
    assert (await bot("getChat", chat_id=place))["pinned_message"]["message_id"] == number
    guest = await somebody(telegram, "Қонақ")
    await telegram.act("join", person=guest.id, chat=place)
    with pytest.raises(Refusal, match="you may not pin here"):
        await telegram.act("unpin", person=guest.id, chat=place, message=number)
    await telegram.act("unpin", person=chair.id, chat=place, message=number)
    assert "pinned_message" not in await bot("getChat", chat_id=place)
    with pytest.raises(Refusal, match="message to unpin not found"):
        await telegram.act("unpin", person=chair.id, chat=place, message=number)


async def test_in_a_conversation_and_a_plain_group_anybody_pins(telegram, bot, chair):
    sent = await bot("sendMessage", chat_id=chair.id, text="Маңызды")
    await chair.pins(sent["message_id"])
    assert only(await bot.updates(), "message")[0]["pinned_message"]["text"] == "Маңызды"
    guest = await somebody(telegram, "Қонақ")
    place = await room(telegram, "group", chair, guest)
    await guest.talks_to(place).pins(await say(telegram, chair, place, "Жиналыс"))
    assert telegram.world.rooms[place].pinned


async def test_a_vote_in_the_second_of_the_end_counts_or_is_refused(telegram, bot, chair):
    asked = await bot("sendPoll", chat_id=chair.id, question="Келесіз бе?", options=["Иә", "Жоқ"], open_period=5)
    vote = {"person": chair.id, "chat": bot.id, "message": asked["message_id"]}
    await telegram.passes(asked["poll"]["close_date"] - telegram.world.clock.now() - 0.001)
    await telegram.act("vote", **vote, options=[0])
    await telegram.passes(0.001)
    with pytest.raises(Refusal, match="poll has already been closed"):
        await telegram.act("vote", **vote, options=[1])
    last = only(await bot.updates(), "poll")[-1]
    assert (last["is_closed"], [option["voter_count"] for option in last["options"]]) == (True, [1, 0])

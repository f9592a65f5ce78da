"""How a bot fetches what it has to be told: offsets, waiting, conflicts, forgetting."""

from __future__ import annotations

import asyncio

import pytest
from aiogram import Bot, Dispatcher
from aiogram.types import Message

from simulator.doors.aiogram import InProcessSession
from simulator.errors import Refusal
from simulator.tests.scenes import refused

DAY = 86_400
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


@pytest.fixture
async def five(telegram, bot, chair) -> int:
    """Five messages are waiting; gives the number of the first."""
    for number in range(5):
        await chair.says(f"Есеп {number}", silently=True)
    return (await bot("getUpdates"))[0]["update_id"]


def texts(updates) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def given_a_turn() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_updates_are_numbered_one_after_another_and_stay_until_confirmed(bot, five):
    updates = await bot("getUpdates")
    assert [update["update_id"] for update in updates] == list(range(five, five + 5))
    assert texts(updates) == [f"Есеп {number}" for number in range(5)]
    assert await bot("getUpdates") == updates


async def test_a_higher_offset_confirms_what_is_below_it_for_good(bot, five):
    assert texts(await bot("getUpdates", offset=five + 3)) == ["Есеп 3", "Есеп 4"]
    assert texts(await bot("getUpdates")) == ["Есеп 3", "Есеп 4"]
    assert texts(await bot("getUpdates", offset=five)) == ["Есеп 3", "Есеп 4"]
    assert await bot("getUpdates", offset=five + 5) == []
    assert await bot("getUpdates") == []


@pytest.mark.parametrize(("offset", "left"), [(-1, 1), (-2, 2), (-5, 5), (-50, 5)])
async def test_a_negative_offset_counts_from_the_end_and_forgets_the_rest(bot, five, offset, left):
    expected = [f"Есеп {number}" for number in range(5)][-left:]
    assert texts(await bot("getUpdates", offset=offset)) == expected
    assert texts(await bot("getUpdates")) == expected


async def test_an_offset_of_another_queue_confirms_nothing(bot, five):
    """The real one takes a number far beyond its own for a mistake, and starts from the oldest."""
    assert len(await bot("getUpdates", offset=five + 1_000_000)) == 5
    assert len(await bot("getUpdates")) == 5


@pytest.mark.parametrize(("limit", "given"), [(1, 1), (3, 3), (100, 5), (0, 1), (-7, 1), (1000, 5)])
async def test_the_limit_is_kept_between_1_and_100(bot, five, limit, given):
    assert len(await bot("getUpdates", limit=limit)) == given


async def test_no_more_than_a_hundred_come_at_once(telegram, bot, chair):
    for number in range(103):
        await telegram.act("say", person=chair.id, chat=bot.id, text=f"{number}")
    first = await bot("getUpdates")
    assert len(first) == 100
    assert texts(await bot("getUpdates", offset=first[-1]["update_id"] + 1)) == ["100", "101", "102"]


async def test_a_poll_waits_for_as_long_as_it_was_told(telegram, bot):
    poll = asyncio.create_task(bot("getUpdates", timeout=10))
    await given_a_turn()
    await telegram.clock.advance(9.9)
    assert not poll.done()
    await telegram.clock.advance(0.1)
    assert await asyncio.wait_for(poll, 60) == []


@pytest.mark.parametrize("timeout", [51, 600])
async def test_nobody_waits_longer_than_fifty_seconds(telegram, bot, timeout):
    poll = asyncio.create_task(bot("getUpdates", timeout=timeout))
    await given_a_turn()
    await telegram.clock.advance(50)
    assert await asyncio.wait_for(poll, 60) == []


async def test_what_comes_ends_the_wait_at_once(telegram, bot, chair):
    poll = asyncio.create_task(bot("getUpdates", timeout=50))
    await given_a_turn()
    began = telegram.clock.now()
    await telegram.act("say", person=chair.id, chat=bot.id, text="Сәлем")
    assert texts(await poll) == ["Сәлем"]
    assert telegram.clock.now() - began <= telegram.seconds_per_act


async def test_of_two_who_wait_the_older_is_sent_away(telegram, bot, chair):
    older = asyncio.create_task(bot("getUpdates", timeout=50))
    await given_a_turn()
    newer = asyncio.create_task(bot("getUpdates", timeout=50))
    with pytest.raises(Refusal) as caught:
        await asyncio.wait_for(older, 60)
    assert (caught.value.code, caught.value.description) == (409, CONFLICT)
    await telegram.act("say", person=chair.id, chat=bot.id, text="Кімге?")
    assert texts(await newer) == ["Кімге?"]


async def test_one_who_only_looks_sends_nobody_away(telegram, bot, chair):
    waiting = asyncio.create_task(bot("getUpdates", timeout=50))
    await given_a_turn()
    assert await bot("getUpdates") == []
    assert not waiting.done()
    await telegram.act("say", person=chair.id, chat=bot.id, text="Сәлем")
    assert texts(await waiting) == ["Сәлем"]


async def test_a_poller_that_went_away_leaves_no_trace(telegram, bot, chair):
    gone = asyncio.create_task(bot("getUpdates", timeout=50))
    await given_a_turn()
    gone.cancel()
    await given_a_turn()
    assert not bot.account.updates.polled
    await telegram.act("say", person=chair.id, chat=bot.id, text="Сәлем")
    assert texts(await bot.updates()) == ["Сәлем"]


# ---- allowed_updates


async def kinds_of_everything(telegram, bot, chair) -> set[str]:
    """A group in which the bot rules, with a message, a change of it, a reaction, and a member who leaves."""
    group = await telegram.group("Кәсіподақ", chair, bot, kind="supergroup")
    await group.promote(bot, by=chair)
    member = await telegram.person("Мүше")
    await member.joins(group)
    chair.talks_to(group)
    await chair.says("Жиналыс сағат үште", silently=True)
    await chair.edits("Жиналыс сағат төртте")
    said = max(chair.screen.messages)
    await chair.reacts("👍", message=said)
    await member.leaves()
    return {kind for update in await bot.updates() for kind in update if kind != "update_id"}


DEFAULT = {"message", "edited_message", "my_chat_member"}


async def test_by_default_reactions_and_members_are_not_told(telegram, bot, chair):
    assert await kinds_of_everything(telegram, bot, chair) == DEFAULT


async def test_what_is_asked_for_is_told_and_nothing_else(telegram, bot, chair):
    await bot("getUpdates", allowed_updates=["chat_member", "message_reaction"])
    assert await kinds_of_everything(telegram, bot, chair) == {"chat_member", "message_reaction"}


async def test_the_wish_is_remembered_by_later_polls_without_one(telegram, bot, chair):
    await bot("getUpdates", allowed_updates=["edited_message"])
    await bot("getUpdates")
    assert await kinds_of_everything(telegram, bot, chair) == {"edited_message"}
    assert (await bot("getWebhookInfo"))["allowed_updates"] == ["edited_message"]


async def test_an_empty_list_brings_the_default_back(telegram, bot, chair):
    await bot("getUpdates", allowed_updates=["edited_message"])
    await bot("getUpdates", allowed_updates=[])
    assert "allowed_updates" not in await bot("getWebhookInfo")
    assert await kinds_of_everything(telegram, bot, chair) == DEFAULT


@pytest.mark.parametrize("unknown", [["mesage"], ["mesage", "messages"]])
async def test_only_unknown_kinds_are_like_an_empty_list(telegram, bot, chair, unknown):
    told = [f'there is no kind of update "{kind}"' for kind in unknown]
    assert await refused(bot, "getUpdates", allowed_updates=unknown) == (400, f"Bad Request: {told[0]}")
    telegram.world.strict = False
    await bot("getUpdates", allowed_updates=unknown)
    assert telegram.world.record.calls()[-1].warnings == told
    assert await kinds_of_everything(telegram, bot, chair) == DEFAULT


async def test_what_is_waiting_already_is_given_even_if_no_longer_wanted(telegram, bot, five):
    assert len(await bot("getUpdates", allowed_updates=["callback_query"])) == 5


# ---- forgetting, twice, anew


async def test_after_a_day_an_update_is_forgotten(telegram, bot, chair):
    await chair.says("Кеше", silently=True)
    await telegram.clock.advance(DAY / 2)
    await chair.says("Бүгін", silently=True)
    await telegram.clock.advance(DAY / 2 - 2)
    assert texts(await bot("getUpdates")) == ["Кеше", "Бүгін"]
    await telegram.clock.advance(2)
    assert (await bot("getWebhookInfo"))["pending_update_count"] == 1
    assert texts(await bot("getUpdates")) == ["Бүгін"]
    await telegram.clock.advance(DAY)
    assert await bot("getUpdates") == []


async def test_the_fault_twice_delivers_a_confirmed_update_once_more(telegram, bot, five):
    telegram.world.faults.next("twice", times=2)
    assert texts(await bot("getUpdates", offset=five + 1))[0] == "Есеп 0"
    assert texts(await bot("getUpdates", offset=five + 2))[0] == "Есеп 1"
    assert await bot("getUpdates", offset=five + 5) == []


async def test_an_update_comes_twice_at_most(telegram, bot, five):
    telegram.world.faults.next("twice", times=100)
    assert texts(await bot("getUpdates", offset=five + 1)) == [f"Есеп {number}" for number in range(5)]
    assert texts(await bot("getUpdates", offset=five + 1)) == [f"Есеп {number}" for number in range(1, 5)]
    assert len(await bot("getUpdates", offset=five + 5)) == 4
    assert await bot("getUpdates", offset=five + 5) == []


def counting_bot(telegram, heard: list[str]) -> tuple[Bot, Dispatcher]:
    bot, dispatcher = Bot("1000:test", session=InProcessSession(telegram.world)), Dispatcher()

    @dispatcher.message()
    async def hear(message: Message) -> None:
        heard.append(message.text)
        await message.answer(f"{len(heard)}: {message.text}")

    return bot, dispatcher


async def test_a_bot_hears_a_doubled_update_twice_and_the_person_waits_for_both(telegram):
    telegram.bot("1000:test")
    heard: list[str] = []
    bot, dispatcher = counting_bot(telegram, heard)
    running = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, handle_as_tasks=False))
    chair = await telegram.person("Төраға")
    telegram.world.faults.next("twice")
    await chair.says("Есеп")
    assert heard == ["Есеп", "Есеп"]
    chair.sees("1: Есеп", "2: Есеп")
    await dispatcher.stop_polling()
    await running


async def test_a_bot_that_starts_anew_goes_on_where_it_left_off(telegram):
    telegram.bot("1000:test")
    chair = await telegram.person("Төраға")
    heard: list[str] = []
    for spell in ("бірінші", "екінші"):
        await chair.says(f"{spell}, қосылмай тұрғанда", silently=True)
        bot, dispatcher = counting_bot(telegram, heard)
        running = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, handle_as_tasks=False))
        await chair.says(f"{spell}, қосылғанда")
        await dispatcher.stop_polling()
        await running
    assert heard == [
        "бірінші, қосылмай тұрғанда", "бірінші, қосылғанда", "екінші, қосылмай тұрғанда", "екінші, қосылғанда",
    ]  # fmt: skip

"""Updates that Telegram brings: kept before it hears so, each done once, one person's in the order of its numbers."""

from __future__ import annotations

import asyncio

import pytest
from aiogram import Bot
from structlog.testing import capture_logs

from bot import incoming, lanes
from bot.app import App
from bot.webhook import LOOKS_AFTER
from db.turns import Turns
from demo.session import Session
from simulator.web.server import Server
from tests.bot.hooked import SECRET, Hooked, written
from tests.bot.reading import incidents, posts
from tests.bot.test_edge import POST
from tests.bot.test_restarts import failing
from tests.conftest import ALTERNATING, ON_ONE_ENGINE
from tests.stories.conftest import TOKEN

FIRST, SECOND = "Бүгін аудандық кәсіподақ мектептерде семинар өткізді.", "Оған отыз мұғалім қатысты."
ON_POSTGRES = pytest.mark.parametrize("databases", ["postgres"], indirect=True)


@pytest.fixture
async def office(telegram, engine):
    async with Server(telegram.world):
        made = Hooked(telegram, engine)
        await made.is_set()
        yield made
        await made.stop()


@pytest.fixture
async def chair(office):
    return await office.seated("Риддер төрағасы", "chair", "ridder")


@pytest.fixture
def bot(telegram):
    return telegram.world.bots()[0]


def said(telegram) -> int:
    """How many messages the bot has sent."""
    return sum(call.method == "sendMessage" for call in telegram.world.record.calls())


async def holds(telegram, condition) -> None:
    assert await telegram.world.events.until(condition, 60)


# ---- brought, kept, done


@ALTERNATING
async def test_a_post_by_webhook(office, telegram, chair, engine, bot, language):
    await office.after(chair.says(POST))
    chair.sees(POST)
    await office.after(chair.taps("Жіберу"))
    chair.sees("Материал қабылданды")
    assert str(chair.effort) == "1 message + 1 tap"
    assert await posts(engine) == [("sent", POST)]
    await office.done()
    assert bot.webhook.secret == SECRET
    assert (bot.webhook.url, len(bot.updates)) == (office.hook.url, 0)
    assert {"message", "callback_query", "inline_query"} <= set(bot.updates.allowed)


@ALTERNATING
async def test_one_that_is_brought_again_and_again_is_done_once(office, telegram, chair, engine, bot, language):
    before = said(telegram)
    telegram.world.faults.next("twice", "getUpdates")
    await office.after(chair.says(POST))
    await office.after(office.app.loop.take(written(chair, bot.updates.last, POST)))
    assert await posts(engine) == [("draft", POST)]
    assert said(telegram) == before + 2, "the post and what can be done with it"


@ALTERNATING
async def test_a_higher_number_that_came_first_makes_the_lower_one_no_repetition(office, chair, engine, bot, language):
    number = bot.updates.last + 10
    async with office.another() as other:
        assert await office.app.loop.take(written(chair, number + 1, FIRST))
        await office.done()
        taken = [await app.loop.take(written(chair, number, SECOND)) for app in (other, office.app)]
        await office.done()
    assert taken == [True, True]
    assert await posts(engine) == [("draft", f"{FIRST}\n\n{SECOND}")]
    assert await incidents(engine) == 0


@ON_POSTGRES
async def test_of_101_and_100_given_to_two_processes_100_is_done_first(office, telegram, chair, engine, bot):
    """While a third is at work for the same person."""
    number = bot.updates.last + 100
    third = Turns(engine, shared=True)
    assert await third.take(chair.id)
    async with office.another() as other:
        assert await office.app.loop.take(written(chair, number + 1, SECOND))
        assert await other.loop.take(written(chair, number, FIRST))
        for _ in range(3):
            await telegram.clock.advance(lanes.SELDOM)
        assert [one for one in await office.lying() if one[0] >= number] == [
            (number, False, False),
            (number + 1, False, False),
        ]
        await third.give_back(chair.id)
        await office.done(lanes.ASKS_AGAIN)
    await third.aclose()
    assert await posts(engine) == [("draft", f"{FIRST}\n\n{SECOND}")]


# ---- a process dies


async def keep(office, update) -> None:
    """All that one has done which died after Telegram had heard that it is kept."""
    await office.engine.write(lambda tx: incoming.keep(tx, update["update_id"], update, office.now))


@ALTERNATING
async def test_what_a_dead_process_has_kept_is_taken_up_within_seconds(office, telegram, chair, engine, bot, language):
    await keep(office, written(chair, bot.updates.last + 1, POST))
    await office.done(lanes.LOOKS)
    await chair.gets(POST)
    assert await posts(engine) == [("draft", POST)]


@ALTERNATING
async def test_one_whose_process_died_before_it_could_answer_is_answered_and_not_done_again(
    office, telegram, chair, engine, bot, language
):
    telegram.world.faults.next("slow", "sendMessage", seconds=60)
    await chair.says(POST, silently=True)
    number = bot.updates.last
    await holds(telegram, lambda: bot.held)
    assert (number, True, False) in await office.lying()
    await office.crash()
    assert await posts(engine) == [("draft", POST)]
    office.start()
    await office.done(lanes.LOOKS)
    await chair.gets(POST)
    assert await posts(engine) == [("draft", POST)], "a second time would have added the text once more"


@ON_ONE_ENGINE
async def test_what_kills_each_process_that_takes_it_up_is_given_up_and_told(office, telegram, chair, engine, bot):
    number = bot.updates.last + 1
    await keep(office, written(chair, number, POST))
    await keep(office, written(chair, number + 1, SECOND))
    for _ in range(lanes.MOST_TRIES):
        await engine.write(lambda tx: incoming.take_up(tx, number))
    await office.done(lanes.LOOKS)
    await chair.gets(SECOND)
    assert await posts(engine) == [("draft", SECOND)]
    assert await incidents(engine) == 1


@ON_ONE_ENGINE
async def test_numbers_are_known_for_three_days_and_words_no_longer_than_they_are_needed(office, telegram, chair, bot):
    known = len(await office.lying())
    assert known > 1
    for days, left in ((2.9, known), (0.2, 0)):
        await office.passes(days=days)
        await office.engine.write(lambda tx: incoming.forget(tx, office.now))
        assert len(await office.lying()) == left


# ---- the database is away; the bot stops


@ON_ONE_ENGINE
async def test_what_cannot_be_kept_is_not_taken_and_is_brought_again(office, telegram, chair, engine, bot):
    with failing(engine, "INSERT INTO incoming", 1):
        await chair.says(POST, silently=True)
        await holds(telegram, lambda: bot.webhook.pausing)
    assert bot.webhook.last_error == "Wrong response from the webhook: 503 Service Unavailable"
    assert await posts(engine) == []
    await telegram.clock.advance(1)
    await chair.gets(POST)
    await office.done()
    assert await posts(engine) == [("draft", POST)]


@ALTERNATING
async def test_a_stop_finishes_what_is_there_and_takes_nothing_more(office, telegram, chair, engine, bot, language):
    telegram.world.faults.next("slow", "sendMessage", seconds=10)
    await chair.says(POST, silently=True)
    await holds(telegram, lambda: bot.held)
    stopping = asyncio.create_task(office.stop())
    await asyncio.sleep(0.05)
    await chair.says(SECOND, silently=True)
    await holds(telegram, lambda: bot.webhook.pausing)
    assert bot.webhook.last_error == "Connection refused"
    assert not stopping.done()
    await telegram.clock.advance(10)
    await asyncio.wait_for(stopping, 60)
    chair.sees(POST)
    assert [is_done for _, _, is_done in await office.lying()][-1]
    office.start()
    await office.is_set()
    await chair.gets(SECOND)
    await office.done()
    assert await posts(engine) == [("draft", f"{POST}\n\n{SECOND}")]


@ALTERNATING
async def test_what_was_kept_is_done_when_the_bot_asks_for_updates_again(
    office, telegram, chair, engine, bot, language
):
    await keep(office, written(chair, bot.updates.last - 50, POST))
    await office.app.bot.delete_webhook()
    await office.stop()
    session = Session(telegram.world)
    app = App(engine, Bot(TOKEN, session=session), telegram.clock)
    running = asyncio.create_task(app.run())
    await office.done(lanes.LOOKS)
    await chair.gets(POST)
    await asyncio.gather(*app.lanes._work)  # or the next would be kept as well, behind it
    await chair.says(SECOND)
    assert await posts(engine) == [("draft", f"{POST}\n\n{SECOND}")]
    assert len(await office.lying()) == 3, "those that are asked for have no rows"
    app.stop()
    await asyncio.wait_for(running, 60)
    await app.turns.aclose()
    office.start()


# ---- what Telegram says


@ON_ONE_ENGINE
async def test_a_webhook_that_somebody_has_taken_away_is_set_again(office, telegram, chair, logged):
    await office.app.bot.delete_webhook()
    await telegram.clock.advance(LOOKS_AFTER)
    await office.is_set()
    assert [line["event"] for line in logged()] == ["webhook gone"]


@ON_ONE_ENGINE
async def test_what_telegram_could_not_bring_is_told_once(office, telegram, chair):
    telegram.world.faults.next("webhook")
    await chair.says(POST, silently=True)
    with capture_logs() as lines:
        for _ in range(3):
            await telegram.clock.advance(LOOKS_AFTER)
            await telegram.settle()
    await office.done()
    (line,) = [line for line in lines if line["event"] == "updates not brought"]
    assert line["trouble"] == "Read timeout expired"


@ON_ONE_ENGINE
async def test_a_query_from_a_text_field_is_answered_and_not_kept(office, telegram, chair, bot):
    """Whoever asks types on meanwhile: nobody waits for an old one."""
    before = await office.lying()
    await chair.asks_inline("tilshi_bot", "стандарт")
    await holds(telegram, lambda: telegram.world.record.calls("answerInlineQuery"))
    assert await office.lying() == before

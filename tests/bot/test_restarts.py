"""Stops, crashes and a database that is away: nothing is lost, nothing is done twice."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import contextmanager

import pytest
from sqlalchemy import event, select

from bot.app import App
from db.tables import Account
from tests.bot.reading import account, incidents, posts
from tests.bot.test_edge import POST, written_by_hand
from tests.stories.conftest import TOKEN


@pytest.fixture
async def chair(office):
    return await office.seated("Риддер төрағасы", "chair", "ridder")


@pytest.fixture
def queue(telegram):
    """The bot as Telegram knows it: what it was told and has confirmed."""
    return telegram.world.add_bot(TOKEN)


class Hasty:
    """A clock for which pauses are over at once, and which knows how long they were to be."""

    def __init__(self, clock) -> None:
        self.now, self.monotonic = clock.now, clock.monotonic
        self.slept: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


@contextmanager
def failing(engine, statement: str, times: int, kind: str = "OperationalError", **codes: object):
    """The next statements of this kind end as they do when the server goes away, or as another kind of error does."""
    left = times

    def fail(cursor, sql, parameters, context):
        nonlocal left
        if statement in sql and left:
            left -= 1
            error = getattr(engine.dialect.loaded_dbapi, kind)("server closed the connection")
            vars(error).update(codes)
            raise error

    event.listen(engine.writes, "do_execute", fail)
    yield
    event.remove(engine.writes, "do_execute", fail)


# ---- the database is away


@pytest.mark.parametrize(
    ("times", "pauses"), [(1, [0.5]), (2, [0.5, 1.0]), (6, [0.5, 1.0, 1.5, 2.0, 2.5])], ids=["once", "twice", "longer"]
)
async def test_what_a_database_does_not_take_is_tried_again_until_it_does(
    office, telegram, chair, engine, times, pauses
):
    clock = Hasty(telegram.clock)
    app = App(engine, office.app.bot, clock)
    with failing(engine, "UPDATE account", times):
        await app.edge.take(await written_by_hand(office, chair, POST, 1))
    await chair.gets(POST)
    assert await posts(engine) == [("draft", POST)], "the tries before left nothing"
    assert clock.slept == pauses
    assert await incidents(engine) == 0


async def test_one_that_the_database_never_takes_is_set_aside(office, telegram, chair, engine):
    clock = Hasty(telegram.clock)
    app = App(engine, office.app.bot, clock)
    with failing(engine, "INSERT INTO post", 99):
        await app.edge.take(await written_by_hand(office, chair, POST, 1))
    await chair.gets("қате шықты (№\u00a0")
    assert clock.slept == [0.5, 1.0]
    assert (await posts(engine), await incidents(engine)) == ([], 1)


async def test_a_full_disk_is_waited_for_though_less_would_fit(office, telegram, chair, engine):
    """What is larger than a number of ours is no fault of whoever wrote it."""
    clock = Hasty(telegram.clock)
    app = App(engine, office.app.bot, clock)
    with failing(engine, "INSERT INTO post", 7, sqlstate="53100", sqlite_errorcode=sqlite3.SQLITE_FULL):
        await app.edge.take(await written_by_hand(office, chair, POST, 1))
    await chair.gets(POST)
    assert len(clock.slept) == 7
    assert (await posts(engine), await incidents(engine)) == ([("draft", POST)], 0)


@pytest.mark.parametrize("kind", ["IntegrityError", "DataError", "ProgrammingError"])
async def test_what_the_database_will_never_take_is_not_asked_of_it_again(office, telegram, chair, engine, kind):
    """It is there, and the fault is ours: whoever waits behind this one waits for no pause."""
    clock = Hasty(telegram.clock)
    app = App(engine, office.app.bot, clock)
    with failing(engine, "INSERT INTO post", 1, kind):
        await app.edge.take(await written_by_hand(office, chair, POST, 1))
    await chair.gets("қате шықты (№\u00a0")
    assert clock.slept == []
    assert (await posts(engine), await incidents(engine)) == ([], 1)


async def test_what_people_wrote_stands_in_no_error_of_the_database(office, telegram, chair, engine, logged):
    app = App(engine, office.app.bot, Hasty(telegram.clock))
    with failing(engine, "UPDATE post", 99):
        await app.edge.take(await written_by_hand(office, chair, POST, 1))
    assert "OperationalError" in str(logged())
    assert POST not in str(logged())


# ---- stops


async def test_a_restart_in_mid_form_goes_on_where_it_was(office, chair, engine):
    await chair.taps("Материал жіберу")
    await office.stop()
    office.start()
    await chair.taps("Сұрақпен толтыру")
    await office.stop()
    office.start()
    await chair.says("Спартакиада")  # too short for a post, unless it is asked for
    chair.sees("2 / 4")
    await office.stop()
    office.start()
    for _ in ("photos", "date"):
        await chair.taps("Келесі")
    await chair.taps("Қалай шығатыны")
    chair.sees("Спорт және мәдениет", "Спартакиада")
    await chair.taps("Жіберу")
    chair.sees("Материал қабылданды")
    assert await posts(engine) == [("sent", "Спартакиада")]


async def test_what_is_written_while_the_bot_is_off_is_answered_when_it_is_on(office, chair, engine):
    await office.stop()
    await chair.says(POST, silently=True)
    office.start()
    await chair.gets("Жіберу")
    assert await posts(engine) == [("draft", POST)]


async def test_a_stop_lets_what_was_begun_end_and_confirms_it(office, telegram, chair, engine, queue):
    telegram.world.faults.next("slow", "sendMessage", seconds=60)
    await chair.says(POST, silently=True)  # written, and on its way to be answered
    assert queue.updates.confirmed < queue.updates.last
    stopping = asyncio.create_task(office.stop())
    await telegram.passes(60)
    await stopping
    chair.sees(POST)
    assert queue.updates.confirmed == queue.updates.last
    office.start()
    await telegram.settle()
    assert await posts(engine) == [("draft", POST)]


async def crash(office) -> None:
    """As much of a kill as one process can play: nothing is finished, and nothing confirmed."""
    ending = [office._task, *office.app.loop._work]
    for task in ending:
        task.cancel()
    await asyncio.gather(*ending, return_exceptions=True)


async def test_a_crash_after_the_deed_and_before_the_answer_only_shows_it_again(office, telegram, chair, engine, queue):
    telegram.world.faults.next("slow", "sendMessage", seconds=60)
    await chair.says(POST, silently=True)
    before = await account(engine, chair.id)
    await crash(office)
    assert queue.updates.confirmed < queue.updates.last
    office.start()
    await chair.gets(POST)
    await telegram.settle()
    assert queue.updates.confirmed == queue.updates.last
    assert await posts(engine) == [("draft", POST)], "a second time would have added the text once more"
    after = await account(engine, chair.id)
    shown_meanwhile = {"bubbles": {}}
    assert {**after._mapping, **shown_meanwhile} == {**before._mapping, **shown_meanwhile}


async def test_a_crash_before_the_deed_loses_nothing(office, telegram, chair, engine, queue):
    async with engine.begin() as tx:  # whoever wants to write about this person waits
        await tx.execute(select(Account.id).where(Account.id == chair.id).with_for_update())
        patience, chair.patience = chair.patience, 0.1  # the bot cannot be done
        await chair.says(POST, silently=True)
        chair.patience = patience
        async with asyncio.timeout(60):
            while not office.app.loop._work:  # noqa: ASYNC110 (until it has the update, which nothing tells)
                await asyncio.sleep(0)
        await crash(office)
    assert queue.updates.confirmed < queue.updates.last
    assert await posts(engine) == []
    office.start()
    await chair.gets(POST)
    assert await posts(engine) == [("draft", POST)]


async def test_a_slow_person_holds_up_nobody_and_is_not_confirmed(office, telegram, chair, engine, queue):
    altay = await office.seated("Алтай төрағасы", "chair", "altay")
    telegram.world.faults.next("slow", "sendMessage", seconds=60)
    await chair.says(POST, silently=True)
    first = queue.updates.last
    await altay.says(POST, silently=True)
    await altay.gets(POST)
    assert queue.updates.confirmed == first - 1
    await telegram.passes(60)
    chair.sees(POST)
    assert queue.updates.confirmed == queue.updates.last

"""Somebody sets the clock of the machine: back by a day, or forward and back. Nobody is forgotten."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from db.tables import Post
from newsroom import line
from newsroom.posts import publishing
from scheduler.lookout import LOOKS_ON
from scheduler.timer import EVERY, Timer
from tests.bot.reading import rows
from tests.machine import DAY, Machine

HOUR = 3600
AT_ONCE = 5  # seconds, and not a day
SETTINGS = pytest.mark.parametrize("moves", [(-DAY,), (DAY, -DAY), (-DAY, DAY), (-90,)], ids=str)


async def readers(office, number: int) -> list[int]:
    return [await office.reader(f"{one}") for one in range(number)]


def held(office, seconds: float) -> None:
    """The next answer takes so long."""
    office.telegram.world.faults.next("slow", "sendMessage", seconds=seconds)


@SETTINGS
async def test_while_something_is_in_flight(office, moves):
    first, *others = await readers(office, 31)
    async with office.running() as sender:
        held(office, 12)
        await office.leave(first, "Ұшып барады", "Келесі")
        sender.nudge()
        await office.until(lambda: bool(office.bot.held))
        for move in moves:
            office.clock.off += move
            for person in others:
                await office.leave(person, f"{person}")
            sender.nudge()
            assert await office.until(lambda: len(office.said()) >= 30) <= AT_ONCE
        assert await office.settled() <= 20
    assert office.said().count("Келесі") == 1
    assert len(office.said()) == 2 + 30 * len(moves)


async def test_what_was_left_just_before_waits_no_day(office):
    """As it stands in the outbox when the bot comes up again: left at once, in a moment, and to be tried again."""
    one, two, three = await readers(office, 3)
    office.clock.off = DAY
    await office.leave(one, "Қазір")
    await office.leave(two, "Альбом", after=2)
    await office.leave(three, "Тағы")
    office.telegram.world.faults.next("error", "sendMessage", times=2)
    await office.sender.drain_some()
    office.clock.off = 0
    office.sender = office.another()
    async with office.running():
        assert await office.settled() <= AT_ONCE
    assert sorted(office.said()) == ["Альбом", "Тағы", "Қазір"]


async def test_a_chat_that_is_told_to_wait_waits_so_long_and_no_longer(office, proxy):
    (person,) = await readers(office, 1)
    await office.leave(person, "Бір", "Екі")
    proxy.says(429, '{"ok": false, "description": "x", "parameters": {"retry_after": 20}}', times=1)
    async with office.running():
        await office.passes(1)
        office.clock.off -= DAY
        assert 18 < await office.settled() < 25
    assert office.said() == ["Бір", "Екі"]


async def test_a_pause_for_all_is_as_long_as_it_is(office, proxy):
    people = await readers(office, 8)
    for person in people:
        await office.leave(person, f"{person}")
    proxy.says(429, '{"ok": false, "description": "x", "parameters": {"retry_after": 20}}', times=8)
    async with office.running():
        await office.passes(1)
        office.clock.off -= DAY
        assert 18 < await office.settled() < 25


async def test_the_pace_stays_what_it_is(office):
    people = await readers(office, 75)
    async with office.running() as sender:
        for move in (0, -DAY, DAY):
            office.clock.off += move
            for person in people[:25]:
                await office.leave(person, "Ал")
            sender.nudge()
            assert await office.settled() <= AT_ONCE
    assert office.telegram.world.record.calls(refused=True) == []


@pytest.mark.parametrize("back", [DAY, 30 * DAY])
async def test_what_a_dead_sender_holds_is_in_doubt_whatever_the_clock_says(office, back):
    (person,) = await readers(office, 1)
    await office.leave(person, "Ұшып барады", "Келесі")
    async with office.engine.begin() as tx:
        await line.claim(tx, office.now, 1, sender=office.sender.id)
    office.clock.off -= back
    office.sender = office.another()
    async with office.running():
        assert await office.settled(200) <= 2 * LOOKS_ON
    assert (office.said(), await office.states()) == (["Келесі"], ["unknown", "sent"])


# ---- hours that people have named


async def test_a_post_goes_out_at_its_hour_by_the_clock_on_the_wall(desk):
    number = await desk.sent()
    await desk.do(publishing.schedule, number, desk.now + timedelta(minutes=10))
    async with desk.running():
        await desk.passes(60, step=10)
        desk.clock.off -= DAY
        await desk.passes(2 * HOUR, step=30)
        assert desk.channel() == [], "it is not yet that day"
        desk.clock.off += DAY
        assert await desk.until(lambda: len(desk.channel()) == 1, 60) <= 40
    assert [post.state for post in await rows(desk.engine, Post)] == ["published"]


async def test_a_post_scheduled_while_the_clock_was_wrong_keeps_the_hour_that_was_named(desk):
    number = await desk.sent()
    desk.clock.off -= DAY
    hour = desk.now + timedelta(minutes=30)
    await desk.do(publishing.schedule, number, hour)
    async with desk.running():
        desk.clock.off += DAY
        assert await desk.until(lambda: len(desk.channel()) == 1, 60) <= 40, "it has passed"


# ---- the timer


@pytest.fixture
async def timer(telegram):
    looks = []

    async def look() -> None:
        looks.append(clock.monotonic())
        if len(looks) == 2:
            raise ZeroDivisionError

    clock = Machine(telegram.clock)
    timer = Timer(look, clock)
    work = asyncio.create_task(timer.run())
    await asyncio.sleep(0.01)
    yield timer, looks
    timer.stop()
    await work


async def test_a_look_that_is_overdue_is_taken_and_the_timer_armed_anew(telegram, timer):
    """APScheduler found its hour a day away, as it does when the clock was set back."""
    watched, looks = timer
    for _ in range(3):
        watched.job.modify(next_run_time=datetime.now(UTC) + timedelta(days=1))
        await telegram.clock.advance(3 * EVERY)
        assert watched.job.next_run_time <= datetime.now(UTC) + timedelta(seconds=EVERY)
    assert len(looks) >= 3, "and one that fails is not the last"


# ---- two processes


async def test_who_waits_long_for_an_answer_is_not_taken_for_dead(office):
    (person,) = await readers(office, 1)
    await office.leave(person, "Ұзақ")
    held(office, 10 * LOOKS_ON)
    async with office.running():
        await office.until(lambda: bool(office.bot.held))
        next_one = office.another()
        for _ in range(5):
            if office.engine.dialect.name == "postgresql":  # SQLite has one process
                assert await next_one.doubt_the_lost() == 0
            await office.passes(LOOKS_ON + 1, step=2)
        assert await office.states() == ["sending"]
        await office.settled(10 * LOOKS_ON)
    assert await office.states() == ["sent"]

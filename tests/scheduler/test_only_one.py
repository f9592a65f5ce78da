"""Of several processes on PostgreSQL one sends at a time; the next one takes over when it stops, or is cut off."""

from __future__ import annotations

import asyncio

import pytest

from db.engine import only_one, open_engine
from scheduler.sender import Sender
from tests.databases import lent
from tests.scheduler.post_office import PostOffice, as_left, nothing_more

KEY = 77


async def a_moment() -> None:
    await asyncio.sleep(0)


@pytest.fixture
async def engine(postgres):
    """Here it is always PostgreSQL."""
    async with lent(postgres) as engine:
        yield engine


async def test_one_after_the_other(engine):
    inside: list[str] = []
    first_is_in = asyncio.Event()
    asked_again = asyncio.Event()
    first_may_go = asyncio.Event()

    async def rest() -> None:
        asked_again.set()
        await asyncio.sleep(0)

    async def work(name: str, until: asyncio.Event) -> None:
        async with only_one(engine, KEY, rest, lambda: False):
            inside.append(name)
            first_is_in.set()
            await until.wait()
            inside.append(f"{name} leaves")

    first = asyncio.create_task(work("first", first_may_go))
    await first_is_in.wait()
    second = asyncio.create_task(work("second", first_may_go))
    await asked_again.wait()
    assert inside == ["first"]
    first_may_go.set()
    await asyncio.gather(first, second)
    assert inside == ["first", "first leaves", "second", "second leaves"]


async def test_who_is_told_to_stop_waits_no_longer(engine):
    let_through = False
    async with (
        only_one(engine, KEY, a_moment, lambda: False),
        asyncio.timeout(60),
        only_one(engine, KEY, a_moment, lambda: True),
    ):
        let_through = True
    assert let_through, "to see that there is nothing to do"


# ---- PostgreSQL is started anew


async def test_who_was_in_learns_of_it_and_can_come_in_again(engine, postgres):
    for _ in range(3):
        async with only_one(engine, KEY, a_moment, lambda: False) as is_mine:
            assert await is_mine()
            await postgres.restart(engine)
            assert not await is_mine()


async def test_who_waits_goes_on_waiting_and_gets_in(engine, postgres):
    rests = 0
    goes = asyncio.Event()

    async def rest() -> None:
        nonlocal rests
        rests += 1
        if rests == 2:
            await postgres.restart(engine)
            goes.set()
        await asyncio.sleep(0.001)

    async def wait() -> bool:
        async with only_one(engine, KEY, rest, lambda: False) as is_mine:
            return await is_mine()

    async with only_one(engine, KEY, a_moment, lambda: False):
        waiting = asyncio.create_task(wait())
        await asyncio.wait_for(goes.wait(), 60)
    assert await asyncio.wait_for(waiting, 60)


async def test_who_waits_for_a_database_that_is_away_can_be_stopped(engine, postgres):
    await postgres.go_away(engine)
    rests = []

    async def rest() -> None:
        rests.append(1)

    async with only_one(engine, KEY, rest, lambda: len(rests) >= 5) as is_mine:
        assert not await is_mine()
    await postgres.come_back(engine)


async def test_two_bots_outlive_a_restart_and_send_nothing_twice(telegram, engine, postgres):
    office = PostOffice(telegram, engine)
    bots = [open_engine(engine.url.render_as_string(hide_password=False)) for _ in range(2)]
    senders = [Sender(bot, as_left, office._messenger.deliver, nothing_more, office.clock) for bot in bots]
    people = [await office.reader(f"{number}") for number in range(5)]
    office.sender = senders[0]
    async with office.running():
        office.sender = senders[1]
        async with office.running():
            for time in range(4):
                for person in people:
                    await office.leave(person, f"{person} {time}")
                await postgres.restart(engine)
                await engine.dispose()  # these are the test's own, and cut off as well
                await office.settled(600)
    assert sorted(office.said()) == sorted(f"{person} {time}" for person in people for time in range(4))
    assert await office.states() == ["sent"] * 20
    for bot in bots:
        await bot.dispose()

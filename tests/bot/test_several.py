"""Two real processes on PostgreSQL: one is killed in mid-work, the others are stopped one by one for new ones."""

from __future__ import annotations

import pytest

from simulator.web.server import Server
from simulator.world.world import World
from tests.databases import PATIENCE
from tests.torture.several import Several

PEOPLE = 8


@pytest.fixture
async def several(postgres):
    world = World(strict=True)
    async with Server(world) as server:
        made = Several(world, server.address, await postgres.copy(), PEOPLE)
        yield made
        await made.close()


async def test_the_one_that_sends_is_killed_and_all_are_replaced_while_everybody_writes(several):
    await several.prepare()
    for _ in range(2):
        several.start()
    sends = await several.sender()
    several.world.faults.next("slow", "sendMessage", times=3, seconds=600)  # these are in flight for certain
    await several.leave_a_tip(1)
    assert await several.world.events.until(lambda: several.bot.held >= 3, PATIENCE)
    await several.write(3)
    await several.some_are_done(0.3)
    await several.kill(sends)
    await several.write(2)
    await several.leave_a_tip(2)
    await several.some_are_done(0.7)
    (second,) = several.workers
    third = several.start()
    await several.stop(second)
    several.start()
    await several.stop(third, is_new=True)
    await several.all_is_done()
    await several.all_are_told()
    await several.check(kills=1)

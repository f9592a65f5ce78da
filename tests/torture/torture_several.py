"""Forty times: of several processes on PostgreSQL some are killed or stopped, and the database is started anew."""

from __future__ import annotations

from functools import partial

import pytest

from simulator.web.server import Server
from simulator.world.world import World
from tests.torture.several import Several, tortured


@pytest.mark.parametrize("seed", range(40))
async def test_each_line_stands_there_once_and_no_tip_comes_twice(postgres, seed):
    world = World(strict=True)
    async with Server(world) as server:
        several = Several(world, server.address, await postgres.copy(), people=8)
        try:
            await tortured(several, partial(postgres.restart, several.engine), seed)
        finally:
            await several.close()

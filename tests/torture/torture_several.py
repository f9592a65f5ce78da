"""Forty times: of several processes on PostgreSQL some are killed or stopped, and the server itself goes down."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.migrate import move
from simulator.web.server import Server
from simulator.world.world import World
from tests.conftest import in_memory
from tests.databases import Postgres, filled
from tests.torture.several import Several, tortured


@pytest.fixture(scope="module")
def durable() -> Iterator[Postgres]:
    """A server of its own, on which what is committed is written; it recovers as fast as memory lets it."""
    with tempfile.TemporaryDirectory(prefix="tilshi-postgres-", dir=in_memory()) as folder:
        server = Postgres(Path(folder))
        yield server
        server.stop()


@pytest.mark.parametrize("seed", range(40))
async def test_each_line_stands_there_once_and_no_tip_comes_twice(durable, seed):
    database = await durable.empty()
    await filled(database, move)
    world = World(strict=True)
    async with Server(world) as server:
        several = Several(world, server.address, database, people=8)
        try:
            await tortured(several, durable.crash, seed)
        finally:
            await several.close()

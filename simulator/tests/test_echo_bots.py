"""A bare echo bot, a process of its own that polls over HTTP, as it would poll Telegram."""

from __future__ import annotations

import asyncio
import signal
import sys

import pytest

from simulator import Stage, Upload, photo
from simulator.clock import Clock
from simulator.tests.bots.processes import PATIENCE, BotProcess
from simulator.web.server import Server
from simulator.world.world import World

MODULE, TOKEN = "simulator.tests.bots.echo_ptb", "2000:echo-ptb"


@pytest.fixture
async def world():
    return World(Clock(), strict=True)


@pytest.fixture
async def server(world):
    async with Server(world) as server:
        yield server


@pytest.fixture
async def stage(server):
    stage = Stage.at(server.address)
    yield stage
    await stage.close()


@pytest.fixture
async def bot(world, server):
    world.add_bot(TOKEN)
    bot = BotProcess(sys.executable, "-m", MODULE, server.address)
    await bot.start()
    yield bot
    await bot.end()


async def test_it_echoes_goes_on_where_it_was_killed_and_stops_when_asked(world, stage, bot):
    chair, clerk = await stage.person("Төраға"), await stage.person("Хатшы", language="ru")
    chair.patience = clerk.patience = PATIENCE
    await asyncio.gather(chair.says("Сәлем, «бот» & басқалар!"), clerk.says("Здравствуйте"))
    assert chair.sees() == "Сәлем, «бот» & басқалар!"
    assert clerk.sees() == "Здравствуйте"
    await chair.sends(photo(320, 240), caption="Жиналыс")
    assert chair.sees() == "Жиналыс"
    assert chair.screen.last["photo"][-1]["width"] == 320
    await chair.sends(Upload("Есеп.pdf", b"%PDF-1.7", "application/pdf"))
    assert chair.screen.last["document"]["file_name"] == "Есеп.pdf"
    assert str(chair.effort) == "3 messages + 0 taps"

    await bot.stop(signal.SIGKILL)
    chair.patience = 0.1
    await chair.says("Ешкім жоқта", silently=True)
    chair.patience = PATIENCE
    await bot.start()
    await chair.gets("Ешкім жоқта")

    code, words = await bot.stop(signal.SIGTERM)
    assert (code, "Traceback" in words) == (0, False), words
    assert world.record.calls(refused=True) == []
    assert all(known.updates.confirmed == known.updates.last for known in world.bots())

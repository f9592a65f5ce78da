"""What the README tells to type, typed: in a clean copy of what is committed, line by line, beside the simulator."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
from pathlib import Path

import pytest

from simulator.web.server import Server
from simulator.world.world import World
from tests.bot_commands.conftest import TOKEN
from tests.written import commands

PROJECT = Path(__file__).parents[2]
PORT, PATIENCE = "18890", 900.0
# This is `make test` itself; that there is such a target: tests/bot_commands/test_readme.py.
NOT_AGAIN = ["make test"]
AT_WORK = {"make demo": b"http://127.0.0.1:", "./tilshi run": b""}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    packed = subprocess.run(["git", "archive", "HEAD"], cwd=PROJECT, check=True, capture_output=True).stdout  # noqa: S607
    subprocess.run(["tar", "--extract"], cwd=tmp_path, input=packed, check=True)  # noqa: S607
    return tmp_path


async def test_each_line_works_as_it_stands(copy):
    world = World(strict=True)
    bot = world.add_bot(TOKEN, "Тілші", "tilshi_bot")
    async with Server(world) as server, asyncio.timeout(PATIENCE):
        given = os.environ | {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": server.address, "PORT": PORT, "HOME": str(copy)}
        given.pop("PYTHONPATH", None)
        for line in commands(copy / "README.md"):
            if line in NOT_AGAIN:
                continue
            process = await asyncio.create_subprocess_shell(
                line, cwd=copy, env=given, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
                start_new_session=True,
            )  # fmt: skip
            if line in AT_WORK:
                assert process.stdout is not None
                while (said := AT_WORK[line]) and said not in await process.stdout.readline():
                    pass
                if not said:
                    assert await world.events.until(lambda: bot.updates.followed, PATIENCE)
                os.killpg(process.pid, signal.SIGINT)
            words, _ = await process.communicate()
            assert process.returncode == 0 or line == "make demo", (line, words.decode())

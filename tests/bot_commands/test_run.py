"""`python -m bot run` as a process: it stops when it is asked to, from the first moment on."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

from simulator.web.server import Server
from simulator.world.world import World
from tests.bot_commands.conftest import TOKEN

ROOT = Path(__file__).parents[2]
PATIENCE = 120.0


async def started(folder: Path, **settings: str) -> asyncio.subprocess.Process:
    environment = os.environ | {"BOT_TOKEN": TOKEN, "PYTHONPATH": str(ROOT), "LOG_FORMAT": "text"} | settings
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=folder, env=environment,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


async def stopped(process: asyncio.subprocess.Process, sign: signal.Signals) -> tuple[int | None, str]:
    """How it ended, and all that it said."""
    process.send_signal(sign)
    async with asyncio.timeout(PATIENCE):
        said, complained = await process.communicate()
    return process.returncode, (said + complained).decode()


async def test_stopped_while_the_database_does_not_answer(tmp_path):
    """It has begun and cannot go on; nobody has to kill it."""
    asked = asyncio.Event()

    async def never_answers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await reader.read()
        writer.close()

    async with await asyncio.start_server(never_answers, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        process = await started(tmp_path, DATABASE_URL=f"postgresql://tilshi:geheim@127.0.0.1:{port}/tilshi")
        async with asyncio.timeout(PATIENCE):
            await asked.wait()
        code, words = await stopped(process, signal.SIGTERM)
    assert code == 0, words
    assert len(words.splitlines()) == 1
    assert "stopped before it began" in words


async def test_stopped_while_it_runs(sqlite, tmp_path):
    world = World(strict=True)
    bot = world.add_bot(TOKEN, "Тілші", "tilshi_bot")
    async with Server(world) as server:
        process = await started(tmp_path, DATABASE_URL=await sqlite.copy(), TELEGRAM_API_URL=server.address)
        assert await world.events.until(lambda: bot.updates.followed, PATIENCE)
        code, words = await stopped(process, signal.SIGINT)
    assert (code, words) == (0, "")

"""`python -m bot run` as a process: it stops when it is asked to, from the first moment on."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

from bot.__main__ import main
from simulator.web.server import Server
from simulator.world.world import World
from tests import running
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


def _told(folder: Path, environment: dict[str, str]) -> None:
    """In a process that has loaded all, and says into a file what it has to say."""
    os.chdir(folder)
    os.environ.update(environment)
    told = os.open("told", os.O_WRONLY | os.O_CREAT)
    os.dup2(told, 1)
    os.dup2(told, 2)
    sys.argv = ["bot", "run"]
    sys.exit(main())


async def test_stopped_while_the_database_does_not_answer(tmp_path):
    """It has begun and cannot go on; nobody has to kill it."""
    asked = asyncio.Event()

    async def never_answers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await reader.read()
        writer.close()

    async with await asyncio.start_server(never_answers, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        address = f"postgresql://tilshi:geheim@127.0.0.1:{port}/tilshi"
        settings = {"BOT_TOKEN": TOKEN, "LOG_FORMAT": "text", "DATABASE_URL": address}
        process = running.split_off(_told, tmp_path, settings)
        async with asyncio.timeout(PATIENCE):
            await asked.wait()
            process.terminate()
            code = await running.ended(process)
    words = (tmp_path / "told").read_text()
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

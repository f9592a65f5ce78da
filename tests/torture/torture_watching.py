"""The bot as a process, as a container would ask it: well, killed, started again, and standing still."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from pathlib import Path

import aiohttp

from simulator.web.server import Server
from simulator.world.world import World
from tests.bot_commands.test_run import started, stopped

ROOT = Path(__file__).parents[2]
SOON = 60.0


def a_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


async def health(folder: Path) -> tuple[int | None, str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    asks = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "health", cwd=folder, env=environment,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    said, complained = await asks.communicate()
    return asks.returncode, (said + complained).decode().strip()


async def until(folder: Path, code: int) -> str:
    async with asyncio.timeout(SOON):
        while (found := await health(folder))[0] != code:  # noqa: ASYNC110 (of another process)
            await asyncio.sleep(0.5)
    return found[1]


async def test_a_container_is_told_whether_its_process_is_well_and_a_killed_one_is_not(tmp_path):
    world, watch = World(), f"127.0.0.1:{a_port()}"
    async with Server(world) as server, aiohttp.ClientSession() as session:
        assert (await health(tmp_path))[0] == 1
        settings = {"TELEGRAM_API_URL": server.address, "WATCH_LISTEN": watch}
        process = await started(tmp_path, **settings)
        assert await until(tmp_path, 0) == f"the bot runs (process {process.pid})"
        async with session.get(f"http://{watch}/health") as answer:
            assert (answer.status, (await answer.json())["well"]) == (200, True)
        async with session.get(f"http://{watch}/metrics") as answer:
            told = await answer.text()
        assert "tilshi_measured_timestamp_seconds" in told
        assert "process_resident_memory_bytes" in told
        process.kill()
        await process.communicate()
        assert (await health(tmp_path))[0] == 1, "its heartbeat lies there, and nobody holds it"
        assert json.loads((tmp_path / "tilshi.sqlite3.pulse").read_bytes())["process"] == process.pid
        process = await started(tmp_path, **settings)
        assert await until(tmp_path, 0) == f"the bot runs (process {process.pid})"
        process.send_signal(signal.SIGSTOP)
        assert "has stood still for" in await asyncio.wait_for(_stopped_for(tmp_path), 2 * SOON)
        process.send_signal(signal.SIGCONT)
        assert (await stopped(process, signal.SIGTERM))[0] == 0
        assert not (tmp_path / "tilshi.sqlite3.pulse").exists()


async def _stopped_for(folder: Path) -> str:
    while (found := await health(folder))[0] == 0:  # noqa: ASYNC110 (of another process)
        await asyncio.sleep(2)
    return found[1]

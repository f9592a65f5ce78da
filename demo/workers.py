"""The demo as several processes on one PostgreSQL: kill one of them, and the others go on with what it had."""

from __future__ import annotations

import asyncio
import gc
import os
import secrets
import signal
import socket
import sys
import tempfile
import warnings
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from demo.history import Tell
from demo.shelf import ROOT
from demo.world import TOKEN, frame, make_in
from simulator.web.server import Server

COMES_BACK = 5.0  # seconds, in which it is seen that the others go on


async def work(folder: Path, port: int, workers: int, tell: Tell) -> None:
    stop = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    async with _postgres(tell) as database:
        world = await make_in(database, tell)
        gc.enable()
        async with Server(world, port, frame(world)) as server:
            environment = _environment(database, server.address)
            beside = [asyncio.create_task(_kept_up(folder, environment, tell)) for _ in range(workers)]
            tell(f"{server.address}/  (Ctrl-C stops it)")
            await stop.wait()
            for task in beside:
                task.cancel()
            await asyncio.gather(*beside, return_exceptions=True)


@asynccontextmanager
async def _postgres(tell: Tell) -> AsyncIterator[str]:
    """A server of its own, as the tests have."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "XDG_RUNTIME_DIR")  # it can do without
        from tests.databases import Postgres  # with what only whoever works on the bot has

    tell("PostgreSQL starts")
    with tempfile.TemporaryDirectory(prefix="tilshi-postgres-") as folder:
        server = await asyncio.to_thread(Postgres, Path(folder))
        try:
            yield await server.empty()
        finally:
            await asyncio.to_thread(server.stop)


def _environment(database: str, telegram: str) -> Mapping[str, str]:
    """All of them listen at one port of this machine, where otherwise a proxy would stand before them."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        listen = f"127.0.0.1:{found.getsockname()[1]}"
    return os.environ | {
        "BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram, "DATABASE_URL": database, "PYTHONPATH": str(ROOT),
        "WEBHOOK_URL": f"http://{listen}/telegram", "WEBHOOK_LISTEN": listen,
        "WEBHOOK_SECRET": secrets.token_urlsafe(32),
    }  # fmt: skip


async def _kept_up(folder: Path, environment: Mapping[str, str], tell: Tell) -> None:
    """For each that ends, another comes in its place."""
    while True:
        worker = await _started(folder, environment)
        tell(f"a worker: process {worker.pid}  (kill -9 {worker.pid})")
        try:
            await worker.wait()
        except asyncio.CancelledError:
            worker.terminate()
            await worker.wait()
            raise
        tell(f"process {worker.pid} is gone; another comes in its place")
        await asyncio.sleep(COMES_BACK)


async def _started(folder: Path, environment: Mapping[str, str]) -> Process:
    """Out of reach of Ctrl-C, which is the demo's: it ends when that lets go of it."""
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", "--webhook", cwd=folder, env=environment, start_new_session=True,
    )  # fmt: skip

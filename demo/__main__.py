"""`python -m demo` (or `make demo`): the whole thing in a browser, without a token and without a network."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiogram import Bot
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.app import App
from bot.logs import set_up_logs
from db.engine import open_engine
from db.migrate import move
from demo.history import WEEKS, History
from newsroom import weeks
from newsroom.rubrics import turns
from newsroom.union import tree_file, tree_import
from simulator import Telegram
from simulator.clock import Clock
from simulator.doors.aiogram import InProcessSession
from simulator.web.server import Server
from simulator.world.world import World

TOKEN = "1000:demo"  # noqa: S105 (opens nothing)
TREE = Path(__file__).parents[1] / "docs" / "examples" / "east_kazakhstan.toml"
PORT = 8080


def beginning() -> float:
    """A Monday morning some weeks ago, so that the last of them is the present one."""
    today = weeks.local(datetime.now(UTC), weeks.UNION_ZONE)
    monday = today.replace(hour=10, minute=30, second=0, microsecond=0) - timedelta(days=today.weekday())
    start = monday - timedelta(weeks=WEEKS - 1)
    return min(start.timestamp(), time.time() - 4 * 3600 - 7 * 86_400 * (WEEKS - 1))


async def prepare(engine: AsyncEngine, now: datetime) -> None:
    await move(engine)
    async with engine.begin() as tx:
        await turns.bring_in_rubrics(tx)
        await tree_import.bring_in(tx, tree_file.read(TREE.read_text("utf-8")), now, now.date())


async def make(folder: Path) -> tuple[World, App]:
    """The world with its history, at this moment and with its clock running; the bot is ready and not yet awake."""
    telegram = Telegram(clock=Clock(beginning(), frozen=True))
    telegram.world.pace.on = False  # for the weeks that pass in a moment
    telegram.bot(TOKEN, "Тілші", "tilshi_bot")
    engine = open_engine(f"sqlite:///{folder / 'demo.sqlite3'}")
    bot = Bot(TOKEN, session=InProcessSession(telegram.world))
    await prepare(engine, datetime.fromtimestamp(telegram.clock.now(), UTC))
    await History(telegram, engine, lambda: App(engine, bot, telegram.clock), bot).happens()
    await telegram.clock.advance(max(0.0, time.time() - telegram.clock.now()))
    telegram.world.pace.on = True
    telegram.clock.frozen = False
    return telegram.world, App(engine, bot, telegram.clock)


async def run(folder: Path, port: int) -> None:
    print("Тілші: making some weeks of history …", flush=True)
    world, app = await make(folder)
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, app.stop)
    async with Server(world, port) as server:
        print(f"Тілші: {server.address}/  (Ctrl-C stops it)", flush=True)
        await app.run()
    await app.engine.dispose()


def main() -> int:
    set_up_logs("text")
    with tempfile.TemporaryDirectory(prefix="tilshi-demo-") as folder:
        try:
            asyncio.run(run(Path(folder), int(os.environ.get("PORT", PORT))))
        except OSError as error:
            print(
                f"The demo cannot start: {error.strerror or error}. Another port? PORT=8090 make demo", file=sys.stderr
            )
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

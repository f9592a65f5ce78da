"""What a bot holds in memory at rest, and what it takes until its first answer, beside `import aiogram` alone.

Each in a process of its own, anew for each turn; over a database that is there already.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientSession

from benchmarks.processes import Counted
from db.engine import open_engine
from db.revisions import bring_up

TOKEN = "1004:tilshi"  # noqa: S105 (opens nothing)
TURNS = 5
AT_REST = 3.0  # seconds after the answer
MOST_LOOKS = 6000  # a hundred in a second
BARE = "import aiogram, time; print('ready', flush=True); time.sleep(600)"


@dataclass(frozen=True, slots=True)
class Held:
    """Seconds of processor time, and bytes of memory."""

    processor: float
    memory: int


@dataclass(frozen=True, slots=True)
class StartCost:
    bare: Held
    ours: Held


async def measure() -> list[StartCost]:
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{folder}/bench.sqlite3"
        engine = open_engine(database)
        await bring_up(engine)
        await engine.dispose()
        costs = [StartCost(await _bare(), await _ours(database)) for _ in range(TURNS + 1)]
    return costs[1:]  # the first has read all files from the disk


async def _bare() -> Held:
    process = await Counted.start("-c", BARE)
    held = Held(process.cpu(), process.memory())
    await process.stop()
    return held


async def _ours(database: str) -> Held:
    simulator = await Counted.start("-m", "simulator", "--port", "0", "--no-pace")
    address = simulator.first_line.split()[2].removesuffix("/bot<token>/<method>")
    environment = os.environ | {"BOT_TOKEN": TOKEN, "DATABASE_URL": database, "TELEGRAM_API_URL": address}
    bot = await Counted.start("-m", "bot", "run", environment=environment, wait=False)
    try:
        async with ClientSession(address) as session:
            await _answered(session)
            processor = bot.cpu()
        await asyncio.sleep(AT_REST)
        return Held(processor, bot.memory())
    finally:
        await bot.stop()
        await simulator.stop()


async def _answered(session: ClientSession) -> None:
    """Until somebody who presses Start as soon as the bot is there has been answered."""
    number = int(TOKEN.split(":")[0])
    person = 0
    for _ in range(MOST_LOOKS):
        await asyncio.sleep(0.01)
        people = await _got(session, "people")
        if not any(bot["id"] == number for bot in people["bots"]):
            continue
        if not person:
            async with session.post("/chat/act/add_person", json={"name": "Адам", "language": "kk"}) as made:
                person = (await made.json())["result"]["id"]
            await session.post("/chat/act/start", json={"person": person, "chat": number})
        shown = (await _got(session, "messages", person=person, chat=number, limit=5))["messages"]
        if any(not message["out"] for message in shown):
            return
    raise RuntimeError("nobody answered")


async def _got(session: ClientSession, what: str, **given: int) -> dict[str, Any]:
    async with session.get(f"/chat/{what}", params=given) as answer:
        found: dict[str, Any] = await answer.json()
        return found

"""A broadcast at Telegram's own pace, by the whole bot over HTTP, while somebody writes to it again and again."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle

from aiohttp import ClientSession
from sqlalchemy import func, insert, select

from benchmarks.drain import TIP, people_at
from benchmarks.processes import Counted
from benchmarks.tap import prepare
from db.engine import Database, open_engine
from db.tables import Broadcast, Notice
from newsroom import outbox
from newsroom.broadcasts.notices import Tip
from newsroom.notices import Recipient, tell

BOT, TOKEN = 1003, "1003:tilshi"
SENT, ASKERS, BETWEEN, MOST = 300, 10, 0.5, 120.0  # people; seconds between two questions, and until it is given up


@dataclass(frozen=True, slots=True)
class PacedCost:
    """Messages a second, and the seconds that whoever waited longest has waited."""

    a_second: float
    longest: float


async def measure() -> PacedCost:
    simulator = await Counted.start("-m", "simulator", "--port", "0")
    address = simulator.first_line.split()[2].removesuffix("/bot<token>/<method>")
    try:
        with tempfile.TemporaryDirectory() as folder:
            return await asyncio.wait_for(_measured(address, f"sqlite:///{folder}/bench.sqlite3"), MOST)
    finally:
        await simulator.stop()


async def _measured(address: str, database: str) -> PacedCost:
    async with ClientSession(address) as session:
        await _ask(session, "getMe")  # there is a bot to press Start at
        everybody = await people_at(session, SENT + ASKERS)
        chats, askers = everybody[:SENT], cycle(everybody[SENT:])  # nobody twice in a second: that is refused
        await _ask(session, "deleteWebhook?drop_pending_updates=true")  # and nobody is greeted
        await prepare(database, everybody)
        environment = os.environ | {"BOT_TOKEN": TOKEN, "DATABASE_URL": database, "TELEGRAM_API_URL": address}
        engine = open_engine(database)
        await _leave(engine, chats)
        bot = await Counted.start("-m", "bot", "run", environment=environment, wait=False)
        try:
            while not await _sent(engine):  # noqa: ASYNC110 (it is still starting, and another process)
                await asyncio.sleep(0.02)
            sending = asyncio.create_task(_rate(engine))
            longest = 0.0
            while not sending.done():
                longest = max(longest, await _answered(session, next(askers)))
                await asyncio.sleep(BETWEEN)
            return PacedCost(await sending, longest)
        finally:
            await engine.dispose()
            await bot.stop()


async def _ask(session: ClientSession, method: str) -> None:
    async with session.get(f"/bot{TOKEN}/{method}") as answer:
        answer.raise_for_status()


async def _leave(engine: Database, chats: list[int]) -> None:
    now = datetime.now(UTC)
    async with engine.begin() as tx:
        texts = {"kk": TIP, "ru": TIP}
        await tx.execute(insert(Broadcast).values(id=1, texts=texts, created_by=chats[0], created_at=now))
        await tell(tx, Tip(1), [Recipient(chat, chat) for chat in chats], now)


async def _rate(engine: Database) -> float:
    """From when the first are noted until all are."""
    first = None
    while True:
        sent, at = await _sent(engine), time.perf_counter()
        if first is None and sent:
            first = sent, at
        if sent == SENT and first is not None:
            return (sent - first[0]) / (at - first[1])
        await asyncio.sleep(0.02)


async def _sent(engine: Database) -> int:
    async with engine.connect() as tx:
        those = select(func.count()).where(Notice.state == outbox.SENT, Notice.kind == Tip.kind)
        count: int = (await tx.execute(those)).scalar_one()
        return count


async def _answered(session: ClientSession, person: int) -> float:
    """Seconds until there is an answer to what somebody wrote."""
    begun, given = time.perf_counter(), {"person": person, "chat": BOT}
    async with session.post("/people/say", json=given | {"text": "/menu"}) as answer:
        asked = (await answer.json())["result"]["message_id"]
    while True:
        async with session.get("/people/messages", params=given | {"limit": 5}) as answer:
            found = (await answer.json())["messages"]
        if any(message["message_id"] > asked for message in found):
            return time.perf_counter() - begun
        await asyncio.sleep(0.01)

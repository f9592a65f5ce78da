"""The outbox drained, beside a bare loop of sendMessage: as many messages over HTTP, the pace lifted from both.

Each notice is claimed, put into words, sent, and noted with what follows from it, in the bot's own way.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import ClientSession
from sqlalchemy import func, insert, select

from benchmarks.processes import Counted
from bot.app import SystemClock
from bot.messenger import Messenger
from bot.wording import wording
from db.engine import Database, open_engine
from db.migrate import move
from db.tables import Account, Broadcast, Notice, Organisation, Person, Seat
from newsroom import outbox
from newsroom.broadcasts.notices import Tip
from newsroom.notices import Recipient, tell
from scheduler import notices
from scheduler.sender import Sender

TOKEN = "1003:tilshi"  # noqa: S105 (opens nothing)
PEOPLE, EACH, TOGETHER = 300, 4, 25
TIP = "Кеңес: суретті түпнұсқасымен жіберіңіз, сонда ол бетте анық көрінеді."


@dataclass(frozen=True, slots=True)
class DrainCost:
    """Processor seconds for a message."""

    bare: float
    ours: float

    @property
    def ratio(self) -> float:
        return self.bare / self.ours


async def measure() -> DrainCost:
    simulator = await Counted.start("-m", "simulator", "--port", "0", "--no-pace")
    address = simulator.first_line.split()[2].removesuffix("/bot<token>/<method>")
    try:
        async with Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(address))) as bot:
            await bot.get_me()
            chats = await _people(address)
            bare = await _bare(bot, chats)
            with tempfile.TemporaryDirectory() as folder:
                engine = open_engine(f"sqlite:///{folder}/bench.sqlite3")
                await _left(engine, chats)
                ours = await _ours(engine, bot)
                await engine.dispose()
    finally:
        await simulator.stop()
    return DrainCost(bare, ours)


async def _people(address: str) -> list[int]:
    chats = []
    async with ClientSession(address) as session:
        for place in range(PEOPLE):
            async with session.post("/chat/act/add_person", json={"name": f"{place}", "language": "kk"}) as answer:
                chats.append((await answer.json())["result"]["id"])
            await session.post("/chat/act/start", json={"person": chats[-1], "chat": int(TOKEN.split(":")[0])})
    return chats


async def _bare(bot: Bot, chats: list[int]) -> float:
    async def send(left: Iterator[int]) -> None:
        for chat in left:
            await bot.send_message(chat, TIP, parse_mode="HTML")

    started = time.process_time()
    left = iter(chats * EACH)
    await asyncio.gather(*[send(left) for _ in range(TOGETHER)])
    return (time.process_time() - started) / (PEOPLE * EACH)


async def _left(engine: Database, chats: list[int]) -> None:
    await move(engine)
    now = datetime.now(UTC)
    async with engine.begin() as tx:
        branch = {"level": "branch", "code": "b", "names": {"kk": "Б", "ru": "Б"}}
        await tx.execute(insert(Organisation).values(id=1, **branch))
        for number, chat in enumerate(chats, 1):
            await tx.execute(insert(Person).values(id=number, language="kk", created_at=now))
            await tx.execute(insert(Account).values(id=chat, person_id=number, language="kk"))
            seat = {"organisation_id": 1, "role": "chair", "starts_on": now.date()}
            await tx.execute(insert(Seat).values(person_id=number, **seat))
        tip = {"texts": {"kk": TIP, "ru": TIP}, "created_by": 1, "created_at": now}
        await tx.execute(insert(Broadcast).values(id=1, **tip))
        for turn in range(EACH):
            for number, chat in enumerate(chats, 1):
                await tell(tx, Tip(1), [Recipient(chat, number)], now, once=f"{turn}:{chat}")


async def _ours(engine: Database, bot: Bot) -> float:
    noted, loop = 0, asyncio.get_running_loop()

    async def sequel(*what: Any) -> None:
        nonlocal noted
        await notices.follow(*what)
        noted += 1
        if noted == PEOPLE * EACH:
            loop.call_soon_threadsafe(sender.stop)  # what follows is done in the database's thread

    clock = SystemClock()
    sender = Sender(engine, wording(bot.id, clock), Messenger(bot).deliver, sequel, clock)
    sender.pace.a_second = 10**9
    started = time.process_time()
    await sender.run()
    spent = time.process_time() - started
    async with engine.connect() as tx:
        sent = (await tx.execute(select(func.count()).where(Notice.state == outbox.SENT))).scalar_one()
    if sent != PEOPLE * EACH:
        raise RuntimeError(f"{sent} of {PEOPLE * EACH} arrived: what was measured is no sending")
    return spent / (PEOPLE * EACH)

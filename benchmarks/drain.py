"""The outbox drained, beside a bare loop of sendMessage: as many messages over HTTP, the pace lifted from both.

Each notice is claimed, put into words, sent, and noted with what follows from it, in the bot's own way: with few
waiting (a hundred, again and again) and with many, of which as many are sent.
"""

from __future__ import annotations

import asyncio
import gc
import tempfile
import time
from collections.abc import Awaitable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import ClientSession
from sqlalchemy import delete, func, insert, select

from benchmarks.processes import Counted
from bot.app import SystemClock
from bot.messenger import Messenger
from bot.session import Session
from bot.wording import wording
from db.engine import Database, open_engine
from db.migrate import move
from db.tables import Account, Broadcast, Notice, Organisation, Person, Seat
from newsroom import outbox
from newsroom.broadcasts.notices import Tip
from newsroom.notices import Recipient, tell
from scheduler import notices
from scheduler.flights import AT_ONCE
from scheduler.sender import Sender

TOKEN = "1003:tilshi"  # noqa: S105 (opens nothing)
SENT, FEW, MANY, TOGETHER = 1000, 100, 10_000, AT_ONCE  # as many in flight as the sender has
TURNS = 9
TIP = "Кеңес: суретті түпнұсқасымен жіберіңіз, сонда ол бетте анық көрінеді."


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds: of the processor, and by the clock."""

    processor: float
    clock: float

    def for_each(self, number: int) -> Cost:
        return Cost(self.processor / number, self.clock / number)


@dataclass(frozen=True, slots=True)
class Beside:
    """The same number of messages by the bare loop, a moment before."""

    bare: Cost
    ours: Cost


@dataclass(frozen=True, slots=True)
class DrainCost:
    few: Beside
    many: Beside


async def measure() -> list[DrainCost]:
    """They take turns, for no machine is always as fast."""
    simulator = await Counted.start("-m", "simulator", "--port", "0", "--no-pace")
    address = simulator.first_line.split()[2].removesuffix("/bot<token>/<method>")
    api = TelegramAPIServer.from_base(address)
    try:
        async with Bot(TOKEN, session=AiohttpSession(api=api)) as bare, Bot(TOKEN, session=Session(api=api)) as bot:
            await bare.get_me()
            chats = await _people(address)
            with tempfile.TemporaryDirectory() as folder:
                engine = open_engine(f"sqlite:///{folder}/bench.sqlite3")
                await fill(engine, chats)
                costs = [await _turn(engine, bare, bot, chats) for _ in range(TURNS + 1)]
                await engine.dispose()
    finally:
        await simulator.stop()
    return costs[1:]  # the first has made all that is made once


async def _turn(engine: Database, bare: Bot, bot: Bot, chats: Sequence[int]) -> DrainCost:
    """A hundred at a time, of which the middle one counts: a neighbour's moment on a machine is longer than that."""
    few, hundreds = [], [chats[at : at + FEW] for at in range(0, SENT, FEW)]
    for some in hundreds:
        await _leave(engine, some)
        few.append(await _beside(engine, bare, bot, some))
    await _leave(engine, chats)
    return DrainCost(_middle(few), _middle([await _beside(engine, bare, bot, some) for some in hundreds]))


async def _beside(engine: Database, bare: Bot, bot: Bot, chats: Sequence[int]) -> Beside:
    """Where more wait, what is in flight when a hundred are noted arrives, too."""
    gc.collect()  # of what was left before
    alone = await _cost(_sent_by(bare, chats))
    before = await _sent(engine)
    ours = await _cost(_drained(engine, bot, FEW))
    sent = await _sent(engine) - before
    if not FEW <= sent <= FEW + 2 * TOGETHER:
        raise RuntimeError(f"{sent} of {FEW} arrived: what was measured is no sending")
    return Beside(alone.for_each(FEW), ours.for_each(sent))


def _middle(found: Sequence[Beside]) -> Beside:
    return Beside(_median([one.bare for one in found]), _median([one.ours for one in found]))


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(median(one.processor for one in costs), median(one.clock for one in costs))


async def _cost(work: Awaitable[None]) -> Cost:
    processor, clock = time.process_time(), time.perf_counter()
    await work
    return Cost(time.process_time() - processor, time.perf_counter() - clock)


async def _people(address: str) -> list[int]:
    """Those who are sent something are there; the others, who wait behind them, need not be."""
    async with ClientSession(address) as session:
        chats = await people_at(session, 2 * SENT + 2 * TOGETHER)
    return [*chats, *range(chats[-1] + 1, chats[-1] + 1 + MANY - len(chats))]


async def people_at(session: ClientSession, number: int) -> list[int]:
    """So many who have pressed Start."""
    chats = []
    for place in range(number):
        async with session.post("/chat/act/add_person", json={"name": f"{place}", "language": "kk"}) as answer:
            chats.append((await answer.json())["result"]["id"])
        await session.post("/chat/act/start", json={"person": chats[-1], "chat": int(TOKEN.split(":")[0])})
    return chats


async def _sent_by(bot: Bot, chats: Sequence[int]) -> None:
    async def send(left: Iterator[int]) -> None:
        for chat in left:
            await bot.send_message(chat, TIP, parse_mode="HTML")

    left = iter(chats)
    await asyncio.gather(*[send(left) for _ in range(TOGETHER)])


async def fill(engine: Database, chats: Sequence[int]) -> None:
    await move(engine)
    now = datetime.now(UTC)
    async with engine.begin() as tx:
        branch = {"level": "branch", "code": "b", "names": {"kk": "Б", "ru": "Б"}}
        await tx.execute(insert(Organisation).values(id=1, **branch))
        await tx.execute(insert(Person), [{"id": one, "language": "kk", "created_at": now} for one in chats])
        await tx.execute(insert(Account), [{"id": one, "person_id": one, "language": "kk"} for one in chats])
        seat = {"organisation_id": 1, "role": "chair", "starts_on": now.date()}
        await tx.execute(insert(Seat), [{"person_id": one} | seat for one in chats])
        tip = {"texts": {"kk": TIP, "ru": TIP}, "created_by": chats[0], "created_at": now}
        await tx.execute(insert(Broadcast).values(id=1, **tip))


async def _leave(engine: Database, chats: Sequence[int]) -> None:
    async with engine.begin() as tx:
        await tx.execute(delete(Notice))
        await tell(tx, Tip(1), [Recipient(chat, chat) for chat in chats], datetime.now(UTC))


async def _drained(engine: Database, bot: Bot, number: int) -> None:
    """Until so many are noted."""
    noted, loop = 0, asyncio.get_running_loop()

    async def sequel(*what: Any) -> None:
        nonlocal noted
        await notices.follow(*what)
        noted += 1
        if noted == number:
            loop.call_soon_threadsafe(sender.stop)  # what follows is done in the database's thread

    clock = SystemClock()
    sender = Sender(engine, wording(bot.id, clock), Messenger(bot).deliver, sequel, clock)
    sender.pace.a_second = 10**9
    await sender.run()


async def _sent(engine: Database) -> int:
    async with engine.connect() as tx:
        return int((await tx.execute(select(func.count()).where(Notice.state == outbox.SENT))).scalar_one())

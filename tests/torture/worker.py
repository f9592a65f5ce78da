"""Processes to be killed, by a clock that is ahead or runs faster: one that reminds and sends, and the bot itself."""

from __future__ import annotations

import asyncio
import os
import time
from dataclasses import dataclass

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.app import App, SystemClock
from bot.session import Session
from db.engine import open_engine
from newsroom.reminders import runs
from tests.torture.deaths import Death, doom

TOKEN = "1000:tilshi"
LOOKS = 0.02  # seconds between two looks at what is due


class Ahead(SystemClock):
    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def now(self) -> float:
        return time.time() + self._seconds


@dataclass(frozen=True, slots=True)
class Fast(SystemClock):
    """It was `start` at `mark` of the real clock that nobody sets, and goes so many times as fast since."""

    start: float
    mark: float
    rate: float

    def now(self) -> float:
        return self.start + self.rate * (time.monotonic() - self.mark)

    def monotonic(self) -> float:
        return self.now()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / self.rate)


def work(database: str, address: str, ahead: float) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    asyncio.run(_reminds(database, address, ahead))


async def _reminds(database: str, address: str, ahead: float) -> None:
    runs.AT_ONCE = 7  # so that one may die between two steps
    session = AiohttpSession(api=TelegramAPIServer.from_base(address))
    app = App(open_engine(database), Bot(TOKEN, session=session), Ahead(ahead))
    sending = asyncio.create_task(app.sender.run())
    while not sending.done():
        await app.look_what_is_due()
        await asyncio.sleep(LOOKS)


def run(database: str, address: str, clock: Fast, a_second: int, death: Death | None) -> None:
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    asyncio.run(_runs(database, address, clock, a_second, death))


async def _runs(database: str, address: str, clock: Fast, a_second: int, death: Death | None) -> None:
    """All of the bot; only that it is looked more often for what is due."""
    engine = open_engine(database)
    if death is not None:
        doom(engine, death)
    app = App(engine, Bot(TOKEN, session=Session(api=TelegramAPIServer.from_base(address))), clock)
    app.sender.pace.a_second = a_second
    running = asyncio.create_task(app.run())
    while not running.done():
        await app.look_what_is_due()
        await asyncio.sleep(LOOKS)

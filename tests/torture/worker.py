"""The bot itself in a process that is to be killed, by a clock that runs faster."""

from __future__ import annotations

import asyncio
import os
import time
from dataclasses import dataclass

from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer

from bot.app import App, SystemClock
from bot.session import Session
from db.engine import open_engine
from tests.torture.deaths import Death, doom

TOKEN = "1000:tilshi"
LOOKS = 0.02  # seconds between two looks at what is due


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
